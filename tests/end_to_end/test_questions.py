"""Questions in plain words, in private and in groups; in doubt the writer is asked, and nothing is saved."""

from __future__ import annotations

from datetime import date

from sandbox.telegram import Message
from tests.end_to_end.conftest import Town
from tests.end_to_end.filing import file

LATE = date(2024, 5, 24)


async def _on_file(town: Town) -> None:
    await file(town, "Bereskan drainase Jl. Sudirman", due=LATE)
    await file(town, "Tutup lubang Jl. Perwira")
    await file(town, "Validasi data stunting", agencies=["dinkes"], due=LATE)


async def test_staff_ask_in_plain_words_and_nothing_is_drafted(town: Town) -> None:
    await _on_file(town)
    for question, answer in {
        "apa tugas Dinkes yang terlambat?": "Terlambat Dinkes",
        "sampai di mana drainase Jl. Sudirman?": "#1 Bereskan drainase Jl. Sudirman",
        "berapa tugas yang terlambat?": "2 tugas.\nTerlambat",
        "apa yg jatuh tempo 14 juni": "#2 Tutup lubang",
        "apa arahan wako hari ini": "#3 Validasi data stunting",
        "bagaimana perkembangan #2": "Arahan #2",
    }.items():
        assert answer in await town.told(town.sari, question), question
    assert town.rows("SELECT 1 FROM directives WHERE number IS NULL") == []


async def test_who_is_late_is_answered_by_agency_with_counts(town: Town) -> None:
    await _on_file(town)
    await file(town, "Cat marka Jl. Yani", due=LATE)
    told = await town.told(town.wali, "OPD mana yang paling banyak terlambat?")
    assert "2 OPD, 3 tugas\n\nPUPR: 2 tugas\nDinkes: 1 tugas" in told
    answer = await town.says("PUPR: 2 tugas", to=town.wali)
    await town.answered(town.wali, answer, "Lihat daftarnya")
    await town.says("Terlambat", "#3 Validasi data stunting", to=town.wali)


async def test_who_heads_an_opd_is_said_by_title_to_who_may_see_its_tasks(town: Town) -> None:
    assert "kepala/operator PUPR: Budi Santoso" in await town.told(town.sari, "siapa kepala Dinas PUPR?")
    assert "Kepala Dishub belum terdaftar." in await town.told(town.wali, "siapa kadis perhubungan pak")
    assert "sebut nama OPD-nya" in await town.told(town.sari, "siapa wali kota?")
    assert "hanya dapat dilihat staf dan pimpinan" in await town.told(town.budi, "siapa kepala Dinas Kesehatan?")


async def test_who_has_not_reported_this_week_is_asked_of_reports_and_not_of_deadlines(town: Town) -> None:
    await _on_file(town)
    await town.told(town.budi, "/lapor 1 60% galian selesai")
    told = await town.told(town.sari, "siapa yang belum lapor minggu ini?")
    assert "Belum ada laporan sejak 27 Mei 2024\n2 OPD, 2 tugas" in told
    assert "1 OPD, 1 tugas\n\nPUPR: 1 tugas" in await town.told(town.sari, "siapa yang sudah lapor minggu ini?")


async def test_a_head_asks_for_his_own_and_sees_no_others(town: Town) -> None:
    await _on_file(town)
    told = await town.told(town.budi, "apa yang terlambat?")
    assert "#1 Bereskan drainase" in told
    assert "stunting" not in told
    assert "hanya dapat dilihat staf dan pimpinan" in await town.told(town.budi, "apa tugas Dinkes yang terlambat?")
    hidden = await town.told(town.budi, "sampai di mana stunting?")
    assert "Tidak ada tugas yang cocok" in hidden
    assert hidden.count("stunting") == 2  # his own word, in the heading and in what was not found


async def test_what_no_directive_has_is_said_with_an_example(town: Town) -> None:
    await _on_file(town)
    told = await town.told(town.sari, "sampai di mana drainase mangkrak?")
    assert "#1 Bereskan drainase Jl. Sudirman" in told
    assert "Tidak ditemukan dalam arahan: mangkrak. Contoh pertanyaan: apa tugas PUPR yang terlambat?" in told


async def test_obstacles_and_silence_can_be_asked_for(town: Town) -> None:
    await _on_file(town)
    await town.told(town.budi, "/kendala 1 lahan belum bebas, perlu Dinkes")
    assert "1 tugas.\nAda kendala" in await town.told(town.sari, "berapa yang terkendala?")
    await town.told(town.budi, "/lapor 2 60% lubang ditutup")
    told = await town.told(town.sari, "apa yang belum ada laporan di PUPR?")
    assert "#1" in told
    assert "#2" not in told


