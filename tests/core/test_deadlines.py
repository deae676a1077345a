from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from core.deadlines import Deadline

ZONE = ZoneInfo("Asia/Jakarta")
DAY = Deadline(date(2024, 5, 31))
AT_TWO = Deadline(date(2024, 5, 31), time(14))


@pytest.mark.parametrize("written", ["2024-05-31", "2024-05-31T14:00"])
def test_a_deadline_is_read_from_what_it_writes(written: str) -> None:
    assert str(Deadline.parse(written)) == written


@pytest.mark.parametrize("written", ["", "31/05/2024", "2024-13-01", "2024-05-31T", "2024-05-31T25:00"])
def test_anything_else_is_no_deadline(written: str) -> None:
    if written == "2024-05-31T":
        assert Deadline.parse(written) == DAY
        return
    with pytest.raises(ValueError, match=r"."):
        Deadline.parse(written)


def test_the_whole_day_counts_without_a_time() -> None:
    assert not DAY.is_past(datetime(2024, 5, 31, 23, 59, 59, tzinfo=ZONE))
    assert DAY.is_past(datetime(2024, 6, 1, 0, 0, tzinfo=ZONE))


def test_a_time_is_the_last_minute_that_is_in_time() -> None:
    assert not AT_TWO.is_past(datetime(2024, 5, 31, 14, 0, 30, tzinfo=ZONE))
    assert AT_TWO.is_past(datetime(2024, 5, 31, 14, 1, tzinfo=ZONE))


def test_days_late_are_counted_from_its_day() -> None:
    assert DAY.days_late(date(2024, 6, 3)) == 3
    assert DAY.days_late(date(2024, 5, 30)) == -1
