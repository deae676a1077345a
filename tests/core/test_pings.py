"""When the daily ping is due, and what it says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.pings import Ping, closes_at, is_told_early, opens_at, ping_is_due, ping_of, times_open
from core.rhythm import USUAL, Rhythm
from core.tasks import IN_HAND, Status, Task
from tests.cast import CALENDAR, NOW, TODAY, WIB, a_task

HALF_PAST_SEVEN = time(7, 30)
WEDNESDAY, SATURDAY, HOLIDAY, LEAVE = date(2024, 5, 29), date(2024, 6, 1), date(2024, 6, 17), date(2024, 6, 18)


def at(day: date, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=WIB)


@pytest.mark.parametrize(
    ("now", "ping_time", "due"),
    [
        (at(WEDNESDAY, 0, 0), HALF_PAST_SEVEN, False),
        (at(WEDNESDAY, 7, 29, 59), HALF_PAST_SEVEN, False),
        (at(WEDNESDAY, 7, 30), HALF_PAST_SEVEN, True),
        (at(WEDNESDAY, 12, 0), HALF_PAST_SEVEN, True),
        (at(WEDNESDAY, 16, 59, 59), HALF_PAST_SEVEN, True),
        (at(WEDNESDAY, 17, 0), HALF_PAST_SEVEN, False),
        (at(WEDNESDAY, 23, 59), HALF_PAST_SEVEN, False),
        (at(SATURDAY, 7, 30), HALF_PAST_SEVEN, False),
        (at(HOLIDAY, 7, 30), HALF_PAST_SEVEN, False),
        (at(LEAVE, 7, 30), HALF_PAST_SEVEN, False),
        (at(WEDNESDAY, 16, 29), time(16, 30), False),
        (at(WEDNESDAY, 17, 29), time(16, 30), True),
        (at(WEDNESDAY, 17, 30), time(16, 30), False),
        (at(WEDNESDAY, 20, 59), time(20, 0), True),
        (at(WEDNESDAY, 21, 0), time(20, 0), False),
        (at(WEDNESDAY, 23, 59), time(23, 30), True),
        (at(date(2024, 5, 30), 0, 10), time(23, 30), False),
        (at(WEDNESDAY, 0, 0), time(0, 0), True),
    ],
)
def test_the_ping_is_due_in_the_window_of_a_working_day(now: datetime, ping_time: time, due: bool) -> None:
    assert ping_is_due(now, ping_time, CALENDAR) is due


def test_a_late_ping_is_worth_sending_until_five_or_for_an_hour() -> None:
    assert closes_at(at(WEDNESDAY, 9, 0), HALF_PAST_SEVEN) == at(WEDNESDAY, 17, 0)
    assert closes_at(at(WEDNESDAY, 9, 0), time(18, 15)) == at(WEDNESDAY, 19, 15)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(WIB)),  # noqa: DTZ001
    st.times().map(lambda ping: ping.replace(second=0, microsecond=0)),
)
def test_a_ping_is_never_due_before_its_time_or_on_a_free_day(now: datetime, ping_time: time) -> None:
    if ping_is_due(now, ping_time, CALENDAR):
        assert CALENDAR.is_working_day(now.date())
        assert opens_at(now, ping_time) <= now < closes_at(now, ping_time)
        assert now.time() >= ping_time


# -- what is said -----------------------------------------------------------------------------------------------------


def told(tasks: list[Task], now: datetime = NOW, rhythm: Rhythm = USUAL) -> Ping:
    return ping_of(tasks, now, CALENDAR, rhythm)


@pytest.mark.parametrize(
    ("days", "group"),
    [
        (-30, "overdue"),
        (-1, "overdue"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "this_week"),
        (7, "this_week"),
        (8, None),
        (None, None),
    ],
)
@pytest.mark.parametrize("status", Status)
def test_a_task_is_told_by_the_days_that_are_left(days: int | None, group: str | None, status: Status) -> None:
    task = a_task(status, deadline=None if days is None else Deadline(TODAY + timedelta(days=days)))
    expected = {group: (task,)} if group and status in IN_HAND else {}
    assert told([task]) == Ping(**expected)
    assert bool(told([task])) is bool(expected)


FRIDAY, SUNDAY, MONDAY = date(2024, 5, 31), date(2024, 6, 2), date(2024, 6, 3)
EVE_OF_IDUL_ADHA = date(2024, 6, 14)  # a Friday; 17 is Idul Adha, 18 collective leave
TO_THURSDAY = Rhythm(days=frozenset(range(4)))


@pytest.mark.parametrize(
    ("today", "due", "rhythm", "group"),
    [
        (FRIDAY, SATURDAY, USUAL, "early"),
        (FRIDAY, SUNDAY, USUAL, "early"),
        (FRIDAY, MONDAY, USUAL, "this_week"),
        (date(2024, 5, 30), SATURDAY, USUAL, "this_week"),
        (EVE_OF_IDUL_ADHA, HOLIDAY, USUAL, "early"),
        (EVE_OF_IDUL_ADHA, LEAVE, USUAL, "early"),
        (EVE_OF_IDUL_ADHA, date(2024, 6, 19), USUAL, "this_week"),
        (date(2024, 6, 13), HOLIDAY, USUAL, "this_week"),
        (date(2024, 5, 30), SATURDAY, TO_THURSDAY, "early"),  # this chat is not pinged on Friday
        (date(2024, 5, 30), FRIDAY, TO_THURSDAY, "tomorrow"),
        (date(2024, 6, 19), SATURDAY, USUAL, "overdue"),
    ],
)
def test_what_falls_on_a_free_day_is_told_on_the_chats_last_day_before(
    today: date, due: date, rhythm: Rhythm, group: str
) -> None:
    task = a_task(Status.ACCEPTED, deadline=Deadline(due))
    assert told([task], at(today, 7, 30), rhythm) == Ping(**{group: (task,)})


@given(st.dates(date(2024, 1, 1), date(2024, 12, 1)), st.sets(st.integers(0, 6), min_size=1).map(frozenset))
def test_every_free_day_is_told_early_on_exactly_one_day(due: date, days: frozenset[int]) -> None:
    rhythm = Rhythm(days=days)
    before = [due - timedelta(days=n) for n in range(1, 22)]
    early = [day for day in before if rhythm.pings_on(day, CALENDAR) and is_told_early(due, day, CALENDAR, rhythm)]
    expected = [] if CALENDAR.is_working_day(due) else [day for day in before if rhythm.pings_on(day, CALENDAR)][:1]
    assert early == expected


@pytest.mark.parametrize(
    ("given_at", "now", "unaccepted"),
    [
        (at(WEDNESDAY, 9, 0), at(date(2024, 5, 30), 7, 30), False),
        (at(WEDNESDAY, 9, 0), at(date(2024, 5, 30), 9, 0), True),
        (at(FRIDAY, 16, 0), at(MONDAY, 7, 30), False),
        (at(FRIDAY, 16, 0), at(MONDAY, 16, 0), True),
        (at(SATURDAY, 10, 0), at(MONDAY, 10, 0), True),
        (at(EVE_OF_IDUL_ADHA, 9, 0), at(date(2024, 6, 19), 8, 59), False),
        (at(EVE_OF_IDUL_ADHA, 9, 0), at(date(2024, 6, 19), 9, 0), True),
    ],
)
@pytest.mark.parametrize("status", [Status.WAITING, Status.ACCEPTED])
def test_what_nobody_accepts_in_a_working_day_is_in_the_ping(
    given_at: datetime, now: datetime, unaccepted: bool, status: Status
) -> None:
    task = a_task(status, since=given_at, deadline=None)
    assert told([task], now) == Ping(unaccepted=(task,) if unaccepted and status is Status.WAITING else ())


@pytest.mark.parametrize(("minute", "group"), [(time(10, 14), "overdue"), (time(10, 15), "today"), (None, "today")])
def test_what_is_due_today_is_late_once_its_minute_has_passed(minute: time | None, group: str) -> None:
    task = a_task(Status.ACCEPTED, deadline=Deadline(TODAY, minute))
    assert told([task]) == Ping(**{group: (task,)})  # at 10.15


def test_what_is_due_and_not_accepted_is_told_once_among_the_due() -> None:
    task = a_task(since=NOW - timedelta(days=9), deadline=Deadline(TODAY))
    assert told([task]) == Ping(today=(task,))


TASKS = st.lists(
    st.builds(
        lambda task_id, agency, number, days, status, given: a_task(
            status,
            id=task_id,
            agency=agency,
            number=number,
            since=NOW - timedelta(days=given),
            deadline=None if days is None else Deadline(TODAY + timedelta(days=days)),
        ),
        st.integers(1, 10**6),
        st.sampled_from(["pupr", "dinkes"]),
        st.integers(1, 99),
        st.none() | st.integers(-20, 20),
        st.sampled_from(Status),
        st.integers(0, 9),
    ),
    max_size=30,
    unique_by=lambda task: task.id,
)


@given(TASKS)
def test_each_task_that_matters_is_told_once_the_most_urgent_first(tasks: list[Task]) -> None:
    ping = told(tasks)
    due = [task for task in tasks if task.status in IN_HAND and task.deadline and task.deadline.days_late(TODAY) >= -7]
    dated = [task for task in ping.tasks if task not in ping.unaccepted]
    assert sorted(task.id for task in dated) == sorted(task.id for task in due)
    assert [task.deadline.day for task in dated if task.deadline] == sorted(
        task.deadline.day for task in due if task.deadline
    )
    assert all(task.status is Status.WAITING for task in ping.unaccepted)
    assert len({task.id for task in ping.tasks}) == len(ping.tasks)


@given(TASKS, st.randoms(use_true_random=False))
def test_the_order_tasks_come_in_changes_nothing(tasks: list[Task], shuffle: object) -> None:
    numbered = [a_task(task.status, id=n, number=n, deadline=task.deadline) for n, task in enumerate(tasks)]
    other = list(numbered)
    shuffle.shuffle(other)  # type: ignore[attr-defined]
    assert told(numbered) == told(other)


# -- a chat's own rhythm ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rhythm", "now", "due"),
    [
        (Rhythm(time(9, 0)), at(WEDNESDAY, 7, 30), False),
        (Rhythm(time(9, 0)), at(WEDNESDAY, 9, 0), True),
        (Rhythm(time(18, 0)), at(WEDNESDAY, 18, 59), True),
        (Rhythm(time(18, 0)), at(WEDNESDAY, 19, 0), False),
        (Rhythm(days=frozenset({5})), at(SATURDAY, 7, 30), True),
        (Rhythm(days=frozenset({5})), at(WEDNESDAY, 7, 30), False),
        (Rhythm(days=frozenset(range(7))), at(HOLIDAY, 7, 30), False),
    ],
)
def test_a_chat_is_pinged_at_its_own_time_on_its_own_weekdays(rhythm: Rhythm, now: datetime, due: bool) -> None:
    assert ping_is_due(now, HALF_PAST_SEVEN, CALENDAR, rhythm) is due


MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 31), timezones=st.just(WIB))  # noqa: DTZ001
TIMES = st.times().map(lambda ping: ping.replace(second=0, microsecond=0))


@given(MOMENTS, TIMES, st.sets(st.integers(0, 6)).map(frozenset))
def test_only_times_whose_window_may_be_open_are_asked_for(now: datetime, own: time, days: frozenset[int]) -> None:
    first, last = times_open(now)
    if ping_is_due(now, HALF_PAST_SEVEN, CALENDAR, Rhythm(own, days)):
        assert first <= own <= last
