"""Minutes: pasted or sent as a document, checked as a preview, saved together or one by one."""

from __future__ import annotations

import docx
import pytest

from core.minutes import SPLIT_FROM
from sandbox.telegram import Chat, Message
from tests.documents import made
from tests.end_to_end.conftest import PHOTO, Town
from tests.end_to_end.filing import file

LONG = SPLIT_FROM + 100
TEXT = """NOTULEN RAPAT KOORDINASI
Hari/Tanggal : Rabu, 29 Mei 2024
Tempat : Balai Kota
Pimpinan : Wakil Wali Kota

Arahan:
1. PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024
2. Dinkes cek stok obat puskesmas paling lambat 12 Juni 2024
3. Perbaiki lampu taman paling lambat 14 Juni 2024
4. [x] Dishub pasang rambu
5. PUPR bersihkan Pasar Raya
"""
ROWS = (
    ("No", "Uraian", "PIC", "Target", "Status"),
    ("1", "Tambal lubang Jl. Perwira", "PUPR", "20/06/2024", ""),
    ("2", "Cek stok obat puskesmas", "Dinkes", "21/06/2024", "proses"),
    ("3", "Pasang marka", "PUPR", "22/06/2024", "selesai"),
)


async def pasted(town: Town, text: str = TEXT, to: Chat | None = None) -> Message:
    await town.sari.send(to, f"/notulen {text}")
    return await town.says("belum disimpan", to=to or town.sari)


async def sent(town: Town, name: str, content: bytes, caption: str = "/notulen") -> str:
    """What the bot says to a document, all of it."""
    before = town.telegram.chat(town.sari).last_id
    await town.sari.send(None, document=(name, content), caption=caption)
    await town.done()
    return "\n".join(message.text for message in town.bots(town.sari) if message.id > before)


def numbered(count: int, agency: str = "PUPR") -> str:
    return "\n".join(f"{n}. {agency} periksa saluran {n} paling lambat 7 Juni 2024" for n in range(1, count + 1))


def given(town: Town) -> list[str]:
    return town.rows("SELECT action FROM directives WHERE number IS NOT NULL ORDER BY number")


def cards_of(town: Town) -> list[int]:
    """The numbers of PUPR's cards, in order, as often as they stand there."""
    return sorted(
        int(message.text.split()[1].removeprefix("#")) for message in town.bots(town.pupr, "untuk PUPR", "Peran:")
    )


# -- getting it -------------------------------------------------------------------------------------------------------


async def test_what_is_much_like_an_earlier_directive_is_not_saved_with_the_rest_unseen(town: Town) -> None:
    await file(town, "Benahi drainase Jl. Sudirman")
    preview = await pasted(town)
    assert "Mirip arahan yang sudah ada: no. 1" in preview.text
    await town.sari.press(preview, "Simpan semua (2)")
    await town.done()
    assert [action for action in given(town) if "drainase" in action] == ["Benahi drainase Jl. Sudirman"]
    await town.sari.press(town.telegram.current(preview), "Buka 1")
    card = await town.says("Mirip #1 (29 Mei 2024, PUPR, menunggu diterima).", to=town.sari)
    await town.sari.press(card, "Simpan")
    await town.done()
    assert len([action for action in given(town) if "drainase" in action]) == 2


async def test_pasted_minutes_are_shown_with_what_is_doubtful_first(town: Town) -> None:
    shown = (await pasted(town)).text
    assert shown.startswith("NOTULEN RAPAT KOORDINASI\nHari: Rabu, 29 Mei 2024\nTempat: Balai Kota\nPimpinan: Wakil")
    assert "4 arahan, belum disimpan: 3 siap disimpan, 1 perlu diperiksa dahulu" in shown
    assert "Belum ada OPD: no. 3" in shown
    assert "Belum ada tenggat: no. 4" in shown
    assert shown.index("Belum ada OPD") < shown.index("Belum ada tenggat") < shown.index("Daftar")
    assert "rambu" not in shown
    assert given(town) == []


async def test_without_text_they_are_asked_for(town: Town) -> None:
    assert "Tempelkan teks notulen" in await town.told(town.sari, "/notulen")
    assert "4 arahan" in await town.told(town.sari, TEXT)
    assert "Arahan baru" in await town.told(town.sari, "PUPR cek jalan besok")


