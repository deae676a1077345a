from __future__ import annotations

from datetime import date
from itertools import islice

import pytest

from core.calendar import PUBLISHED, Calendar, ask_package
from core.errors import InvalidData
from tests.core.published_holidays import YEARS, published

INDEPENDENCE = date(2025, 8, 17)


def test_public_holidays_and_collective_leave_are_no_working_days() -> None:
    calendar = Calendar()
    assert calendar.holiday(date(2025, 3, 31)) == "Hari Raya Idul Fitri"
    assert not calendar.is_working_day(date(2025, 8, 18))  # collective leave
    assert not calendar.is_working_day(date(2025, 8, 16))  # a Saturday
    assert calendar.is_working_day(date(2025, 8, 19))


def test_working_days_by_law_count_collective_leave_as_worked() -> None:
    assert Calendar(collective_leave=False).is_working_day(date(2025, 8, 18))
    assert Calendar().add_working_days(date(2025, 8, 15), 1) == date(2025, 8, 19)
    assert Calendar(collective_leave=False).add_working_days(date(2025, 8, 15), 1) == date(2025, 8, 18)


def test_working_days_follow_without_end_and_are_counted_between() -> None:
    calendar = Calendar()
    assert list(islice(calendar.working_days_after(INDEPENDENCE), 2)) == [date(2025, 8, 19), date(2025, 8, 20)]
    assert calendar.working_days_between(INDEPENDENCE, date(2025, 8, 20)) == 2
    assert calendar.working_days_between(INDEPENDENCE, INDEPENDENCE) == 0


def test_the_holidays_noted_are_those_of_the_package() -> None:
    assert PUBLISHED.read_text("utf-8") == published(), "make holidays"


@pytest.mark.parametrize("collective_leave", [True, False])
def test_a_year_is_the_same_noted_or_asked_of_the_package(collective_leave: bool) -> None:
    for year in (YEARS[0] - 1, *YEARS, YEARS[-1] + 1):
        assert Calendar(collective_leave=collective_leave).holidays_of(year) == ask_package(year, collective_leave)


def test_the_city_s_own_list_replaces_a_year_whole() -> None:
    calendar = Calendar.from_json('{"2025-12-16": "HUT Kota Solok"}')
    assert calendar.holidays_of(2025) == {date(2025, 12, 16): "HUT Kota Solok"}
    assert calendar.holiday(date(2025, 3, 31)) is None
    assert calendar.holiday(date(2026, 8, 17)) == "Hari Kemerdekaan Republik Indonesia"


@pytest.mark.parametrize("text", ["{", "[]", '{"31-12-2025": "x"}', '{"2025-02-30": "x"}', "3"])
def test_a_list_that_cannot_be_used_is_refused(text: str) -> None:
    with pytest.raises(InvalidData):
        Calendar.from_json(text)
