"""Who is told where: groups before private chats, topics before their chat, and never where nothing arrives."""

from __future__ import annotations

import asyncio
from datetime import date, time, timedelta

import pytest

from core.chats import Chat, Place, Purpose
from core.people import Office, Person, Role
from core.rhythm import USUAL, Rhythm
from db.store import Store
from tests.cast import NOW, TODAY
from tests.db.conftest import OpenStore

PUPR_GROUP = Chat(Place(-100), Purpose.AGENCY, "pupr", "Grup PUPR")
PUPR_TOPIC = Chat(Place(-200, 7), Purpose.AGENCY, "pupr", "Kota, topik PUPR")
COMMON = Chat(Place(-200), Purpose.COMMON, None, "Rakor Kota")
STAFF_GROUP = Chat(Place(-300), Purpose.STAFF, None, "Staf")
DAILY = "daily"


async def register(store: Store, user_id: int, name: str, role: Role, agency: str | None = None) -> Chat:
    """The person holds the office and has written to the bot."""
    chat = Chat(Place(user_id), Purpose.PRIVATE, None, name)
    await store.people.appoint(Person(user_id, name), Office(role, agency))
    await store.chats.know(chat)
    return chat


async def test_a_place_nobody_linked_is_unlinked(store: OpenStore) -> None:
    async with store() as writing:
        assert await writing.chats.get(Place(-1)) == Chat(Place(-1))


