"""Every refusal has a sentence of its own, which says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time

import pytest

from core.deadlines import Deadline
from core.directives import (
    LONGEST,
    AlreadyClear,
    NoAgencyChosen,
    NoLongerDraft,
    NothingOrdered,
    NotSeparable,
    OnlyNoted,
    PastDeadline,
    State,
    StillUnclear,
    TooLong,
    Withdrawn,
)
from core.documents import Flaw, TooBig, Unreadable
from core.errors import Refusal
from core.messages.buttons import UnknownButton
from core.messages.refusals import (
    ALLOWED_TO,
    BadInvitation,
    NumberMissing,
    SeveralTasks,
    UnknownAgency,
    UnknownNumber,
    UnreadableDeadline,
    Where,
    WrongUse,
    sentence,
)
from core.minutes import NothingFound, TooManyItems
from core.people import Action, NotAllowed
from core.requests import AlreadyAsked, AlreadyDecided, Kind, NobodyToAsk, NotLater, Outcome, Request
from core.rhythm import NoDayLeft, QuietTime
from core.tasks import Act, ImpossiblePercent, NothingSaid, OwnClaim, Status, WrongStatus
from tests.cast import HEAD, NOW, STAFF, TODAY, WIB, a_directive, a_draft, a_task

WHERE = Where(WIB)
ASKED = Request(1, Kind.EXTENSION, "menunggu material", HEAD, NOW, deadline=Deadline(TODAY))
REFUSALS: dict[str, Refusal] = {
    "not allowed": NotAllowed(Action.VERIFY),
    "wrong status": WrongStatus(Act.ACCEPTED, a_task(Status.DONE)),
    "own claim": OwnClaim(),
    "empty report": NothingSaid(Act.REPORTED),
    "empty note": NothingSaid(Act.RETURNED),
    "impossible percent": ImpossiblePercent(),
    "too big": TooBig(31 << 20, 20 << 20),
    "saved already": NoLongerDraft(a_directive()),
    "discarded already": NoLongerDraft(a_draft(state=State.DISCARDED)),
    "cancelled": Withdrawn(a_directive(state=State.CANCELLED)),
    "discarded": Withdrawn(a_draft(state=State.DISCARDED)),
    "no agency": NoAgencyChosen(),
    "nothing ordered": NothingOrdered(),
    "not separable": NotSeparable(),
    "still unclear": StillUnclear(),
    "already clear": AlreadyClear(),
    "only noted": OnlyNoted(a_directive(state=State.NOTED)),
    "too long": TooLong(5000, LONGEST),
    "unknown number": UnknownNumber("#99"),
    "number missing": NumberMissing("/lapor 27 60% galian selesai"),
    "unknown agency": UnknownAgency("Dinas Antariksa"),
    "unreadable deadline": UnreadableDeadline("kapan-kapan"),
    "impossible date": UnreadableDeadline("31 Juni", impossible=True),
    "past deadline": PastDeadline(Deadline(TODAY)),
    "asked already": AlreadyAsked(ASKED),
    "decided already": AlreadyDecided(replace(ASKED, outcome=Outcome.REFUSED, decided_by=STAFF, decided_at=NOW)),
    "nobody to ask": NobodyToAsk(),
    "not later": NotLater(Deadline(TODAY)),
    "no date at all": NotLater(None),
    "quiet time": QuietTime(time(21, 0)),
    "no day left": NoDayLeft(),
    "wrong use": WrongUse("Perintah ini dipakai di dalam grup."),
    "several tasks": SeveralTasks((27, 28)),
    "unknown invitation": BadInvitation("unknown"),
    "used invitation": BadInvitation("used"),
    "expired invitation": BadInvitation("expired"),
    "unknown button": UnknownButton("x"),
    "nothing found": NothingFound(),
    "too many items": TooManyItems(612, 500),
    **{f"document: {flaw}": Unreadable(flaw) for flaw in Flaw},
}


def kinds_of(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


@pytest.mark.parametrize("kind", sorted(kinds_of(Refusal), key=str))
def test_every_kind_of_refusal_has_words_of_its_own(kind: type[Refusal]) -> None:
    assert kind in sentence.registry
    assert kind in {type(refusal) for refusal in REFUSALS.values()}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_sentence_is_whole_and_plain(name: str) -> None:
    said = sentence(REFUSALS[name], WHERE)
    assert said[0].isupper() or said[0] == "#"
    assert said.rstrip()[-1] in ".%" or "/batal" in said or ":" in said
    assert "None" not in said
    assert "<" not in said
    assert len(said) <= 200  # over a pressed button Telegram shows no more


def test_no_two_refusals_are_told_alike() -> None:
    told = [sentence(refusal, WHERE) for refusal in REFUSALS.values()]
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("action", Action)
def test_every_action_says_who_may(action: Action) -> None:
    assert ALLOWED_TO[action] in sentence(NotAllowed(action), WHERE)


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("act", Act)
def test_a_late_press_is_told_what_is_true_now(act: Act, status: Status) -> None:
    said = sentence(WrongStatus(act, a_task(status, by_name="Budi")), WHERE)
    assert said.startswith("#27 sekarang: ")
    assert ("oleh Budi, 29 Mei 2024 pukul 10.15" in said) is (status is not Status.WAITING)


def test_long_names_do_not_push_the_sentence_off_the_button() -> None:
    long = "Dr. H. Muhammad Ali Akbar Siregar, S.H., M.H. " * 3
    for refusal in (
        WrongStatus(Act.APPROVED, a_task(Status.RETURNED, by_name=long[:129])),
        UnknownAgency(long),
        UnreadableDeadline(long),
    ):
        assert len(sentence(refusal, WHERE)) <= 200


def test_a_refusal_without_words_fails_loudly() -> None:
    class Unworded(Exception):
        pass

    with pytest.raises(NotImplementedError, match="Unworded"):
        sentence(Unworded(), WHERE)  # type: ignore[arg-type]
