"""A leader's morning brief: what changed, what turns red this week, what is worth a call, claimed against verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from core.calendar import Calendar
from core.queries import Period
from core.reading.values import Nature
from core.summary import Figures
from core.tasks import IN_HAND, Act, Part, Task

BRIEF = "brief"  # the ledger's kind
CALLS = 3
SUNDAY = 6
URGENCY = {Nature.VERY_URGENT: 0, Nature.URGENT: 1, Nature.SECRET: 2, Nature.ORDINARY: 3}

TOLD = (
    Act.GIVEN,
    Act.ACCEPTED,
    Act.REPORTED,
    Act.CLAIMED,
    Act.APPROVED,
    Act.APPROVED_ONGOING,
    Act.RETURNED,
    Act.OBSTACLE_REPORTED,
    Act.EXTENSION_GRANTED,
    Act.DECLINE_APPROVED,
    Act.CANCELLED,
)


@dataclass(frozen=True)
class Change:
    """A line of history as the brief tells it: which directive, whose task (None: all of it), what, by whom."""

    number: int
    agency: str | None
    act: Act
    at: datetime
    by_name: str


@dataclass(frozen=True)
class Brief:
    """`day`: the morning it is of; `since`: from when on changes count; `red`: how many turn red this week."""

    day: date
    since: datetime
    changes: tuple[Change, ...]
    red: int
    calls: tuple[Task, ...]
    figures: Figures

    def __bool__(self) -> bool:
        return bool(self.changes or self.red or self.figures.late or self.figures.claimed)


def window(day: date, at: time, zone: tzinfo, calendar: Calendar) -> tuple[datetime, datetime]:
    """From the brief of the working day before until that of `day`: what changed in it."""
    before = day - timedelta(days=1)
    while not calendar.is_working_day(before):
        before -= timedelta(days=1)
    return datetime.combine(before, at, zone), datetime.combine(day, at, zone)


def this_week(today: date) -> Period:
    """What is left of it, up to Sunday."""
    return Period(today, today + timedelta(days=SUNDAY - today.weekday()))


def brief_of(
    now: datetime, since: datetime, changes: Iterable[Change], tasks: Iterable[Task], counted: Figures
) -> Brief:
    """Of what happened since the brief before, and of all tasks that are open."""
    open_tasks = list(tasks)
    red = [task for task in open_tasks if turns_red(task, now)]
    return Brief(
        now.date(),
        since,
        tuple(change for change in changes if change.act in TOLD),
        len(red),
        worth_a_call([*red, *(task for task in open_tasks if task.is_late(now))], now.date()),
        counted,
    )


def turns_red(task: Task, now: datetime) -> bool:
    """Whether it will be late unless it is done by the end of this week."""
    return task.status in IN_HAND and task.deadline is not None and task.deadline.day in this_week(now.date())


def worth_a_call(tasks: Iterable[Task], today: date) -> tuple[Task, ...]:
    """Of three directives at most: the most overdue first, then who leads, what is urgent, what nobody reported on."""
    best: dict[int, Task] = {}
    for task in sorted(tasks, key=lambda task: _rank(task, today)):
        best.setdefault(task.number, task)
    return tuple(best.values())[:CALLS]


def _rank(task: Task, today: date) -> tuple[int, bool, int, bool, int, str]:
    days_left = task.days_left(today)
    assert days_left is not None
    reported = task.reported_at is not None
    return days_left, task.part is not Part.LEAD, URGENCY[task.nature], reported, task.number, task.agency
