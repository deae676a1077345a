"""A saved directive is changed or withdrawn: with history, and a word to those concerned, once."""

from __future__ import annotations

from datetime import date

from sandbox.telegram import Message
from tests.end_to_end.conftest import Town


async def _saved(town: Town, text: str = "PUPR bereskan drainase paling lambat 7 Juni 2024") -> Message:
    """The giver's card of #1."""
    await town.order(text)
    (card,) = town.cards(town.sari, 1)
    return card


def _acts(town: Town) -> list[str]:
    return town.rows("SELECT act FROM history ORDER BY id")


async def test_a_moved_deadline_keeps_the_original_and_tells_the_agency_once(town: Town) -> None:
    card = await _saved(town)
    await town.answered(town.sari, card, "Ubah tenggat")
    await town.told(town.sari, "13 Juni 2024")
    assert len(town.bots(town.pupr, "Tenggat #1 (PUPR) diubah", "Kamis, 13 Juni 2024")) == 1
    assert "Tenggat: Kamis, 13 Juni 2024" in town.cards(town.pupr, 1)[0].text
    assert "Tenggat semula: Jumat, 7 Juni 2024" in town.telegram.current(card).text
    assert town.rows("SELECT original_day, due_day FROM directives") == [("2024-06-07", "2024-06-13")]
    assert _acts(town)[-1] == "deadline_moved"


async def test_a_saved_directive_is_never_moved_into_the_past(town: Town) -> None:
    card = await _saved(town)
    await town.answered(town.sari, card, "Ubah tenggat")
    kept = town.kept()
    assert "sudah lewat" in await town.told(town.sari, "20 Mei 2024")
    assert town.kept() == kept


async def test_reassigning_ends_one_task_and_begins_another(town: Town) -> None:
    card = await _saved(town)
    await town.answered(town.sari, card, "Ubah OPD")
    await town.told(town.sari, "Dinkes")
    assert town.rows("SELECT agency, status FROM tasks ORDER BY id") == [("pupr", "cancelled"), ("dinkes", "waiting")]
    assert len(town.bots(town.pupr, "#1 (PUPR) dibatalkan")) == 1
    assert len(town.cards(town.dinkes, 1)) == 1
    assert town.cards(town.pupr, 1)[0].labels == []
    assert _acts(town)[-2:] == ["cancelled", "assigned"]


async def test_an_agency_that_stays_keeps_its_task_and_its_progress(town: Town) -> None:
    card = await _saved(town)
    await town.told(town.budi, "/lapor 1 40% galian")
    await town.answered(town.sari, card, "Ubah OPD")
    await town.told(town.sari, "Dinkes dibantu PUPR")
    assert town.rows("SELECT agency, part, status FROM tasks ORDER BY id") == [
        ("pupr", "support", "in_progress"),
        ("dinkes", "lead", "waiting"),
    ]
    assert len(town.bots(town.pupr, "Peran PUPR pada #1 diubah", "pendukung")) == 1


async def test_reworded_after_saving_tells_the_agency(town: Town) -> None:
    card = await _saved(town)
    await town.answered(town.sari, card, "Ubah isi")
    await town.told(town.sari, "keruk sedimen Batang Lembang")
    assert len(town.bots(town.pupr, "Isi #1 (PUPR) diubah", "keruk sedimen")) == 1
    assert "keruk sedimen" in town.cards(town.pupr, 1)[0].text
    assert town.rows("SELECT words FROM history WHERE act = 'reworded'") == ["keruk sedimen Batang Lembang"]


async def test_a_withdrawn_directive_asks_first_tells_everyone_once_and_is_final(town: Town) -> None:
    card = await _saved(town, "PUPR dibantu Dinkes bereskan drainase paling lambat 7 Juni 2024")
    await town.answered(town.sari, card, "Batalkan arahan")
    assert town.rows("SELECT state FROM directives") == ["saved"]
    confirm = str(town.telegram.current(card).buttons[0][0][1])
    assert "dibatalkan" in await town.answered(town.sari, card, "Ya, batalkan")
    kept = town.kept()
    assert "sudah dibatalkan" in await town.forged(town.sari, card, confirm)
    assert town.kept() == kept
    for chat, agency in ((town.pupr, "PUPR"), (town.dinkes, "Dinkes")):
        assert len(town.bots(chat, f"#1 ({agency}) dibatalkan")) == 1
        assert town.cards(chat, 1)[0].labels == []
    assert "dibatalkan" in await town.told(town.budi, "/lapor 1 50%")
    assert town.kept() == kept


async def test_saying_no_to_withdrawing_brings_the_card_back(town: Town) -> None:
    card = await _saved(town)
    await town.answered(town.sari, card, "Batalkan arahan")
    await town.answered(town.sari, card, "Tidak")
    assert "Arahan #1" in town.telegram.current(card).text
    assert town.status_of(1) == "waiting"


async def test_only_staff_change_what_is_saved(town: Town) -> None:
    await _saved(town)
    kept = town.kept()
    (theirs,) = town.cards(town.pupr, 1)
    for press in ("opd:1", "deadline:1", "due:1:2024-06-20", "reword:1", "cancel:1", "cancelled:1"):
        assert "hanya dapat dilakukan staf" in await town.forged(town.budi, theirs, press), press
    assert town.kept() == kept


async def test_the_history_names_who_did_what_and_when(town: Town) -> None:
    card = await _saved(town)
    town.clock.move_to(town.clock().replace(day=30))
    await town.answered(town.sari, card, "Ubah tenggat")
    await town.told(town.sari, "13 Juni 2024")
    told = await town.told(town.wali, "/riwayat 1")
    assert "29 Mei 2024 pukul 09.00: diberikan oleh Sari" in told
    assert "30 Mei 2024 pukul 09.00: PUPR tenggat diubah oleh Sari" in told
    assert date.fromisoformat(town.rows("SELECT due_day FROM tasks")[0]) == date(2024, 6, 13)
