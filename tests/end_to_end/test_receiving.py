"""Polling goes on by itself; an update counts once; what cannot be read stops nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import receiving
from sandbox.telegram.faults import FaultKind
from tests.end_to_end.conftest import Town

pytestmark = pytest.mark.every_database

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"


FAULTS: tuple[FaultKind, ...] = (
    *("401", "404", "409", "429", "500"),
    *("502_html", "truncated_json", "reset_before", "lost_answer"),
)


@pytest.mark.parametrize("kind", FAULTS)
async def test_polling_survives(town: Town, kind: FaultKind) -> None:
    await town.sari.send(None, DRAINAGE)
    await town.says("Arahan baru", to=town.sari)
    town.telegram.faults.add("getUpdates", kind=kind, retry_after=1)
    await town.budi.send(None, "/tugas")  # ends the poll that is held; the next one meets the fault
    await town.says("Tugas terbuka", to=town.budi)
    await town.dewi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.dewi, timeout=8)
    assert not town.telegram.faults.waiting
    await town.done()
    assert len(town.bots(town.sari)) == len(town.bots(town.dewi)) == 1


UNREADABLE: tuple[Any, ...] = (
    {"message": {"message_id": "x"}},
    {"message": "text"},
    {"message": {"message_id": 1, "date": 0, "chat": {"id": "x", "type": "private"}}},
    {"message": {"message_id": 1, "date": 0, "chat": {"id": 10**30, "type": "private"}}},
    {"message": {"message_id": 1, "date": 10**30, "chat": {"id": 5, "type": "private"}}},
    {"callback_query": {"id": 1}},
    {"what_comes_in_2030": {"chat": {"id": 5}}},
    {"update_id": 10**30, "message": None},
    {"update_id": "x"},
    ["no update"],
)


async def test_an_unreadable_update_is_put_aside_and_later_ones_are_handled(town: Town) -> None:
    for raw in UNREADABLE:
        town.telegram.inject(raw)
        await town.budi.send(None, "/tugas")
        await town.says("Tugas terbuka", to=town.budi, timeout=8)
    assert town.rows("SELECT 1 FROM inbox WHERE state = 'new'") == []


@pytest.mark.parametrize("wrong", ["x", 0.5, 10**30])
async def test_an_id_that_is_no_number_goes_no_further(town: Town, wrong: object) -> None:
    head = {"id": town.budi.id, "is_bot": False, "first_name": "Budi"}
    chat = {"id": town.pupr.id, "type": "group"}
    for odd in ({"from": head | {"id": wrong}}, {"chat": chat | {"id": wrong}}, {"migrate_to_chat_id": wrong}):
        message = {"message_id": 1, "date": 0, "text": "/tugas", "from": head, "chat": chat} | odd
        town.telegram.inject({"message": message})
    assert "Tugas terbuka" in await town.told(town.budi, "/tugas")
    assert town.rows("SELECT state FROM inbox WHERE state <> 'done'") == ["unreadable"] * 3


async def test_why_an_update_was_put_aside_is_kept(town: Town) -> None:
    town.telegram.inject({"message": {"message_id": 1, "date": 0, "chat": {"id": "x"}}})
    await town.done()
    ((state, reason),) = town.rows("SELECT state, reason FROM inbox WHERE state <> 'done'")
    assert state == "unreadable"
    assert reason


async def test_what_no_database_can_keep_is_put_aside_and_what_came_with_it_is_handled(town: Town) -> None:
    """A start would else be followed by the same end, for ever: it comes again until it is confirmed."""
    endless: Any = None
    for _ in range(5000):
        endless = [endless]
    budi = {"id": town.budi.id, "type": "private", "is_bot": False, "first_name": "Budi"}
    asked = {"message_id": 1, "date": 0, "text": "/tugas", "from": budi, "chat": budi}
    asked |= {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
    assert town.tuntas is not None
    batch = [{"message": endless}, {"message": {"date": float("nan")}}, {"message": asked}]
    await town.tuntas.intake.receiver.receive([{"update_id": number, **each} for number, each in enumerate(batch, 7)])
    await town.says("Tugas terbuka", to=town.budi)
    await town.done()
    assert town.rows("SELECT update_id, state FROM inbox ORDER BY update_id") == [
        (7, "unreadable"),
        (8, "unreadable"),
        (9, "done"),
    ]


async def test_an_update_that_comes_twice_changes_nothing(town: Town) -> None:
    number = town.telegram.world.updates._next_id
    await town.sari.send(None, DRAINAGE)
    await town.says("Arahan baru", to=town.sari)
    (raw,) = town.rows("SELECT CAST(raw AS TEXT) FROM inbox WHERE update_id = ?", number)
    town.telegram.inject(json.loads(raw))
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    await town.done()
    assert len(town.bots(town.sari, "Arahan baru")) == 1
    assert town.rows("SELECT COUNT(*) FROM directives") == [1]


@given(st.one_of(st.none(), st.floats(-10, 0)), st.integers(1, 50))
def test_however_short_a_pause_is_asked_for_polling_takes_breath(asked: float | None, failures: int) -> None:
    refused = receiving.Refused(429, "Too Many Requests", asked)
    assert receiving._pause(refused, failures) == receiving._pause(httpx.ConnectError("x"), failures) >= 0.5


async def test_who_is_refused_again_and_again_says_so(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program with the same token, for one: the log is not where an admin looks."""
    monkeypatch.setattr(receiving, "LONGEST_PAUSE", 0.01)
    town.telegram.faults.add("getUpdates", kind="409", times=receiving.MOST_REFUSALS)
    await town.budi.send(None, "/tugas")  # ends the poll that is held; the next ones meet the fault
    await town.dewi.send(None, "/tugas")
    await town.done()
    await town.tick()
    assert town.bots(town.rina, "menolak memberi kiriman", "1 kali")


