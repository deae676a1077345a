"""A draft is like an earlier directive when nearly all that tells one order from another is the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.likeness import MOST_SOUGHT, Earlier, content_of, nearest, sought
from core.queries import contains
from tests.cast import NOW, a_task

DRAINAGE = "Bereskan drainase Jl. Sudirman"


def is_like(one: str, other: str) -> bool:
    return nearest(one, [Earlier(a_task(action=other), NOW)]) is not None


@pytest.mark.parametrize(
    "again",
    [
        DRAINAGE,
        "bereskan drainase jl sudirman",
        "Benahi drainase di Jalan Sudirman",
        "selesaikan perbaikan drainase Jl. Sudirman",
        "Drainase Jl. Sudirman agar segera dibereskan",
    ],
)
def test_the_same_order_in_other_words_is_like_it(again: str) -> None:
    assert is_like(again, DRAINAGE)
    assert is_like(DRAINAGE, again)


@pytest.mark.parametrize(
    "another",
    [
        "Bereskan drainase Jl. Ahmad Yani",
        "bereskan drainase jl yani",
        "Cat marka Jl. Sudirman",
        "Bereskan trotoar",
        "Validasi data stunting",
        "Bereskan",
        "",
    ],
)
def test_another_place_or_another_thing_is_another_order(another: str) -> None:
    assert not is_like(another, DRAINAGE)
    assert not is_like(DRAINAGE, another)


def test_a_number_tells_orders_apart() -> None:
    assert not is_like("Tutup lubang di RT 5", "Tutup lubang di RT 7")
    assert is_like("Tutup lubang di RT 5", "Tutup lubang di RT 5")


def test_the_nearest_is_told_and_of_equals_the_first() -> None:
    latest, other = a_task(number=30, action=DRAINAGE), a_task(number=12, action=DRAINAGE)
    loose = a_task(number=31, action="Bereskan drainase Jl. Sudirman dan trotoar")
    found = nearest(DRAINAGE, [Earlier(loose, NOW), Earlier(latest, NOW), Earlier(other, NOW)])
    assert found is not None
    assert found.task.number == 30
    assert nearest(DRAINAGE, []) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    assert is_like(one, other) == is_like(other, one)
    assert len(sought(one)) <= MOST_SOUGHT


@given(
    st.lists(
        st.sampled_from(["drainase", "trotoar", "Sudirman", "laporan", "stunting", "balita", "5", "pasar"]), max_size=8
    )
)
def test_what_is_the_same_is_always_sought(words: list[str]) -> None:
    action = " ".join(words)
    assert not content_of(action) or any(contains(action, each) for each in sought(action))
