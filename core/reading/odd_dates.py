"""The last resort for a typed date in a shape the grammar does not know: dateparser, inside a window of sense."""

from __future__ import annotations

import re
from datetime import timedelta

from core.deadlines import Deadline
from core.reading.times.moments import Reference
from core.reading.tokens import quotations
from core.reading.values import Doubt, ReadDeadline

_LONGEST = 40
_BACK, _AHEAD = timedelta(days=60), timedelta(days=3 * 366)
_LIKELY = re.compile(r"\d{1,2}\D+\d{4}|\d{4}\D+\d{1,2}|\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_MONTH_NAME = re.compile(r"jan|feb|mar|apr|ma[iy]|jun|jul|aug|agu|sep|o[ck]t|nov|de[cs]", re.IGNORECASE)


def odd_date(text: str, reference: Reference) -> ReadDeadline | None:
    """An absolute date such as "June 15th, 2024"; None when there is none, or none near enough to be meant."""
    text = text.strip()
    if not 6 <= len(text) <= _LONGEST or not _LIKELY.search(text) or not _MONTH_NAME.search(text) or quotations(text):
        return None
    import dateparser  # slow to import, and hardly ever needed

    found = dateparser.parse(
        text,
        languages=["id", "en"],
        settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month"], "STRICT_PARSING": False},
    )
    if found is None or not reference.today - _BACK <= found.date() <= reference.today + _AHEAD:
        return None
    deadline = Deadline(found.date())
    doubts = (Doubt.PAST_DEADLINE,) if deadline.is_past(reference.said_at) else ()
    return ReadDeadline(deadline, text, None, doubts)
