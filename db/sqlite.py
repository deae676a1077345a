"""SQLite behind asyncio in one trip a statement.

aiosqlite runs every call in a thread of the connection's own, and as it comes goes there four times for a statement:
to make a cursor, execute, fetch and close. That was most of what a transaction took.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite

CHUNK = 500  # rows; a longer answer is fetched as it is read


class Connection(aiosqlite.Connection):
    """As SQLAlchemy's dialect uses one; `cursor` alone is another."""

    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def run(self, work: Callable[..., Any], *arguments: Any) -> Any:
        """Calls it in the connection's thread."""
        return await self._execute(work, *arguments)  # type: ignore[no-untyped-call]

    def open(self) -> sqlite3.Cursor:
        """In the connection's thread."""
        return self._conn.cursor()


class Cursor:
    """One statement's; it holds the first rows from the moment it was executed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cursor: sqlite3.Cursor | None = None  # while there is more to fetch
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._connection.run(self._execute, statement, parameters)

    def _execute(self, statement: str, parameters: Sequence[Any]) -> None:
        cursor = self._connection.open()
        cursor.execute(statement, parameters)
        self._rows = cursor.fetchmany(CHUNK) if cursor.description else []
        self._tell(cursor)
        if len(self._rows) == CHUNK:
            self._cursor = cursor
        else:
            cursor.close()

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        await self._connection.run(self._executemany, statement, parameters)

    def _executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> None:
        cursor = self._connection.open()
        cursor.executemany(statement, parameters)
        self._tell(cursor)
        cursor.close()

    def _tell(self, cursor: sqlite3.Cursor) -> None:
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid

    async def fetchall(self) -> list[Any]:
        rest = await self._connection.run(self._cursor.fetchall) if self._cursor else []
        rows, self._rows = self._rows + rest, []
        return rows

    async def fetchmany(self, size: int | None = None) -> list[Any]:
        wanted = size or self.arraysize
        if self._cursor and len(self._rows) < wanted:
            self._rows += await self._connection.run(self._cursor.fetchmany, max(wanted, CHUNK))
        rows, self._rows = self._rows[:wanted], self._rows[wanted:]
        return rows

    async def fetchone(self) -> Any:
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def close(self) -> None:
        cursor, self._cursor = self._cursor, None
        if cursor:
            await self._connection.run(cursor.close)


def connector(path: str, busy_seconds: float) -> Callable[..., Connection]:
    """What SQLAlchemy opens connections with."""

    def connect(*_: Any, **__: Any) -> Connection:
        connection = Connection(lambda: sqlite3.connect(path, timeout=busy_seconds), iter_chunk_size=CHUNK)
        connection._thread.daemon = True  # a connection somebody forgot must not keep the program from ending
        return connection

    return connect
