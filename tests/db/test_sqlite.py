"""SQLite where it is called: the rows the driver's own gives, and nothing but the caller waits for another process."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from tests.databases import url_of

ROWS = (0, 1, 2500)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rows.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    database = Database(url_of(file))
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE rows (id INTEGER PRIMARY KEY, told TEXT UNIQUE)"))
    yield database
    await database.close()


@pytest.fixture
async def connection(database: Database) -> AsyncIterator[AsyncConnection]:
    async with database.writing() as connection:
        yield connection


@pytest.fixture
def other(file: Path, database: Database) -> Iterator[sqlite3.Connection]:
    """What another process has of the file; it does not wait."""
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        yield other


async def fill(connection: AsyncConnection, count: int) -> None:
    if count:
        await connection.execute(
            text("INSERT INTO rows (told) VALUES (:told)"), [{"told": f"{n}"} for n in range(count)]
        )


async def write(database: Database) -> None:
    async with database.writing() as connection:
        await fill(connection, 1)


async def told(database: Database) -> list[str]:
    async with database.reading() as connection:
        return list((await connection.execute(text("SELECT told FROM rows ORDER BY id"))).scalars())


@pytest.mark.parametrize("count", ROWS)
async def test_all_rows_come_however_many_there_are(connection: AsyncConnection, count: int) -> None:
    await fill(connection, count)
    found = (await connection.execute(text("SELECT told FROM rows ORDER BY id"))).scalars().all()
    assert found == [str(n) for n in range(count)]


@pytest.mark.parametrize("count", ROWS)
async def test_a_stream_gives_them_in_order_too(connection: AsyncConnection, count: int) -> None:
    await fill(connection, count)
    async with connection.stream(text("SELECT told FROM rows ORDER BY id")) as stream:
        assert [row.told async for row in stream] == [str(n) for n in range(count)]


async def test_an_answer_half_read_holds_nothing_up(connection: AsyncConnection) -> None:
    await fill(connection, 2500)
    found = await connection.stream(text("SELECT told FROM rows ORDER BY id"))
    assert (await found.first()) == ("0",)
    assert (await connection.execute(text("DELETE FROM rows"))).rowcount == 2500


async def test_what_the_database_refuses_is_refused(connection: AsyncConnection) -> None:
    await fill(connection, 1)
    with pytest.raises(IntegrityError):
        await connection.execute(text("INSERT INTO rows (told) VALUES ('0')"))
    assert (await connection.execute(text("INSERT INTO rows (told) VALUES ('1') RETURNING id"))).scalar_one() == 2


async def test_all_else_goes_on_while_another_process_writes(database: Database, other: sqlite3.Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(write(database))
    await asyncio.sleep(0.05)  # would wait as long as the writer, were it in this thread that SQLite waits
    assert not writing.done()
    assert await told(database) == []
    other.execute("COMMIT")
    await writing
    assert await told(database) == ["0"]


async def test_who_gives_up_waiting_does_not_write_later(database: Database, other: sqlite3.Connection) -> None:
    other.execute("BEGIN IMMEDIATE")
    writing = asyncio.create_task(write(database))
    await asyncio.sleep(0.05)
    writing.cancel()
    await asyncio.sleep(0.05)
    other.execute("COMMIT")
    with pytest.raises(asyncio.CancelledError):
        await writing
    other.execute("BEGIN IMMEDIATE")  # nobody holds the lock
    other.execute("ROLLBACK")
    assert await told(database) == []
    await write(database)
    assert await told(database) == ["0"]
