"""Several photos sent at once are one report."""

from __future__ import annotations

from tests.end_to_end.conftest import Town

PHOTOS = [b"\xff\xd8 satu", b"\xff\xd8 dua", b"\xff\xd8 tiga"]


async def test_an_album_is_one_report_with_all_its_photos(town: Town) -> None:
    town.telegram.privacy = False
    await town.order("PUPR bereskan drainase Jl. Sudirman, Jumat depan")
    await town.budi.send_album(PHOTOS, town.pupr, caption="/lapor 1 40% pasangan batu")
    await town.says("Laporan #1 dicatat: 40%", to=town.pupr)
    await town.done()
    assert len(town.bots(town.pupr, "dicatat")) == 1
    assert len(town.rows("SELECT 1 FROM history WHERE CAST(evidence AS TEXT) != '[]'")) == len(PHOTOS)


async def test_an_album_that_claims_completion_is_evidence_with_all_its_photos(town: Town) -> None:
    await town.order("PUPR bereskan drainase Jl. Sudirman, Jumat depan")
    await town.budi.start()
    await town.budi.send(None, "/selesai 1")
    await town.says("Menyatakan #1 selesai", to=town.budi)
    await town.budi.send_album(PHOTOS, None, caption="tuntas")
    claim = await town.says("#1 dinyatakan selesai", to=town.staf)
    await town.done()
    assert town.status_of(1) == "claimed"
    await town.says("Bukti: 3 berkas", to=town.staf, since=0)
    await town.answered(town.sari, claim, "Lihat bukti")
    assert len(town.bots(town.staf, "Bukti #1")) == len(PHOTOS)


async def test_the_next_words_after_an_album_are_not_taken_for_its_report(town: Town) -> None:
    town.telegram.privacy = False
    await town.order("PUPR bereskan drainase Jl. Sudirman, Jumat depan")
    await town.budi.send_album(PHOTOS, town.pupr, caption="/lapor 1 40%")
    await town.says("Laporan #1 dicatat", to=town.pupr)
    await town.done()
    before = town.rows("SELECT id FROM history")
    await town.budi.send(town.pupr, "terima kasih semua")
    await town.done()
    assert town.rows("SELECT id FROM history") == before
