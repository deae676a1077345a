"""The recap (rekap): how each agency follows up, in figures, and in the order of who needs a word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median

from core.summary import Figures

LATEST = 5000  # tasks of which slips and paces are told: what grows with the years is not gone through
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Course:
    """When one task was given, taken up, last claimed, and verified; None for what has not happened."""

    given: datetime
    accepted: datetime | None = None
    claimed: datetime | None = None
    verified: datetime | None = None


@dataclass(frozen=True)
class Paces:
    """Median days to accept, from giving to the claim that was verified, and from that claim to its verification."""

    accept: float | None = None
    finish: float | None = None
    verify: float | None = None


@dataclass(frozen=True)
class AgencyRecap:
    """`slips`: extensions granted, `slip_days` what they add up to; `quiet_since`: the longest silence begins."""

    agency: str
    figures: Figures
    slips: int = 0
    slip_days: int = 0
    quiet_since: datetime | None = None
    paces: Paces = Paces()


def paces_of(courses: Iterable[Course]) -> Paces:
    courses = list(courses)
    verified = [course for course in courses if course.claimed and course.verified]
    return Paces(
        accept=_median((course.given, course.accepted) for course in courses),
        finish=_median((course.given, course.claimed) for course in verified),
        verify=_median((course.claimed, course.verified) for course in verified),
    )


def _median(spans: Iterable[tuple[datetime | None, datetime | None]]) -> float | None:
    days = [(end - start) / timedelta(days=1) for start, end in spans if start and end]
    return median(days) if days else None


def who_needs_a_word_first(recaps: Iterable[AgencyRecap]) -> list[AgencyRecap]:
    """Most late first, then the longest silence; agencies without tasks are left out."""
    told = (recap for recap in recaps if recap.figures.total)
    return sorted(told, key=lambda recap: (-recap.figures.late, recap.quiet_since or _NEVER, recap.agency))
