"""Times of day: "pukul 14.00", "jam setengah 3", "nanti sore", "ba'da Asar", "akhir jam kerja"."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from core.reading import words
from core.reading.grammar import Chunk, Rule
from core.reading.times.moments import Clock, Form, Reference, When, coming

_NOON, _FIRST_WORKING_HOUR = 12, 7
_FRIDAY, _QUARTER = 4, 15
_PAGI, _SIANG, _SORE, _MALAM = sorted(words.PARTS)
_PRAYED = frozenset(at for times in words.PRAYERS.values() for at in times)
_CLOSES, _CLOSES_ON_FRIDAY = time(16), time(16, 30)


def _clock(hour: int, minute: int, part: time | None = None) -> Clock | None:
    if hour == 24 and minute == 0:
        return Clock(time(0), next_day=True)
    if not 0 <= hour < 24 or not 0 <= minute < 60:
        return None
    if part == _MALAM and hour == _NOON:
        return Clock(time(0, minute), next_day=True)
    if (part in (_SIANG, _SORE) and hour < 7) or (part == _MALAM and 5 <= hour < _NOON):
        hour += _NOON
    return Clock(time(hour, minute))


def _bare(hour: int, minute: int) -> Clock | None:
    """An hour of which nothing says morning or afternoon: read within working hours."""
    return _clock(hour + _NOON if 0 < hour < _FIRST_WORKING_HOUR else hour, minute)


def _exact(reference: Reference, time: Chunk, part: Chunk | None = None) -> Clock | None:
    hour, minute = time.value
    return _clock(hour, minute, part.means("PART") if part else None)


def _hour(reference: Reference, hour: Chunk, part: Chunk | None = None) -> Clock | None:
    return _clock(hour.value, 0, part.means("PART")) if part else _bare(hour.value, 0)


def _half(reference: Reference, hour: Chunk, part: Chunk | None = None) -> Clock | None:
    """ "setengah 3" is half past two."""
    if not 0 < hour.value <= 12:
        return None
    before = hour.value - 1 or _NOON
    return _clock(before, 30, part.means("PART")) if part else _bare(before, 30)


def _dawn(reference: Reference, hour: Chunk) -> Clock | None:
    return _clock(hour.value, 0)


def _past(reference: Reference, hour: Chunk, minute: Chunk, part: Chunk | None = None) -> Clock | None:
    return _late(reference, hour, minute, part)


def _minutes_to(reference: Reference, hour: Chunk, minute: Chunk, part: Chunk | None = None) -> Clock | None:
    """ "jam 3 kurang 10"."""
    full = _clock(hour.value, 0, part.means("PART")) if part else _bare(hour.value, 0)
    if full is None or not 0 < minute.value < 60:
        return None
    return Clock(time((full.at.hour - 1) % 24, 60 - minute.value))


def _quarter_past(reference: Reference, hour: Chunk, quarter: Chunk, part: Chunk | None = None) -> Clock | None:
    return _past(reference, hour, replace(quarter, value=_QUARTER), part)


def _quarter_to(reference: Reference, hour: Chunk, quarter: Chunk, part: Chunk | None = None) -> Clock | None:
    """ "jam sembilan kurang seperempat"."""
    return _minutes_to(reference, hour, replace(quarter, value=_QUARTER), part)


def _hours_range(reference: Reference, pair: Chunk, part: Chunk | None = None) -> Clock | None:
    """ "jam 9-11"."""
    low, high, mark = pair.value
    if mark == "/" or not low < high <= 24:
        return None
    return _clock(high, 0, part.means("PART")) if part else _bare(high, 0)


def _midday(reference: Reference) -> Clock:
    return Clock(time(_NOON))


def _late(reference: Reference, hour: Chunk, minute: Chunk, part: Chunk | None = None) -> Clock | None:
    if not 0 < minute.value < 60:
        return None
    return _clock(hour.value, minute.value, part.means("PART")) if part else _bare(hour.value, minute.value)


def _day_part(reference: Reference, part: Chunk) -> Clock:
    return Clock(part.means("PART"), part=True)


def _prayer(reference: Reference, prayer: Chunk, date: Chunk | None = None) -> When:
    return _at_prayer(reference, prayer, date, 0)


def _after_prayer(reference: Reference, prayer: Chunk, date: Chunk | None = None) -> When:
    return _at_prayer(reference, prayer, date, 1)


def _at_prayer(reference: Reference, prayer: Chunk, date: Chunk | None, side: int) -> When:
    name = prayer.means("PRAYER")
    at = words.PRAYERS[name][side]
    if date is not None:
        when: When = date.value
        return when.but(at=at) if when.day else when
    if name == "jumatan":
        today_is_friday = reference.today.weekday() == _FRIDAY
        day = reference.today if today_is_friday and reference.said_at.time() < at else coming(reference, _FRIDAY)
        return When(day, Form.PART_OF_DAY, at=at, limited=True)
    return When(reference.today, Form.PART_OF_DAY, at=at, limited=True)


def _closing(reference: Reference, date: Chunk | None = None) -> When | None:
    day = date.value.day if date else reference.today
    if day is None:
        return date.value if date and date.value.doubts else None  # "30 Februari sebelum tutup kantor"
    at = _CLOSES_ON_FRIDAY if day.weekday() == _FRIDAY else _CLOSES
    return When(day, Form.PART_OF_DAY, at=at, limited=True)


def _today_at(reference: Reference, clock: Chunk) -> When:
    """A clock's time alone: today, or tomorrow when it has passed."""
    value: Clock = clock.value
    day = reference.today + timedelta(days=value.next_day)
    if not value.next_day and not value.part and value.at < reference.said_at.time().replace(second=0):
        day += timedelta(days=1)
    return When(day, Form.PART_OF_DAY if value.part else Form.CLOCK, at=value.at)


