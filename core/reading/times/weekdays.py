"""Weekdays: "Jumat", "Jumat ini", "Jumat depan", "Jumat minggu depan", "malam Minggu"."""

from __future__ import annotations

from datetime import time, timedelta

from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Form, Period, Reference, When, add_months, coming, day_number, week_of
from core.reading.values import Doubt

_LATE = time(23, 59)


def weekday_of(chunk: Chunk) -> int:
    for name in ("WDAY", "SHORTDAY", "SUNDAY"):
        if (found := chunk.means(name)) is not None:
            return int(found)
    raise ValueError(chunk.text)


def _in_week(weekday: int, week: Period) -> When:
    return When(week.first + timedelta(days=weekday), Form.WEEKDAY)


def _kept(reference: Reference, date: Chunk) -> When | None:
    """ "20 Agustus mendatang": the words after a written date add nothing."""
    when: When = date.value
    return when if when.form in (Form.WRITTEN, Form.NUMERIC) else None


def _gone(reference: Reference, date: Chunk) -> When | None:
    """ "5 Agustus kemarin mestinya": a limit that has passed."""
    when: When = date.value
    if when.day is None or when.form not in (Form.WRITTEN, Form.DAY_NUMBER):
        return None
    if when.day <= reference.today or when.dated:
        return when
    return when.but(day=add_months(when.day, -12 if when.form is Form.WRITTEN else -1))


def _this(reference: Reference, day: Chunk) -> When:
    found = _in_week(weekday_of(day), week_of(reference.today))
    if found.day and found.day < reference.today:
        return When(coming(reference, weekday_of(day)), Form.WEEKDAY)
    return found


def _next(reference: Reference, day: Chunk) -> When:
    return _in_week(weekday_of(day), week_of(reference.today, 1))


def _coming(reference: Reference, day: Chunk) -> When:
    return When(coming(reference, weekday_of(day)), Form.WEEKDAY)


def _numbered(reference: Reference, day: Chunk, number: Chunk) -> When | None:
    """ "Kamis 21": the next 21st, where that is a Thursday."""
    if not 0 < number.value <= 31:
        return None
    found = day_number(reference, number.value)
    return found if found.day and found.day.weekday() == weekday_of(day) else None


def _of_week(reference: Reference, day: Chunk, period: Chunk) -> When | None:
    return _in_week(weekday_of(day), period.value) if period.value.unit == "week" else None


def _range(reference: Reference, first: Chunk, last: Chunk) -> When:
    start = coming(reference, weekday_of(first))
    if weekday_of(first) == reference.today.weekday():
        start = reference.today
    end = start + timedelta(days=(weekday_of(last) - start.weekday()) % 7)
    return When(end, Form.WEEKDAY, first=start)


def _eve(reference: Reference, part: Chunk, day: Chunk) -> When:
    """Saturday evening is "malam Minggu": the evening belongs to the day that follows."""
    if part.means("PART") != _LATE:
        return When(coming(reference, weekday_of(day)), Form.WEEKDAY, at=part.means("PART"))
    eve = coming(reference, weekday_of(day)) - timedelta(days=1)
    return When(eve, Form.PART_OF_DAY, at=_LATE)


def _next_eve(reference: Reference, part: Chunk, day: Chunk) -> When | None:
    """ "malam Minggu depan": the evening before the Sunday of next week."""
    return _evening_before(_next(reference, day), part)


def _this_eve(reference: Reference, part: Chunk, day: Chunk) -> When | None:
    return _evening_before(_this(reference, day), part)


def _coming_eve(reference: Reference, part: Chunk, day: Chunk) -> When | None:
    """ "malam Minggu nanti"."""
    return _eve(reference, part, day) if part.means("PART") == _LATE else None


def _evening_before(found: When, part: Chunk) -> When | None:
    if part.means("PART") != _LATE or found.day is None:
        return None
    return When(found.day - timedelta(days=1), Form.PART_OF_DAY, at=_LATE)


def _before_eve(reference: Reference, part: Chunk, day: Chunk) -> When | None:
    """ "sebelum malam Minggu": the day before that evening."""
    eve = _eve(reference, part, day)
    return When(eve.day - timedelta(days=1), Form.WEEKDAY, limited=True) if eve.day and eve.at == _LATE else None


def _before_next_eve(reference: Reference, part: Chunk, day: Chunk) -> When | None:
    eve = _next_eve(reference, part, day)
    return When(eve.day - timedelta(days=1), Form.WEEKDAY, limited=True) if eve and eve.day else None


