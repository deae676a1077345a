"""The hours of a day: when phones must not ring, and when the offices work. Moments are in the city's zone."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from core.calendar import Calendar

QUIET_FROM, QUIET_TO = time(20, 0), time(6, 0)
OPENS, CLOSES, CLOSES_ON_FRIDAY = time(7, 30), time(16, 0), time(16, 30)
FRIDAY = 4


def is_quiet(at: time) -> bool:
    """From 20.00 to 06.00."""
    return at >= QUIET_FROM or at < QUIET_TO


def quiet_until(now: datetime) -> datetime | None:
    """When what merely notifies may go out; None where it may at once."""
    if not is_quiet(now.time()):
        return None
    day = now.date() + timedelta(days=int(now.time() >= QUIET_FROM))
    return datetime.combine(day, QUIET_TO, now.tzinfo)


def working_time(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How long the offices worked between two moments; none when `end` is not after `start`."""
    days = (start.date() + timedelta(days=n) for n in range((end.date() - start.date()).days + 1))
    return sum((_worked(day, start, end) for day in days if calendar.is_working_day(day)), timedelta())


def _worked(day: date, start: datetime, end: datetime) -> timedelta:
    closes = CLOSES_ON_FRIDAY if day.weekday() == FRIDAY else CLOSES
    opened = max(datetime.combine(day, OPENS, start.tzinfo), start)
    closed = min(datetime.combine(day, closes, start.tzinfo), end)
    return max(closed - opened, timedelta())
