"""The ledger: what has been said, so that it is said once. A line of a task names it in its kind: "leaders:31".

It also answers what the clock asks: for which tasks something is due that has no line yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, String, TextClause, cast, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.reading.values import Nature
from core.tasks import IN_HAND
from db.inbox import insert_or_ignore
from db.tables import NOT_ACCEPTED, STILL_OPEN, counters, directives, pings, tasks

NOBODY = Place(0)  # where a line stands of what no chat is pinged with


class Ledger:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    # -- what has been said --------------------------------------------------------------------------------------------

    async def enter(self, places: Iterable[Place], day: date, kind: str) -> list[Place]:
        """Writes the lines; returns the places that had none, each exactly once whoever asks."""
        entered = []
        for place in places:
            line = {"chat_id": place.chat_id, "thread_id": place.thread_id, "day": day, "kind": kind, "at": self._now}
            result = await self._connection.execute(insert_or_ignore(self._connection, pings).values(**line))
            if result.rowcount:
                entered.append(place)
        return entered

    async def differs(self, what: str, value: int) -> bool:
        """Whether it is another than when this was asked last."""
        await self._connection.execute(insert_or_ignore(self._connection, counters).values(name=what, value=-1))
        anew = update(counters).where(counters.c.name == what, counters.c.value != value).values(value=value)
        return (await self._connection.execute(anew)).rowcount > 0

    async def said(self, kinds: Collection[str]) -> dict[str, datetime]:
        """Which of these kinds have a line, wherever and on whatever day, and when the last was written."""
        query = select(pings.c.kind, func.max(pings.c.at)).where(pings.c.kind.in_(kinds)).group_by(pings.c.kind)
        return {row[0]: row[1] for row in await self._connection.execute(query)}

    # -- what is due ---------------------------------------------------------------------------------------------------

    async def late(self, kind: str, before: date) -> list[int]:
        """Tasks in the agencies' hands due before that day, without such a line for their deadline's day."""
        due = STILL_OPEN, tasks.c.status.in_(IN_HAND), tasks.c.due_day < before
        return await self._tasks(*due, ~_line(kind, pings.c.day == tasks.c.due_day))

    async def unaccepted(self, kind: str, given_before: datetime) -> list[int]:
        """Tasks that have waited since before that moment, without such a line."""
        return await self._tasks(NOT_ACCEPTED, tasks.c.since < given_before, ~_line(kind))

    async def waiting(self, nature: Nature | None = None) -> list[int]:
        """Tasks (of this nature) that wait to be accepted."""
        of_nature = exists().where(directives.c.id == tasks.c.directive_id, directives.c.nature == nature)
        return await self._tasks(NOT_ACCEPTED, *([of_nature] if nature else []))

    async def timed(self, first: date, last: date) -> list[int]:
        """Tasks in the agencies' hands that are due at a minute of these days."""
        between = tasks.c.due_day.between(first, last), tasks.c.due_at.is_not(None)
        return await self._tasks(STILL_OPEN, tasks.c.status.in_(IN_HAND), *between)

    async def _tasks(self, *which: ColumnElement[bool] | TextClause) -> list[int]:
        # Sorted here: asked for in order, SQLite would walk all tasks rather than the index of the few.
        return sorted((await self._connection.execute(select(tasks.c.id).where(*which))).scalars())


def _line(kind: str, *more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(pings.c.kind == literal(f"{kind}:") + cast(tasks.c.id, String), *more)