async def test_thanks_are_answered_in_a_line_and_what_was_not_kept_is_said(town: Town) -> None:
    await _on_file(town)
    assert await town.told(town.wali, "terima kasih") == (
        "Baik, Bapak/Ibu. /bantuan menampilkan yang dapat dilakukan di sini."
    )
    assert "belum dicatat. Arahan dimulai dengan /arahan" in await town.told(town.wali, "PUPR bersihkan sungai")
    assert "belum dicatat. Untuk melapor, balas kartu" in await town.told(town.budi, "60% galian selesai")
    assert "Arahan #1" in await town.told(town.budi, "Arahan #1 sudah selesai")


async def test_a_correction_without_a_draft_above_is_no_new_directive(town: Town) -> None:
    await town.order("PUPR bersihkan sampah di Laing, Jumat")
    kept = town.kept()
    assert "Mohon tekan tombol pada kartunya" in await town.told(town.sari, "bukan PUPR tapi Perkim")
    assert town.kept() == kept


async def test_a_stranger_is_refused_and_learns_nothing(town: Town) -> None:
    await _on_file(town)
    told = await town.told(town.tamu, "sampai di mana drainase Jl. Sudirman?")
    assert "hanya untuk pegawai yang terdaftar" in told
    assert "#1" not in told


# -- groups ------------------------------------------------------------------------------------------------------------


async def test_a_group_is_answered_about_tasks_and_left_alone_otherwise(town: Town) -> None:
    await _on_file(town)
    town.telegram.privacy = False
    assert "#1 Bereskan drainase" in await town.told(town.budi, "sampai di mana drainase Jl. Sudirman?", to=town.pupr)
    assert "#1 Bereskan drainase" in await town.told(town.sari, "PUPR terlambat apa saja?", to=town.umum)
    for talk in (
        "jam berapa rapat besok?",
        "sudah sampai di mana pak?",
        "tugas sekolah anak saya apa ya?",
        "terlambat",
    ):
        assert await town.told(town.budi, talk, to=town.umum) == "", talk
    assert town.rows("SELECT 1 FROM inbox WHERE state <> 'done'") == []


async def test_a_report_stays_one_whatever_it_asks_besides(town: Town) -> None:
    await town.order("PUPR bereskan drainase Jl. Sudirman paling lambat 7 Juni 2024")
    (card,) = town.cards(town.pupr, 1) or [await town.says("#1", to=town.pupr)]
    await town.budi.send(town.pupr, "sudah 60%, kapan aspal datang?", reply_to=card)
    await town.done()
    assert town.status_of(1) == "in_progress"


# -- question or directive? --------------------------------------------------------------------------------------------

DOUBTFUL = "drainase Jl. Sudirman"


async def _asked(town: Town) -> Message:
    await town.sari.send(None, DOUBTFUL)
    return await town.says("ini pertanyaan atau arahan?", to=town.sari)


async def test_in_doubt_two_buttons_and_nothing_is_saved(town: Town) -> None:
    await _on_file(town)
    asked = await _asked(town)
    assert asked.labels == ["Ini pertanyaan", "Ini arahan"]
    await town.answered(town.sari, asked, "Ini pertanyaan")
    await town.says("#1 Bereskan drainase Jl. Sudirman", to=town.sari)
    assert "dijawab sebagai pertanyaan" in town.telegram.current(asked).text
    assert town.rows("SELECT count(*) FROM directives WHERE number IS NOT NULL") == [3]
    assert town.rows("SELECT count(*) FROM directives WHERE state = 'draft'") == [0]


async def test_what_was_meant_as_a_directive_becomes_a_draft_once(town: Town) -> None:
    asked = await _asked(town)
    _, (_, data) = asked.buttons[0]
    await town.answered(town.sari, asked, "Ini arahan")
    await town.says("Arahan baru", "Drainase Jl. Sudirman", to=town.sari)
    assert "sudah dipilih" in await town.forged(town.sari, asked, data)
    assert town.rows("SELECT count(*) FROM directives WHERE state = 'draft'") == [1]


async def test_until_it_is_said_what_it_is_nothing_can_be_saved(town: Town) -> None:
    asked = await _asked(town)
    (directive,) = town.rows("SELECT id FROM directives")
    assert "pilih dahulu" in await town.forged(town.sari, asked, f"save:{directive}")
    assert town.rows("SELECT state FROM directives") == ["unclear"]
