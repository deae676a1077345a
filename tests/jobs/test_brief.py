"""The leaders' morning brief: the figure it tells is the figure behind its button."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.messages.buttons import ShowList
from core.queries import Filter, View
from core.tasks import Act, Entry, Part, Status, Step
from jobs.brief import send_briefs
from tests.cast import CALENDAR, STAFF, WIB, a_draft
from tests.jobs.conftest import Town

LEADERS = Chat(Place(-400), Purpose.LEADERS, None, "Pimpinan")
MORNING = datetime(2024, 6, 5, 9, 0, tzinfo=WIB)  # late, after a stop: some of today's minutes have passed


async def fill(town: Town, chance: random.Random) -> None:
    async with town.services.store("fill") as store:
        await store.chats.link(LEADERS)
        directive = await store.directives.add(a_draft(tasks=()))
        directive = directive.saved(await store.directives.next_number())
        await store.directives.save(directive)
        for _ in range(60):
            task = await store.directives.add_task(directive, "pupr", Part.LEAD, STAFF)
            day = MORNING.date() + timedelta(days=chance.randint(-4, 7))
            due = chance.choice([None, Deadline(day), Deadline(day, time(7, 0)), Deadline(day, time(14, 0))])
            status = chance.choice(list(Status))
            entry = Entry(Act.DEADLINE_MOVED, STAFF, town.now, task_id=task.id)
            await store.directives.step(Step(replace(task, status=status, deadline=due), entry))


@pytest.mark.parametrize("seed", range(3))
async def test_every_figure_is_that_of_the_list_behind_its_button(town: Town, seed: int) -> None:
    town.now = MORNING - timedelta(days=9)
    await fill(town, random.Random(seed))
    town.now = MORNING
    await send_briefs(town.services)
    (row,) = await town.said()
    told = {
        "Minggu ini": int(re.search(r"minggu ini:</b> (\d+)", row.body["html"])[1]),  # type: ignore[index]
        "Terlambat": int(re.search(r"terlambat:</b> (\d+)", row.body["html"])[1]),  # type: ignore[index]
        "Diklaim": int(re.search(r"selesai:</b> (\d+)", row.body["html"])[1]),  # type: ignore[index]
        "Terverifikasi": int(re.search(r"terverifikasi:</b> (\d+)", row.body["html"])[1]),  # type: ignore[index]
    }
    view = View(LEADERS, MORNING, CALENDAR)
    async with town.services.looking() as store:
        behind = {
            button["label"]: (
                await store.search.answer(Filter.unpack(ShowList.unpack(button["data"]).question), view)
            ).total
            for buttons in row.body["buttons"]
            for button in buttons
            if button["label"] in told
        }
    assert behind == told
    assert sum(told.values()) > 20
