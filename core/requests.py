"""What is asked about a task and waits for somebody's answer.

An extension or to be let off (staff decide), a clarification (its giver answers), an obstacle (who can unblock it),
an update (the agency's next report answers it).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.deadlines import Deadline
from core.errors import Refusal
from core.people import Action, Person
from core.tasks import Act, Evidence, NothingSaid, OwnClaim, Report, Step, Task


class Kind(StrEnum):
    EXTENSION = "extension"  # perpanjangan
    DECLINE = "decline"  # tidak dapat ditindaklanjuti
    CLARIFICATION = "clarification"  # minta penjelasan
    OBSTACLE = "obstacle"  # kendala
    UPDATE = "update"  # minta update


class Outcome(StrEnum):
    OPEN = "open"
    GRANTED = "granted"  # or answered, or solved
    REFUSED = "refused"
    LAPSED = "lapsed"  # its task was closed before an answer came


class Blocked(StrEnum):
    """What an obstacle is about; the same words say why a task cannot be done at all."""

    BUDGET = "budget"
    LAND = "land"
    AUTHORITY = "authority"
    PEOPLE = "people"
    RULES = "rules"
    WEATHER = "weather"
    OTHERS = "others"


STAFF, LEADERS = "staff", "leaders"  # who can unblock, besides agencies by their codes

ASKED = {
    Kind.EXTENSION: Act.EXTENSION_ASKED,
    Kind.DECLINE: Act.DECLINED,
    Kind.CLARIFICATION: Act.CLARIFICATION_ASKED,
    Kind.OBSTACLE: Act.OBSTACLE_REPORTED,
    Kind.UPDATE: Act.UPDATE_ASKED,
}
NEEDS = {
    Kind.EXTENSION: Action.EXTEND,
    Kind.DECLINE: Action.EXTEND,
    Kind.CLARIFICATION: Action.REPORT,
    Kind.OBSTACLE: Action.REPORT,
    Kind.UPDATE: Action.ASK_UPDATE,
}
DECIDED_BY_STAFF = frozenset({Kind.EXTENSION, Kind.DECLINE})


class AlreadyAsked(Refusal):
    """The same is asked already and waits for its answer."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.request = request


class AlreadyDecided(Refusal):
    """The request has had its answer; it carries what that was."""

    def __init__(self, request: Request) -> None:
        super().__init__(request)
        self.request = request


class NobodyToAsk(Refusal):
    """No agency has the directive in hand: there is nothing to report on."""


class NotLater(Refusal):
    """An extension must lead beyond the deadline there is, and beyond today."""

    def __init__(self, wanted: Deadline | None) -> None:
        super().__init__(wanted)
        self.wanted = wanted


@dataclass(frozen=True)
class Request:
    """`deadline`: the one wanted, or the obstacle's own; `unblocker`: an agency's code, STAFF or LEADERS."""

    task_id: int
    kind: Kind
    words: str
    by: Person
    at: datetime
    deadline: Deadline | None = None
    blocked: Blocked | None = None
    unblocker: str | None = None
    outcome: Outcome = Outcome.OPEN
    decided_by: Person | None = None
    decided_at: datetime | None = None
    id: int = 0

    @property
    def is_open(self) -> bool:
        return self.outcome is Outcome.OPEN


def ask(
    task: Task, request: Request, others: Sequence[Request], now: datetime, evidence: tuple[Evidence, ...] = ()
) -> Step:
    """The line of history with which `request` begins. `others`: what is asked of this task already.

    `now` is in the city's zone. Raises NotAllowed, WrongStatus, NothingSaid, NotLater or AlreadyAsked.
    """
    request.by.require(NEEDS[request.kind], task.agency)
    act = ASKED[request.kind]
    task.check(act)
    if not request.words.strip() and request.kind is not Kind.UPDATE:
        raise NothingSaid(act)
    for other in others:
        if other.is_open and other.kind is request.kind and request.kind is not Kind.OBSTACLE:
            raise AlreadyAsked(other)
    if request.kind is Kind.EXTENSION:
        _check_later(task, request.deadline, now)
    return task.note(act, request.by, request.at, Report(request.words, evidence=evidence), request.deadline)


