"""How fast one person may send: generous for whoever works, and a flood takes nobody else's time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

WINDOW = timedelta(minutes=1)
MOST_PEOPLE = 10_000  # remembered at once


class Verdict(Enum):
    """What becomes of one thing a person sends: it is handled, or put aside with a word (once a minute) or without."""

    HANDLED = "handled"
    TOLD = "told"
    ASIDE = "aside"


@dataclass(frozen=True)
class _Minute:
    began: datetime
    sent: int


class Tempo:
    """Counts by when things were sent, so that what piled up during a stop is no flood.

    It remembers a minute, and a start begins anew: that is all a limit of this kind is for.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._minutes: dict[int, _Minute] = {}

    def verdict(self, user_id: int, sent_at: datetime, *, is_evidence: bool) -> Verdict:
        """Photos and documents are handled and never counted: an album is many, and what it shows would be lost."""
        if is_evidence:
            return Verdict.HANDLED
        minute = self._minutes.get(user_id)
        if minute is None or not minute.began <= sent_at < minute.began + WINDOW:
            self._forget(sent_at)
            minute = _Minute(sent_at, 0)
        minute = self._minutes[user_id] = _Minute(minute.began, minute.sent + 1)
        if minute.sent <= self._most:
            return Verdict.HANDLED
        return Verdict.TOLD if minute.sent == self._most + 1 else Verdict.ASIDE

    def _forget(self, now: datetime) -> None:
        if len(self._minutes) >= MOST_PEOPLE:
            self._minutes = {who: minute for who, minute in self._minutes.items() if now - minute.began < WINDOW}
