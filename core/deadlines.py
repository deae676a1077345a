"""A deadline: the latest acceptable day, sometimes with the minute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

END_OF_DAY = time(23, 59)


@dataclass(frozen=True, order=True)
class Deadline:
    """`day` in the city's zone; without `at` the whole day counts, until 23:59."""

    day: date
    at: time | None = None

    @classmethod
    def parse(cls, text: str) -> Deadline:
        """From "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM", as `str` gives it; ValueError for anything else."""
        day, _, at = text.partition("T")
        return cls(date.fromisoformat(day), time.fromisoformat(at) if at else None)

    def __str__(self) -> str:
        return f"{self.day.isoformat()}T{self.at:%H:%M}" if self.at else self.day.isoformat()

    def moment(self, zone: tzinfo | None) -> datetime:
        """The last minute that is still in time, in the city's zone."""
        return datetime.combine(self.day, self.at or END_OF_DAY, zone)

    def is_past(self, now: datetime) -> bool:
        """Whether it has passed at `now` (aware, in the city's zone)."""
        if self.day != now.date():
            return self.day < now.date()
        return now.replace(second=0, microsecond=0) > self.moment(now.tzinfo)

    def days_late(self, today: date) -> int:
        """Days from the deadline's day to `today`; 0 or less while it has not passed."""
        return (today - self.day).days
