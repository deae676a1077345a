"""The daily ping: once a working day, in its window, to whom it concerns."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.people import Office, Person, Role
from core.reading.values import Nature
from core.tasks import Part
from db.outgoing import Rank
from jobs.pings import CHATS_AT_ONCE, send_pings
from tests.cast import STAFF, TODAY, WIB, a_draft
from tests.jobs.conftest import Town

PUPR = Chat(Place(-100), Purpose.AGENCY, "pupr", "Grup PUPR")
DINKES = Chat(Place(-200), Purpose.AGENCY, "dinkes", "Grup Dinkes")
COMMON = Chat(Place(-300), Purpose.COMMON, None, "Rakor Kota")
HALF_PAST_SEVEN = datetime(2024, 5, 29, 7, 30, tzinfo=WIB)
LONG_AGO = datetime(2024, 5, 1, 9, 0, tzinfo=WIB)


@pytest.fixture(autouse=True)
async def linked(town: Town) -> None:
    """PUPR's group is linked, and PUPR has a task due today."""
    town.now = LONG_AGO
    await link(town, PUPR)
    await order(town, "pupr")
    town.now = HALF_PAST_SEVEN


async def link(town: Town, *chats: Chat) -> None:
    async with town.services.store(f"link/{chats}") as store:
        for chat in chats:
            await store.chats.link(chat)


async def order(town: Town, agency: str, days: int = 0, nature: Nature = Nature.ORDINARY) -> int:
    """A directive for one agency, due in so many days; its task's id."""
    async with town.services.store("order") as store:
        due = Deadline(TODAY + timedelta(days=days))
        draft = await store.directives.add(a_draft(tasks=(), deadline=due, nature=nature))
        directive = draft.saved(await store.directives.next_number())
        await store.directives.save(directive)
        return (await store.directives.add_task(directive, agency, Part.LEAD, STAFF)).id


async def places(town: Town) -> list[Place]:
    await send_pings(town.services)
    return [Place(row.chat_id, row.thread_id) for row in await town.said()]


async def test_a_chat_is_told_what_is_due_as_bulk_and_until_five(town: Town) -> None:
    await send_pings(town.services)
    (row,) = await town.said()
    assert "Pengingat Rabu, 29 Mei 2024" in row.body["html"]
    assert "#1" in row.body["html"]
    assert (row.rank, row.subject) == (Rank.BULK, "ping:1")
    assert row.expires_at == HALF_PAST_SEVEN.replace(hour=17, minute=0)
    assert len(town.woken) > 0


async def test_it_is_said_once_a_day_however_often_the_clock_ticks(town: Town) -> None:
    for minutes in (0, 1, 240):
        town.now = HALF_PAST_SEVEN + timedelta(minutes=minutes)
        await send_pings(town.services)
    assert len(await town.said()) == 1
    town.now += timedelta(days=1)
    await send_pings(town.services)
    assert len(await town.said()) == 2


@pytest.mark.parametrize(
    ("day", "hour", "minute", "said"),
    [(29, 7, 29, 0), (29, 7, 30, 1), (29, 16, 59, 1), (29, 17, 0, 0), (29, 23, 0, 0)],
)
async def test_it_is_said_in_its_window_late_if_need_be(
    town: Town, day: int, hour: int, minute: int, said: int
) -> None:
    town.now = datetime(2024, 5, day, hour, minute, tzinfo=WIB)
    assert len(await places(town)) == said


@pytest.mark.parametrize("free", [datetime(2024, 6, 1), datetime(2024, 6, 17), datetime(2024, 6, 18)])  # noqa: DTZ001
async def test_free_days_are_silent(town: Town, free: datetime) -> None:
    town.now = free.replace(hour=9, tzinfo=WIB)
    assert await places(town) == []


async def test_a_ping_missed_for_a_whole_day_is_never_sent_late(town: Town) -> None:
    town.now = HALF_PAST_SEVEN + timedelta(days=1)
    await send_pings(town.services)
    (row,) = await town.said()
    assert "Kamis, 30 Mei 2024" in row.body["html"]


