"""What is asked about a task: who may ask, who may answer, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import requests as rules
from core.deadlines import Deadline
from core.errors import Refusal
from core.people import NotAllowed, Person
from core.requests import AlreadyAsked, AlreadyDecided, Blocked, Kind, NotLater, Outcome, Request, blocked_by, lapsing
from core.tasks import CLOSED, IN_HAND, Act, Evidence, NothingSaid, OwnClaim, Status, WrongStatus
from tests.cast import ADMIN, HEAD, LEADER, MEMBER, NOW, OTHER_HEAD, STAFF, STRANGER, a_task

WANTED = Deadline(date(2024, 6, 28))
DUE = Deadline(date(2024, 6, 7))
WHO = {
    "admin": ADMIN,
    "staff": STAFF,
    "leader": LEADER,
    "head": HEAD,
    "member": MEMBER,
    "other_head": OTHER_HEAD,
    "stranger": STRANGER,
}

ASK = """
               admin  staff  leader  head  member  other_head  stranger
extension      -      -      -       yes   -       -           -
decline        -      -      -       yes   -       -           -
clarification  -      -      -       yes   yes     -           -
obstacle       -      -      -       yes   yes     -           -
update         yes    yes    yes     -     -       -           -
"""
DECIDE = """
               admin  staff  leader  head  member  other_head  stranger
