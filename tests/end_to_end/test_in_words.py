"""What is written to a card, or right below it, is read as what it means: a change, thanks, a question, a report."""

from __future__ import annotations

from sandbox.telegram import Chat, Message, User
from tests.end_to_end.conftest import PHOTO, Town

OPEN_TASKS = "SELECT agency FROM tasks WHERE status <> 'cancelled' ORDER BY agency"
DRAINAGE = "PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024"


async def _drafted(town: Town) -> Message:
    await town.told(town.sari, DRAINAGE)
    return town.bots(town.sari, "Arahan baru")[-1]


async def _replied(town: Town, who: User, card: Message, words: str, *, to: Chat | None = None, **more: bytes) -> str:
    """What the bot says to this reply, and nothing it only redraws."""
    chat = town.telegram.chat(to or who)
    before = chat.last_id
    await who.send(to, "" if more else words, caption=words or None, reply_to=card, **more)  # type: ignore[arg-type]
    await town.done()
    return "\n".join(message.text for message in town.bots(chat) if message.id > before)


async def test_a_reply_to_a_draft_changes_it(town: Town) -> None:
    draft = await _drafted(town)
    told = await _replied(town, town.sari, draft, "bukan PUPR tapi Perkim, tenggatnya 10 Juni")
    assert "Penanggung jawab: PerkimLH\n" in told
    assert "Tenggat: Senin, 10 Juni 2024" in told
    assert "Kartu terbaru ada di bawah" in town.telegram.current(draft).text
    assert "Pendukung: Dinkes" in await town.told(town.sari, "tambah Dinkes")  # the draft right above is meant
    assert town.rows("SELECT count(*) FROM directives") == [1]
    assert "Tersimpan sebagai #1" in await _replied(town, town.sari, draft, "simpan")
    assert "sudah tersimpan sebagai #1" in await _replied(town, town.sari, draft, "simpan")


async def test_a_reply_to_a_draft_may_leave_it(town: Town) -> None:
    draft = await _drafted(town)
    assert "Tidak ada yang disimpan" in await _replied(town, town.sari, draft, "batal")
    assert town.rows("SELECT state FROM directives") == ["discarded"]
    assert "sudah dibatalkan" in await _replied(town, town.sari, draft, "tambah Dinkes")


async def test_a_reply_to_a_draft_leaves_it_in_a_group_too(town: Town) -> None:
    await town.told(town.sari, f"/arahan {DRAINAGE}", to=town.staf)
    (draft,) = town.bots(town.staf, "Arahan baru")
    assert "Tidak ada yang disimpan" in await _replied(town, town.sari, draft, "batal", to=town.staf)


async def test_a_reply_to_a_saved_card_changes_it_and_the_agency_hears_of_it(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.sari, 1)
    assert "tidak ada dalam kalender" in await _replied(town, town.sari, card, "tenggatnya 31 Juni")
    assert "sudah lewat" in await _replied(town, town.sari, card, "tenggatnya 20 Mei 2024")
    assert "Tenggat dicatat" in await _replied(town, town.sari, card, "tenggatnya 10 Juni")
    assert "Tenggat #1 (PUPR) diubah" in "".join(message.text for message in town.bots(town.pupr))


async def test_who_has_a_saved_task_changes_when_the_choice_shown_is_confirmed(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.sari, 1)
    for words, button, agencies in (
        ("tambah Dinkes, tenggatnya 10 Juni", "Kembali", ["pupr"]),
        ("tambah Dinkes", "Pakai pilihan ini", ["dinkes", "pupr"]),
        ("hapus Dinkes", "Kembali", ["dinkes", "pupr"]),
        ("hapus Dinkes", "Pakai pilihan ini", ["pupr"]),
    ):
        before = town.rows(OPEN_TASKS)
        await _replied(town, town.sari, card, words)
        (card,) = town.bots(town.sari, "Baru berlaku setelah Pakai pilihan ini ditekan")
        assert town.rows(OPEN_TASKS) == before, words
        await town.answered(town.sari, card, button)
        assert town.rows(OPEN_TASKS) == agencies, (words, button)
    assert "Tenggat: Senin, 10 Juni 2024" in town.telegram.current(card).text


async def test_a_saved_directive_is_withdrawn_in_words_when_that_is_confirmed(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.sari, 1)
    assert "Batalkan arahan #1?" in await _replied(town, town.sari, card, "batalkan arahan ini")
    assert town.rows(OPEN_TASKS) == ["pupr"]
    (question,) = town.bots(town.sari, "Semua OPD yang menerimanya akan diberi tahu")
    await town.answered(town.sari, question, "Ya, batalkan")
    assert town.rows(OPEN_TASKS) == []


