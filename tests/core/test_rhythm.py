"""A chat's own time and weekdays, set by presses and as they are typed."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.rhythms import ReadRhythm, read_rhythm
from core.rhythm import USUAL, WHOLE_WEEK, WORKING_WEEK, NoDayLeft, QuietTime, Rhythm

MONDAY_TO_THURSDAY = frozenset(range(4))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("08:00 Senin-Kamis", ReadRhythm(time(8, 0), MONDAY_TO_THURSDAY)),
        ("08.00 senin - kamis", ReadRhythm(time(8, 0), MONDAY_TO_THURSDAY)),
        ("8 sen s.d. kam", ReadRhythm(time(8, 0), MONDAY_TO_THURSDAY)),
        ("Senin s/d Kamis pukul 08.00", ReadRhythm(time(8, 0), MONDAY_TO_THURSDAY)),
        ("Senin sampai Kamis, jam 8.30 WIB", ReadRhythm(time(8, 30), MONDAY_TO_THURSDAY)),
        ("Senin, Rabu dan Jumat", ReadRhythm(None, frozenset({0, 2, 4}))),
        ("setiap hari Jumat", ReadRhythm(None, frozenset({4}))),
        ("Jumat-Senin", ReadRhythm(None, frozenset({4, 5, 6, 0}))),
        ("hari kerja", ReadRhythm(None, WORKING_WEEK)),
        ("9.15, setiap hari", ReadRhythm(time(9, 15), WHOLE_WEEK)),
        ("Sabtu Minggu 10:00", ReadRhythm(time(10, 0), frozenset({5, 6}))),
        ("13:00", ReadRhythm(time(13, 0), None)),
        ("25:00", None),
        ("08:75", None),
        ("08:00 Snein", None),
        ("besok", None),
        ("Senin-", ReadRhythm(None, frozenset({0}))),
        ("", None),
        ("08:00 09:00", None),
    ],
)
def test_time_and_weekdays_are_read_as_people_write_them(typed: str, read: ReadRhythm | None) -> None:
    assert read_rhythm(typed) == read


@given(st.text(max_size=40))
def test_whatever_is_typed_is_read_or_not_understood(typed: str) -> None:
    read = read_rhythm(typed)
    assert read is None or read.at is not None or read.days


@pytest.mark.parametrize("at", [time(20, 0), time(23, 59), time(0, 0), time(5, 59)])
def test_no_ping_can_be_wanted_in_quiet_hours(at: time) -> None:
    with pytest.raises(QuietTime):
        USUAL.moved_to(at)


@pytest.mark.parametrize("at", [time(6, 0), time(19, 59), None])
def test_any_other_time_can(at: time | None) -> None:
    assert USUAL.moved_to(at).at == at


def test_a_weekday_comes_and_goes_but_never_the_last() -> None:
    assert USUAL.toggled(4).days == MONDAY_TO_THURSDAY
    assert USUAL.toggled(4).toggled(4) == USUAL
    with pytest.raises(NoDayLeft):
        Rhythm(days=frozenset({3})).toggled(3)
