"""A text keeps every character it can, each in its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.text import kept

TEXTS = st.text(st.characters() | st.sampled_from("\0\ud83d\udfff"))
JSON = st.recursive(st.none() | st.integers() | TEXTS, lambda some: st.lists(some) | st.dictionaries(TEXTS, some))


@given(TEXTS)
def test_what_cannot_be_kept_is_marked_and_nothing_moves(text: str) -> None:
    marked = kept(text)
    marked.encode()
    assert "\0" not in marked
    assert len(marked) == len(text)
    assert all(now == then or now == "\ufffd" for now, then in zip(marked, text, strict=True))


@given(st.text(st.characters(exclude_characters="\0")))
def test_what_can_be_kept_is(text: str) -> None:
    assert kept([{"text": text, "id": 1}]) == [{"text": text, "id": 1}]


@given(JSON)
def test_every_text_of_a_value_is_looked_at(value: object) -> None:
    assert kept(kept(value)) == kept(value)
