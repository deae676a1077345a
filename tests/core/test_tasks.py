"""The life of a task: every status, every act, every role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from core.deadlines import Deadline
from core.people import NotAllowed, Person
from core.tasks import Act, Evidence, NothingSaid, OwnClaim, Part, Report, Status, Step, Task, WrongStatus
from tests.cast import ADMIN, FRIDAY, HEAD, LEADER, MEMBER, NOW, OTHER_HEAD, STAFF, STRANGER, TODAY, a_task

SAID = Report("60% galian selesai", 60)
LATER = NOW + timedelta(hours=1)
MOVED = Deadline(date(2024, 6, 7))

ACTS: dict[str, Callable[[Task, Person], Step]] = {
    "accept": lambda task, by: task.accept(by, LATER),
    "report": lambda task, by: task.report(by, LATER, SAID),
    "claim": lambda task, by: task.claim(by, LATER, Report()),
    "approve": lambda task, by: task.approve(by, LATER),
    "send_back": lambda task, by: task.send_back(by, LATER, "Fotonya kurang"),
    "cancel": lambda task, by: task.cancel(by, LATER),
    "move_deadline": lambda task, by: task.move_deadline(by, LATER, MOVED),
    "change_part": lambda task, by: task.change_part(by, LATER, Part.SUPPORT),
    "approve_ongoing": lambda task, by: task.approve(by, LATER, ongoing=True),
    "extend": lambda task, by: task.extend(by, LATER, MOVED),
    "give_up": lambda task, by: task.give_up(by, LATER, "Lahan milik provinsi"),
}

STATUS_TABLE = """
                 waiting         accepted        in_progress     claimed         returned        done  done_ongoing  not_actionable  cancelled
accept           accepted        -               -               -               -               -     -             -               -
report           in_progress     in_progress     in_progress     claimed         in_progress     -     -             -               -
claim            claimed         claimed         claimed         -               claimed         -     -             -               -
approve          -               -               -               done            -               -     -             -               -
approve_ongoing  -               -               -               done_ongoing    -               -     -             -               -
send_back        -               -               -               returned        -               -     -             -               -
cancel           cancelled       cancelled       cancelled       cancelled       cancelled       -     -             -               -
move_deadline    waiting         accepted        in_progress     claimed         returned        -     -             -               -
change_part      waiting         accepted        in_progress     claimed         returned        -     -             -               -
extend           waiting         accepted        in_progress     claimed         returned        -     -             -               -
give_up          not_actionable  not_actionable  not_actionable  not_actionable  not_actionable  -     -             -               -
"""  # noqa: E501 - a table is read across

ROLE_TABLE = """
               admin  staff  leader  head  member  other_head  stranger