async def test_a_paste_that_telegram_cuts_comes_together(town: Town) -> None:
    text = numbered(120)
    await town.sari.send(None, f"/notulen {text}")
    await town.done()
    assert f"{len(text) // 4096 + 1} bagian diterima" in town.bots(town.sari)[-2].text
    assert "120 arahan" in town.bots(town.sari)[-1].text


async def test_a_paste_whose_last_part_is_as_long_as_the_others_waits_for_a_press(town: Town) -> None:
    text = numbered(150)
    await town.sari.send(None, f"/notulen {text[:LONG]}")
    card = await town.says("bagian ke-1", to=town.sari)
    await town.sari.send(None, text[LONG : 2 * LONG])
    await town.done()
    assert "bagian ke-2" in town.telegram.current(card).text
    await town.answered(town.sari, card, "Sudah lengkap")
    assert "arahan, belum disimpan" in town.bots(town.sari)[-1].text
    assert "Tidak ada notulen" in await town.answered(town.sari, await pasted_again(town), "Sudah lengkap")


async def pasted_again(town: Town) -> Message:
    await town.sari.send(None, f"/notulen {numbered(100)[:LONG]}")
    card = await town.says("bagian ke-1", to=town.sari)
    await town.told(town.sari, "/batal")
    return card


async def test_a_paste_can_be_left(town: Town) -> None:
    await town.sari.send(None, f"/notulen {numbered(100)[:LONG]}")
    card = await town.says("bagian ke-1", to=town.sari)
    assert await town.answered(town.sari, card, "Batal") == "Ditinggalkan."
    assert "Tidak ada yang disimpan" in town.telegram.current(card).text
    assert "Arahan baru" in await town.told(town.sari, "PUPR cek jalan besok")


DOCUMENTS = {
    "notulen.docx": lambda: made.minutes_docx(ROWS),
    "notulen.pdf": lambda: made.minutes_pdf(rows=ROWS),
    "notulen.xlsx": lambda: made.xlsx_of(ROWS),
    "notulen.csv": lambda: "\r\n".join(";".join(row) for row in ROWS).encode("cp1252"),
    "notulen.txt": lambda: TEXT.encode("utf-16"),
}


@pytest.mark.parametrize("name", DOCUMENTS)
async def test_a_document_with_the_command_is_read(town: Town, name: str) -> None:
    told = await sent(town, name, DOCUMENTS[name]())
    assert f"Berkas {name} sedang dibaca" in told
    assert ("4 arahan" if name.endswith("txt") else "2 arahan") in told
    assert "obat puskesmas" in told


async def test_a_document_answers_the_question(town: Town) -> None:
    await town.told(town.sari, "/notulen")
    assert "2 arahan" in await sent(town, "notulen.docx", made.minutes_docx(ROWS), caption="")
    assert town.rows("SELECT 1 FROM dialogues") == []


async def test_a_document_without_a_word_is_offered_and_read_once(town: Town) -> None:
    assert "notulen rapat yang arahannya" in await sent(town, "hasil.docx", made.minutes_docx(ROWS), caption="")
    offer = town.bots(town.sari)[-1]
    await town.answered(town.sari, offer, "Baca sebagai notulen")
    assert "2 arahan" in town.bots(town.sari)[-1].text
    await town.answered(town.sari, offer, "Baca sebagai notulen")
    assert town.rows("SELECT count(*) FROM meetings") == [1]
    assert town.rows("SELECT count(*) FROM directives") == [2]
    await town.answered(town.sari, offer, "Bukan notulen")
    assert "tidak dibaca" in town.telegram.current(offer).text


async def test_in_the_staff_group_minutes_are_read_and_elsewhere_not(town: Town) -> None:
    assert "4 arahan" in (await pasted(town, to=town.staf)).text
    assert "chat pribadi dengan bot atau di grup staf" in await town.told(town.sari, f"/notulen {TEXT}", to=town.pupr)
    for who in (town.wali, town.budi):
        assert "hanya dapat dilakukan staf" in await town.told(who, f"/notulen {TEXT}")


async def test_a_message_of_the_group_is_read_by_replying_to_it(town: Town) -> None:
    message = await town.rina.send(town.staf, TEXT)
    await town.sari.send(town.staf, "/notulen", reply_to=message)
    assert "4 arahan" in (await town.says("belum disimpan", to=town.staf)).text


