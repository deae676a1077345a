"""What turns one moment into another: "sebelum X", "3 hari setelah X", "X s.d. Y"; and what names no limit at all."""

from __future__ import annotations

from datetime import date, timedelta

from core.reading import words
from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Form, Length, Period, Reference, When, after, shifted

_DAY = timedelta(days=1)
_PERIODS = (Form.WEEK, Form.MONTH, Form.BARE_MONTH, Form.LONG_PERIOD)
_RANGED = (Form.WRITTEN, Form.NUMERIC, Form.PAIR, Form.OFFSET, Form.DAY_NUMBER, Form.WEEKDAY)


def _before(reference: Reference, date: Chunk) -> When:
    when: When = date.value
    if when.day is None or when.at is not None:
        return when.but(limited=True)
    start = when.first if when.form in _PERIODS and when.first else when.day
    if start <= reference.today < when.day:
        return when.but(limited=True)  # "sebelum bulan ini" can only mean before it is over
    offset = -1 if when.form is Form.FEAST else None
    return when.but(day=start - _DAY, limited=True, first=None, offset=offset)


def _before_event(reference: Reference, event: Chunk, date: Chunk) -> When | None:
    """ "sebelum pameran UMKM tanggal 27"."""
    when: When = date.value
    occasion = event.text in words.EVENTS or bool(event.means("HOLIDAYWORD"))
    return _before(reference, date) if occasion and when.form in _RANGED else None


def _kept(reference: Reference, date: Chunk) -> When:
    when: When = date.value
    return when.but(limited=True)


def _towards(reference: Reference, date: Chunk) -> When:
    """ "menjelang Natal": the day before, where it is a limit at all and no mere season."""
    return _before(reference, date).but(limited=False)


def _before_period(reference: Reference, period: Chunk) -> When:
    value: Period = period.value
    day = value.last if value.first <= reference.today else value.first - _DAY
    return When(day, Form.EDGE, limited=True)


def _period_ends(reference: Reference, period: Chunk) -> When:
    return When(period.value.last, Form.EDGE, limited=True)


def _ahead(reference: Reference, length: Chunk) -> When:
    value: Length = length.value
    day, at = after(reference, reference.said_at, value)
    return When(day, Form.LENGTH, at=at)


def _from_now(reference: Reference, length: Chunk) -> When:
    """ "dua minggu lagi": a day, where "dua minggu" alone may be how long something lasts."""
    return _ahead(reference, length).but(form=Form.RELATIVE)


def _within(reference: Reference, length: Chunk) -> When:
    return _ahead(reference, length).but(limited=True)


def _since(reference: Reference, length: Chunk, date: Chunk) -> When:
    when: When = date.value
    value: Length = length.value
    if when.day is None:
        return when
    start = reference.said_at.replace(year=when.day.year, month=when.day.month, day=when.day.day)
    day, at = after(reference, start, value)
    return when.but(day=day, at=at, form=Form.LENGTH, limited=True, first=None)


def _ahead_of(reference: Reference, length: Chunk, date: Chunk) -> When | None:
    when: When = date.value
    value: Length = length.value
    if when.day is None:
        return when
    if value.unit in ("hour", "minute"):
        return None
    if value.working:
        day = _working_days_before(reference, when.day, int(value.count))
        return when.but(day=day, at=None, form=Form.OFFSET, offset=(day - when.day).days)
    day = shifted(when.day, value, -1)
    offset = (day - when.day).days
    return when.but(day=day, at=None, form=Form.OFFSET, limited=True, first=None, offset=offset)


def _ahead_of_event(reference: Reference, length: Chunk, event: Chunk, date: Chunk) -> When | None:
    """ "dua hari sebelum pelantikan 20 Februari"."""
    when: When = date.value
    return _ahead_of(reference, length, date) if event.text in words.EVENTS and when.form in _RANGED else None


def _working_days_before(reference: Reference, day: date, count: int) -> date:
    while count > 0:
        day -= _DAY
        count -= reference.working_days.is_working_day(day)
    return day


def _last_working_day(reference: Reference, date: Chunk) -> When:
    when: When = date.value
    if when.day is None:
        return when
    return when.but(day=_working_days_before(reference, when.day, 1), at=None, form=Form.OFFSET, limited=True)


