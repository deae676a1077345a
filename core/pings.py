"""The daily ping: one message a chat, on its days, about the deadlines that matter now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from core.calendar import Calendar
from core.escalation import is_unaccepted
from core.milestones import Milestone
from core.rhythm import USUAL, Rhythm
from core.tasks import IN_HAND, Task

DAILY = "daily"  # the ledger's kind
LAST_CALL = time(17, 0)
GRACE = timedelta(hours=1)
WEEK = 7
LONGEST_BREAK = 21  # days without a working one; Lebaran with its collective leave takes eleven


@dataclass(frozen=True)
class Ping:
    """What one chat is told, in order of urgency; each task once. `early`: due on a free day, told before it."""

    overdue: tuple[Task, ...] = ()
    today: tuple[Task, ...] = ()
    early: tuple[Task, ...] = ()
    tomorrow: tuple[Task, ...] = ()
    this_week: tuple[Task, ...] = ()
    unaccepted: tuple[Task, ...] = ()
    milestones: tuple[Task, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.tasks)

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(task for group in fields(self) for task in getattr(self, group.name))


def opens_at(now: datetime, ping_time: time) -> datetime:
    """When the day's pings are due."""
    return now.replace(hour=ping_time.hour, minute=ping_time.minute, second=0, microsecond=0)


def closes_at(now: datetime, ping_time: time) -> datetime:
    """Until when a late ping is worth sending: 17:00, or an hour for a city that pings later than that."""
    return max(datetime.combine(now.date(), LAST_CALL, now.tzinfo), opens_at(now, ping_time) + GRACE)


def ping_is_due(now: datetime, ping_time: time, calendar: Calendar, rhythm: Rhythm = USUAL) -> bool:
    """Whether `now` (in the city's zone) lies in the window of a day of the chat's; yesterday's ping is never sent.

    `ping_time` is the city's, for a chat without a time of its own.
    """
    at = rhythm.at or ping_time
    return rhythm.pings_on(now.date(), calendar) and opens_at(now, at) <= now < closes_at(now, at)


def times_open(now: datetime) -> tuple[time, time]:
    """The first and the last time of day whose window may be open at `now`."""
    return (now - GRACE).time() if now.time() >= LAST_CALL else time.min, now.time()


def ping_of(
    tasks: Iterable[Task], now: datetime, calendar: Calendar, rhythm: Rhythm = USUAL, accept_within: int = 1
) -> Ping:
    """What to say at `now` of these tasks; a claim that waits for staff is not the agency's turn."""
    groups: dict[str, list[Task]] = {group.name: [] for group in fields(Ping)}
    for task in sorted(tasks, key=lambda task: (str(task.deadline), task.number, task.agency)):
        group = _group_of(task, now, calendar, rhythm)
        if group is None and is_unaccepted(task, now, calendar, accept_within):
            group = "unaccepted"
        if group is None and milestones_due(task, now.date(), calendar, rhythm):
            group = "milestones"
        if group:
            groups[group].append(task)
    return Ping(**{name: tuple(members) for name, members in groups.items()})


def _group_of(task: Task, now: datetime, calendar: Calendar, rhythm: Rhythm) -> str | None:
    days = task.days_left(now.date())
    if task.deadline is None or days is None or task.status not in IN_HAND:
        return None
    if days <= 0:
        return "overdue" if task.is_late(now) else "today"
    if is_told_early(task.deadline.day, now.date(), calendar, rhythm):
        return "early"
    if days > WEEK:
        return None
    return "tomorrow" if days == 1 else "this_week"


def milestones_due(task: Task, today: date, calendar: Calendar, rhythm: Rhythm = USUAL) -> tuple[Milestone, ...]:
    """Those to be told `today`: reached today or tomorrow, or on a free day before which nothing more is said."""
    if task.status not in IN_HAND:
        return ()
    soon = {today, today + timedelta(days=1)}
    return tuple(
        each for each in task.milestones if each.day in soon or is_told_early(each.day, today, calendar, rhythm)
    )


def is_told_early(day: date, today: date, calendar: Calendar, rhythm: Rhythm = USUAL) -> bool:
    """Whether what is due on a free `day` is to be told `today`, the chat's last day before it."""
    if calendar.is_working_day(day) or day <= today or (day - today).days > LONGEST_BREAK:
        return False
    between = (today + timedelta(days=n) for n in range(1, (day - today).days))
    return not any(rhythm.pings_on(each, calendar) for each in between)
