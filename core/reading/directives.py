"""A directive: who is to act, until when, what, and how sure that reading is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.reading.actions import action_of
from core.reading.agencies import Doers, doers, proposals
from core.reading.deadlines import Candidate, deadline_in
from core.reading.natures import nature_of
from core.reading.times.expressions import Timeline, timeline
from core.reading.times.moments import Form, Reference
from core.reading.tokens import tokens
from core.reading.values import Doubt, ReadDeadline, ReadDirective


def read_directive(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadDirective:
    """Read one directive. `said_at` is aware, in the city's zone; days are counted from it.

    Never raises for any text: what could not be read is a doubt.
    """
    reference = Reference(said_at, calendar)
    line = timeline(text, reference)
    source = tokens(text)
    who = doers(source, register)
    deadline, chosen = deadline_in(line, reference)
    action = action_of(text, source, who, cuts(line, chosen))
    return ReadDirective(
        action=action,
        lead=who.lead,
        support=who.support,
        deadline=deadline,
        nature=nature_of(text),
        doubts=doubts_of(who, deadline, action, register),
        proposals=() if who.lead else proposals(text, register),
        choices=who.choices,
    )


def cuts(line: Timeline, chosen: Candidate | None) -> Sequence[tuple[int, int]]:
    """The spans of the text that say when, with the words that announce them."""
    if chosen is not None:
        return [(chosen.start, chosen.expression.end)]
    return [(each.start, each.end) for each in line.expressions if each.when.form is Form.VAGUE]


def doubts_of(who: Doers, deadline: ReadDeadline, action: str, register: Register) -> tuple[Doubt, ...]:
    """What the reader is not sure of in a directive, the deadline's own doubts last."""
    doubts = []
    if who.choices:
        doubts.append(Doubt.AMBIGUOUS_AGENCY)
    elif not who.lead:
        doubts.append(Doubt.NO_AGENCY)
    groups = [register[code] for code in who.lead if register[code].group]
    if any(not register.members(group) for group in groups):
        doubts.append(Doubt.UNRESOLVED_GROUP)
    if len(who.lead) > 1 and not groups:
        doubts.append(Doubt.SEVERAL_WITHOUT_LEAD)
    if not action:
        doubts.append(Doubt.NO_ACTION)
    return (*doubts, *deadline.doubts)
