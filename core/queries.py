"""What is asked about tasks: a Filter, who may ask it, which tasks it means, and how it travels in a button."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import cached_property

from core.calendar import Calendar
from core.chats import Chat
from core.people import Action, Person
from core.reading.values import Nature
from core.summary import Figures
from core.tasks import IN_HAND, OPEN, Status, Task

PAGE = 10  # tasks a page
MOST_NOTES = 5  # that an answer names
QUIET_DAYS = 7  # working days without a word: tanpa kabar
MOST_FOUND = 1000  # directives with the words asked for, the newest: more nobody reads
MOST_WORDS = 6
LONGEST_WORD = 30
LONGEST_SPOKEN = 100  # a syllable of Hangul folds into three letters: no word that is asked for is longer
PREFIX_FROM, PREFIX_TO = 3, 10  # letters from which a word also means those that begin with it; more do not count

_WORD = re.compile(r"[^\W_]+")
_DAY = "%Y%m%d"


@dataclass(frozen=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def packed(self) -> str:
        return f"{self.first:{_DAY}}-{self.last:{_DAY}}"

    @classmethod
    def unpack(cls, packed: str) -> Period:
        """Raises ValueError for what `packed` never was."""
        first, _, last = packed.partition("-")
        return cls(date.fromisoformat(first), date.fromisoformat(last))


@dataclass(frozen=True)
class View:
    """From where and when one looks: `now` is in the city's zone, `chat` is where the answer will stand."""

    chat: Chat
    now: datetime
    calendar: Calendar

    @property
    def today(self) -> date:
        return self.now.date()

    def start_of(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.now.tzinfo)

    @cached_property
    def quiet_before(self) -> datetime:
        """Whoever spoke last before this moment has been silent for QUIET_DAYS working days."""
        day, worked = self.today, 0
        while True:
            worked += self.calendar.is_working_day(day)
            if worked == QUIET_DAYS:
                return self.start_of(day)
            day -= timedelta(days=1)

    def veils(self, task: Task) -> bool:
        """Whether the task's words must not stand here: a secret one shows its number alone."""
        return task.nature is Nature.SECRET and not (self.chat.shows_secrets or task.agency == self.chat.agency)


def last_heard(task: Task) -> datetime:
    """When something was last heard of a task: given, accepted, reported, returned."""
    return max(at for at in (task.since, task.accepted_at, task.reported_at) if at is not None)


def is_quiet(task: Task, view: View) -> bool:
    """Tanpa kabar: in its agency's hands, and nobody has said anything for QUIET_DAYS working days."""
    return task.status in IN_HAND and last_heard(task) < view.quiet_before


class Wanted(StrEnum):
    """The form of an answer: the tasks, how many they are, the agencies that have them, or who heads those."""

    LIST = "list"
    COUNT = "count"
    AGENCIES = "agencies"
    HEADS = "heads"


@dataclass(frozen=True)
class Known:
    """What is known of a task besides itself: its directive's words, when it was given, whether it is blocked."""

    said: str
    given: datetime
    blocked: bool = False


