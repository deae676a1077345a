"""The days a question is about: "minggu ini", "bulan Juni", "29 Mei", "Jumat", "tanggal 20"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from core.queries import Period
from core.reading import question_words as words
from core.reading.spelling import Said
from core.reading.times.moments import month_of, week_of
from core.reading.words import MONTHS, SHORT_MONTHS

_WEEK_AHEAD = 7
_FAR_MONTHS = 8
_LONGEST = 7
_TO = frozenset(("-", "–", "sampai", "hingga", "dan", "sd"))  # from one to the other
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](20\d\d))?")
_DASHED = re.compile(r"(\d{1,2})[-–](\d{1,2})")
_YEAR = re.compile(r"20\d\d")
_DAY = re.compile(r"\d{1,2}")

Days = Callable[[date, bool], Period | None]  # of today, and whether what is past is meant


def next_days(today: date) -> Period:
    """Today and the seven days after it."""
    return Period(today, today + timedelta(days=_WEEK_AHEAD))


def periods(spoken: Sequence[Said], today: date, *, past: bool) -> Iterator[tuple[int, int, Period]]:
    """The periods named, joined ones as one, with the words each was read from; `past`: a bare weekday is the last."""
    place = 0
    before: tuple[int, int, Period] | None = None
    while place < len(spoken):
        found = _at(spoken, place)
        period = found[1](today, past) if found else None
        if found and period:
            if before and before[1] == place - 1 and spoken[place - 1].word in _TO:
                begun, _, first = before  # "minggu ini dan minggu depan"
                before = begun, found[0], Period(min(first.first, period.first), max(first.last, period.last))
            else:
                yield from [before] if before else []
                before = place, found[0], period
        place = found[0] if found else place + 1
    yield from [before] if before else []


def period_at(spoken: Sequence[Said], place: int) -> int | None:
    """Where the period that begins at `place` ends; None where none does."""
    found = _at(spoken, place)
    return found[0] if found else None


def _at(spoken: Sequence[Said], place: int) -> tuple[int, Days] | None:
    first = spoken[place].word
    if first not in _BEGINNINGS and not first[0].isdigit():
        return None
    texts = [each.word for each in spoken[place : place + _LONGEST]]
    return (
        _phrase(texts, place)
        or _days(texts, place)
        or _month(texts, place)
        or _weekday(texts, place)
        or _numbered(texts, place)
    )


def _phrase(texts: Sequence[str], place: int) -> tuple[int, Days] | None:
    for length in range(len(texts), 0, -1):
        if days := _PHRASES.get(" ".join(texts[:length])):
            return place + length, days
    return None


def _month(texts: Sequence[str], place: int) -> tuple[int, Days] | None:
    """ "Juni", "bulan jun", "Juni 2024", "14 Juni 2024", "tanggal 14 Juni"."""
    texts = [*texts, "", "", ""]
    skipped = texts[0] in ("tanggal", "bulan")
    at = int(skipped)
    day = int(texts[at]) if _DAY.fullmatch(texts[at]) else None
    at += day is not None
    month = _MONTH.get(texts[at]) or (_SHORT_MONTH.get(texts[at]) if at else None)
    if month is None:
        return None
    year = int(texts[at + 1]) if _YEAR.fullmatch(texts[at + 1]) else None
    end = place + at + 1 + (year is not None)
    return end, lambda today, _past: _in_month(today, month, year, day)


def _days(texts: Sequence[str], place: int) -> tuple[int, Days] | None:
    """ "1-10 Juni", "antara 1 dan 10 Juni", "tanggal 1 sampai 10 Juni"."""
    at = int(texts[0] in ("antara", "tanggal"))
    begun, to, *behind = [*texts[at:], "", ""]
    ends = place + at + 2
    if dashed := _DASHED.fullmatch(begun):
        begun, ends, behind = dashed[1], place + at, [dashed[2], *texts[at + 1 :]]
    elif not _DAY.fullmatch(begun) or to not in _TO:
        return None
    found = _month(behind, ends)
    if found is None:
        return None
    end, days = found

    def between(today: date, past: bool) -> Period | None:
        last = days(today, past)
        if last is None or not 0 < int(begun) <= last.last.day:
            return last
        return Period(last.last.replace(day=int(begun)), last.last)

    return end, between


def _in_month(today: date, month: int, year: int | None, day: int | None) -> Period:
    """That month, or a day of it; without a year this year's, unless the one before or after is much nearer."""
    if year is None:
        away = month - today.month
        year = today.year + (away < -_FAR_MONTHS) - (away > _FAR_MONTHS)
    whole = month_of(date(year, month, 1))
    on = whole.first + timedelta(days=day - 1) if day else None
    return Period(on, on) if on and on <= whole.last else Period(whole.first, whole.last)


