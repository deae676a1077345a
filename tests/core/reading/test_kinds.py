"""A question is told from a directive, a report and the talk of a group; what can be either is left to its writer."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.kinds import Kind, asks_in_group, kind_of, leaves
from tests.core.reading.corpus import HERE, cases, register

QUESTIONS = [text for _, text, *_ in cases("questions.tsv")]
STATEMENTS = [text for _, text in cases("statements.tsv")]
DIRECTIVES = [text for _, _, text, *_ in cases("directives.tsv")]


def listed(name: str) -> list[str]:
    return [line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if not line.startswith("# ")]


def kinds(texts: Sequence[str]) -> dict[str, Kind]:
    return {text: kind_of(text, register()) for text in texts}


def test_questions_are_told_from_directives() -> None:
    read = kinds(QUESTIONS)
    assert [text for text, kind in read.items() if kind not in (Kind.QUESTION, Kind.UNSURE)] == []
    assert sum(kind is Kind.UNSURE for kind in read.values()) <= 0.02 * len(read)


def test_no_directive_and_no_report_is_taken_for_a_question() -> None:
    assert len(STATEMENTS) + len(DIRECTIVES) > 250
    read = kinds([*STATEMENTS, *DIRECTIVES])
    assert [text for text, kind in read.items() if kind is Kind.QUESTION] == []
    assert sum(kind is Kind.UNSURE for kind in read.values()) <= 0.02 * len(read)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Pak Kadis Pangan, stok beras Bulog cukup sampai kapan?", Kind.UNSURE),  # asked of a head, or of the bot
        ("Drainase sampai di mana? PUPR segera bereskan", Kind.UNSURE),
        ("laporkan status #14", Kind.UNSURE),
        ("drainase Jl. Sudirman", Kind.UNSURE),
        ("PUPR laporkan sampai di mana drainase", Kind.DIRECTIVE),
        ('Kominfo pasang baliho "Apa tugas Anda?"', Kind.DIRECTIVE),
        ('"PUPR bereskan drainase," ujar Wali Kota', Kind.DIRECTIVE),
        ("PUPR", Kind.QUESTION),  # no order is so short
        ("#27", Kind.QUESTION),
        ("tolong kirim daftar OPD yg blm terima arahan", Kind.QUESTION),
        ("kirimkan rekap bulan ini", Kind.QUESTION),
        ("kirim daftar hadir ke BKD besok", Kind.DIRECTIVE),
        ("PUPR kirim daftar jalan rusak", Kind.DIRECTIVE),
        ("ubah tenggat arahan 1 jadi tanggal 10 Desember", Kind.QUESTION),  # its card can be changed
        ("hapus arahan nomor 2", Kind.QUESTION),
        ("ganti OPD arahan 3 dari PUPR ke Perkim", Kind.QUESTION),
        ("Ubah trayek angkot sesuai arahan 2", Kind.UNSURE),
        ("Arahan #3 sudah selesai", Kind.UNSURE),
        ("tolong dikerjakan ya", Kind.UNSURE),
        ("mohon dibantu pak", Kind.UNSURE),
        ("pasang CCTV sudah berapa titik?", Kind.UNSURE),
        ("kirim data aset siapa yang belum?", Kind.UNSURE),
        ("bereskan drainase, kapan selesai?", Kind.UNSURE),
        ("cek drainase sudah sampai mana", Kind.DIRECTIVE),
        ("Dinkes data siapa yang belum", Kind.DIRECTIVE),
        ("bukan PUPR tapi Perkim", Kind.CORRECTION),
        ("jadi Senin saja", Kind.CORRECTION),
        ("ganti tenggat jadi Senin", Kind.CORRECTION),
        ("tolong ubah OPD jadi Perkim", Kind.CORRECTION),
        ("oke simpan", Kind.CORRECTION),
        ("Ganti nomor rumah di Laing", Kind.DIRECTIVE),
        ("simpan arsip kepegawaian di gedung lama", Kind.DIRECTIVE),
        ("maaf pak, maksudnya tanggal 10", Kind.CORRECTION),
        ("jadi PUPR bersihkan drainase", Kind.DIRECTIVE),
        ("Koreksi SK tim TPPS", Kind.DIRECTIVE),
        ("bukan hanya PUPR tapi Perkim juga bersihkan pasar", Kind.DIRECTIVE),
        ("halo bot, kamu bisa apa saja?", Kind.HELP),
        ("Bagaimana cara ganti OPD nya?", Kind.HELP),
        ("bantuan", Kind.HELP),
        ("bantuan banjir sampai mana?", Kind.QUESTION),
        ("bagaimana caranya PUPR bereskan drainase?", Kind.QUESTION),
        ("terima kasih pak", Kind.TALK),
        ("🙏", Kind.TALK),
        ("", Kind.TALK),
    ],
)
def test_what_words_are(text: str, kind: Kind) -> None:
    assert kind_of(text, register()) is kind


@pytest.mark.parametrize(
    "text",
    ["batal", "Batal pak", "gak jadi deh", "maaf, batal dulu ya", "tolong batalkan yang tadi", "batalkan arahan ini"],
)
def test_what_was_begun_is_left_in_plain_words(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize("text", ["", "jadi Senin saja", "batal rapatnya", "PUPR batalkan tender", "dibatalkan"])
def test_other_words_leave_nothing(text: str) -> None:
    assert not leaves(text)


@pytest.mark.parametrize("text", listed("asked_in_groups.tsv"))
def test_a_question_about_tasks_is_heard_in_a_group(text: str) -> None:
    assert asks_in_group(text, register())


@pytest.mark.parametrize("text", [*listed("chatter.tsv"), *STATEMENTS])
def test_the_talk_of_a_group_is_not_for_the_bot(text: str) -> None:
    assert not asks_in_group(text, register())


WORDS = " ".join([*QUESTIONS[:60], *STATEMENTS[:60], '" “ ” # 27 ? ! . , : ; \n']).split(" ")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_any_text_is_of_some_kind_and_what_a_group_hears_is_a_question_in_private_too(text: str) -> None:
    kind = kind_of(text, register())
    assert kind is Kind.QUESTION or kind is Kind.UNSURE or not asks_in_group(text, register())
