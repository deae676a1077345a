"""The words after /status, and the tasks they ask for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.queries import LONGEST_WORD, MOST_WORDS, Filter, Period
from core.reading.periods import next_days
from core.reading.question_words import IN_PROGRESS
from core.reading.questions import read_question
from core.tasks import OPEN, VERIFIED, Status
from tests.cast import REGISTER, TODAY

CAMAT = ("tanjung-harapan", "lubuk-sikarah")


def due(first: date, last: date | None = None) -> Filter:
    return Filter(due=Period(first, last or first))


TABLE: dict[str, Filter] = {
    "": Filter(),
    "apa saja": Filter(),
    # whose
    "PUPR": Filter(agencies=("pupr",)),
    "dinas kesehatan": Filter(agencies=("dinkes",)),
    "PUPR dan Dinkes": Filter(agencies=("pupr", "dinkes")),
    "seluruh camat": Filter(agencies=CAMAT),
    # a number
    "27": Filter(number=27),
    "#27": Filter(number=27),
    "# 27": Filter(number=27),
    "nomor 27": Filter(number=27),
    "no. 27": Filter(number=27),
    "arahan #27?": Filter(number=27),
    # what has become of them
    "terlambat": Filter(late=True),
    "lewat tenggat": Filter(late=True),
    "belum diterima": Filter(statuses=frozenset({Status.WAITING})),
    "diterima": Filter(statuses=frozenset({Status.ACCEPTED})),
    "diklaim": Filter(statuses=frozenset({Status.CLAIMED})),
    "menunggu verifikasi": Filter(statuses=frozenset({Status.CLAIMED})),
    "dikembalikan": Filter(statuses=frozenset({Status.RETURNED})),
    "dalam proses": Filter(statuses=IN_PROGRESS),
    "selesai": Filter(statuses=VERIFIED),
    "belum selesai": Filter(statuses=OPEN),
    "dibatalkan": Filter(statuses=frozenset({Status.CANCELLED})),
    "tidak dapat ditindaklanjuti": Filter(statuses=frozenset({Status.NOT_ACTIONABLE})),
    "semua": Filter(statuses=frozenset(Status)),
    "tanpa kabar": Filter(quiet=True),
    "yang belum lapor": Filter(unreported=True),
    # when they are due; today is Wednesday, 29 May 2024
    "hari ini": due(TODAY),
    "besok": due(date(2024, 5, 30)),
    "lusa": due(date(2024, 5, 31)),
    "kemarin": due(date(2024, 5, 28)),
    "minggu ini": due(date(2024, 5, 27), date(2024, 6, 2)),
    "minggu depan": due(date(2024, 6, 3), date(2024, 6, 9)),
    "minggu lalu": due(date(2024, 5, 20), date(2024, 5, 26)),
    "bulan ini": due(date(2024, 5, 1), date(2024, 5, 31)),
    "bulan depan": due(date(2024, 6, 1), date(2024, 6, 30)),
    "tahun ini": due(date(2024, 1, 1), date(2024, 12, 31)),
    "tujuh hari": due(TODAY, date(2024, 6, 5)),
    "Juni": due(date(2024, 6, 1), date(2024, 6, 30)),
    "bulan jun": due(date(2024, 6, 1), date(2024, 6, 30)),
    "Februari 2023": due(date(2023, 2, 1), date(2023, 2, 28)),
    "Desember": due(date(2024, 12, 1), date(2024, 12, 31)),
    "14 Juni": due(date(2024, 6, 14)),
    "14 Juni 2025": due(date(2025, 6, 14)),
    "31 Juni": due(date(2024, 6, 1), date(2024, 6, 30)),  # no such day: the month was meant
    # words of the text
    "drainase": Filter(words=("drainase",)),
    "drainase Jl. Sudirman": Filter(words=("drainase", "jl", "sudirman")),
    "sampai di mana drainase?": Filter(statuses=frozenset(Status), words=("drainase",)),
    "RT 05": Filter(words=("rt", "05")),
    "'; DROP TABLE tasks; --": Filter(words=("drop", "table", "tasks")),
    '"a" OR NOT (b* NEAR c)': Filter(words=("a", "or", "not", "b", "near", "c")),
    "Dinas Antariksa": Filter(words=("dinas", "antariksa")),
    # together
    "PUPR terlambat": Filter(agencies=("pupr",), late=True),
    "apa tugas Dinkes yang terlambat?": Filter(agencies=("dinkes",), late=True),
    "stunting Dinkes selesai bulan ini": Filter(
        agencies=("dinkes",),
        statuses=VERIFIED,
        due=Period(date(2024, 5, 1), date(2024, 5, 31)),
        words=("stunting",),
    ),
}


@pytest.mark.parametrize("text", TABLE)
def test_words_ask_for(text: str) -> None:
    assert read_question(text, TODAY, REGISTER).asked == TABLE[text]


@pytest.mark.parametrize(
    ("today", "month", "year"),
    [
        (date(2024, 1, 10), "Desember", 2023),
        (date(2024, 1, 10), "September", 2024),
        (date(2024, 12, 20), "Januari", 2025),
        (date(2024, 12, 20), "Mei", 2024),
        (date(2024, 6, 30), "Juni", 2024),
    ],
)
def test_a_month_without_a_year_is_this_years_unless_another_is_much_nearer(today: date, month: str, year: int) -> None:
    asked = read_question(month, today, REGISTER).asked
    assert asked.due is not None
    assert asked.due.first.year == year


def test_words_add_to_what_the_command_asks() -> None:
    assert read_question("PUPR", TODAY, REGISTER, Filter(late=True)).asked == Filter(agencies=("pupr",), late=True)
    week = Filter(due=next_days(TODAY))
    assert read_question("Dinkes", TODAY, REGISTER, week).asked == Filter(agencies=("dinkes",), due=week.due)


@settings(max_examples=60)
@given(st.text(max_size=300), st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_whatever_is_typed_is_read_and_travels_in_a_button(text: str, today: date) -> None:
    asked = read_question(text, today, REGISTER).asked
    assert len(asked.words) <= MOST_WORDS
    assert all(0 < len(word) <= LONGEST_WORD for word in asked.words)
    assert ":" not in asked.pack()
    if asked.number is None:
        assert Filter.unpack(asked.pack()) == asked


@given(st.sampled_from([text for text in TABLE if TABLE[text].due]), st.dates(date(2000, 1, 1), date(2098, 12, 31)))
def test_days_are_in_order_on_whatever_day_they_are_asked_for(text: str, today: date) -> None:
    asked = read_question(text, today, REGISTER).asked
    assert asked.due is not None
    assert asked.due.first <= asked.due.last <= asked.due.first + timedelta(days=365)
