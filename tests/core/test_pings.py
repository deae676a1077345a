"""When the daily ping is due, and what it says."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.pings import Ping, closes_at, opens_at, ping_is_due, ping_of
from core.tasks import IN_HAND, Status, Task
from tests.cast import CALENDAR, TODAY, WIB, a_task

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
    told = ping_of([task], TODAY)
    expected = {group: (task,)} if group and status in IN_HAND else {}
    assert told == Ping(**expected)
    assert bool(told) is bool(expected)


TASKS = st.lists(
    st.builds(
        lambda task_id, agency, number, days, status: a_task(
            status,
            id=task_id,
            agency=agency,
            number=number,
            deadline=None if days is None else Deadline(TODAY + timedelta(days=days)),
        ),
        st.integers(1, 10**6),
        st.sampled_from(["pupr", "dinkes"]),
        st.integers(1, 99),
        st.none() | st.integers(-20, 20),
        st.sampled_from(Status),
    ),
    max_size=30,
    unique_by=lambda task: task.id,
)


@given(TASKS)
def test_each_task_that_matters_is_told_once_the_most_urgent_first(tasks: list[Task]) -> None:
    told = ping_of(tasks, TODAY).tasks
    due = [task for task in tasks if task.status in IN_HAND and task.deadline and task.deadline.days_late(TODAY) >= -7]
    assert sorted(task.id for task in told) == sorted(task.id for task in due)
    assert [task.deadline.day for task in told if task.deadline] == sorted(
        task.deadline.day for task in due if task.deadline
    )


@given(TASKS, st.randoms(use_true_random=False))
def test_the_order_tasks_come_in_changes_nothing(tasks: list[Task], shuffle: object) -> None:
    numbered = [a_task(task.status, id=n, number=n, deadline=task.deadline) for n, task in enumerate(tasks)]
    other = list(numbered)
    shuffle.shuffle(other)  # type: ignore[attr-defined]
    assert ping_of(numbered, TODAY) == ping_of(other, TODAY)
