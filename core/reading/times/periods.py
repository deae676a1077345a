"""Weeks, months, quarters, semesters and years, by their names and from today: "bulan depan", "TW III"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import (
    PASSED_RECENTLY,
    Form,
    Length,
    Period,
    Reference,
    When,
    end_of,
    month_end,
    month_of,
    sunday_of,
    week_of,
)

_PER_YEAR = {"quarter": 4, "semester": 2}


def _part_of_year(unit: str, year: int, number: int, named: bool = False) -> Period:
    length = 12 // _PER_YEAR[unit]
    last = number * length
    return Period(date(year, last - length + 1, 1), month_end(year, last), unit, named)


def relative(unit: str, reference: Reference, ahead: int) -> Period:
    today = reference.today
    if unit == "week":
        return week_of(today, ahead)
    if unit == "month":
        return month_of(today, ahead)
    if unit == "year":
        return Period(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31), "year")
    count = today.year * _PER_YEAR[unit] + (today.month - 1) * _PER_YEAR[unit] // 12 + ahead
    return _part_of_year(unit, count // _PER_YEAR[unit], count % _PER_YEAR[unit] + 1)


def _this(reference: Reference, unit: Chunk) -> Period | None:
    name = unit_of(unit)
    return relative(name, reference, 0) if name else None


def _next(reference: Reference, unit: Chunk) -> Period | None:
    name = unit_of(unit)
    return relative(name, reference, 1) if name else None


def _after_next(reference: Reference, unit: Chunk) -> Period | None:
    name = unit_of(unit)
    return relative(name, reference, 2) if name else None


def unit_of(chunk: Chunk) -> str | None:
    for name, unit in (("QUARTER", "quarter"), ("SEMESTER", "semester"), ("BUDGET", "year")):
        if chunk.means(name):
            return unit
    unit = chunk.means("UNIT")
    return unit if unit in ("week", "month", "year") else None


def _numbered(reference: Reference, unit: Chunk, number: Chunk, year: Chunk | None = None) -> Period | None:
    name = unit_of(unit)
    value = number.value
    if isinstance(value, dict):
        value = value.get("ORD") or value.get("ROMAN")
    if name is None or value is None or not 0 < value <= _PER_YEAR[name]:
        return None
    if year is not None:
        return _part_of_year(name, int(year.value), value, named=True)
    period = _part_of_year(name, reference.today.year, value, named=True)
    if period.last < reference.today - PASSED_RECENTLY:
        return _part_of_year(name, reference.today.year + 1, value, named=True)
    return period


def _month(reference: Reference, month: Chunk, year: Chunk | None = None, bare: bool = False) -> Period:
    number = month.means("MONTH")
    if year is not None:
        return Period(date(int(year.value), number, 1), month_end(int(year.value), number), "month", True, bare)
    in_year = reference.today.year
    if month_end(in_year, number) < reference.today - PASSED_RECENTLY:
        in_year += 1
    return Period(date(in_year, number, 1), month_end(in_year, number), "month", True, bare)


def _bare_month(reference: Reference, month: Chunk, year: Chunk | None = None) -> Period:
    """A month that may as well be the name of something; one of a year, and to come, says when."""
    bare = _month(reference, month, year, bare=True)
    return replace(bare, bare=year is None or bare.last <= reference.today)


def _month_this(reference: Reference, month: Chunk) -> Period:
    number, year = month.means("MONTH"), reference.today.year
    return Period(date(year, number, 1), month_end(year, number), "month")


def _month_next_year(reference: Reference, month: Chunk) -> Period:
    number, year = month.means("MONTH"), reference.today.year + 1
    return Period(date(year, number, 1), month_end(year, number), "month")


def _year(reference: Reference, year: Chunk) -> Period:
    return Period(date(int(year.value), 1, 1), date(int(year.value), 12, 31), "year", True, True)


def _weekend(reference: Reference) -> When:
    return When(sunday_of(week_of(reference.today)), Form.EDGE)


def _next_weekend(reference: Reference) -> When:
    return When(sunday_of(week_of(reference.today, 1)), Form.EDGE)


def _week_end(reference: Reference) -> When:
    return When(end_of(week_of(reference.today)), Form.EDGE)


def _month_end(reference: Reference) -> When:
    return When(month_of(reference.today).last, Form.EDGE)


def _end_of_year(reference: Reference, year: Chunk) -> When:
    return When(date(int(year.value), 12, 31), Form.EDGE)


def _told(reference: Reference, date: Chunk) -> When:
    """ "sebelum tutup buku, tanggal 29": the day is told."""
    when: When = date.value
    return when


def _year_end(reference: Reference) -> When:
    return When(date(reference.today.year, 12, 31), Form.EDGE)


def ordinal(chunk: Chunk) -> int | None:
    if not isinstance(chunk.value, dict):
        return int(chunk.value)
    return chunk.value.get("ORD") or chunk.value.get("ROMAN")


def _month_by_number(reference: Reference, number: Chunk, year: Chunk | None = None) -> Period | None:
    count = ordinal(number)
    if count is None or not 0 < count <= 12:
        return None
    return _month(reference, Chunk("", 0, 0, "", {"MONTH": count}), year)


def _numbered_next_year(reference: Reference, unit: Chunk, number: Chunk) -> Period | None:
    return _numbered(reference, unit, number, Chunk("", 0, 0, "", reference.today.year + 1))


def _nth_month(reference: Reference, number: Chunk, period: Chunk) -> Period | None:
    count, within = ordinal(number), period.value
    if count is None or within.unit not in ("quarter", "semester", "year"):
        return None
    month = month_of(within.last) if count == -1 else month_of(within.first, count - 1)
    return month if month.last <= within.last else None


def _bare(reference: Reference, period: Chunk) -> When | None:
    value: Period = period.value
    if value.unit == "week":
        return When(end_of(value), Form.WEEK, first=value.first)
    if value.unit == "month":
        return When(value.last, Form.BARE_MONTH if value.bare else Form.MONTH, first=value.first)
    return None if value.bare and value.unit == "year" else When(value.last, Form.LONG_PERIOD, first=value.first)


def _whole(reference: Reference, period: Chunk) -> When | None:
    """ "sepanjang Juni", "dalam bulan ini"."""
    found = _bare(reference, period)
    return found.but(form=Form.MONTH) if found and found.form is Form.BARE_MONTH else found


def _late_weeks(reference: Reference, length: Chunk) -> Period | None:
    """ "Jumat dua minggu lagi": the week that is meant."""
    value: Length = length.value
    return week_of(reference.today, int(value.count)) if value.unit == "week" and not value.working else None


UNIT = "unit=WEEKWORD|MONTHWORD|YEARWORD|QUARTER|SEMESTER|BUDGET"
NUMBER = "number=NUM|ORD|ROMAN"
_SUBUNITS = "QUARTER|SEMESTER"
_BEFORE_MONTH = "START|MIDDLE|END|ORD|ROMAN|UNTIL|LIMIT|BEFORE"  # by these a month is no name of a report
PERIODS = (
    Rule("BEFORE? EOY|EOM (?:COMMA|LPAR)? date=DATE RPAR?", "DATE", _told),
    Rule("WITHIN? EOY year=YEAR", "EDGE", _end_of_year),
    Rule("WITHIN? EOY THIS?", "EDGE", _year_end),
    Rule("WITHIN? EOM (?:THIS|NEXT)?", "EDGE", _month_end),
    Rule("EOW", "EDGE", _week_end),
    Rule(f"ENEXT {UNIT}", "PERIOD", _next),
    Rule(f"ETHIS {UNIT}", "PERIOD", _this),
    Rule("WEEKEND NEXT|COMING", "EDGE", _next_weekend),
    Rule("WEEKEND THIS?", "EDGE", _weekend),
    Rule(f"unit={_SUBUNITS} KE? {NUMBER} COMMA? YEARWORD NEXT|COMING", "PERIOD", _numbered_next_year),
    Rule("MONTHWORD? month=MONTH YEARWORD NEXT", "PERIOD", _month_next_year),
    Rule("YEARWORD NEXT MONTHWORD? month=MONTH", "PERIOD", _month_next_year),
    Rule(f"{UNIT} NEXT AHEAD", "PERIOD", _after_next),
    Rule(f"{UNIT} THIS (?:YEAR)?", "PERIOD", _this),
    Rule(f"{UNIT} NEXT|COMING", "PERIOD", _next),
    Rule(f"unit={_SUBUNITS} KE? {NUMBER} COMMA? (?:YEARWORD|BUDGET)? year=YEAR", "PERIOD", _numbered),
    Rule(f"unit={_SUBUNITS} KE? {NUMBER}", "PERIOD", _numbered),
    Rule("number=ROMAN|ORD unit=QUARTER|SEMESTER", "PERIOD", _numbered),
    Rule(
        "MONTHWORD number=NUM|ORD (?:YEARWORD? year=YEAR)? (?!UNIT|HK|PERIOD|QUARTER|SEMESTER)",
        "PERIOD",
        _month_by_number,
    ),
    Rule("MONTHWORD month=MONTH THIS", "PERIOD", _month_this),
    Rule("month=FULLMONTH THIS", "PERIOD", _month_this),
    Rule("MONTHWORD month=MONTH (?:YEARWORD|COMMA)? year=YEAR", "PERIOD", _month),
    Rule("MONTHWORD month=MONTH (?:COMING)?", "PERIOD", _month),
    Rule(f"(?<={_BEFORE_MONTH}) month=MONTH (?:YEARWORD|COMMA)? year=YEAR", "PERIOD", _month),
    Rule(f"(?<={_BEFORE_MONTH}) month=MONTH", "PERIOD", _month),
    Rule("month=FULLMONTH (?:YEARWORD|COMMA)? year=YEAR", "PERIOD", _bare_month),
    Rule("month=MONTH year=YEAR", "PERIOD", _bare_month),
    Rule("month=FULLMONTH COMING|NEXT", "PERIOD", _month),
    Rule("(?<!NUM) month=FULLMONTH", "PERIOD", _bare_month),
    Rule("YEARWORD|BUDGET year=YEAR", "PERIOD", _year),
    Rule("(?<=START|MIDDLE|END|BEFORE) year=YEAR", "PERIOD", _year),
    Rule("MONTHWORD number=ORD period=PERIOD", "PERIOD", _nth_month),
)
BARE = (
    Rule("WITHIN|DURING period=PERIOD JUGA?", "DATE", _whole),
    Rule("period=PERIOD JUGA?", "DATE", _bare),
)
WEEKS_AHEAD = Rule("(?<=WDAY|SUNDAY) length=LENGTH AHEAD", "PERIOD", _late_weeks)
