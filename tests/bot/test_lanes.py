"""What an update must keep its order within; whatever comes, a lane is found and nothing stops."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.receiving import is_identified, lane_of

GROUP, PERSON = {"id": -100, "type": "supergroup"}, {"id": 7, "is_bot": False}


@pytest.mark.parametrize(
    ("update", "lane"),
    [
        ({"message": {"chat": GROUP, "from": PERSON}}, -100),
        ({"edited_message": {"chat": GROUP, "from": PERSON}}, -100),
        ({"channel_post": {"chat": GROUP}}, -100),
        ({"callback_query": {"id": "1", "from": PERSON, "message": {"chat": GROUP}}}, -100),
        ({"callback_query": {"id": "1", "from": PERSON, "inline_message_id": "x"}}, 7),
        ({"callback_query": {"id": "1", "from": PERSON, "message": None}}, 7),
        ({"my_chat_member": {"chat": GROUP, "from": PERSON}}, -100),
        ({"chat_member": {"chat": GROUP, "from": PERSON}}, -100),
        ({"message_reaction": {"chat": GROUP, "user": PERSON}}, -100),
        ({"inline_query": {"id": "1", "from": PERSON}}, 7),
        ({"poll": {"id": "1"}}, 0),
        ({"something_new": {"when": 1}}, 0),
        ({}, 0),
        ({"message": "x"}, 0),
        ({"message": {"chat": "x", "from": PERSON}}, 0),
        ({"message": {"chat": {"id": "solok"}}}, 0),
        ({"message": {"chat": {"id": None}}}, 0),
        ({"message": {"chat": {"id": float("nan")}}}, 0),
        ({"message": {"chat": {"id": float("inf")}}}, 0),
        ({"message": {"chat": {"id": 10**30}}}, 0),
        ({"message": {"chat": {"no": "id"}}}, 0),
        ({"callback_query": {"message": "x", "from": PERSON}}, 0),
    ],
)
def test_a_lane_is_the_chat_else_the_person(update: dict[str, Any], lane: int) -> None:
    assert lane_of({"update_id": 1, **update}) == lane


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["chat", "from", "message", "id", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["message", "callback_query", "x"]), JSON, max_size=3))
def test_whatever_comes_has_a_lane_the_database_can_keep(update: dict[str, Any]) -> None:
    lane = lane_of({"update_id": 1, **update})
    assert isinstance(lane, int)
    assert -(2**63) <= lane < 2**63


@pytest.mark.parametrize("update", [{"update_id": 1}, {"update_id": 0, "x": 1}, {"update_id": 2**53}])
def test_an_update_is_known_by_its_number(update: dict[str, Any]) -> None:
    assert is_identified(update)


@pytest.mark.parametrize(
    "update", [None, 1, "x", [], {}, {"update_id": "1"}, {"update_id": 1.0}, {"update_id": None}, {"update_id": 10**30}]
)
def test_what_has_no_number_to_keep_it_under_is_no_update(update: Any) -> None:
    assert not is_identified(update)
