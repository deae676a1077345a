"""A directive from draft to the tasks it becomes: who may change it, and into what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.chats import Place
from core.deadlines import Deadline
from core.directives import (
    LONGEST,
    AlreadyClear,
    Directive,
    NoAgencyChosen,
    NoLongerDraft,
    NothingOrdered,
    State,
    StillUnclear,
    TooLong,
    Withdrawn,
)
from core.people import NotAllowed, Person
from core.reading.values import Doubt, Nature, ReadDeadline, ReadDirective
from core.tasks import Act, Part, Status
from tests.cast import (
    ADMIN,
    EVERYBODY,
    FRIDAY,
    HEAD,
    LEADER,
    MEMBER,
    NOW,
    OTHER_HEAD,
    PRIVATE,
    REGISTER,
    STAFF,
    STRANGER,
    a_directive,
    a_draft,
    a_task,
)


def test_a_draft_holds_what_was_read() -> None:
    read = ReadDirective(
        "Bereskan drainase",
        ("pupr",),
        ("dinkes",),
        ReadDeadline(FRIDAY, "Jumat", "Jumat minggu ini", (Doubt.WRONG_WEEKDAY,)),
        Nature.URGENT,
        (Doubt.SEVERAL_DIRECTIVES, Doubt.WRONG_WEEKDAY),
        ("dinkes",),
    )
    draft = Directive.from_reading("PUPR bereskan drainase, Jumat", read, STAFF, NOW, PRIVATE)
    assert draft == Directive(
        text="PUPR bereskan drainase, Jumat",
        action="Bereskan drainase",
        giver=STAFF,
        said_at=NOW,
        place=PRIVATE,
        lead=("pupr",),
        support=("dinkes",),
        deadline=FRIDAY,
        deadline_reason="Jumat minggu ini",
        nature=Nature.URGENT,
        doubts=(Doubt.SEVERAL_DIRECTIVES, Doubt.WRONG_WEEKDAY),
        proposals=("dinkes",),
    )
    assert draft.is_draft


def test_words_without_an_action_are_kept_whole() -> None:
    assert Directive.from_reading("PUPR!", ReadDirective(""), STAFF, NOW, PRIVATE).action == "PUPR!"


def test_an_ambiguous_name_is_proposed_as_what_it_may_mean() -> None:
    read = ReadDirective("Rapat", choices=("pupr", "dinkes"))
    assert Directive.from_reading("Rapat", read, STAFF, NOW, PRIVATE).proposals == ("pupr", "dinkes")


@pytest.mark.parametrize("text", ["", "  \n\t"])
def test_nothing_is_ordered_without_words(text: str) -> None:
    with pytest.raises(NothingOrdered):
        Directive.from_reading(text, ReadDirective(text), STAFF, NOW, PRIVATE)
    with pytest.raises(NothingOrdered):
        a_draft().reworded(text)


def test_a_text_longer_than_a_card_is_refused_with_its_length() -> None:
    assert Directive.from_reading("x" * LONGEST, ReadDirective("x"), STAFF, NOW, PRIVATE).is_draft
    with pytest.raises(TooLong) as given:
        Directive.from_reading("x" * 5000, ReadDirective("x"), STAFF, NOW, PRIVATE)
    with pytest.raises(TooLong) as reworded:
        a_draft().reworded("x" * (LONGEST + 1))
    assert (given.value.length, given.value.longest) == (5000, LONGEST)
    assert reworded.value.length == LONGEST + 1


def test_saved_it_has_a_number_and_remembers_its_first_deadline() -> None:
    saved = a_draft().saved(27)
    assert (saved.number, saved.state, saved.original_deadline) == (27, State.SAVED, FRIDAY)
    moved = saved.due(ReadDeadline(Deadline(date(2024, 6, 7))))
    assert moved.original_deadline == FRIDAY
    assert moved.deadline == Deadline(date(2024, 6, 7))


# -- agencies ---------------------------------------------------------------------------------------------------------


def test_who_leads_does_not_also_support() -> None:
    draft = a_draft().assigned_to(["pupr", "pupr"], ["pupr", "dinkes", "dinkes"])
    assert (draft.lead, draft.support) == (("pupr",), ("dinkes",))


def test_naming_agencies_settles_what_was_doubted_of_them_alone() -> None:
    doubts = (Doubt.AMBIGUOUS_AGENCY, Doubt.UNRESOLVED_GROUP, Doubt.VAGUE_DEADLINE)
    draft = a_draft(doubts=doubts, proposals=("dinkes",)).assigned_to(["pupr"], [])
    assert (draft.doubts, draft.proposals) == ((Doubt.VAGUE_DEADLINE,), ())


def test_a_press_goes_round_lead_support_not_named() -> None:
    draft = a_draft(lead=(), support=())
    lead = draft.toggled("pupr")
    support = lead.toggled("pupr")
    assert (lead.lead, lead.support) == (("pupr",), ())
    assert (support.lead, support.support) == ((), ("pupr",))
    assert support.toggled("pupr") == draft


@given(st.lists(st.sampled_from([agency.code for agency in REGISTER]), max_size=30))
def test_however_often_agencies_are_pressed_each_is_named_at_most_once(presses: list[str]) -> None:
    draft = a_draft(lead=(), support=())
    for code in presses:
        draft = draft.toggled(code)
    named = (*draft.lead, *draft.support)
    assert len(named) == len(set(named))
    for agency in REGISTER:
        times = presses.count(agency.code) % 3
        assert (agency.code in draft.lead, agency.code in draft.support) == (times == 1, times == 2)


def test_groups_open_into_tasks_leads_first() -> None:
    draft = a_draft(lead=("seluruh-camat",), support=("dinkes", "lubuk-sikarah"))
    assert draft.assignments(REGISTER) == {
        "tanjung-harapan": Part.LEAD,
        "lubuk-sikarah": Part.LEAD,
        "dinkes": Part.SUPPORT,
    }
    assert list(draft.assignments(REGISTER)) == ["tanjung-harapan", "lubuk-sikarah", "dinkes"]


@pytest.mark.parametrize(
    ("lead", "support"), [((), ()), ((), ("pupr",)), (("opd-terkait",), ()), (("pupr",), ("opd-terkait",))]
)
def test_nobody_knows_who_works_without_a_lead_or_with_an_open_group(
    lead: tuple[str, ...], support: tuple[str, ...]
) -> None:
    with pytest.raises(NoAgencyChosen):
        a_draft(lead=lead, support=support).assignments(REGISTER)


def test_reassigning_ends_changes_and_begins_tasks() -> None:
    steps, added = a_directive().reassigned({"dinkes": Part.LEAD, "tanjung-harapan": Part.SUPPORT}, STAFF, NOW)
    assert [(step.entry.act, step.task.agency) for step in steps] == [
        (Act.CANCELLED, "pupr"),
        (Act.PART_CHANGED, "dinkes"),
    ]
    assert added == {"tanjung-harapan": Part.SUPPORT}


def test_reassigning_to_the_same_changes_nothing() -> None:
    assert a_directive().reassigned({"pupr": Part.LEAD, "dinkes": Part.SUPPORT}, STAFF, NOW) == ([], {})


def test_an_agency_whose_task_is_closed_gets_a_new_one() -> None:
    closed = a_directive(tasks=(a_task(Status.CANCELLED), a_task(id=32, agency="dinkes", status=Status.DONE)))
    steps, added = closed.reassigned({"pupr": Part.LEAD}, STAFF, NOW)
    assert (steps, added) == ([], {"pupr": Part.LEAD})


def test_reassigning_is_for_staff() -> None:
    with pytest.raises(NotAllowed):
        a_directive().reassigned({"dinkes": Part.LEAD}, HEAD, NOW)


def test_a_choice_begun_and_left_is_forgotten() -> None:
    begun = a_directive(lead=("dinkes", "tanjung-harapan"), support=())
    assert (begun.as_assigned().lead, begun.as_assigned().support) == (("pupr",), ("dinkes",))
    draft = a_draft(lead=("tanjung-harapan",))
    assert draft.as_assigned() == draft


def test_after_a_step_its_task_is_another_and_the_rest_as_before() -> None:
    directive = a_directive()
    step = directive.tasks[0].accept(HEAD, NOW)
    after = directive.after(step)
    assert after.tasks == (step.task, directive.tasks[1])


# -- words, deadline, nature ------------------------------------------------------------------------------------------


def test_rewording_reaches_the_tasks_and_keeps_the_doubts_about_who_and_when() -> None:
    directive = a_directive(doubts=(Doubt.NO_ACTION, Doubt.EXHORTATION, Doubt.AMBIGUOUS_AGENCY, Doubt.VAGUE_DEADLINE))
    reworded = directive.reworded("  Keruk parit  ")
    assert reworded.action == "Keruk parit"
    assert {task.action for task in reworded.tasks} == {"Keruk parit"}
    assert reworded.doubts == (Doubt.AMBIGUOUS_AGENCY, Doubt.VAGUE_DEADLINE)
    assert reworded.text == directive.text


def test_another_deadline_settles_what_was_doubted_of_it() -> None:
    draft = a_draft(doubts=(Doubt.VAGUE_DEADLINE, Doubt.AMBIGUOUS_AGENCY))
    read = ReadDeadline(FRIDAY, reason="dua hari lagi", doubts=(Doubt.WRONG_WEEKDAY,))
    due = draft.due(read)
    assert (due.deadline, due.deadline_reason) == (FRIDAY, "dua hari lagi")
    assert due.doubts == (Doubt.AMBIGUOUS_AGENCY, Doubt.WRONG_WEEKDAY)


def test_the_nature_goes_round_from_ordinary_to_secret() -> None:
    draft, seen = a_draft(), []
    for _ in range(5):
        seen.append(draft.nature)
        draft = draft.of_nature(draft.next_nature)
    assert seen == [Nature.ORDINARY, Nature.URGENT, Nature.VERY_URGENT, Nature.SECRET, Nature.ORDINARY]


# -- who may change it ------------------------------------------------------------------------------------------------

GIVEN_BY_LEADER = a_draft(giver=Person(LEADER.user_id, LEADER.name))


@pytest.mark.parametrize(
    ("who", "draft", "saved"),
    [
        (ADMIN, True, True),
        (STAFF, True, True),
        (LEADER, True, False),
        (HEAD, False, False),
        (OTHER_HEAD, False, False),
        (STRANGER, False, False),
    ],
)
def test_its_giver_may_change_a_draft_and_staff_always(who: Person, draft: bool, saved: bool) -> None:
    assert GIVEN_BY_LEADER.may_be_changed_by(who) is draft
    assert GIVEN_BY_LEADER.saved(27).may_be_changed_by(who) is saved
    for directive, may in ((GIVEN_BY_LEADER, draft), (GIVEN_BY_LEADER.saved(27), saved)):
        if may:
            directive.require_change_by(who)
        else:
            with pytest.raises(NotAllowed):
                directive.require_change_by(who)


@pytest.mark.parametrize("state", [State.DISCARDED, State.CANCELLED])
def test_what_is_withdrawn_cannot_be_changed(state: State) -> None:
    with pytest.raises(Withdrawn):
        a_directive(state=state).require_change_by(STAFF)
    with pytest.raises(Withdrawn):
        a_directive(state=state).cancelled(STAFF)


@pytest.mark.parametrize("state", [State.DISCARDED, State.CANCELLED, State.SAVED])
def test_only_a_draft_is_saved_or_discarded(state: State) -> None:
    with pytest.raises(NoLongerDraft):
        a_directive(state=state).require_draft_of(STAFF)


@pytest.mark.parametrize(
    ("who", "may"), [(ADMIN, True), (STAFF, True), (LEADER, True), (HEAD, False), (STRANGER, False)]
)
def test_a_draft_is_saved_by_its_giver_or_staff(who: Person, may: bool) -> None:
    if may:
        GIVEN_BY_LEADER.require_draft_of(who)
    else:
        with pytest.raises(NotAllowed):
            GIVEN_BY_LEADER.require_draft_of(who)


def test_a_stranger_learns_nothing_of_what_became_of_it() -> None:
    for state in State:
        with pytest.raises(NotAllowed):
            a_directive(state=state).require_draft_of(STRANGER)
        with pytest.raises(NotAllowed):
            a_directive(state=state).require_change_by(STRANGER)


def test_cancelling_is_for_staff_and_leaves_a_line() -> None:
    assert a_directive().cancelled(STAFF).state is State.CANCELLED
    with pytest.raises(NotAllowed):
        a_directive().cancelled(LEADER)
    entry = a_directive().entry(Act.CANCELLED, STAFF, NOW, words="Sudah tidak perlu")
    assert (entry.task_id, entry.agency, entry.report.words) == (None, None, "Sudah tidak perlu")


def test_a_draft_is_discarded_not_cancelled() -> None:
    assert a_draft().discarded().state is State.DISCARDED
    with pytest.raises(NoLongerDraft):
        a_draft().discarded().require_draft_of(STAFF)


@pytest.mark.parametrize(
    ("who", "concerned"),
    [(ADMIN, True), (STAFF, True), (LEADER, True), (HEAD, True), (OTHER_HEAD, True), (STRANGER, False)],
)
def test_it_concerns_who_sees_everything_and_the_agencies_that_have_it(who: Person, concerned: bool) -> None:
    assert a_directive().concerns(who) is concerned


def test_an_agency_that_has_no_task_is_not_concerned() -> None:
    alone = a_directive(tasks=(a_task(),))
    assert not alone.concerns(OTHER_HEAD)


def test_whoever_gave_it_is_concerned_whatever_became_of_the_office() -> None:
    assert all(a_directive(giver=person).concerns(Person(person.user_id, person.name)) for person in EVERYBODY)


def test_who_said_what_where_and_when_never_changes() -> None:
    draft = a_draft(place=Place(-100, 7), said_at=NOW - timedelta(days=1))
    for later in (draft.saved(1), draft.discarded(), draft.saved(1).cancelled(STAFF)):
        assert (later.place, later.said_at, later.text, later.giver) == (
            draft.place,
            draft.said_at,
            draft.text,
            draft.giver,
        )


# -- question or directive ---------------------------------------------------------------------------------------------


def test_words_that_may_be_a_question_wait_for_who_wrote_them() -> None:
    unclear = Directive.unclear("drainase Jl. Sudirman", STAFF, NOW, PRIVATE)
    unclear.require_unclear_of(STAFF)
    unclear.require_unclear_of(ADMIN)
    for person in (HEAD, MEMBER, LEADER):  # a leader may say so of his own words alone
        with pytest.raises(NotAllowed):
            unclear.require_unclear_of(person)
    for change in (unclear.require_draft_of, unclear.require_change_by):
        with pytest.raises(StillUnclear):
            change(STAFF)
    with pytest.raises(AlreadyClear):
        unclear.discarded().require_unclear_of(STAFF)
