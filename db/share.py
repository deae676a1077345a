"""What this process has of the work when several share a database: which chats, and whether it leads.

On SQLite one process has it all, and holds a lock on a file beside the database: the system lets go of it whatever
ends the process. On PostgreSQL what a process has are advisory locks of one session. They end with the session, and
the session ends with the process: at once where it is killed, and after SILENCE where it is frozen, for the server
itself ends a session that says nothing. So whoever acts on what it has acts in that session, and finds out there
that it has lost it.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from math import ceil
from typing import IO, Any, Self

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import DATABASE_TROUBLE, Database

log = logging.getLogger(__name__)

BEAT, SILENCE = 2.0, 8.0  # seconds: how often a session speaks, how long it may be silent
GATHERING = 0.02  # seconds for something else to be said in the session, with which this goes along
LEADER, JOINED = "leader", "joined"
CHANNEL = "tuntas"
NAME = "tuntas share"  # by which the sessions are counted

_BEGIN = text(
    "SELECT set_config('application_name', :name, false), set_config('idle_session_timeout', :silence, false)"
)
_TAKE = text(
    "SELECT key FROM unnest(CAST(:keys AS text[])) AS key "
    "WHERE pg_try_advisory_lock(hashtextextended(key, 0)) LIMIT :limit"
)
_LET_GO = text("SELECT pg_advisory_unlock(hashtextextended(key, 0)) FROM unnest(CAST(:keys AS text[])) AS key")
_TELL = text("SELECT pg_notify(:channel, news) FROM unnest(CAST(:news AS text[])) AS news")
_COUNT = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name")


class Occupied(Exception):
    """Another process has this database, and SQLite takes one alone; the message names the file it holds."""


class Whole:
    """All of the work, for the one process on an SQLite file."""

    processes = 1
    patience: float | None = None  # seconds after which to look for what another has left behind: there is no other

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file: IO[bytes] | None = None

    async def __aenter__(self) -> Self:
        """Raises Occupied."""
        if self._database.path is not None:
            path = self._database.path.with_name(self._database.path.name + ".lock")
            try:
                self._file = path.open("ab")
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                await self.__aexit__()
                raise Occupied(str(path)) from error
            except OSError as error:  # where no file can be written, no database can
                raise OperationalError(None, None, error) from error
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    async def run(self) -> None:
        await asyncio.Event().wait()

    @asynccontextmanager
    async def session(self, *, reads_only: bool = False) -> AsyncIterator[AsyncConnection]:
        """A transaction for what takes, or acts on what was taken."""
        async with self._database.reading() if reads_only else self._database.writing() as connection:
            yield connection

    async def take(self, connection: AsyncConnection, keys: Sequence[str], limit: int, purpose: str = "") -> set[str]:
        """Those of the keys, at most `limit`, that this process has from now on, or had already for another purpose."""
        return set(keys[:limit])

    def part(self, of: int) -> int:
        """How many of so many are for this process, and the others for the others."""
        return ceil(of / self.processes)

    def let_go(self, key: str, purpose: str = "") -> None:
        """Others may have it, where it served no other purpose."""

    def tell(self, news: str) -> None:
        """The other processes may have something to do."""

    async def leads(self) -> bool:
        """Whether this process is the one that polls and ticks."""
        return True


class Share(Whole):
    """A part of the work, on PostgreSQL. `hear` is called with what other processes tell."""

    patience = 1.0

    def __init__(self, database: Database, hear: Callable[[str], None]) -> None:
        super().__init__(database)
        self._hear = hear
        self._turn = asyncio.Lock()
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        self._has: dict[str, set[str]] = {}  # key -> purposes
        self._leaving: set[str] = set()
        self._news: set[str] = set()
        self._due = asyncio.Event()
        self._next_beat = 0.0

    async def __aenter__(self) -> Self:
        self.tell(JOINED)  # the others take less of Telegram's pace
        await self._speak()
        return self

    async def __aexit__(self, *_: object) -> None:
        async with self._turn:
            await self._drop()

    async def run(self) -> None:
        """Keeps the session alive, leads where nobody does, and passes on what is new."""
        while True:
            self._due.clear()
            try:
                await self._speak()
            except DATABASE_TROUBLE as error:
                log.warning("session_lost error=%s", type(error).__name__)
                await asyncio.sleep(1)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(BEAT):
                    await self._due.wait()
                    await asyncio.sleep(GATHERING)

    async def _speak(self) -> None:
        if not self._news and not self._leaving and time.monotonic() < self._next_beat:
            return  # said meanwhile
        async with self.session() as connection:
            if time.monotonic() >= self._next_beat:
                self._next_beat = time.monotonic() + BEAT
                self.processes = (await connection.execute(_COUNT, {"name": NAME})).scalar_one()
                if LEADER not in self._has and await self.take(connection, [LEADER], 1):
                    log.info("leading processes=%d", self.processes)

    @asynccontextmanager
    async def session(self, *, reads_only: bool = False) -> AsyncIterator[AsyncConnection]:
        async with self._turn:
            try:
                if self._driver is not None and self._driver.is_closed():
                    await self._drop()
                connection = self._connection or await self._connect()
                async with connection.begin():
                    yield connection
                    await self._pass_on(connection)
            except BaseException:
                await self._drop()  # whatever it was: what was taken for it must not be kept
                raise

    async def _pass_on(self, connection: AsyncConnection) -> None:
        """What others may know and have, with what was to be said anyhow: a transaction of its own is rarely needed."""
        if self._news:
            news, self._news = sorted(self._news), set()
            await connection.execute(_TELL, {"channel": CHANNEL, "news": news})
        if self._leaving:
            leaving, self._leaving = sorted(self._leaving), set()
            for key in leaving:
                del self._has[key]
            await connection.execute(_LET_GO, {"keys": leaving})

    async def _connect(self) -> AsyncConnection:
        """One the pool had may have died with the server: what it says of that is trouble like any other."""
        connection = self._connection = await self._database.engine.connect()
        await connection.execute(_BEGIN, {"name": NAME, "silence": f"{SILENCE:.0f}s"})
        await connection.commit()
        self._driver = (await connection.get_raw_connection()).driver_connection
        try:
            await self._driver.add_listener(CHANNEL, self._heard)
        except Exception as error:  # by the driver's own names
            raise OperationalError("LISTEN", None, error) from error
        return connection

    async def _drop(self) -> None:
        connection, self._connection, self._driver = self._connection, None, None
        self._has, self._leaving = {}, set()
        if connection is not None:
            with contextlib.suppress(*DATABASE_TROUBLE):
                await connection.invalidate()  # with its settings and locks it is of no use to the pool
                await connection.close()

    def _heard(self, driver: Any, sender: int, channel: str, news: str) -> None:
        if sender == driver.get_server_pid():
            return
        if news == JOINED:
            self._next_beat = 0.0
            self._due.set()
        self._hear(news)

    async def take(self, connection: AsyncConnection, keys: Sequence[str], limit: int, purpose: str = "") -> set[str]:
        taken = set([key for key in keys if key in self._has][:limit])
        free = [key for key in keys if key not in self._has]
        if free and len(taken) < limit:
            rows = await connection.execute(_TAKE, {"keys": free, "limit": limit - len(taken)})
            taken.update(rows.scalars())
        for key in taken:
            self._has.setdefault(key, set()).add(purpose)
        self._leaving -= taken
        return taken

    def let_go(self, key: str, purpose: str = "") -> None:
        if key in self._has:
            self._has[key].discard(purpose)
            if not self._has[key]:
                self._leaving.add(key)
                self._due.set()

    def tell(self, news: str) -> None:
        if self.processes > 1 or news == JOINED:
            self._news.add(news)
            self._due.set()

    async def leads(self) -> bool:
        """Asks the session itself: a process that was frozen does not know that another leads by now."""
        if LEADER in self._has:
            with contextlib.suppress(*DATABASE_TROUBLE):
                async with self.session() as connection:
                    await connection.execute(text("SELECT 1"))
        return LEADER in self._has


def key_of(chat_id: int) -> str:
    """Of what comes from a chat and what goes to it: the process that has it answers at once what it handles."""
    return f"chat:{chat_id}"


def share_of(database: Database, hear: Callable[[str], None]) -> Whole:
    """What one process has of that database; to be entered before anything is done with it."""
    return Whole(database) if database.is_sqlite else Share(database, hear)
