"""The deadline of a text: of all moments it names, the one that is the limit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from core.calendar import Calendar
from core.deadlines import Deadline
from core.reading import words
from core.reading.anchors import NOTHING, Anchors
from core.reading.circumstances import PAUSE, Setting, setting_of
from core.reading.lexicon import ALPHABET, OPAQUE
from core.reading.odd_dates import odd_date
from core.reading.reasons import reason_for
from core.reading.times.expressions import Expression, Timeline, timeline
from core.reading.times.feasts import LIMIT
from core.reading.times.moments import Form, Period, Reference, When
from core.reading.values import Doubt, ReadDeadline

_LIMIT = frozenset(ALPHABET.having("LIMIT"))
_UNTIL = frozenset(ALPHABET.having("UNTIL"))
_WITHIN = frozenset(ALPHABET.having("WITHIN") + ALPHABET.having("DURING"))
_ANNOUNCING = _LIMIT | _WITHIN
_SET_OFF = frozenset("".join(ALPHABET.having(name) for name in ("COMMA", "DASH", "BAR", "LPAR", "COLON")))
_BASE = {
    Form.PAIR: 0.4,
    Form.BARE_MONTH: 0.0,
    Form.FEAST: 0.0,
    Form.LONG_PERIOD: 1.0,
    Form.LENGTH: 1.4,  # "lampu mati seminggu. Lusa harus nyala"
    Form.MONTH: 1.5,
}
_LASTING = re.compile(rf"\b(?:{words.DURING})\b", re.IGNORECASE)
_OF_A_DAY = (Form.CLOCK, Form.PART_OF_DAY)
_DAYS = (Form.RELATIVE, Form.WEEKDAY, Form.DAY_NUMBER, Form.WRITTEN, Form.NUMERIC)
_LONGEST_CUE, _LONGEST_BREATH = 5, 30  # chunks
_MOST = 150  # moments; a text with more is no directive
_NEAR = 3  # moments behind one, of which it may be counted from
_CUED, _REACHED, _LAST_WORD, _ENOUGH = 3.0, 2.0, 0.5, 0.8


@dataclass(slots=True)
class Candidate:
    """An expression with its weight; `start` is where the words that announce it begin ("paling lambat")."""

    expression: Expression
    when: When
    weight: float
    start: int
    draft: bool = False


def read_deadline(text: str, said_at: datetime, calendar: Calendar) -> ReadDeadline:
    """A typed deadline: "jumat depan", "31/5 jam 10", "3 hari kerja". `said_at` is aware, in the city's zone.

    Nothing readable gives an empty reading with the doubt NO_DEADLINE; vague, recurring and impossible ones their own.
    """
    reference = Reference(said_at, calendar)
    line = timeline(text, reference)
    chosen = _chosen(line, candidates(line, reference, alone=True), reference)
    if chosen is None and (year := _year_alone(line, reference)):
        return year
    if chosen is None or chosen.when.form in (Form.BARE_MONTH, Form.MONTH):
        found = odd_date(text, reference)
        if found is not None and not line.expressions[1:]:
            return found
    return as_read(line, chosen, reference)


def _year_alone(line: Timeline, reference: Reference) -> ReadDeadline | None:
    """ "dalam tahun 2026", "pada TA 2026": its end; beside other words, or alone and begun, a year is only a name."""
    row = line.row
    said = [
        place
        for place, symbol in enumerate(row.symbols)
        if symbol not in _ANNOUNCING and row.texts[place] not in words.PASSED_OVER
    ]
    chunk = row.chunk(said[0]) if len(said) == 1 else None
    year = chunk.value if chunk else None
    if chunk is None or not isinstance(year, Period) or year.unit != "year":
        return None
    if len(row.symbols) == 1 and year.first <= reference.today:
        return None
    span = line.text[chunk.start : chunk.end]
    return ReadDeadline(Deadline(year.last), span, None)


def deadline_alone(text: str, reference: Reference, anchors: Anchors = NOTHING) -> ReadDeadline:
    """The deadline of a text that is one and nothing else, such as a cell under "Target"."""
    line = timeline(text, reference)
    found = candidates(line, reference, anchors, alone=True)
    return as_read(line, _chosen(line, found, reference), reference)


def days_named(text: str, said_at: datetime, calendar: Calendar) -> list[date]:
    """The days to come that a text names, be they a limit or not: that of a meeting, the end of "selama 1 bulan"."""
    reference = Reference(said_at, calendar)
    line = timeline(_LASTING.sub("dalam", text), reference)
    named = (each.when.day for each in line.expressions[:_MOST] if each.when.form not in _OF_A_DAY)
    return list(dict.fromkeys(day for day in named if day and day >= reference.today))


def deadline_in(
    line: Timeline, reference: Reference, anchors: Anchors = NOTHING
) -> tuple[ReadDeadline, Candidate | None]:
    """The deadline of a directive, and the candidate it is."""
    chosen = _chosen(line, candidates(line, reference, anchors), reference)
    return as_read(line, chosen, reference), chosen


def candidates(
    line: Timeline, reference: Reference, anchors: Anchors = NOTHING, alone: bool = False
) -> list[Candidate]:
    """The moments that may be the limit. `alone`: the text is a deadline and nothing else, so every day counts."""
    found = []
    base: When | None = None
    for place, expression in enumerate(line.expressions[:_MOST]):
        when = expression.when
        if when.form is Form.UNANCHORED:
            when = _anchored(when, base or _event_ahead(line, place), anchors)
        if when.day is not None or when.first is not None:
            base = when if when.day else when.but(day=when.first)
        if when.form in _OF_A_DAY and _recurs(line):
            continue  # "setiap hari jam 7 sampai jam 8"
        if when.form in _OF_A_DAY and place and (day := _day_of(line, place, reference)):
            when = when.but(day=day)
        if candidate := _candidate(line, expression, when, reference, alone):
            found.append(candidate)
    return found


def _recurs(line: Timeline) -> bool:
    return any(expression.when.form is Form.RECURRING for expression in line.expressions)


def _day_of(line: Timeline, place: int, reference: Reference) -> date | None:
    """ "besok rapat di aula jam 10": the day of a time of day, where the same clause names one before it."""
    before, clock = line.expressions[place - 1], line.expressions[place]
    day = before.when.day
    if day is None or day < reference.today or before.when.form not in _DAYS or before.when.at is not None:
        return None
    return day if PAUSE.isdisjoint(line.symbols[before.place + 1 : clock.place]) else None


def _event_ahead(line: Timeline, place: int) -> When | None:
    """ "H-1 sudah steril. Paripurnanya 8 Juli": the event a day is counted from, where it is named behind."""
    for later in line.expressions[place + 1 : place + 1 + _NEAR]:
        said = line.texts[later.place - 1]
        if later.when.day and said.endswith("nya") and said[:-3] in words.EVENTS:
            return later.when
    return None


def _anchored(when: When, base: When | None, anchors: Anchors) -> When:
    """ "3 hari sebelumnya" counts from the date named before, or from the feast ("Menjelang Lebaran ... H-1"), "H-7"
    from the event the document is about."""
    if when.offset is None:
        return when
    event = base.day - timedelta(days=base.offset or 0) if base and base.day else None
    start = event or (anchors.limit if when.basis == LIMIT else anchors.event)
    return when.but(day=start + timedelta(days=when.offset), form=Form.OFFSET) if start else when


def _candidate(
    line: Timeline, expression: Expression, when: When, reference: Reference, alone: bool
) -> Candidate | None:
    if when.day is None and not when.doubts and when.form is not Form.STARTING:
        return None
    cue, start = _cue(line, expression)
    weight = (_CUED if when.limited else 0.0) + cue
    if when.day is None and when.form is Form.STARTING:
        return Candidate(expression, when.but(day=when.first), 0.9, start) if when.first and not alone else None
    setting = setting_of(line, expression)
    if alone:
        weight += _BASE.get(when.form, 2.0) + (-1 if setting.of_someone_s_own() else 1)
        return None if setting.is_excluded() else Candidate(expression, when, weight, start)
    if setting.is_ultimatum():
        return Candidate(expression, when, _CUED + _BASE.get(when.form, 2.0), start)
    if setting.is_negated() or setting.is_standard() or setting.is_forbidden(until=cue == _REACHED or when.limited):
        return None
    if weight < _CUED and setting.is_circumstance(reference):
        return None
    weight += setting.weight_of_feast() if when.form is Form.FEAST else _weight_alone(setting, when)
    if weight >= _ENOUGH and len(line.expressions) == 1:
        return Candidate(expression, when, weight, start)  # there is no other to weigh it against
    weight = _weight_beside_others(line, expression, setting, weight)
    return Candidate(expression, when, weight, start, setting.is_draft()) if weight >= _ENOUGH else None


def _weight_beside_others(line: Timeline, expression: Expression, setting: Setting, weight: float) -> float:
    form = setting.when.form
    if setting.is_instalment() or (form is Form.BARE_MONTH and setting.is_final()):
        weight = max(weight, _CUED + _BASE.get(form, 2.0))
    if _called_limit(line, expression):
        weight += _REACHED
    if _closes_clause(line, expression):
        weight += _LAST_WORD * (2 if _set_off(line, expression) else 1)
    return weight


def _weight_alone(setting: Setting, when: When) -> float:
    """By its form; "Investor datang Senin, PTSP bikin profilnya Jumat": the day somebody comes counts less."""
    return _BASE.get(when.form, 2.0) - (setting.nearest in words.ARRIVES)


def _cue(line: Timeline, expression: Expression) -> tuple[float, int]:
    """What the words just before say of a limit, and where they begin."""
    start, weight = expression.start, 0.0
    for place in range(expression.place - 1, max(0, expression.place - _LONGEST_CUE) - 1, -1):
        symbol = line.symbols[place]
        if symbol in _LIMIT:
            weight, start = _CUED, line.row.start(place)
        elif symbol in _UNTIL:
            weight, start = max(weight, _REACHED), line.row.start(place)
        elif line.texts[place] not in words.PASSED_OVER and line.texts[place] not in words.FINAL:
            break
    return weight, start


def _called_limit(line: Timeline, expression: Expression) -> bool:
    """ "Tgl 19 sudah harus ditandatangani", "Jumat kelar": what follows says that it is one, and of no later moment."""
    behind = expression.place + 1
    if line.symbols[behind : behind + 1] not in _LIMIT:
        return False
    return not any(behind < each.place <= behind + 2 for each in line.expressions)


def _set_off(line: Timeline, expression: Expression) -> bool:
    """Whether the moment stands by itself between marks: "uji KIR - Juli 2024"."""
    return expression.place > 0 and line.symbols[expression.place - 1] in _SET_OFF


def _closes_clause(line: Timeline, expression: Expression) -> bool:
    behind = expression.place + 1
    if behind == len(line.symbols):
        return True
    return line.symbols[behind] in PAUSE or line.texts[behind] in ("(", ")")


def _chosen(line: Timeline, found: Sequence[Candidate], reference: Reference) -> Candidate | None:
    """The weightiest; of equals the last, for the last product counts, but of two in one breath the earlier day.

    A day gone by is a limit only where nothing still to come is one, that of a draft where nothing comes after it.
    """
    if len(found) < 2:
        return found[0] if found else None
    ahead = [each for each in found if each.when.day is None or each.when.day >= reference.today] or found
    last = [each for each in ahead if not (each.draft and each is not ahead[-1] and not ahead[-1].draft)]
    best: Candidate | None = None
    for candidate in last:
        level = best is not None and candidate.weight == best.weight
        if best is None or candidate.weight > best.weight or (level and not _tighter(line, best, candidate)):
            best = candidate
    return best


def _tighter(line: Timeline, one: Candidate, other: Candidate) -> bool:
    between = slice(one.expression.place + 1, other.expression.place)
    told = line.texts[between]
    if not one.when.day or not other.when.day or one.when.day > other.when.day or len(told) > _LONGEST_BREATH:
        return False
    if OPAQUE in line.symbols[between]:
        return False
    return all(not text.isalpha() or text in words.PASSED_OVER for text in told)


def as_read(line: Timeline, chosen: Candidate | None, reference: Reference) -> ReadDeadline:
    """The candidate as a reading; without one, what the text says of time and why it is no date."""
    if chosen is None:
        return _no_date(line)
    when = chosen.when
    span = line.text[chosen.expression.start : chosen.expression.end]
    if when.day is None:
        return ReadDeadline(None, span, None, when.doubts or (Doubt.VAGUE_DEADLINE,))
    deadline = Deadline(when.day, when.at)
    doubts = when.doubts
    if when.day <= reference.today and deadline.is_past(reference.said_at):
        doubts += (Doubt.PAST_DEADLINE,)
    if reference.calendar.holiday(when.day):
        doubts += (Doubt.HOLIDAY_DEADLINE,)
    return ReadDeadline(deadline, span, reason_for(when, span, reference), doubts)


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
