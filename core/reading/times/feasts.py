"""Days with a name: feasts of the calendar, national days, elections, the city's own, and days counted from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from core.reading import words
from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Form, Reference, When

_HIJRI_OFFSET = 579  # Syawal and Zulhijah of 1445 H fell in 2024
_FASTING_DAYS = 30
LIMIT = "batas waktu"


def _days(reference: Reference, key: object, year: int) -> Iterator[date]:
    if isinstance(key, tuple):
        yield date(year, *key)
    elif key == "ramadan":
        if year in words.RAMADAN_BEGINS:
            yield words.RAMADAN_BEGINS[year]
        else:
            for fitri in _days(reference, "idul fitri", year):
                yield fitri - timedelta(days=_FASTING_DAYS)
    else:
        yield from _in_calendar(reference, str(key), year)


def _in_calendar(reference: Reference, key: str, year: int) -> Iterator[date]:
    """By its name in the calendar; the first of several days is the feast."""
    plain = key.replace(" ", "")
    for day, name in sorted(reference.calendar.holidays_of(year).items()):
        lowered = name.lower()
        if plain in lowered.replace(" ", "") and "cuti bersama" not in lowered and "kedua" not in lowered:
            yield day
            if key == "idul fitri":
                return


def feast_day(reference: Reference, key: object, earliest: date) -> date | None:
    """The first day of this name on or after `earliest`; None when the calendar does not know it."""
    for year in range(earliest.year, earliest.year + 3):
        for day in _days(reference, key, year):
            if day >= earliest:
                return day
    return None


def _feast(reference: Reference, feast: Chunk, year: Chunk | None = None) -> When | None:
    key = feast.means("FEAST")
    if year is not None:
        number = int(year.value) if isinstance(year.value, int) else 0
        number = number + _HIJRI_OFFSET if 1300 < number < 1600 else number
        if not 2000 <= number <= 2099:
            return None
        return When(next(_days(reference, key, number), None), Form.FEAST, basis=feast.text, dated=True)
    return When(feast_day(reference, key, reference.today), Form.FEAST, basis=feast.text)


def _anniversary(reference: Reference, name: Chunk) -> dict[str, object] | None:
    """ "HUT ke-80 RI"."""
    key = words.ANNIVERSARIES.get(name.text)
    return {"FEAST": key} if key else None


def _next_year(reference: Reference, feast: Chunk) -> When:
    day = next(_days(reference, feast.means("FEAST"), reference.today.year + 1), None)
    return When(day, Form.FEAST, basis=feast.text)


def _eve(reference: Reference, part: Chunk, feast: Chunk) -> When | None:
    """ "malam tahun baru" is the evening before."""
    day = feast_day(reference, feast.means("FEAST"), reference.today)
    if day is None:
        return None
    evening = part.means("PART") == max(words.PARTS)
    return When(day - timedelta(days=evening), Form.OFFSET, at=part.means("PART"), basis=feast.text)


def _before_eve(reference: Reference, part: Chunk, feast: Chunk) -> When | None:
    """ "sebelum malam tahun baru": the day before that evening."""
    eve = _eve(reference, part, feast)
    if eve is None or eve.day is None or part.means("PART") != max(words.PARTS):
        return None
    return eve.but(day=eve.day - timedelta(days=1), at=None, limited=True)


def _within_ramadan(reference: Reference, feast: Chunk) -> When | None:
    """Its end is the day before Idul Fitri, its middle the fifteenth day."""
    if feast.means("FEAST") != "ramadan":
        return None
    fitri = feast_day(reference, "idul fitri", reference.today)
    if fitri is None:
        return None
    return When(fitri - timedelta(days=1), Form.EDGE, basis=feast.text, limited=True)


def _offset(reference: Reference, mark: Chunk, days: Chunk) -> int | None:
    sign = 1 if mark.text == "+" or mark.means("PLUS") else -1
    return sign * int(days.value) if days.value <= 120 else None


def _from_feast(reference: Reference, offset: Chunk, day: Chunk) -> When:
    """Counted from the feast meant; one that has just passed when the day counted to has not."""
    when: When = day.value
    if when.day is None:
        return when
    counted = when.day + timedelta(days=offset.value)
    return when.but(day=counted, form=Form.OFFSET, limited=True, at=None, offset=offset.value)


def _from_event(reference: Reference, offset: Chunk, event: Chunk, day: Chunk) -> When | None:
    """ "H-3 acara tanggal 20 Agustus"."""
    return _from_feast(reference, offset, day) if event.text in words.EVENTS else None


def _from_word(reference: Reference, offset: Chunk, feast: Chunk) -> When | None:
    key, days = feast.means("FEAST"), timedelta(days=offset.value)
    day = feast_day(reference, key, reference.today - max(days, timedelta()))
    return When(day + days, Form.OFFSET, basis=feast.text, limited=True, offset=offset.value) if day else None


def _between(reference: Reference, first: Chunk, offset: Chunk, feast: Chunk) -> When | None:
    start, end = _from_word(reference, first, feast), _from_word(reference, offset, feast)
    return end.but(first=start.day) if start and end else end


def _working(reference: Reference, days: Chunk) -> When | None:
    """ "H+5 hari kerja"."""
    if not 0 < days.value <= 120:
        return None
    return When(reference.working_days.add_working_days(reference.today, days.value), Form.OFFSET, limited=True)


def _alone(reference: Reference, offset: Chunk) -> When:
    """ "H+3" is counted from today, the day of the meeting; "H-3" from an event nobody named here."""
    if offset.value >= 0:
        return When(reference.today + timedelta(days=offset.value), Form.OFFSET, limited=True)
    return When(None, Form.UNANCHORED, offset=offset.value, limited=True)


def _from_limit(reference: Reference, offset: Chunk) -> When:
    """ "H-2 batas waktu": counted from a limit named elsewhere."""
    return When(None, Form.UNANCHORED, offset=offset.value, limited=True, basis=LIMIT)


def _year_offset(reference: Reference, offset: Chunk, feast: Chunk, year: Chunk) -> When | None:
    found = _feast(reference, feast, year)
    if found is None or found.day is None:
        return None
    return found.but(day=found.day + timedelta(days=offset.value), form=Form.OFFSET, limited=True)


NUMBERED = (Rule("ANNIVERSARY ORD name=WORD", "FEAST", _anniversary),)
_WORDS = "ANNIVERSARY|WORD|MEETING|REPORTED|STREET|ORD|SERVED|PROGRAMME|END|START|QUIET|TIMES|AMOUNT"
_INNER = f"(?:{_WORDS})"
OFFSETS = (
    Rule("EVENTDAY AND? PLUS days=NUM HK", "DATE", _working),
    Rule("EVENTDAY mark=DASH|MINUS|PLUS days=NUM", "OFFSET", _offset),
    Rule("EVENTDAY AND? mark=DASH|MINUS|PLUS days=NUM", "OFFSET", _offset),
)
RULES = (
    Rule("first=OFFSET (?:UNTIL|DASH) offset=OFFSET feast=FEAST", "DATE", _between),
    Rule(
        "offset=OFFSET (?:DAYWORD|BEFORE|AFTER)? feast=FEAST year=YEAR",
        "DATE",
        _year_offset,
    ),
    Rule("offset=OFFSET (?:DAYWORD|BEFORE|AFTER)? feast=FEAST (?:ORD)? (?:OPAQUE EVENTDAY?)?", "DATE", _from_word),
    Rule("EVENTDAY feast=FEAST (?:ORD)?", "DATE", _feast),
    Rule("BEFORE part=PART feast=FEAST (?:YEAR)?", "DATE", _before_eve),
    Rule("part=PART feast=FEAST (?:YEAR)?", "MOMENT", _eve),
    Rule("HOLIDAYWORD? feast=FEAST YEARWORD NEXT|COMING", "FEASTDAY", _next_year),
    Rule("END|MIDDLE feast=FEAST", "DATE", _within_ramadan),
    Rule("BEFORE feast=FEAST ENDS", "DATE", _within_ramadan),
    Rule("HOLIDAYWORD? feast=FEAST YEARWORD? year=YEAR YEARKEY?", "FEASTDAY", _feast),
    Rule("feast=FEAST (?:YEARWORD)? year=OPAQUE (?:EVENTDAY|YEARKEY)?", "FEASTDAY", _feast),
    Rule("HOLIDAYWORD? feast=FEAST (?:ORD)? (?: THIS|COMING|NEXT | YEARWORD THIS )?", "FEASTDAY", _feast),
)
COUNTED = (
    Rule(
        f"OFFSET (?:UNTIL|DASH) offset=OFFSET (?:DAYWORD|BEFORE|AFTER)? {_INNER}{{0,3}} LPAR? day=DATE|FEASTDAY RPAR?",
        "DATE",
        _from_feast,
    ),
    Rule(
        f"offset=OFFSET (?:DAYWORD|BEFORE|AFTER)? {_INNER}{{0,5}} LPAR {_INNER}{{0,3}} TGL? day=DATE RPAR",
        "DATE",
        _from_feast,
    ),
    Rule(f"offset=OFFSET (?:DAYWORD|BEFORE|AFTER)? event={_WORDS} {_INNER}{{0,2}} TGL? day=DATE", "DATE", _from_event),
    Rule("offset=OFFSET (?:DAYWORD|BEFORE|AFTER|SINCE)? (?:COMMA)? day=DATE|FEASTDAY|EDGE", "DATE", _from_feast),
    Rule("OFFSET (?:UNTIL|DASH) offset=OFFSET", "ADRIFT", _alone),
    Rule("offset=OFFSET (?:BEFORE|DAYWORD)? LIMITNOUN", "ADRIFT", _from_limit),
    Rule("offset=OFFSET (?:BEFORE|DAYWORD)? ANNIVERSARY", "ADRIFT", _alone),
    Rule("offset=OFFSET", "ADRIFT", _alone),
)
