"""One card a subject and place: edited where it stands, only the latest ever seen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.messages.message import Message
from db.engine import Database
from db.outbox import Outbox, Standing
from db.outgoing import CARD, EDIT, Outgoing, Rank
from db.tables import outbox
from tests.cast import NOW
from tests.db.conftest import OpenStore

A, TOPIC, B = Place(-1), Place(-1, 7), Place(-2)
TASK = "task:31"
SOON = NOW + timedelta(seconds=5)
MOVED = Message(Markup("<i>Kartu terbaru ada di bawah.</i>"))


def text(words: str) -> Message:
    return Message(Markup(words))


async def show(store: OpenStore, words: str, place: Place = A, subject: str = TASK, fresh: bool = False) -> None:
    async with store() as writing:
        await writing.outbox.show(place, subject, text(words), fresh=fresh)


async def take(store: OpenStore, at: datetime = NOW) -> Outgoing:
    async with store(at) as writing:
        (row,) = await writing.outbox.claim((), 1)
        return row


async def send(store: OpenStore, message_id: int | None = None, at: datetime = NOW) -> Outgoing:
    """What the sender does: an edit keeps the message's id, anything else gets a new one."""
    row = await take(store, at)
    async with store(at) as writing:
        await writing.outbox.sent(row, row.standing or message_id, MOVED if row.body.get("fresh") else None)
    return row


async def waiting(database: Database) -> list[str]:
    async with database.reading() as connection:
        query = select(outbox.c.body).where(outbox.c.state == "new").order_by(outbox.c.id)
        return [body["html"] for body in (await connection.execute(query)).scalars()]


class Between:
    """A connection that lets something happen after each statement."""

    def __init__(self, connection: AsyncConnection, happens: Callable[[], Awaitable[object]]) -> None:
        self._connection = connection
        self._happens = happens

    async def execute(self, statement: Any, *parameters: Any) -> Any:
        found = (await self._connection.execute(statement, *parameters)).all()
        await self._happens()
        return found


@pytest.mark.only_database("postgresql")
async def test_a_card_that_arrives_while_it_is_looked_for_is_found(store: OpenStore, database: Database) -> None:
    await show(store, "menunggu")
    row, arrived = await take(store), asyncio.Event()

    async def arrive() -> None:
        if not arrived.is_set():
            arrived.set()
            async with store() as writing:
                await writing.outbox.sent(row, 100)

    async with database.writing() as connection:
        looking = Outbox(cast(AsyncConnection, Between(connection, arrive)), NOW, "press")
        assert await looking.cards_of([TASK]) == [Standing(A, TASK)]
    assert arrived.is_set()


async def test_a_card_is_sent_once_and_edited_afterwards(store: OpenStore) -> None:
    await show(store, "menunggu")
    first = await send(store, 100)
    await show(store, "diterima")
    second = await send(store)
    assert (first.standing, second.standing) == (None, 100)
    assert (second.kind, second.message) == (CARD, text("diterima"))


async def test_of_cards_that_wait_only_the_latest_is_sent(store: OpenStore, database: Database) -> None:
    for words in ("satu", "dua", "tiga"):
        await show(store, words)
    assert await waiting(database) == ["tiga"]


async def test_every_subject_and_place_has_a_card_of_its_own(store: OpenStore, database: Database) -> None:
    await show(store, "grup")
    await show(store, "topik", TOPIC)
    await show(store, "lain", B)
    await show(store, "tugas lain", subject="task:32")
    assert await waiting(database) == ["grup", "topik", "lain", "tugas lain"]


async def test_the_latest_card_is_the_one_that_stands_lowest(store: OpenStore) -> None:
    for subject, message_id, fresh in (("task:1", 100, False), ("directive:2", 101, False), ("task:1", 102, True)):
        await show(store, "kartu", subject=subject, fresh=fresh)
        await send(store, message_id)
    async with store() as reading:
        assert [await reading.outbox.latest_card(place) for place in (A, Place(-9))] == ["task:1", None]


