"""What reading gives: values with the span they came from and the doubts that remain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from core.deadlines import Deadline


class Nature(StrEnum):
    """A directive's sifat."""

    ORDINARY = "biasa"
    URGENT = "segera"
    VERY_URGENT = "sangat segera"
    SECRET = "rahasia"


class Doubt(StrEnum):
    """What the reader is not sure of; core.messages has a sentence for each."""

    NO_AGENCY = "no_agency"
    AMBIGUOUS_AGENCY = "ambiguous_agency"
    UNRESOLVED_GROUP = "unresolved_group"
    EXCEPTED = "excepted"  # "semua OPD kecuali BKD"
    SEVERAL_WITHOUT_LEAD = "several_without_lead"
    NO_DEADLINE = "no_deadline"
    VAGUE_DEADLINE = "vague_deadline"
    IMPOSSIBLE_DATE = "impossible_date"
    WRONG_WEEKDAY = "wrong_weekday"
    PAST_DEADLINE = "past_deadline"
    HOLIDAY_DEADLINE = "holiday_deadline"
    RECURRING = "recurring"
    SEVERAL_DEADLINES = "several_deadlines"
    SEVERAL_DIRECTIVES = "several_directives"
    EXHORTATION = "exhortation"
    NOTHING_VERIFIABLE = "nothing_verifiable"
    NO_ACTION = "no_action"
    ORDERED_BEFORE = "ordered_before"  # of what is on file, not of the text


class ReadDeadline(NamedTuple):
    """A deadline as read: `span` stands in the text; `reason` says in Indonesian how it was counted."""

    deadline: Deadline | None = None
    span: str | None = None
    reason: str | None = None
    doubts: tuple[Doubt, ...] = ()


class ReadDirective(NamedTuple):
    """A directive as read: codes of the register; groups ("seluruh camat") stay groups, `Register.expand` opens them.

    `proposals` are agencies nobody named but whose duties fit, at most three; `choices` are the agencies an
    ambiguous name may mean.
    """

    action: str
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: ReadDeadline = ReadDeadline()
    nature: Nature = Nature.ORDINARY
    doubts: tuple[Doubt, ...] = ()
    proposals: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReadItem:
    """One directive of the minutes; `span` is its line or lines as they stand."""

    directive: ReadDirective
    span: str


@dataclass(frozen=True)
class ReadMinutes:
    """A meeting's minutes as read; None for what the text does not say of the meeting."""

    title: str | None = None
    day: date | None = None
    items: tuple[ReadItem, ...] = ()
    place: str | None = None
    leader: str | None = None
