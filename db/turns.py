"""Who writes into a SQLite file does so in turn, and shares the wait for the disk with who wrote just before.

A transaction is that of all who are waiting when it begins. Each has a savepoint of its own in it, fails alone and sees
what those before it did; none goes on before the commit that makes it safe.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


@dataclass
class _Shared:
    """A transaction; `commit` waits for its turn like a writer, behind those that may still join."""

    connection: AsyncConnection
    ending: AsyncExitStack
    undone: bool = False
    commit: asyncio.Task[None] = field(init=False)


class Turns:
    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._open: _Shared | None = None

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Ends when what was written is safe; raises what kept it from being so, the trouble of others too."""
        async with self._turn:
            shared = self._open or await self._begin()
            try:
                await shared.connection.exec_driver_sql("SAVEPOINT turn")
                try:
                    yield shared.connection
                except BaseException:
                    await shared.connection.exec_driver_sql("ROLLBACK TO turn")
                    raise
                finally:
                    await shared.connection.exec_driver_sql("RELEASE turn")
            except BaseException:
                if not await _is_open(shared.connection):  # a full disk, for one, undoes it all
                    shared.undone, self._open = True, None
                raise
        await asyncio.shield(shared.commit)

    async def _begin(self) -> _Shared:
        async with AsyncExitStack() as stack:
            connection = await stack.enter_async_context(self._engine.begin())
            self._open = shared = _Shared(connection, stack.pop_all())
        shared.commit = asyncio.create_task(self._commit(shared))
        return shared

    async def _commit(self, shared: _Shared) -> None:
        async with self._turn, shared.ending:
            if self._open is shared:
                self._open = None
            if shared.undone:
                raise OperationalError(None, None, Exception("undone with what somebody else wrote"))


async def _is_open(connection: AsyncConnection) -> bool:
    driver = (await connection.get_raw_connection()).driver_connection
    return driver is not None and driver.in_transaction
