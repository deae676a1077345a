"""The program as an operator starts and stops it, and as a power cut does."""

from __future__ import annotations

import asyncio
import signal

import pytest

from bot.intake import Intake
from tests.end_to_end.conftest import Town
from tests.end_to_end.program import Program

pytestmark = pytest.mark.every_database

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2099"


async def test_a_refused_token_is_one_clear_line(town: Town, program: Program) -> None:
    await program.start(BOT_TOKEN="1:SALAH")
    assert await program.ended() != 0
    assert program.told.splitlines()[-1].startswith("BOT_TOKEN: Telegram does not accept this token")
    assert "Traceback" not in program.told
    assert "SALAH" not in program.told


async def test_updates_are_taken_in_and_kept_while_the_rest_of_the_program_is_loaded(
    town: Town, program: Program
) -> None:
    began = len(town.telegram.requests)
    await program.start()
    await program.has_polled(began)
    await town.budi.send(None, "/tugas")
    await town.says("Tugas terbuka", to=town.budi)
    calls = [call.method for call in town.telegram.requests[began:]]
    assert calls.index("getUpdates") < calls.index("getMe")


async def test_what_a_program_took_in_that_could_not_be_loaded_is_answered_after_the_next_start(
    town: Town, program: Program
) -> None:
    await town.budi.send(None, "/tugas")
    async with Intake(town.settings, town.clock):  # all there is of the program
        await town.until(lambda: not town.telegram.world.updates.pending)
    assert town.rows("SELECT state FROM inbox") == ["new"]
    await program.start()
    await town.says("Tugas terbuka", to=town.budi)
    await program.quiet()
    assert len(town.bots(town.budi)) == 1


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
    await program.quiet()
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
    while not town.rows("SELECT 1 FROM inbox WHERE CAST(raw AS TEXT) LIKE '%callback_query%'"):  # noqa: ASYNC110 - another process's
        await asyncio.sleep(0.001)
    await program.end(signal.SIGKILL)  # the press is stored, perhaps handled; the reports on their way
    await program.start()
    assert (await query.answered(15)).text == "Tersimpan sebagai #1."
    assert len(reports) == 3
    await town.budi.send(None, "/lapor 1 40%")
    await town.says("40%", to=town.budi, timeout=15)
    await program.quiet()
    assert town.rows("SELECT number FROM directives") == [1]
    percents = town.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id")
    assert percents[-1] == 40
    assert percents == sorted(set(percents))
    assert len(town.cards(town.pupr, 1)) in (1, 2)


async def test_kill_9_in_the_middle_of_saving_minutes_saves_every_item_once(town: Town, program: Program) -> None:
    await program.start()
    items = [f"{n}. PUPR periksa saluran {n} paling lambat 7 Juni 2099" for n in range(1, 61)]
    await town.sari.send(None, "/notulen " + "\n".join(items))
    preview = await town.says("60 arahan, belum disimpan", to=town.sari, timeout=15)
    query = await town.sari.press(preview, "Simpan semua")
    while not town.rows("SELECT 1 FROM directives WHERE number IS NOT NULL"):  # noqa: ASYNC110 - another process's
        await asyncio.sleep(0.001)
    await program.end(signal.SIGKILL)
    await program.start()
    assert (await query.answered(15)).text == "60 arahan tersimpan."
    assert town.rows("SELECT number FROM directives ORDER BY id") == list(range(1, 61))
    assert town.rows("SELECT count(*) FROM tasks") == [60]
    assert town.rows("SELECT count(DISTINCT subject) FROM outbox WHERE kind = 'card' AND subject LIKE 'task:%'") == [60]
    assert town.rows("SELECT count(*) FROM outbox WHERE CAST(body AS TEXT) LIKE '%60 tugas baru%'") == [1]
