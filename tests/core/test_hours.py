"""Quiet hours and working hours."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.hours import is_quiet, quiet_until, working_time
from tests.cast import CALENDAR, WIB


def at(day: int, hour: int, minute: int = 0, *, month: int = 6) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (at(5, 19, 59), None),
        (at(5, 20, 0), at(6, 6)),
        (at(5, 23, 59), at(6, 6)),
        (at(6, 0, 0), at(6, 6)),
        (at(6, 5, 59), at(6, 6)),
        (at(6, 6, 0), None),
        (at(30, 21, 0), at(1, 6, month=7)),
    ],
)
def test_quiet_hours_last_from_eight_to_six(now: datetime, until: datetime | None) -> None:
    assert quiet_until(now) == until
    assert is_quiet(now.time()) is (until is not None)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (at(5, 8), at(5, 10), 2),
        (at(5, 6), at(5, 8, 30), 1),  # the offices open at 07.30
        (at(5, 15), at(5, 20), 1),  # and close at 16.00
        (at(7, 15), at(7, 20), 1.5),  # on Fridays at 16.30
        (at(7, 15, 30), at(10, 8, 30), 2),
        (at(8, 9), at(9, 22), 0),
        (at(14, 16), at(19, 9), 2),  # Idul Adha, 17 and 18, after a weekend
        (at(5, 16), at(6, 7, 30), 0),
        (at(5, 10), at(5, 8), 0),
        (at(6, 10), at(5, 8), 0),
        (at(3, 0), at(8, 0), 8.5 * 4 + 9),
    ],
)
def test_only_hours_in_which_offices_work_are_counted(start: datetime, end: datetime, hours: float) -> None:
    assert working_time(start, end, CALENDAR) == timedelta(hours=hours)


MOMENTS = st.datetimes(datetime(2024, 5, 1), datetime(2024, 7, 1), timezones=st.just(WIB))  # noqa: DTZ001


@given(MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up_and_is_never_more_than_has_passed(one: datetime, two: datetime, three: datetime) -> None:
    start, between, end = sorted((one, two, three))
    whole = working_time(start, end, CALENDAR)
    assert whole == working_time(start, between, CALENDAR) + working_time(between, end, CALENDAR)
    assert timedelta() <= whole <= end - start


@given(MOMENTS)
def test_what_waits_for_the_end_of_quiet_hours_goes_out_at_six(now: datetime) -> None:
    until = quiet_until(now)
    if until is not None:
        assert until.time() == time(6)
        assert timedelta() < until - now <= timedelta(hours=10)
        assert quiet_until(until) is None
