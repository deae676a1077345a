"""Written dates: "15 Juni 2024", "15/6", "3 s.d. 7 Juni", "15062024"."""

from __future__ import annotations

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import IMPOSSIBLE, Form, Reference, When, dated

_MOST_DAYS, _MONTHS = 40, 12  # "32 Mei" is an impossible date, "250 Mei" is none at all
_SHORT_YEARS = range(15, 60)


def _year(chunk: Chunk | None) -> int | None:
    return None if chunk is None else int(chunk.value)


def _written(reference: Reference, day: Chunk, month: Chunk, year: Chunk | None = None) -> When | None:
    if not 0 < day.value < _MOST_DAYS:
        return None
    return dated(reference, day.value, month.means("MONTH"), _year(year), Form.WRITTEN)


def _written_short(reference: Reference, day: Chunk, month: Chunk, year: Chunk) -> When | None:
    if year.value not in _SHORT_YEARS or not 0 < day.value < _MOST_DAYS:
        return None
    return dated(reference, day.value, month.means("MONTH"), 2000 + year.value, Form.WRITTEN)


def _range(reference: Reference, first: Chunk, day: Chunk, month: Chunk, year: Chunk | None = None) -> When | None:
    end = _written(reference, day, month, year)
    if end is None or not 0 < first.value <= day.value:
        return None
    return end.but(first=end.day.replace(day=first.value) if end.day else None)


def _pair_range(reference: Reference, pair: Chunk, month: Chunk, year: Chunk | None = None) -> When | None:
    low, high, _ = pair.value
    if not 0 < low < high < _MOST_DAYS:
        return None
    end = dated(reference, high, month.means("MONTH"), _year(year), Form.WRITTEN)
    return end.but(first=end.day.replace(day=low) if end.day else None)


def _numeric(reference: Reference, date: Chunk) -> When:
    day, month, year = date.value
    return dated(reference, day, month, year, Form.NUMERIC)


def _spaced(reference: Reference, day: Chunk, month: Chunk, year: Chunk) -> When | None:
    """ "15 / 6 / 2024"."""
    if not 0 < day.value < _MOST_DAYS:
        return None
    return dated(reference, day.value, month.value, year.value, Form.NUMERIC)


def _pair(reference: Reference, pair: Chunk) -> When | None:
    day, month, _ = pair.value
    if not 0 < day < _MOST_DAYS or not 0 < month <= _MONTHS:
        return None
    return dated(reference, day, month, None, Form.PAIR)


def _pair_with_word(reference: Reference, pair: Chunk) -> When | None:
    day, month, _ = pair.value
    if not 0 < day < _MOST_DAYS:
        return None
    if month > _MONTHS:
        return When(None, Form.NUMERIC, doubts=IMPOSSIBLE) if "/" in pair.value else None
    return dated(reference, day, month, None, Form.NUMERIC)


def _month_number(reference: Reference, day: Chunk, month: Chunk) -> When | None:
    if not 0 < day.value < _MOST_DAYS or not 0 < month.value <= _MONTHS:
        return None
    return dated(reference, day.value, month.value, None, Form.WRITTEN)


# What a two-digit year stands before; "5 Juni 10 orang" has none.
_YEAR_ENDS = "(?: COMMA|DOT|RPAR|PUKUL|LPAR|ZONE|BAR|BREAK|WDAY | $ )"
_DAY = "day=NUM"
_MONTH = "MONTHWORD? month=MONTH"
_YEAR = "(?:COMMA? YEARWORD? year=YEAR)?"
RULES = (
    Rule(
        f"TGL? (?:NUM COMMA){{0,3}} first=NUM (?: DASH|UNTIL|AND|SLASH|OR | COMMA AND ) LIMIT? TGL? "
        f"{_DAY} {_MONTH} {_YEAR}",
        "DATE",
        _range,
    ),
    Rule(f"TGL? pair=PAIR {_MONTH} {_YEAR}", "DATE", _pair_range),
    Rule(
        f"TGL? {_DAY} {_MONTH} {_YEAR}(?! COMMA? SHORTYEAR | SHORT {_YEAR_ENDS})",
        "DATE",
        _written,
    ),
    Rule(f"TGL? {_DAY} {_MONTH} COMMA? year=SHORTYEAR", "DATE", _written),
    Rule(
        f"TGL? {_DAY} {_MONTH} COMMA? year=SHORT (?={_YEAR_ENDS})",
        "DATE",
        _written_short,
    ),
    Rule(f"TGL? {_DAY} {_MONTH}", "DATE", _written),
    Rule(f"TGL? {_DAY} (?:DASH|SLASH|DOT) month=MONTH (?:DASH|SLASH|DOT) year=YEAR", "DATE", _written),
    Rule(f"TGL? {_DAY} (?:DASH|SLASH|DOT) month=MONTH (?:DASH|SLASH|DOT) year=SHORT", "DATE", _written_short),
    Rule(f"TGL? {_DAY} (?:DASH|SLASH) month=MONTH", "DATE", _written),
    Rule(f"month=FULLMONTH {_DAY} (?:ENORD|YEARWORD)? COMMA? year=YEAR", "DATE", _written),
    Rule(f"TGL {_DAY} MONTHWORD month=NUM", "DATE", _month_number),
    Rule("TGL? day=NUM SLASH|DASH month=NUM SLASH|DASH year=YEAR", "DATE", _spaced),
    Rule("TGL? date=DMY|SPAN", "DATE", _numeric),
    Rule("TGL pair=PAIR", "DATE", _pair_with_word),
    Rule("(?<!PUKUL) pair=PAIR", "DATE", _pair),
)
