"""Telegram fails, one way or many at once: the program goes on by itself within half a minute, nothing is lost."""

from __future__ import annotations

import asyncio
import json
from datetime import datetime, timedelta
from random import Random

import pytest

from bot import application, receiving
from sandbox.clock import MovableClock
from sandbox.telegram.faults import FaultKind
from tests.end_to_end.books import Books
from tests.end_to_end.conftest import Town
from tests.end_to_end.townspeople import Story

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"
BOTH = "PUPR dibantu Dinkes bereskan drainase paling lambat 7 Juni 2024"
HALF_A_MINUTE, HALF_A_SECOND = 30, timedelta(seconds=0.5)

# What goes wrong when something is sent, and how often people then have a reply, and a ping. A reply that may have
# gone out is repeated; a ping is not, and staff read that it may not have arrived.
SENDING: tuple[tuple[FaultKind, int, int], ...] = (
    ("429", 1, 1),
    ("401", 1, 1),
    ("404", 1, 1),
    ("500", 1, 0),
    ("502_html", 1, 0),
    ("reset_before", 1, 0),
    ("lost_answer", 2, 1),
    ("truncated_json", 2, 1),
    ("slow", 2, 1),  # slower than we wait
)


@pytest.mark.parametrize(("kind", "replies", "pings"), SENDING)
async def test_what_goes_wrong_in_sending_is_over_within_half_a_minute(
    town: Town, monkeypatch: pytest.MonkeyPatch, kind: FaultKind, replies: int, pings: int
) -> None:
    if kind == "slow":
        monkeypatch.setattr(application, "SEND_TIMEOUT", 2.0)
        await town.stop()
        await town.start()
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    faults = town.telegram.faults
    faults.add("sendMessage", chat=town.budi, kind=kind, retry_after=1, seconds=4)
    faults.add("editMessageText", chat=town.pupr, kind=kind, retry_after=1, seconds=4)
    faults.add("answerCallbackQuery", kind=kind, retry_after=1, seconds=4)
    await town.budi.send(None, "/tugas")
    query = await town.budi.press(card, "Terima")
    await town.done()
    await town.after(HALF_A_MINUTE)
    await town.says("Tugas terbuka", to=town.budi, since=0)
    await town.done()
    assert len(town.bots(town.budi, "Tugas terbuka")) == replies
    assert (await query.answered(20)).text == "#1 diterima. Terima kasih."
    assert "Status: diterima" in town.telegram.current(card).text
    assert town.rows("SELECT act FROM history ORDER BY id") == ["given", "assigned", "accepted"]

    faults.add("sendMessage", chat=town.pupr, kind=kind, retry_after=1, seconds=4)
    await town.at(5, 8)
    await town.after(HALF_A_MINUTE)
    if pings:
        await town.says("Pengingat", to=town.pupr, since=0)
    await town.tick()
    assert not faults.waiting
    assert len(town.bots(town.pupr, "Pengingat")) == pings
    state = "sent" if (replies, pings) == (1, 1) else "unknown"
    assert town.rows("SELECT state FROM outbox WHERE subject LIKE 'ping:%' AND chat_id = ?", town.pupr.id) == [state]
    if state == "unknown":
        await town.says("Grup PUPR", "mungkin tidak sampai", "Pengingat", to=town.staf, since=0)


async def test_what_becomes_due_while_the_outbox_is_looked_through_is_not_slept_over(town: Town) -> None:
    class Hasty(MovableClock):
        """Half a second passes whenever somebody looks at it."""

        def now(self) -> datetime:
            self._base += HALF_A_SECOND
            return super().now()

    await town.stop()
    town.clock = Hasty(town.clock())
    await town.start()
    town.telegram.faults.add("sendMessage", chat=town.budi, kind="404")
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)


