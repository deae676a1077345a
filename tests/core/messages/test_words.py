"""Everything that has a name has words, and the words are what officials write."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum

import pytest

from core.deadlines import Deadline
from core.messages import phrases
from core.messages.answers import ACTS, AT_ONCE, history, verification
from core.messages.doubts import DOUBTS
from core.messages.people import ROLE
from core.messages.pings import HEADINGS
from core.people import Role
from core.pings import Ping
from core.reading.values import Doubt, Nature
from core.recurrence import Recurrence
from core.tasks import Act, Entry, Part, Report, Status
from tests.cast import FRIDAY, FRIDAY_AT_TWO, NOW, REGISTER, STAFF, TODAY, WIB, a_directive, a_task


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Status, phrases.STATUS),
        (Part, phrases.PART),
        (Nature, phrases.NATURE),
        (Act, ACTS),
        (Doubt, DOUBTS),
        (Role, ROLE),
    ],
)
def test_everything_has_words_of_its_own(kind: type[StrEnum], words: Mapping[StrEnum, str]) -> None:
    assert list(words) == list(kind)
    assert all(words.values())
    assert len(set(words.values())) == len(words)


def test_every_group_of_a_ping_has_a_heading() -> None:
    assert list(HEADINGS) == list(Ping.__dataclass_fields__)


def test_days_and_moments_read_as_people_write_them() -> None:
    assert phrases.long_day(date(2024, 5, 31)) == "Jumat, 31 Mei 2024"
    assert phrases.short_day(date(2024, 8, 17)) == "17 Agu 2024"
    assert phrases.moment(datetime(2024, 5, 31, 17, 5, tzinfo=UTC), WIB) == "1 Jun 2024 pukul 00.05"


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (None, "belum ditentukan"),
        (FRIDAY, "Jumat, 31 Mei 2024"),
        (FRIDAY_AT_TWO, "Jumat, 31 Mei 2024 pukul 14.00"),
        (Deadline(date(2024, 5, 31), time(0, 0)), "Jumat, 31 Mei 2024 pukul 00.00"),
    ],
)
def test_a_deadline_is_said_with_its_weekday(deadline: Deadline | None, said: str) -> None:
    assert phrases.due(deadline) == said


@pytest.mark.parametrize(
    ("status", "percent", "said"),
    [
        (Status.IN_PROGRESS, 60, "dalam proses, 60%"),
        (Status.IN_PROGRESS, 0, "dalam proses, 0%"),
        (Status.IN_PROGRESS, None, "dalam proses"),
        (Status.DONE, 100, "selesai"),
        (Status.CANCELLED, 60, "dibatalkan"),
    ],
)
def test_a_status_tells_the_percent_while_it_is_open(status: Status, percent: int | None, said: str) -> None:
    assert phrases.status(a_task(status, percent=percent)) == said


def test_an_item_of_a_list_tells_who_when_and_how_far() -> None:
    task = a_task(Status.IN_PROGRESS, percent=60, deadline=Deadline(date(2024, 5, 27)))
    told = phrases.item(task, REGISTER, TODAY, with_agency=True)
    assert told == (
        "<b>#27</b> Bereskan drainase Jl. Sudirman\n"
        "    PUPR · tenggat Sen, 27 Mei 2024 · terlambat 2 hari · dalam proses, 60%"
    )


def test_a_claim_in_a_list_is_not_called_late() -> None:
    claimed = a_task(Status.CLAIMED, deadline=Deadline(date(2024, 5, 27)))
    assert "terlambat" not in phrases.item(claimed, REGISTER, TODAY, with_agency=False)


def test_a_hidden_item_tells_the_number_without_the_text() -> None:
    told = phrases.item(a_task(), REGISTER, TODAY, with_agency=False, hidden=True)
    assert "#27" in told
    assert "drainase" not in told


@pytest.mark.parametrize(
    ("deadline", "slips", "recurs", "said"),
    [
        (FRIDAY, 0, False, None),
        (Deadline(date(2024, 7, 11)), 3, False, "<b>Tenggat semula:</b> Jumat, 31 Mei 2024 (3x mundur, 41 hari)"),
        (Deadline(date(2024, 6, 7)), 0, False, "<b>Tenggat semula:</b> Jumat, 31 Mei 2024"),  # moved by staff
        (None, 0, False, "<b>Tenggat semula:</b> Jumat, 31 Mei 2024"),
        (Deadline(date(2024, 6, 7)), 0, True, None),
        (Deadline(date(2024, 6, 7)), 1, True, "<b>Mundur:</b> 1x"),
    ],
)
def test_a_card_tells_how_often_and_how_far_a_deadline_slipped(
    deadline: Deadline | None, slips: int, recurs: bool, said: str | None
) -> None:
    directive = a_directive(recurrence=Recurrence.parse("weekday:0") if recurs else None)
    assert phrases.slips(a_task(deadline=deadline, slips=slips), directive) == said


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (Entry(Act.DEADLINE_MOVED, STAFF, NOW, deadline=FRIDAY), "tenggat diubah</b> oleh Sari: Jumat, 31 Mei 2024"),
        (Entry(Act.DEADLINE_MOVED, STAFF, NOW), "tenggat diubah</b> oleh Sari: belum ditentukan"),
        (Entry(Act.PART_CHANGED, STAFF, NOW, Report("support")), "oleh Sari\n    pendukung"),
    ],
)
def test_the_history_tells_what_became_of_it(entry: Entry, told: str) -> None:
    (page,) = history(27, [entry], REGISTER, WIB)
    assert page.html.endswith(told)


def test_verification_shows_no_more_at_once_than_a_chat_can_bear() -> None:
    head, *shown = verification([a_task(Status.CLAIMED)] * (AT_ONCE + 1), 0, REGISTER, TODAY, secrets=True)
    assert len(shown) == AT_ONCE
    assert f"{AT_ONCE + 1} selesai" in head.html
    assert "ketik /verifikasi lagi" in head.html
