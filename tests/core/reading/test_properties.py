"""What holds for any text: reading never raises, never dawdles, and shows where it read."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.reading import read_deadline, read_directive, read_minutes
from core.reading.reasons import MONTH_NAMES, WEEKDAY_NAMES
from tests.core.reading.corpus import CALENDAR, HOSTILE, cases, register, said
from tests.core.reading.readers import NOW, READERS

LONGEST = 1024
# benchmarks.reading measures the same texts in milliseconds.
# Clauses are looked at up to a length, so short texts ramp up; work that grew with the square would be four times.
TWICE, A_LITTLE, PER_CHARACTER = 3, 2000, 150
VOCABULARY = (
    "Dinkes PUPR kepala dinas camat lurah seluruh OPD terkait besok lusa Jumat minggu depan tgl 5 6/7 12/08/2025 akhir"
    " bulan sebelum setelah paling lambat s.d. H-7 Lebaran Idul Fitri dan , . : - 3 hari kerja 2x24 jam pukul 10.00"
    " setengah setiap mulai triwulan II semester ini awal pertengahan ke-3 Agustus 2025 dua puluh tujuh nomor Perda"
    " Rp ( ) \" ' \n | 1) a. • ✅ 31 Juni"
)
WORDS = VOCABULARY.split(" ")
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
ANYTHING = st.text(max_size=300) | SENTENCES
TWO = clock(14)
QUICK = settings(max_examples=60, deadline=None)


@QUICK
@given(ANYTHING)
def test_reading_never_raises(text: str) -> None:
    for reader in READERS.values():
        reader(text)


@QUICK
@given(ANYTHING)
def test_every_span_stands_in_the_text(text: str) -> None:
    directive = read_directive(text, NOW, register(), CALENDAR)
    assert directive.deadline.span is None or directive.deadline.span in text
    assert all(code in register() for code in (*directive.lead, *directive.support, *directive.proposals))
    for item in read_minutes(text, NOW, register(), CALENDAR).items:
        assert item.span in text


ORDERS = [text for _, text, _ in cases("actions.tsv")] + [text for _, _, text, *_ in cases("directives.tsv")]
SPOKEN = st.lists(st.sampled_from(" ".join(ORDERS).split()), min_size=1, max_size=30).map(" ".join)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def test_an_action_is_made_of_the_words_of_its_text_in_their_order_but_for_helpers() -> None:
    moved = []
    for text in ORDERS:
        found = read_directive(text, NOW, register(), CALENDAR)
        if not stands_in(words_of(found.action), words_of(text)) and not found.support:
            moved.append(text)
    assert not moved


def stands_in(some: Iterable[str], words: Iterable[str]) -> bool:
    left = iter(words)
    return all(word in left for word in some)


def test_an_action_is_left_wherever_more_is_said_than_who_and_when() -> None:
    silent = []
    for text in ORDERS:
        found = read_directive(text, NOW, register(), CALENDAR)
        if not found.action and len(words_of(found.deadline.span or "")) < 6:  # longer ones tell the order besides
            silent.append(text)
    assert not silent


@QUICK
@given(ANYTHING | SPOKEN)
def test_an_action_invents_no_words(text: str) -> None:
    action = read_directive(text, NOW, register(), CALENDAR).action
    assert not Counter(words_of(action)) - Counter(words_of(text))


@QUICK
@given(ANYTHING | SPOKEN | st.sampled_from(ORDERS))
def test_an_action_has_no_torn_brackets_and_no_marks_or_prepositions_at_its_ends(text: str) -> None:
    action = read_directive(text, NOW, register(), CALENDAR).action
    assert is_whole(re.sub(r"(?<!\w)\w{1,2}\)", "", action)), action  # "1) peta"
    assert not re.match(r"[,.;:\-)\]\s]", action), action
    assert not re.search(r"(?:[,;:\-(\[\s]|\b(?:paling|pada|di|dan|untuk))$", action, re.IGNORECASE), action


def is_whole(text: str) -> bool:
    """Whether every bracket has its other half."""
    while (left := re.sub(r"\([^()\[\]]*\)|\[[^()\[\]]*\]", "", text)) != text:
        text = left
    return not set("()[]") & set(text)


@QUICK
@given(
    st.lists(st.sampled_from([word for word in WORDS if not any(c.isdigit() for c in word)]), max_size=25).map(" ".join)
)
def test_without_a_written_date_no_deadline_lies_before_the_day_it_was_said(text: str) -> None:
    found = read_directive(text, NOW, register(), CALENDAR).deadline.deadline
    written = any(month.lower() in text.lower() for month in MONTH_NAMES)
    assert found is None or written or found.day >= NOW.date() - timedelta(days=NOW.weekday())


def calls(read: Callable[[], object]) -> int:
    """How many functions are called on the way: work, whatever the machine and whoever else it serves."""
    count = 0

    def counted(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        read()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", HOSTILE)
def test_of_hostile_repetitions_twice_the_text_is_twice_the_work(unit: str) -> None:
    text = (unit * LONGEST)[:LONGEST]
    for name, reader in READERS.items():
        half = calls(lambda: reader(text[: LONGEST // 2]))  # noqa: B023
        whole = calls(lambda: reader(text))  # noqa: B023
        assert whole <= TWICE * half + A_LITTLE, f"{name}: {half} calls for half of it, {whole} for the whole"
        assert whole <= PER_CHARACTER * LONGEST, f"{name}: {whole} calls"


def every_day() -> list[date]:
    first = date(2022, 1, 1)
    return [first + timedelta(days=n) for n in range(10 * 365 + 3)]


FORMATS: dict[str, Callable[[date], str]] = {
    "Jumat, 31 Mei 2024": lambda d: f"{WEEKDAY_NAMES[d.weekday()]}, {d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    "31 Mei 2024": lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    "31/05/2024": lambda d: f"{d:%d/%m/%Y}",
    "2024-05-31": lambda d: d.isoformat(),
    "Jumat 31 Mei 2024": lambda d: f"{WEEKDAY_NAMES[d.weekday()]} {d.day} {MONTH_NAMES[d.month - 1]} {d.year}",
    "31 Mei 2024 pukul 14.00": lambda d: f"{d.day} {MONTH_NAMES[d.month - 1]} {d.year} pukul 14.00",
    "Jumat, 31 Mei 2024 pukul 14.00": lambda d: (
        f"{WEEKDAY_NAMES[d.weekday()]}, {d.day} {MONTH_NAMES[d.month - 1]} {d.year} pukul 14.00"
    ),
}


@pytest.mark.parametrize("written", FORMATS)
def test_a_date_the_bot_writes_reads_back_as_that_date(written: str) -> None:
    at = TWO if "pukul" in written else None
    said_at = said("2024-05-29T10:00")
    for day in every_day():
        found = read_deadline(FORMATS[written](day), said_at, CALENDAR)
        assert found.deadline == Deadline(day, at), FORMATS[written](day)


@pytest.mark.parametrize("written", ["31 Mei", "Jumat, 31 Mei"])
def test_a_date_without_its_year_is_read_within_the_coming_year(written: str) -> None:
    said_at = said("2024-05-29T10:00")
    for ahead in range(300):
        day = said_at.date() + timedelta(days=ahead)
        text = f"{day.day} {MONTH_NAMES[day.month - 1]}"
        if "," in written:
            text = f"{WEEKDAY_NAMES[day.weekday()]}, {text}"
        found = read_deadline(text, said_at, CALENDAR)
        assert found.deadline == Deadline(day), text


@QUICK
@given(SENTENCES, st.sampled_from(['"{}"', "“{}”", "Kata Wali Kota: “{}”", '"{}," ujar Wali Kota', "“{}.” tegasnya"]))
def test_text_in_quotation_marks_is_never_a_date(text: str, speech: str) -> None:
    quoted = speech.format(re.sub('["“”„«»]', "", text))
    assert read_deadline(quoted, NOW, CALENDAR).deadline is None
    assert read_directive(quoted, NOW, register(), CALENDAR).deadline.deadline is None


def test_every_deadline_says_how_it_was_counted_or_is_written_out_as_that_day() -> None:
    unexplained = []
    for _, at, text, wanted in cases("deadlines.tsv"):
        found = read_deadline(text, said(at), CALENDAR)
        if wanted == "-" or found.deadline is None or found.reason:
            continue
        numbers = {int(number) for number in re.findall(r"\d\d?", found.span or "")}
        if not {found.deadline.day.day, found.deadline.day.year % 100} & numbers and not re.search("tanggal", text):
            unexplained.append(text)
    assert not unexplained
