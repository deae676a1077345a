"""Directives with their tasks, and the history of both."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, TextClause, bindparam, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.deadlines import Deadline
from core.directives import Directive, State
from core.meetings import Meeting
from core.milestones import Milestone
from core.people import Person
from core.queries import spoken
from core.reading.values import Doubt, Nature
from core.recurrence import Recurrence
from core.tasks import CLOSED, Act, Entry, Evidence, Part, Report, Status, Step, Task
from db.chain import Chain
from db.inbox import insert_or_ignore
from db.meetings import meeting_of
from db.tables import RECURS, STILL_OPEN, counters, directives, history, meetings, tallies, tasks

WITH_DIRECTIVE = select(
    tasks, directives.c.number, directives.c.action, directives.c.nature, directives.c.milestones
).join(directives, directives.c.id == tasks.c.directive_id)

_WHICH: BindParameter[int] = bindparam("which")
_BY_ID = select(directives).where(directives.c.id == _WHICH)
_BY_NUMBER = select(directives).where(directives.c.number == _WHICH)
_BY_TASK = select(directives).where(
    directives.c.id == select(tasks.c.directive_id).where(tasks.c.id == _WHICH).scalar_subquery()
)
_ITS_TASKS = WITH_DIRECTIVE.where(tasks.c.directive_id == bindparam("directive")).order_by(tasks.c.id)
_STEP = update(tasks).where(tasks.c.id == _WHICH)


class Directives:
    def __init__(self, connection: AsyncConnection, now: datetime, *, locking: bool) -> None:
        self._connection = connection
        self._now = now
        self._locking = locking

    # -- one directive -------------------------------------------------------------------------------------------------

    async def get(self, directive_id: int) -> Directive | None:
        """A directive or draft with its tasks; while it is being changed nobody else may change it."""
        return await self._one(_BY_ID, directive_id)

    async def numbered(self, number: int) -> Directive | None:
        """#27"""
        return await self._one(_BY_NUMBER, number)

    async def of_task(self, task_id: int) -> Directive | None:
        """The directive a task belongs to."""
        return await self._one(_BY_TASK, task_id)

    async def _one(self, query: Select[Any], which: int) -> Directive | None:
        row = (await self._connection.execute(_locking(query) if self._locking else query, {"which": which})).first()
        if row is None:
            return None
        theirs = await self._connection.execute(_ITS_TASKS, {"directive": row.id})
        its_tasks = tuple(task_of(each) for each in theirs)
        return _directive(row, its_tasks, await self._meeting(row.meeting_id))

    async def _meeting(self, meeting_id: int | None) -> Meeting | None:
        if meeting_id is None:
            return None
        return meeting_of((await self._connection.execute(select(meetings).where(meetings.c.id == meeting_id))).one())

    async def of_meeting(self, meeting: Meeting) -> list[Directive]:
        """All that was read in its minutes, in order, without their tasks."""
        query = select(directives).where(directives.c.meeting_id == meeting.id).order_by(directives.c.id)
        return [_directive(row, (), meeting) for row in await self._connection.execute(query)]

    async def new_tasks(self, meeting: Meeting) -> list[Task]:
        """Of a meeting's directives: what is not yet accepted, and its agencies have had no list of."""
        theirs = WITH_DIRECTIVE.where(directives.c.meeting_id == meeting.id, tasks.c.status == Status.WAITING)
        return await self._tasks(theirs.where(directives.c.number > meeting.told_up_to))

    async def coming_again(self, today: date) -> list[int]:
        """The ids of recurring directives whose next tasks are to be made."""
        due = RECURS, directives.c.next_day <= today
        query = select(directives.c.id).where(*due).order_by(directives.c.next_day, directives.c.id)
        return list((await self._connection.execute(query)).scalars())

    async def add(self, draft: Directive) -> Directive:
        """Stores a draft; returns it with its id."""
        added = insert(directives).values(**_columns(draft)).returning(directives.c.id)
        return replace(draft, id=(await self._connection.execute(added)).scalar_one())

    async def save(self, directive: Directive) -> None:
        """Stores what has become of it; its tasks are saved by steps."""
        query = update(directives).where(directives.c.id == directive.id)
        await self._connection.execute(query.values(**_columns(directive)))

    async def next_number(self) -> int:
        """The next free number; given once, without gaps."""
        counter = counters.c.name == "directive"
        await self._connection.execute(insert_or_ignore(self._connection, counters).values(name="directive", value=0))
        raised = update(counters).where(counter).values(value=counters.c.value + 1).returning(counters.c.value)
        return int((await self._connection.execute(raised)).scalar_one())

    async def add_task(self, directive: Directive, agency: str, part: Part, by: Person) -> Task:
        """A task for one agency, waiting to be accepted, with its line of history."""
        values = {
            "directive_id": directive.id,
            "agency": agency,
            "part": part,
            "status": Status.WAITING,
            "since": self._now,
            "by_id": by.user_id,
            "by_name": by.name,
            **_due(directive.deadline, "due"),
        }
        added = insert(tasks).values(**values).returning(tasks.c.id)
        task_id = (await self._connection.execute(added)).scalar_one()
        await self.record(directive.id, Entry(Act.ASSIGNED, by, self._now, task_id=task_id, agency=agency))
        row = (await self._connection.execute(WITH_DIRECTIVE.where(tasks.c.id == task_id))).one()
        return task_of(row)

    async def step(self, step: Step) -> None:
        """The task as a rule has left it, with the line of history that tells it."""
        task = step.task
        values = {
            "part": task.part,
            "status": task.status,
            "since": task.since,
            "by_id": task.by_id,
            "by_name": task.by_name,
            "percent": task.percent,
            "accepted_at": task.accepted_at,
            "reported_at": task.reported_at,
            "slips": task.slips,
            **_due(task.deadline, "due"),
        }
        await self._connection.execute(_STEP, {"which": task.id, **values})
        if task.status in CLOSED:
            await self._tally(task)
        await self.record(task.directive_id, step.entry)

    async def _tally(self, task: Task) -> None:
        """One more closed task of its agency; no step leads out of a closed status."""
        key = {"agency": task.agency, "status": task.status}
        await self._connection.execute(insert_or_ignore(self._connection, tallies).values(**key, n=0))
        raised = update(tallies).where(*(tallies.c[name] == value for name, value in key.items()))
        await self._connection.execute(raised.values(n=tallies.c.n + 1))

    async def record(self, directive_id: int, entry: Entry) -> None:
        """One line of history."""
        await Chain(self._connection).append(
            {
                "directive_id": directive_id,
                "task_id": entry.task_id,
                "agency": entry.agency,
                "act": entry.act,
                "by_id": entry.by.user_id,
                "by_name": entry.by.name,
                "at": entry.at,
                "words": entry.report.words,
                "percent": entry.report.percent,
                "evidence": [asdict(piece) for piece in entry.report.evidence],
                **_due(entry.deadline, "due"),
            }
        )

    # -- history -------------------------------------------------------------------------------------------------------

    async def history(self, directive_id: int) -> list[Entry]:
        """Everything that happened to it, oldest first."""
        query = select(history).where(history.c.directive_id == directive_id).order_by(history.c.id)
        return [_entry(row) for row in await self._connection.execute(query)]

    async def latest(self, task_id: int, *acts: Act) -> Entry | None:
        """The last line of a task that tells one of these acts."""
        query = select(history).where(history.c.task_id == task_id, history.c.act.in_(acts))
        row = (await self._connection.execute(query.order_by(history.c.id.desc()).limit(1))).first()
        return _entry(row) if row else None

    async def evidence(self, task_id: int) -> list[Evidence]:
        """All evidence given for a task, oldest first."""
        query = select(history.c.evidence).where(history.c.task_id == task_id).order_by(history.c.id)
        kept = (await self._connection.execute(query)).scalars()
        return [Evidence(**piece) for pieces in kept for piece in pieces]

    # -- many tasks ----------------------------------------------------------------------------------------------------

    async def open_tasks(self, agencies: Collection[str] | None = None, due_by: date | None = None) -> list[Task]:
        """Open tasks (of these agencies) by deadline, those without one last; with `due_by` only those due by then."""
        wanted: list[ColumnElement[bool] | TextClause] = [STILL_OPEN]
        if agencies is not None:
            wanted.append(tasks.c.agency.in_(agencies))
        if due_by is not None:
            wanted.append(tasks.c.due_day <= due_by)
        return await self._tasks(WITH_DIRECTIVE.where(*wanted))

    async def claimed(self) -> list[Task]:
        """Claims that wait for staff, the longest first."""
        query = WITH_DIRECTIVE.where(tasks.c.status == Status.CLAIMED).order_by(tasks.c.since)
        return [task_of(row) for row in await self._connection.execute(query)]

    async def open_by_id(self, task_ids: Collection[int]) -> list[Task]:
        return await self._tasks(WITH_DIRECTIVE.where(STILL_OPEN, tasks.c.id.in_(task_ids)))

    async def open_by_number(self, numbers: Collection[int]) -> list[Task]:
        return await self._tasks(WITH_DIRECTIVE.where(STILL_OPEN, directives.c.number.in_(numbers)))

    async def _tasks(self, query: Select[Any]) -> list[Task]:
        dated = case((tasks.c.due_day.is_(None), 1), else_=0)
        ordered = query.order_by(dated, tasks.c.due_day, directives.c.number, tasks.c.id)
        return [task_of(row) for row in await self._connection.execute(ordered)]

    async def open_counts(self) -> dict[str, int]:
        """Open tasks by agency."""
        query = select(tasks.c.agency, func.count().label("open")).where(STILL_OPEN).group_by(tasks.c.agency)
        return {row.agency: row.open for row in await self._connection.execute(query)}


