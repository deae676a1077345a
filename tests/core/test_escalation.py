"""Who else is told of what is late or not accepted, by working days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.deadlines import Deadline
from core.escalation import Level, Patience, accept_by, late_before, level_of, working_days_late
from core.tasks import IN_HAND, Status
from tests.cast import CALENDAR, WIB, a_task

PATIENCE = Patience()
DUE = Deadline(date(2024, 5, 31))  # a Friday


@pytest.mark.parametrize(
    ("today", "late", "level"),
    [
        (date(2024, 5, 31), 0, None),
        (date(2024, 6, 2), 0, None),  # a Sunday
        (date(2024, 6, 3), 1, None),
        (date(2024, 6, 5), 3, None),
        (date(2024, 6, 6), 4, Level.LEADERS),
        (date(2024, 6, 9), 5, Level.LEADERS),
        (date(2024, 6, 11), 7, Level.LEADERS),
        (date(2024, 6, 12), 8, Level.MAYOR),
        (date(2024, 6, 20), 12, Level.MAYOR),
    ],
)
def test_each_level_is_reached_by_more_working_days_than_it_allows(today: date, late: int, level: Level | None) -> None:
    task = a_task(deadline=DUE)
    assert working_days_late(task, today, CALENDAR) == late
    assert level_of(task, today, CALENDAR, PATIENCE) is level


@given(st.dates(date(2024, 1, 1), date(2025, 6, 1)), st.integers(0, 40), st.builds(Patience, leaders=st.integers(0, 4)))
def test_what_is_looked_for_is_what_has_reached_a_level(today: date, days: int, patience: Patience) -> None:
    due = today - timedelta(days=days)
    level = level_of(a_task(deadline=Deadline(due)), today, CALENDAR, patience)
    assert (level is not None) == (due < late_before(Level.LEADERS, today, CALENDAR, patience))
    assert (level is Level.MAYOR) == (due < late_before(Level.MAYOR, today, CALENDAR, patience))


def test_holidays_are_not_counted() -> None:
    task = a_task(deadline=Deadline(date(2024, 6, 13)))  # 17 and 18 are free
    assert level_of(task, date(2024, 6, 20), CALENDAR, PATIENCE) is None
    assert level_of(task, date(2024, 6, 21), CALENDAR, PATIENCE) is Level.LEADERS


@pytest.mark.parametrize("status", Status)
def test_only_what_is_in_the_agencys_hands_is_late(status: Status) -> None:
    task = a_task(status, deadline=DUE)
    assert (level_of(task, date(2024, 7, 1), CALENDAR, PATIENCE) is Level.MAYOR) is (status in IN_HAND)


def test_without_a_deadline_nothing_is_late() -> None:
    assert level_of(a_task(deadline=None), date(2025, 1, 1), CALENDAR, PATIENCE) is None


@pytest.mark.parametrize(("leaders", "mayor"), [(1, 1), (2, 10), (20, 30)])
def test_the_city_says_how_long_it_is_patient(leaders: int, mayor: int) -> None:
    patience, task = Patience(1, leaders, mayor), a_task(deadline=DUE)
    days = [CALENDAR.add_working_days(DUE.day, count) for count in (leaders, leaders + 1, mayor, mayor + 1)]
    levels = [level_of(task, day, CALENDAR, patience) for day in days]
    assert levels[0] is None
    assert levels[1] is (Level.MAYOR if leaders == mayor else Level.LEADERS)
    assert levels[3] is Level.MAYOR


@given(st.datetimes(datetime(2024, 1, 1), datetime(2024, 12, 1), timezones=st.just(WIB)), st.integers(1, 5))  # noqa: DTZ001
def test_a_task_is_to_be_accepted_at_the_same_time_of_a_working_day(given_at: datetime, within: int) -> None:
    until = accept_by(a_task(since=given_at), WIB, CALENDAR, within)
    assert until.time() == given_at.time()
    assert CALENDAR.working_days_between(given_at.date(), until.date()) == within
    assert CALENDAR.is_working_day(until.date())
    assert until - given_at >= timedelta(days=within)
