"""Minutes: many drafts at once, checked together, saved together or one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.agencies import Register
from core.calendar import Calendar
from core.directives import LONGEST as LONGEST_ITEM
from core.directives import Directive, State, TooLong
from core.doubts import doubts_of
from core.errors import Refusal
from core.meetings import Meeting
from core.reading.values import Doubt, ReadItem, ReadMinutes
from core.tasks import Task

LONGEST = 200_000  # characters
MOST_LINES = 4000
MOST_ITEMS = 500
SPLIT_FROM = 3500  # Telegram cuts a paste at 4096 characters, or at a gap a little before
_CUT_SHARP = 4096
_MARKED = re.compile(r"\(?\w{1,3}[.)]\s|[^\w\s(]")
_MANY = 3  # new tasks at once: more of them come without a sound each, under one list

# What may be saved with the rest although nobody has looked at it: the card and the pings go on asking.
HARMLESS = frozenset(
    {
        Doubt.NO_DEADLINE,
        Doubt.VAGUE_DEADLINE,
        Doubt.HOLIDAY_DEADLINE,
        Doubt.SEVERAL_WITHOUT_LEAD,
        Doubt.RECURRING,
    }
)


class NothingFound(Refusal):
    """Text in which no directive was found."""


class TooManyItems(Refusal):
    def __init__(self, count: int, most: int) -> None:
        super().__init__(count, most)
        self.count = count
        self.most = most


@dataclass(frozen=True)
class Minutes:
    """A meeting with all that was read in its minutes, in order; positions count from 1."""

    meeting: Meeting
    items: tuple[Directive, ...]

    @property
    def drafts(self) -> list[tuple[int, Directive]]:
        """What is neither saved nor discarded, each with its position."""
        return [(position, item) for position, item in enumerate(self.items, 1) if item.is_draft]

    @property
    def saved(self) -> list[Directive]:
        return [item for item in self.items if item.number is not None]

    @property
    def discarded(self) -> int:
        return sum(item.state is State.DISCARDED for item in self.items)

    def ready(self, today: date, register: Register, calendar: Calendar) -> list[Directive]:
        """The drafts that can be saved without looking at each."""
        return [item for _, item in self.drafts if not blocking(item, today, register, calendar)]

    def doubts(self, today: date, register: Register, calendar: Calendar) -> dict[Doubt, list[int]]:
        """The positions of the drafts by what is doubtful about them, what blocks first."""
        found: dict[Doubt, list[int]] = {}
        for position, item in self.drafts:
            for doubt in doubts_of(item, today, register, calendar):
                found.setdefault(doubt, []).append(position)
        return dict(sorted(found.items(), key=lambda each: each[0] in HARMLESS))


def blocking(draft: Directive, today: date, register: Register, calendar: Calendar) -> set[Doubt]:
    """The doubts that somebody has to settle before it is saved."""
    return set(doubts_of(draft, today, register, calendar)) - HARMLESS


def check_length(text: str) -> None:
    """Raises TooLong."""
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        raise TooLong(len(text), LONGEST)


def drafts_of(read: ReadMinutes, meeting: Meeting, said_at: datetime) -> list[Directive]:
    """A draft of each item. Raises NothingFound or TooManyItems."""
    if not read.items:
        raise NothingFound
    if len(read.items) > MOST_ITEMS:
        raise TooManyItems(len(read.items), MOST_ITEMS)
    return [_draft(item, meeting, said_at) for item in read.items]


def _draft(item: ReadItem, meeting: Meeting, said_at: datetime) -> Directive:
    read, text = item.directive, item.span
    if len(text) > LONGEST_ITEM:  # no order is that long: it holds more than one, and somebody has to look
        text = text[:LONGEST_ITEM]
        read = read._replace(action=read.action[:LONGEST_ITEM], doubts=(*read.doubts, Doubt.SEVERAL_DIRECTIVES))
    return Directive.from_reading(text, read, meeting.by, said_at, meeting.place)


def may_go_on(part: str) -> bool:
    """Whether a pasted part is so long that Telegram may have cut it off here."""
    return len(part) >= SPLIT_FROM


def together(parts: Sequence[str]) -> str:
    """The parts of a paste as one text again: Telegram cuts at a gap and drops it, some apps cut at 4096 sharp.

    >>> together(["1. Dinkes cek obat", "2. PUPR cek jalan"]), together(["1. Dinkes cek", "obat besok"])
    ('1. Dinkes cek obat\\n2. PUPR cek jalan', '1. Dinkes cek obat besok')
    """
    text = ""
    for before, part in zip(("", *parts), parts, strict=False):
        begins_anew = not part[:1].islower() or _MARKED.match(part)
        gap = "\n" if begins_anew else " "
        text += part if len(before) == _CUT_SHARP and not _MARKED.match(part) else gap + part
    return text.strip()


def crowded(drafts: Iterable[Directive], tasks: Sequence[Task], register: Register) -> set[str]:
    """The agencies that get more tasks at once than should ring one by one: what is to come, and what has just come."""
    counted = Counter(code for draft in drafts for code in draft.assignments(register))
    counted.update(task.agency for task in tasks)
    return {agency for agency, count in counted.items() if count > _MANY}