def _this_part(reference: Reference, part: Chunk) -> When:
    return When(reference.today, Form.PART_OF_DAY, at=part.means("PART"))


def _midnight(reference: Reference) -> When:
    return When(reference.today + timedelta(days=1), Form.CLOCK, at=time(0))


def _later_part(reference: Reference, first: Chunk, last: Chunk) -> dict[str, time] | None:
    """ "pagi atau siang", "subuh atau pagi": the later."""
    later: time = last.means("PART")
    earlier = first.means("PART")
    return None if earlier and earlier > later else {"PART": later}


def _at(reference: Reference, date: Chunk, clock: Chunk) -> When:
    when: When = date.value
    value: Clock = clock.value
    if when.day is None or when.at is not None:
        return when
    return when.but(day=when.day + timedelta(days=value.next_day), at=value.at)


def _at_my_place(reference: Reference, date: Chunk, to: Chunk, clock: Chunk) -> When | None:
    """ "besok ke ruangan saya jam 10"."""
    return _at(reference, date, clock) if to.text in words.ROOMS else None


def _at_event(reference: Reference, date: Chunk, clock: Chunk) -> When | None:
    """ "Senin, sebelum apel pukul 07.30", "Sabtu pagi sebelum senam, jam 6"."""
    return _at_hour_of_part(reference, date, clock) if date.value.at else _at(reference, date, clock)


def _date_part(reference: Reference, date: Chunk, part: Chunk) -> When | None:
    when: When = date.value
    return when.but(at=part.means("PART")) if when.day and when.at is None else None


def _part_after_prayer(reference: Reference, date: Chunk, part: Chunk, prayer: Chunk) -> When | None:
    """ "Minggu sore habis Asar": until that part of the day is over; the Friday prayer tells the hour itself."""
    return None if prayer.means("PRAYER") == "jumatan" else _date_part(reference, date, part)


