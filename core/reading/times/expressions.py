"""All expressions of time in a text, in order, with what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from core.reading.grammar import Cascade, Row, Rule
from core.reading.lexicon import ALPHABET, row_of
from core.reading.times import calendar_dates, edges, feasts, hours, lengths, limits, lookalikes, periods, weekdays
from core.reading.times.moments import Reference, When
from core.reading.times.typos import mend
from core.reading.tokens import Source

# Each stage reads what the ones before it left: dates before lengths, lengths before weeks, weeks before weekdays.
_STAGES: tuple[tuple[Rule, ...], ...] = (
    lookalikes.NUMBERS,
    lookalikes.HIDDEN,
    calendar_dates.RULES,
    feasts.NUMBERED,
    feasts.OFFSETS,
    feasts.RULES,
    hours.CLOCKS,
    lengths.RULES,
    weekdays.PAIRS,
    (periods.WEEKS_AHEAD,),
    periods.PERIODS,
    edges.EDGES,
    weekdays.DATED,
    weekdays.RULES,
    hours.LATE_CLOCKS,
    hours.PARTS,
    lookalikes.REPORTED,
    hours.AT,
    feasts.COUNTED,
    limits.LENGTHS,
    limits.BEFORES,
    periods.BARE,
    limits.RANGES,
    limits.STARTS,
    hours.AT,
    lookalikes.PERIOD_OF,
    limits.LAST,
    hours.ALONE,
)
_CASCADE = Cascade(ALPHABET, chain.from_iterable(_STAGES))
_NAMES = ("DATE", "MOMENT", "EDGE", "EARLY", "ADRIFT", "STARTS", "NODAY", "RECUR", "TOWARD", "FEASTDAY")
SAYS_TIME = frozenset("".join(map(ALPHABET.having, _NAMES)))
_SAYS_TIME = re.compile(f"[{''.join(SAYS_TIME)}]")


@dataclass(slots=True)
class Expression:
    """A moment and where it stands: `place` in the row of chunks, `start` to `end` in the text."""

    when: When
    place: int
    start: int
    end: int


@dataclass(slots=True)
class Timeline:
    """A text as a row of chunks with its expressions of time: their `symbols`, and the words of each as `texts`."""

    text: str
    row: Row
    symbols: str
    texts: Sequence[str]
    expressions: Sequence[Expression]


def timeline(text: str, reference: Reference, source: Source | None = None) -> Timeline:
    """Read the times of a text; `source` are its tokens where they are at hand."""
    row = row_of(text, Source.of(text) if source is None else source)
    mend(row)
    _CASCADE.rewrite(row, reference)
    expressions = []
    for found in _SAYS_TIME.finditer(row.symbols):
        chunk = row.chunk(place := found.start())
        expressions.append(Expression(chunk.value, place, chunk.start, chunk.end))
    return Timeline(text, row, row.symbols, row.texts, expressions)
