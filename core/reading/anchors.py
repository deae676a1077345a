"""What "H-7" and "H-2 batas waktu" count from when the line does not say: the document's feast or limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.reading.lexicon import ALPHABET, chunks_of
from core.reading.times.expressions import Timeline, timeline
from core.reading.times.moments import Form, Reference
from core.reading.tokens import tokens

_EVENTDAY = frozenset(ALPHABET.having("EVENTDAY"))
_LIMIT_NOUN = frozenset(ALPHABET.having("LIMITNOUN"))


@dataclass(frozen=True)
class Anchors:
    """The day of the event and the limit a document speaks of; None where it names none."""

    event: date | None = None
    limit: date | None = None


NOTHING = Anchors()


def anchors_of(text: str, reference: Reference) -> Anchors:
    """Read only where some line counts from an unnamed day."""
    row = chunks_of(text, tokens(text))
    if not any(chunk.symbol in _EVENTDAY for chunk in row):
        return NOTHING
    line = timeline(text, reference)
    event = next((each.when.day for each in line.expressions if each.when.form is Form.FEAST), None)
    return Anchors(event, _limit(line))


def _limit(line: Timeline) -> date | None:
    """The first date called the limit ("batas waktu 21 November")."""
    for expression in line.expressions:
        said = line.text[expression.start : expression.end].lower()
        named = "batas" in said or "tenggat" in said or any(c.symbol in _LIMIT_NOUN for c in line.before(expression, 2))
        if expression.when.day and named:
            return expression.when.day
    return None
