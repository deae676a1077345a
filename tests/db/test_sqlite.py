"""The cursor that goes to its connection's thread once a statement gives the rows the driver's own gives."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database
from db.sqlite import CHUNK
from tests.databases import url_of

ROWS = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7)


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[AsyncConnection]:
    database = Database(url_of(tmp_path / "rows.db"))
    async with database.writing() as connection:
        await connection.execute(text("CREATE TABLE rows (id INTEGER PRIMARY KEY, told TEXT UNIQUE)"))
        yield connection
    await database.close()


async def fill(connection: AsyncConnection, count: int) -> None:
    if count:
        await connection.execute(
            text("INSERT INTO rows (told) VALUES (:told)"), [{"told": f"{n}"} for n in range(count)]
        )


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
    await fill(connection, 3 * CHUNK)
    found = await connection.stream(text("SELECT told FROM rows ORDER BY id"))
    assert (await found.first()) == ("0",)
    assert (await connection.execute(text("DELETE FROM rows"))).rowcount == 3 * CHUNK


async def test_what_the_database_refuses_is_refused(connection: AsyncConnection) -> None:
    await fill(connection, 1)
    with pytest.raises(IntegrityError):
        await connection.execute(text("INSERT INTO rows (told) VALUES ('0')"))
    assert (await connection.execute(text("INSERT INTO rows (told) VALUES ('1') RETURNING id"))).scalar_one() == 2
