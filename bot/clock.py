"""The only reader of the system clock; everywhere else `now` is an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

Clock = Callable[[], datetime]  # gives an aware moment


def system_clock() -> datetime:
    return datetime.now(UTC)


class Pulse:
    """What must go on beats: how often it has, and how many seconds ago it did."""

    def __init__(self) -> None:
        self.beats = 0
        self._at = monotonic()

    def beat(self) -> None:
        self.beats += 1
        self._at = monotonic()

    @property
    def age(self) -> float:
        return monotonic() - self._at