async def test_when_several_chats_are_told_to_wait_the_whole_bot_does(town: Town) -> None:
    await town.order(BOTH)
    for chat in (town.pupr, town.dinkes):
        town.telegram.faults.add("sendMessage", chat=chat, kind="429", retry_after=1)
    await town.order("PUPR dibantu Dinkes cat trotoar paling lambat 7 Juni 2024")
    await town.until(lambda: not town.telegram.faults.waiting)
    await town.wali.send(None, "/status")
    await town.says("Tugas terbuka", to=town.wali)
    calls = town.telegram.since(0, "sendMessage")
    refused = [call.time for call in calls if call.outcome.startswith("Too Many Requests")]
    (answer,) = [call.time for call in calls if str(town.wali.id) == str(call.params["chat_id"])]
    assert answer - max(refused) >= timedelta(seconds=1)
    for chat in (town.pupr, town.dinkes):
        await town.says("Arahan #2", to=chat, since=0)


async def test_without_a_network_everything_waits_and_then_goes_out_once(town: Town) -> None:
    await town.order(DRAINAGE)
    async with town.telegram.out_of_reach():
        ticking = asyncio.create_task(town.at(5, 8))
        refused = "SELECT 1 FROM outbox WHERE subject LIKE 'ping:%' AND state = 'new' AND error = 'ConnectError'"
        await town.until(lambda: bool(town.rows(refused)))
    await ticking
    await town.after(HALF_A_MINUTE)
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    await town.tick()
    assert len(town.bots(town.pupr, "Pengingat")) == 1


async def test_a_start_without_a_network_waits_for_it(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(application, "GREET_AGAIN", 0.1)
    await town.stop()
    async with town.telegram.out_of_reach():
        starting = asyncio.create_task(town.start())
        await asyncio.sleep(0.3)
        assert not starting.done()
    await starting
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)


STARTING: tuple[tuple[str, FaultKind], ...] = (
    *(("getMe", kind) for kind in ("409", "429", "502_html", "truncated_json")),
    *(("deleteWebhook", kind) for kind in ("404", "401", "truncated_json")),
    *(("setMyCommands", kind) for kind in ("404", "lost_answer", "truncated_json", "custom")),
)


@pytest.mark.parametrize(("method", "kind"), STARTING)
async def test_a_start_that_telegram_answers_wrongly_goes_on_by_itself(
    town: Town, monkeypatch: pytest.MonkeyPatch, method: str, kind: FaultKind
) -> None:
    """Once it has told the bot's name, a 401 or 404 is no word on the token."""
    monkeypatch.setattr(application, "GREET_AGAIN", 0.1)
    await town.stop()
    town.telegram.faults.add(method, kind=kind)
    await town.start()
    assert not town.telegram.faults.waiting
    assert "Tugas terbuka" in await town.told(town.budi, "/tugas")


async def test_a_pause_longer_than_any_calendar_is_a_day(town: Town) -> None:
    town.telegram.faults.add("sendMessage", chat=town.budi, kind="429", retry_after=10**12)
    await town.told(town.budi, "/tugas")
    town.pace._held.clear()  # which lasts in earnest
    await town.after(86_401)
    await town.says("Tugas terbuka", to=town.budi, since=0)


async def test_a_poll_whose_answer_takes_too_long_is_given_up_and_loses_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "POLL_SECONDS", 1)
    monkeypatch.setattr(receiving, "ANSWER_SECONDS", 0.5)
    town.telegram.faults.add("getUpdates", kind="slow", seconds=4)
    await town.budi.send(None, "/tugas")  # ends the poll that is held; the next one meets the fault
    await town.dewi.send(None, "/tugas")
    for who in (town.budi, town.dewi):
        await town.says("Tugas terbuka", to=who, since=0)
    await town.done()
    assert len(town.bots(town.budi)) == len(town.bots(town.dewi)) == 1


