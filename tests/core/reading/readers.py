"""Everything that reads a text somebody sent, each as it is called for one."""

from __future__ import annotations

from collections.abc import Callable

from core.reading import read_agencies, read_deadline, read_directive, read_minutes, read_percent
from core.reading.kinds import kind_of
from core.reading.parts import read_parts
from core.reading.questions import read_question
from tests.core.reading.corpus import CALENDAR, register, said

NOW = said("2025-08-13T10:00")
READERS: dict[str, Callable[[str], object]] = {
    "deadline": lambda text: read_deadline(text, NOW, CALENDAR),
    "directive": lambda text: read_directive(text, NOW, register(), CALENDAR),
    "minutes": lambda text: read_minutes(text, NOW, register(), CALENDAR),
    "agencies": lambda text: read_agencies(text, register()),
    "percent": read_percent,
    "parts": lambda text: read_parts(text, NOW, register(), CALENDAR),
    "kind": lambda text: kind_of(text, register()),
    "question": lambda text: read_question(text, NOW.date(), register()),
}
