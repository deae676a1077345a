"""Moving the time on request."""

from collections.abc import Callable
from datetime import datetime, time, timedelta, tzinfo
from typing import Any

from sandbox.telegram.errors import NotPossible


class TimeTravel:
    """Reads where to go and tells the owner of the clock."""

    def __init__(
        self, clock: Callable[[], datetime], zone: tzinfo, set_time: Callable[[datetime], None] | None
    ) -> None:
        self._clock = clock
        self._zone = zone
        self._set_time = set_time

    def go(self, given: dict[str, Any]) -> datetime:
        """Jump as asked; the time after it."""
        if self._set_time is None:
            raise NotPossible("the owner of this clock lets nobody move it")
        target = self.target(given)
        if target < self._clock():
            raise NotPossible("time does not go back")
        self._set_time(target)
        return self._clock()

    def target(self, given: dict[str, Any]) -> datetime:
        """`to` (ISO; without offset in the city's zone), `hours` and `days` from now, or `next` ("07:30")."""
        now = self._clock().astimezone(self._zone)
        if "to" in given:
            moment = datetime.fromisoformat(str(given["to"]))
            return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)
        if "next" in given:
            at = time.fromisoformat(str(given["next"]))
            tomorrow = (now + timedelta(days=1)).date()
            return datetime.combine(tomorrow, at, tzinfo=self._zone)
        if "hours" in given or "days" in given:
            return now + timedelta(hours=float(given.get("hours", 0)), days=float(given.get("days", 0)))
        raise NotPossible('name a time: "to", "next", "hours" or "days"')