REFUSED = {
    "pindaian.pdf": (made.scan_pdf, "hasil pindai"),
    "terkunci.pdf": (lambda: made.minutes_pdf(password="x"), "terkunci"),
    "rusak.docx": (lambda: made.minutes_docx()[:-300], "rusak"),
    "bom.docx": (lambda: made.bomb(101 << 20), "terlalu besar atau terlalu rumit"),
    "lama.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Format lama"),
    "foto.png": (lambda: b"\x89PNG\r\n\x1a\n", "Jenis berkas ini tidak dapat dibaca"),
    "kosong.txt": (lambda: b"  \n", "tidak berisi teks"),
    "surat.txt": (lambda: b"Rapat ditutup.", "Tidak ditemukan arahan"),
    "banyak.txt": (lambda: numbered(501).encode(), "Terlalu banyak: 501 arahan"),
    "buku.txt": (lambda: b"x" * 200_001, "terlalu panjang"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_document_that_gives_nothing_says_why_and_changes_nothing(town: Town, name: str) -> None:
    content, why = REFUSED[name]
    kept = town.kept()
    assert why in await sent(town, name, content())
    assert town.kept() == kept


async def test_what_telegram_gives_no_bot_is_refused_before_it_is_fetched(town: Town) -> None:
    await town.sari.send(None, document=("besar.pdf", b"%PDF"), caption="/notulen", size=21 << 20)
    await town.says("terlalu besar: 21 MB", to=town.sari)
    await town.sari.send(None, photo=PHOTO, caption="/notulen")
    await town.says("Jenis berkas ini", to=town.sari)
    assert town.telegram.since(0, "getFile") == []


@pytest.mark.parametrize("kind", ["truncated_json", "reset_before", "404", "500"])
async def test_a_download_that_is_cut_off_is_fetched_again(
    town: Town, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.files.FIRST_PAUSE", 0.01)
    town.telegram.faults.add("download", kind=kind, times=2)  # type: ignore[arg-type]
    assert "2 arahan" in await sent(town, "notulen.docx", made.minutes_docx(ROWS))


async def test_what_cannot_be_fetched_is_said(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.files.FIRST_PAUSE", 0.01)
    town.telegram.faults.add("download", kind="reset_before", times=None)
    assert "tidak dapat diambil dari Telegram" in await sent(town, "notulen.docx", made.minutes_docx(ROWS))


async def test_pages_that_are_pictures_are_told(town: Town) -> None:
    content = made.scan_pdf(typed=["1. PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024"])
    assert "1 halaman berupa gambar" in await sent(town, "campuran.pdf", content)


# -- checking and saving it -------------------------------------------------------------------------------------------


async def test_simpan_semua_saves_what_is_clear_and_lists_what_is_left(town: Town) -> None:
    preview = await pasted(town)
    told = await town.answered(town.sari, preview, "Simpan semua (3)")
    assert told == "3 arahan tersimpan. 1 masih perlu diperiksa."
    assert given(town) == ["Bereskan drainase Jl. Sudirman", "Cek stok obat puskesmas", "Bersihkan Pasar Raya"]
    now = town.telegram.current(preview).text
    assert "Tersimpan: 3 arahan (#1 sampai #3)" in now
    assert "3. ⚠ Perbaiki lampu taman" in now
    assert len(town.cards(town.pupr, 1)) == len(town.cards(town.dinkes, 2)) == 1
    assert "Sumber: NOTULEN RAPAT KOORDINASI, 29 Mei 2024" in town.cards(town.pupr, 1)[0].text


async def test_an_item_has_its_own_draft_and_the_preview_follows_it(town: Town) -> None:
    preview = await pasted(town)
    await town.answered(town.sari, preview, "Buka 3")
    item = town.bots(town.sari)[-1]
    await town.answered(town.sari, item, "Ubah OPD")
    await town.told(town.sari, "PUPR")
    assert "4 arahan, belum disimpan\n" in town.telegram.current(preview).text
    assert await town.answered(town.sari, item, "Simpan") == "Tersimpan sebagai #1."
    await town.answered(town.sari, preview, "Buka 1")
    await town.answered(town.sari, town.bots(town.sari)[-1], "Batal")
    now = town.telegram.current(preview).text
    assert "Tersimpan: 1 arahan (#1)\nDibatalkan: 1 arahan\n2 arahan, belum disimpan" in now
    await town.answered(town.sari, preview, "Simpan semua (2)")
    assert town.telegram.current(preview).keyboard == []
    assert "#1 sampai #3" in town.telegram.current(preview).text


async def test_batal_leaves_nothing_to_save_and_the_document_can_be_read_again(town: Town) -> None:
    await town.rina.send(town.staf, document=("notulen.docx", made.minutes_docx(ROWS)), caption="/notulen")
    preview = await town.says("2 arahan", to=town.staf)
    save = preview.keyboard[0][0]["callback_data"]
    assert await town.answered(town.rina, preview, "Batal") == "2 arahan dibatalkan."
    assert "Dibatalkan: 2 arahan" in town.telegram.current(preview).text
    assert "Belum ada yang dapat disimpan" in await town.forged(town.rina, preview, save)
    assert given(town) == []
    assert town.rows("SELECT source FROM meetings") == [None]


async def test_simpan_semua_pressed_twice_and_by_two_at_once_saves_once(town: Town) -> None:
    preview = await pasted(town, numbered(45), to=town.staf)
    queries = [await who.press(preview, "Simpan semua") for who in (town.sari, town.rina, town.sari)]
    for query in queries:
        assert (await query.answered(20)).text == "45 arahan tersimpan."
    await town.done()
    assert town.rows("SELECT number FROM directives ORDER BY id") == list(range(1, 46))
    assert town.rows("SELECT count(*) FROM tasks") == [45]
    assert town.rows("SELECT count(*) FROM history WHERE act = 'given'") == [45]
    assert cards_of(town) == list(range(1, 46))


async def test_an_agency_that_gets_many_hears_of_it_once(town: Town) -> None:
    preview = await pasted(town, f"{numbered(30)}\n31. Dinkes cek obat paling lambat 7 Juni 2024")
    mark = town.telegram.mark()
    await town.answered(town.sari, preview, "Simpan semua")
    heard = [
        call.params["text"]
        for call in town.telegram.since(mark, "sendMessage")
        if str(call.params["chat_id"]) == str(town.pupr.id)
        and str(call.params.get("disable_notification")).lower() != "true"
    ]
    assert len(heard) == 1
    assert "30 tugas baru" in heard[0]
    assert "#30" in heard[0]
    assert cards_of(town) == list(range(1, 31))
    listed = town.bots(town.pupr, "30 tugas baru")[0]
    await town.budi.send(town.pupr, "#7 40% galian", reply_to=listed)
    await town.says("Laporan #7 dicatat: 40%", to=town.pupr)
    (card,) = town.bots(town.dinkes)
    assert "cek obat" in card.text.lower()


async def test_hundreds_are_saved_in_slices_whose_progress_is_shown(town: Town) -> None:
    preview = await pasted(town, numbered(60, "Dinkes"))
    assert "halaman 1 dari 8" in preview.text
    await town.answered(town.sari, preview, "Berikutnya")
    assert "9. Periksa saluran 9" in town.telegram.current(preview).text
    mark = town.telegram.mark()
    await town.answered(town.sari, preview, "Simpan semua")
    shown = [call.params["text"] for call in town.telegram.since(mark, "editMessageText")]
    assert any("Sedang disimpan, masih" in text for text in shown)
    assert "Tersimpan: 60 arahan" in town.telegram.current(preview).text


async def test_only_staff_press_the_buttons_of_a_preview(town: Town) -> None:
    preview = await pasted(town, to=town.staf)
    town.telegram.chat(town.staf).members[town.budi.id] = town.telegram.chat(town.umum).members[town.budi.id]
    for label in ("Simpan semua", "Batal", "Buka 1"):
        assert "hanya dapat dilakukan staf" in await town.answered(town.budi, preview, label)
    assert given(town) == []


async def test_word_lists_keep_the_numbers_word_shows(town: Town) -> None:
    document = docx.Document()
    made.add_list(document, 70, ("decimal", "%1."), ("lowerLetter", "%2."))
    document.add_paragraph("Arahan Rakor 29 Mei 2024")
    made.add_item(document, "PUPR:", 70)
    made.add_item(document, "bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024", 70, 1)
    made.add_item(document, "tambal lubang Jl. Perwira paling lambat 10 Juni 2024", 70, 1)
    made.add_item(document, "Dinkes cek stok obat paling lambat 12 Juni 2024", 70)
    told = await sent(town, "notulen.docx", made.docx_of(document))
    assert "3 arahan, belum disimpan\n" in told
    assert told.count("PUPR ·") == 2
