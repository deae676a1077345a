"""Buttons pack into Telegram's 64 bytes, come back as they were, and take nothing forged."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.messages.buttons import LARGEST_ID, MOST_BYTES, Press, ToggleAgency, UnknownButton
from core.messages.message import Button
from core.requests import Blocked

KINDS = sorted(Press.kinds.values(), key=lambda kind: kind.name)
LARGEST_PAGE = 99
TEXTS = {
    "blocked": st.sampled_from(list(map(str, Blocked))),
    "unblocker": st.sampled_from(["staff", "leaders", "opd"]),
    "agency": st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True),
    "day": st.dates().map(str) | st.just("none"),
    "question": st.from_regex(r"[a-z0-9;,+-]{0,50}|@[0-9]{1,19}", fullmatch=True),
}


def of(kind: type[Press], largest: bool = False) -> st.SearchStrategy[Press]:
    hints = get_type_hints(kind)
    values: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        most = LARGEST_PAGE if field.name == "page" else LARGEST_ID
        numbers = st.just(most) if largest else st.integers(0, most)
        values[field.name] = numbers if hints[field.name] is int else TEXTS[field.name]
    return st.builds(kind, **values)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20)
@given(data=st.data())
def test_what_is_packed_comes_back(kind: type[Press], data: st.DataObject) -> None:
    press = data.draw(of(kind))
    assert kind.unpack(press.pack()) == press


@given(st.one_of([of(kind, largest=True) for kind in KINDS]))
def test_the_largest_ids_and_codes_fit(press: Press) -> None:
    assert 1 <= len(press.pack().encode()) <= MOST_BYTES


def test_the_longest_code_fits_beside_the_largest_ids() -> None:
    assert len(ToggleAgency(LARGEST_ID, LARGEST_PAGE, "x" * 32).pack()) <= MOST_BYTES


def test_what_does_not_fit_is_never_sent() -> None:
    with pytest.raises(ValueError, match="over 64 bytes"):
        ToggleAgency(LARGEST_ID, LARGEST_PAGE, "x" * 40).pack()


@given(st.sampled_from(KINDS), st.text(max_size=64))
def test_garbage_is_an_unknown_button_and_nothing_worse(kind: type[Press], garbage: str) -> None:
    for data in (garbage, f"{kind.name}:{garbage}", f"{kind.name}:1:{garbage}"):
        try:
            press = kind.unpack(data)
        except UnknownButton:
            continue
        assert press.pack() == data


@pytest.mark.parametrize("forged", ["", "1:2", "x", "-1", " 1", "1_0", "٣", "1.0", "9" * 19, "9" * 50, "1\n"])
def test_a_number_is_taken_only_as_it_is_packed(forged: str) -> None:
    for kind in (kind for kind in KINDS if len(fields(kind)) == 1):  # type: ignore[arg-type]
        with pytest.raises(UnknownButton):
            kind.unpack(f"{kind.name}:{forged}")


@given(st.one_of([of(kind) for kind in KINDS]))
def test_data_matches_the_pattern_of_its_kind_alone(press: Press) -> None:
    assert [kind for kind in KINDS if re.match(kind.pattern(), press.pack())] == [type(press)]


def test_no_two_buttons_are_called_the_same() -> None:
    with pytest.raises(ValueError, match="save"):
        type("Other", (Press,), {}, name="save")


def test_a_press_becomes_a_button_with_its_data() -> None:
    press = ToggleAgency(12, 0, "pupr")
    assert press.button("PUPR") == Button("PUPR", "agency:12:0:pupr")
