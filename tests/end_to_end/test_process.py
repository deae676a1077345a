"""The program as an operator starts and stops it, and as a power cut does."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Town

ROOT = Path(__file__).parent.parent.parent
DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2099"


class Program:
    """`python -m bot` in a process of its own, against the town's Telegram and database."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, token: str | None = None) -> asyncio.subprocess.Process:
        settings = self._town.settings
        environment = os.environ | {
            "BOT_TOKEN": token or str(settings.bot_token),
            "BOT_API_URL": settings.bot_api_url,
            "DATABASE_URL": settings.database_url,
            "ADMIN_IDS": ",".join(map(str, settings.admin_ids)),
            "BACKUP_DAYS": "0",
        }
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", cwd=ROOT, env=environment, stderr=asyncio.subprocess.PIPE
        )
        return self._process

    async def end(self, how: signal.Signals) -> int:
        assert self._process is not None
        self._process.send_signal(how)
        async with asyncio.timeout(10):
            return await self._process.wait()

    async def close(self) -> None:
        if self._process is not None and self._process.returncode is None:
            await self.end(signal.SIGKILL)


@pytest.fixture
async def program(town: Town) -> AsyncIterator[Program]:
    """The town is settled, and its program is about to be another process."""
    await town.stop()
    program = Program(town)
    yield program
    with contextlib.suppress(ProcessLookupError):
        await program.close()


async def test_a_refused_token_is_one_clear_line(town: Town, program: Program) -> None:
    process = await program.start(token="1:SALAH")
    _, told = await asyncio.wait_for(process.communicate(), 15)
    assert process.returncode not in (0, None)
    lines = told.decode().splitlines()
    assert lines[-1].startswith("BOT_TOKEN: Telegram does not accept this token")
    assert "Traceback" not in told.decode()
    assert "SALAH" not in told.decode()


async def test_kill_9_between_a_sending_and_its_answer_repeats_at_most_one_message(
    town: Town, program: Program
) -> None:
    await program.start()
    await town.sari.send(None, DRAINAGE)
    draft = await town.says("Arahan baru", to=town.sari, timeout=15)
    town.telegram.faults.add("sendMessage", chat=town.pupr, kind="slow", seconds=5)
    await town.sari.press(draft, "Simpan")
    await town.says("Arahan #1", to=town.pupr)  # it is out, and the program does not know yet
    await program.end(signal.SIGKILL)
    await program.start()
    await town.budi.send(None, "/lapor 1 10%")
    await town.says("Laporan #1 dicatat: 10%", to=town.budi, timeout=15)
    await town.says("dalam proses, 10%", to=town.pupr, since=0)
    await _quiet(town)
    assert town.rows("SELECT number FROM directives") == [1]
    assert town.rows("SELECT act FROM history ORDER BY id") == ["given", "assigned", "reported"]
    assert len(town.cards(town.pupr, 1)) <= 2
    assert len(town.cards(town.sari, 1)) == 1
    assert await program.end(signal.SIGTERM) == 0


async def test_kill_9_between_the_receipt_and_the_answer_loses_and_doubles_nothing(
    town: Town, program: Program
) -> None:
    await program.start()
    await town.sari.send(None, DRAINAGE)
    draft = await town.says("Arahan baru", to=town.sari, timeout=15)
    query = await town.sari.press(draft, "Simpan")
    reports = [await town.budi.send(None, f"/lapor 1 {percent}%") for percent in (10, 20, 30)]
    while not town.rows("SELECT 1 FROM inbox WHERE raw LIKE '%callback_query%'"):  # noqa: ASYNC110 - another process's
        await asyncio.sleep(0.001)
    await program.end(signal.SIGKILL)  # the press is stored, perhaps handled; the reports on their way
    await program.start()
    assert (await query.answered(15)).text == "Tersimpan sebagai #1."
    assert len(reports) == 3
    await town.budi.send(None, "/lapor 1 40%")
    await town.says("40%", to=town.budi, timeout=15)
    await _quiet(town)
    assert town.rows("SELECT number FROM directives") == [1]
    percents = town.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id")
    assert percents[-1] == 40
    assert percents == sorted(set(percents))
    assert len(town.cards(town.pupr, 1)) in (1, 2)


async def _quiet(town: Town) -> None:
    """Until the other process has handled and said everything."""
    received = "SELECT 1 FROM inbox WHERE state = 'new'"
    to_say = "SELECT 1 FROM outbox WHERE state IN ('new', 'sending')"
    async with asyncio.timeout(15):
        while town.telegram.world.updates.pending or town.rows(received) or town.rows(to_say):
            await town.telegram.settled(0.02, timeout=10)
