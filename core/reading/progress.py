"""Progress in reports: "60%", "sudah 75 persen", "setengah", "baru 1/4"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER = r"(?P<sign>[-−–]\s?)?(?P<number>\d{1,6}(?:[.,]\d{1,3})?)"
_PERCENT = re.compile(rf"(?<![\w.,]){_NUMBER}\s?(?:%|persen\b|prosen\b|pct\b|percent\b)", re.IGNORECASE)


@dataclass(frozen=True)
class ReadPercent:
    """`value` from 0 to 100, or None when what was written is no share of the whole (`span` shows it)."""

    value: int | None
    span: str


def read_percent(text: str) -> ReadPercent | None:
    """The progress a report states; None when it states none. "Selesai" alone is no figure."""
    found = _PERCENT.search(text)
    if not found:
        return None
    value = float(found["number"].replace(",", "."))
    whole = None if found["sign"] or value > 100 else round(value)
    return ReadPercent(whole, found.group())
