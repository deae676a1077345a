"""Weeks, months, quarters, semesters and years, their starts, middles and ends, and the n-th of something in them."""

from __future__ import annotations

from datetime import date, timedelta

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import (
    PASSED_RECENTLY,
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
    sunday_of,
    week_of,
)

_WEDNESDAY = timedelta(days=2)
_EARLY, _MIDDLE = 5, 15
_PER_YEAR = {"quarter": 4, "semester": 2}


def _part_of_year(unit: str, year: int, number: int, named: bool = False) -> Period:
    length = 12 // _PER_YEAR[unit]
    last = number * length
    return Period(date(year, last - length + 1, 1), month_end(year, last), unit, named)


def _relative(unit: str, reference: Reference, ahead: int) -> Period:
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
    name = _unit(unit)
    return _relative(name, reference, 0) if name else None


def _next(reference: Reference, unit: Chunk) -> Period | None:
    name = _unit(unit)
    return _relative(name, reference, 1) if name else None


def _after_next(reference: Reference, unit: Chunk) -> Period | None:
    name = _unit(unit)
    return _relative(name, reference, 2) if name else None


def _unit(chunk: Chunk) -> str | None:
    for name, unit in (("QUARTER", "quarter"), ("SEMESTER", "semester"), ("BUDGET", "year")):
        if chunk.means(name):
            return unit
    unit = chunk.means("UNIT")
    return unit if unit in ("week", "month", "year") else None


def _numbered(reference: Reference, unit: Chunk, number: Chunk, year: Chunk | None = None) -> Period | None:
    name = _unit(unit)
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
    return _month(reference, month, year, bare=True)


def _month_this(reference: Reference, month: Chunk) -> Period:
    number, year = month.means("MONTH"), reference.today.year
    return Period(date(year, number, 1), month_end(year, number), "month")


def _month_next_year(reference: Reference, month: Chunk) -> Period:
    number, year = month.means("MONTH"), reference.today.year + 1
    return Period(date(year, number, 1), month_end(year, number), "month")


def _year(reference: Reference, year: Chunk) -> Period:
    return Period(date(int(year.value), 1, 1), date(int(year.value), 12, 31), "year", True, True)


def _end(reference: Reference, period: Chunk) -> When:
    return When(end_of(period.value), Form.EDGE)


def _end_of_unit(reference: Reference, unit: Chunk) -> When | None:
    name = _unit(unit)
    if name is None:
        return None
    period = _relative(name, reference, 0)
    if end_of(period) < reference.today:
        period = _relative(name, reference, 1)
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
    name = _unit(unit)
    if name is None:
        return None
    period = _relative(name, reference, 0)
    if _early(period) < reference.today or (name == "week" and period.first <= reference.today):
        period = _relative(name, reference, 1)
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
    name = _unit(unit)
    if name is None:
        return None
    period = _relative(name, reference, 0)
    if _halfway(period) < reference.today:
        period = _relative(name, reference, 1)
    return When(_halfway(period), Form.EDGE)


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


def _year_end(reference: Reference) -> When:
    return When(date(reference.today.year, 12, 31), Form.EDGE)


def _ordinal(chunk: Chunk) -> int | None:
    if not isinstance(chunk.value, dict):
        return int(chunk.value)
    return chunk.value.get("ORD") or chunk.value.get("ROMAN")


def _nth_week(reference: Reference, number: Chunk, period: Chunk) -> When | None:
    count = _ordinal(number)
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
    count = _ordinal(number)
    if count not in (1, 2, 3, -1):
        return None
    return When(period.value.first.replace(day=10 * count) if count in (1, 2) else period.value.last, Form.EDGE)


def _nth_weekday(reference: Reference, weekday: Chunk, number: Chunk, period: Chunk) -> When | None:
    count, wanted, month = _ordinal(number), _weekday(weekday), period.value
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
    count, within, days = _ordinal(number), period.value, reference.working_days
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
    count, within = _ordinal(number), period.value
    if count is None:
        return None
    day = within.last if count == -1 else within.first + timedelta(days=count - 1)
    return When(day, Form.EDGE) if day <= within.last else None


def _first_days(reference: Reference, count: Chunk, unit: Chunk, edge: Chunk, period: Chunk) -> When | None:
    """ "10 hari pertama Juli" is over on the tenth."""
    days = {"day": 1, "week": 7}.get(unit.means("UNIT"))
    if days is None or _ordinal(edge) not in (1, -1):
        return None
    last = period.value.last if _ordinal(edge) == -1 else period.value.first + timedelta(days=days * count.value - 1)
    return When(last, Form.EDGE) if last <= period.value.last else None


def _nth_half(reference: Reference, number: Chunk, period: Chunk) -> When:
    return When(period.value.last if _ordinal(number) in (2, -1) else _halfway(period.value), Form.EDGE)


def _month_by_number(reference: Reference, number: Chunk, year: Chunk | None = None) -> Period | None:
    count = _ordinal(number)
    if count is None or not 0 < count <= 12:
        return None
    return _month(reference, Chunk("", 0, 0, "", {"MONTH": count}), year)


def _numbered_next_year(reference: Reference, unit: Chunk, number: Chunk) -> Period | None:
    return _numbered(reference, unit, number, Chunk("", 0, 0, "", reference.today.year + 1))


