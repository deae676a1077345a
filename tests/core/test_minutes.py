"""Many drafts at once: what may be saved unseen, how a paste comes together, who hears of it how."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.directives import LONGEST as LONGEST_ITEM
from core.directives import State, TooLong
from core.meetings import Meeting
from core.minutes import (
    HARMLESS,
    LONGEST,
    MOST_ITEMS,
    MOST_LINES,
    Minutes,
    NothingFound,
    TooManyItems,
    check_length,
    crowded,
    drafts_of,
    may_go_on,
    together,
)
from core.reading.values import Doubt, ReadDirective, ReadItem, ReadMinutes
from tests.cast import CALENDAR, NOW, PRIVATE, REGISTER, STAFF, TODAY, a_draft, a_task

MEETING = Meeting(STAFF, NOW, PRIVATE, 5, id=3)
CLEAR = a_draft(support=(), meeting=MEETING)
DAY = (TODAY, REGISTER, CALENDAR)


def minutes(*items: object) -> Minutes:
    return Minutes(MEETING, tuple(replace(item, id=number) for number, item in enumerate(items, 1)))  # type: ignore[type-var]


@pytest.mark.parametrize("doubt", Doubt)
def test_only_harmless_doubts_are_saved_unseen(doubt: Doubt) -> None:
    values = {
        Doubt.NO_AGENCY: {"lead": ()},
        Doubt.UNRESOLVED_GROUP: {"lead": ("opd-terkait",)},
        Doubt.SEVERAL_WITHOUT_LEAD: {"lead": ("pupr", "dinkes")},
        Doubt.NO_DEADLINE: {"deadline": None},
        Doubt.PAST_DEADLINE: {"deadline": Deadline(date(2024, 5, 28))},
        Doubt.HOLIDAY_DEADLINE: {"deadline": Deadline(date(2024, 6, 17))},
    }
    found = minutes(CLEAR, replace(CLEAR, **values.get(doubt, {"doubts": (doubt,)})))
    assert doubt in found.doubts(*DAY)
    assert len(found.ready(*DAY)) == (2 if doubt in HARMLESS else 1)


def test_what_is_ready_can_become_tasks() -> None:
    for draft in minutes(CLEAR, replace(CLEAR, lead=("seluruh-camat",))).ready(*DAY):
        assert draft.assignments(REGISTER)


def test_positions_stay_while_items_are_saved_and_discarded() -> None:
    saved = replace(CLEAR, state=State.SAVED, number=9)
    found = minutes(saved, CLEAR, CLEAR.discarded(), replace(CLEAR, lead=()))
    assert [position for position, _ in found.drafts] == [2, 4]
    assert [item.number for item in found.saved] == [9]
    assert found.discarded == 1
    assert found.doubts(*DAY) == {Doubt.NO_AGENCY: [4]}


def test_what_blocks_is_told_first() -> None:
    found = minutes(replace(CLEAR, deadline=None), replace(CLEAR, lead=()))
    assert list(found.doubts(*DAY)) == [Doubt.NO_AGENCY, Doubt.NO_DEADLINE]


def item(span: str = "PUPR cek jalan") -> ReadItem:
    return ReadItem(ReadDirective(span, ("pupr",)), span)


def test_minutes_without_an_item_or_with_too_many_are_refused() -> None:
    with pytest.raises(NothingFound):
        drafts_of(ReadMinutes(), MEETING, NOW)
    with pytest.raises(TooManyItems):
        drafts_of(ReadMinutes(items=(item(),) * (MOST_ITEMS + 1)), MEETING, NOW)


def test_minutes_that_begin_with_their_first_item_have_no_title() -> None:
    read = ReadMinutes("1. PUPR cek jalan", items=(item("1. PUPR cek jalan besok"),))
    assert Meeting.from_reading(read, STAFF, NOW, PRIVATE, 5).title is None
    assert Meeting.from_reading(replace(read, title="Rakor"), STAFF, NOW, PRIVATE, 5).title == "Rakor"


def test_an_item_longer_than_a_directive_is_cut_and_has_to_be_looked_at() -> None:
    (draft,) = drafts_of(ReadMinutes(items=(item("x" * (LONGEST_ITEM + 1)),)), MEETING, NOW)
    assert len(draft.text) == len(draft.action) == LONGEST_ITEM
    assert minutes(draft).ready(*DAY) == []


@pytest.mark.parametrize("text", ["x" * (LONGEST + 1), "\n" * (MOST_LINES + 1)])
def test_a_book_is_no_minutes(text: str) -> None:
    with pytest.raises(TooLong):
        check_length(text)


LINES = "\n".join(f"{n}. Dinas Kesehatan memeriksa pos gizi nomor {n}, paling lambat Jumat" for n in range(1, 201))


@given(gap=st.integers(0, 290))
def test_what_telegram_cuts_at_a_gap_is_whole_again(gap: int) -> None:
    parts, rest = [], LINES
    while len(rest) > 4096:
        at = max(rest.rfind("\n", 0, 4096 - gap), rest.rfind(" ", 0, 4096 - gap))
        parts.append(rest[:at])
        rest = rest[at + 1 :]
    assert all(may_go_on(part) for part in parts)
    assert [line.split() for line in together([*parts, rest]).split("\n")][:3] == [
        line.split() for line in LINES.split("\n")
    ][:3]
    assert together([*parts, rest]).split() == LINES.split()


def test_what_telegram_cuts_sharp_is_whole_again() -> None:
    text = "x".join(["1234567890"] * 1000)
    assert together([text[at : at + 4096] for at in range(0, len(text), 4096)]) == text


def test_an_agency_with_many_new_tasks_is_told_in_another_way() -> None:
    assert crowded([CLEAR] * 3, [], REGISTER) == set()
    assert crowded([CLEAR] * 3, [a_task()], REGISTER) == {"pupr"}
