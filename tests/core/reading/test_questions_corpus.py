"""Questions as officials type them, and what they ask for."""

from __future__ import annotations

from datetime import date

import pytest

from core.queries import Filter, Period
from core.reading.question_words import IN_PROGRESS
from core.reading.questions import read_question
from core.tasks import OPEN, VERIFIED, Status
from tests.core.reading.corpus import cases, patterns, register

TODAY = date(2025, 8, 13)  # a Wednesday
STATES = {
    "open": OPEN,
    "all": frozenset(Status),
    "verified": VERIFIED,
    "progress": IN_PROGRESS,
    "waiting": frozenset({Status.WAITING}),
    "claimed": frozenset({Status.CLAIMED}),
    "returned": frozenset({Status.RETURNED}),
    "cancelled": frozenset({Status.CANCELLED}),
    "off": frozenset({Status.NOT_ACTIONABLE}),
}


def meant(described: str) -> Filter:
    """ "opd=dinkes late due=2025-08-13..2025-08-15" """
    told = dict(part.partition("=")[::2] for part in described.split())
    return Filter(
        agencies=tuple(told["opd"].split(",")) if "opd" in told else None,
        statuses=STATES[told.get("state", "open")],
        late="late" in told,
        quiet="quiet" in told,
        unreported="unreported" in told,
        blocked="blocked" in told,
        due=period(told.get("due")),
        given=period(told.get("given")),
        words=tuple(told["words"].split("+")) if "words" in told else (),
        number=int(told["no"]) if "no" in told else None,
        since=date.fromisoformat(told["since"]) if "since" in told else None,
    )


def period(told: str | None) -> Period | None:
    if told is None:
        return None
    first, _, last = told.partition("..")
    return Period(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize("pattern", patterns("questions.tsv"))
def test_questions_are_read_as_they_are_meant(pattern: str) -> None:
    missed = []
    for group, text, wanted, described in cases("questions.tsv"):
        read = read_question(text, TODAY, register())
        form = "list" if read.asked.number is not None else str(read.wanted)
        if group == pattern and (form, read.asked) != (wanted, meant(described)):
            missed.append(f"{text!r}: {form} {read.asked}, not {wanted} {described}")
    assert not missed, "\n".join(missed)