def _beforehand(reference: Reference, length: Chunk) -> When | None:
    """ "3 hari sebelumnya": counted from a date named earlier."""
    value: Length = length.value
    if value.unit not in ("day", "week"):
        return None
    return When(None, Form.UNANCHORED, offset=-int(value.count * (7 if value.unit == "week" else 1)), limited=True)


def _day_before_that(reference: Reference) -> When:
    """ "sewa habis 31 Januari, perpanjang sebelum itu"."""
    return When(None, Form.UNANCHORED, offset=-1, limited=True)


def _afterwards(reference: Reference, length: Chunk) -> When | None:
    before = _beforehand(reference, length)
    return before.but(offset=-before.offset) if before and before.offset else None


def _range(reference: Reference, first: Chunk, last: Chunk) -> When | None:
    start: When = first.value
    end: When = last.value
    if start.day is None or end.day is None or start.day > end.day:
        return None
    return end.but(first=start.first or start.day, limited=False)


def _moved(reference: Reference, first: Chunk, how: Chunk | None, mark: Chunk, last: Chunk) -> When | None:
    """ "diperpanjang dari 10 April menjadi 17 April": the day that counts now."""
    start: When = first.value
    end: When = last.value
    if mark.text not in words.BECOMES or (how is not None and how.text not in words.MOVED):
        return None
    return end.but(first=start.day) if start.form in _RANGED and end.form in _RANGED else None


def _starting(reference: Reference, date: Chunk) -> When | None:
    when: When = date.value
    if when.first is not None and when.form in _RANGED:
        return None  # "mulai 3 s.d. 7 Juni" ends on the 7th
    ahead = when.form in _PERIODS and when.first and when.first >= reference.today
    begins = when.first if ahead else when.day
    return When(None, Form.STARTING, first=begins, at=when.at)


def _no_day(reference: Reference) -> When:
    return When(None, Form.VAGUE)


def _until_it_happens(reference: Reference, happens: Chunk) -> When | None:
    """ "14 hari sejak surat diterima": nobody knows the day; of "surat ini" it is today."""
    return When(None, Form.VAGUE) if happens.text in words.HAPPENS else None


def _later_or(reference: Reference, first: Chunk, last: Chunk) -> When | None:
    start: When = first.value
    end: When = last.value
    return end if start.day and end.day and start.day <= end.day and (end.day - start.day).days <= 14 else None


def _start_unsaid(reference: Reference) -> When:
    return When(None, Form.STARTING)


def _later_than(reference: Reference, after: Chunk, date: Chunk) -> When | None:
    """ "setelah tanggal 20" sets no limit; "habis sebelum tanggal 20", "habis malam ini" do."""
    when = date.value
    if isinstance(when, When) and after.text in words.USED_UP and when.form is Form.WRITTEN and not when.limited:
        return When(None, Form.VAGUE, first=when.day)  # "sewa habis 31 Januari": what ends then is no order
    used_up = isinstance(when, When) and after.text in words.USED_UP and when.form in (Form.EDGE, Form.PART_OF_DAY)
    return None if used_up or (isinstance(when, When) and when.limited) else _start_unsaid(reference)


def _starting_in(reference: Reference, period: Chunk) -> When:
    value: Period = period.value
    return When(None, Form.STARTING, first=value.first)


def _today_ends(reference: Reference) -> When:
    return When(reference.today, Form.RELATIVE, limited=True)


def _year_ends(reference: Reference) -> When:
    return When(reference.today.replace(month=12, day=31), Form.EDGE, limited=True)


def _lasting(reference: Reference, length: Chunk) -> bool:
    """ "selama 3 hari", "sudah lewat dua hari" say how long, not until when."""
    return True