def _evening_prayer(reference: Reference, date: Chunk, prayer: Chunk) -> When | None:
    """ "malam Jumat ba'da isya": until that evening is over."""
    when: When = date.value
    return when if when.at in words.PARTS and prayer.means("PRAYER") != "jumatan" else None


def _at_hour_of_part(reference: Reference, date: Chunk, clock: Chunk, said: Chunk | None = None) -> When | None:
    """ "besok sore jam 4": the clock says when in that part of the day."""
    when: When = date.value
    value: Clock = clock.value
    if when.day is None or value.next_day or (said is not None and said.text not in words.SAID_BETWEEN):
        return None
    if when.at in _PRAYED:
        dawn = when.at.hour < _FIRST_WORKING_HOUR and value.at.hour > _NOON  # "subuh jam 4"
        return when.but(at=value.at.replace(hour=value.at.hour - _NOON) if dawn else value.at)
    if when.at not in words.PARTS:
        return None
    hour = value.at.hour - _NOON if value.at.hour > _NOON else value.at.hour
    read = _clock(hour, value.at.minute, when.at)
    if read is None:
        return None
    return when.but(day=when.day + timedelta(days=read.next_day), at=read.at)


def _end_of_today(reference: Reference) -> When:
    return When(reference.today, Form.PART_OF_DAY)


def _same(reference: Reference, clock: Chunk) -> Clock:
    value: Clock = clock.value
    return value


CLOCKS = (
    Rule("PUKUL? time=HM ZONE? part=PART ZONE?", "CLOCK", _exact),
    Rule("PUKUL time=HM ZONE?", "CLOCK", _exact),
    Rule("time=HM ZONE", "CLOCK", _exact),
    Rule("PUKUL hour=NUM MINUTESPAST minute=NUM (?:MINUTEWORD)? part=PART?", "CLOCK", _past),
    Rule("PUKUL hour=NUM MINUTESPAST quarter=QUARTERHOUR part=PART?", "CLOCK", _quarter_past),
    Rule("PUKUL hour=NUM MINUTESTO quarter=QUARTERHOUR part=PART?", "CLOCK", _quarter_to),
    Rule("PUKUL hour=NUM MINUTESTO minute=NUM (?:MINUTEWORD)? part=PART?", "CLOCK", _minutes_to),
    Rule("PUKUL pair=PAIR part=PART? ZONE?", "CLOCK", _hours_range),
    Rule("MIDDAY", "CLOCK", _midday),
    Rule("PUKUL HALF hour=NUM part=PART ZONE?", "CLOCK", _half),
    Rule("PUKUL HALF hour=NUM ZONE?", "CLOCK", _half),
    Rule("HALF hour=NUM part=PART ZONE?", "CLOCK", _half),
    Rule("HALF hour=NUM (?!UNIT)", "CLOCK", _half),
    Rule("(?<!NUM)PUKUL hour=NUM DAWN ZONE?", "CLOCK", _dawn),
    Rule("PUKUL hour=NUM ZONE? part=PART ZONE?", "CLOCK", _hour),
    Rule("PUKUL hour=NUM ZONE? (?!(?:UNIT|HK|TIMES|AMOUNT) (?!WDAY|SUNDAY))", "CLOCK", _hour),
    Rule("(?<!TGL) hour=NUM part=PART ZONE?", "CLOCK", _hour),
    Rule("CLOCK DASH|UNTIL time=HM ZONE?", "CLOCK", _exact),
    Rule("(?:CLOCK) (?:DASH|UNTIL|OR|AND) clock=CLOCK", "CLOCK", _same),
    Rule("clock=CLOCK (?:AND|DASH|UNTIL) ENDS", "CLOCK", _same),
)


