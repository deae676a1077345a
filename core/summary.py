"""Figures about tasks: what is claimed and what was verified are two numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.tasks import VERIFIED, Status, Task

_LET_OFF = frozenset({Status.CANCELLED, Status.NOT_ACTIONABLE})
_IN_PROGRESS = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.RETURNED})


@dataclass(frozen=True)
class Figures:
    """`total` = verified + claimed + in_progress + waiting; the late ones are among the last two."""

    total: int = 0
    verified: int = 0
    claimed: int = 0
    in_progress: int = 0
    waiting: int = 0
    late: int = 0


def figures_of(tasks: Iterable[Task], now: datetime) -> Figures:
    """Counts at `now` (in the city's zone); what was cancelled or let off is not counted."""
    return figures_from(Counter((task.status, task.is_late(now)) for task in tasks))


def figures_from(counts: Mapping[tuple[Status, bool], int]) -> Figures:
    """The figures of tasks already counted by (status, late)."""

    def of(statuses: Container[Status]) -> int:
        return sum(count for (status, _), count in counts.items() if status in statuses)

    return Figures(
        total=of(set(Status) - _LET_OFF),
        verified=of(VERIFIED),
        claimed=of({Status.CLAIMED}),
        in_progress=of(_IN_PROGRESS),
        waiting=of({Status.WAITING}),
        late=sum(n for (_, late), n in counts.items() if late),
    )
