"""The main job: from a directive in chat to a verified completion."""

from __future__ import annotations

import pytest

from tests.end_to_end.conftest import Town

pytestmark = pytest.mark.every_database

PHOTO = b"\xff\xd8 a photo"


async def test_a_directive_goes_from_chat_to_verified_completion(town: Town) -> None:
    await town.sari.send(None, "PUPR dibantu Dinkes bereskan drainase Jl. Sudirman, paling lambat 7 Juni 2024")
    draft = await town.says("Arahan baru", "drainase", "PUPR", "Dinkes", "Jumat, 7 Juni 2024", to=town.sari)
    assert await town.answered(town.sari, draft, "Simpan") == "Tersimpan sebagai #1."

    card = await town.says("Arahan #1", "menunggu diterima", to=town.pupr)
    await town.says("Arahan #1", "pendukung", to=town.dinkes)
    assert "diterima" in await town.answered(town.budi, card, "Terima")
    await town.says("Arahan #1", "Status: diterima, Budi Santoso", to=town.pupr)

    await town.budi.send(town.pupr, caption="60% galian selesai", photo=PHOTO, reply_to=card)
    await town.says("Laporan #1 dicatat: 60%", to=town.pupr)
    await town.says("dalam proses, 60%", to=town.pupr, since=0)

    await town.budi.press(card, "Selesai")
    question = await town.says("Menyatakan #1 selesai", to=town.pupr)
    await town.budi.send(town.pupr, caption="sudah tuntas", photo=PHOTO, reply_to=question)
    claim = await town.says("#1 dinyatakan selesai oleh PUPR", "sudah tuntas", "2 berkas", to=town.staf)

    await town.sari.press(claim, "Lihat bukti")
    evidence = await town.says("Bukti #1", to=town.staf)
    assert evidence.photo

    await town.sari.press(claim, "Kembalikan")
    asked = await town.says("Mengembalikan #1", to=town.staf)
    await town.sari.send(town.staf, "Foto belum memperlihatkan hulu", reply_to=asked)
    await town.says("dikembalikan", "Foto belum memperlihatkan hulu", to=town.pupr)

    await town.budi.send(town.pupr, "/selesai 1 foto hulu menyusul di sini")
    again = await town.says("#1 dinyatakan selesai", "foto hulu menyusul", to=town.staf)
    assert "disetujui" in await town.answered(town.sari, again, "Setujui")
    await town.says("#1 (PUPR) selesai", to=town.pupr)

    await town.wali.send(None, "/status")
    status = await town.says("Tugas terbuka", to=town.wali)
    assert "2 tugas: 1 selesai terverifikasi, 0 diklaim selesai, 0 dalam proses, 1 belum diterima" in status.text

    await town.sari.send(None, "/riwayat 1")
    history = await town.says("Riwayat #1", to=town.sari)
    for told in ("diberikan", "ditugaskan", "diterima", "laporan, 60%, 1 bukti", "dikembalikan", "disetujui"):
        assert told in history.text
