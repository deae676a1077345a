"""Updates as Telegram sent them: stored before they are confirmed, done once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import inbox


@dataclass(frozen=True)
class Received:
    """An update in the inbox; `lane` is what is handled in order."""

    seq: int
    update_id: int
    lane: int
    raw: dict[str, Any]


class Inbox:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(self, updates: Sequence[tuple[int, int, Any]], now: datetime) -> None:
        """(update_id, lane, raw) each; an update_id that is there already changes nothing."""
        if not updates:
            return
        rows = [
            {"update_id": update_id, "lane": lane, "raw": raw, "state": "new", "received_at": now}
            for update_id, lane, raw in updates
        ]
        await self._connection.execute(insert_or_ignore(self._connection, inbox).values(rows))

    async def waiting(self, after: int, limit: int) -> list[Received]:
        """Updates not yet handled, in the order they came, beyond `after`."""
        query = (
            select(inbox.c.seq, inbox.c.update_id, inbox.c.lane, inbox.c.raw)
            .where(inbox.c.state == "new", inbox.c.seq > after)
            .order_by(inbox.c.seq)
            .limit(limit)
        )
        return [Received(*row) for row in await self._connection.execute(query)]

    async def settle(self, update_id: int, state: str = "done", reason: str | None = None) -> None:
        """It has been handled, or is put aside as `unreadable` or `failed` with its reason."""
        query = update(inbox).where(inbox.c.update_id == update_id, inbox.c.state == "new")
        await self._connection.execute(query.values(state=state, reason=reason))

    async def forget(self, before: datetime) -> None:
        """Drops what was handled long ago; Telegram repeats nothing older than a day."""
        await self._connection.execute(delete(inbox).where(inbox.c.state == "done", inbox.c.received_at < before))


def insert_or_ignore(connection: AsyncConnection, table: Any) -> Any:
    """An INSERT that leaves rows alone whose key is taken, in the dialect's own words."""
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()