def _check_later(task: Task, wanted: Deadline | None, now: datetime) -> None:
    if wanted is None or wanted.is_past(now):
        raise NotLater(wanted)
    if task.deadline is not None and wanted.moment(now.tzinfo) <= task.deadline.moment(now.tzinfo):
        raise NotLater(wanted)


def grant(task: Task, request: Request, by: Person, at: datetime, words: str = "") -> Step:
    """What becomes of the task when the request is granted, answered or solved.

    Raises AlreadyDecided, NotAllowed, OwnClaim (nobody decides on what they asked themselves) or WrongStatus.
    """
    check_decision(task, request, by)
    match request.kind:
        case Kind.EXTENSION:
            if request.deadline is None:
                raise NotLater(None)
            return task.extend(by, at, request.deadline)
        case Kind.DECLINE:
            return task.give_up(by, at, request.words)
        case Kind.CLARIFICATION:
            if not words.strip():
                raise NothingSaid(Act.CLARIFIED)
            return task.note(Act.CLARIFIED, by, at, Report(words.strip()))
        case _:
            return task.note(Act.OBSTACLE_SOLVED, by, at, Report(words.strip()))


def refuse(task: Task, request: Request, by: Person, at: datetime, words: str = "") -> Step:
    """Staff say no to an extension or to being let off; the task goes on as it is."""
    check_decision(task, request, by)
    by.require(Action.VERIFY)
    refused = {Kind.EXTENSION: Act.EXTENSION_REFUSED, Kind.DECLINE: Act.DECLINE_REFUSED}
    return task.note(refused[request.kind], by, at, Report(words))


def check_decision(task: Task, request: Request, by: Person) -> None:
    """Raises AlreadyDecided, NotAllowed or OwnClaim where `by` cannot answer it."""
    if not request.is_open:
        raise AlreadyDecided(request)
    if request.kind is Kind.OBSTACLE:
        theirs = any(by.may(Action.REPORT, agency) for agency in (task.agency, request.unblocker) if agency)
        if not theirs:
            by.require(Action.SEE_ALL)
        return
    if request.kind is Kind.CLARIFICATION:
        by.require(Action.SEE_ALL)
        return
    by.require(Action.VERIFY)
    if by.user_id == request.by.user_id:
        raise OwnClaim


def lapsing(task: Task, requests: Sequence[Request]) -> list[Request]:
    """What can have no answer any more, for the task is closed."""
    return [] if task.is_open else [request for request in requests if request.is_open]


SAID_OF = {
    Blocked.BUDGET: ("anggaran", "dana", "biaya", "dpa", "apbd", "pergeseran", "refocusing", "pencairan"),
    Blocked.LAND: ("lahan", "tanah", "aset", "pembebasan", "sertifikat", "sengketa"),
    Blocked.AUTHORITY: ("kewenangan", "wewenang", "provinsi", "kementerian", "pusat", "balai"),
    Blocked.RULES: ("aturan", "regulasi", "perda", "perwako", "perwali", "juknis", "juklak", "izin", "payung"),
    Blocked.WEATHER: ("cuaca", "hujan", "banjir", "longsor", "gempa", "badai"),
    Blocked.PEOPLE: ("tenaga", "personel", "personil", "petugas", "alat", "sdm", "material", "kendaraan"),
}


def blocked_by(words: str) -> Blocked:
    """What an obstacle is about, by the first word of these in it; OTHERS where none stands there."""
    kinds = {word: kind for kind, said in SAID_OF.items() for word in said}
    found = (kinds[word] for word in re.findall(r"[a-z]+", words.lower()) if word in kinds)
    return next(found, Blocked.OTHERS)