async def test_what_came_while_the_program_was_down_is_handled_in_order(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.stop()
    for percent in (10, 20, 30):
        await town.budi.send(None, f"/lapor 1 {percent}%")
    await town.start()
    await town.done()
    assert town.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id") == [10, 20, 30]


async def test_what_was_received_but_not_handled_is_handled_after_the_next_start(town: Town) -> None:
    await town.order(DRAINAGE)
    assert town.tuntas is not None
    await town.tuntas.intake.receiver.stop(1)  # it still stores, and handles nothing more
    await town.budi.send(None, "/lapor 1 10%")
    await town.budi.send(None, "/lapor 1 20%")
    while len(town.rows("SELECT 1 FROM inbox WHERE state = 'new'")) < 2:
        await town.telegram.settled(0.01)
    await town.stop()
    await town.start()
    await town.done()
    assert town.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id") == [10, 20]
    assert len(town.bots(town.budi, "dicatat")) == 2


async def test_an_update_for_which_the_machine_had_no_memory_is_handled_when_it_has(town: Town) -> None:
    failing = _fails(town, MemoryError, times=2)
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    await town.done()
    assert next(failing, None) is None
    assert len(town.bots(town.budi)) == 1


async def test_an_update_that_fails_for_ever_is_put_aside_and_its_chat_goes_on(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receiving, "MOST_FAILURES", 2)
    monkeypatch.setattr(receiving, "LONGEST_PAUSE", 0.01)
    _fails(town, RuntimeError, times=3)
    await town.budi.send(None, "/tugas 99")
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    await town.done()
    assert town.rows("SELECT state, reason FROM inbox WHERE state <> 'done'") == [("failed", "RuntimeError")]


async def test_an_update_that_fails_and_names_no_chat_is_put_aside_at_once(town: Town) -> None:
    """There is nobody to own up to."""
    person = {"id": town.budi.id, "is_bot": False, "first_name": "Budi"}
    town.telegram.inject(
        {"message": {"message_id": 1, "date": 0, "chat": None, "from": person, "text": "x", "migrate_to_chat_id": 35}}
    )
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    await town.done()
    assert town.rows("SELECT state FROM inbox WHERE state <> 'done'") == ["failed"]


def _fails(town: Town, trouble: type[Exception], *, times: int) -> Iterator[int]:
    """Lets so many handlings fail, as a machine does that has run out of something."""
    assert town.tuntas is not None
    receiver, left = town.tuntas.intake.receiver, iter(range(times))
    handle = receiver._handle

    async def failing(raw: dict[str, Any]) -> None:
        if next(left, None) is not None:
            raise trouble
        await handle(raw)

    receiver._handle = failing
    return left
