"""The daily ping as it is read: what is too long for one message stays under its headings in the next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.agencies import Agency, Register
from core.deadlines import Deadline
from core.messages.message import Message
from core.messages.pings import HEADINGS, MOST_MILESTONES, ping
from core.milestones import Milestone
from core.pings import Ping, ping_of
from core.tasks import Status, Task
from tests.cast import CALENDAR, NOW, TODAY, a_task
from tests.core.messages.hostile import names, register_of
from tests.core.messages.test_fits import check

MANY = 300


def tasks_of(codes: list[str], action: str = "Perbaiki <jalan> & jembatan " * 3) -> list[Task]:
    """As many tasks, due from a month ago until in a month, some not accepted."""
    return [
        a_task(
            Status.WAITING if number % 3 else Status.IN_PROGRESS,
            id=number,
            number=number,
            agency=codes[number % len(codes)],
            action=action,
            since=NOW - timedelta(days=20),
            deadline=Deadline(TODAY + timedelta(days=number % 60 - 30)),
        )
        for number in range(1, MANY + 1)
    ]


def as_read(messages: list[Message], register: Register) -> list[tuple[str, str | None, int]]:
    """What a reader finds: the heading, the agency and the number of every item, each message read by itself."""
    shorts = {f"<u>{agency.short}</u>": agency.code for agency in register}
    told = []
    for message in messages:
        heading, agency = "", None
        for row in str(message.html).split("\n"):
            if row in shorts:
                agency = shorts[row]
            elif row.startswith("<b>#"):
                told.append((heading, agency, int(row[4:].split("<")[0])))
            elif row.startswith("<b>"):
                heading, agency = row.removeprefix("<b>").removesuffix("</b>"), None
    return told


def meant(told: Ping, common: bool) -> set[tuple[str, str | None, int]]:
    return {
        (HEADINGS[name], task.agency if common else None, task.number)
        for name in HEADINGS
        for task in getattr(told, name)
    }


@pytest.mark.parametrize("common", [True, False])
def test_three_hundred_tasks_are_split_under_their_headings(common: bool) -> None:
    register = Register(tuple(Agency(f"opd-{n}", f"Dinas {n}") for n in range(30 if common else 1)))
    told = ping_of(tasks_of([agency.code for agency in register]), NOW, CALENDAR)
    messages = ping(told, register, TODAY, common=common, secrets=True)
    assert 1 < len(messages) < 20
    for message in messages:
        check(message)
        assert message.html.startswith("<b>Pengingat Rabu, 29 Mei 2024</b>")
    assert [("lanjutan" in message.html) for message in messages] == [False] + [True] * (len(messages) - 1)
    found = as_read(messages, register)
    assert len(found) == len(told.tasks)
    assert set(found) == meant(told, common)


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(name=names(60), action=names(200), common=st.booleans(), secrets=st.booleans())
def test_whatever_agencies_are_called_every_part_is_html_that_fits(
    name: str, action: str, common: bool, secrets: bool
) -> None:
    register = register_of(name)
    told = ping_of(tasks_of([agency.code for agency in register], action), NOW, CALENDAR)
    for message in ping(told, register, TODAY, common=common, secrets=secrets):
        check(message)


def test_of_many_milestones_the_nearest_are_told() -> None:
    days = tuple(Milestone(f"tahap {n} " + "&" * 200, TODAY + timedelta(days=n)) for n in range(1, 60))
    task = replace(a_task(Status.IN_PROGRESS, deadline=Deadline(date(2024, 12, 31))), milestones=days)
    register = Register((Agency("pupr", "PUPR"),))
    (message,) = ping(ping_of([task], NOW, CALENDAR), register, TODAY, common=False, secrets=True)
    check(message)
    assert message.html.count("tonggak ") == MOST_MILESTONES
    assert "tahap 1 " in message.html


def test_what_falls_on_a_free_day_is_told_with_its_weekday() -> None:
    task = a_task(Status.ACCEPTED, deadline=Deadline(date(2024, 6, 1)))
    friday = NOW + timedelta(days=2)
    register = Register((Agency("pupr", "PUPR"),))
    (message,) = ping(ping_of([task], friday, CALENDAR), register, friday.date(), common=False, secrets=True)
    assert "Jatuh tempo pada hari libur" in message.html
    assert "tenggat Sab, 1 Jun 2024" in message.html
