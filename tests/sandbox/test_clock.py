"""A clock that can be moved."""

import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from sandbox.clock import MovableClock

START = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_it_runs_at_real_speed_from_its_start() -> None:
    clock = MovableClock(START)
    time.sleep(0.02)
    assert timedelta(seconds=0.02) <= clock() - START < timedelta(seconds=5)


def test_it_jumps_forward() -> None:
    clock = MovableClock(START)
    clock.move_to(datetime(2026, 11, 24, 7, 30, tzinfo=timezone(timedelta(hours=7))))
    assert clock.now() - datetime(2026, 11, 24, 0, 30, tzinfo=UTC) < timedelta(seconds=5)
    assert clock.now().tzinfo is UTC


def test_it_goes_back_only_when_asked() -> None:
    clock = MovableClock(START)
    with pytest.raises(ValueError, match="past"):
        clock.move_to(START - timedelta(days=1))
    clock.move_to(START - timedelta(days=1), backwards=True)
    assert clock.now() < START


def test_a_moment_needs_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        MovableClock(datetime(2026, 11, 23))  # noqa: DTZ001