@dataclass(frozen=True)
class Filter:
    """Which tasks are asked for. `agencies` None: everybody's; `number`: one directive's card.

    `due` are days of the deadline, `given` those on which it was given; `unreported`: nobody has reported yet;
    `since`: what counts as a report came on that day or later; `blocked`: an obstacle is waiting to be solved.
    """

    agencies: tuple[str, ...] | None = None
    statuses: frozenset[Status] = OPEN
    late: bool = False
    quiet: bool = False
    unreported: bool = False
    blocked: bool = False
    due: Period | None = None
    given: Period | None = None
    words: tuple[str, ...] = ()
    number: int | None = None
    since: date | None = None

    @property
    def of_any_state(self) -> Filter:
        """The same agencies, days and words whatever has become of the tasks: what the figures count."""
        every = frozenset(Status)
        return replace(self, statuses=every, late=False, quiet=False, unreported=False, since=None, blocked=False)

    @property
    def is_of_open(self) -> bool:
        """Whether it means open tasks alone: those are listed by deadline, others with the newest first."""
        return self.statuses <= OPEN or self.late or self.quiet or self.unreported or self.since is not None

    def admits(self, task: Task, view: View, known: Known | None = None) -> bool:
        """Whether the task is meant; nothing else known of it, it was given when its status began."""
        known = known or Known(task.action, task.since)
        return (
            (self.agencies is None or task.agency in self.agencies)
            and task.status in self.statuses
            and (not self.late or task.is_late(view.now))
            and (not self.quiet or is_quiet(task, view))
            and (not self.unreported or (task.status in IN_HAND and not self._has_reported(task, view)))
            and (self.unreported or self.since is None or (task.status in OPEN and self._has_reported(task, view)))
            and (not self.blocked or known.blocked)
            and (self.due is None or (task.deadline is not None and task.deadline.day in self.due))
            and (self.given is None or known.given.astimezone(view.now.tzinfo).date() in self.given)
            # What a search finds tells of its words: where those are veiled it must not be found by them.
            and (not self.words or (not view.veils(task) and contains(known.said, self.words)))
        )

    def _has_reported(self, task: Task, view: View) -> bool:
        reported = task.reported_at
        return reported is not None and (self.since is None or reported >= view.start_of(self.since))

    def asked_by(self, person: Person, chat: Chat) -> Filter:
        """The question as this person means it here. Raises NotAllowed.

        Without a name it is about the chat's own agency, else everybody's, or the agencies of who sees no others.
        """
        if self.agencies is None:
            sees_all = person.may(Action.SEE_ALL)
            if chat.agency and (sees_all or person.may(Action.SEE_OWN, chat.agency)):
                return replace(self, agencies=(chat.agency,))
            if not sees_all:
                person.require(Action.SEE_OWN)
                return replace(self, agencies=person.agencies)
        self.require_sight_by(person)
        return self

    def require_sight_by(self, person: Person) -> None:
        """Raises NotAllowed where this person may not see what is asked for."""
        if self.agencies is None:
            person.require(Action.SEE_ALL)
        for code in self.agencies or ():
            if not person.may(Action.SEE_OWN, code):
                person.require(Action.SEE_ALL, code)

    # -- in a button ---------------------------------------------------------------------------------------------------

    def pack(self) -> str:
        """As short text without a colon; `unpack` gives it back. A number is not packed: a card has no pages."""
        parts = [
            "a" + ",".join(self.agencies) if self.agencies is not None else "",
            "s" + ",".join(sorted(self.statuses)) if self.statuses != OPEN else "",
            "l" if self.late else "",
            "q" if self.quiet else "",
            "u" if self.unreported else "",
            "b" if self.blocked else "",
            f"r{self.since:{_DAY}}" if self.since else "",
            f"d{self.due.packed}" if self.due else "",
            f"g{self.given.packed}" if self.given else "",
            "w" + "+".join(self.words) if self.words else "",
        ]
        return ";".join(part for part in parts if part)

    @classmethod
    def unpack(cls, packed: str) -> Filter:
        """Raises ValueError for what `pack` never gave."""
        asked = cls()
        for part in packed.split(";") if packed else ():
            asked = _with_part(asked, part[:1], part[1:])
        if asked.pack() != packed:
            raise ValueError(packed)
        return asked


def _with_part(asked: Filter, kind: str, value: str) -> Filter:
    match kind:
        case "a":
            return replace(asked, agencies=tuple(value.split(",")) if value else ())
        case "s":
            return replace(asked, statuses=frozenset(map(Status, value.split(","))) if value else frozenset())
        case "l":
            return replace(asked, late=True)
        case "q":
            return replace(asked, quiet=True)
        case "u":
            return replace(asked, unreported=True)
        case "b":
            return replace(asked, blocked=True)
        case "r":
            return replace(asked, since=date.fromisoformat(value))
        case "d" | "g":
            period = Period.unpack(value)
            return replace(asked, due=period) if kind == "d" else replace(asked, given=period)
        case "w":
            return replace(asked, words=tuple(value.split("+")))
        case _:
            raise ValueError(kind)


@dataclass(frozen=True)
class Answer:
    """`figures` of all that is spoken of, and one page of the `total` tasks that are meant; pages count from 0.

    `found_all`: no more than MOST_FOUND directives hold the words that were asked for; else the newest are meant.
    """

    figures: Figures
    tasks: Sequence[Task]
    total: int
    page: int = 0
    found_all: bool = True

    @property
    def last_page(self) -> int:
        return last_page(self.total)


def last_page(total: int) -> int:
    return max(0, (total - 1) // PAGE)


def page_within(page: int, total: int) -> int:
    """The page that can be shown: a list may have become shorter since its button was drawn."""
    return min(max(page, 0), last_page(total))


# -- words of a text ---------------------------------------------------------------------------------------------------


def words_in(text: str) -> tuple[str, ...]:
    """What can be searched for in `text`: letters and digits, each word once, cut and counted to fit."""
    return tuple(dict.fromkeys(word.lower()[:LONGEST_WORD] for word in _WORD.findall(text)))[:MOST_WORDS]


def spoken(text: str) -> tuple[str, ...]:
    """The words a text can be found by, each once: small letters and digits without accents, cut where none looks."""
    return tuple(dict.fromkeys(folded(word)[:LONGEST_SPOKEN] for word in _WORD.findall(text)))


def contains(said: str, words: Sequence[str]) -> bool:
    """Whether all words stand in `said`; longer ones also as the beginning of a word."""
    return all(any(_fits(folded(word), each) for each in spoken(said)) for word in words)


def _fits(word: str, said: str) -> bool:
    return said.startswith(word[:PREFIX_TO]) if len(word) >= PREFIX_FROM else said == word


def folded(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
