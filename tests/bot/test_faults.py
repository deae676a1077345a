"""Errors in the log are counted by what they are, and nothing that people wrote is kept of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot.faults import MOST, Faults

TOKEN = "123456789:AAH-x_Yz0123456789abcdefghijklmnopq"


@pytest.fixture
def faults() -> Iterator[Faults]:
    """Those of one logger."""
    faults = Faults()
    logging.getLogger("bot.test").addHandler(faults)
    yield faults
    logging.getLogger("bot.test").removeHandler(faults)


def log() -> logging.Logger:
    return logging.getLogger("bot.test")


def fail(update_id: int, error: Exception) -> None:
    try:
        raise error
    except type(error):
        log().exception("update_failed update_id=%d", update_id)


def test_the_same_error_is_one_fault_however_often(faults: Faults) -> None:
    for update_id in range(3):
        fail(update_id, KeyError("Budi"))
    fail(4, ValueError("Budi"))
    counted = [(fault.action, fault.error, fault.count) for fault in faults.waiting()]
    assert counted == [("update_failed", "KeyError", 3), ("update_failed", "ValueError", 1)]


def test_a_failed_job_is_named(faults: Faults) -> None:
    log().error("job_failed job=%s", "keep_backup")
    (fault,) = faults.waiting()
    assert (fault.action, fault.job) == ("job_failed", "keep_backup")


def test_nothing_of_what_was_written_is_kept(faults: Faults) -> None:
    log().error("undeliverable outbox_id=%d error=%r", 1, f"Bapak Budi {TOKEN}")
    log().error("Bapak Budi menulis %s", TOKEN)
    fail(1, RuntimeError(f"Bapak Budi {TOKEN}"))
    assert "Budi" not in repr(faults.waiting())
    assert TOKEN not in repr(faults.waiting())
    assert {fault.action for fault in faults.waiting()} == {"undeliverable", "bot.test", "update_failed"}


def test_warnings_are_no_faults(faults: Faults) -> None:
    log().warning("poll_failed error=%r again_in=%.1f", "502", 1)
    assert not faults


def test_what_comes_while_admins_are_told_is_told_the_next_time(faults: Faults) -> None:
    fail(1, KeyError())
    fail(2, KeyError())
    waiting = faults.waiting()
    fail(3, KeyError())
    log().error("inbox_unreadable")
    faults.told(waiting)
    assert {(fault.action, fault.count) for fault in faults.waiting()} == {
        ("update_failed", 1),
        ("inbox_unreadable", 1),
    }
    waiting = faults.waiting()
    for _ in range(2):  # two who tell at once
        faults.told(waiting)
    assert not faults


def test_a_program_that_fails_in_ever_new_ways_does_not_grow(faults: Faults) -> None:
    for number in range(MOST + 9):
        log().error("job_failed job=%s", f"job_{number}")
    assert len(faults.waiting()) == MOST
