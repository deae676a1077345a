"""When a chat is pinged: at the city's time on working days, unless it has a time and weekdays of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from core.calendar import Calendar
from core.errors import Refusal
from core.hours import is_quiet

WORKING_WEEK = frozenset(range(5))  # Monday is 0
WHOLE_WEEK = frozenset(range(7))


class QuietTime(Refusal):
    """A ping cannot be wanted at a time at which phones must not ring."""

    def __init__(self, at: time) -> None:
        super().__init__(at)
        self.at = at


class NoDayLeft(Refusal):
    """A chat is pinged on one weekday at least."""


@dataclass(frozen=True)
class Rhythm:
    """`at` is None where the city's own time holds. Holidays are free whatever the weekdays say."""

    at: time | None = None
    days: frozenset[int] = WORKING_WEEK

    def pings_on(self, day: date, calendar: Calendar) -> bool:
        return day.weekday() in self.days and calendar.holiday(day) is None

    def moved_to(self, at: time | None) -> Rhythm:
        """At another time; None: the city's. Raises QuietTime."""
        if at is not None and is_quiet(at):
            raise QuietTime(at)
        return replace(self, at=at)

    def on(self, days: frozenset[int]) -> Rhythm:
        """On these weekdays. Raises NoDayLeft where there are none."""
        if not days & WHOLE_WEEK:
            raise NoDayLeft
        return replace(self, days=days & WHOLE_WEEK)

    def toggled(self, day: int) -> Rhythm:
        """One press on a weekday's button. Raises NoDayLeft on the last one."""
        return self.on(self.days ^ {day})


USUAL = Rhythm()