async def test_a_topic_has_its_own_link_else_that_of_its_chat(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(COMMON)
        await writing.chats.link(PUPR_TOPIC)
        assert await writing.chats.get(Place(-200, 7)) == PUPR_TOPIC
        assert await writing.chats.get(Place(-200, 8)) == COMMON
        assert await writing.chats.get(Place(-200)) == COMMON


async def test_a_new_link_takes_the_place_of_the_old_one(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(PUPR_GROUP)
        await writing.chats.lose(-100)
        await writing.chats.link(Chat(Place(-100), Purpose.COMMON, None, "Umum"))
        assert await writing.chats.get(Place(-100)) == Chat(Place(-100), Purpose.COMMON, None, "Umum", reachable=True)
        assert await writing.chats.of_agency("pupr") == []


async def test_a_known_chat_stays_as_it_is(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(PUPR_GROUP)
        await writing.chats.know(Chat(Place(-100), Purpose.PRIVATE, None, "Lain"))
        assert await writing.chats.get(Place(-100)) == PUPR_GROUP


async def test_an_agency_is_told_in_its_groups_before_its_heads(store: OpenStore) -> None:
    async with store() as writing:
        budi = await register(writing, 4, "Budi", Role.HEAD, "pupr")
        agus = await register(writing, 8, "Agus", Role.HEAD, "pupr")
        await register(writing, 5, "Dewi", Role.HEAD, "dinkes")
        assert await writing.chats.of_agency("pupr") == [budi, agus]
        await writing.chats.link(PUPR_GROUP)
        await writing.chats.link(PUPR_TOPIC)
        assert {chat.place for chat in await writing.chats.of_agency("pupr")} == {Place(-100), Place(-200, 7)}
        assert await writing.chats.of_agency("bpbd") == []


async def test_a_head_who_lost_the_office_is_told_nothing(store: OpenStore) -> None:
    async with store() as writing:
        admin = await register(writing, 1, "Rina", Role.ADMIN)
        assert await writing.chats.of_staff() == [admin]
        await writing.people.set_admins([])
        assert await writing.chats.of_staff() == []


async def test_staff_are_told_in_their_group_else_in_private_else_the_admins(store: OpenStore) -> None:
    async with store() as writing:
        rina = await register(writing, 1, "Rina", Role.ADMIN)
        assert await writing.chats.of_staff() == [rina]
        sari = await register(writing, 2, "Sari", Role.STAFF)
        assert await writing.chats.of_staff() == [sari]
        await writing.chats.link(STAFF_GROUP)
        assert await writing.chats.of_staff() == [STAFF_GROUP]


async def test_staff_are_told_in_private_while_their_group_takes_no_messages(store: OpenStore) -> None:
    async with store() as writing:
        sari = await register(writing, 2, "Sari", Role.STAFF)
        await writing.chats.link(STAFF_GROUP)
        await writing.chats.lose(-300)
        assert await writing.chats.of_staff() == [sari]
        await writing.chats.find_again(-300)
        assert await writing.chats.of_staff() == [STAFF_GROUP]


async def test_every_agency_that_can_be_told_is_known_with_whether_it_takes_messages(store: OpenStore) -> None:
    async with store() as writing:
        await register(writing, 4, "Budi", Role.HEAD, "pupr")
        await register(writing, 5, "Dewi", Role.HEAD, "dinkes")
        await writing.chats.link(PUPR_GROUP)
        await writing.chats.lose(-100)
        await writing.chats.link(COMMON)
        assert await writing.chats.agencies_told() == {"pupr": False, "dinkes": True}
        await writing.chats.link(PUPR_TOPIC)
        assert await writing.chats.agencies_told() == {"pupr": True, "dinkes": True}


# -- reaching them ----------------------------------------------------------------------------------------------------


async def test_a_lost_chat_is_lost_in_all_its_topics_since_the_first_time(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(COMMON)
        await writing.chats.link(PUPR_TOPIC)
        lost = await writing.chats.lose(-200)
    async with store(NOW + timedelta(hours=1)) as writing:
        await writing.chats.lose(-200)
        assert await writing.chats.lost_since(-200) == NOW
        assert not (await writing.chats.get(Place(-200))).reachable
        assert not (await writing.chats.get(Place(-200, 7))).reachable
        assert {chat.place for chat in await writing.chats.find_again(-200)} == {Place(-200), Place(-200, 7)}
        assert await writing.chats.find_again(-200) == []
        assert await writing.chats.lost_since(-200) is None
    assert lost is not None
    assert not lost.reachable


async def test_a_chat_that_is_none_of_ours_cannot_be_lost(store: OpenStore) -> None:
    async with store() as writing:
        assert await writing.chats.lose(-999) is None
        assert await writing.chats.lost_since(-999) is None
        assert await writing.chats.find_again(-999) == []


async def test_a_group_that_became_a_supergroup_keeps_all_it_had(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(PUPR_GROUP)
        await writing.ledger.enter([Place(-100)], TODAY, DAILY)
        for _ in range(2):  # Telegram says so in both chats
            await writing.chats.move(-100, -100123)
        assert await writing.chats.get(Place(-100)) == Chat(Place(-100))
        moved = await writing.chats.get(Place(-100123))
        assert (moved.purpose, moved.agency, moved.title) == (Purpose.AGENCY, "pupr", "Grup PUPR")
        assert await writing.ledger.enter([Place(-100123)], TODAY, DAILY) == []


async def test_the_moved_chat_wins_over_what_the_new_id_had_meanwhile(store: OpenStore) -> None:
    async with store() as writing:
        await writing.chats.link(PUPR_GROUP)
        await writing.ledger.enter([Place(-100), Place(-100123)], TODAY, DAILY)
        await writing.chats.know(Chat(Place(-100123), Purpose.UNLINKED))
        await writing.chats.move(-100, -100123)
        assert (await writing.chats.get(Place(-100123))).agency == "pupr"


# -- the ledger -------------------------------------------------------------------------------------------------------


async def test_a_line_is_entered_once_whoever_asks(store: OpenStore) -> None:
    places = [Place(-100), Place(-200), Place(-200, 7)]

    async def enter() -> list[Place]:
        async with store() as writing:
            return await writing.ledger.enter(places, TODAY, DAILY)

    entered = await asyncio.gather(*(enter() for _ in range(10)))
    assert sorted(place for some in entered for place in some) == sorted(places)


@pytest.mark.parametrize(
    ("place", "day", "kind"),
    [(Place(-100, 1), TODAY, DAILY), (Place(-100), date(2024, 5, 30), DAILY), (Place(-100), TODAY, "weekly")],
)
async def test_another_topic_day_or_kind_is_another_line(store: OpenStore, place: Place, day: date, kind: str) -> None:
    async with store() as writing:
        assert await writing.ledger.enter([Place(-100)], TODAY, DAILY) == [Place(-100)]
        assert await writing.ledger.enter([place], day, kind) == [place]


async def test_only_linked_reachable_chats_of_before_are_due_each_once(store: OpenStore) -> None:
    async with store(NOW - timedelta(days=1)) as writing:
        for chat in (PUPR_GROUP, COMMON, STAFF_GROUP, Chat(Place(-400), Purpose.UNLINKED)):
            await writing.chats.link(chat)
        await writing.chats.lose(-300)
        await writing.ledger.enter([COMMON.place], TODAY, DAILY)
        await writing.ledger.enter([PUPR_GROUP.place], TODAY - timedelta(days=1), DAILY)
    async with store(NOW) as writing:
        await writing.chats.link(PUPR_TOPIC)
        at = time(7, 30)
        due = dict(await writing.chats.unpinged(TODAY, DAILY, at, (at, at)))
        assert due == {PUPR_GROUP: NOW - timedelta(days=1), PUPR_TOPIC: NOW}
        assert await writing.chats.unpinged(TODAY, DAILY, at, (time(7, 31), time(17))) == []


@pytest.mark.parametrize(
    ("rhythm", "due"),
    [
        (USUAL, True),
        (Rhythm(time(8, 0)), False),
        (Rhythm(time(7, 15)), True),
        (Rhythm(days=frozenset({2})), True),
        (Rhythm(days=frozenset({0, 1, 3, 4, 5, 6})), False),
        (Rhythm(time(7, 0), frozenset({2, 6})), True),
    ],
)
async def test_a_chat_keeps_its_own_time_and_weekdays(store: OpenStore, rhythm: Rhythm, due: bool) -> None:
    async with store() as writing:
        await writing.chats.link(PUPR_GROUP)
        await writing.chats.set_rhythm(PUPR_GROUP, rhythm)
        assert (await writing.chats.get(PUPR_GROUP.place)).rhythm == rhythm
        found = await writing.chats.unpinged(TODAY, DAILY, time(7, 30), (time(0), time(7, 59)))
        assert [chat.place for chat, _ in found] == ([PUPR_GROUP.place] if due else [])
