"""A directive is read, doubted, changed and saved: one message that is edited."""

from __future__ import annotations

import pytest

from sandbox.telegram import Message
from tests.end_to_end.conftest import Town

DRAINAGE = "PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024"


async def _drafted(town: Town, text: str = DRAINAGE) -> Message:
    await town.sari.send(None, text)
    return await town.says("Arahan baru", to=town.sari)


DOUBTFUL = (
    ("Perbaiki jalan berlubang di Nan Balimo paling lambat 7 Juni 2024", "Belum ada OPD"),
    ("PUPR bereskan drainase Jl. Sudirman", "Belum ada tenggat"),
    ("PUPR bereskan drainase paling lambat 20 Mei 2024", "Tenggat sudah lewat"),
    ("PUPR bereskan drainase paling lambat 17 Juni 2024", "hari libur (Hari Raya Idul Adha"),
    ("PUPR bereskan drainase paling lambat 8 Juni 2024", "akhir pekan"),
    ("PUPR, Dinkes bersihkan drainase paling lambat 7 Juni 2024", "tanpa satu penanggung jawab"),
    ("PUPR bereskan drainase paling lambat 31 Juni 2024", "tidak ada dalam kalender"),
)


async def test_a_doubt_is_said_before_anything_is_saved(town: Town) -> None:
    for text, doubt in DOUBTFUL:
        draft = await _drafted(town, text)
        assert doubt in draft.text.partition("Mohon diperiksa:")[2], text
    assert town.rows("SELECT 1 FROM directives WHERE number IS NOT NULL") == []


async def test_a_clear_directive_raises_no_doubt(town: Town) -> None:
    assert "Mohon diperiksa" not in (await _drafted(town)).text


async def test_without_an_agency_nothing_is_saved(town: Town) -> None:
    draft = await _drafted(town, "Perbaiki jalan berlubang di Nan Balimo paling lambat 7 Juni 2024")
    kept = town.kept()
    assert "Belum jelas OPD mana" in await town.answered(town.sari, draft, "Simpan")
    assert town.kept() == kept


async def test_agencies_are_chosen_by_buttons_over_several_pages(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah OPD")
    await town.answered(town.sari, draft, "PUPR")  # from lead to support
    await town.answered(town.sari, draft, "Dinkes")
    await town.answered(town.sari, draft, "Berikutnya")
    await town.answered(town.sari, draft, "BPBD")
    await town.answered(town.sari, draft, "BPBD")
    await town.answered(town.sari, draft, "BPBD")  # three presses: not chosen
    await town.answered(town.sari, draft, "Sebelumnya")
    assert await town.answered(town.sari, draft, "Pakai pilihan ini") == "OPD dicatat."
    now = town.telegram.current(draft).text
    assert "Penanggung jawab: Dinkes\n" in now
    assert "Pendukung: PUPR\n" in now


async def test_agencies_can_be_typed(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah OPD")
    assert "Dinkes, PUPR" in await town.told(town.sari, "Dinkes dibantu PUPR")
    assert "Penanggung jawab: Dinkes\nPendukung: PUPR" in town.telegram.current(draft).text


async def test_typed_words_that_name_no_agency_change_nothing_and_can_be_typed_again(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah OPD")
    kept = town.kept()
    assert 'OPD "entahlah" tidak dikenali' in await town.told(town.sari, "entahlah")
    assert town.kept() == kept
    assert "OPD dicatat: Dinkes" in await town.told(town.sari, "Dinkes")


async def test_a_deadline_is_picked_with_one_press(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah tenggat")
    assert "Jumat, 7 Juni 2024" in await town.answered(town.sari, draft, "Jumat depan")
    await town.answered(town.sari, draft, "Ubah tenggat")
    assert "belum ditentukan" in await town.answered(town.sari, draft, "Tanpa tenggat")
    assert town.rows("SELECT due_day FROM directives") == [None]


async def test_a_deadline_can_be_typed(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah tenggat")
    assert "Kamis, 13 Juni 2024" in await town.told(town.sari, "13 Juni 2024")
    assert "Tenggat: Kamis, 13 Juni 2024" in town.telegram.current(draft).text


@pytest.mark.parametrize(("typed", "told"), [("31 Juni", "tidak ada dalam kalender"), ("entah kapan", "tidak terbaca")])
async def test_an_impossible_deadline_changes_nothing(town: Town, typed: str, told: str) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah tenggat")
    kept = town.kept()
    assert told in await town.told(town.sari, typed)
    assert town.kept() == kept


async def test_the_wording_can_be_changed_and_only_the_wording(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah isi")
    await town.told(town.sari, "Dinkes keruk sedimen paling lambat besok")
    now = town.telegram.current(draft).text
    assert "Dinkes keruk sedimen paling lambat besok" in now
    assert "Penanggung jawab: PUPR\nTenggat: Jumat, 7 Juni 2024" in now


async def test_the_nature_goes_round(town: Town) -> None:
    draft = await _drafted(town)
    told = [await town.answered(town.sari, draft, "Ubah sifat") for _ in range(4)]
    assert told == ["Sifat: segera.", "Sifat: sangat segera.", "Sifat: rahasia.", "Sifat: biasa."]


async def test_a_discarded_draft_leaves_nothing_to_save(town: Town) -> None:
    draft = await _drafted(town)
    save = draft.buttons[0][0][1]
    assert await town.answered(town.sari, draft, "Batal") == "Dibatalkan. Tidak ada yang disimpan."
    assert "Tidak ada yang disimpan" in town.telegram.current(draft).text
    kept = town.kept()
    assert "sudah dibatalkan" in await town.forged(town.sari, draft, str(save))
    assert town.kept() == kept


async def test_a_question_that_was_left_takes_no_more_words(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah isi")
    assert "tidak jadi" in await town.told(town.sari, "/batal")
    await town.answered(town.sari, draft, "Ubah isi")
    assert "tidak jadi" in await town.told(town.sari, "batal pak")
    assert "dibatalkan dengan tombol Batal pada kartunya" in await town.told(town.sari, "batal")
    await town.told(town.sari, "Dinkes periksa posyandu")
    assert "drainase" in town.rows("SELECT action FROM directives")[0]


async def test_a_draft_survives_a_restart_and_stays_one_message(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah tenggat")
    await town.stop()
    await town.start()
    await town.told(town.sari, "13 Juni 2024")
    await town.answered(town.sari, draft, "Ubah sifat")
    assert await town.answered(town.sari, draft, "Simpan") == "Tersimpan sebagai #1."
    assert "Arahan #1" in town.telegram.current(draft).text
    assert len(town.bots(town.sari, "drainase")) == 1
    assert town.rows("SELECT due_day, nature FROM directives") == [("2024-06-13", "segera")]


async def test_saving_twice_saves_once(town: Town) -> None:
    draft = await _drafted(town)
    save = str(draft.buttons[0][0][1])
    await town.answered(town.sari, draft, "Simpan")
    assert "sudah tersimpan sebagai #1" in await town.forged(town.sari, draft, save)
    assert town.rows("SELECT number FROM directives") == [1]
    assert len(town.cards(town.pupr, 1)) == 1