async def test_below_the_choice_of_agencies_some_are_added_to_those_chosen(town: Town) -> None:
    draft = await _drafted(town)
    await town.answered(town.sari, draft, "Ubah OPD")
    assert "OPD dicatat: PUPR, Dinkes" in await town.told(town.sari, "tambah Dinkes")


async def test_who_leaves_what_was_begun_finds_the_card_as_it_was(town: Town) -> None:
    draft = await _drafted(town)
    for begun in ("Ubah isi", "Ubah tenggat", "Ubah OPD"):
        await town.answered(town.sari, draft, begun)
        assert await town.told(town.sari, "/batal") == "Baik, tidak jadi."
        assert town.telegram.current(draft).text == draft.text


async def test_nothing_sent_along_vanishes_without_a_word(town: Town) -> None:
    await town.order(DRAINAGE)
    left_out = "Foto atau berkasnya tidak disimpan"
    for words in ("apa tugas PUPR yang terlambat?", "bukan PUPR tapi Perkim", "drainase Jl. Sudirman"):
        chat = town.telegram.chat(town.sari)
        before = chat.last_id
        await town.sari.send(None, caption=words, photo=PHOTO)
        await town.done()
        assert [left_out in message.text for message in town.bots(chat) if message.id > before] == [False, True], words
    await town.sari.send(town.staf, caption="/arahan Dinkes cek puskesmas Laing besok", photo=PHOTO)
    await town.done()
    assert [bool(town.bots(town.staf, words)) for words in ("Cek puskesmas", left_out)] == [True, True]


async def test_an_album_that_is_not_kept_is_told_of_once(town: Town) -> None:
    for caption in ("", "apa tugas saya?"):
        before = len(town.bots(town.budi))
        await town.budi.send_album([PHOTO] * 3, caption=caption)
        await town.done()
        assert len(town.bots(town.budi)) == before + 1, caption


async def test_a_leader_is_told_who_may_change_what_is_saved(town: Town) -> None:
    await town.told(town.wali, f"/arahan {DRAINAGE}")
    await town.answered(town.wali, await town.says("Arahan baru", to=town.wali, since=0), "Simpan")
    (card,) = town.cards(town.wali, 1)
    assert "Mengubah arahan hanya dapat dilakukan staf" in await _replied(town, town.wali, card, "tambah Dinkes")


async def test_thanks_and_questions_to_a_card_are_no_reports(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    kept = town.kept()
    assert "tekan Terima" in await _replied(town, town.budi, card, "siap pak", to=town.pupr)
    assert "Minta penjelasan" in await _replied(town, town.budi, card, "sisi mana yang dimaksud?", to=town.pupr)
    assert town.kept() == kept
    assert "dicatat" in await _replied(town, town.budi, card, "siap", to=town.pupr, photo=PHOTO)


async def test_what_words_speak_of_and_do_not_bring_is_asked_for_once(town: Town) -> None:
    await town.order(DRAINAGE)
    (card,) = town.cards(town.pupr, 1)
    asked = await _replied(town, town.budi, card, "70%, foto terlampir", to=town.pupr)
    assert "Laporan #1 dicatat: 70%" in asked
    assert "Lampirannya belum sampai" in asked
    assert "Lampirannya" not in await _replied(town, town.budi, card, "tadi sudah terlampir", to=town.pupr)
    question = await town.says("Lampirannya belum sampai", to=town.pupr, since=0)
    await _replied(town, town.budi, question, "", to=town.pupr, photo=PHOTO)
    assert [len(each) > 2 for each in town.rows("SELECT evidence FROM history WHERE act = 'reported'")][-1]


async def test_a_head_reports_by_a_reply_to_the_card_in_the_common_group(town: Town) -> None:
    await town.order(DRAINAGE)
    await town.told(town.budi, "/tugas 1", to=town.umum)
    (card,) = town.cards(town.umum, 1)
    assert "Laporan #1 dicatat: 60%" in await _replied(town, town.budi, card, "60%", to=town.umum)


async def test_a_number_alone_begins_what_the_button_begins(town: Town) -> None:
    await town.order(DRAINAGE)
    for command, asks in (
        ("/lapor 1", "dengan perkembangannya"),
        ("/kendala 1", "Kendala apa yang dihadapi?"),
        ("/perpanjang 1", "tanggal baru dan alasannya"),
        ("/selesai 1", "dengan bukti"),
    ):
        assert asks in await town.told(town.budi, command), command
