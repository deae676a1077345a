"""Errors on their way into the log are counted, for admins to be told of them."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from datetime import UTC, datetime

from bot.metrics import ERRORS
from core.messages.faults import Fault

_ACTION = re.compile(r"[a-z_]+(?= [a-z_]+=|$)")  # what a line of ours begins with
_JOB = re.compile(r"\bjob=(\w+)")
MOST = 50  # kinds; a program that fails in more ways is told by these


class Faults(logging.Handler):
    """The errors nobody was told of: of their text the action and the job alone, which name no person and no secret."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._counted: dict[tuple[str, str, str], Fault] = {}

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._count(_fault(record))
        except Exception:
            self.handleError(record)

    def _count(self, fault: Fault) -> None:
        ERRORS.labels(fault.action).inc()
        seen = self._counted.get(_key(fault))
        if seen is not None:
            self._counted[_key(fault)] = replace(seen, count=seen.count + 1)
        elif len(self._counted) < MOST:
            self._counted[_key(fault)] = fault

    def __bool__(self) -> bool:
        return bool(self._counted)

    def waiting(self) -> list[Fault]:
        """The most frequent first."""
        return sorted(self._counted.values(), key=lambda fault: -fault.count)

    def told(self, faults: list[Fault]) -> None:
        """Admins know of these, perhaps from two who told at once; what came meanwhile is told the next time."""
        for fault in faults:
            counted = self._counted.pop(_key(fault), fault)
            if counted.count > fault.count:
                self._counted[_key(fault)] = replace(fault, count=counted.count - fault.count)


def _key(fault: Fault) -> tuple[str, str, str]:
    return fault.action, fault.job, fault.error


def _fault(record: logging.LogRecord) -> Fault:
    said = record.getMessage()
    action, job = _ACTION.match(said), _JOB.search(said)
    kind = record.exc_info[0] if record.exc_info else None
    return Fault(
        action=action[0] if action else record.name,
        job=job[1] if job else "",
        error=kind.__name__ if kind else "",
        count=1,
        since=datetime.fromtimestamp(record.created, UTC),
    )
