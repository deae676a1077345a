"""Two hours before a minute, and again while what is very urgent is not accepted."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from core.deadlines import Deadline
from core.reading.values import Nature
from core.reminders import MOST_REPEATS, hours_kind, reminder_at, reminds_before, repeats, urgent_kinds
from core.tasks import IN_HAND, Status
from tests.cast import CALENDAR, FRIDAY, FRIDAY_AT_TWO, WIB, a_task


def at(day: int, hour: int, minute: int = 0, *, month: int = 5) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=WIB)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        (at(31, 11, 59), False),
        (at(31, 12, 0), True),
        (at(31, 13, 30), True),
        (at(31, 14, 0), True),
        (at(31, 14, 1), False),
        (at(30, 14, 0), False),
    ],
)
@pytest.mark.parametrize("status", Status)
def test_a_deadline_with_a_minute_is_told_two_hours_before(now: datetime, due: bool, status: Status) -> None:
    assert reminds_before(a_task(status, deadline=FRIDAY_AT_TWO), now) is (due and status in IN_HAND)


@pytest.mark.parametrize("deadline", [None, FRIDAY])
def test_without_a_minute_the_daily_ping_is_enough(deadline: Deadline | None) -> None:
    assert not reminds_before(a_task(deadline=deadline), at(31, 12))


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (at(31, 14), at(31, 12)),
        (at(31, 7), at(31, 6)),  # 05.00 is quiet
        (at(31, 5), at(30, 19)),  # all of it is quiet: the evening before
        (at(31, 21), at(31, 19)),
        (at(31, 22, 30), at(31, 19)),
        (at(1, 14, month=6), at(1, 12, month=6)),  # a Saturday: who has to be there has to be told
        (at(17, 8, month=6), at(17, 6, month=6)),  # Idul Adha
    ],
)
def test_a_reminder_keeps_quiet_hours(last: datetime, told: datetime) -> None:
    assert reminder_at(last) == told


def test_another_minute_is_another_reminder() -> None:
    later = Deadline(date(2024, 5, 31), time(16, 0))
    assert hours_kind(a_task(deadline=FRIDAY_AT_TWO)) != hours_kind(a_task(deadline=later))


URGENT = a_task(nature=Nature.VERY_URGENT, since=at(29, 9))


@pytest.mark.parametrize(
    ("told", "last", "now", "again"),
    [
        (0, at(29, 9), at(29, 10, 59), False),
        (0, at(29, 9), at(29, 11), True),
        (1, at(29, 11), at(29, 12, 59), False),
        (1, at(29, 11), at(29, 13), True),
        (2, at(29, 13), at(29, 15), True),
        (3, at(29, 15), at(30, 15), False),
        (0, at(29, 15), at(29, 23), False),  # one working hour of that day
        (0, at(29, 15), at(30, 8, 29), False),
        (0, at(29, 15), at(30, 8, 30), True),
        (0, at(31, 16), at(2, 12, month=6), False),  # a weekend
        (0, at(31, 16), at(3, 9, month=6), True),
        (1, at(14, 16, month=6), at(18, 12, month=6), False),  # Idul Adha
    ],
)
def test_what_is_very_urgent_is_told_again_after_two_working_hours_three_times(
    told: int, last: datetime, now: datetime, again: bool
) -> None:
    assert repeats(URGENT, told, last, now, CALENDAR) is again


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("nature", Nature)
def test_only_while_it_is_very_urgent_and_nobody_accepted_it(nature: Nature, status: Status) -> None:
    task = a_task(status, nature=nature)
    due = nature is Nature.VERY_URGENT and status is Status.WAITING
    assert repeats(task, 0, at(29, 9), at(30, 9), CALENDAR) is due


def test_each_repeat_has_a_line_of_its_own() -> None:
    kinds = urgent_kinds(URGENT)
    assert len(set(kinds)) == len(kinds) == MOST_REPEATS
    assert not set(kinds) & set(urgent_kinds(a_task(nature=Nature.VERY_URGENT, since=at(29, 9) + timedelta(days=1))))
    assert all(len(kind) <= 64 for kind in (*kinds, hours_kind(a_task(id=2**63 - 1, deadline=FRIDAY_AT_TWO))))
