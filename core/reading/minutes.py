"""Minutes: the directives of a meeting, each with the lines it stands in."""

from __future__ import annotations

import re
from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.reading.directives import read_directive
from core.reading.values import ReadItem, ReadMinutes

_ITEM = re.compile(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+|\d{1,2}[.)]|[a-z][.)]\s|[-•*–👉✓✔▪]\s*)(?P<body>\S.*)$", re.MULTILINE
)


def read_minutes(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadMinutes:
    """The directives of pasted minutes, in order."""
    items = tuple(
        ReadItem(read_directive(found["body"], said_at, register, calendar), found.group().strip())
        for found in _ITEM.finditer(text)
    )
    title = next((line.strip() for line in text.splitlines() if line.strip()), None)
    return ReadMinutes(title, None, items)
