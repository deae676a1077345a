"""When a chat wants its pings: "08:00 Senin-Kamis", "pukul 9, hari kerja", "Senin, Rabu dan Jumat"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from core.reading.words import SHORT_WEEKDAYS, WEEKDAYS
from core.rhythm import WHOLE_WEEK, WORKING_WEEK

_AT = re.compile(r"(?:\b(?:pukul|jam|pkl|pk)\.?\s*)?(?<![\d:.])(\d{1,2})(?:[:.](\d{2}))?(?![\d:.])(?:\s*wib\b)?")
_NAMES = {
    name: day for table in (WEEKDAYS, SHORT_WEEKDAYS) for day, names in table.items() for name in names.split("|")
}
_NAMES |= {"minggu": 6, "mgg": 6}
_WHOLE = {"hari kerja": WORKING_WEEK, "setiap hari": WHOLE_WEEK, "tiap hari": WHOLE_WEEK}
_RANGE = re.compile(r"\s*(?:-|–|\bs/d\b|\bs\.?d\.?(?=\s)|\bsampai\b|\bhingga\b)\s*")
_AND = re.compile(r"[\s,;&/]+|\bdan\b|\bhari\b|\bsetiap\b|\btiap\b")


@dataclass(frozen=True)
class ReadRhythm:
    """What was said; None for what was not."""

    at: time | None = None
    days: frozenset[int] | None = None


def read_rhythm(text: str) -> ReadRhythm | None:
    """A time, weekdays or both; None where something of it was not understood."""
    words = " ".join(text.lower().split())
    found = _AT.search(words)
    at = None
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if hour > 23 or minute > 59:
            return None
        at, words = time(hour, minute), f"{words[: found.start()]} {words[found.end() :]}"
    days = _days(words.strip(" ,;."))
    if days is None or (at is None and not days):
        return None
    return ReadRhythm(at, days or None)


def _days(words: str) -> frozenset[int] | None:
    """The weekdays named; None where a word names none."""
    if words in _WHOLE:
        return _WHOLE[words]
    days: set[int] = set()
    for part in _AND.split(_RANGE.sub("-", words)):
        first, _, last = part.partition("-")
        if not part:
            continue
        if first not in _NAMES or (last and last not in _NAMES):
            return None
        end = _NAMES[last or first]
        days.update((_NAMES[first] + n) % 7 for n in range((end - _NAMES[first]) % 7 + 1))
    return frozenset(days)
