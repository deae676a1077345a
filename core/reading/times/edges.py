"""Points within weeks, months and longer: their start, middle and end, the n-th week, day or working day in them."""

from __future__ import annotations

from datetime import date, timedelta

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import (
    Form,
    Length,
    Period,
    Reference,
    When,
    day_number,
    day_of,
    end_of,
    month_end,
    month_of,
    shifted,
)
from core.reading.times.periods import NUMBER as _NUMBER
from core.reading.times.periods import UNIT as _UNIT
from core.reading.times.periods import ordinal, relative, unit_of

_WEDNESDAY = timedelta(days=2)
_EARLY, _MIDDLE = 5, 15


def _end(reference: Reference, period: Chunk) -> When:
    return When(end_of(period.value), Form.EDGE)


def _end_of_unit(reference: Reference, unit: Chunk) -> When | None:
    name = unit_of(unit)
    if name is None:
        return None
    period = relative(name, reference, 0)
    if end_of(period) < reference.today:
        period = relative(name, reference, 1)
    return When(end_of(period), Form.EDGE)


def _start(reference: Reference, period: Chunk) -> When:
    return When(_early(period.value), Form.EDGE, first=period.value.first)


def _early(period: Period) -> date:
    if period.unit == "week":
        return period.first
    if period.unit == "month":
        return period.first.replace(day=_EARLY)
    return month_end(period.first.year, period.first.month)


def _start_of_unit(reference: Reference, unit: Chunk) -> When | None:
    name = unit_of(unit)
    if name is None:
        return None
    period = relative(name, reference, 0)
    if _early(period) < reference.today or (name == "week" and period.first <= reference.today):
        period = relative(name, reference, 1)
    return When(_early(period), Form.EDGE, first=period.first)


def _middle(reference: Reference, period: Chunk) -> When:
    return When(_halfway(period.value), Form.EDGE)


def _halfway(period: Period) -> date:
    if period.unit == "week":
        return period.first + _WEDNESDAY
    if period.unit == "month":
        return period.first.replace(day=_MIDDLE)
    if period.unit == "quarter":
        return shifted(period.first, Length(1, "month")).replace(day=_MIDDLE)
    months = {"semester": 2, "year": 5}[period.unit]
    return month_of(period.first, months).last


def _middle_of_unit(reference: Reference, unit: Chunk) -> When | None:
    name = unit_of(unit)
    if name is None:
        return None
    period = relative(name, reference, 0)
    if _halfway(period) < reference.today:
        period = relative(name, reference, 1)
    return When(_halfway(period), Form.EDGE)


def _nth_week(reference: Reference, number: Chunk, period: Chunk) -> When | None:
    count = ordinal(number)
    if count is None or not -1 <= count <= 5 or period.value.unit != "month":
        return None
    month: Period = period.value
    if count in (-1, 5):
        return When(month.last, Form.EDGE)
    return When(month.first.replace(day=7 * count), Form.EDGE)


def _nth_written(reference: Reference, nth: Chunk, period: Chunk) -> When | None:
    return _nth_week(reference, nth, period)


def _weekday_of_nth_week(reference: Reference, weekday: Chunk, number: Chunk, period: Chunk) -> When | None:
    end = _nth_week(reference, number, period)
    if end is None or end.day is None:
        return None
    return When(end.day - timedelta(days=(end.day.weekday() - _weekday(weekday)) % 7), Form.WEEKDAY)


def _nth_week_soon(reference: Reference, number: Chunk) -> When | None:
    """ "minggu kedua" of no month named: of this one, or of the next when it is over."""
    for ahead in (0, 1):
        month = Chunk("", 0, 0, "", month_of(reference.today, ahead))
        found = _nth_week(reference, number, month)
        if found is None or (found.day and found.day >= reference.today):
            return found
    return None


def _nth_decade(reference: Reference, number: Chunk, period: Chunk) -> When | None:
    count = ordinal(number)
    if count not in (1, 2, 3, -1):
        return None
    return When(period.value.first.replace(day=10 * count) if count in (1, 2) else period.value.last, Form.EDGE)


def _nth_weekday(reference: Reference, weekday: Chunk, number: Chunk, period: Chunk) -> When | None:
    count, wanted, month = ordinal(number), _weekday(weekday), period.value
    if count is None:
        return None
    if count == -1:
        return When(month.last - timedelta(days=(month.last.weekday() - wanted) % 7), Form.WEEKDAY)
    first = month.first + timedelta(days=(wanted - month.first.weekday()) % 7)
    day = first + timedelta(weeks=count - 1)
    return When(day, Form.WEEKDAY) if day <= month.last else None


def _weekday(chunk: Chunk) -> int:
    found = chunk.means("WDAY")
    return 6 if found is None else int(found)


def _nth_working_day(reference: Reference, number: Chunk, period: Chunk) -> When | None:
    count, within, days = ordinal(number), period.value, reference.working_days
    if count is None:
        return None
    if count == -1:
        day = within.last
        while not days.is_working_day(day):
            day -= timedelta(days=1)
        return When(day, Form.EDGE)
    return When(days.add_working_days(within.first - timedelta(days=1), count), Form.EDGE)


