from __future__ import annotations

import pytest

from core.deadlines import Deadline
from core.reading import Doubt, read_deadline
from core.reading.odd_dates import odd_date
from core.reading.times.moments import Reference
from tests.core.reading.corpus import CALENDAR, cases, patterns, said

WEDNESDAY = said("2024-05-29T10:00")


def read(text: str) -> Deadline | None:
    return read_deadline(text, WEDNESDAY, CALENDAR).deadline


@pytest.mark.parametrize("pattern", patterns("deadlines.tsv"))
def test_deadlines_are_read_as_officials_mean_them(pattern: str) -> None:
    missed = []
    for group, at, text, wanted in cases("deadlines.tsv"):
        if group == pattern:
            found = read_deadline(text, said(at), CALENDAR).deadline
            if (str(found) if found else "-") != wanted:
                missed.append(f"{text!r} said {at}: {found}, not {wanted}")
    assert not missed, "\n".join(missed)


def test_the_span_is_what_was_said_and_the_reason_says_how_it_was_counted() -> None:
    found = read_deadline("paling lambat Jumat minggu depan ya pak", WEDNESDAY, CALENDAR)
    assert found.span == "Jumat minggu depan"
    assert found.reason == "Jumat minggu depan, dihitung dari Rabu 29 Mei 2024"


@pytest.mark.parametrize("said", ["H-3 Natal", "3 hari sebelum Natal", "Natal tanggal 25 Desember; H-3"])
def test_a_day_counted_from_another_says_from_which(said: str) -> None:
    found = read_deadline(said, WEDNESDAY, CALENDAR)
    assert found.deadline == Deadline.parse("2024-12-22")
    assert found.reason == f"{found.span}, dihitung dari Rabu 25 Desember 2024"


def test_a_date_written_with_its_year_needs_no_reason() -> None:
    assert read_deadline("31 Mei 2024", WEDNESDAY, CALENDAR).reason is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("31 Juni", Doubt.IMPOSSIBLE_DATE),
        ("Jumat, 5 Juni 2024", Doubt.WRONG_WEEKDAY),
        ("1 Mei 2024", Doubt.PAST_DEADLINE),
        ("17 Juni 2024", Doubt.HOLIDAY_DEADLINE),
        ("secepatnya", Doubt.VAGUE_DEADLINE),
        ("setiap Jumat", Doubt.RECURRING),
        ("kalau sudah ada waktunya", Doubt.NO_DEADLINE),
        ("H-3", Doubt.VAGUE_DEADLINE),
    ],
)
def test_what_is_not_sure_is_a_doubt(text: str, doubt: Doubt) -> None:
    assert doubt in read_deadline(text, WEDNESDAY, CALENDAR).doubts


def test_what_stands_in_quotation_marks_is_no_date() -> None:
    assert read('"31 Mei 2024"') is None
    assert read("“besok”") is None
    assert read("“Kerja bakti\nJumat depan” dicetak") is None
    assert read('"Selesaikan Jumat ini," ujar Wali Kota') is None
    assert read('spanduk "HUT RI 17 Agustus 2024" naik lusa') == Deadline.parse("2024-05-31")


def test_an_odd_shape_of_an_absolute_date_is_still_read() -> None:
    assert read("15th of June, 2024") == Deadline.parse("2024-06-15")
    assert odd_date("15th of June 1987", Reference(WEDNESDAY, CALENDAR)) is None