async def test_programs_that_tick_at_once_say_it_once(town: Town) -> None:
    town.now = LONG_AGO
    await link(town, COMMON)
    town.now = HALF_PAST_SEVEN
    await asyncio.gather(*(send_pings(town.services) for _ in range(5)))
    assert sorted(row.chat_id for row in await town.said()) == [COMMON.place.chat_id, PUPR.place.chat_id]


async def test_a_chat_linked_after_the_ping_waits_for_tomorrow(town: Town) -> None:
    town.now = HALF_PAST_SEVEN + timedelta(hours=1)
    await link(town, COMMON)
    assert await places(town) == [PUPR.place]


async def test_an_agency_hears_of_its_own_tasks_the_common_chat_of_all(town: Town) -> None:
    town.now = LONG_AGO
    await link(town, DINKES, COMMON)
    await order(town, "dinkes", days=1)
    town.now = HALF_PAST_SEVEN
    await send_pings(town.services)
    told = {row.chat_id: row.subject for row in await town.said()}
    assert told[PUPR.place.chat_id] == "ping:1"
    assert told[DINKES.place.chat_id] == "ping:2"
    assert set(told[COMMON.place.chat_id].removeprefix("ping:").split(",")) == {"1", "2"}


async def test_where_nothing_is_due_nothing_is_said_that_day(town: Town) -> None:
    town.now = LONG_AGO
    await link(town, DINKES)
    town.now = HALF_PAST_SEVEN
    assert await places(town) == [PUPR.place]
    await order(town, "dinkes")
    town.now += timedelta(hours=1)
    assert await places(town) == [PUPR.place]


async def test_what_is_due_later_than_a_week_is_not_mentioned(town: Town) -> None:
    town.now = LONG_AGO
    await link(town, DINKES)
    task = await order(town, "dinkes", days=7)
    await order(town, "dinkes", days=15)
    async with town.services.store("accept") as store:
        for each in await store.directives.open_tasks(["dinkes"]):
            head = Person(5, "Dewi", frozenset({Office(Role.HEAD, "dinkes")}))
            await store.directives.step(each.accept(head, LONG_AGO))
    town.now = HALF_PAST_SEVEN
    await send_pings(town.services)
    told = {row.chat_id: row.subject for row in await town.said()}
    assert told[DINKES.place.chat_id] == f"ping:{task}"


async def test_a_head_is_pinged_in_private_only_where_the_agency_has_no_group(town: Town) -> None:
    town.now = LONG_AGO
    async with town.services.store("people") as store:
        for user_id, agency in ((4, "pupr"), (5, "dinkes")):
            await store.people.appoint(Person(user_id, agency), Office(Role.HEAD, agency))
            await store.chats.know(Chat(Place(user_id), Purpose.PRIVATE, None, agency))
    await order(town, "dinkes")
    town.now = HALF_PAST_SEVEN
    assert sorted(await places(town)) == [PUPR.place, Place(5)]


async def test_a_chat_that_takes_no_messages_is_left_out(town: Town) -> None:
    async with town.services.store("lose") as store:
        await store.chats.lose(PUPR.place.chat_id)
    assert await places(town) == []


async def test_the_words_of_a_secret_stay_out_of_the_common_chat(town: Town) -> None:
    town.now = LONG_AGO
    await link(town, DINKES, COMMON)
    await order(town, "dinkes", nature=Nature.SECRET)
    town.now = HALF_PAST_SEVEN
    await send_pings(town.services)
    told = {row.chat_id: row.body["html"] for row in await town.said()}
    assert "drainase" in told[DINKES.place.chat_id]
    assert "#2" in told[COMMON.place.chat_id]
    assert told[COMMON.place.chat_id].count("drainase") == 1  # of PUPR's, which is none


async def test_more_chats_than_one_transaction_takes_are_all_told_once(town: Town) -> None:
    town.now = LONG_AGO
    topics = [Chat(Place(-400, n + 1), Purpose.AGENCY, "pupr", "Topik") for n in range(CHATS_AT_ONCE + 3)]
    await link(town, *topics)
    town.now = HALF_PAST_SEVEN
    assert sorted(await places(town)) == sorted([PUPR.place, *(topic.place for topic in topics)])