def _nth_day(reference: Reference, number: Chunk, period: Chunk) -> When | None:
    """ "hari terakhir bulan ini", "hari pertama bulan depan"."""
    count, within = ordinal(number), period.value
    if count is None:
        return None
    day = within.last if count == -1 else within.first + timedelta(days=count - 1)
    return When(day, Form.EDGE) if day <= within.last else None


def _first_days(reference: Reference, count: Chunk, unit: Chunk, edge: Chunk, period: Chunk) -> When | None:
    """ "10 hari pertama Juli" is over on the tenth."""
    days = {"day": 1, "week": 7}.get(unit.means("UNIT"))
    if days is None or ordinal(edge) not in (1, -1):
        return None
    last = period.value.last if ordinal(edge) == -1 else period.value.first + timedelta(days=days * count.value - 1)
    return When(last, Form.EDGE) if last <= period.value.last else None


def _nth_half(reference: Reference, number: Chunk, period: Chunk) -> When:
    return When(period.value.last if ordinal(number) in (2, -1) else _halfway(period.value), Form.EDGE)


def _day_in(reference: Reference, day: Chunk, period: Chunk) -> When | None:
    return day_of(period.value, day.value) if period.value.unit == "month" and 0 < day.value < 40 else None


def _day_range_in(reference: Reference, pair: Chunk, period: Chunk) -> When | None:
    low, high, _ = pair.value
    if period.value.unit != "month" or not 0 < low < high < 40:
        return None
    end = day_of(period.value, high)
    return end.but(first=end.day.replace(day=low) if end.day else None)


def _day(reference: Reference, day: Chunk) -> When | None:
    return day_number(reference, day.value) if 0 < day.value < 40 else None


def _later_day(reference: Reference, day: Chunk, period: Chunk | None = None) -> When | None:
    return _day_in(reference, day, period) if period else _day(reference, day)


def _day_range(reference: Reference, pair: Chunk) -> When | None:
    low, high, mark = pair.value
    if mark == "/" or not 0 < low < high < 40:
        return None
    end = day_number(reference, high)
    return end.but(first=end.day.replace(day=low) if end.day else None)


EDGES = (
    Rule("count=NUM unit=UNIT edge=ORD period=PERIOD", "EDGE", _first_days),
    Rule("DAYWORD|TGL number=ORD period=PERIOD", "DATE", _nth_day),
    Rule("HK number=ORD period=PERIOD", "EDGE", _nth_working_day),
    Rule("number=ORD HK period=PERIOD", "EDGE", _nth_working_day),
    Rule(f"DAYWORD? weekday=WDAY WEEKWORD {_NUMBER} period=PERIOD", "DATE", _weekday_of_nth_week),
    Rule(f"WEEKWORD {_NUMBER} DASH? period=PERIOD", "EDGE", _nth_week),
    Rule("period=PERIOD COMMA? WEEKWORD number=ORD|ROMAN", "EDGE", _nth_week),
    Rule(f"WEEKWORD {_NUMBER} (?!UNIT|HK|AMOUNT)", "EDGE", _nth_week_soon),
    Rule("nth=NTHWEEK period=PERIOD", "EDGE", _nth_written),
    Rule("DECADE number=ORD|ROMAN|NUM period=PERIOD", "EDGE", _nth_decade),
    Rule("DAYWORD? weekday=WDAY|SUNDAY number=ORD period=PERIOD", "EDGE", _nth_weekday),
    Rule("START period=PERIOD", "EARLY", _start),
    Rule("MIDDLE period=PERIOD", "EDGE", _middle),
    Rule("END period=PERIOD", "EDGE", _end),
    Rule(f"START {_UNIT} (?!PART)", "EARLY", _start_of_unit),
    Rule(f"MIDDLE {_UNIT}", "EDGE", _middle_of_unit),
    Rule(f"END {_UNIT}", "EDGE", _end_of_unit),
    Rule("HALVES number=ORD period=PERIOD", "EDGE", _nth_half),
    Rule("period=PERIOD TGL day=NUM", "DATE", _day_in),
    Rule(
        "(?<!REPORTED)(?<!REPORTED WORD) period=PERIOD COMMA TGL day=NUM", "DATE", _day_in
    ),  # not "laporan kinerja Juli, tgl 20 ..."
    Rule("TGL day=NUM (?:MONTHWORD NUM)? period=PERIOD", "DATE", _day_in),
    Rule("TGL pair=PAIR period=PERIOD", "DATE", _day_range_in),
    Rule("TGL pair=PAIR", "DATE", _day_range),
    Rule(
        "TGL NUM (?:DASH|UNTIL|AND|OR|SLASH) TGL? day=NUM (?:period=PERIOD)?",
        "DATE",
        _later_day,
    ),
    Rule("TGL day=NUM", "DATE", _day),
)
