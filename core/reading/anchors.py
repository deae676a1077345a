"""What "H-7" and "H-2 batas waktu" count from when the line does not say: the document's feast or limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.reading import words
from core.reading.lexicon import ALPHABET, chunks_of
from core.reading.times.expressions import Timeline, timeline
from core.reading.times.moments import Form, Reference
from core.reading.tokens import tokens

_EVENTDAY = frozenset(ALPHABET.having("EVENTDAY"))
_EVENT_LETTERS = ("h", "d")  # "H-7", "D-day": no event day is said without one
_LIMIT_NOUN = frozenset(ALPHABET.having("LIMITNOUN"))


@dataclass(frozen=True)
class Anchors:
    """The day of the event and the limit a document speaks of; None where it names none."""

    event: date | None = None
    limit: date | None = None


NOTHING = Anchors()


def anchors_of(text: str, reference: Reference) -> Anchors:
    """Read only where some line counts from an unnamed day."""
    source = tokens(text)
    if not any(token.text in _EVENT_LETTERS for token in source):
        return NOTHING
    if not any(chunk.symbol in _EVENTDAY for chunk in chunks_of(text, source)):
        return NOTHING
    line = timeline(text, reference, source)
    event = next((each.when.day for each in line.expressions if each.when.form is Form.FEAST), None)
    return Anchors(event or _held_on(line), _limit(line))


def _held_on(line: Timeline) -> date | None:
    """The first day of what is said to be held: "Festival berlangsung 13 sampai 15 September"."""
    for expression in line.expressions:
        if not words.HELD_ON.isdisjoint(chunk.text for chunk in line.before(expression, 3)):
            return expression.when.first or expression.when.day
    return None


def _limit(line: Timeline) -> date | None:
    """The first date called the limit ("batas waktu 21 November")."""
    for expression in line.expressions:
        said = line.text[expression.start : expression.end].lower()
        named = "batas" in said or "tenggat" in said or any(c.symbol in _LIMIT_NOUN for c in line.before(expression, 2))
        if expression.when.day and named:
            return expression.when.day
    return None
