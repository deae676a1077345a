"""One message, several orders: shown apart where they surely are, kept whole where it could be read either way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.parts import MOST_PARTS, ReadParts, read_parts
from core.reading.values import Nature
from tests.core.reading.corpus import CALENDAR, cases, patterns, register, said

NOW = "2024-05-29T10:00"


def read(text: str, at: str = NOW) -> ReadParts:
    return read_parts(text, said(at), register(), CALENDAR)


def told(parts: ReadParts) -> tuple[str, str]:
    """As the table has it."""
    form = "one" if not parts.items else "apart" if parts.certain else "maybe"
    found = [item.directive for item in parts.items]
    days = [each.deadline.deadline.day.isoformat() if each.deadline.deadline else "-" for each in found]
    return form, ";".join(f"{','.join(each.lead)} {day}" for each, day in zip(found, days, strict=True))


@pytest.mark.parametrize("pattern", patterns("several.tsv"))
def test_orders_are_told_apart_as_staff_would(pattern: str) -> None:
    missed = []
    for group, form, at, text, *parts in cases("several.tsv"):
        wanted = form, "".join(parts)
        found = told(read(text.replace("\\n", "\n"), at))
        if group == pattern and found != wanted:
            missed.append(f"{text!r}: {found}, not {wanted}")
    assert not missed, "\n".join(missed)


def test_what_is_secret_is_secret_in_all_its_parts() -> None:
    parts = read("RAHASIA. Inspektorat periksa kas SMP 2. BKD telusuri aset di Laing.")
    assert [item.directive.nature for item in parts.items] == [Nature.SECRET, Nature.SECRET]


def test_a_list_of_which_a_line_would_be_lost_stays_whole() -> None:
    parts = read("1. PUPR tutup lubang\n2. Dishub cat marka\n3. Mari jaga semangat kebersamaan")
    assert not parts.certain


def test_a_message_becomes_so_many_cards_and_no_more() -> None:
    rows = [f"- PUPR tutup lubang di RT {number}" for number in range(1, MOST_PARTS + 2)]
    assert len(read("\n".join(rows[:-1])).items) == MOST_PARTS
    assert not read("\n".join(rows)).items


def test_few_single_directives_are_taken_for_several_and_none_is_taken_apart() -> None:
    texts = [text for pattern, _, text, *_ in cases("directives.tsv") if pattern != "several"]
    several = [parts for parts in map(read, texts) if parts.items]
    assert len(several) <= 0.01 * len(texts)
    assert not any(parts.certain for parts in several)


def test_what_an_agency_has_done_is_no_order_of_its_own() -> None:
    assert not read("Semalam Satpol PP amankan 5 orang. Dinsos jemput pagi ini").certain
    assert read("Satpol PP amankan pasar. Dinsos jemput pengemis pagi ini").certain


def test_what_stands_in_quotation_marks_parts_nothing() -> None:
    assert not read('Diskominfo pasang baliho "PUPR kerja. Dinkes siapkan fogging" di simpang').items


WORDS = [
    "PUPR",
    "Dinkes",
    "bereskan",
    "siapkan",
    "drainase",
    "fogging",
    ",",
    ".",
    ";",
    "dan",
    "serta",
    "\n",
    "Jumat",
    "besok",
    "1.",
    "-",
    "Jl.",
    "Sudirman",
    "rahasia",
    '"',
]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_has_none_or_several_parts_that_stand_in_it(text: str) -> None:
    parts = read(text)
    assert len(parts.items) != 1
    assert all(item.span and item.span in text for item in parts.items)
