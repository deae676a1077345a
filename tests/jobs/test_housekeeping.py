"""What was settled a month ago is forgotten; what waits, and what people did, stays."""

from __future__ import annotations

from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import func, select

from core.chats import Place
from core.messages.message import Message
from core.tasks import Act
from db.tables import history, inbox
from jobs.housekeeping import KEPT, forget
from tests.cast import NOW, STAFF, a_draft
from tests.jobs.conftest import Town

WORDS = Message(Markup("ya"))


async def fill(town: Town) -> None:
    async with town.services.store("old") as store:
        await store.inbox.add([(1, 1, {"update_id": 1}), (2, 1, {"update_id": 2})], town.now)
        await store.inbox.settle(1)
        await store.outbox.say(Place(3), WORDS)
        (row,) = await store.outbox.claim((), 1)
        await store.outbox.sent(row, 100)
        await store.outbox.say(Place(3), WORDS)
        draft = await store.directives.add(a_draft(tasks=()))
        await store.directives.record(draft.id, draft.entry(Act.GIVEN, STAFF, town.now))


async def kept(town: Town) -> tuple[int, list[str], int]:
    async with town.services.database.reading() as connection:
        updates = (await connection.execute(select(func.count()).select_from(inbox))).scalar_one()
        lines = (await connection.execute(select(func.count()).select_from(history))).scalar_one()
    return updates, [row.state for row in await town.said()], lines


async def test_what_is_a_month_old_and_settled_is_forgotten(town: Town) -> None:
    await fill(town)
    town.now = NOW + KEPT + timedelta(seconds=1)
    await forget(town.services)
    assert await kept(town) == (1, ["new"], 1)


async def test_what_is_younger_stays(town: Town) -> None:
    await fill(town)
    town.now = NOW + KEPT - timedelta(seconds=1)
    await forget(town.services)
    assert await kept(town) == (2, ["sent", "new"], 1)
