"""Never faster than Telegram allows, whatever is to be said."""

from __future__ import annotations

from collections import defaultdict
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import MINUTE, Pace

GROUP, PERSON = -1, 1
STEPS = st.lists(
    st.tuples(st.lists(st.sampled_from([-3, -2, -1, 1, 2, 3]), max_size=40), st.floats(0, 5)), min_size=1, max_size=60
)


def most_within(times: list[float], seconds: float) -> int:
    """The most messages in any stretch of that many seconds, its end left out."""
    return max((sum(start <= each < start + seconds for each in times) for start in times), default=0)


@settings(max_examples=60)
@given(STEPS)
def test_no_second_no_burst_and_no_minute_is_overfull(steps: list[tuple[list[int], float]]) -> None:
    pace, now = Pace(in_all=7, burst=3, group_a_minute=20), 1000.0
    everything: list[float] = []
    by_chat: dict[int, list[float]] = defaultdict(list)
    for wanted, pause in steps:
        for chat in wanted:
            if pace.room(now) > 0 and pace.ready_at(chat, now) <= now:
                pace.sent(chat, now)
                everything.append(now)
                by_chat[chat].append(now)
        now += pause
        pace.forget(now)
    assert most_within(everything, 1.0) <= 7
    for chat, times in by_chat.items():
        assert most_within(times, 3.0) <= 3
        assert chat > 0 or most_within(times, MINUTE) <= 20


def test_three_at_once_in_a_chat_then_one_a_second() -> None:
    pace, now = Pace(), 0.0
    sent: list[float] = []
    while len(sent) < 9:
        if pace.ready_at(PERSON, now) <= now:
            pace.sent(PERSON, now)
            sent.append(now)
        else:
            now = pace.ready_at(PERSON, now)
    assert sent == [0, 0, 0, 3, 3, 3, 6, 6, 6]


def test_a_group_gets_twenty_a_minute_a_person_more() -> None:
    for chat, reached in ((GROUP, 20), (PERSON, 60)):
        pace, count = Pace(), 0
        for second in range(60):
            if pace.ready_at(chat, second) <= second:
                pace.sent(chat, second)
                count += 1
        assert count == reached


def test_thirty_in_a_second_to_everybody_together() -> None:
    pace = Pace()
    for chat in range(1, 31):
        assert pace.room(0.5) == 31 - chat
        pace.sent(chat, 0.5)
    assert pace.room(1.4) == 0
    assert pace.open_at(1.4) == 1.5
    assert pace.next_at(1.4) == 1.5
    assert pace.room(1.5) == 30


def test_one_chat_asked_to_wait_holds_up_nobody_else() -> None:
    pace = Pace()
    pace.hold(GROUP, until=35.0, now=5.0)
    assert pace.slow(5.0) == {GROUP}
    assert pace.ready_at(PERSON, 5.0) <= 5.0
    assert pace.room(5.0) == 30
    assert pace.next_at(5.0) == 35.0
    assert pace.slow(35.0) == set()


def test_several_chats_asked_to_wait_mean_the_whole_bot() -> None:
    pace = Pace()
    pace.hold(-1, until=35.0, now=5.0)
    pace.hold(-2, until=20.0, now=6.0)
    assert pace.room(10.0) == 0
    assert pace.ready_at(PERSON, 10.0) == 20.0
    assert pace.room(20.0) == 30


def test_waits_that_are_over_do_not_add_up() -> None:
    pace = Pace()
    pace.hold(-1, until=5.0, now=0.0)
    pace.hold(-2, until=15.0, now=10.0)
    assert pace.room(10.0) == 30


def test_nobody_waits_at_the_start() -> None:
    pace = Pace()
    assert pace.slow(0.0) == set()
    assert pace.next_at(0.0) == inf


@pytest.mark.parametrize("chat", [GROUP, PERSON])
def test_what_slows_nobody_down_is_forgotten(chat: int) -> None:
    pace = Pace()
    pace.sent(chat, 0.0)
    pace.hold(chat, until=10.0, now=0.0)
    pace.forget(MINUTE + 1)
    assert pace._chats == {}
    assert pace._held == {}
