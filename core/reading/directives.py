"""A directive: who is to act, until when, what, and how sure that reading is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.reading.actions import action_of
from core.reading.agencies import Doers, doers, doers_in_cell, doers_in_heading, proposals, spares_some
from core.reading.anchors import NOTHING, Anchors
from core.reading.deadlines import Candidate, deadline_alone, deadline_in
from core.reading.leftovers import Moment
from core.reading.natures import SAYING, nature_of
from core.reading.order_words import VAGUE
from core.reading.orders import MAY_EXHORT, asides, holds_several, is_exhortation, is_unverifiable
from core.reading.times.expressions import Timeline, timeline
from core.reading.times.moments import Form, Reference
from core.reading.tokens import Source
from core.reading.values import Doubt, Nature, ReadDeadline, ReadDirective

# Without one of these words a text exhorts nobody besides, promises nothing vague and says nothing of its urgency.
_MAY_COLOUR = MAY_EXHORT | SAYING | VAGUE


@dataclass(frozen=True)
class Given:
    """What stands beside an order: cells of its row, or with `inherited` headings above it."""

    lead: str | None = None
    support: str | None = None
    deadline: str | None = None
    notes: str | None = None
    inherited: bool = False


NOTHING_BESIDE = Given()


def read_directive(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadDirective:
    """Read one directive. `said_at` is aware, in the city's zone; days are counted from it.

    Never raises for any text: what could not be read is a doubt.
    """
    return read_given(text, NOTHING_BESIDE, Reference(said_at, calendar), register)


def read_given(
    text: str, given: Given, reference: Reference, register: Register, anchors: Anchors = NOTHING
) -> ReadDirective:
    """Read an order with what stands beside it: a cell decides, a heading fills what the order leaves open."""
    source = Source.of(text)
    line = timeline(text, reference, source)
    source = source.with_line_ends(text)
    times = [(each.start, each.end) for each in line.expressions]
    who, own = _who(source, times, given, register)
    deadline, chosen = deadline_in(line, reference, anchors)
    moments = _moments(line, chosen)
    coloured = not _MAY_COLOUR.isdisjoint(source.said)
    action = action_of(text, source, own, moments, _asides(text, source, moments, own) if coloured else ())
    if given.deadline is not None and (not given.inherited or Doubt.NO_DEADLINE in deadline.doubts):
        deadline = _beside(given, reference, anchors, deadline)
    spared = (Doubt.EXCEPTED,) if spares_some(source, own) else ()
    several = (Doubt.SEVERAL_DIRECTIVES,) if holds_several(text) else ()
    exhorting = (Doubt.EXHORTATION,) if deadline.deadline is None and is_exhortation(text) else ()
    promises_little = coloured and not VAGUE.isdisjoint(source.said)
    vague = (Doubt.NOTHING_VERIFIABLE,) if promises_little and is_unverifiable(action, register) else ()
    return ReadDirective(
        action=action,
        lead=who.lead,
        support=who.support,
        deadline=deadline,
        nature=nature_of(text, source.said) if coloured else Nature.ORDINARY,
        doubts=(*doubts_of(who, deadline, action, register), *spared, *several, *exhorting, *vague),
        proposals=() if who.lead else proposals(text, register),
        choices=who.choices,
    )


def _who(source: Source, times: Sequence[tuple[int, int]], given: Given, register: Register) -> tuple[Doers, Doers]:
    """Who is to act, and whom the order itself names."""
    named = _named_beside(given, register)
    own = doers(source, register, times, led=bool(named and (named.lead or named.choices)))
    if named is None or not (named.lead or named.choices):
        return own, own
    if given.inherited and (own.lead or own.choices):
        return own, own
    helping = [*named.support, *own.support]
    helping += doers_in_cell(given.support or "", register).lead
    helping += doers(Source.of(given.notes or ""), register, led=True).support
    support = tuple(dict.fromkeys(code for code in helping if code not in named.lead))
    return replace(named, support=support), own


def _named_beside(given: Given, register: Register) -> Doers | None:
    if given.lead is None:
        return None
    return doers_in_heading(given.lead, register) if given.inherited else doers_in_cell(given.lead, register)


def _beside(given: Given, reference: Reference, anchors: Anchors, own: ReadDeadline) -> ReadDeadline:
    """The deadline of the cell or heading beside the order; the order's own where that says nothing."""
    text = given.deadline or ""
    if given.inherited:
        read, _ = deadline_in(timeline(text, reference), reference, anchors)
        return read if read.deadline else own
    read = deadline_alone(text, reference, anchors)
    return own if Doubt.NO_DEADLINE in read.doubts else read


def _moments(line: Timeline, chosen: Candidate | None) -> Sequence[Moment]:
    """The words that say when: those of the deadline, or those that only say that it is urgent."""
    if chosen is not None:
        return [Moment(chosen.start, chosen.expression.start, chosen.expression.end)]
    return [Moment(each.start, each.start, each.end) for each in line.expressions if each.when.form is Form.VAGUE]


def _asides(text: str, source: Source, moments: Sequence[Moment], own: Doers) -> Sequence[tuple[int, int]]:
    """Sentences that only exhort, say no time and name nobody."""
    if not (idle := asides(text, source.said)):
        return idle
    said = [moment.cue for moment in moments] + [source.starts[part.start] for part in own.parts]
    return [(start, end) for start, end in idle if not any(start <= at < end for at in said)]


def doubts_of(who: Doers, deadline: ReadDeadline, action: str, register: Register) -> tuple[Doubt, ...]:
    """What the reader is not sure of in a directive, the deadline's own doubts last."""
    doubts = []
    if who.choices:
        doubts.append(Doubt.AMBIGUOUS_AGENCY)
    elif not who.lead:
        doubts.append(Doubt.NO_AGENCY)
    groups = [agency for agency in map(register.__getitem__, who.lead) if agency.group]
    if groups and not all(map(register.members, groups)):
        doubts.append(Doubt.UNRESOLVED_GROUP)
    if len(who.lead) > 1 and not groups:
        doubts.append(Doubt.SEVERAL_WITHOUT_LEAD)
    if not action:
        doubts.append(Doubt.NO_ACTION)
    return (*doubts, *deadline.doubts)