LATE_CLOCKS = (
    Rule("(?<=DATE|COMMA|LIMIT|UNTIL|BEFORE|LPAR) time=HM", "CLOCK", _exact),
    Rule("(?<!.) DOT? time=HM (?:DOT|$)", "CLOCK", _exact),
    Rule("hour=NUM ZONE", "CLOCK", _hour),
)
PARTS = (
    Rule("first=PART|PRAYER OR LIMIT? last=PART", "PART", _later_part),
    Rule("date=DATE (?:JUGA|COMMA)? BEFORE? OFFICE", "MOMENT", _closing),
    Rule("(?:BEFORE|END)? OFFICE COMMA? date=DATE", "MOMENT", _closing),
    Rule("(?:BEFORE|LIMIT)? OFFICE (?:THIS)?", "MOMENT", _closing),
    Rule("EOD (?:THIS)?", "DATE", _end_of_today),
    Rule("date=DATE COMMA? BEFORE PRAYERWORD? prayer=PRAYER", "MOMENT", _prayer),
    Rule("date=DATE part=PART AFTERPRAYER|AFTER PRAYERWORD? prayer=PRAYER", "MOMENT", _part_after_prayer),
    Rule("date=DATE COMMA? (?:AFTERPRAYER|AFTER)? PRAYERWORD? prayer=PRAYER", "MOMENT", _after_prayer),
    Rule("date=MOMENT COMMA? AFTERPRAYER|AFTER PRAYERWORD? prayer=PRAYER", "MOMENT", _evening_prayer),
    Rule("BEFORE? PRAYERWORD? prayer=PRAYER date=DATE", "MOMENT", _prayer),
    Rule("AFTERPRAYER|AFTER PRAYERWORD? prayer=PRAYER date=DATE", "MOMENT", _after_prayer),
    Rule("BEFORE PRAYERWORD? prayer=PRAYER", "MOMENT", _prayer),
    Rule("(?:AFTERPRAYER|AFTER) PRAYERWORD? prayer=PRAYER", "MOMENT", _after_prayer),
    Rule("(?:LATER|TODAY)? MIDNIGHT (?:LATER|THIS)?", "MOMENT", _midnight),
    Rule("LATER part=PART THIS? JUGA?", "MOMENT", _this_part),
    Rule("date=DATE part=PART THIS JUGA?", "MOMENT", _date_part),
    Rule("(?<=LIMIT|UNTIL|BEFORE) part=PART (?!DATE|WDAY|SUNDAY)", "MOMENT", _this_part),
    Rule("(?<!.) part=PART $", "MOMENT", _this_part),
    Rule("part=PART THIS JUGA?", "MOMENT", _this_part),
    Rule("part=PART LATER", "MOMENT", _this_part),
    Rule("date=DATE (?:COMMA|JUGA|LATER)? part=PART", "MOMENT", _date_part),
    Rule("part=PART date=DATE", "MOMENT", _date_part),
)
AT = (
    Rule("date=MOMENT said=WORD? COMMA? (?:LIMIT|BEFORE)? clock=CLOCK", "MOMENT", _at_hour_of_part),
    Rule("date=MOMENT COMMA said=WORD? clock=CLOCK", "MOMENT", _at_hour_of_part),
    Rule("clock=CLOCK date=MOMENT", "MOMENT", _at_hour_of_part),
    Rule(
        "date=DATE|EDGE|EARLY (?:COMMA|SLASH|LPAR|JUGA|DASH|BAR)? (?:LIMIT|BEFORE|UNTIL)? clock=CLOCK RPAR?",
        "MOMENT",
        _at,
    ),
    Rule(
        "LATER? clock=CLOCK (?:COMMA|SLASH)? (?:LATER|DAYWORD)? date=DATE|EDGE",
        "MOMENT",
        _at,
    ),
    Rule("date=DATE KE|WORD to=WORD WORD clock=CLOCK", "MOMENT", _at_my_place),
    Rule(
        "date=DATE|MOMENT COMMA? BEFORE (?:WORD|MEETING) (?:WORD|UNIT){0,2} PART? COMMA? clock=CLOCK",
        "MOMENT",
        _at_event,
    ),
)
ALONE = (Rule("clock=CLOCK", "MOMENT", _today_at),)
