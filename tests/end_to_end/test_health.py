"""Whoever watches the program is told whether it does its work, and nothing of anybody's business."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import timedelta

import httpx
import pytest

from bot import health
from bot.settings import WrongSetting
from tests.end_to_end.conftest import Town
from tests.test_house import ROOT


@pytest.fixture
async def watcher(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who asks the polling program on PORT, and is told anew each time."""
    monkeypatch.setattr(health, "HOLDS", -1.0)
    await town.stop()
    town.settings = town.settings.model_copy(update={"port": 0})
    await town.start()
    assert town.tuntas is not None
    assert town.tuntas.server is not None
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{town.tuntas.server.port}") as client:
        yield client


async def test_a_program_that_works_is_healthy(town: Town, watcher: httpx.AsyncClient) -> None:
    await town.told(town.budi, "/tugas")
    answer = await watcher.get("/healthz")
    assert answer.status_code == 200
    told = answer.json()
    assert told == {
        "healthy": True,
        "writable": True,
        "last_poll": told["last_poll"],
        "last_tick": told["last_tick"],
        "oldest_unsent": 0.0,
    }


@pytest.mark.only_database("sqlite")
async def test_a_database_that_cannot_be_written_is_not_healthy(
    town: Town, watcher: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "PATIENCE", 0.1)
    with closing(sqlite3.connect(town.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = await watcher.get("/healthz")
        other.execute("ROLLBACK")
    assert (answer.status_code, answer.json()["writable"]) == (503, False)


@pytest.mark.parametrize(("told", "longest"), [("last_poll", "LONGEST_POLL"), ("last_tick", "FEWEST_TICK")])
async def test_what_has_stopped_is_not_healthy_whoever_looks_for_the_first_time(
    town: Town, watcher: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch, told: str, longest: str
) -> None:
    monkeypatch.setattr(health, longest, 0.2)
    assert town.tuntas is not None
    await town.told(town.budi, "/tugas")
    town.telegram.faults.add("getUpdates", kind="slow", seconds=9)
    await town.budi.send(None, "/tugas")  # ends the poll that is held; the next one stands still
    town.tuntas._scheduler.pause()
    town.tuntas._watch._tick_seconds = 0.0  # type: ignore[union-attr]
    await asyncio.sleep(0.5)
    answer = await watcher.get("/healthz")
    assert (answer.status_code, answer.json()["healthy"]) == (503, False)
    assert answer.json()[told] >= 0.2


async def test_what_is_tried_in_vain_waits_all_the_time(town: Town, watcher: httpx.AsyncClient) -> None:
    town.telegram.faults.add("sendMessage", chat=town.budi, kind="401", times=None)
    await town.budi.send(None, "/tugas")
    await town.until(lambda: bool(town.rows("SELECT 1 FROM outbox WHERE not_before IS NOT NULL")))
    town.clock.move_to(town.clock() + timedelta(hours=1))
    await town.until(lambda: bool(town.rows("SELECT 1 FROM outbox WHERE attempts > 1 AND state = 'new'")))
    answer = await watcher.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["oldest_unsent"] > 3600 - 1


@pytest.mark.only_database("sqlite")
async def test_what_waits_too_long_is_not_healthy(town: Town, watcher: httpx.AsyncClient) -> None:
    """Behind a message that Telegram wants to have later, in a chat whose order is kept."""
    columns = "chat_id, thread_id, kind, body, rank, state, attempts, created_at, not_before, error"
    row = "1, 0, 'message', '{\"html\": \"x\"}', 9, 'new', 0, '2024-05-28 00:00:00.000000'"
    with closing(sqlite3.connect(town.database)) as other, other:
        other.execute(
            f"INSERT INTO outbox ({columns}) VALUES ({row}, '2099-01-01 00:00:00.000000', '429'), ({row}, NULL, NULL)"
        )
    answer = await watcher.get("/healthz")
    assert answer.status_code == 503
    assert answer.json()["oldest_unsent"] > 900


async def test_what_is_counted_names_nobody(town: Town, watcher: httpx.AsyncClient) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    await town.told(town.sari, "/tugas 99")
    told = (await watcher.get("/metrics")).text
    for line in (
        'tuntas_updates_total{kind="message",outcome="done"}',
        'outcome="refused"',
        'tuntas_sends_total{outcome="sent"}',
    ):
        assert line in told
    assert 'tuntas_outbox{state="new"} 0.0' in told
    assert "tuntas_inbox_waiting 0.0" in told
    assert "tuntas_last_backup_timestamp_seconds" in told
    for kept in ("drainase", "PUPR", "Sari", str(town.sari.id), str(abs(town.pupr.id)), town.settings.bot_token or "?"):
        assert kept not in told


async def test_the_container_asks_as_its_dockerfile_says(town: Town, watcher: httpx.AsyncClient) -> None:
    (command,) = re.findall(r"CMD (\[.*urllib.*\])", (ROOT / "deploy" / "Dockerfile").read_text("utf-8"))
    _, *arguments = json.loads(command)
    with socket.create_server(("127.0.0.1", 0)) as free:
        dead = free.getsockname()[1]
    for port, well in ((watcher.base_url.port, True), (dead, False)):
        asking = await asyncio.create_subprocess_exec(
            sys.executable, *arguments, env={"PORT": str(port)}, stderr=asyncio.subprocess.DEVNULL
        )
        assert (await asking.wait() == 0) is well


async def test_a_port_that_is_taken_stops_the_start(town: Town) -> None:
    await town.stop()
    with socket.create_server(("0.0.0.0", 0)) as other:
        town.settings = town.settings.model_copy(update={"port": other.getsockname()[1]})
        with pytest.raises(WrongSetting, match="PORT: takes a free port"):
            await town.start()


async def test_while_polling_nobody_listens_unless_the_port_is_set(town: Town) -> None:
    assert town.tuntas is not None
    assert town.tuntas.server is None


async def test_with_a_webhook_one_server_does_all(town: Town) -> None:
    await town.stop()
    town.settings = town.settings.model_copy(update={"webhook_url": "https://tuntas.example.id", "port": 0})
    await town.start()
    assert town.tuntas is not None
    assert town.tuntas.server is not None
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{town.tuntas.server.port}") as client:
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.post("/telegram", json={})).status_code == 403
        assert (await client.get("/metrics")).status_code == 200
