"""What "H-7" and "H-2 batas waktu" count from when the line does not say: the document's feast or limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.reading import words
from core.reading.lexicon import ALPHABET, row_of
from core.reading.times.expressions import Timeline, timeline
from core.reading.times.moments import Form, Reference
from core.reading.tokens import Source

_EVENTDAY = frozenset(ALPHABET.having("EVENTDAY"))
_EVENT_LETTERS = frozenset("hd")  # "H-7", "D-day": no event day is said without one
_LIMIT_NOUN = frozenset(ALPHABET.having("LIMITNOUN"))


@dataclass(frozen=True)
class Anchors:
    """The day of the event and the limit a document speaks of; None where it names none."""

    event: date | None = None
    limit: date | None = None


NOTHING = Anchors()


def anchors_of(text: str, reference: Reference) -> Anchors:
    """Read only where some line counts from an unnamed day."""
    source = Source.of(text)
    if _EVENT_LETTERS.isdisjoint(source.said) or _EVENTDAY.isdisjoint(row_of(text, source).symbols):
        return NOTHING
    line = timeline(text, reference, source)
    event = next((each.when.day for each in line.expressions if each.when.form is Form.FEAST), None)
    return Anchors(event or _held_on(line), _limit(line))


def _held_on(line: Timeline) -> date | None:
    """The first day of what is said to be held: "Festival berlangsung 13 sampai 15 September"."""
    for expression in line.expressions:
        if not words.HELD_ON.isdisjoint(line.texts[max(0, expression.place - 3) : expression.place]):
            return expression.when.first or expression.when.day
    return None


def _limit(line: Timeline) -> date | None:
    """The first date called the limit ("batas waktu 21 November")."""
    for expression in line.expressions:
        said = line.text[expression.start : expression.end].lower()
        before = line.symbols[max(0, expression.place - 2) : expression.place]
        named = "batas" in said or "tenggat" in said or not _LIMIT_NOUN.isdisjoint(before)
        if expression.when.day and named:
            return expression.when.day
    return None
