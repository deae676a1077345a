"""What a button means when it is pressed: small values that pack themselves into Telegram's 64 bytes.

A button lives for ever: its data names things, never their state, and the thing is loaded again when it is pressed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import ClassVar, Self, get_type_hints

from core.errors import Refusal
from core.messages.message import Button

MOST_BYTES = 64
LARGEST_ID = 2**63 - 1  # of a database


class UnknownButton(Refusal):
    """Data that no button of ours carries: forged, or from a program long gone."""


class Press:
    """Base of all presses; `name` is unique and never changes its meaning."""

    name: ClassVar[str]
    kinds: ClassVar[dict[str, type[Press]]] = {}

    def __init_subclass__(cls, name: str) -> None:
        if name in Press.kinds:
            raise ValueError(f"two buttons are called {name}")
        cls.name = name
        Press.kinds[name] = cls

    @classmethod
    def pattern(cls) -> str:
        """A regular expression that matches this kind's data and no other's."""
        return rf"^{cls.name}(:|$)"

    def pack(self) -> str:
        """Data for Telegram; ValueError when it does not fit."""
        data = ":".join([self.name, *(str(getattr(self, field.name)) for field in fields(self))])  # type: ignore[arg-type]
        if len(data.encode()) > MOST_BYTES:
            raise ValueError(f"{data} is over {MOST_BYTES} bytes")
        return data

    @classmethod
    def unpack(cls, data: str) -> Self:
        """The press that `pack` gave; raises UnknownButton for anything else."""
        _, *parts = data.split(":")
        kinds = get_type_hints(cls)
        wanted = [(field.name, kinds[field.name]) for field in fields(cls)]  # type: ignore[arg-type]
        try:
            values = {name: kind(part) for (name, kind), part in zip(wanted, parts, strict=True)}
            press = cls(**values)
            is_ours = press.pack() == data
        except ValueError as error:
            raise UnknownButton(data) from error
        if not is_ours or any(isinstance(value, int) and not 0 <= value <= LARGEST_ID for value in values.values()):
            raise UnknownButton(data)
        return press

    def button(self, label: str) -> Button:
        return Button(label, self.pack())


# -- a directive, before and after it is saved -----------------------------------------------------------------------


@dataclass(frozen=True)
class Save(Press, name="save"):
    directive: int


@dataclass(frozen=True)
class Separate(Press, name="separate"):
    directive: int


@dataclass(frozen=True)
class SaveAsNote(Press, name="note"):
    directive: int


@dataclass(frozen=True)
class TakeAsQuestion(Press, name="question"):
    directive: int


@dataclass(frozen=True)
class TakeAsDirective(Press, name="order"):
    directive: int


@dataclass(frozen=True)
class ShowCard(Press, name="card"):
    directive: int


@dataclass(frozen=True)
class OpenAgencies(Press, name="opd"):
    directive: int


@dataclass(frozen=True)
class ChooseAgencies(Press, name="agencies"):
    directive: int
    page: int


@dataclass(frozen=True)
class ToggleAgency(Press, name="agency"):
    directive: int
    page: int
    agency: str


@dataclass(frozen=True)
class TakeProposal(Press, name="propose"):
    directive: int
    agency: str


@dataclass(frozen=True)
class ConfirmAgencies(Press, name="assign"):
    directive: int


@dataclass(frozen=True)
class ChooseDeadline(Press, name="deadline"):
    directive: int


@dataclass(frozen=True)
class PickDeadline(Press, name="due"):
    directive: int
    day: str  # YYYY-MM-DD, or "none"


@dataclass(frozen=True)
class Reword(Press, name="reword"):
    directive: int


@dataclass(frozen=True)
class ChangeNature(Press, name="nature"):
    directive: int


@dataclass(frozen=True)
class Discard(Press, name="discard"):
    directive: int


@dataclass(frozen=True)
class AskCancel(Press, name="cancel"):
    directive: int


@dataclass(frozen=True)
class ConfirmCancel(Press, name="cancelled"):
    directive: int


@dataclass(frozen=True)
class TurnPage(Press, name="page"):
    page: int
    question: str  # a packed core.queries.Filter, or @ and the id of a stored one


@dataclass(frozen=True)
class Split(Press, name="split"):
    directive: int


@dataclass(frozen=True)
class SetMilestones(Press, name="milestones"):
    directive: int


# -- a task ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Accept(Press, name="accept"):
    task: int


@dataclass(frozen=True)
class AskReport(Press, name="report"):
    task: int


@dataclass(frozen=True)
class AskClaim(Press, name="claim"):
    task: int


@dataclass(frozen=True)
class ClaimWithoutEvidence(Press, name="claimed"):
    task: int


@dataclass(frozen=True)
class Approve(Press, name="approve"):
    task: int


@dataclass(frozen=True)
class ApproveOngoing(Press, name="ongoing"):
    task: int


@dataclass(frozen=True)
class SendBack(Press, name="return"):
    task: int


@dataclass(frozen=True)
class ShowEvidence(Press, name="evidence"):
    task: int


@dataclass(frozen=True)
class AskClarification(Press, name="explain"):
    task: int


@dataclass(frozen=True)
class AskObstacle(Press, name="obstacle"):
    task: int


@dataclass(frozen=True)
class ChooseUnblocker(Press, name="blocked"):
    task: int
    blocked: str  # a core.requests.Blocked


@dataclass(frozen=True)
class DescribeObstacle(Press, name="unblock"):
    task: int
    blocked: str
    unblocker: str


@dataclass(frozen=True)
class AskDecline(Press, name="decline"):
    task: int


@dataclass(frozen=True)
class DescribeDecline(Press, name="declined"):
    task: int
    blocked: str


@dataclass(frozen=True)
class AskExtension(Press, name="extend"):
    task: int


@dataclass(frozen=True)
class AskUpdate(Press, name="update"):
    directive: int


# -- a request -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Grant(Press, name="grant"):
    request: int


@dataclass(frozen=True)
class Refuse(Press, name="refuse"):
    request: int


@dataclass(frozen=True)
class Answer(Press, name="answer"):
    request: int


# -- the morning brief, and when a chat is pinged --------------------------------------------------------------------


@dataclass(frozen=True)
class ShowList(Press, name="list"):
    page: int
    question: str  # a packed core.queries.Filter


@dataclass(frozen=True)
class ShowChanges(Press, name="changes"):
    day: int  # YYYYMMDD


@dataclass(frozen=True)
class SetPingTime(Press, name="pingtime"):
    minute: int  # of the day


@dataclass(frozen=True)
class TogglePingDay(Press, name="pingday"):
    weekday: int  # Monday is 0


@dataclass(frozen=True)
class UsualPings(Press, name="pingusual"):
    """As the city has it."""
