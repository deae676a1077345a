from __future__ import annotations

import pytest

from core.reading import Doubt, Nature, ReadDirective, read_directive
from tests.core.reading.corpus import CALENDAR, cases, patterns, register, said

WEDNESDAY = said("2025-08-13T10:00")


def read(text: str) -> ReadDirective:
    return read_directive(text, WEDNESDAY, register(), CALENDAR)


@pytest.mark.parametrize("pattern", patterns("directives.tsv"))
def test_directives_are_read_as_staff_would(pattern: str) -> None:
    missed = []
    for group, at, text, who, wanted in cases("directives.tsv"):
        if group != pattern:
            continue
        found = read_directive(text, said(at), register(), CALENDAR)
        doers = ",".join(found.lead) + ("+" + ",".join(found.support) if found.support else "") or "-"
        day = str(found.deadline.deadline) if found.deadline.deadline else "-"
        if (doers, day) != (who, wanted):
            missed.append(f"{text!r}: {doers} {day}, not {who} {wanted}")
        if found.deadline.span is not None and found.deadline.span not in text:
            missed.append(f"{text!r}: the span {found.deadline.span!r} does not stand in it")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Kadis PUPR agar segera perbaiki Jl. Perwira paling lambat Jumat", "perbaiki Jl. Perwira"),
        ("Mohon kpd Dinkes: cek gizi balita di Laing, maks 2 minggu ya pak", "cek gizi balita di Laing"),
        ("Disdik, DL 29 Agustus 2025: rekap guru honorer", "rekap guru honorer"),
        ("3. Camat LS agar mendata rumah roboh.", "mendata rumah roboh"),
        ("Dishub pasang rambu sebelum 17 Agustus di Jl. Sudirman", "pasang rambu di Jl. Sudirman"),
        ("Bapperida dibantu Diskominfo susun dasbor", "susun dasbor, dibantu Diskominfo"),
    ],
)
def test_the_action_keeps_what_must_be_done(text: str, action: str) -> None:
    assert read(text).action == action


@pytest.mark.parametrize("pattern", patterns("actions.tsv"))
def test_actions_are_shown_as_staff_would_write_them(pattern: str) -> None:
    missed = []
    for group, text, action in cases("actions.tsv"):
        found = read(text.replace("\\n", "\n")).action if group == pattern else action
        if found != action:
            missed.append(f"{text!r}:\n  {found!r}, not\n  {action!r}")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("Dinkes data balita stunting", Nature.ORDINARY),
        ("Dinkes segera data balita stunting", Nature.URGENT),
        ("SANGAT SEGERA: BPBD evakuasi warga", Nature.VERY_URGENT),
        ("BPBD turun sekarang juga", Nature.VERY_URGENT),
        ("(Rahasia) Inspektorat periksa kas", Nature.SECRET),
        ("RAHASIA. Inspektorat periksa kas", Nature.SECRET),
        ("Sifat: rahasia. Inspektorat periksa kas", Nature.SECRET),
        ("BKPSDM sosialisasi wajib menjaga rahasia jabatan", Nature.ORDINARY),
    ],
)
def test_the_nature_is_read_from_its_words(text: str, nature: Nature) -> None:
    assert read(text).nature is nature


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Jalan rusak segera diperbaiki", Doubt.NO_AGENCY),
        ("PPA cek laporan kekerasan", Doubt.AMBIGUOUS_AGENCY),
        ("OPD terkait rapikan data", Doubt.UNRESOLVED_GROUP),
        ("semua OPD kecuali BKD kirim data aset", Doubt.EXCEPTED),
        ("Seluruh camat, selain Lubuk Sikarah, data lansia", Doubt.EXCEPTED),
        ("PUPR dan Dishub rapikan Jl. Sudirman", Doubt.SEVERAL_WITHOUT_LEAD),
        ("PUPR rapikan Jl. Sudirman", Doubt.NO_DEADLINE),
        ("PUPR rapikan Jl. Sudirman secepatnya", Doubt.VAGUE_DEADLINE),
        ("PUPR rapikan Jl. Sudirman 31 September", Doubt.IMPOSSIBLE_DATE),
        ("PUPR rapikan Jl. Sudirman 1 Agustus", Doubt.PAST_DEADLINE),
        ("PUPR lapor tiap Senin", Doubt.RECURRING),
        ("1. PUPR tutup lubang\n2. Dishub cat marka", Doubt.SEVERAL_DIRECTIVES),
        ("Mari tingkatkan sinergi dan semangat kerja", Doubt.EXHORTATION),
        ("PUPR", Doubt.NO_ACTION),
    ],
)
def test_what_is_not_sure_is_a_doubt(text: str, doubt: Doubt) -> None:
    assert doubt in read(text).doubts


