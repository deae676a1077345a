"""Rahasia: the text is for those concerned; in common groups there is the number alone."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

SECRET = "Rahasia: PUPR periksa aduan pungli paling lambat 7 Juni 2024"


async def test_a_secret_text_stands_nowhere_in_the_common_group(town: Town) -> None:
    await town.order(SECRET)
    for command in ("/tugas", "/status", "/tugas 1", "/minggu", "/riwayat 1"):
        await town.told(town.sari, command, to=town.umum)
    await town.told(town.budi, "/tugas 1", to=town.umum)
    await town.at(31, 7, 30, month=5)
    assert len(town.bots(town.umum, "#1")) >= 6
    assert not town.bots(town.umum, "pungli")


async def test_what_is_said_of_a_secret_claim_stays_out_of_the_common_group_too(town: Town) -> None:
    await town.order(SECRET)
    await town.told(town.budi, "/selesai 1 pungli terbukti di loket")
    await town.told(town.budi, "/tugas 1", to=town.umum)
    await town.told(town.sari, "/tugas 1", to=town.umum)
    assert not town.bots(town.umum, "pungli")


async def test_a_secret_draft_does_not_repeat_its_text_in_a_common_group(town: Town) -> None:
    await town.sari.send(town.umum, f"/arahan@tuntas_bot {SECRET}")
    draft = await town.says("Arahan baru", "rahasia", to=town.umum)
    assert "pungli" not in draft.text
    for label in ("Ubah OPD", "Pakai pilihan ini", "Ubah tenggat", "Kembali", "Ubah isi", "Kembali", "Simpan"):
        await town.answered(town.sari, draft, label)
        assert "pungli" not in town.telegram.current(draft).text
    for label in ("Ubah OPD", "Pakai pilihan ini", "Ubah tenggat", "Kembali", "Ubah isi", "Kembali", "Batalkan"):
        await town.answered(town.sari, draft, label)
        assert "pungli" not in town.telegram.current(draft).text


async def test_those_concerned_read_it(town: Town) -> None:
    await town.order(SECRET)
    assert town.bots(town.pupr, "pungli")
    assert "pungli" in await town.told(town.budi, "/tugas", to=town.pupr)
    assert "pungli" in await town.told(town.wali, "/status")
    assert not town.bots(town.dinkes)
    assert "tidak ditemukan" in await town.told(town.dewi, "/tugas 1", to=town.dinkes)
