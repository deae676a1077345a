"""Never faster than Telegram allows, whatever is to be said."""

from __future__ import annotations

from collections import defaultdict
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pace import MINUTE, SECOND, Pace

GROUP, PERSON = -1, 1
STEPS = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from([-3, -2, -1, 1, 2, 3]), st.floats(0, 3), st.floats(0, 1)), max_size=12),
        st.floats(0, 5),
    ),
    min_size=1,
    max_size=60,
)


def most_within(times: list[float], seconds: float) -> int:
    """The most messages in any stretch of that many seconds, its end left out."""
    return max((sum(start <= each < start + seconds for each in times) for start in times), default=0)


@settings(max_examples=60)
@given(STEPS)
def test_whenever_messages_arrive_no_second_no_burst_and_no_minute_is_overfull(
    steps: list[tuple[list[tuple[int, float, float]], float]],
) -> None:
    """Each is on its way for some time, and arrives somewhere in it."""
    pace, now = Pace(in_all=7, burst=3, group_a_minute=20), 1000.0
    under_way: dict[int, float] = {}  # chat -> when its answer comes
    by_chat: dict[int, list[float]] = defaultdict(list)
    for wanted, pause in steps:
        for chat, took, share in wanted:
            if chat not in under_way and pace.room(now) > 0 and pace.ready_at(chat) <= now:
                pace.sent(chat, now)
                under_way[chat] = now + took
                by_chat[chat].append(now + took * share)
        now += pause
        for chat, answered in sorted(under_way.items(), key=lambda each: each[1]):
            if answered <= now:
                pace.answered(chat, answered)
                del under_way[chat]
        pace.forget(now)
    assert most_within([at for times in by_chat.values() for at in times], SECOND) <= 7
    for chat, times in by_chat.items():
        assert most_within(times, 3.0) <= 3
        assert chat > 0 or most_within(times, MINUTE) <= 20


def send(pace: Pace, chat: int, now: float) -> None:
    """A message that arrives at once."""
    pace.sent(chat, now)
    pace.answered(chat, now)


def test_three_at_once_in_a_chat_then_one_a_second() -> None:
    pace, now = Pace(), 0.0
    sent: list[float] = []
    while len(sent) < 9:
        if pace.ready_at(PERSON) <= now:
            send(pace, PERSON, now)
            sent.append(now)
        else:
            now = pace.ready_at(PERSON)
    assert sent == [0, 0, 0, 3, 3, 3, 6, 6, 6]


def test_a_group_gets_twenty_a_minute_a_person_more() -> None:
    for chat, reached in ((GROUP, 20), (PERSON, 60)):
        pace, count = Pace(), 0
        for second in range(60):
            if pace.ready_at(chat) <= second:
                send(pace, chat, second)
                count += 1
        assert count == reached


def test_five_leave_at_once_then_thirty_a_second_evenly() -> None:
    pace = Pace()
    assert pace.room(100.0) == 5
    for chat in range(1, 6):
        send(pace, chat, 100.0)
    assert pace.room(100.0) == 0
    assert pace.open_at() == pytest.approx(100 + 1 / 30)
    assert pace.next_at(100.0) == pace.open_at()
    assert pace.room(100 + 1 / 30) == 1
    assert pace.room(101.0) == 5


def test_a_whole_wave_takes_what_thirty_a_second_take() -> None:
    pace, now = Pace(), 100.0
    for chat in range(1, 601):
        now = max(now, pace.open_at())
        assert pace.room(now) > 0
        send(pace, chat, now)
    assert now - 100 == pytest.approx(600 / 30, abs=0.2)


def test_what_is_under_way_counts_until_a_second_after_its_answer() -> None:
    pace, now = Pace(in_all=2), 100.0
    pace.sent(1, now)
    pace.sent(2, now + 0.5)
    assert pace.room(now + 9) == 0
    assert pace.open_at() == inf
    pace.answered(1, now + 9)
    assert pace.open_at() == now + 10
    assert pace.room(now + 10) == 1


def test_one_chat_asked_to_wait_holds_up_nobody_else() -> None:
    pace = Pace()
    pace.hold(GROUP, until=35.0, now=5.0)
    assert pace.slow(5.0) == {GROUP}
    assert pace.ready_at(PERSON) <= 5.0
    assert pace.room(5.0) == 5
    assert pace.next_at(5.0) == 35.0
    assert pace.slow(35.0) == set()


def test_several_chats_asked_to_wait_mean_the_whole_bot() -> None:
    pace = Pace()
    pace.hold(-1, until=35.0, now=5.0)
    pace.hold(-2, until=20.0, now=6.0)
    assert pace.room(10.0) == 0
    assert pace.ready_at(PERSON) == 20.0
    assert pace.room(20.0) == 5


def test_waits_that_are_over_do_not_add_up() -> None:
    pace = Pace()
    pace.hold(-1, until=5.0, now=0.0)
    pace.hold(-2, until=15.0, now=10.0)
    assert pace.room(10.0) == 5


def test_nobody_waits_at_the_start() -> None:
    pace = Pace()
    assert pace.slow(0.0) == set()
    assert pace.next_at(0.0) == inf


@pytest.mark.parametrize("chat", [GROUP, PERSON])
def test_what_slows_nobody_down_is_forgotten(chat: int) -> None:
    pace = Pace()
    send(pace, chat, 0.0)
    pace.hold(chat, until=10.0, now=0.0)
    pace.forget(MINUTE + 1)
    assert pace._chats == {}
    assert pace._held == {}


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 2), st.sampled_from([GROUP, PERSON]), st.floats(0, 4)), max_size=150))
def test_processes_that_hand_a_chat_on_are_together_no_faster_than_one(steps: list[tuple[int, int, float]]) -> None:
    """Another may speak to a chat once whoever did has nothing more to mind there; what he sent it does not know."""
    paces = [Pace(processes=3) for _ in range(3)]
    speaks: dict[int, int] = {}
    sent: dict[int, list[float]] = defaultdict(list)
    now = 0.0
    for process, chat, pause in steps:
        now += pause
        owner = speaks.get(chat, process)
        if owner != process and chat in paces[owner].minded(now):
            continue
        speaks[chat] = process
        if paces[process].ready_at(chat) <= now and paces[process].room(now) > 0:
            paces[process].sent(chat, now)
            paces[process].answered(chat, now)
            sent[chat].append(now)
    assert most_within(sent[PERSON], 3) <= 3
    assert most_within(sent[GROUP], 3) <= 3
    assert most_within(sent[GROUP], MINUTE) <= 20


def test_processes_divide_what_telegram_takes_in_all() -> None:
    paces = [Pace(processes=3) for _ in range(3)]
    sent: list[float] = []
    for tick in range(400):
        now = tick / 50
        for number, pace in enumerate(paces):
            for _ in range(pace.room(now)):
                pace.sent(tick * 10 + number + 1, now)
                pace.answered(tick * 10 + number + 1, now)
                sent.append(now)
    assert 25 <= most_within(sent, SECOND) <= 30
