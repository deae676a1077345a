"""The deadline of a text: of all moments it names, the one that is the limit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.calendar import Calendar
from core.deadlines import Deadline
from core.reading import words
from core.reading.anchors import NOTHING, Anchors
from core.reading.grammar import Chunk
from core.reading.lexicon import ALPHABET
from core.reading.odd_dates import odd_date
from core.reading.reasons import reason_for
from core.reading.times.expressions import Expression, Timeline, timeline
from core.reading.times.feasts import LIMIT
from core.reading.times.moments import Form, Reference, When
from core.reading.values import Doubt, ReadDeadline

_LIMIT = frozenset(ALPHABET.having("LIMIT"))
_UNTIL = frozenset(ALPHABET.having("UNTIL"))
_PAUSE = frozenset("".join(ALPHABET.having(name) for name in ("COMMA", "SEMI", "BREAK", "BAR", "DOT")))
_SENTENCE_END = frozenset("".join(ALPHABET.having(name) for name in ("SEMI", "BREAK", "DOT")))
_EVERY = frozenset(ALPHABET.having("EVERY") + ALPHABET.having("RECUR"))
_SET_OFF = frozenset("".join(ALPHABET.having(name) for name in ("COMMA", "DASH", "BAR", "LPAR", "COLON")))
_LETTER = frozenset("".join(ALPHABET.having(name) for name in ("REGULATION", "REGULATED")))
_BASE = {
    Form.PAIR: 0.4,
    Form.BARE_MONTH: 0.0,
    Form.FEAST: 0.0,
    Form.LONG_PERIOD: 1.0,
    Form.MONTH: 1.5,
}
_MOST = 150  # moments; a text with more is no directive
_FAR = 30  # chunks; no clause is longer, and hostile texts have no pauses
_DATED = (Form.WRITTEN, Form.NUMERIC)
_CUED, _REACHED, _LAST_WORD, _ENOUGH = 3.0, 2.0, 0.5, 0.8


@dataclass(frozen=True)
class Candidate:
    """An expression with its weight; `start` is where the words that announce it begin ("paling lambat")."""

    expression: Expression
    when: When
    weight: float
    start: int


def read_deadline(text: str, said_at: datetime, calendar: Calendar) -> ReadDeadline:
    """A typed deadline: "jumat depan", "31/5 jam 10", "3 hari kerja". `said_at` is aware, in the city's zone.

    Nothing readable gives an empty reading with the doubt NO_DEADLINE; vague, recurring and impossible ones their own.
    """
    reference = Reference(said_at, calendar)
    line = timeline(text, reference)
    chosen = _chosen(candidates(line, reference, alone=True))
    if chosen is None or chosen.when.form is Form.BARE_MONTH:
        found = odd_date(text, reference)
        if found is not None and not line.expressions[1:]:
            return found
    return as_read(line, chosen, reference)


def deadline_alone(text: str, reference: Reference, anchors: Anchors = NOTHING) -> ReadDeadline:
    """The deadline of a text that is one and nothing else, such as a cell under "Target"."""
    line = timeline(text, reference)
    return as_read(line, _chosen(candidates(line, reference, anchors, alone=True)), reference)


def deadline_in(
    line: Timeline, reference: Reference, anchors: Anchors = NOTHING
) -> tuple[ReadDeadline, Candidate | None]:
    """The deadline of a directive, and the candidate it is."""
    chosen = _chosen(candidates(line, reference, anchors))
    return as_read(line, chosen, reference), chosen


def candidates(
    line: Timeline, reference: Reference, anchors: Anchors = NOTHING, alone: bool = False
) -> list[Candidate]:
    """The moments that may be the limit. `alone`: the text is a deadline and nothing else, so every day counts."""
    found = []
    base: When | None = None
    for expression in line.expressions[:_MOST]:
        when = _anchored(expression.when, base, anchors)
        if when.day is not None or when.first is not None:
            base = when if when.day else when.but(day=when.first)
        if candidate := _candidate(line, expression, when, reference, alone):
            found.append(candidate)
    return found


def _anchored(when: When, base: When | None, anchors: Anchors) -> When:
    """ "3 hari sebelumnya" counts from the date named before, "H-7" from the event the document is about."""
    if when.form is not Form.UNANCHORED or when.offset is None:
        return when
    start = (base.day if base else None) or (anchors.limit if when.basis == LIMIT else anchors.event)
    return when.but(day=start + timedelta(days=when.offset), form=Form.OFFSET) if start else when


def _candidate(
    line: Timeline, expression: Expression, when: When, reference: Reference, alone: bool
) -> Candidate | None:
    if when.day is None and not when.doubts and when.form is not Form.STARTING:
        return None
    cue, start = _cue(line, expression)
    weight = (_CUED if when.limited else 0.0) + cue
    if when.form is Form.STARTING:
        if alone or when.first is None:
            return None
        return Candidate(expression, when.but(day=when.first), 0.9, start)
    if alone:
        return Candidate(expression, when, weight + 1 + _BASE.get(when.form, 2.0), start)
    if _negated(line, expression) or _is_standard(line, expression, when):
        return None
    if weight < _CUED and _is_circumstance(line, expression, when, reference):
        return None
    weight += _BASE.get(when.form, 2.0)
    if _closes_clause(line, expression):
        weight += _LAST_WORD * (2 if _set_off(line, expression) else 1)
    return Candidate(expression, when, weight, start) if weight >= _ENOUGH else None


def _cue(line: Timeline, expression: Expression) -> tuple[float, int]:
    """What the words just before say of a limit, and where they begin."""
    place, start, weight = expression.place - 1, expression.start, 0.0
    while place >= 0 and expression.place - place <= 5:
        chunk = line.row[place]
        if chunk.symbol in _LIMIT:
            weight, start = max(weight, _CUED), chunk.start
        elif chunk.symbol in _UNTIL:
            weight, start = max(weight, _REACHED), chunk.start
        elif chunk.text not in words.PASSED_OVER:
            break
        place -= 1
    return weight, start


def _clause(line: Timeline, place: int, pauses: frozenset[str] = _PAUSE) -> tuple[int, int]:
    """The chunks around `place` between two pauses: first and end."""
    nearest = max(0, place - _FAR)
    first = next((at + 1 for at in range(place - 1, nearest - 1, -1) if line.row[at].symbol in pauses), nearest)
    furthest = min(len(line.row), place + _FAR)
    end = next((at for at in range(place + 1, furthest) if line.row[at].symbol in pauses), furthest)
    return first, end


def _set_off(line: Timeline, expression: Expression) -> bool:
    """Whether the moment stands by itself between marks: "uji KIR - Juli 2024"."""
    return any(chunk.symbol in _SET_OFF for chunk in line.before(expression, 1))


def _closes_clause(line: Timeline, expression: Expression) -> bool:
    following = line.following(expression, 1)
    return not following or following[0].symbol in _PAUSE or following[0].text == ")"


def _negated(line: Timeline, expression: Expression) -> bool:
    return any(chunk.text in words.CONTRARY for chunk in line.before(expression, 2))


def _is_circumstance(line: Timeline, expression: Expression, when: When, reference: Reference) -> bool:
    """Whether the moment is an occasion, a reason, a letter's date or a standard of service, and no limit."""
    first, _ = _clause(line, expression.place)
    before = line.row[first : expression.place]
    texts = [chunk.text for chunk in before]
    if any(text in words.BECAUSE for text in texts):
        return True
    if first > 0 and texts[:1] and texts[0] in words.OTHERS_ACT and not words.ASKING.intersection(texts):
        return True
    following = [chunk.text for chunk in line.following(expression, 3)]
    if first > 0 and following[:1] and following[0] in words.OTHERS_ACT and not texts:
        return True
    passed = when.day is not None and when.day < reference.today
    if passed and when.form in _DATED and any(chunk.symbol in _LETTER for chunk in before[-4:]):
        return True
    if first > 0 and texts[:1] and texts[0].endswith("nya") and texts[0][:-3] in words.EVENTS:
        return True
    return _is_occasion(line, expression, when, before)