accept         -      -      -       yes   -       -           -
report         -      -      -       yes   yes     -           -
claim          -      -      -       yes   -       -           -
approve        yes    yes    -       -     -       -           -
send_back      yes    yes    -       -     -       -           -
cancel         yes    yes    -       -     -       -           -
move_deadline  yes    yes    -       -     -       -           -
change_part    yes    yes    -       -     -       -           -
approve_ongoing yes   yes    -       -     -       -           -
extend         yes    yes    -       -     -       -           -
give_up        yes    yes    -       -     -       -           -
"""
WHO = {
    "admin": ADMIN,
    "staff": STAFF,
    "leader": LEADER,
    "head": HEAD,
    "member": MEMBER,
    "other_head": OTHER_HEAD,
    "stranger": STRANGER,
}


def cells(table: str) -> list[tuple[str, str, str]]:
    """(row, column, cell)"""
    head, *body = [line.split() for line in table.strip().splitlines()]
    return [(row, column, cell) for row, *rest in body for column, cell in zip(head, rest, strict=True)]


VERDICTS = ("approve", "approve_ongoing", "send_back")
STATUSES, ROLES = cells(STATUS_TABLE), cells(ROLE_TABLE)
ALLOWED = {(act, who) for act, who, may in ROLES if may == "yes"}
LEADS_TO = {(act, Status(status)): None if to == "-" else Status(to) for act, status, to in STATUSES}


def may_act(act: str) -> Person:
    """Somebody allowed to, other than the head who claimed."""
    return next(WHO[who] for name, who, may in ROLES if (name, may) == (act, "yes"))


@pytest.mark.parametrize(("act", "status", "leads_to"), STATUSES)
def test_the_table_says_what_an_act_leads_to(act: str, status: str, leads_to: str) -> None:
    task = a_task(Status(status))
    if leads_to != "-":
        assert ACTS[act](task, may_act(act)).task.status == leads_to
        return
    with pytest.raises(WrongStatus) as refusal:
        ACTS[act](task, may_act(act))
    assert refusal.value.task == task


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize(("act", "who", "may"), ROLES)
def test_the_table_says_who_may_act(act: str, who: str, may: str, status: Status) -> None:
    task = a_task(status)
    if may == "-":
        with pytest.raises(NotAllowed):
            ACTS[act](task, WHO[who])
    elif LEADS_TO[act, status] is None:
        with pytest.raises(WrongStatus):
            ACTS[act](task, WHO[who])
    else:
        assert ACTS[act](task, WHO[who]).task.status is LEADS_TO[act, status]


def test_the_tables_have_every_act_and_status() -> None:
    assert {act for act, _ in LEADS_TO} == {act for act, _, _ in ROLES} == set(ACTS)
    assert {status for _, status in LEADS_TO} == set(Status)


@pytest.mark.parametrize("act", ["accept", "report", "claim", *VERDICTS, "cancel", "give_up"])
def test_a_new_status_names_who_brought_it_about_and_when(act: str) -> None:
    task = a_task(Status.CLAIMED if act in VERDICTS else Status.WAITING, by_id=99, by_name="Lama")
    by = may_act(act)
    after = ACTS[act](task, by).task
    assert (after.since, after.by_id, after.by_name) == (LATER, by.user_id, by.name)


@pytest.mark.parametrize("act", ["move_deadline", "change_part", "extend"])
def test_what_leaves_the_status_leaves_who_brought_it_about(act: str) -> None:
    task = a_task(Status.IN_PROGRESS)
    after = ACTS[act](task, STAFF).task
    assert (after.since, after.by_id, after.by_name) == (task.since, task.by_id, task.by_name)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_leaves_a_line_of_history(act: str) -> None:
    task = a_task(Status.CLAIMED if act in VERDICTS else Status.ACCEPTED if act != "accept" else Status.WAITING)
    by = may_act(act)
    entry = ACTS[act](task, by).entry
    assert (entry.by, entry.at, entry.task_id, entry.agency) == (by, LATER, task.id, task.agency)


def test_the_history_keeps_what_was_set() -> None:
    assert a_task().move_deadline(STAFF, LATER, MOVED).entry.deadline == MOVED
    assert a_task().extend(STAFF, LATER, MOVED).entry.deadline == MOVED
    assert a_task().change_part(STAFF, LATER, Part.SUPPORT).entry.report.words == "support"


def test_the_claim_is_verified_by_another_than_who_claimed() -> None:
    claimed = a_task(Status.CLAIMED, by_id=STAFF.user_id)
    for act in VERDICTS:
        with pytest.raises(OwnClaim):
            ACTS[act](claimed, STAFF)
    assert claimed.approve(ADMIN, LATER).task.status is Status.DONE


def test_a_report_accepts_by_the_way_and_keeps_the_first_time() -> None:
    first = a_task().report(HEAD, NOW, SAID).task
    assert first.accepted_at == first.reported_at == NOW
    second = first.report(HEAD, LATER, Report("lanjut")).task
    assert (second.accepted_at, second.reported_at, second.percent) == (NOW, LATER, 60)


def test_zero_percent_is_a_report() -> None:
    assert a_task().report(HEAD, NOW, Report(percent=0)).task.percent == 0


def test_an_empty_report_is_refused() -> None:
    with pytest.raises(NothingSaid) as refusal:
        a_task().report(HEAD, NOW, Report())
    assert refusal.value.act is Act.REPORTED


@pytest.mark.parametrize("note", ["", "   \n"])
def test_nothing_goes_back_without_a_note(note: str) -> None:
    with pytest.raises(NothingSaid) as refusal:
        a_task(Status.CLAIMED).send_back(STAFF, NOW, note)
    assert refusal.value.act is Act.RETURNED


def test_what_comes_after_a_claim_is_added_to_it() -> None:
    photo = Report(evidence=(Evidence("photo", "F1"),))
    step = a_task(Status.CLAIMED, since=NOW).report(MEMBER, LATER, photo)
    assert (step.entry.act, step.entry.report) == (Act.ADDED, photo)
    assert (step.task.status, step.task.since, step.task.by_id) == (Status.CLAIMED, NOW, HEAD.user_id)


def test_what_is_approved_is_done_wholly() -> None:
    assert a_task(Status.CLAIMED, percent=80).approve(STAFF, NOW).task.percent == 100


@pytest.mark.parametrize(
    ("status", "late"),
    [
        (Status.WAITING, True),
        (Status.ACCEPTED, True),
        (Status.IN_PROGRESS, True),
        (Status.RETURNED, True),
        (Status.CLAIMED, False),
        (Status.DONE, False),
        (Status.CANCELLED, False),
    ],
)
def test_only_what_is_in_the_agencys_hands_is_late(status: Status, late: bool) -> None:
    assert a_task(status, deadline=Deadline(date(2024, 5, 28))).is_late(NOW) is late


@pytest.mark.parametrize(
    ("deadline", "late"),
    [
        (None, False),
        (Deadline(TODAY), False),
        (Deadline(TODAY, time(10, 14)), True),
        (Deadline(TODAY, time(10, 15)), False),
        (FRIDAY, False),
    ],
)
def test_a_deadlines_last_minute_is_in_time(deadline: Deadline | None, late: bool) -> None:
    assert a_task(deadline=deadline).is_late(NOW.replace(second=59)) is late


@pytest.mark.parametrize(
    ("deadline", "days"), [(None, None), (FRIDAY, 2), (Deadline(TODAY), 0), (Deadline(date(2024, 5, 27)), -2)]
)
def test_days_are_counted_to_the_deadlines_day(deadline: Deadline | None, days: int | None) -> None:
    assert a_task(deadline=deadline).days_left(TODAY) == days
