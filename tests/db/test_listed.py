"""A list in a statement, however long, is the same statement."""

from __future__ import annotations

import pytest
from sqlalchemy import event, select

from bot.receiving import KEPT
from db.engine import Database
from db.listed import is_among
from db.tables import inbox
from tests.cast import NOW
from tests.db.conftest import OpenStore

LANES = [KEPT[0], -7, 0, 9, KEPT[-1]]
LISTS = ([], [9], [KEPT[0], 5, KEPT[-1]], [*range(-200, 200)])


@pytest.mark.parametrize("numbers", LISTS)
async def test_a_list_holds_what_it_was_given(store: OpenStore, database: Database, numbers: list[int]) -> None:
    async with store() as writing:
        await writing.inbox.add([(update_id, lane, {}) for update_id, lane in enumerate(LANES)], NOW)
    found = select(inbox.c.lane).order_by(inbox.c.seq)
    async with database.reading() as connection:
        within = await connection.execute(found.where(is_among(inbox.c.lane, "these")), {"these": numbers})
        without = await connection.execute(found.where(~is_among(inbox.c.lane, "these")), {"these": numbers})
    assert list(within.scalars()) == [lane for lane in LANES if lane in numbers]
    assert list(without.scalars()) == [lane for lane in LANES if lane not in numbers]


async def test_whatever_is_under_way_the_same_statements_are_asked(store: OpenStore, database: Database) -> None:
    asked: list[set[str]] = []
    event.listen(
        database.engine.sync_engine, "before_cursor_execute", lambda _, __, statement, *___: asked[-1].add(statement)
    )
    for numbers in LISTS:
        asked.append(set())
        async with store() as writing:
            await writing.inbox.lanes(numbers, 10)
            await writing.inbox.waiting(numbers, 10)
            await writing.outbox.claim(numbers, 10)
    assert asked[1:] == asked[:-1]
