"""A question about tasks to a Filter: OPDs, a number, states, days, and words of the text for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from core.agencies import Register
from core.queries import Filter, Period, words_in
from core.reading import question_words as words
from core.reading.agency_names import index_of
from core.reading.mentions import mentions
from core.reading.times.moments import month_of, week_of
from core.reading.tokens import Token, tokens
from core.reading.words import MONTHS, SHORT_MONTHS
from core.tasks import Status

_NUMBER = re.compile(r"(?:(?:arahan|tugas|nomor|no)\b\s*\.?\s*)*#?\s*(\d{1,9})\s*[?.]?", re.IGNORECASE)
_WEEK_AHEAD = 7
_FAR_MONTHS = 8

Change = Callable[[Filter, date], Filter]


def read_question(text: str, today: date, register: Register, asked: Filter = Filter()) -> Filter:  # noqa: B008
    """What is asked by `text`, beyond what `asked` says already; words that mean nothing else are searched for."""
    number = _NUMBER.fullmatch(text.strip())
    if number:
        return replace(asked, number=int(number[1]))
    source = tokens(text)
    left = set(range(len(source)))
    named: dict[str, None] = {}
    for mention in mentions(source, index_of(register)):
        named.update(dict.fromkeys(register.expand(mention.codes)))
        left -= set(range(mention.first, mention.last + 1))
    if named:
        asked = replace(asked, agencies=tuple(named))
    for span, change in _changes(source, left):
        asked = change(asked, today)
        left -= set(span)
    rest = (source[place] for place in sorted(left) if source[place].text not in words.FILLERS)
    return replace(asked, words=words_in(" ".join(text[token.start : token.end] for token in rest)))


def _changes(source: Sequence[Token], left: set[int]) -> Iterator[tuple[range, Change]]:
    """What the phrases among the tokens that are `left` say, from the first on, the longest at each place."""
    place = 0
    while place < len(source):
        found = (_month(source, place) or _phrase(source, place)) if place in left else None
        if found and left.issuperset(range(place, found[0])):
            yield range(place, found[0]), found[1]
        place = found[0] if found else place + 1


def _phrase(source: Sequence[Token], place: int) -> tuple[int, Change] | None:
    for length in range(min(_LONGEST, len(source) - place), 0, -1):
        change = _PHRASES.get(tuple(token.text for token in source[place : place + length]))
        if change:
            return place + length, change
    return None


def _month(source: Sequence[Token], place: int) -> tuple[int, Change] | None:
    """ "Juni", "bulan jun", "Juni 2024", "14 Juni 2024"."""
    texts = [token.text for token in source[place : place + 3]] + [""] * 3
    day = int(texts[0]) if re.fullmatch(r"\d{1,2}", texts[0]) else None
    said_month = texts[0] == "bulan"
    at = 1 if day or said_month else 0
    month = _MONTH.get(texts[at]) or (_SHORT_MONTH.get(texts[at]) if at else None)
    if month is None:
        return None
    end = place + at + 1
    year = None
    if end < len(source) and re.fullmatch(r"20\d\d", source[end].text):
        year, end = int(source[end].text), end + 1
    return end, lambda asked, today: replace(asked, due=_in_month(today, month, year, day))


def _in_month(today: date, month: int, year: int | None, day: int | None) -> Period:
    """That month, or a day of it; without a year this year's, unless the one before or after is much nearer."""
    if year is None:
        away = month - today.month
        year = today.year + (away < -_FAR_MONTHS) - (away > _FAR_MONTHS)
    whole = month_of(date(year, month, 1))
    on = whole.first + timedelta(days=day - 1) if day else None
    return Period(on, on) if on and on <= whole.last else Period(whole.first, whole.last)


def _of_states(statuses: frozenset[Status]) -> Change:
    return lambda asked, _: replace(asked, statuses=statuses)


def _of_days(period: Callable[[date, int], Period], ahead: int) -> Change:
    return lambda asked, today: replace(asked, due=period(today, ahead))


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


def next_days(today: date) -> Period:
    """Today and the seven days after it."""
    return Period(today, today + timedelta(days=_WEEK_AHEAD))


def _planted() -> Iterator[tuple[str, Change]]:
    yield words.LATE, lambda asked, _: replace(asked, late=True)
    yield words.QUIET, lambda asked, _: replace(asked, quiet=True)
    yield words.NEXT_DAYS, lambda asked, today: replace(asked, due=next_days(today))
    for statuses, spellings in words.STATES.items():
        yield spellings, _of_states(statuses)
    for table, period in ((words.DAYS, _day), (words.WEEKS, _week), (words.MONTHS, _whole_month), (words.YEARS, _year)):
        for ahead, spellings in table.items():
            yield spellings, _of_days(period, ahead)


_PHRASES = {tuple(phrase.split()): change for spellings, change in _planted() for phrase in spellings.split("|")}
_LONGEST = max(map(len, _PHRASES))
_MONTH = {spelling: month for month, spellings in MONTHS.items() for spelling in spellings.split("|")}
_SHORT_MONTH = {spelling: month for month, spellings in SHORT_MONTHS.items() for spelling in spellings.split("|")}
