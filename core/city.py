"""What is particular to one city, handed to whoever reads, reckons or words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo

from core.agencies import Register
from core.calendar import Calendar


@dataclass(frozen=True)
class City:
    """Its agencies, its working days, its clock's zone."""

    register: Register
    calendar: Calendar
    zone: tzinfo

    def local(self, at: datetime) -> datetime:
        """The same moment as the city's clocks show it."""
        return at.astimezone(self.zone)
