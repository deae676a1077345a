"""Whatever is typed wrongly is answered with one clear sentence, and nothing is changed."""

from __future__ import annotations

import pytest

from tests.documents import made
from tests.end_to_end.conftest import PHOTO, Town

DRAINAGE = "PUPR bereskan drainase paling lambat 7 Juni 2024"


HEAD_TYPES = (
    ("/lapor", "Mohon sebutkan nomornya"),
    ("/lapor galian selesai", "Mohon sebutkan nomornya"),
    ("/lapor 1", "mohon balas pesan ini dengan perkembangannya"),
    ("/lapor 1 150% selesai", "antara 0 dan 100"),
    ("/lapor 99 60%", "#99 tidak ditemukan"),
    ("/lapor 2 60%", "#2 tidak ditemukan"),  # another agency's
    ("/selesai 2 tuntas", "#2 tidak ditemukan"),
    ("/tugas 2", "#2 tidak ditemukan"),
    ("/status 999999999", "tidak ditemukan"),
    ("/status Dinkes", "Tugas OPD lain hanya dapat dilihat staf dan pimpinan"),
    ("/riwayat 1", "hanya untuk staf dan pimpinan"),
    ("/verifikasi", "hanya dapat dilakukan staf"),
    ("/opd", "hanya untuk staf"),
    ("/undang staf", "hanya dapat dilakukan admin"),
    ("/bukanperintah", "tidak dikenali"),
)


async def test_a_head_is_told_what_is_wrong(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.order("Dinkes periksa posyandu paling lambat 7 Juni 2024")
    kept = town.kept()
    for words, told in HEAD_TYPES:
        answer = await town.told(town.budi, words)
        assert told in answer, words
        assert "gangguan" not in answer, words
        assert town.kept() == kept, words


ADMIN_TYPES = (
    ("/undang", "/undang kepala PUPR"),
    ("/undang kepala Antariksa", 'OPD "Antariksa" tidak dikenali'),
    ("/hubungkan PUPR", "di dalam grup"),
    ("x" * 4000, "4.000 huruf, paling banyak 3.000"),
)


async def test_an_admin_is_told_what_is_wrong(town: Town) -> None:
    kept = town.kept()
    for words, told in ADMIN_TYPES:
        assert told in await town.told(town.rina, words), words
        assert town.kept() == kept, words


async def test_a_text_over_telegrams_limit_is_refused_and_nothing_is_saved(town: Town) -> None:
    assert "terlalu panjang" in await town.told(town.sari, "PUPR bereskan drainase " + "x" * 5000)
    assert town.rows("SELECT 1 FROM directives WHERE number IS NOT NULL") == []
    assert town.rows("SELECT 1 FROM tasks") == []


async def test_an_empty_report_is_no_report(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    await town.answered(town.budi, card, "Selesai")
    (question,) = town.bots(town.pupr, "Menyatakan #1")
    await town.budi.send(town.pupr, photo=PHOTO, reply_to=question)  # a photo without words says enough
    await town.done()
    assert town.status_of(1) == "claimed"
    (claim,) = town.bots(town.staf, "dinyatakan selesai")
    await town.answered(town.sari, claim, "Kembalikan")
    (asked,) = town.bots(town.staf, "Mengembalikan")
    kept = town.kept()
    await town.sari.send(town.staf, photo=PHOTO, reply_to=asked)
    await town.says("Catatannya kosong", to=town.staf)
    assert town.kept() == kept


async def test_a_voice_message_that_means_the_bot_is_told_that_it_was_not_noted(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    kept = town.kept()
    voice = {"voice": {"file_id": "V", "file_unique_id": "v", "duration": 3}}
    for chat, reply_to in ((town.telegram.chat(town.budi), None), (town.pupr, card.id)):
        town.telegram.world.post(chat, town.budi, extra=voice, reply_to=reply_to)
        await town.says("belum dicatat; mohon diketik", to=chat, since=0)
    assert town.kept() == kept


async def test_markup_and_emoji_in_names_and_texts_come_out_as_they_went_in(town: Town) -> None:
    text = 'bereskan <b>drainase</b> & </i> "hulu" 🚧 {0} %s'
    eko = town.telegram.user("<script>Eko & 🚀</b>")
    await town.invite(eko, "kepala PUPR")
    await town.order(f"PUPR bereskan {text} paling lambat 7 Juni 2024")
    (card,) = town.cards(town.pupr, 1)
    assert text in card.text
    await town.told(eko, "/lapor 1 50% <i>galian</i> & 🚧")
    await town.told(eko, "/selesai 1 </b> tuntas")
    assert "<script>Eko & 🚀</b>" in town.bots(town.staf, "dinyatakan selesai", "</b> tuntas")[0].text
    assert "50%" in await town.told(town.sari, "/riwayat 1")
    assert not town.rows("SELECT error FROM outbox WHERE state = 'dead'")


@pytest.mark.every_database
async def test_a_character_no_database_keeps_is_marked_in_its_place(town: Town) -> None:
    await town.order("PUPR bereskan\0drainase \U0001f6a7 paling lambat 7 Juni 2024")
    (text,) = town.rows("SELECT text FROM directives")
    assert text == "PUPR bereskan\ufffddrainase \U0001f6a7 paling lambat 7 Juni 2024"
    assert "dicatat: 60%" in await town.told(town.budi, "/lapor 1 60% galian\0")
    for words in ("\0", "/status \0", "/tugas \0", "/batal\0"):
        assert "gangguan" not in await town.told(town.budi, words), words
    minutes = made.pdf_with_a_nul(b"1. PUPR menambal~jalan rusak paling lambat 7 Juni 2024")
    await town.sari.send(None, document=("notulen.pdf", minutes), caption="/notulen")
    await town.says("Menambal\ufffdjalan", to=town.sari)
    assert town.rows("SELECT DISTINCT state FROM inbox") == ["done"]
