"""The daily ping: one message a chat, on working days, about the deadlines that matter now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from core.calendar import Calendar
from core.tasks import IN_HAND, Task

DAILY = "daily"  # the ledger's kind
LAST_CALL = time(17, 0)
GRACE = timedelta(hours=1)
WEEK = 7


@dataclass(frozen=True)
class Ping:
    """What one chat is told, in order of urgency; each task once."""

    overdue: tuple[Task, ...] = ()
    today: tuple[Task, ...] = ()
    tomorrow: tuple[Task, ...] = ()
    this_week: tuple[Task, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, group.name) for group in fields(self))

    @property
    def tasks(self) -> tuple[Task, ...]:
        return (*self.overdue, *self.today, *self.tomorrow, *self.this_week)


def opens_at(now: datetime, ping_time: time) -> datetime:
    """When the day's pings are due."""
    return now.replace(hour=ping_time.hour, minute=ping_time.minute, second=0, microsecond=0)


def closes_at(now: datetime, ping_time: time) -> datetime:
    """Until when a late ping is worth sending: 17:00, or an hour for a city that pings later than that."""
    return max(datetime.combine(now.date(), LAST_CALL, now.tzinfo), opens_at(now, ping_time) + GRACE)


def ping_is_due(now: datetime, ping_time: time, calendar: Calendar) -> bool:
    """Whether `now` (in the city's zone) lies in the window of a working day; yesterday's ping is never sent."""
    return calendar.is_working_day(now.date()) and opens_at(now, ping_time) <= now < closes_at(now, ping_time)


def ping_of(tasks: Iterable[Task], today: date) -> Ping:
    """What to say on `today` of these tasks; a claim that waits for staff is not the agency's turn."""
    groups: dict[str, list[Task]] = {group.name: [] for group in fields(Ping)}
    for task in sorted(tasks, key=lambda task: (str(task.deadline), task.number, task.agency)):
        group = _group_of(task, today)
        if group:
            groups[group].append(task)
    return Ping(**{name: tuple(members) for name, members in groups.items()})


def _group_of(task: Task, today: date) -> str | None:
    days = task.days_left(today)
    if days is None or task.status not in IN_HAND or days > WEEK:
        return None
    return "overdue" if days < 0 else {0: "today", 1: "tomorrow"}.get(days, "this_week")
