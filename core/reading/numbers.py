"""Numbers: spoken ("dua puluh tiga") and written in the many shapes digits take."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from core.reading import words

_ONES = {spelling: value for value, spellings in words.NUMBERS.items() for spelling in spellings.split("|")}
NUMBER_WORDS = frozenset(_ONES) | frozenset(words.NUMBER_ONES)
_DAYS, _MONTHS = 31, 12
# The order matters: the first shape that fits the whole run of digits and marks is its shape.
_SHAPES = (
    ("YMD", re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")),
    ("DMY", re.compile(r"(\d{1,2})([-/.–])(\d{1,2})\2(\d{4}|\d{2})")),
    (
        "SPANDMY",
        re.compile(r"(?:\d{1,2}[-/.])?(?:\d{1,2}[-/.])?(?:\d{2,4})?\d{1,2}[-–](\d{1,2})([/.])(\d{1,2})\2(\d{4}|\d{2})"),
    ),
    ("SPANDM", re.compile(r"\d{1,2}(?:/\d{1,2})?[-–](\d{1,2})/(\d{1,2})")),
    ("HMS", re.compile(r"(\d{1,2}):(\d{2}):\d{2}")),
    ("HM", re.compile(r"(\d{1,2})[.:](\d{2})")),
    ("SPANHM", re.compile(r"\d{1,2}[.:]\d{2}[-–](\d{1,2})[.:](\d{2})")),
    ("PAIR", re.compile(r"(\d{1,2})([-/–])(\d{1,2})")),
    ("HALVED", re.compile(r"(\d{1,2})[.,]5")),
    ("COMPACT", re.compile(r"(\d{2})(\d{2})(\d{4})")),
    ("SHORTCOMPACT", re.compile(r"(\d{2})(\d{2})(\d{2})")),
    ("NUM", re.compile(r"(\d{1,4})")),
)


def shape_of(digits: str) -> tuple[tuple[str, ...], Any]:
    """The names and the value of a run of digits and the marks between them.

    DMY and SPAN (a range, of which the end is kept): (day, month, year or None); HM: (hour, minute); PAIR: (first,
    second, mark), which may be a date, a range or a fraction; NUM: int, also YEAR from 1900 to 2099; HALVED: "1,5". The
    rest: OPAQUE.
    """
    for shape, pattern in _SHAPES:
        if found := pattern.fullmatch(digits):
            return _READ[shape](found.groups())
    return ("OPAQUE",), None


def _number(groups: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    value = int(groups[0])
    if len(groups[0]) == 4:
        return (("NUM", "YEAR") if 1900 <= value <= 2099 else ("OPAQUE",)), value
    return (("NUM", "SHORT") if len(groups[0]) == 2 else ("NUM",)), value


def _hour_minute(groups: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    hour, minute = int(groups[0]), int(groups[1])
    if hour <= 24 and minute < 60:
        return ("HM",), (hour, minute)
    if 0 < hour <= _DAYS and 0 < minute <= _MONTHS:
        return ("PAIR",), (hour, minute, ".")
    return ("OPAQUE",), None


def _compact(groups: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    day, month, year = map(int, groups)
    if 0 < day <= _DAYS and 0 < month <= _MONTHS and 2000 <= year <= 2099:
        return ("DMY",), (day, month, year)
    year, month, day = int(groups[0] + groups[1]), int(groups[2][:2]), int(groups[2][2:])
    if 0 < day <= _DAYS and 0 < month <= _MONTHS and 2000 <= year <= 2099:
        return ("DMY",), (day, month, year)
    return ("OPAQUE",), None


def _short_compact(groups: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    day, month, year = map(int, groups)
    if 0 < day <= _DAYS and 0 < month <= _MONTHS and 24 <= year <= 40:
        return ("DMY",), (day, month, 2000 + year)
    return ("OPAQUE",), None


def _year(digits: str) -> int:
    return int(digits) + 2000 if len(digits) == 2 else int(digits)


_READ = {
    "YMD": lambda groups: (("DMY",), (int(groups[3]), int(groups[2]), int(groups[0]))),
    "DMY": lambda groups: (("DMY",), (int(groups[0]), int(groups[2]), _year(groups[3]))),
    "SPANDMY": lambda groups: (("SPAN",), (int(groups[0]), int(groups[2]), _year(groups[3]))),
    "SPANDM": lambda groups: (("SPAN",), (int(groups[0]), int(groups[1]), None)),
    "HMS": _hour_minute,
    "HM": _hour_minute,
    "SPANHM": _hour_minute,
    "PAIR": lambda groups: (("PAIR",), (int(groups[0]), int(groups[2]), groups[1])),
    "HALVED": lambda groups: (("HALVED",), int(groups[0]) + 0.5),
    "COMPACT": _compact,
    "SHORTCOMPACT": _short_compact,
    "NUM": _number,
}


def spoken_number(said: Sequence[str], place: int) -> tuple[int | None, int]:
    """The number said in words from `place` on, and where it ends: "dua puluh tiga" is 23; None where there is none."""
    total = group = 0
    last: int | None = None  # the digit just said, waiting for its scale
    start = place
    while word := said[place]:
        if word in words.NUMBER_ONES and last is None:
            group += words.NUMBER_ONES[word]
        elif word in _ONES and last is None and not (group % 10 or (total and _ONES[word] > 9 and group)):
            last = _ONES[word]
        elif word in words.NUMBER_SCALES and last is not None:
            total, group = _scaled(total, group, last, words.NUMBER_SCALES[word], word)
            last = None
        else:
            break
        place += 1
    if place == start:
        return None, start
    return total + group + (last or 0), place


def _scaled(total: int, group: int, digit: int, scale: int, word: str) -> tuple[int, int]:
    if word == "belas":
        return total, group + scale + digit
    if scale == 1000:
        return total + (group + digit) * scale, 0
    return total, group + digit * scale