@cache
def _locking(query: Select[Any]) -> Select[Any]:
    return query.with_for_update()


# -- rows <-> values ---------------------------------------------------------------------------------------------------


def _due(deadline: Deadline | None, prefix: str) -> dict[str, Any]:
    return {f"{prefix}_day": deadline.day if deadline else None, f"{prefix}_at": deadline.at if deadline else None}


def _deadline(day: date | None, at: Any) -> Deadline | None:
    return Deadline(day, at) if day else None


def _columns(directive: Directive) -> dict[str, Any]:
    return {
        "number": directive.number,
        "state": directive.state,
        "text": directive.text,
        "action": directive.action,
        "words": " ".join(spoken(f"{directive.action} {directive.text}")),
        "nature": directive.nature,
        "lead": list(directive.lead),
        "support": list(directive.support),
        "doubts": list(directive.doubts),
        "proposals": list(directive.proposals),
        "meeting_id": directive.meeting.id if directive.meeting else None,
        **_due(directive.deadline, "due"),
        "due_reason": directive.deadline_reason,
        **_due(directive.original_deadline, "original"),
        "milestones": [[each.words, each.day.isoformat()] for each in directive.milestones],
        "recurs": str(directive.recurrence) if directive.recurrence else None,
        "next_day": directive.next_day if directive.state is State.SAVED else None,
        "giver_id": directive.giver.user_id,
        "giver_name": directive.giver.name,
        "said_at": directive.said_at,
        "chat_id": directive.place.chat_id,
        "thread_id": directive.place.thread_id,
        "split_from": directive.split_from,
    }