async def test_a_press_that_the_app_repeats_under_a_new_id_has_its_effect_once(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    await town.answered(town.budi, card, "Terima")
    (raw,) = town.rows("SELECT raw FROM inbox WHERE CAST(raw AS TEXT) LIKE '%accept:%'")
    again = {key: value for key, value in json.loads(raw).items() if key != "update_id"}
    before = town.kept()
    for _ in range(3):
        town.telegram.inject(again)
    await town.done()
    assert town.kept() == before
    assert town.rows("SELECT state FROM inbox WHERE CAST(raw AS TEXT) LIKE '%accept:%'") == ["done"] * 4


EDITS_REFUSED = (  # what Telegram says of an edit: whether the card is then sent anew, whether staff are told
    ("message is not modified: specified new message content is the same", False, False),
    ("message to edit not found", True, False),
    ("message can't be edited", True, False),
    ("can't parse entities", False, True),
)


@pytest.mark.parametrize(("description", "anew", "told"), EDITS_REFUSED)
async def test_an_edit_that_is_refused(town: Town, description: str, anew: bool, told: bool) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    town.telegram.faults.add("editMessageText", chat=town.pupr, description=f"Bad Request: {description}")
    assert "diterima" in await town.answered(town.budi, card, "Terima")
    await town.tick()
    cards = town.cards(town.pupr, 1)
    assert len(cards) == 1 + anew
    assert bool(town.bots(town.staf, "Tidak terkirim")) is told
    await town.told(town.budi, "/lapor 1 40%")
    assert "40%" in town.cards(town.pupr, 1)[-1].text  # whatever was refused, the next change shows


async def test_a_wave_meets_a_group_that_has_moved_and_one_that_put_the_bot_out(town: Town) -> None:
    await town.order(BOTH)
    await town.stop()
    new = town.telegram.chat(await town.telegram.migrate(town.pupr))
    await town.telegram.kick_bot(town.dinkes)
    town.telegram.world.updates.drop_all()  # nobody tells the program
    await town.start()
    await town.at(5, 8)
    await town.after(HALF_A_MINUTE)
    assert len(town.bots(new, "Pengingat", "#1")) == 1
    assert len(town.bots(town.umum, "Pengingat", "#1")) == 1
    await town.says("Grup Dinkes", "tidak dapat dijangkau", "pengingat", to=town.staf, since=0)
    await town.tick()
    assert len(town.bots(new, "Pengingat")) == 1


MIXED: tuple[FaultKind, ...] = (
    *("429", "401", "404", "409", "500", "502_html"),
    *("reset_before", "lost_answer", "slow", "truncated_json"),
)


@pytest.mark.parametrize("seed", [1, 2])
async def test_in_foul_weather_people_get_their_work_done(town: Town, seed: int) -> None:
    """Every fifth call fails, in any of these ways, while stories are told; then the books are balanced."""
    random, telling = Random(seed), True
    calls = 0
    requests = town.telegram.requests

    async def storm() -> None:
        nonlocal calls
        due = len(requests)
        while telling:
            if not town.telegram.faults.waiting and len(requests) >= due:
                due = len(requests) + 5  # else a message tried again alone would meet every one of them
                method = random.choice((None, None, "getUpdates"))
                town.telegram.faults.add(method, kind=random.choice(MIXED), retry_after=1, seconds=0.1)
                calls += 1
            await asyncio.sleep(random.uniform(0.05, 0.3))
            town.clock.move_to(town.clock() + HALF_A_SECOND)  # what was held back need not wait in earnest
            assert town.tuntas is not None
            town.tuntas.sender.wake()

    note = asyncio.Lock()
    stories = [Story(town, random, note) for _ in range(3)]
    storming = asyncio.create_task(storm())
    await asyncio.gather(*(story.tell() for story in stories))
    telling = False
    await storming
    town.telegram.faults.clear()
    await town.after(HALF_A_MINUTE)
    await town.after(HALF_A_MINUTE)
    await Books(town).balance(stories, calls)