def _nth_month(reference: Reference, number: Chunk, period: Chunk) -> Period | None:
    count, within = _ordinal(number), period.value
    if count is None or within.unit not in ("quarter", "semester", "year"):
        return None
    month = month_of(within.last) if count == -1 else month_of(within.first, count - 1)
    return month if month.last <= within.last else None


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


_UNIT = "unit=WEEKWORD|MONTHWORD|YEARWORD|QUARTER|SEMESTER|BUDGET"
_NUMBER = "number=NUM|ORD|ROMAN"
_SUBUNITS = "QUARTER|SEMESTER"
PERIODS = (
    Rule("WITHIN? EOY year=YEAR", "EDGE", _end_of_year),
    Rule("WITHIN? EOY THIS?", "EDGE", _year_end),
    Rule("WITHIN? EOM (?:THIS|NEXT)?", "EDGE", _month_end),
    Rule("EOW", "EDGE", _week_end),
    Rule(f"ENEXT {_UNIT}", "PERIOD", _next),
    Rule(f"ETHIS {_UNIT}", "PERIOD", _this),
    Rule("WEEKEND NEXT|COMING", "EDGE", _next_weekend),
    Rule("WEEKEND THIS?", "EDGE", _weekend),
    Rule(f"unit={_SUBUNITS} KE? {_NUMBER} COMMA? YEARWORD NEXT|COMING", "PERIOD", _numbered_next_year),
    Rule("MONTHWORD? month=MONTH YEARWORD NEXT", "PERIOD", _month_next_year),
    Rule("YEARWORD NEXT MONTHWORD? month=MONTH", "PERIOD", _month_next_year),
    Rule(f"{_UNIT} NEXT AHEAD", "PERIOD", _after_next),
    Rule(f"{_UNIT} THIS (?:YEAR)?", "PERIOD", _this),
    Rule(f"{_UNIT} NEXT|COMING", "PERIOD", _next),
    Rule(f"unit={_SUBUNITS} KE? {_NUMBER} COMMA? (?:YEARWORD|BUDGET)? year=YEAR", "PERIOD", _numbered),
    Rule(f"unit={_SUBUNITS} KE? {_NUMBER}", "PERIOD", _numbered),
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
    Rule("(?<=START|MIDDLE|END) month=MONTH year=YEAR", "PERIOD", _month),
    Rule("(?<=START|MIDDLE|END|ORD|ROMAN|UNTIL|LIMIT|BEFORE) month=MONTH", "PERIOD", _month),
    Rule("month=FULLMONTH (?:YEARWORD|COMMA)? year=YEAR", "PERIOD", _bare_month),
    Rule("month=MONTH year=YEAR", "PERIOD", _bare_month),
    Rule("month=FULLMONTH COMING|NEXT", "PERIOD", _month),
    Rule("(?<!NUM) month=FULLMONTH", "PERIOD", _bare_month),
    Rule("YEARWORD|BUDGET year=YEAR", "PERIOD", _year),
    Rule("(?<=START|MIDDLE|END|BEFORE) year=YEAR", "PERIOD", _year),
    Rule("MONTHWORD number=ORD period=PERIOD", "PERIOD", _nth_month),
)
EDGES = (
    Rule("count=NUM unit=UNIT edge=ORD period=PERIOD", "EDGE", _first_days),
    Rule("DAYWORD|TGL number=ORD period=PERIOD", "DATE", _nth_day),
    Rule("HK number=ORD period=PERIOD", "EDGE", _nth_working_day),
    Rule("number=ORD HK period=PERIOD", "EDGE", _nth_working_day),
    Rule(f"DAYWORD? weekday=WDAY WEEKWORD {_NUMBER} period=PERIOD", "DATE", _weekday_of_nth_week),
    Rule(f"WEEKWORD {_NUMBER} DASH? period=PERIOD", "EDGE", _nth_week),
    Rule(f"WEEKWORD {_NUMBER} (?!UNIT|HK|AMOUNT)", "EDGE", _nth_week_soon),
    Rule("nth=NTHWEEK period=PERIOD", "EDGE", _nth_written),
    Rule("DECADE number=ORD|ROMAN|NUM period=PERIOD", "EDGE", _nth_decade),
    Rule("DAYWORD? weekday=WDAY|SUNDAY number=ORD period=PERIOD", "EDGE", _nth_weekday),
    Rule("START period=PERIOD", "EARLY", _start),
    Rule("MIDDLE period=PERIOD", "EDGE", _middle),
    Rule("END period=PERIOD", "EDGE", _end),
    Rule(f"START {_UNIT}", "EARLY", _start_of_unit),
    Rule(f"MIDDLE {_UNIT}", "EDGE", _middle_of_unit),
    Rule(f"END {_UNIT}", "EDGE", _end_of_unit),
    Rule("HALVES number=ORD period=PERIOD", "EDGE", _nth_half),
    Rule("period=PERIOD COMMA? TGL day=NUM", "DATE", _day_in),
    Rule("period=PERIOD COMMA? WEEKWORD number=ORD|ROMAN", "EDGE", _nth_week),
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
BARE = (
    Rule("WITHIN|DURING period=PERIOD JUGA?", "DATE", _whole),
    Rule("period=PERIOD JUGA?", "DATE", _bare),
)
WEEKS_AHEAD = Rule("(?<=WDAY|SUNDAY) length=LENGTH AHEAD", "PERIOD", _late_weeks)