@pytest.mark.parametrize(
    ("text", "exhorts"),
    [
        ("jangan ada ego sektoral", True),
        ("jangan lupa bersyukur", True),
        ("ASN harus melayani dengan hati", True),
        ("utamakan pelayanan masyarakat", True),
        ("Satpol PP tetap humanis dalam penertiban", True),
        ("jaga nama baik kota kita", True),
        ("hindari gratifikasi", True),
        ("pertahankan opini WTP", False),
        ("Pendaftaran PPDB ditangani Disdik, jangan ada pungli", False),
        ("Satpol PP jangan bongkar lapak dulu", False),
        ("Inspektorat susun kanal lapor gratifikasi", False),
    ],
)
def test_an_appeal_is_told_from_a_task(text: str, exhorts: bool) -> None:
    assert (Doubt.EXHORTATION in read(text).doubts) is exhorts


def test_a_sentence_that_only_exhorts_is_no_part_of_the_action() -> None:
    action = "siapkan posko di Jl. Sudirman"
    assert read("Dinkes siapkan posko di Jl. Sudirman, besok. Harus semangat ya bapak ibu semua.").action == action
    assert read("Dinkes siapkan posko di Jl. Sudirman. Tetap jaga kekompakan! Besok sudah jadi").action.startswith(
        action
    )
    assert "pelayanan optimal di Laing" in read("PUPR tambal jalan. Wujudkan pelayanan optimal di Laing").action
    assert read("Mari tingkatkan sinergi. Tetap semangat").action == "Mari tingkatkan sinergi. Tetap semangat"


def test_a_plain_directive_has_no_doubt() -> None:
    assert read("Dinkes lakukan fogging di Laing paling lambat 29 Agustus 2025").doubts == ()


def test_an_ambiguous_name_leaves_its_choices() -> None:
    found = read("PPA cek laporan kekerasan di sekolah")
    assert found.lead == ()
    assert set(found.choices) == {"dinsosp3a", "kel-ppa"}
    assert read("Lurah PPA cek pos ronda").lead == ("kel-ppa",)


def test_who_only_gets_a_copy_does_not_act() -> None:
    letter = "Yth. Kadis Sosial\nTembusan: 1. Wawako; 2. Inspektur\n3) Kepala BKD\nMohon data PKH dikirim Jumat"
    assert read_directive(letter, said("2025-08-13T10:00"), register(), CALENDAR).lead == ("dinsosp3a",)


def test_without_a_name_duties_propose_up_to_three() -> None:
    found = read("drainase dan gorong-gorong di Jl. Perwira tersumbat, bersihkan")
    assert found.proposals[0] == "pupr"
    assert len(found.proposals) <= 3
    assert read("Dinkes bersihkan drainase").proposals == ()


@pytest.mark.parametrize(
    "text",
    [
        "Dinkes agar segera ditindaklanjuti",
        "BKD tindak lanjuti arahan tersebut sebagaimana mestinya",
        "PUPR koordinasi dengan pihak terkait",
        "Bapperida berkoordinasi dengan BKD dan Inspektorat",
        "Dishub optimalkan pelayanan publik",
        "Kegiatan dimaksud agar dioptimalkan Dispar secara maksimal, paling lambat Jumat",
        "Pantau terus perkembangannya, Kesbangpol",
    ],
)
def test_what_nobody_could_verify_is_a_doubt(text: str) -> None:
    assert Doubt.NOTHING_VERIFIABLE in read(text).doubts


@pytest.mark.parametrize(
    "text",
    [
        "Instansi terkait tindak lanjuti keluhan warga soal bau TPA",
        "Kesbangpol koordinasi dengan KPU terkait NPHD",
        "BPBD pantau debit Batang Lembang",
        "Dinkes tingkatkan cakupan imunisasi jadi 95%",
        "Inspektorat laporkan hasilnya",
    ],
)
def test_what_has_an_object_can_be_verified(text: str) -> None:
    assert Doubt.NOTHING_VERIFIABLE not in read(text).doubts


def test_few_real_directives_are_doubted_as_unverifiable() -> None:
    doubted = [text for _, _, text, *_ in cases("directives.tsv") if Doubt.NOTHING_VERIFIABLE in read(text).doubts]
    assert doubted == []


# -- quotation marks ---------------------------------------------------------------------------------------------------

QUOTES = ['"{}"', "\u201c{}\u201d", "'{}'", "\u2018{}\u2019", "\u00ab{}\u00bb"]


@pytest.mark.parametrize("marks", QUOTES)
@pytest.mark.parametrize("quoted", ["Solok Juara 31 Agustus 2025", "Jumat Berkah", "Besok Lebih Baik", "H-7 Lebaran"])
def test_what_stands_in_quotation_marks_is_never_a_date_and_stays_in_the_action(marks: str, quoted: str) -> None:
    slogan = marks.format(quoted)
    without = read(f"Diskominfo pasang baliho {slogan} di simpang empat")
    assert without.deadline.deadline is None
    assert slogan in without.action
    dated = read(f"Diskominfo pasang baliho {slogan} paling lambat 29 Agustus 2025")
    assert (str(dated.deadline.deadline), dated.deadline.span) == ("2025-08-29", "29 Agustus 2025")
    assert slogan in dated.action
