"""Accountability above one person: heads change, acting ones come, the history stays."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

ORDER = "PUPR bereskan drainase Jl. Sudirman, paling lambat 7 Juni 2024"


async def test_a_new_head_takes_over_what_is_open_and_the_old_one_loses_the_right(town: Town) -> None:
    await town.order(ORDER)
    (card,) = town.bots(town.pupr, "Arahan #1")
    await town.answered(town.budi, card, "Terima")
    await town.invite(town.tamu, "plt PUPR")
    await town.says("Serah terima PUPR", "#1", to=town.tamu, since=0)
    await town.says("berakhir", "Orang Asing", to=town.budi, since=0)
    await town.says("Plt. kepala PUPR sekarang: Orang Asing, menggantikan Budi Santoso", to=town.staf, since=0)
    await town.telegram.add(town.pupr, town.tamu)
    assert "hanya kepala atau operator" in await town.answered(town.budi, card, "Selesai")
    await town.told(town.tamu, "/selesai 1 tuntas", to=town.pupr)
    assert town.status_of(1) == "claimed"
    assert "diterima oleh Budi Santoso" in await town.told(town.sari, "/riwayat 1")


async def test_who_has_left_office_can_neither_finish_what_was_begun_nor_see_what_comes(town: Town) -> None:
    await town.order(ORDER)
    await town.told(town.budi, "/tugas 1")
    (private,) = town.bots(town.budi, "Arahan #1")
    await town.told(town.budi, "/selesai 1")
    await town.invite(town.tamu, "kepala PUPR")
    kept = town.kept()
    assert "hanya untuk pegawai yang terdaftar" in await town.told(town.budi, "tuntas, foto menyusul")
    assert "hanya untuk pegawai yang terdaftar" in await town.answered(town.budi, private, "Selesai")
    assert town.kept() == kept
    await town.told(town.tamu, "/selesai 1 tuntas")
    seen = town.telegram.current(private)
    assert "sudah diteruskan kepada pejabat yang baru" in seen.text
    assert "drainase" not in seen.text
    assert seen.labels == []


async def test_an_operator_works_beside_the_head(town: Town) -> None:
    await town.order(ORDER)
    await town.invite(town.tamu, "operator PUPR")
    (card,) = town.bots(town.pupr, "Arahan #1")
    assert "diterima" in await town.answered(town.budi, card, "Terima")


async def test_staff_speak_for_an_agency_that_has_no_head_until_it_has_one(town: Town) -> None:
    await town.order("Dispora perbaiki tribun stadion, paling lambat 7 Juni 2024")
    assert "dicatat: 40%" in await town.told(town.sari, "/lapor 1 40% rangka terpasang")
    await town.told(town.sari, "/selesai 1 tuntas menurut kepala seksi")
    assert town.status_of(1, "dispora") == "claimed"
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    assert "harus orang lain" in await town.answered(town.sari, claim, "Setujui")
    await town.invite(town.tamu, "kepala Dispora")
    await town.answered(town.rina, claim, "Setujui")
    assert town.status_of(1, "dispora") == "done"
    await town.order("Dispora cat ulang tribun, paling lambat 14 Juni 2024")
    assert "hanya OPD yang memegang" in await town.told(town.sari, "/lapor 2 10%")
