"""The head of minutes: title, date, place and who led."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from core.reading import minutes_words as words
from core.reading.tables import is_header
from core.reading.times.expressions import timeline
from core.reading.times.moments import Form, Reference

_LONGEST = 300  # characters of a line of the head
_DATED = 2  # lines below a title that say of which day it is: "Rabu", "5 Agustus 2026"
_HEAD = 8  # lines in which date, place and leader are looked for
_TRIM = " *_:#-–—=\t"
_MOST_WORDS = 25
_WRITTEN = (Form.WRITTEN, Form.NUMERIC, Form.PAIR)


def _after(labels: str) -> re.Pattern[str]:
    spellings = "|".join(re.escape(label) for label in sorted(labels.split("|"), key=len, reverse=True))
    return re.compile(rf"^\W*(?:{spellings})\s*:?\s+(?!rapat\b|rakor\b)(?P<value>\S.*)$", re.IGNORECASE)


_LEADER, _PLACE = _after(words.LEADER_LABELS), _after(words.PLACE_LABELS)
_PLACE_PART = re.compile(rf"^(?:di\s+)?(?P<value>(?:{words.PLACE_WORDS})\b.*)$", re.IGNORECASE)
_LABELLED = re.compile(rf"\W*(?:{words.HEAD_LABELS})\b[^:]{{0,20}}:", re.IGNORECASE)
_CELLS = re.compile(r"\t|\|.*\|")
_PARTS = re.compile(r"[,/—–|;]|\bdi\b|\s-\s")
_LETTERHEAD = re.compile(rf"\W*(?:{words.LETTERHEADS})\b", re.IGNORECASE)
_OF_MEETING = re.compile(
    rf"\W*(?:{words.RECORDS}|rapat|rakor|(?:{words.MEETINGS})\b.*\b(?:rapat|rakor|pertemuan))\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Header:
    """What the first lines say of the meeting; None for what they do not say."""

    title: str | None = None
    day: date | None = None
    place: str | None = None
    leader: str | None = None


def header_of(lines: Sequence[str], reference: Reference, names_only: Callable[[str], bool]) -> Header:
    """Read the first lines of the minutes; `names_only` tells whether a line is nothing but an agency's name."""
    head = [line.strip()[:_LONGEST] for line in lines if line.strip()][:_HEAD]
    title = _title_of(head, reference, names_only)
    return Header(title or None, _meeting_day(head, reference), _first(head, _place_of), _first(head, _leader_of))


def _title_of(head: Sequence[str], reference: Reference, names_only: Callable[[str], bool]) -> str | None:
    """The first that may be one, above any table; below a letterhead the one that says of which meeting, if any."""
    above_rows = takewhile(lambda line: not is_header(line), head)
    lines = [line.strip(_TRIM) for line in above_rows if _may_be_title(line)]
    above = sum(1 for _ in takewhile(lambda line: _is_letterhead(line) or names_only(line), lines))
    if 0 < above < len(lines):
        title, below = lines[above], lines[above + 1 : above + 1 + _DATED]
        if says_which_meeting(title) and not _is_due(title, reference):
            return title
        if title.isupper() and _meeting_day(below, reference):
            return title
    return next(iter(lines), None)


def _is_letterhead(line: str) -> bool:
    return bool(_LETTERHEAD.match(line)) and (line.isupper() or line.istitle())


def is_title(line: str, title: str | None) -> bool:
    """Whether a line is the `title` of the minutes and surely one: it says of which meeting, or stands in capitals."""
    said = line.strip(_TRIM)
    return said == title and (said.isupper() or says_which_meeting(said))


def says_which_meeting(title: str) -> bool:
    """ "NOTULEN RAPAT ...", "Rakor 2 Maret 2026"."""
    return bool(_OF_MEETING.match(title))


def _is_due(line: str, reference: Reference) -> bool:
    """ "Rapat dengan puskesmas, Jumat" below "Dinkes" is its order."""
    return not line.isupper() and any(
        each.when.day is None or each.when.day > reference.today for each in timeline(line, reference).expressions
    )


def _may_be_title(line: str) -> bool:
    """No row of a table, no greeting, no paragraph, nothing that says when, where or who."""
    greeting = line.strip(_TRIM).lower().startswith(words.GREETINGS)
    return len(line.split()) <= _MOST_WORDS and not greeting and not _CELLS.search(line) and not _LABELLED.match(line)


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
    """The date with its year that opens a line of the head, or the first in it, of those that have come."""
    written = [
        (line, line[each.start : each.end], each.when)
        for line in head
        for each in timeline(line, reference).expressions
        if each.when.day and each.when.form in _WRITTEN and each.when.day <= reference.today
    ]
    opening = (when.day for line, said, when in written if when.dated and line.lstrip(_TRIM + "(").startswith(said))
    return next(opening, written[0][2].day if written else None)
