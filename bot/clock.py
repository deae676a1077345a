"""The only reader of the system clock; everywhere else `now` is an argument."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]  # gives an aware moment


def system_clock() -> datetime:
    return datetime.now(UTC)
