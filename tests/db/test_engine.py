"""One transaction at a time writes, and what it wrote is never lost."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from sqlalchemy import event, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, OperationalError

from db import engine
from db.engine import DATABASE_TROUBLE, FROZEN_SECONDS, Database, told_by, with_driver
from db.tables import counters


async def _raise_by_one(database: Database) -> None:
    """Reads and locks, thinks, writes: without the lock, or where a reader turns writer, updates are lost."""
    async with database.writing() as connection:
        value = (await connection.execute(select(counters.c.value).with_for_update())).scalar_one()
        await asyncio.sleep(0)
        await connection.execute(update(counters).values(value=value + 1))


async def _value(database: Database) -> int:
    async with database.reading() as connection:
        return int((await connection.execute(select(counters.c.value))).scalar_one())


@pytest.fixture
async def counting(database: Database) -> Database:
    async with database.writing() as connection:
        await connection.execute(insert(counters).values(name="x", value=0))
    return database


async def test_forty_transactions_that_read_and_then_write_lose_nothing(counting: Database) -> None:
    await asyncio.gather(*(_raise_by_one(counting) for _ in range(40)))
    assert await _value(counting) == 40


async def test_who_writes_one_transaction_after_the_other_lets_others_in(counting: Database) -> None:
    let_in = asyncio.Event()

    async def write_on() -> None:
        while not let_in.is_set():
            await _raise_by_one(counting)

    async with asyncio.TaskGroup() as writers, asyncio.timeout(20):
        writers.create_task(write_on())
        await asyncio.sleep(0)
        async with counting.writing():
            let_in.set()


async def test_an_exception_undoes_the_whole_transaction(counting: Database) -> None:
    async def fail() -> None:
        async with counting.writing() as connection:
            await connection.execute(update(counters).values(value=7))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await _value(counting) == 0


async def test_a_reader_waits_for_no_writer_and_sees_one_view(counting: Database) -> None:
    async with counting.writing() as writing:
        await writing.execute(update(counters).values(value=7))
        assert await asyncio.wait_for(_value(counting), 2) == 0
    assert await _value(counting) == 7


async def test_what_is_committed_survives_the_program(counting: Database) -> None:
    await _raise_by_one(counting)
    url = str(counting.engine.url)
    await counting.close()
    again = Database(re.sub(r"\+\w+", "", url))
    assert await _value(again) == 1
    await again.close()


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///data/tuntas.db", "sqlite+aiosqlite"),
        ("sqlite:////var/lib/tuntas.db", "sqlite+aiosqlite"),
        ("postgresql://tuntas:x@db/tuntas", "postgresql+asyncpg"),
        ("postgres://tuntas:x@db/tuntas", "postgresql+asyncpg"),
        ("postgresql+psycopg://tuntas:x@db/tuntas", "postgresql+asyncpg"),
    ],
)
def test_a_plain_url_gets_the_programs_driver(url: str, driver: str) -> None:
    assert with_driver(url).drivername == driver
    assert with_driver(url).database == with_driver(url).set(drivername="x").database


@pytest.mark.only_database("sqlite")
async def test_many_readers_at_once_wait_for_one_another_and_open_few_connections(counting: Database) -> None:
    opened = 0

    @event.listens_for(counting.engine.sync_engine, "connect")
    def count(*_: object) -> None:
        nonlocal opened
        opened += 1

    for _ in range(2):
        assert await asyncio.gather(*(_value(counting) for _ in range(40))) == [0] * 40
    assert opened <= 5


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:"])
def test_a_database_in_memory_alone_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="a file"):
        with_driver(url)


@pytest.mark.parametrize("url", ["mysql://x@y/z", "oracle://x", "mssql://x"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="sqlite or postgresql"):
        with_driver(url)


def test_what_is_no_url_is_refused() -> None:
    with pytest.raises(ArgumentError):
        with_driver("tuntas.db")


async def test_two_that_wait_for_one_another_have_trouble_that_passes(database: Database) -> None:
    """PostgreSQL ends one of them; in SQLite the second begins when the first has ended."""
    raised = update(counters).values(value=counters.c.value + 1)
    async with database.writing() as connection:
        await connection.execute(insert(counters), [{"name": name, "value": 0} for name in "ab"])

    both_have_one = asyncio.Barrier(1 if database.is_sqlite else 2)

    async def raise_both(first: str, second: str) -> None:
        async with database.writing() as connection:
            await connection.execute(raised.where(counters.c.name == first))
            await both_have_one.wait()
            await connection.execute(raised.where(counters.c.name == second))

    ended = await asyncio.gather(raise_both("a", "b"), raise_both("b", "a"), return_exceptions=True)
    failed = [error for error in ended if error is not None]
    assert len(failed) == (0 if database.is_sqlite else 1)
    assert all(isinstance(error, DATABASE_TROUBLE) for error in failed)


@pytest.mark.only_database("postgresql")
async def test_a_server_that_is_away_is_trouble_that_passes(database: Database, tmp_path: Path) -> None:
    away = Database(f"postgresql://tuntas@/tuntas?host={tmp_path}")
    with pytest.raises(DATABASE_TROUBLE):
        await _value(away)
    await away.close()


@pytest.mark.only_database("postgresql")
@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"database": "lain"}, 'database "lain" does not exist'),
        ({"username": "lain"}, 'role "lain" does not exist'),
        ({}, "this is PostgreSQL .*, and 99 or later is needed"),
    ],
)
async def test_a_server_that_lets_nobody_in_says_why(
    database_url: str, wrong: dict[str, str], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "OLDEST", 99)
    refused = Database(make_url(database_url).set(**wrong).render_as_string(hide_password=False))
    with pytest.raises(OperationalError) as trouble:
        async with refused.reading():
            pass
    assert re.fullmatch(told, told_by(trouble.value))
    await refused.close()


@pytest.mark.only_database("postgresql")
async def test_what_a_frozen_program_holds_is_not_held_for_ever(counting: Database) -> None:
    """The server undoes a transaction that stands still; the program finds out when it goes on."""
    async with counting.reading() as connection:
        told = (await connection.exec_driver_sql("SHOW idle_in_transaction_session_timeout")).scalar()
    assert told == f"{FROZEN_SECONDS}s"

    async def freeze() -> None:
        async with counting.writing() as connection:
            await connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = '100ms'")
            await connection.execute(update(counters).values(value=7))
            await asyncio.sleep(0.5)
            await connection.execute(update(counters).values(value=8))

    with pytest.raises(DATABASE_TROUBLE):
        await freeze()
    assert await _value(counting) == 0
