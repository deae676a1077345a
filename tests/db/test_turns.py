"""SQLite's writers share a transaction and its commit, and yet each has one of its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from tests.databases import url_of


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(url_of(tmp_path / "rows.db"))
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE rows (id INTEGER PRIMARY KEY, above INTEGER REFERENCES rows (id))"))
    yield database
    await database.close()


async def add(connection: AsyncConnection, number: int, above: int | None = None) -> None:
    await connection.execute(text("INSERT INTO rows VALUES (:id, :above)"), {"id": number, "above": above})


async def write(database: Database, number: int) -> None:
    async with database.writing() as connection:
        await add(connection, number)


async def kept(database: Database) -> Sequence[int]:
    async with database.reading() as connection:
        return (await connection.execute(text("SELECT id FROM rows ORDER BY id"))).scalars().all()


async def together(*writers: asyncio.Task[None] | object) -> list[type | None]:
    """What each of the writers, who are there at once, was told: None or the kind of error."""
    told = await asyncio.gather(*writers, return_exceptions=True)  # type: ignore[call-overload]
    return [type(each) if each is not None else None for each in told]


async def test_who_writes_at_the_same_time_waits_for_one_commit(database: Database) -> None:
    commits = 0

    @event.listens_for(database.engine.sync_engine, "commit")
    def count(connection: object) -> None:
        nonlocal commits
        commits += 1

    await asyncio.gather(*(write(database, number) for number in range(20)))
    assert await kept(database) == [*range(20)]
    assert commits < 4


async def test_who_fails_fails_alone_whatever_had_been_written(database: Database) -> None:
    async def fail() -> None:
        async with database.writing() as connection:
            await add(connection, 2)
            raise RuntimeError

    assert await together(write(database, 1), fail(), write(database, 3)) == [None, RuntimeError, None]
    assert await kept(database) == [1, 3]


async def test_who_gives_up_keeps_nobody_else_from_being_safe(database: Database) -> None:
    writers = [asyncio.create_task(write(database, number)) for number in (1, 2, 3)]
    await asyncio.sleep(0)
    writers[0].cancel()
    writers[2].cancel()
    assert (await together(*writers))[1] is None
    assert 2 in await kept(database)


async def test_nobody_is_told_that_is_safe_what_the_commit_refused(database: Database) -> None:
    async def leave_undone() -> None:
        async with database.writing() as connection:
            await connection.execute(text("PRAGMA defer_foreign_keys=ON"))
            await add(connection, 2, above=99)

    assert await together(write(database, 1), leave_undone(), write(database, 3)) == [IntegrityError] * 3
    assert await kept(database) == []
    await write(database, 4)
    assert await kept(database) == [4]


async def test_nobody_is_told_that_is_safe_what_sqlite_undid(database: Database) -> None:
    """As it does by itself where the disk is full."""

    async def full() -> None:
        async with database.writing() as connection:
            await connection.exec_driver_sql("ROLLBACK")
            raise OSError

    assert await together(write(database, 1), full(), write(database, 3)) == [OperationalError, OperationalError, None]
    assert await kept(database) == [3]