def _weekday(texts: Sequence[str], place: int) -> tuple[int, Days] | None:
    """ "Jumat", "hari Jumat ini", "Senin depan", "Senin kemarin"."""
    at = int(texts[0] == "hari")
    if at >= len(texts) or texts[at] not in words.WEEKDAYS:
        return None
    weekday = words.WEEKDAYS.index(texts[at])
    after = texts[at + 1] if at + 1 < len(texts) else ""
    end = place + at + 1 + (after == "ini" or after in words.LAST | words.NEXT)

    def days(today: date, past: bool) -> Period:
        if after in words.NEXT:
            on = week_of(today, 1).first + timedelta(days=weekday)
        elif after in words.LAST or past:
            on = today - timedelta(days=(today.weekday() - weekday) % 7 or 7 * (after in words.LAST))
        else:
            on = today + timedelta(days=(weekday - today.weekday()) % 7)
        return Period(on, on)

    return end, days


def _numbered(texts: Sequence[str], place: int) -> tuple[int, Days] | None:
    """ "tanggal 20", "29/5", "29/5/2024"."""
    at = int(texts[0] == "tanggal")
    text = texts[at] if at < len(texts) else ""
    if at and _DAY.fullmatch(text):
        return place + 2, lambda today, _past: _on(today.year, today.month, int(text))
    slashed = _SLASHED.fullmatch(text)
    if slashed is None:
        return None
    day, month, year = slashed.groups()
    return place + at + 1, lambda today, _past: _on(int(year or today.year), int(month), int(day))


def _on(year: int, month: int, day: int) -> Period | None:
    try:
        on = date(year, month, day)
    except ValueError:
        return None
    return Period(on, on)


def _day(today: date, ahead: int) -> Period:
    day = today + timedelta(days=ahead)
    return Period(day, day)


def _week(today: date, ahead: int) -> Period:
    week = week_of(today, ahead)
    return Period(week.first, week.last)


def _whole_month(today: date, ahead: int) -> Period:
    month = month_of(today, ahead)
    return Period(month.first, month.last)


def _year(today: date, ahead: int) -> Period:
    return Period(date(today.year + ahead, 1, 1), date(today.year + ahead, 12, 31))


def _ahead(period: Callable[[date, int], Period], ahead: int) -> Days:
    return lambda today, _past: period(today, ahead)


def _planted() -> Iterator[tuple[str, Days]]:
    yield words.NEXT_DAYS, lambda today, _past: next_days(today)
    for table, period in ((words.DAYS, _day), (words.WEEKS, _week), (words.MONTHS, _whole_month), (words.YEARS, _year)):
        for ahead, spellings in table.items():
            yield spellings, _ahead(period, ahead)


_PHRASES = {phrase: days for spellings, days in _planted() for phrase in spellings.split("|")}
_MONTH = {spelling: month for month, spellings in MONTHS.items() for spelling in spellings.split("|")}
_SHORT_MONTH = {spelling: month for month, spellings in SHORT_MONTHS.items() for spelling in spellings.split("|")}
_BEGINNINGS = (
    {phrase.split()[0] for phrase in _PHRASES} | set(_MONTH) | {*words.WEEKDAYS, "hari", "tanggal", "bulan", "antara"}
)
