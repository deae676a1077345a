"""Whatever people press, in whatever order: nothing leaves the table, a refused act changes nothing."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Refusal
from core.people import Person
from core.tasks import OPEN, Act, Status
from tests.cast import NOW, a_task
from tests.core.test_tasks import ACTS, ALLOWED, LEADS_TO, WHO

PRESSES = st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.sampled_from(sorted(WHO))), max_size=25)


@settings(max_examples=150)
@given(PRESSES)
def test_no_sequence_of_acts_leaves_the_table(presses: list[tuple[str, str]]) -> None:
    task = a_task()
    for act, who in presses:
        before = asdict(task)
        try:
            step = ACTS[act](task, WHO[who])
        except Refusal:
            assert asdict(task) == before
            continue
        assert (act, who) in ALLOWED
        assert step.task.status is LEADS_TO[act, task.status]
        task = step.task


@settings(max_examples=150)
@given(PRESSES)
def test_a_task_is_done_only_through_a_claim_and_a_second_person(presses: list[tuple[str, str]]) -> None:
    task, claimed_by, approved_by = a_task(), 0, 0
    for act, who in presses:
        try:
            step = ACTS[act](task, WHO[who])
        except Refusal:
            continue
        claimed_by = step.entry.by.user_id if step.entry.act is Act.CLAIMED else claimed_by
        approved_by = step.entry.by.user_id if step.entry.act is Act.APPROVED else approved_by
        task = step.task
    if task.status is Status.DONE:
        assert claimed_by
        assert approved_by
        assert claimed_by != approved_by


@given(PRESSES)
def test_what_identifies_a_task_never_changes(presses: list[tuple[str, str]]) -> None:
    first = task = a_task()
    for act, who in presses:
        try:
            task = ACTS[act](task, WHO[who]).task
        except Refusal:
            continue
    assert (task.id, task.directive_id, task.number, task.agency) == (
        first.id,
        first.directive_id,
        first.number,
        first.agency,
    )


@given(st.sampled_from(sorted(ACTS)), st.sampled_from(list(WHO.values())))
def test_a_press_repeated_at_once_is_refused_or_leads_to_the_same_status(act: str, by: Person) -> None:
    task = a_task(Status.CLAIMED, since=NOW - timedelta(days=1))
    try:
        once = ACTS[act](task, by).task
        twice = ACTS[act](once, by).task
    except Refusal:
        return
    assert twice.status is once.status
    assert twice.status in OPEN
