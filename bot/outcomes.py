"""What became of what was sent, written into the outbox: what is there together in one transaction.

What takes time is the commit: while one is under way the next outcomes gather.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.clock import Clock
from db.engine import DATABASE_TROUBLE, Database
from db.outgoing import Outgoing
from db.share import Whole
from db.store import Store

log = logging.getLogger(__name__)

Settle = Callable[[Store], Awaitable[None]]
_Outcome = tuple[Outgoing, Settle]


class Outcomes:
    def __init__(self, database: Database, share: Whole, clock: Clock) -> None:
        self._database = database
        self._share = share
        self._clock = clock
        self._waiting: list[_Outcome] = []
        self._one_at_a_time = asyncio.Lock()

    async def write(self, row: Outgoing, settle: Settle) -> bool:
        """Returns when it is written, by this call or the one before; whether that led to something to be said."""
        self._waiting.append((row, settle))
        async with self._one_at_a_time:
            outcomes, self._waiting = self._waiting, []
            return bool(outcomes) and await self._write(outcomes)

    async def _write(self, outcomes: Sequence[_Outcome]) -> bool:
        """However long the database takes; a row left in `sending` would be repeated."""
        while True:
            try:
                async with self._database.writing() as connection:
                    return any([await self._settled(connection, row, settle) for row, settle in outcomes])
            except (*DATABASE_TROUBLE, MemoryError):
                log.exception("outcome_unwritten outbox_ids=%s", ",".join(str(row.id) for row, _ in outcomes))
                await asyncio.sleep(1)
            except Exception:
                if len(outcomes) == 1:
                    raise
                return await self._one_by_one(outcomes)

    async def _one_by_one(self, outcomes: Sequence[_Outcome]) -> bool:
        """What fails must fail alone."""
        written = await asyncio.gather(*(self._write([each]) for each in outcomes), return_exceptions=True)
        for error in written:
            if isinstance(error, BaseException):
                log.error("outcome_failed error=%r", error)
        return any(spoke is True for spoke in written)

    async def _settled(self, connection: AsyncConnection, row: Outgoing, settle: Settle) -> bool:
        store = Store(connection, self._clock(), f"sent/{row.id}/{row.attempts}")
        if self._share.patience and not await store.outbox.is_being_sent(row):
            log.warning("settled_by_another outbox_id=%d", row.id)  # this process was frozen meanwhile
        else:
            await settle(store)
        return store.outbox.spoke
