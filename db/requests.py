"""What is asked about tasks and waits for an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.deadlines import Deadline
from core.people import Person
from core.requests import Blocked, Kind, Outcome, Request
from db.tables import requests

_OF_TASK = select(requests).where(requests.c.task_id == bindparam("task_id")).order_by(requests.c.id)


class Requests:
    def __init__(self, connection: AsyncConnection, now: datetime, *, locking: bool) -> None:
        self._connection = connection
        self._now = now
        self._locking = locking

    async def add(self, request: Request) -> Request:
        """Stores it; returns it with its id."""
        added = insert(requests).values(
            task_id=request.task_id,
            kind=request.kind,
            words=request.words,
            by_id=request.by.user_id,
            by_name=request.by.name,
            at=request.at,
            due_day=request.deadline.day if request.deadline else None,
            due_at=request.deadline.at if request.deadline else None,
            blocked=request.blocked,
            unblocker=request.unblocker,
            outcome=request.outcome,
        )
        return replace(request, id=(await self._connection.execute(added.returning(requests.c.id))).scalar_one())

    async def get(self, request_id: int) -> Request | None:
        """While it is being decided nobody else may decide it."""
        query = select(requests).where(requests.c.id == request_id)
        found = await self._all(query.with_for_update() if self._locking else query)
        return found[0] if found else None

    async def of_task(self, task_id: int) -> list[Request]:
        """All that was ever asked about a task, oldest first."""
        return [_request(row) for row in await self._connection.execute(_OF_TASK, {"task_id": task_id})]

    async def waiting(self, *kinds: Kind) -> list[Request]:
        """What waits for an answer, the longest first."""
        wanted = requests.c.outcome == Outcome.OPEN, requests.c.kind.in_(kinds)
        return await self._all(select(requests).where(*wanted).order_by(requests.c.at, requests.c.id))

    async def decide(self, request: Request, outcome: Outcome, by: Person) -> Request:
        decided = replace(request, outcome=outcome, decided_by=by, decided_at=self._now)
        await self._connection.execute(
            update(requests)
            .where(requests.c.id == request.id)
            .values(outcome=outcome, decided_by_id=by.user_id, decided_by_name=by.name, decided_at=self._now)
        )
        return decided

    async def _all(self, query: Select[Any]) -> list[Request]:
        return [_request(row) for row in await self._connection.execute(query)]


def _request(row: Any) -> Request:
    return Request(
        task_id=row.task_id,
        kind=Kind(row.kind),
        words=row.words,
        by=Person(row.by_id, row.by_name),
        at=row.at,
        deadline=Deadline(row.due_day, row.due_at) if row.due_day else None,
        blocked=Blocked(row.blocked) if row.blocked else None,
        unblocker=row.unblocker,
        outcome=Outcome(row.outcome),
        decided_by=Person(row.decided_by_id, row.decided_by_name) if row.decided_by_id else None,
        decided_at=row.decided_at,
        id=row.id,
    )
