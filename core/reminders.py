"""What is said about one task alone: two hours before its minute, and again while what is very urgent is not accepted.

Moments are in the city's zone.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from core.calendar import Calendar
from core.hours import QUIET_FROM, quiet_until, working_time
from core.reading.values import Nature
from core.tasks import IN_HAND, Status, Task

HOURS, URGENT = "hours", "urgent"  # the ledger's kinds begin with these
BEFORE = timedelta(hours=2)
EVENING = time(QUIET_FROM.hour - 1)
REPEAT_AFTER = timedelta(hours=2)  # working hours
MOST_REPEATS = 3


def hours_kind(task: Task) -> str:
    """The ledger's kind: another minute is another reminder."""
    return f"{HOURS}:{task.id}:{task.deadline}"


def urgent_kinds(task: Task) -> list[str]:
    """The ledger's kinds of all repeats, in order; given again, it begins again."""
    return [f"{URGENT}:{task.id}:{task.since:%Y%m%d%H%M}:{n}" for n in range(1, MOST_REPEATS + 1)]


def reminds_before(task: Task, now: datetime) -> bool:
    """Whether the reminder of a deadline with a minute is due: from two hours before until it has passed."""
    if task.deadline is None or task.deadline.at is None or task.status not in IN_HAND:
        return False
    last = task.deadline.moment(now.tzinfo)
    return reminder_at(last) <= now <= last


def reminder_at(last: datetime) -> datetime:
    """Two hours before `last`; where that is quiet, once it is quiet no more, or else the evening before."""
    at = last - BEFORE
    morning = quiet_until(at)
    if morning is None:
        return at
    if morning < last:
        return morning
    return datetime.combine(morning.date() - timedelta(days=1), EVENING, last.tzinfo)


def repeats(task: Task, told: int, last_told: datetime, now: datetime, calendar: Calendar) -> bool:
    """Whether a very urgent task nobody accepts is told again: two working hours after the last time, three times.

    `told`: repeats so far; `last_told`: the latest of them, or when it was given.
    """
    waits = task.nature is Nature.VERY_URGENT and task.status is Status.WAITING
    return waits and told < MOST_REPEATS and working_time(last_told, now, calendar) >= REPEAT_AFTER
