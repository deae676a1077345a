"""Moments are kept in UTC and come back aware; what has no zone is refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.exc import StatementError

from db.engine import Database
from db.moments import UtcDateTime
from db.tables import people
from tests.cast import NOW

OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(1970, 1, 2), datetime(2100, 1, 1), timezones=OFFSETS))  # noqa: DTZ001
def test_a_moment_comes_back_as_the_same_moment_in_utc(moment: datetime) -> None:
    column = UtcDateTime()
    kept = column.process_bind_param(moment, dialect())
    assert kept is not None
    back = column.process_result_value(kept.replace(tzinfo=None), dialect())  # as SQLite gives it
    assert back == moment
    assert back.tzinfo is UTC


def test_nothing_stays_nothing() -> None:
    assert UtcDateTime().process_bind_param(None, dialect()) is None
    assert UtcDateTime().process_result_value(None, dialect()) is None


async def test_a_moment_without_a_zone_is_refused_and_nothing_is_written(database: Database) -> None:
    async def write() -> None:
        async with database.writing() as connection:
            await connection.execute(insert(people).values(user_id=1, name="Rina", seen_at=NOW))
            await connection.execute(insert(people).values(user_id=2, name="Sari", seen_at=NOW.replace(tzinfo=None)))

    with pytest.raises(StatementError, match="without a zone"):
        await write()
    async with database.reading() as connection:
        assert (await connection.execute(select(people))).all() == []


async def test_the_city_s_morning_is_kept_as_utc_and_read_as_the_same_morning(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(insert(people).values(user_id=1, name="Rina", seen_at=NOW))
    async with database.reading() as connection:
        kept = (await connection.exec_driver_sql("SELECT seen_at FROM people")).scalar()
        read = (await connection.execute(select(people.c.seen_at))).scalar()
    assert str(kept).startswith("2024-05-29 03:15")
    assert read == NOW
