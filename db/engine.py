"""The engine for SQLite or PostgreSQL, and its transactions."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, ExceptionContext, event, make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from db.sqlite import BEGIN_WRITING, connector
from db.turns import Turns

DRIVERS = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg", "postgres": "postgresql+asyncpg"}
BUSY_SECONDS = 30.0
PAGES_KB = 512  # that each connection of SQLite keeps: beyond them the machine has them, some microseconds away
OLDEST = 14  # PostgreSQL that ends a session which says nothing (db.share)
FROZEN_SECONDS = 10  # after which PostgreSQL undoes the transaction of a program that has stopped in its midst
# How SQLSTATEs begin: connection, a server that may only be read (as yet), rollback (deadlocks), resources, locks, an
# operator's doing, the system.
PASSING = ("08", "25006", "40", "53", "55", "57", "58")
DATABASE_TROUBLE = (OperationalError, InterfaceError, PoolTimeout)  # locked, full, gone: the same may work later


class Database:
    """Opens transactions. SQLite's writers lock at BEGIN: a reader that turns writer would be refused at once."""

    def __init__(self, url: str) -> None:
        parsed = with_driver(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        self.path = Path(parsed.database or "") if self.is_sqlite else None  # where SQLite keeps it
        self.engine = _sqlite(parsed) if self.is_sqlite else _postgresql(parsed)
        # SQLite's own waiting is a guess at when to look again: who writes one transaction after the other never let
        # anybody else in.
        self._write = Turns(self.engine).writing if self.is_sqlite else self.engine.begin
        view = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._readers = self.engine.execution_options(reads_only=True, **view)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """What is written stands or falls together: safe when the block has ended, undone by any exception in it."""
        async with self._write() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One consistent view that waits for no writer."""
        async with self._readers.begin() as connection:
            yield connection

    async def close(self) -> None:
        await self.engine.dispose()


def told_by(trouble: BaseException) -> str:
    """What the database itself says of its trouble: no statement, and nobody's words."""
    return str(getattr(trouble, "orig", None) or trouble)


def with_driver(url: str) -> URL:
    """A plain URL with the driver the program uses; ValueError for what is neither an SQLite file nor PostgreSQL."""
    parsed = make_url(url)
    driver = DRIVERS.get(parsed.get_backend_name())
    if driver is None:
        raise ValueError(f"sqlite or postgresql, not {parsed.get_backend_name()}")
    if parsed.get_backend_name() == "sqlite" and parsed.database in (None, "", ":memory:"):
        raise ValueError("a file, for what is only in memory is lost with the program")
    return parsed.set(drivername=driver)


def _postgresql(url: URL) -> AsyncEngine:
    settings = {"idle_in_transaction_session_timeout": f"{FROZEN_SECONDS}s"}
    engine = create_async_engine(url, pool_size=10, connect_args={"server_settings": settings})

    @event.listens_for(engine.sync_engine, "do_connect")
    def connect(dialect: Any, record: object, arguments: Any, parameters: Any) -> Any:
        try:
            connection = dialect.connect(*arguments, **parameters)
        except (OSError, dialect.dbapi.Error) as error:  # by their own names: no server, no such database, no entry
            raise dialect.dbapi.OperationalError(str(error), error) from error
        if (found := connection.driver_connection.get_server_version().major) < OLDEST:
            connection.terminate()
            raise dialect.dbapi.OperationalError(f"this is PostgreSQL {found}, and {OLDEST} or later is needed", None)
        return connection

    @event.listens_for(engine.sync_engine, "handle_error")
    def name_trouble(context: ExceptionContext) -> None:
        """The driver calls a deadlock, a full disk and a server that shuts down by no name of the standard's.

        In a connection that was ended while the program was frozen it no longer finds its way at all.
        """
        error = context.original_exception
        passing = (getattr(error, "sqlstate", None) or "").startswith(PASSING)
        lost = isinstance(error, context.dialect.loaded_dbapi.InternalClientError)
        if passing or lost:
            context.is_disconnect |= lost
            raise OperationalError(context.statement, context.parameters, error) from error

    return engine


def _sqlite(url: URL) -> AsyncEngine:
    assert url.database
    try:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperationalError(None, None, error) from error
    # The last connection that was used is taken, for its pages are there. Who finds none free waits some microseconds
    # for one, and opens none to be closed again, with its thread.
    connect = connector(url.database, BUSY_SECONDS)
    engine = create_async_engine(url, async_creator=connect, pool_use_lifo=True, max_overflow=0)

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, record: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{PAGES_KB}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Connection) -> None:
        reads_only = connection.get_execution_options().get("reads_only")
        connection.exec_driver_sql("BEGIN" if reads_only else BEGIN_WRITING)

    return engine
