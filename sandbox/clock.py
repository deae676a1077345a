"""A clock that can be moved."""

import time
from datetime import UTC, datetime, timedelta


class MovableClock:
    """Runs at real speed from a chosen start; can be moved on, and back only when asked explicitly."""

    def __init__(self, start: datetime | None = None) -> None:
        self._base = _aware(start) if start is not None else datetime.now(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        """The time of this clock, in UTC."""
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def __call__(self) -> datetime:
        return self.now()

    def move_to(self, moment: datetime, *, backwards: bool = False) -> None:
        """Jump to a moment; an earlier one is refused unless `backwards`."""
        moment = _aware(moment)
        if moment < self.now() and not backwards:
            raise ValueError(f"{moment.isoformat()} lies in the past of this clock")
        self._base, self._since = moment, time.monotonic()


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)