_INNER = "(?:WORD|MEETING|REPORTED|REGULATION|REGULATED|STREET|THIS|TGL|SERVED|ENDS|PROGRAMME|KE)"
_DATES = "DATE|MOMENT|EDGE|EARLY"
LENGTHS = (
    Rule("OVERDUE length=LENGTH", "OPAQUE", _lasting),
    Rule(f"WITHIN? length=LENGTH (?:SINCE|AHEAD) (?:{_INNER}{{1,5}})? (?:COMMA)? date=DATE", "DATE", _since),
    Rule("WITHIN? length=LENGTH (?:SINCE|AFTER) date=FEASTDAY", "DATE", _since),
    Rule("SINCE date=DATE length=LENGTH", "DATE", _since),
    Rule("WITHIN? LENGTH (?:SINCE|AFTER) MEETING happens=WORD|SERVED", "NODAY", _until_it_happens),
    Rule(
        f"WITHIN? length=LENGTH (?:SINCE|AFTER) {_INNER}{{0,3}} (?:MEETING|THIS|AHEAD) THIS? (?:WORD (?=COMMA|DOT|$))?",
        "DATE",
        _within,
    ),
    Rule(f"length=LENGTH BEFORE|TOWARDS date={_DATES}|FEASTDAY", "DATE", _ahead_of),
    Rule(
        "length=LENGTH BEFORE event=WORD|MEETING (?:WORD|MEETING|TGL){0,2} date=DATE",
        "DATE",
        _ahead_of_event,
    ),
    Rule("LENGTH (?:BEFORE|AFTER|SINCE) (?!DAYWORD|AHEAD)", "NODAY", _no_day),
    Rule("HK ORD? BEFORE date=DATE|FEASTDAY", "DATE", _last_working_day),
    Rule("BEFORE length=LENGTH", "DATE", _within),
    Rule("length=LENGTH BEFOREHAND", "ADRIFT", _beforehand),
    Rule("BEFORETHAT", "ADRIFT", _day_before_that),
    Rule("length=LENGTH AFTERWARDS", "ADRIFT", _afterwards),
    Rule("WITHIN LIMIT? length=LENGTH (?:AHEAD|COMING)?", "DATE", _within),
    Rule("length=LENGTH AHEAD|COMING|NEXT", "DATE", _from_now),
    Rule("DURING length=LENGTH", "OPAQUE", _lasting),
)
BEFORES = (
    Rule("BEFORE (?:LIMITNOUN|LIMIT) (?:TGL|DAYWORD)? date=DATE|MOMENT|EDGE|EARLY", "DATE", _kept),
    Rule("BEFORE date=EDGE", "EDGE", _kept),
    Rule("BEFORE TODAY ENDS?", "DATE", _today_ends),
    Rule("BEFORE (?:ENDS|END)? period=PERIOD ENDS", "EDGE", _period_ends),
    Rule("BEFORE (?:ENDS) period=PERIOD", "EDGE", _period_ends),
    Rule("BEFORE BUDGET|YEARWORD ENDS", "EDGE", _year_ends),
    Rule("BEFORE period=PERIOD", "EDGE", _before_period),
    Rule("BEFORE date=DATE|EARLY|FEASTDAY", "DATE", _before),
    Rule("BEFORE date=MOMENT", "MOMENT", _kept),
    Rule("TOWARDS date=FEASTDAY", "TOWARD", _towards),
    Rule("BEFORE event=WORD|MEETING|HOLIDAYWORD WORD{0,2} date=DATE", "DATE", _before_event),
    Rule("BEFORE|TOWARDS (?:WORD|MEETING|HOLIDAYWORD|REPORTED){1,3}", "NODAY", _no_day),
    Rule("TOWARDS date=DATE|EDGE|EARLY", "DATE", _towards),
)
RANGES = (
    Rule("first=DATE (?:COMMA WORD|THIS)? (?:how=WORD)? mark=WORD|KE (?:WORD|TGL)? last=DATE", "DATE", _moved),
    Rule("(?:first=DATE|EDGE|EARLY|MOMENT) (?:DASH|UNTIL) last=DATE|EDGE|MOMENT|FEASTDAY", "DATE", _range),
    Rule("first=DATE (?:OR|SLASH) (?:LIMIT) last=DATE", "DATE", _later_or),
    Rule("first=DATE|EDGE|EARLY OR last=DATE|EDGE|EARLY", "DATE", _later_or),
)
STARTS = (
    Rule("SINCE date=MOMENT", "STARTS", _starting),
    Rule("SINCE|FROM CLOCK", "STARTS", _start_unsaid),
    Rule("after=AFTER (?:WORD)? date=DATE|EDGE|EARLY|MOMENT|FEASTDAY|PERIOD", "STARTS", _later_than),
    Rule("FROM (?:WORD)? date=DATE|EDGE|EARLY|MOMENT|FEASTDAY", "STARTS", _starting),
    Rule("FROM period=PERIOD", "STARTS", _starting_in),
    Rule("LENGTH BEFORE", "NODAY", _no_day),
)
LAST = (
    Rule("length=LENGTH", "DATE", _ahead),
    Rule("VAGUE", "NODAY", _no_day),
)
