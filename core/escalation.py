"""Who else is told when a task is not accepted, or late for long: staff, the leaders, the mayor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from core.calendar import Calendar
from core.tasks import IN_HAND, Status, Task


class Level(StrEnum):
    """The ledger's kinds begin with these."""

    LEADERS = "leaders"  # asisten, sekda
    MAYOR = "mayor"


UNACCEPTED = "unaccepted"  # the ledger's kind for what staff are told


@dataclass(frozen=True)
class Patience:
    """Working days: within how many a task is to be accepted, and after how many late ones whose turn it is."""

    accept: int = 1
    leaders: int = 3
    mayor: int = 7

    def days(self, level: Level) -> int:
        return self.leaders if level is Level.LEADERS else self.mayor


def working_days_late(task: Task, today: date, calendar: Calendar) -> int:
    """Working days since the deadline's day; 0 for what is not late or waits for staff."""
    if task.deadline is None or task.status not in IN_HAND:
        return 0
    return calendar.working_days_between(task.deadline.day, today)


def level_of(task: Task, today: date, calendar: Calendar, patience: Patience) -> Level | None:
    """The highest level it has reached: late by more working days than that level's."""
    late = working_days_late(task, today, calendar)
    if late > patience.mayor:
        return Level.MAYOR
    return Level.LEADERS if late > patience.leaders else None


def late_before(level: Level, today: date, calendar: Calendar, patience: Patience) -> date:
    """What is in the agencies' hands and due before that day has reached the level, and nothing else."""
    return calendar.count_back(today, patience.days(level) + 1)


def accept_by(task: Task, zone: tzinfo, calendar: Calendar, within: int) -> datetime:
    """Until when it is to be accepted: the same time of day, so many working days after it was given."""
    given = task.since.astimezone(zone)
    return given + timedelta(days=(calendar.add_working_days(given.date(), within) - given.date()).days)


def is_unaccepted(task: Task, now: datetime, calendar: Calendar, within: int) -> bool:
    """Whether nobody has accepted it in time; `now` is in the city's zone."""
    return task.status is Status.WAITING and accept_by(task, _zone(now), calendar, within) <= now


def _zone(now: datetime) -> tzinfo:
    assert now.tzinfo is not None
    return now.tzinfo