def _is_occasion(line: Timeline, expression: Expression, when: When, before: Sequence[Chunk]) -> bool:
    if when.form in (Form.LENGTH, Form.EDGE, Form.RELATIVE, Form.MONTH, Form.WEEK):
        return False
    sentence_first, sentence_end = _clause(line, expression.place, _SENTENCE_END)
    near = [word for chunk in before[-6:] for word in chunk.text.split()]
    occasion = any(word in words.EVENTS for word in near) and "laporan" not in near
    prepared = any(chunk.text in words.PREPARE for chunk in line.row[sentence_first:sentence_end])
    host = "tuan" in near
    return occasion and (prepared or host)


def _is_standard(line: Timeline, expression: Expression, when: When) -> bool:
    following = line.following(expression, 2 if when.form is Form.LENGTH else 1)
    if any(chunk.symbol in _EVERY for chunk in following):
        return True
    if when.form is not Form.LENGTH:
        return False
    first, _ = _clause(line, expression.place)
    return any(chunk.text in words.SERVICE for chunk in line.row[first : expression.place])


def _chosen(found: Sequence[Candidate]) -> Candidate | None:
    """The weightiest; of equals the last, for the last product counts, but of two in one breath the earlier day."""
    best: Candidate | None = None
    for candidate in found:
        if best is None or (candidate.weight, not _tighter(best, candidate)) > (best.weight, False):
            best = candidate
    return best


def _tighter(one: Candidate, other: Candidate) -> bool:
    in_one_breath = other.start - one.expression.end <= 6
    return bool(in_one_breath and one.when.day and other.when.day and one.when.day <= other.when.day)


def as_read(line: Timeline, chosen: Candidate | None, reference: Reference) -> ReadDeadline:
    """The candidate as a reading; without one, what the text says of time and why it is no date."""
    if chosen is None:
        return _no_date(line)
    when = chosen.when
    span = line.text[chosen.expression.start : chosen.expression.end]
    if when.day is None:
        return ReadDeadline(None, span, None, when.doubts or (Doubt.VAGUE_DEADLINE,))
    deadline = Deadline(when.day, when.at)
    doubts = list(when.doubts)
    if deadline.is_past(reference.said_at):
        doubts.append(Doubt.PAST_DEADLINE)
    if reference.calendar.holiday(when.day):
        doubts.append(Doubt.HOLIDAY_DEADLINE)
    return ReadDeadline(deadline, span, reason_for(when, span, reference), tuple(doubts))


def _no_date(line: Timeline) -> ReadDeadline:
    for expression in line.expressions:
        span = line.text[expression.start : expression.end]
        if expression.when.form is Form.RECURRING:
            return ReadDeadline(None, span, None, (Doubt.RECURRING,))
    for expression in line.expressions:
        span = line.text[expression.start : expression.end]
        if expression.when.form in (Form.VAGUE, Form.UNANCHORED):
            return ReadDeadline(None, span, None, (Doubt.VAGUE_DEADLINE,))
    return ReadDeadline(None, None, None, (Doubt.NO_DEADLINE,))