extension      yes    yes    -       -     -       -           -
decline        yes    yes    -       -     -       -           -
clarification  yes    yes    yes     -     -       -           -
obstacle       yes    yes    yes     yes   yes     yes         -
"""  # the obstacle's unblocker is the other head's agency
LEADS_TO = {Kind.DECLINE: Status.NOT_ACTIONABLE}


def cells(table: str) -> list[tuple[Kind, str, bool]]:
    head, *body = [line.split() for line in table.strip().splitlines()]
    return [(Kind(kind), who, may == "yes") for kind, *rest in body for who, may in zip(head, rest, strict=True)]


def asked(kind: Kind, by: Person, **more: object) -> Request:
    deadline = WANTED if kind is Kind.EXTENSION else None
    return replace(Request(1, kind, "menunggu material", by, NOW, deadline=deadline, unblocker="dinkes"), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("kind", "who", "may"), cells(ASK))
def test_the_table_says_who_may_ask_and_while_it_is_the_agencys_turn(
    kind: Kind, who: str, may: bool, status: Status
) -> None:
    task = a_task(status, deadline=DUE)
    if not may:
        with pytest.raises(NotAllowed):
            rules.ask(task, asked(kind, WHO[who]), [], NOW)
    elif status not in IN_HAND:
        with pytest.raises(WrongStatus):
            rules.ask(task, asked(kind, WHO[who]), [], NOW)
    else:
        step = rules.ask(task, asked(kind, WHO[who]), [], NOW)
        assert (step.task, step.entry.act) == (task, rules.ASKED[kind])


@pytest.mark.parametrize("status", sorted(set(Status) - CLOSED))
@pytest.mark.parametrize(("kind", "who", "may"), cells(DECIDE))
def test_the_table_says_who_may_answer(kind: Kind, who: str, may: bool, status: Status) -> None:
    task, request = a_task(status, deadline=DUE), asked(kind, replace(HEAD, user_id=999))
    if not may:
        with pytest.raises(NotAllowed):
            rules.grant(task, request, WHO[who], NOW, "begini")
        return
    after = rules.grant(task, request, WHO[who], NOW, "begini").task
    assert after.status is LEADS_TO.get(kind, status)
    assert after.deadline == (WANTED if kind is Kind.EXTENSION else DUE)


def test_the_tables_have_every_kind() -> None:
    assert {kind for kind, _, _ in cells(ASK)} == set(Kind)
    assert {kind for kind, _, _ in cells(DECIDE)} == set(Kind) - {Kind.UPDATE}


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.OBSTACLE}))
def test_the_same_is_not_asked_twice_while_it_waits(kind: Kind) -> None:
    by = STAFF if kind is Kind.UPDATE else HEAD
    waiting = asked(kind, by)
    with pytest.raises(AlreadyAsked) as refusal:
        rules.ask(a_task(Status.ACCEPTED, deadline=DUE), asked(kind, by), [waiting], NOW)
    assert refusal.value.request == waiting
    settled = replace(waiting, outcome=Outcome.REFUSED)
    assert rules.ask(a_task(Status.ACCEPTED, deadline=DUE), asked(kind, by), [settled], NOW)


def test_a_task_may_have_several_obstacles_at_once() -> None:
    one = asked(Kind.OBSTACLE, HEAD)
    assert rules.ask(a_task(Status.ACCEPTED), one, [one], NOW)


@pytest.mark.parametrize("wanted", [None, DUE, Deadline(date(2024, 6, 6)), Deadline(date(2024, 5, 1))])
def test_an_extension_leads_beyond_the_deadline_there_is(wanted: Deadline | None) -> None:
    with pytest.raises(NotLater):
        rules.ask(a_task(Status.ACCEPTED, deadline=DUE), asked(Kind.EXTENSION, HEAD, deadline=wanted), [], NOW)


def test_an_extension_of_what_is_late_leads_beyond_today() -> None:
    late = a_task(Status.ACCEPTED, deadline=Deadline(NOW.date() - timedelta(days=9)))
    yesterday = Deadline(NOW.date() - timedelta(days=1))
    with pytest.raises(NotLater):
        rules.ask(late, asked(Kind.EXTENSION, HEAD, deadline=yesterday), [], NOW)


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.UPDATE}))
def test_nothing_is_asked_without_words(kind: Kind) -> None:
    with pytest.raises(NothingSaid):
        rules.ask(a_task(Status.ACCEPTED, deadline=DUE), asked(kind, HEAD, words="  "), [], NOW)


@pytest.mark.parametrize("kind", [Kind.EXTENSION, Kind.DECLINE])
def test_staff_do_not_decide_on_what_they_asked_themselves(kind: Kind) -> None:
    for rule in (rules.grant, rules.refuse):
        with pytest.raises(OwnClaim):
            rule(a_task(Status.ACCEPTED, deadline=DUE), asked(kind, STAFF), STAFF, NOW)


@pytest.mark.parametrize("kind", [Kind.EXTENSION, Kind.DECLINE])
def test_what_is_refused_leaves_the_task_as_it_is(kind: Kind) -> None:
    task = a_task(Status.ACCEPTED, deadline=DUE)
    assert rules.refuse(task, asked(kind, HEAD), STAFF, NOW).task == task


def test_every_extension_is_counted() -> None:
    task = a_task(Status.ACCEPTED, deadline=DUE)
    step = rules.grant(task, asked(Kind.EXTENSION, HEAD), STAFF, NOW)
    assert (step.task.slips, step.entry.act) == (1, Act.EXTENSION_GRANTED)
    later = asked(Kind.EXTENSION, HEAD, deadline=Deadline(date(2024, 7, 31)))
    assert rules.grant(step.task, later, STAFF, NOW).task.slips == 2


def test_the_history_keeps_the_day_that_was_asked_for_and_the_day_that_was_granted() -> None:
    task = a_task(Status.ACCEPTED, deadline=DUE)
    assert rules.ask(task, asked(Kind.EXTENSION, HEAD), [], NOW).entry.deadline == WANTED
    assert rules.grant(task, asked(Kind.EXTENSION, HEAD), STAFF, NOW).entry.deadline == WANTED


def test_a_photo_of_an_obstacle_is_kept() -> None:
    photo = Evidence("photo", "F1")
    step = rules.ask(a_task(Status.ACCEPTED), asked(Kind.OBSTACLE, HEAD), [], NOW, (photo,))
    assert step.entry.report.evidence == (photo,)


@pytest.mark.parametrize("status", Status)
def test_what_still_waits_when_its_task_is_closed_lapses(status: Status) -> None:
    waiting, settled = asked(Kind.EXTENSION, HEAD), asked(Kind.DECLINE, HEAD, outcome=Outcome.REFUSED)
    assert lapsing(a_task(status), [waiting, settled]) == ([waiting] if status in CLOSED else [])


@pytest.mark.parametrize(
    ("words", "blocked"),
    [
        ("lahan belum bebas, perlu BKD", Blocked.LAND),
        ("Anggaran belum cair", Blocked.BUDGET),
        ("jalan provinsi, bukan kewenangan kota", Blocked.AUTHORITY),
        ("hujan terus", Blocked.WEATHER),
        ("alat berat rusak", Blocked.PEOPLE),
        ("menunggu juknis", Blocked.RULES),
        ("warga menolak", Blocked.OTHERS),
        ("", Blocked.OTHERS),
    ],
)
def test_what_an_obstacle_is_about_is_read_from_its_words(words: str, blocked: Blocked) -> None:
    assert blocked_by(words) is blocked


PEOPLE = st.sampled_from(list(WHO.values()))


@given(st.lists(st.tuples(st.sampled_from(Kind), PEOPLE, PEOPLE, st.booleans()), max_size=12))
def test_whatever_is_asked_and_answered_a_request_is_decided_once_and_a_refusal_changes_nothing(
    presses: list[tuple[Kind, Person, Person, bool]],
) -> None:
    task, known = a_task(Status.ACCEPTED, deadline=DUE), list[Request]()
    for kind, asks, decides, grants in presses:
        before = task
        try:
            rules.ask(task, asked(kind, asks), known, NOW)
            request = asked(kind, asks)
            rule = rules.grant if grants or kind not in rules.DECIDED_BY_STAFF else rules.refuse
            task = rule(task, request, decides, NOW, "begini").task
        except Refusal:
            assert task == before
            continue
        known.append(replace(request, outcome=Outcome.GRANTED))
        with pytest.raises(AlreadyDecided):
            rule(task, known[-1], decides, NOW, "lagi")
    assert task.status in {Status.ACCEPTED, Status.NOT_ACTIONABLE}
