"""All expressions of time in a text, in order, with what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from core.reading.grammar import Cascade, Chunk, Rule
from core.reading.lexicon import ALPHABET, chunks_of
from core.reading.times import calendar_dates, edges, feasts, hours, lengths, limits, lookalikes, periods, weekdays
from core.reading.times.moments import Reference, When
from core.reading.times.typos import mended
from core.reading.tokens import Token, tokens

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


@dataclass(slots=True)
class Expression:
    """A moment and where it stands: `place` in the row of chunks, `start` to `end` in the text."""

    when: When
    place: int
    start: int
    end: int


@dataclass(slots=True)
class Timeline:
    """A text as a row of chunks with its expressions of time; `symbols` are those of the row."""

    text: str
    row: Sequence[Chunk]
    symbols: str
    expressions: Sequence[Expression]

    def before(self, expression: Expression, count: int = 1) -> Sequence[Chunk]:
        """Up to `count` chunks that stand before an expression, nearest last."""
        return self.row[max(0, expression.place - count) : expression.place]


def timeline(text: str, reference: Reference, source: Sequence[Token] | None = None) -> Timeline:
    """Read the times of a text; `source` are its tokens where they are at hand."""
    row = chunks_of(text, tokens(text) if source is None else source)
    symbols = mended(row, "".join([chunk.symbol for chunk in row]))
    row, symbols = _CASCADE.rewrite(row, symbols, reference)
    expressions = [
        Expression(chunk.value, place, chunk.start, chunk.end)
        for place, chunk in enumerate(row)
        if chunk.symbol in SAYS_TIME
    ]
    return Timeline(text, row, symbols, expressions)
