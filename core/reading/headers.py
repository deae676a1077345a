"""The head of minutes: title, date, place and who led."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.reading import minutes_words as words
from core.reading.times.expressions import timeline
from core.reading.times.moments import Form, Reference

_LONGEST = 300  # characters of a line of the head
_HEAD = 8  # lines in which date, place and leader are looked for
_TRIM = " *_:#-–—=\t"
_MOST_WORDS = 25


def _after(labels: str) -> re.Pattern[str]:
    spellings = "|".join(re.escape(label) for label in sorted(labels.split("|"), key=len, reverse=True))
    return re.compile(rf"^\W*(?:{spellings})\s*:?\s+(?P<value>\S.*)$", re.IGNORECASE)


_LEADER, _PLACE = _after(words.LEADER_LABELS), _after(words.PLACE_LABELS)
_PLACE_PART = re.compile(rf"^(?:di\s+)?(?P<value>(?:{words.PLACE_WORDS})\b.*)$", re.IGNORECASE)
_CELLS = re.compile(r"\t|\|.*\|")
_PARTS = re.compile(r"[,/—–|;]|\bdi\b|\s-\s")


@dataclass(frozen=True)
class Header:
    """What the first lines say of the meeting; None for what they do not say."""

    title: str | None = None
    day: date | None = None
    place: str | None = None
    leader: str | None = None


def header_of(lines: Sequence[str], reference: Reference) -> Header:
    """Read the first lines of the minutes."""
    head = [line.strip()[:_LONGEST] for line in lines if line.strip()][:_HEAD]
    title = next((line.strip(_TRIM) for line in head if _may_be_title(line)), None)
    return Header(title or None, _meeting_day(head, reference), _first(head, _place_of), _first(head, _leader_of))


def _may_be_title(line: str) -> bool:
    """No row of a table, no greeting, no paragraph."""
    greeting = line.strip(_TRIM).lower().startswith(words.GREETINGS)
    return len(line.split()) <= _MOST_WORDS and not greeting and not _CELLS.search(line)


def _first(lines: Sequence[str], find: object) -> str | None:
    assert callable(find)
    return next((value for line in lines if (value := find(line))), None)


def _leader_of(line: str) -> str | None:
    found = _LEADER.match(line)
    return found["value"].strip(_TRIM + ".") if found else None


def _place_of(line: str) -> str | None:
    if found := _PLACE.match(line):
        return found["value"].strip(_TRIM + ".")
    for part in _PARTS.split(line):
        if inner := _PLACE_PART.match(part.strip()):
            return inner["value"].strip(_TRIM + ".,")
    return None


def _meeting_day(head: Sequence[str], reference: Reference) -> date | None:
    """The first written date of the head that has come by the time of reading."""
    for line in head:
        for expression in timeline(line, reference).expressions:
            when = expression.when
            if when.day and when.form in (Form.WRITTEN, Form.NUMERIC, Form.PAIR) and when.day <= reference.today:
                return when.day
    return None
