"""Why a deadline is that day, in words: "Jumat minggu depan, dihitung dari Rabu 29 Mei 2024"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from core.reading import words
from core.reading.times.moments import Form, Reference, When

WEEKDAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTH_NAMES = tuple(spellings.split("|")[0].capitalize() for spellings in words.MONTHS.values())
_WRITTEN = (Form.WRITTEN, Form.NUMERIC, Form.PAIR)


@lru_cache(maxsize=1024)
def spoken(day: date) -> str:
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def reason_for(when: When, span: str, reference: Reference) -> str | None:
    """How the day was found; None for a date written out with its year."""
    said = " ".join(span.split())
    if when.dated and when.day:
        moved = when.limited and when.day.day not in map(int, re.findall(r"\d+", said))
        return f"{said}: dibaca {spoken(when.day)}" if moved else None
    if when.form in _WRITTEN and when.day:
        return f"{said}, tahun tidak ditulis: dibaca {when.day.year}"
    begun = when.day - timedelta(days=when.offset) if when.day and when.offset is not None else reference.today
    return f"{said}, dihitung dari {spoken(begun)}"
