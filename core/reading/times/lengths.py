"""Lengths of time: "3 hari lagi", "sepekan", "2x24 jam", "5 hari kerja", and days counted from today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Form, Length, Reference, When, coming, day_of, month_of

_MONTHS_COUNTED = 12
_LONGEST = {"minute": 600, "hour": 1000, "day": 1000, "week": 100, "month": 60, "year": 10}


def _length(reference: Reference, number: Chunk, unit: Chunk) -> Length | None:
    name = unit.means("UNIT")
    return Length(number.value, name) if 0 < number.value <= _LONGEST[name] else None


def _day_of_month(ahead: int) -> Callable[[Reference, Chunk], When | None]:
    """ "31 bln ini": a day, for nobody counts so many months; there may be none."""

    def day(reference: Reference, number: Chunk) -> When | None:
        counted = number.value <= _MONTHS_COUNTED or number.value > 31
        return None if counted else day_of(month_of(reference.today, ahead), int(number.value))

    return day


def _one(reference: Reference, one: Chunk) -> Length:
    return Length(1, one.means("ONEUNIT"))


def _half(reference: Reference, unit: Chunk) -> Length:
    return Length(0.5, unit.means("UNIT"))


def _pair_half(reference: Reference, pair: Chunk, unit: Chunk) -> Length | None:
    return Length(0.5, unit.means("UNIT")) if pair.value[:2] == (1, 2) else None


def _and_half(reference: Reference, number: Chunk, pair: Chunk, unit: Chunk) -> Length | None:
    """ "1 1/2 bulan"."""
    return _and_a_half(reference, number, unit) if pair.value[:2] == (1, 2) else None


def _and_a_half(reference: Reference, number: Chunk, unit: Chunk) -> Length:
    return Length(number.value + 0.5, unit.means("UNIT"))


def _these_days(reference: Reference, number: Chunk) -> Length | None:
    """ "dalam 3 hari ini"."""
    return Length(number.value, "day") if 0 < number.value <= 31 else None


def _hours(reference: Reference, times: Chunk, hours: Chunk) -> Length | None:
    total = times.value * hours.value
    return Length(total, "hour") if 0 < total <= _LONGEST["hour"] else None


def _working(reference: Reference, number: Chunk) -> Length | None:
    return Length(number.value, "day", working=True) if 0 < number.value <= 500 else None


def _both(reference: Reference, first: Chunk, second: Chunk) -> Length | None:
    """ "1 bulan 15 hari", "2 jam 30 menit"."""
    order = ["minute", "hour", "day", "week", "month", "year"]
    large, small = first.value, second.value
    if large.working or small.working or order.index(large.unit) <= order.index(small.unit):
        return None
    in_small = {"hour": 60, "week": 7, "month": 30, "year": 12}
    return (
        Length(large.count * in_small.get(large.unit, 24) + small.count, small.unit) if small.unit != "month" else None
    )


def _weeks_of_work(reference: Reference, number: Chunk) -> Length | None:
    """ "1 minggu kerja" is five working days."""
    value: Length = number.value
    return Length(5 * value.count, "day", working=True) if value.unit == "week" else None


def _ahead(reference: Reference, days: Chunk) -> When:
    return When(reference.today + timedelta(days=days.means("DAYSAHEAD")), Form.RELATIVE)


def _today(reference: Reference) -> When:
    return When(reference.today, Form.RELATIVE)


def _next_working(reference: Reference) -> When:
    day = reference.working_days.add_working_days(reference.today, 1)
    return When(day, Form.RELATIVE, basis="hari kerja sesudah")


def _besok_weekday(reference: Reference, weekday: Chunk) -> When:
    return When(coming(reference, weekday.means("WDAY")), Form.WEEKDAY)


RULES = (
    Rule("WITHIN? number=NUM HK", "LENGTH", _working),
    Rule("DURING? times=NUM TIMES hours=NUM HOURWORD", "LENGTH", _hours),
    Rule("number=NUM TODAY", "LENGTH", _these_days),
    Rule("number=NUM MONTHWORD THIS", "DATE", _day_of_month(0)),
    Rule("number=NUM MONTHWORD NEXT", "DATE", _day_of_month(1)),
    Rule("number=NUM HALF unit=UNIT", "LENGTH", _and_a_half),
    Rule("number=HALVED unit=UNIT", "LENGTH", _length),
    Rule("number=NUM pair=PAIR unit=UNIT", "LENGTH", _and_half),
    Rule("HALF unit=UNIT", "LENGTH", _half),
    Rule("pair=PAIR unit=UNIT", "LENGTH", _pair_half),
    Rule(
        "(?<!TGL|QUARTER|SEMESTER) number=NUM unit=UNIT (?!MONTH|ORD (?:WEEKWORD|MONTHWORD|QUARTER|MONTH))",
        "LENGTH",
        _length,
    ),
    Rule("one=ONEUNIT", "LENGTH", _one),
    Rule("first=LENGTH second=LENGTH", "LENGTH", _both),
    Rule("number=LENGTH HK", "LENGTH", _weeks_of_work),
    Rule("HK NEXT|COMING", "DATE", _next_working),
    Rule("DAYSAHEAD DAYWORD? weekday=WDAY (?!DATE|COMMA DATE)", "DATE", _besok_weekday),
    Rule("days=DAYSAHEAD", "DATE", _ahead),
    Rule("TODAY", "DATE", _today),
)
