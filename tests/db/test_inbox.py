"""Every update is kept once, in the order it came, until it is settled."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from db.engine import Database
from db.inbox import TakenOver
from db.tables import inbox
from tests.cast import NOW
from tests.db.conftest import OpenStore

LANES = (1, 9, -100)


def updates(*ids: int, lane: int = 1) -> list[tuple[int, int, dict[str, object]]]:
    return [(update_id, lane, {"update_id": update_id, "message": {"text": "🏛 é <b>"}}) for update_id in ids]


async def test_an_update_comes_back_as_it_was_sent(store: OpenStore) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(7, lane=-100), NOW)
        (row,) = await writing.inbox.waiting(LANES, 10)
    assert (row.update_id, row.lane, row.raw) == (7, -100, {"update_id": 7, "message": {"text": "🏛 é <b>"}})


async def test_an_update_that_is_there_already_changes_nothing(store: OpenStore) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(7, 8), NOW)
    async with store() as writing:
        await writing.inbox.settle(7)
        await writing.inbox.add([(7, 9, {"other": True}), *updates(9)], NOW)
        assert [row.update_id for row in await writing.inbox.waiting(LANES, 10)] == [8, 9]


async def test_the_same_update_twice_in_one_answer_is_kept_once(store: OpenStore) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(7, 7), NOW)
        assert len(await writing.inbox.waiting(LANES, 10)) == 1


async def test_updates_wait_in_the_order_they_came_not_of_their_ids(store: OpenStore) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(9, 3), NOW)
        await writing.inbox.add(updates(5), NOW)
        assert [row.update_id for row in await writing.inbox.waiting(LANES, 10)] == [9, 3, 5]


async def test_lanes_are_told_by_their_oldest_update_and_those_under_way_left_out(store: OpenStore) -> None:
    async with store() as writing:
        for update_id, lane in ((1, 5), (2, -7), (3, 5), (4, 9)):
            await writing.inbox.add(updates(update_id, lane=lane), NOW)
        assert await writing.inbox.lanes((), 10) == [5, -7, 9]
        assert await writing.inbox.lanes([5], 10) == [-7, 9]
        assert await writing.inbox.lanes([5, -7], 1) == [9]
        assert [row.update_id for row in await writing.inbox.waiting([5, 9], 2)] == [1, 3]
        await writing.inbox.settle(1)
        assert await writing.inbox.lanes((), 10) == [-7, 5, 9]


async def test_what_is_settled_cannot_have_its_effect_again(store: OpenStore) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(7), NOW)
        assert await writing.inbox.settle(7)
        assert not await writing.inbox.settle(7)
        with pytest.raises(TakenOver):
            await writing.inbox.finish(7)


@pytest.mark.only_database("postgresql")
async def test_what_came_later_waits_for_what_came_before_in_its_lane(store: OpenStore) -> None:
    """Whoever handles the later one has lost the lane to another process, and does not know it yet."""
    async with store() as writing:
        await writing.inbox.add([*updates(1, lane=5), *updates(2, lane=6), *updates(3, lane=5)], NOW)
        assert await writing.inbox.settle(2)
        assert not await writing.inbox.settle(3)
        assert await writing.inbox.settle(1)
        assert await writing.inbox.settle(3)


async def test_what_is_put_aside_keeps_its_reason_and_stays_so(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.inbox.add(updates(1, 2), NOW)
        await writing.inbox.settle(1, "unreadable", "no chat")
        await writing.inbox.settle(1)
        assert [row.update_id for row in await writing.inbox.waiting(LANES, 10)] == [2]
    async with database.reading() as connection:
        rows = await connection.execute(select(inbox.c.state, inbox.c.reason).order_by(inbox.c.seq))
        assert [tuple(row) for row in rows] == [("unreadable", "no chat"), ("new", None)]


async def test_only_what_was_done_long_ago_is_forgotten(store: OpenStore, database: Database) -> None:
    long_ago = NOW - timedelta(days=31)
    async with store() as writing:
        await writing.inbox.add(updates(1, 2, 3), long_ago)
        await writing.inbox.add(updates(4), NOW)
        await writing.inbox.settle(1)
        await writing.inbox.settle(2, "failed", "our mistake")
        await writing.inbox.settle(4)
        assert await writing.inbox.forget(NOW - timedelta(days=30), 10) == 1
    async with database.reading() as connection:
        kept = (await connection.execute(select(inbox.c.update_id).order_by(inbox.c.seq))).scalars().all()
    assert kept == [2, 3, 4]


async def test_no_updates_are_no_trouble(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.inbox.add([], NOW)
    async with database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(inbox))).scalar() == 0
