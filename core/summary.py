"""Figures about tasks: what is claimed and what was verified are two numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

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


class Reach(Enum):
    """What an agency's place in the register asks of the office, the most urgent first."""

    LOST = auto()  # its chat takes no messages
    UNTOLD = auto()  # it has tasks and nowhere to hear of them
    SILENT = auto()  # tasks nobody has said anything about for long
    LINKED = auto()
    UNLINKED = auto()  # nothing waits for it


@dataclass(frozen=True)
class Standing:
    """What is known of one agency: whether its chat is linked and takes messages, its heads, its open tasks.

    `quiet` of them are without news.
    """

    linked: bool
    reachable: bool
    heads: tuple[str, ...] = ()
    open_tasks: int = 0
    quiet: int = 0

    @property
    def reach(self) -> Reach:
        if not self.linked:
            return Reach.UNTOLD if self.open_tasks else Reach.UNLINKED
        if not self.reachable:
            return Reach.LOST
        return Reach.SILENT if self.quiet else Reach.LINKED
