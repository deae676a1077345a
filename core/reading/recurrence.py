"""What comes again: "setiap Senin", "tiap tanggal 5", "setiap akhir bulan"."""

from __future__ import annotations

import re

from core.recurrence import MONTH_END, Recurrence

_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jum'?at", "sabtu", "minggu|ahad")
_EVERY = r"\b(?:se)?tiap\s+"
_FRIDAY = 4


def read_recurrence(text: str) -> Recurrence | None:
    """The first recurrence that names its day; "setiap minggu" is every Friday, as a week's deadline is."""
    lowered = text.lower()
    if re.search(_EVERY + r"(?:minggu|pekan)\b", lowered):  # "setiap hari Minggu" is the Sunday
        return Recurrence(weekday=_FRIDAY)
    for weekday, names in enumerate(_WEEKDAYS):
        if re.search(_EVERY + rf"(?:hari\s+)?(?:{names})\b", lowered):
            return Recurrence(weekday=weekday)
    dated = re.search(_EVERY + r"(?:tanggal|tgl\.?)\s*(\d{1,2})\b", lowered)
    if dated and 1 <= int(dated[1]) <= MONTH_END:
        return Recurrence(day=int(dated[1]))
    return Recurrence(day=MONTH_END) if re.search(_EVERY + r"(?:akhir\s+)?bulan\b", lowered) else None
