"""Indonesian to values: directives, minutes, deadlines, agencies, progress. Reading never raises; it doubts."""

from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.reading.agencies import read_agencies
from core.reading.deadlines import read_deadline
from core.reading.directives import read_directive
from core.reading.progress import ReadPercent, read_percent
from core.reading.values import Doubt, Nature, ReadDeadline, ReadDirective, ReadItem, ReadMinutes

__all__ = [
    "Doubt",
    "Nature",
    "ReadDeadline",
    "ReadDirective",
    "ReadItem",
    "ReadMinutes",
    "ReadPercent",
    "read_agencies",
    "read_deadline",
    "read_directive",
    "read_minutes",
    "read_percent",
]


def read_minutes(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadMinutes:
    """The directives of pasted minutes, in order; done items, preamble and closing are left out.

    Days are counted from the meeting's date where the text gives it and it is recent, else from `said_at` (aware, in
    the city's zone). Never raises for any text.
    """
    from core.reading import minutes  # rarely read, and a third of what the reader takes to import

    return minutes.read_minutes(text, said_at, register, calendar)
