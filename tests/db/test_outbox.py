"""From said to sent: who goes first, what is repeated, what waits, what is buried."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select, update

from core.chats import Place
from core.messages.message import Attachment, Button, Message
from db.engine import Database
from db.outbox import MOST_ATTEMPTS, STRANDED
from db.outgoing import ANSWER, Outgoing, Rank
from db.tables import outbox
from tests.cast import NOW
from tests.db.conftest import OpenStore

A, B, C = Place(-1), Place(-2), Place(3)
SOON = NOW + timedelta(seconds=5)


def text(words: str) -> Message:
    return Message(Markup(words))


def told(rows: Sequence[Outgoing]) -> list[str]:
    return [str(row.body.get("html", row.body.get("text"))) for row in rows]


async def rows(database: Database, *columns: str) -> list[Any]:
    async with database.reading() as connection:
        found = await connection.execute(select(*(outbox.c[name] for name in columns)).order_by(outbox.c.id))
        return [tuple(row) if len(columns) > 1 else row[0] for row in found]


async def claim(store: OpenStore, *busy: int, at: datetime = NOW, limit: int = 20) -> list[Outgoing]:
    async with store(at) as writing:
        return await writing.outbox.claim(busy, limit)


async def test_a_message_comes_out_as_it_was_said(store: OpenStore) -> None:
    message = Message(
        Markup("<b>é</b> 🏛"),
        ((Button("Terima", "accept:31"), Button("Situs", url="https://solok.go.id")), (Button("x", "y"),)),
        "60% galian",
        Attachment("photo", "F1"),
    )
    async with store() as writing:
        await writing.outbox.say(Place(-1, 7), message, subject="task:31", reply_to=99)
    (row,) = await claim(store)
    assert (row.place, row.subject, row.message, row.body["reply_to"]) == (Place(-1, 7), "task:31", message, 99)


async def test_a_bare_message_is_kept_bare(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"))
    assert await rows(database, "body") == [{"html": "ya"}]


async def test_the_same_cause_says_its_words_once(store: OpenStore, database: Database) -> None:
    for _ in range(2):
        async with store(cause="update/7") as writing:
            await writing.outbox.say(A, text("satu"))
            await writing.outbox.say(A, text("dua"))
    assert await rows(database, "key") == ["update/7/1", "update/7/2"]


async def test_what_several_causes_lead_to_may_be_said_once(store: OpenStore, database: Database) -> None:
    for cause in ("update/7", "update/8"):
        async with store(cause=cause) as writing:
            await writing.outbox.say(A, text("tidak disimpan"), once="album/3/77")
            await writing.outbox.say(A, text("baik"))
    assert await rows(database, "key") == ["album/3/77", "update/7/2", "update/8/2"]


async def test_only_what_spoke_wakes_the_sender(store: OpenStore) -> None:
    async with store() as writing:
        assert not writing.outbox.spoke
        await writing.outbox.say(A, text("ya"))
        assert writing.outbox.spoke


# -- who goes first ---------------------------------------------------------------------------------------------------


async def test_one_message_a_chat_is_on_its_way_and_chats_do_not_wait_for_one_another(store: OpenStore) -> None:
    async with store() as writing:
        for place, words in ((A, "a1"), (A, "a2"), (B, "b1"), (Place(-1, 7), "a3"), (C, "c1")):
            await writing.outbox.say(place, text(words))
    first, second = await claim(store, C.chat_id)
    assert told([first, second]) == ["a1", "b1"]
    assert told(await claim(store)) == ["c1"]
    async with store() as writing:
        await writing.outbox.sent(first, 1)
    assert told(await claim(store)) == ["a2"]


async def test_a_process_speaks_to_the_chats_that_are_its_own(store: OpenStore) -> None:
    async def take(chats: Sequence[int], limit: int) -> list[int]:
        asked.append((list(chats), limit))
        return [B.chat_id]

    asked: list[tuple[list[int], int]] = []
    async with store() as writing:
        for place, words in ((A, "a1"), (A, "a2"), (B, "b1"), (C, "c1")):
            await writing.outbox.say(place, text(words))
        await writing.outbox.answer(A.chat_id, "q", "ya")
    async with store() as writing:
        assert told(await writing.outbox.claim([C.chat_id], 5, take)) == ["b1", "ya"]
    assert asked == [([A.chat_id, B.chat_id], 5)]


async def test_an_attempt_taken_for_stopped_is_the_last_no_more(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.show(A, "task:1", text("menunggu"))
    (row,) = await claim(store)
    async with store() as writing:
        assert await writing.outbox.is_being_sent(row)
        await writing.outbox.recover(await writing.outbox.being_sent())
        assert not await writing.outbox.is_being_sent(row)
    (again,) = await claim(store)
    async with store() as writing:
        assert not await writing.outbox.is_being_sent(row)
        assert await writing.outbox.is_being_sent(again)


@pytest.mark.only_database("postgresql")
async def test_nothing_overtakes_a_card_that_is_being_redrawn(store: OpenStore) -> None:
    async def take(chats: Sequence[int], limit: int) -> Sequence[int]:
        return chats

    async with store() as writing:
        await writing.outbox.show(A, "task:1", text("menunggu"), fresh=True)
        await writing.outbox.say(A, text("sesudahnya"))
    async with store() as redrawing:
        await redrawing.outbox.show(A, "task:1", text("diterima"), fresh=True)
        async with store() as sending:
            assert await sending.outbox.claim((), 5, take) == []
    async with store() as sending:
        assert told(await sending.outbox.claim((), 5, take)) == ["diterima"]


@pytest.mark.only_database("postgresql")
async def test_a_card_is_not_redrawn_while_it_is_claimed(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.show(A, "task:1", text("menunggu"))
    async with store() as sending:
        (row,) = await sending.outbox.claim((), 5)

        async def redraw() -> None:
            async with store() as writing:
                await writing.outbox.show(A, "task:1", text("diterima"))

        redrawing = asyncio.create_task(redraw())
        await asyncio.sleep(0.1)
    await redrawing
    assert row.body["html"] == "menunggu"
    assert [(body["html"], state) for body, state in await rows(database, "body", "state")] == [
        ("menunggu", "sending"),
        ("diterima", "new"),
    ]


async def test_replies_go_before_notices_before_bulk_then_in_order(store: OpenStore) -> None:
    async with store() as writing:
        for place, rank in ((A, Rank.BULK), (B, Rank.NOTICE), (C, Rank.REPLY), (Place(4), Rank.REPLY)):
            await writing.outbox.say(place, text(rank.name), rank=rank)
    assert told(await claim(store, limit=3)) == ["REPLY", "REPLY", "NOTICE"]
    assert told(await claim(store)) == ["BULK"]


async def test_an_answer_to_a_press_waits_for_no_message(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("kartu"))
        await writing.outbox.answer(A.chat_id, "q1", "Diterima.")
        await writing.outbox.answer(A.chat_id, "q2", "Sudah diterima.", alert=True)
    assert told(await claim(store, A.chat_id)) == ["Diterima.", "Sudah diterima."]
    assert told(await claim(store)) == ["kartu"]


async def test_an_answer_is_cut_to_what_a_bubble_shows_and_worthless_after_two_minutes(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.answer(3, "q1", "x" * 500)
    assert await claim(store, at=NOW + timedelta(minutes=2)) == []
    async with store() as writing:
        await writing.outbox.answer(3, "q2", "x" * 500)
    (row,) = await claim(store)
    assert len(row.body["text"]) == 200


async def test_inline_offers_are_worthless_once_the_person_has_typed_on_and_no_alarm(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.offer(3, "q1", [])
    assert await claim(store, at=NOW + timedelta(seconds=30)) == []
    async with store() as writing:
        assert await writing.undelivered(NOW - timedelta(days=1)) == []
        await writing.outbox.offer(3, "q2", [])
    (row,) = await claim(store, at=NOW + timedelta(seconds=29))
    assert row.body == {"query_id": "q2", "offers": []}


async def test_what_has_expired_is_buried_and_never_sent(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ping"), expires_at=SOON)
    assert await claim(store, at=SOON) == []
    assert await rows(database, "state", "error") == [("dead", "expired")]


async def test_a_claimed_row_is_given_to_nobody_else(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"))
    (row,) = await claim(store)
    assert row.attempts == 1
    assert await claim(store) == []
    assert await rows(database, "state", "attempts") == [("sending", 1)]


# -- what did not go out ----------------------------------------------------------------------------------------------


async def test_what_is_held_goes_not_before_its_time(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"))
    (row,) = await claim(store)
    async with store() as writing:
        await writing.outbox.hold(row, SOON, "ConnectError")
        assert await writing.outbox.next_at() == SOON
    assert await claim(store, at=SOON - timedelta(seconds=1)) == []
    (again,) = await claim(store, at=SOON)
    assert (again.id, again.attempts) == (row.id, 2)


async def test_nothing_overtakes_what_is_held_in_its_chat(store: OpenStore) -> None:
    async with store() as writing:
        for place, words in ((A, "a1"), (A, "a2"), (B, "b1")):
            await writing.outbox.say(place, text(words))
    first, other = await claim(store)
    async with store() as writing:
        await writing.outbox.hold(first, SOON, "ConnectError")
        await writing.outbox.sent(other, 7)
        await writing.outbox.say(A, text("a3"))
        await writing.outbox.answer(A.chat_id, "q", "Diterima.")
        await writing.outbox.say(B, text("b2"))
    assert sorted(told(await claim(store))) == ["Diterima.", "b2"]
    for words in ("a1", "a2", "a3"):
        (row,) = await claim(store, at=SOON)
        assert told([row]) == [words]
        async with store() as writing:
            await writing.outbox.sent(row, int(words[1]))


async def test_a_chat_told_to_wait_waits_as_a_whole_but_its_presses_are_answered(store: OpenStore) -> None:
    async with store() as writing:
        for words in ("a1", "a2"):
            await writing.outbox.say(A, text(words))
        await writing.outbox.say(B, text("b1"))
    row, _ = await claim(store)
    async with store() as writing:
        await writing.outbox.answer(A.chat_id, "q", "Diterima.")
        await writing.outbox.hold(row, SOON, "429")
    assert told(await claim(store)) == ["Diterima."]
    assert told(await claim(store, at=SOON)) == ["a1"]


@pytest.mark.parametrize(
    ("kind", "rank", "repeats"),
    [
        ("message", Rank.REPLY, True),
        ("message", Rank.NOTICE, False),
        ("message", Rank.BULK, False),
        ("card", Rank.NOTICE, True),
        ("answer", Rank.REPLY, True),
        ("edit", Rank.BULK, True),
    ],
)
async def test_what_may_have_gone_out_is_repeated_only_where_harmless(
    store: OpenStore, database: Database, kind: str, rank: Rank, repeats: bool
) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"), rank=rank)
        await writing._connection.execute(update(outbox).values(kind=kind))
    (row,) = await claim(store)
    async with store() as writing:
        await writing.outbox.uncertain(row, SOON, "ReadTimeout")
    assert await rows(database, "state", "error") == [("new" if repeats else "unknown", "ReadTimeout")]


async def test_uncertain_tries_come_to_an_end(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"))
    for attempt in range(1, MOST_ATTEMPTS + 1):
        (row,) = await claim(store)
        assert row.attempts == attempt
        async with store() as writing:
            await writing.outbox.uncertain(row, NOW, "ReadTimeout")
    assert await claim(store) == []
    assert await rows(database, "state") == ["unknown"]


async def test_after_a_stop_only_the_harmless_is_sent_again(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("balasan"))
        await writing.outbox.say(B, text("ping"), rank=Rank.BULK)
        await writing.outbox.say(C, text("belum"))
    await claim(store, C.chat_id)
    async with store() as writing:
        await writing.outbox.recover(await writing.outbox.being_sent())
    assert await rows(database, "state") == ["new", "unknown", "new"]


async def test_what_nobody_sees_twice_outlives_any_number_of_stops(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.menu(A.chat_id, [("tugas", "Tugas terbuka")])
    for _ in range(MOST_ATTEMPTS + 1):
        await claim(store)
        async with store() as writing:
            await writing.outbox.recover(await writing.outbox.being_sent())
    assert await rows(database, "state") == ["new"]


async def test_a_message_that_stops_the_program_each_time_is_given_up(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("ya"))
    for _ in range(MOST_ATTEMPTS):
        assert len(await claim(store)) == 1
        async with store() as writing:
            await writing.outbox.recover(await writing.outbox.being_sent())
    assert await rows(database, "state") == ["unknown"]


async def test_a_card_of_unknown_fate_is_drawn_again_with_the_next_change(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.show(A, "task:1", text("menunggu"))
    (row,) = await claim(store)
    async with store() as writing:
        await writing.outbox.uncertain(replace(row, attempts=MOST_ATTEMPTS), NOW, "ReadTimeout")
        (standing,) = await writing.outbox.cards_of(["task:1"])
        await writing.outbox.show(standing.place, standing.subject, text("diterima"))
    (again,) = await claim(store)
    assert (again.place, again.body["html"]) == (A, "diterima")


async def test_what_another_process_sends_is_let_be(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        for place in (A, B):
            await writing.outbox.say(place, text("ping"), rank=Rank.BULK)
    await claim(store)
    async with store() as writing:
        left = [row for row in await writing.outbox.being_sent() if row.place == A]
        await writing.outbox.recover(left)
    assert await rows(database, "state") == ["unknown", "sending"]


# -- chats that cannot be reached -------------------------------------------------------------------------------------


async def test_what_a_lost_chat_did_not_get_is_known_each_once(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        for subject in ("task:31", "task:32", "task:31", None):
            await writing.outbox.say(A, text("x"), subject=subject)
        await writing.outbox.answer(A.chat_id, "q", "Diterima.")
        await writing.outbox.say(B, text("b"), subject="task:40")
    row, *_ = await claim(store, B.chat_id)
    async with store() as writing:
        await writing.outbox.bury(row)
        await writing.outbox.strand(A.chat_id)
        assert await writing.outbox.stranded(A.chat_id) == ["task:31", "task:32"]
        await writing.outbox.clear_stranded(A.chat_id)
        assert await writing.outbox.stranded(A.chat_id) == []
    assert (await rows(database, "state"))[-1] == "new"


async def test_of_what_a_lost_chat_did_not_get_what_has_its_time_still_goes_out_after_all(store: OpenStore) -> None:
    async with store() as writing:
        for words, expires_at in (("hari ini", SOON), ("kemarin", NOW - timedelta(days=1)), ("sekali", None)):
            await writing.outbox.say(A, text(words), expires_at=expires_at)
        await writing.outbox.strand(A.chat_id)
    async with store() as writing:
        await writing.outbox.revive(A.chat_id)
    assert told(await claim(store)) == ["hari ini"]
    assert await claim(store) == []


async def test_what_was_buried_for_another_reason_is_not_said_again(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.outbox.say(A, text("x"), subject="task:31")
    (row,) = await claim(store)
    async with store() as writing:
        await writing.outbox.bury(row, "can't parse entities")
        assert await writing.outbox.stranded(A.chat_id) == []
    assert await rows(database, "state", "error") == [("dead", "can't parse entities")]
    assert STRANDED != "can't parse entities"


async def test_what_waits_follows_a_group_that_moved(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.say(Place(-1, 7), text("ya"))
        await writing.move_chat(-1, -100123)
    (row,) = await claim(store)
    assert row.place == Place(-100123, 7)


async def test_only_what_was_settled_long_ago_is_forgotten(store: OpenStore, database: Database) -> None:
    long_ago = NOW - timedelta(days=31)
    for words, at in (("lama", long_ago), ("baru", NOW)):
        async with store(at) as writing:
            await writing.outbox.say(A, text(words))
        (row,) = await claim(store, at=at)
        async with store(at) as writing:
            await writing.outbox.sent(row, 1)
    async with store(long_ago) as writing:
        await writing.outbox.say(A, text("menunggu"))
    async with store() as writing:
        assert await writing.outbox.forget(NOW - timedelta(days=30), 10) == 1
    assert [body["html"] for body in await rows(database, "body")] == ["baru", "menunggu"]


async def test_the_answer_keeps_the_query_it_answers(store: OpenStore) -> None:
    async with store() as writing:
        await writing.outbox.answer(3, "q1", "Diterima.", alert=True)
    (row,) = await claim(store)
    assert (row.kind, row.body) == (ANSWER, {"query_id": "q1", "text": "Diterima.", "alert": True})
