"""SQLite behind asyncio, where it is called.

aiosqlite runs every call in a thread of the connection's own. A statement here takes some microseconds, the way to a
thread and back ten times as long. Only what may have to wait goes there: for the disk, and for another process that
writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite

BEGIN_WRITING = "BEGIN IMMEDIATE"


class Connection(aiosqlite.Connection):
    """As SQLAlchemy's dialect uses one."""

    _writes = False
    _is_left = False  # the thread may still be at what nobody waits for any more

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self, self._conn.cursor())

    async def begin_writing(self) -> None:
        await self._in_thread(self._conn.execute, BEGIN_WRITING)
        self._writes = True

    async def commit(self) -> None:
        if self._writes:
            await self._in_thread(self._conn.commit)
            self._writes = False
        else:
            self._conn.commit()

    async def rollback(self) -> None:
        if self._is_left:
            await self._in_thread(self._conn.rollback)  # after that
        else:
            self._conn.rollback()
        self._writes = False

    async def _in_thread(self, work: Callable[..., Any], *arguments: Any) -> None:
        self._is_left = True
        await self._execute(work, *arguments)  # type: ignore[no-untyped-call]
        self._is_left = False


class Cursor:
    """SQLite's own, with the calls that SQLAlchemy awaits."""

    def __init__(self, connection: Connection, cursor: sqlite3.Cursor) -> None:
        self._connection = connection
        self._cursor = cursor

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)  # description, rowcount, lastrowid, arraysize

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        if statement == BEGIN_WRITING:
            await self._connection.begin_writing()
        else:
            self._cursor.execute(statement, parameters)

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        self._cursor.executemany(statement, parameters)

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        return self._cursor.fetchmany(size or self._cursor.arraysize)

    async def fetchone(self) -> Any:
        return self._cursor.fetchone()

    async def close(self) -> None:
        self._cursor.close()


def connector(path: str, busy_seconds: float) -> Callable[..., Connection]:
    """What SQLAlchemy opens connections with."""

    def connect(*_: Any, **__: Any) -> Connection:
        # Its own thread and the loop's use it in turn.
        connection = Connection(
            lambda: sqlite3.connect(path, timeout=busy_seconds, check_same_thread=False), iter_chunk_size=1
        )
        connection._thread.daemon = True  # a connection somebody forgot must not keep the program from ending
        return connection

    return connect
