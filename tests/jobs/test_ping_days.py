"""Whatever the clock does and however its rhythm is changed, no day pings a chat twice, and no free day at all."""

from __future__ import annotations

import random
from collections import Counter
from datetime import datetime, time, timedelta

import pytest

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.rhythm import WHOLE_WEEK, Rhythm
from core.tasks import Part
from jobs import EVERY_TICK
from tests.cast import CALENDAR, STAFF, WIB, a_draft
from tests.jobs.conftest import Town

PUPR = Chat(Place(-100), Purpose.AGENCY, "pupr", "Grup PUPR")
COMMON = Chat(Place(-300, 7), Purpose.COMMON, None, "Rakor Kota")
LEADERS = Chat(Place(-400), Purpose.LEADERS, None, "Pimpinan")
START = datetime(2024, 6, 3, 5, 0, tzinfo=WIB)  # Idul Adha and its collective leave are the 17th and 18th


async def order(town: Town, due: datetime) -> None:
    async with town.services.store(f"order/{town.now}/{due}") as store:
        draft = await store.directives.add(a_draft(tasks=(), deadline=Deadline(due.date())))
        directive = draft.saved(await store.directives.next_number())
        await store.directives.save(directive)
        await store.directives.add_task(directive, "pupr", Part.LEAD, STAFF)


async def change(town: Town, chance: random.Random) -> None:
    rhythm = Rhythm(
        chance.choice([None, time(7, 0), time(9, 0), time(15, 0), time(18, 30)]),
        frozenset(chance.sample(sorted(WHOLE_WEEK), chance.randint(1, 7))),
    )
    async with town.services.store(f"rhythm/{town.now}") as store:
        await store.chats.set_rhythm(chance.choice([PUPR, COMMON]), rhythm)


@pytest.mark.parametrize("seed", range(2))
async def test_no_day_pings_a_chat_twice(town: Town, seed: int) -> None:
    chance = random.Random(seed)
    town.now = START - timedelta(days=7)
    async with town.services.store("link") as store:
        for chat in (PUPR, COMMON, LEADERS):
            await store.chats.link(chat)
    await order(town, START + timedelta(days=1))
    town.now = START
    while town.now < START + timedelta(days=16):
        if chance.random() < 0.2:
            await change(town, chance)
        if chance.random() < 0.1:
            await order(town, town.now + timedelta(days=chance.randint(0, 9)))
        for _ in range(chance.randint(1, 2)):
            for job in EVERY_TICK:
                await job(town.services)
        town.now += timedelta(minutes=chance.choice([1, 30, 120, 300, 700, 3000]))
    said: Counter[tuple[str, int, int, str]] = Counter()
    for row in await town.said():
        local = row.created_at.astimezone(WIB)
        kind = str(row.subject).partition(":")[0]
        said[kind, row.chat_id, row.thread_id, f"{local:%d %m}"] += 1
        assert len(row.body["html"]) <= 4096
        if kind in ("ping", "brief", "late"):
            assert CALENDAR.holiday(local.date()) is None
            assert local.time() >= time(6, 0)
    assert {kind for kind, *_ in said} >= {"ping"}
    assert set(said.values()) == {1}
