"""The recap: medians from what happened, and who needs a word first."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recap import AgencyRecap, Course, Paces, paces_of, who_needs_a_word_first
from core.summary import Figures
from tests.cast import NOW


def after(days: float) -> datetime:
    return NOW + timedelta(days=days)


def course(accepted: float | None = None, claimed: float | None = None, verified: float | None = None) -> Course:
    return Course(NOW, *(None if days is None else after(days) for days in (accepted, claimed, verified)))


@pytest.mark.parametrize(
    ("courses", "paces"),
    [
        ([], Paces()),
        ([course()], Paces()),
        ([course(0.5)], Paces(accept=0.5)),
        ([course(1), course(3), course(8)], Paces(accept=3)),
        ([course(1), course(2)], Paces(accept=1.5)),
        ([course(1, 5)], Paces(accept=1)),  # a claim that nobody verified finishes nothing
        ([course(1, 5, 6)], Paces(1, 5, 1)),
        ([course(1, 5, 6), course(3, 9, 13), course(2, 100)], Paces(2, 7, 2.5)),
    ],
)
def test_medians_are_of_what_has_happened(courses: list[Course], paces: Paces) -> None:
    assert paces_of(courses) == paces


def recap(agency: str, late: int = 0, quiet: int | None = None, total: int = 5) -> AgencyRecap:
    since = None if quiet is None else after(-quiet)
    return AgencyRecap(agency, Figures(total=total, late=late), quiet_since=since)


@pytest.mark.parametrize(
    ("given", "order"),
    [
        ([recap("a", late=1), recap("b", late=3)], "ba"),
        ([recap("a", quiet=2), recap("b", quiet=9)], "ba"),
        ([recap("a", late=1, quiet=50), recap("b", late=2, quiet=1)], "ba"),
        ([recap("a"), recap("b", quiet=1)], "ba"),  # whoever has nothing in hand needs no word
        ([recap("b"), recap("a")], "ab"),
        ([recap("a", total=0), recap("b")], "b"),
    ],
)
def test_most_late_comes_first_and_then_the_longest_silence(given: list[AgencyRecap], order: str) -> None:
    assert "".join(each.agency for each in who_needs_a_word_first(given)) == order


@given(st.lists(st.builds(recap, st.sampled_from("abcdef"), st.integers(0, 3), st.none() | st.integers(0, 9))))
def test_the_order_does_not_depend_on_how_they_came(recaps: list[AgencyRecap]) -> None:
    ordered = who_needs_a_word_first(recaps)
    assert who_needs_a_word_first(reversed(recaps)) == ordered or len({r.agency for r in recaps}) < len(recaps)
    assert [each.figures.late for each in ordered] == sorted((each.figures.late for each in recaps), reverse=True)