def _directive(row: Any, its_tasks: Sequence[Task], meeting: Meeting | None) -> Directive:
    return Directive(
        text=row.text,
        action=row.action,
        giver=Person(row.giver_id, row.giver_name),
        said_at=row.said_at,
        place=Place(row.chat_id, row.thread_id),
        lead=tuple(row.lead),
        support=tuple(row.support),
        deadline=_deadline(row.due_day, row.due_at),
        deadline_reason=row.due_reason,
        original_deadline=_deadline(row.original_day, row.original_at),
        milestones=_milestones(row.milestones),
        recurrence=Recurrence.parse(row.recurs) if row.recurs else None,
        next_day=row.next_day,
        nature=Nature(row.nature),
        doubts=tuple(Doubt(doubt) for doubt in row.doubts),
        proposals=tuple(row.proposals),
        meeting=meeting,
        state=State(row.state),
        id=row.id,
        number=row.number,
        split_from=row.split_from,
        tasks=tuple(its_tasks),
    )


def task_of(row: Any) -> Task:
    return Task(
        id=row.id,
        directive_id=row.directive_id,
        number=row.number,
        agency=row.agency,
        part=Part(row.part),
        status=Status(row.status),
        since=row.since,
        by_id=row.by_id,
        by_name=row.by_name,
        deadline=_deadline(row.due_day, row.due_at),
        percent=row.percent,
        accepted_at=row.accepted_at,
        reported_at=row.reported_at,
        slips=row.slips,
        action=row.action,
        nature=Nature(row.nature),
        milestones=_milestones(row.milestones),
    )


def _milestones(kept: list[list[str]]) -> tuple[Milestone, ...]:
    return tuple(Milestone(words, date.fromisoformat(day)) for words, day in kept)


def _entry(row: Any) -> Entry:
    return Entry(
        act=Act(row.act),
        by=Person(row.by_id, row.by_name),
        at=row.at,
        report=Report(row.words, row.percent, tuple(Evidence(**piece) for piece in row.evidence)),
        task_id=row.task_id,
        agency=row.agency,
        deadline=_deadline(row.due_day, row.due_at),
    )
