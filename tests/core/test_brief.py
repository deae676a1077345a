"""What a leader reads in the morning."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from core.brief import CALLS, TOLD, Brief, Change, brief_of, turns_red, window, worth_a_call
from core.deadlines import Deadline
from core.messages.brief import COUNTED, brief
from core.reading.values import Nature
from core.summary import Figures
from core.tasks import IN_HAND, Act, Part, Status, Task
from tests.cast import CALENDAR, HEAD, NOW, REGISTER, TODAY, WIB, a_task

HALF_PAST_SIX = time(6, 30)


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2024, 5, 30), date(2024, 5, 29)),
        (date(2024, 6, 3), date(2024, 5, 31)),  # a Monday
        (date(2024, 6, 19), date(2024, 6, 14)),  # after Idul Adha
    ],
)
def test_what_changed_is_counted_from_the_working_day_before(day: date, since: date) -> None:
    first, last = window(day, HALF_PAST_SIX, WIB, CALENDAR)
    assert (first.date(), last.date()) == (since, day)
    assert first.time() == last.time() == HALF_PAST_SIX


@pytest.mark.parametrize(("days", "red"), [(-1, False), (0, True), (2, True), (4, True), (5, False), (None, False)])
@pytest.mark.parametrize("status", Status)
def test_what_turns_red_is_due_until_sunday(days: int | None, red: bool, status: Status) -> None:
    task = a_task(status, deadline=None if days is None else Deadline(TODAY + timedelta(days=days)))
    assert turns_red(task, NOW) is (red and status in IN_HAND)


def late(number: int, days: int = 5, **other: Any) -> Task:
    return a_task(
        Status.IN_PROGRESS, id=number, number=number, deadline=Deadline(TODAY - timedelta(days=days)), **other
    )


@pytest.mark.parametrize(
    ("tasks", "numbers"),
    [
        ([late(1, 1), late(2, 9), late(3, 5), late(4, 3)], [2, 3, 4]),
        ([late(1, part=Part.SUPPORT), late(2)], [2, 1]),
        ([late(1), late(2, nature=Nature.VERY_URGENT), late(3, nature=Nature.URGENT)], [2, 3, 1]),
        ([late(1, reported_at=NOW), late(2)], [2, 1]),
        ([late(2), late(1)], [1, 2]),
        ([late(1, 9), a_task(id=5, number=1, agency="dinkes", deadline=Deadline(TODAY)), late(2, 1)], [1, 2]),
        ([], []),
    ],
)
def test_three_things_are_worth_a_call(tasks: list[Task], numbers: list[int]) -> None:
    assert [task.number for task in worth_a_call(tasks, TODAY)] == numbers
    assert len(numbers) <= CALLS


def test_every_change_that_is_told_is_counted_in_words() -> None:
    counted = [act for _, acts in COUNTED for act in acts]
    assert sorted(counted) == sorted(TOLD)


def test_nothing_to_say_is_nothing() -> None:
    silent = brief_of(NOW, NOW, [Change(1, None, Act.REWORDED, NOW, "Sari")], [], Figures(total=3, verified=3))
    assert not silent
    assert brief_of(NOW, NOW, [Change(1, None, Act.GIVEN, NOW, "Sari")], [], Figures())
    assert brief_of(NOW, NOW, [], [], Figures(claimed=1))


def test_it_tells_figures_and_whom_to_call() -> None:
    since = datetime(2024, 5, 28, 6, 30, tzinfo=WIB)
    changes = [Change(1, "pupr", act, NOW, "Budi") for act in (Act.REPORTED, Act.REPORTED, Act.APPROVED)]
    told = brief_of(NOW, since, changes, [late(27)], Figures(total=9, verified=4, claimed=2, late=1))
    message = brief(told, {"pupr": [HEAD]}, REGISTER)
    for words in (
        "Ringkasan Rabu, 29 Mei 2024",
        "Sejak Selasa, 28 Mei 2024:</b> 2 laporan, 1 terverifikasi",
        "Sudah terlambat:</b> 1",
        "Diklaim selesai:</b> 2, <b>terverifikasi:</b> 4",
        "<b>#27</b>",
        "hubungi: Budi Santoso",
    ):
        assert words in message.html
    labels = [button.label for row in message.buttons for button in row]
    assert labels == ["Perubahan", "Minggu ini", "Terlambat", "Diklaim", "Terverifikasi"]


def test_an_agency_without_a_head_is_named_as_such() -> None:
    told = Brief(TODAY, NOW, (), 0, (late(27),), Figures(late=1))
    assert "kepala belum terdaftar" in brief(told, {}, REGISTER).html
