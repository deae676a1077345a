"""A directive that comes again: every Monday, every 5th, every month's end."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

MONTH_END = 31


@dataclass(frozen=True)
class Recurrence:
    """`weekday` 0-6 from Monday, or `day` 1-31 of the month; a day the month lacks is its last."""

    weekday: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Recurrence:
        """From "weekday:0" or "day:5", as `str` gives it."""
        kind, _, number = text.partition(":")
        return cls(**{kind: int(number)})

    def __str__(self) -> str:
        return f"weekday:{self.weekday}" if self.weekday is not None else f"day:{self.day}"

    def next_after(self, day: date) -> date:
        """The first such day strictly after `day`."""
        if self.weekday is not None:
            return day + timedelta(days=(self.weekday - day.weekday() - 1) % 7 + 1)
        this_month = self._in_month(day.year, day.month)
        if this_month > day:
            return this_month
        following = date(day.year, day.month, 1) + timedelta(days=32)
        return self._in_month(following.year, following.month)

    def _in_month(self, year: int, month: int) -> date:
        return date(year, month, min(self.day or 1, months.monthrange(year, month)[1]))
