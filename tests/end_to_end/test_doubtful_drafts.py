"""What a draft is doubted for besides its OPD and day: nothing to verify, ordered before, no order at all."""

from __future__ import annotations

from datetime import date

from core.reading.values import Nature
from sandbox.telegram import Message
from tests.end_to_end.conftest import Town
from tests.end_to_end.filing import file

DRAINAGE = "PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024"
APPEAL = "Mari tingkatkan sinergi dan semangat kerja"


async def _drafted(town: Town, text: str) -> Message:
    await town.sari.send(None, text)
    return await town.says("Arahan baru", to=town.sari)


# -- ordered before ----------------------------------------------------------------------------------------------------


async def test_a_near_duplicate_is_told_with_its_day_its_opd_and_what_became_of_it(town: Town) -> None:
    await file(town, "Benahi drainase Jl. Sudirman", due=date(2024, 5, 26))
    assert "Mirip #1 (29 Mei 2024, PUPR, terlambat 3 hari)." in (await _drafted(town, DRAINAGE)).text


async def test_another_opd_or_another_street_is_no_duplicate(town: Town) -> None:
    await file(town, "Bereskan drainase Jl. Sudirman", agencies=["dinkes"])
    await file(town, "Bereskan drainase Jl. Ahmad Yani")
    assert "Mirip" not in (await _drafted(town, DRAINAGE)).text


async def test_what_was_done_or_withdrawn_is_told_too_and_a_draft_is_not_like_itself(town: Town) -> None:
    first = await _drafted(town, DRAINAGE)
    assert "Mirip" not in first.text
    await town.answered(town.sari, first, "Simpan")
    saved = await town.says("Arahan #1", to=town.sari)
    await town.answered(town.sari, saved, "Batalkan")
    await town.answered(town.sari, saved, "Ya, batalkan")
    again = await _drafted(town, DRAINAGE)
    assert "Mirip #1 (29 Mei 2024, PUPR, dibatalkan)." in again.text


async def test_a_recurring_directive_is_not_like_its_own_occurrences(town: Town) -> None:
    await town.order("PUPR laporkan progres jalan lingkar setiap Jumat")
    card = await town.says("Arahan #1", to=town.sari)
    await town.at(3, 8)
    assert len(town.rows("SELECT id FROM tasks")) == 2
    assert "Mirip" not in town.telegram.current(card).text


async def test_a_secret_directive_is_not_betrayed_by_what_is_like_it(town: Town) -> None:
    await file(town, "Bereskan drainase Jl. Sudirman", nature=Nature.SECRET)
    await town.sari.send(town.umum, f"/arahan@tuntas_bot {DRAINAGE}")
    assert "Mirip" not in (await town.says("Arahan baru", to=town.umum)).text
    assert "Mirip #1" in (await _drafted(town, DRAINAGE)).text


# -- nothing to verify -------------------------------------------------------------------------------------------------


async def test_doubts_are_sentences_the_worst_first(town: Town) -> None:
    told = (await _drafted(town, "agar segera ditindaklanjuti")).text.partition("Mohon diperiksa:")[2]
    wanted = ["Belum ada OPD", "Waktu disebut tanpa tanggal", "Belum jelas hasil apa yang dapat diperiksa"]
    assert [told.index(sentence) for sentence in wanted] == sorted(told.index(sentence) for sentence in wanted)


async def test_an_exhortation_is_saved_as_a_note_that_can_be_found_and_pings_nobody(town: Town) -> None:
    draft = await _drafted(town, APPEAL)
    assert "Tampaknya imbauan" in draft.text
    assert draft.labels[:2] == ["Simpan", "Simpan sebagai catatan"]
    assert await town.answered(town.sari, draft, "Simpan sebagai catatan") == "Tersimpan sebagai catatan #1."
    assert "Catatan #1" in town.telegram.current(draft).text
    assert town.rows("SELECT 1 FROM tasks") == []
    for question in ("/status sinergi", "apa arahan wako hari ini"):
        assert "Catatan\n#1 Mari tingkatkan sinergi" in await town.told(town.sari, question), question
    assert "Catatan" not in await town.told(town.budi, "/status sinergi")
    assert "Catatan #1" in await town.told(town.sari, "/tugas 1")
    assert "dicatat" in await town.told(town.sari, "/riwayat 1")


async def test_a_note_is_no_task_whatever_is_pressed_or_typed(town: Town) -> None:
    draft = await _drafted(town, APPEAL)
    buttons = {label: data for row in draft.buttons for label, data in row}
    await town.answered(town.sari, draft, "Simpan sebagai catatan")
    kept = town.kept()
    for label in ("Simpan", "Simpan sebagai catatan", "Ubah OPD", "Ubah tenggat", "Ubah isi", "Batal"):
        assert "catatan" in await town.forged(town.sari, draft, str(buttons[label])), label
    assert "catatan" in await town.told(town.sari, "/lapor 1 60%")
    assert "tidak ditemukan" in await town.told(town.budi, "/lapor 1 60%")
    assert town.kept() == kept


async def test_an_exhortation_can_be_a_task_all_the_same(town: Town) -> None:
    draft = await _drafted(town, f"PUPR: {APPEAL.lower()}")
    assert await town.answered(town.sari, draft, "Simpan") == "Tersimpan sebagai #1."
    assert town.status_of(1) == "waiting"