async def test_a_fresh_card_is_sent_anew_and_retires_the_one_before(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    await show(store, "baru", fresh=True)
    fresh = await send(store, 200)
    edit = await send(store)
    assert fresh.standing is None
    assert (edit.kind, edit.standing, edit.message) == (EDIT, 100, MOVED)
    await show(store, "terbaru")
    assert (await take(store)).standing == 200


async def test_what_was_asked_for_afresh_stays_so_when_it_changes_before_it_went_out(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    await show(store, "baru", fresh=True)
    await show(store, "terbaru")
    row = await take(store)
    assert (row.standing, row.message) == (None, text("terbaru"))


async def test_a_card_waiting_as_a_notice_goes_as_a_reply_once_it_is_asked_for(store: OpenStore) -> None:
    await show(store, "untuk diketahui")
    await show(store, "diminta", fresh=True)
    assert (await take(store)).rank == Rank.REPLY


async def test_a_card_that_changes_while_it_is_sent_is_edited_afterwards(store: OpenStore) -> None:
    await show(store, "lama")
    row = await take(store)
    await show(store, "baru")
    async with store() as writing:
        await writing.outbox.sent(row, 100)
    after = await take(store)
    assert (after.standing, after.message) == (100, text("baru"))


@pytest.mark.parametrize("fresh", [True, False])
@pytest.mark.parametrize("outcome", ["hold", "uncertain"])
async def test_a_try_that_failed_never_comes_after_the_newer_card(store: OpenStore, outcome: str, fresh: bool) -> None:
    await show(store, "lama")
    row = await take(store)
    await show(store, "baru", fresh=fresh)
    async with store() as writing:
        await getattr(writing.outbox, outcome)(row, SOON, "ReadTimeout")
    assert (await send(store, 100, at=SOON)).message == text("baru")
    async with store(SOON) as writing:
        assert await writing.outbox.claim((), 1) == []


async def test_a_newer_card_is_sent_anew_where_the_one_that_failed_was_to_be(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    await show(store, "diminta", fresh=True)
    row = await take(store)
    await show(store, "baru")
    async with store() as writing:
        await writing.outbox.hold(row, NOW, "ConnectError")
    again = await take(store)
    assert (again.standing, again.rank, again.message) == (None, Rank.REPLY, text("baru"))


async def test_a_card_whose_message_was_deleted_is_sent_anew(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    await show(store, "baru")
    row = await take(store)
    async with store() as writing:
        await writing.outbox.lost_its_message(row)
    assert (await send(store, 200)).standing is None
    await show(store, "terbaru")
    assert (await take(store)).standing == 200


async def test_a_card_stands_where_it_was_sent_or_is_on_its_way(store: OpenStore) -> None:
    await show(store, "a")
    await send(store, 100)
    await show(store, "b", TOPIC)
    async with store() as writing:
        assert await writing.outbox.cards_of([TASK]) == [Standing(A, TASK), Standing(TOPIC, TASK)]
        assert await writing.outbox.cards_of(["task:99"]) == []


async def test_what_a_message_is_about_is_known_from_its_number(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("Tugas hari ini"), subject="ping:31,32", rank=Rank.BULK)
    await send(store, 100)
    async with store() as writing:
        assert await writing.outbox.subject_of(A.chat_id, 100) == "ping:31,32"
        assert await writing.outbox.subject_of(B.chat_id, 100) is None
        assert await writing.outbox.cards_of(["ping:31,32"]) == []


async def test_an_old_card_still_says_what_it_was_about(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    await show(store, "baru", fresh=True)
    await send(store, 200)
    async with store() as writing:
        assert await writing.outbox.subject_of(A.chat_id, 100) == TASK


async def test_cards_of_a_group_that_moved_are_sent_anew(store: OpenStore) -> None:
    await show(store, "lama")
    await send(store, 100)
    async with store() as writing:
        await writing.move_chat(A.chat_id, -100123)
        assert await writing.outbox.cards_of([TASK]) == []
        assert await writing.outbox.subject_of(-100123, 100) is None
    await show(store, "baru", Place(-100123))
    assert (await take(store)).standing is None