def _weekday_besok(reference: Reference, day: Chunk, date: Chunk) -> When | None:
    """ "Jumat besok" said on a Wednesday: the Friday to come."""
    when: When = date.value
    tomorrow = when.form is Form.RELATIVE and when.day == reference.today + timedelta(days=1)
    if not tomorrow or when.at is not None or when.day is None or when.day.weekday() == weekday_of(day):
        return None
    return _coming(reference, day)


def _checked(reference: Reference, day: Chunk, date: Chunk) -> When:
    """A written date beats the weekday beside it; that they differ is a doubt."""
    found: When = date.value
    if found.day is None or found.day.weekday() == weekday_of(day) or found.first is not None:
        return found.but(limited=found.limited)
    return found.but(doubts=(*found.doubts, Doubt.WRONG_WEEKDAY))


_DAY = "day=WDAY|SUNDAY|SHORTDAY"
DATED = (
    Rule("DAYWORD? day=WDAY date=DATE", "DATE", _weekday_besok),
    Rule(f"DAYWORD? {_DAY} (?:COMMA|SLASH|COLON|DOT)? (?:LPAR date=DATE RPAR)", "DATE", _checked),
    Rule(f"DAYWORD? {_DAY} (?:COMMA|SLASH|COLON|DOT)? date=DATE", "DATE", _checked),
    Rule(f"date=DATE LPAR DAYWORD? {_DAY} RPAR", "DATE", _checked),
    Rule("date=DATE COMMA? DAYWORD day=WDAY", "DATE", _checked),
    Rule("date=DATE COMING|NEXT|THIS (?!LENGTH)", "DATE", _kept),
    Rule("date=DATE AGO", "DATE", _gone),
)
PAIRS = (
    Rule("DAYWORD? first=WDAY (?:DASH|UNTIL|AND|OR|SLASH) DAYWORD? last=SUNDAY THIS", "DATE", _range),
    Rule("BEFORE part=PART day=WDAY|SUNDAY NEXT", "DATE", _before_next_eve),
    Rule("BEFORE part=PART day=WDAY|SUNDAY (?!NEXT|THIS|COMING)", "DATE", _before_eve),
    Rule("part=PART day=WDAY|SUNDAY NEXT", "MOMENT", _next_eve),
    Rule("part=PART day=WDAY|SUNDAY THIS", "MOMENT", _this_eve),
    Rule("part=PART day=WDAY|SUNDAY COMING", "MOMENT", _coming_eve),
)
RULES = (
    Rule("DAYWORD? day=WDAY|SUNDAY period=PERIOD", "DATE", _of_week),
    Rule("period=PERIOD COMMA? (?:DAYWORD|LPAR)? day=WDAY", "DATE", _of_week),
    Rule("part=PART day=WDAY|SUNDAY (?!NEXT|THIS|COMING)", "MOMENT", _eve),
    Rule("DAYWORD? first=WDAY (?:DASH|UNTIL|AND|OR|SLASH) (?:LIMIT)? DAYWORD? last=WDAY|SUNDAY", "DATE", _range),
    Rule("DAYWORD? day=WDAY THIS JUGA?", "DATE", _this),
    Rule("DAYWORD? day=WDAY NEXT JUGA?", "DATE", _next),
    Rule("DAYWORD? day=WDAY COMING JUGA?", "DATE", _coming),
    Rule("DAYWORD day=SUNDAY|SHORTDAY", "DATE", _coming),
    Rule("day=SHORTDAY NEXT", "DATE", _next),
    Rule("ENEXT day=WDAY", "DATE", _next),
    Rule("ETHIS day=WDAY", "DATE", _this),
    Rule(
        "DAYWORD? day=WDAY COMMA? number=NUM (?!UNIT|HK|AMOUNT|TIMES|MONTH|PART|ZONE|ORD|NUM|OPAQUE|WORD|COLON)",
        "DATE",
        _numbered,
    ),
    Rule("day=SUNDAY (?=PART|CLOCK)", "DATE", _coming),
    Rule("(?<=LIMIT|UNTIL|BEFORE|DAYSAHEAD|COMMA) day=SUNDAY (?!NUM|ORD)", "DATE", _coming),
    Rule("day=WDAY", "DATE", _coming),
    Rule("(?:(?<=WORD)|(?<!.)) day=SUNDAY (?=$|DOT|COMMA)", "DATE", _coming),
)
