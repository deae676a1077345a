"""What waits is counted by small indexes, however much was said before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert

from core.chats import Place
from core.messages.message import Message
from db.backlog import backlog, probe
from db.engine import Database
from db.tables import outbox
from tests.cast import NOW
from tests.db.conftest import OpenStore


async def rows(database: Database, *states: str, **values: Any) -> None:
    row = {"chat_id": 1, "thread_id": 0, "kind": "message", "body": {}, "rank": 9, "attempts": 0, "created_at": NOW}
    async with database.writing() as connection:
        await connection.execute(insert(outbox), [row | values | {"state": state} for state in states])


async def test_what_is_out_does_not_wait(database: Database, store: OpenStore) -> None:
    await rows(database, "sent", "sent", "new", "sending", "unknown", "dead", "dead")
    async with store() as writing:
        await writing.inbox.add([(5, 1, {}), (6, 1, {})], NOW)
        await writing.inbox.settle(5)
    async with database.reading() as connection:
        waiting = await backlog(connection)
    assert waiting.updates == 1
    assert waiting.messages == {"new": 1, "sending": 1, "unknown": 1, "dead": 2}


@pytest.mark.parametrize("state", ["new", "sending"])
async def test_the_oldest_may_be_one_that_is_tried_again_and_again(database: Database, state: str) -> None:
    await rows(database, state, created_at=NOW - timedelta(hours=3), not_before=NOW + timedelta(seconds=30))
    await rows(database, "new", "sending", created_at=NOW - timedelta(minutes=2))
    await rows(database, "sent", "unknown", "dead", created_at=NOW - timedelta(hours=9))
    async with database.reading() as connection:
        assert (await backlog(connection)).oldest == NOW - timedelta(hours=3)


async def test_where_nothing_waits_nothing_is_old(database: Database) -> None:
    async with database.reading() as connection:
        assert (await backlog(connection)).oldest is None


@pytest.mark.only_database("sqlite")  # PostgreSQL plans by its statistics: a small table is read whole
async def test_nothing_is_read_from_end_to_end(database: Database, store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.say(Place(1), Message("x"))  # type: ignore[arg-type]
    async with database.reading() as connection:
        with statements(database) as asked:
            await backlog(connection)
        assert len(asked) == 4
        for statement, values in asked:
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
            assert all("INDEX" in step.detail for step in plan if step.detail.startswith(("SCAN", "SEARCH"))), plan


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """What is asked of the database meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, values: Any, *rest: Any) -> None:
        asked.append((statement, values))

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield asked
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def test_probing_writes(database: Database) -> None:
    for _ in range(2):
        async with database.writing() as connection:
            await probe(connection)
    async with database.reading() as connection:
        assert (await connection.exec_driver_sql("SELECT value FROM counters WHERE name = 'health'")).scalar() == 2
