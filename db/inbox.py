"""Updates as Telegram sent them: stored before they are confirmed, done once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Integer, bindparam, delete, exists, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from db.listed import is_among
from db.tables import WAITING, inbox

_MOST: BindParameter[int] = bindparam("most", type_=Integer)
_OLDEST = select(inbox.c.lane).where(WAITING, ~is_among(inbox.c.lane, "besides")).order_by(inbox.c.seq).limit(_MOST)
_THEIRS = (
    select(inbox.c.seq, inbox.c.update_id, inbox.c.lane, inbox.c.raw)
    .where(WAITING, is_among(inbox.c.lane, "lanes"))
    .order_by(inbox.c.seq)
    .limit(_MOST)
)
_BEFORE = inbox.alias()
_SETTLE = update(inbox).where(inbox.c.update_id == bindparam("which"), inbox.c.state == "new")
_SETTLE_FIRST = _SETTLE.where(
    ~exists().where(_BEFORE.c.state == "new", _BEFORE.c.lane == inbox.c.lane, _BEFORE.c.seq < inbox.c.seq)
)


class TakenOver(Exception):
    """Another process has handled the update, or is about to: nothing it led to here may be kept."""


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
        new = [
            {"update_id": update_id, "lane": lane, "raw": raw, "state": "new", "received_at": now}
            for update_id, lane, raw in updates
        ]
        await self._connection.execute(insert_or_ignore(self._connection, inbox), new)

    async def lanes(self, besides: Collection[int], limit: int) -> list[int]:
        """The lanes of the oldest updates not yet handled, `limit` of them, in other lanes than those."""
        oldest = await self._connection.execute(_OLDEST, {"besides": [*besides], "most": limit})
        return list(dict.fromkeys(oldest.scalars()))

    async def waiting(self, lanes: Collection[int], limit: int) -> list[Received]:
        """Updates of these lanes not yet handled, in the order they came."""
        theirs = await self._connection.execute(_THEIRS, {"lanes": [*lanes], "most": limit})
        return [Received(*row) for row in theirs]

    async def settle(self, update_id: int, state: str = "done", reason: str | None = None) -> bool:
        """It has been handled, or is put aside as `unreadable` or `failed` with its reason.

        False, and nothing changed, where that is not so any more or not yet: where several processes share the inbox
        another may have handled it, or have still to handle what came before it in its lane.
        """
        settled = _SETTLE_FIRST if self._connection.dialect.name == "postgresql" else _SETTLE
        values = {"which": update_id, "state": state, "reason": reason}
        return (await self._connection.execute(settled, values)).rowcount > 0

    async def finish(self, update_id: int, state: str = "done", reason: str | None = None) -> None:
        """Settles what has had its effect in this transaction. Raises TakenOver where that must not be."""
        if not await self.settle(update_id, state, reason):
            raise TakenOver(update_id)

    async def forget(self, before: datetime, limit: int) -> int:
        """Drops what was handled long ago, at most `limit`; how many. Telegram repeats nothing older than a day."""
        old = select(inbox.c.seq).where(inbox.c.state == "done", inbox.c.received_at < before).limit(limit)
        return (await self._connection.execute(delete(inbox).where(inbox.c.seq.in_(old)))).rowcount


def insert_or_ignore(connection: AsyncConnection, table: Any) -> Any:
    """An INSERT that leaves rows alone whose key is taken, in the dialect's own words."""
    return _insert_or_ignore(connection.dialect.name, table)


@cache
def _insert_or_ignore(kind: str, table: Any) -> Any:
    dialect = sqlite if kind == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()
