"""What the giver should look at before saving."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.deadlines import Deadline
from core.doubts import WORST_FIRST, doubts_of
from core.reading.values import Doubt
from tests.cast import CALENDAR, FRIDAY, REGISTER, TODAY, a_draft

HOLIDAY = Deadline(date(2024, 6, 17))
COLLECTIVE_LEAVE = Deadline(date(2024, 6, 18))
SATURDAY = Deadline(date(2024, 6, 1))
YESTERDAY = Deadline(date(2024, 5, 28))
PAST_SUNDAY = Deadline(date(2024, 5, 26))


def doubts(**changed: Any) -> tuple[Doubt, ...]:
    return doubts_of(a_draft(**changed), TODAY, REGISTER, CALENDAR)


def test_a_clear_directive_raises_no_doubt() -> None:
    assert doubts() == ()


@pytest.mark.parametrize(
    ("deadline", "doubt"),
    [
        (None, Doubt.NO_DEADLINE),
        (YESTERDAY, Doubt.PAST_DEADLINE),
        (PAST_SUNDAY, Doubt.PAST_DEADLINE),
        (HOLIDAY, Doubt.HOLIDAY_DEADLINE),
        (COLLECTIVE_LEAVE, Doubt.HOLIDAY_DEADLINE),
        (SATURDAY, Doubt.HOLIDAY_DEADLINE),
        (Deadline(TODAY), None),
        (FRIDAY, None),
    ],
)
def test_a_deadline_is_doubted_by_what_day_it_is(deadline: Deadline | None, doubt: Doubt | None) -> None:
    assert doubts(deadline=deadline) == ((doubt,) if doubt else ())


@pytest.mark.parametrize(
    ("lead", "support", "doubt"),
    [
        ((), (), Doubt.NO_AGENCY),
        ((), ("pupr",), Doubt.NO_AGENCY),
        (("opd-terkait",), (), Doubt.UNRESOLVED_GROUP),
        (("pupr",), ("opd-terkait",), Doubt.UNRESOLVED_GROUP),
        (("pupr", "dinkes"), (), Doubt.SEVERAL_WITHOUT_LEAD),
        (("seluruh-camat",), (), None),
        (("pupr", "seluruh-camat"), (), None),
        (("pupr",), ("dinkes", "tanjung-harapan"), None),
    ],
)
def test_agencies_are_doubted_by_who_they_are(
    lead: tuple[str, ...], support: tuple[str, ...], doubt: Doubt | None
) -> None:
    assert doubts(lead=lead, support=support) == ((doubt,) if doubt else ())


@pytest.mark.parametrize("read", [Doubt.VAGUE_DEADLINE, Doubt.IMPOSSIBLE_DATE, Doubt.RECURRING])
def test_no_deadline_is_said_once(read: Doubt) -> None:
    assert doubts(deadline=None, doubts=(read,)) == (read,)


def test_doubts_of_reading_stay_each_once() -> None:
    left_open = (Doubt.SEVERAL_DIRECTIVES, Doubt.EXHORTATION, Doubt.SEVERAL_DIRECTIVES)
    assert doubts(doubts=left_open) == (Doubt.EXHORTATION, Doubt.SEVERAL_DIRECTIVES)


def test_the_worst_doubt_comes_first() -> None:
    left_open = (Doubt.SEVERAL_DIRECTIVES, Doubt.NOTHING_VERIFIABLE, Doubt.WRONG_WEEKDAY)
    assert doubts(lead=(), deadline=None, doubts=left_open) == (
        Doubt.NO_AGENCY,
        Doubt.NOTHING_VERIFIABLE,
        Doubt.SEVERAL_DIRECTIVES,
        Doubt.WRONG_WEEKDAY,
    )
    assert sorted(WORST_FIRST) == sorted(Doubt)  # each has its place


@pytest.mark.parametrize(
    "stale",
    [
        Doubt.NO_AGENCY,
        Doubt.UNRESOLVED_GROUP,
        Doubt.SEVERAL_WITHOUT_LEAD,
        Doubt.NO_DEADLINE,
        Doubt.PAST_DEADLINE,
        Doubt.HOLIDAY_DEADLINE,
    ],
)
def test_what_the_values_say_outweighs_what_reading_said(stale: Doubt) -> None:
    assert doubts(doubts=(stale,)) == ()


def test_a_draft_left_lying_over_its_deadline_is_doubted_afterwards() -> None:
    draft = a_draft()
    assert doubts_of(draft, date(2024, 5, 31), REGISTER, CALENDAR) == ()
    assert doubts_of(draft, date(2024, 6, 3), REGISTER, CALENDAR) == (Doubt.PAST_DEADLINE,)
