"""A move between databases brings every row, and what goes on counting goes on where it stood."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Column, Date, Integer, Table, Time, func, insert, select, update

from db import chain, copying
from db.copying import Unfit, copy
from db.engine import Database
from db.share import Occupied, share_of
from db.store import Store
from db.tables import directives, history, history_head, metadata, outbox
from tests.cast import NOW
from tests.databases import KINDS, POSTGRESQL, SQLITE, NewDatabase
from tests.db.test_chain import write

ROWS = 40
WORDS = ["é 🏛", "", "'; --", "Zulu", "ångström", "a_b", "B", "a", "-1"]
New = Callable[[str], Awaitable[Database]]


@pytest.fixture
async def new(new_database: NewDatabase) -> AsyncIterator[New]:
    async with AsyncExitStack() as stack:

        async def make(kind: str) -> Database:
            database = Database(new_database(kind))
            stack.push_async_callback(database.close)
            return database

        yield make


def value(dice: random.Random, column: Column[Any], number: int) -> Any:
    """Something such a column may hold; in a key different for each row."""
    kind = column.type
    if isinstance(kind, Date):
        return NOW.date() + timedelta(days=dice.randint(-999, 999))
    if column.foreign_keys:
        return dice.randint(1, ROWS)
    if column.primary_key or column.unique:
        return f"{dice.choice(WORDS)}{number}" if kind.python_type is str else number
    if column.nullable and dice.random() < 0.3:
        return None
    if isinstance(kind, JSON):
        return dice.choice([[], ["é"], {"a": None, "b": [1, "2"]}])
    if isinstance(kind, Boolean):
        return dice.random() < 0.5
    if isinstance(kind, Time):
        return time(dice.randint(0, 23), dice.randint(0, 59))
    if kind.python_type is str:
        return dice.choice(WORDS)[: getattr(kind, "length", None)]
    if isinstance(kind, Integer):
        return dice.randint(0, 2**31 - 1)
    return datetime(2024, 1, 1, tzinfo=UTC) + timedelta(microseconds=dice.randint(0, 2**50))


async def fill(database: Database) -> None:
    """Every table has rows of every kind, and there is a real history."""
    dice = random.Random(7)
    async with database.writing() as connection:
        for table in metadata.sorted_tables:
            if table not in (history, history_head):
                rows = [{c.name: value(dice, c, number) for c in table.c} for number in range(1, ROWS + 1)]
                await connection.execute(insert(table), rows)
            counts = table.autoincrement_column
            if counts is not None and not database.is_sqlite:  # ids that are given do not raise its counter
                sequence = f"pg_get_serial_sequence('{table.name}', '{counts.name}')"
                await connection.exec_driver_sql(f"SELECT setval({sequence}, {ROWS})")
        await write(Store(connection, NOW, "test"), 9)


async def everything(database: Database) -> dict[str, set[str]]:
    async with database.reading() as connection:
        return {
            table.name: {repr(tuple(row)) for row in await connection.execute(select(table))}
            for table in metadata.sorted_tables
        }


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
async def test_every_row_of_every_table_arrives_as_it_was(
    new: New, source: str, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "SLICE", 7)
    old, fresh = await new(source), await new(target)
    await fill(old)
    counted = await copy(old, fresh)
    assert await everything(fresh) == await everything(old)
    assert counted == {name: len(rows) for name, rows in (await everything(old)).items()}
    assert all(counted.values())
    async with fresh.reading() as connection:
        assert (await chain.verify(connection)).lines == 9


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("target", KINDS)
async def test_no_number_is_given_again_even_of_a_row_that_is_gone(new: New, source: str, target: str) -> None:
    old, fresh = await new(source), await new(target)
    row = insert(outbox).values(chat_id=1, kind="message", body={}, rank=0, state="dead", created_at=NOW)
    async with old.writing() as connection:
        await write(Store(connection, NOW, "test"), 1)
        ids = [(await connection.execute(row.returning(outbox.c.id))).scalar_one() for _ in range(3)]
        await connection.execute(outbox.delete())
    await copy(old, fresh)
    async with fresh.writing() as connection:
        assert (await connection.execute(row.returning(outbox.c.id))).scalar_one() == ids[-1] + 1
        await write(Store(connection, NOW, "test"), 1)
        assert (await connection.execute(select(func.max(directives.c.id)))).scalar_one() == 2


@pytest.mark.parametrize("target", KINDS)
async def test_what_is_not_empty_is_refused_and_left_as_it_is(new: New, target: str) -> None:
    old, taken = await new(SQLITE), await new(target)
    for database in (old, taken):
        async with database.writing() as connection:
            await write(Store(connection, NOW, "test"), 1)
    before = await everything(taken)
    with pytest.raises(Unfit, match="empty"):
        await copy(old, taken)
    assert await everything(taken) == before


@pytest.mark.parametrize("kind", KINDS)
async def test_a_database_that_a_bot_uses_is_refused(new: New, kind: str) -> None:
    used, other = await new(kind), await new(SQLITE)
    async with share_of(used, hear=lambda _: None):
        for source, target in ((used, other), (other, used)):
            with pytest.raises(Occupied):
                await copy(source, target)
    assert not any((await everything(other)).values())
    await copy(used, other)


async def test_a_row_that_did_not_arrive_as_it_was_leaves_nothing(new: New, monkeypatch: pytest.MonkeyPatch) -> None:
    old, fresh = await new(SQLITE), await new(POSTGRESQL)
    async with old.writing() as connection:
        await write(Store(connection, NOW, "test"), 1)
    fill_table = copying._fill

    async def spoil(table: Table, source: Any, target: Any) -> None:
        await fill_table(table, source, target)
        if table is directives:
            await target.execute(update(directives).values(text="lain"))

    monkeypatch.setattr(copying, "_fill", spoil)
    with pytest.raises(Unfit, match=r"directives did not arrive as it was: \{'id': 1\}"):
        await copy(old, fresh)
    assert not any((await everything(fresh)).values())
