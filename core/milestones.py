"""A part of a directive with a day of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Milestone:
    """What is to be reached by the end of `day`."""

    words: str
    day: date
