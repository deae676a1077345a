"""Indonesian to values: directives, minutes, deadlines, agencies, progress. Reading never raises; it doubts."""

from core.reading.agencies import read_agencies
from core.reading.deadlines import read_deadline
from core.reading.directives import read_directive
from core.reading.minutes import read_minutes
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
