"""Who may do what: one table, role by action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from core.errors import Refusal


class Role(StrEnum):
    ADMIN = "admin"
    STAFF = "staff"
    LEADER = "leader"
    HEAD = "head"  # kepala or operator of one OPD
    MEMBER = "member"  # whoever speaks in an OPD's own group


class Title(StrEnum):
    """How a head holds the office; an operator works beside whoever heads the OPD."""

    HEAD = "kepala"
    ACTING = "plt"  # pelaksana tugas
    DEPUTY = "plh"  # pelaksana harian
    OPERATOR = "operator"


class Action(StrEnum):
    INVITE = "invite"
    LINK_CHAT = "link_chat"
    SET_PINGS = "set_pings"
    SEE_REGISTER = "see_register"
    GIVE_DIRECTIVE = "give_directive"
    CHANGE_DIRECTIVE = "change_directive"
    RECORD_MINUTES = "record_minutes"
    VERIFY = "verify"
    SEE_ALL = "see_all"
    SEE_OWN = "see_own"
    SEE_HISTORY = "see_history"
    ACCEPT = "accept"
    REPORT = "report"
    CLAIM = "claim"
    EXTEND = "extend"  # ask for a later deadline, or to be let off
    ASK_UPDATE = "ask_update"


_OFFICE_WORK = {
    Action.SEE_REGISTER,
    Action.GIVE_DIRECTIVE,
    Action.CHANGE_DIRECTIVE,
    Action.RECORD_MINUTES,
    Action.VERIFY,
    Action.SEE_ALL,
    Action.SEE_HISTORY,
    Action.ASK_UPDATE,
}

MAY: dict[Role, frozenset[Action]] = {
    Role.ADMIN: frozenset({Action.INVITE, Action.LINK_CHAT, Action.SET_PINGS} | _OFFICE_WORK),
    Role.STAFF: frozenset(_OFFICE_WORK),
    Role.LEADER: frozenset({Action.GIVE_DIRECTIVE, Action.SEE_ALL, Action.SEE_HISTORY, Action.ASK_UPDATE}),
    Role.HEAD: frozenset({Action.SEE_OWN, Action.ACCEPT, Action.REPORT, Action.CLAIM, Action.EXTEND}),
    Role.MEMBER: frozenset({Action.SEE_OWN, Action.REPORT}),
}

OF_ONE_AGENCY = frozenset({Role.HEAD, Role.MEMBER})


class NotAllowed(Refusal):
    """This person has no office that allows the action (for this agency)."""

    def __init__(self, action: Action, agency: str | None = None) -> None:
        super().__init__(action, agency)
        self.action = action
        self.agency = agency


@dataclass(frozen=True)
class Office:
    """A role held; for heads and members of one agency (its code), for heads with a title."""

    role: Role
    agency: str | None = None
    title: Title | None = None

    @property
    def is_headship(self) -> bool:
        """There is one at a time: who takes it up ends it for whoever held it, acting or not."""
        return self.role is Role.HEAD and self.title is not Title.OPERATOR

    def allows(self, action: Action, agency: str | None = None) -> bool:
        return action in MAY[self.role] and (self.role not in OF_ONE_AGENCY or agency in (None, self.agency))


@dataclass(frozen=True)
class Person:
    """Someone who speaks to the bot; without offices a stranger."""

    user_id: int
    name: str
    offices: frozenset[Office] = frozenset()

    def may(self, action: Action, agency: str | None = None) -> bool:
        """Whether some office allows it; with `agency`, for that agency."""
        return any(office.allows(action, agency) for office in self.offices)

    def require(self, action: Action, agency: str | None = None) -> None:
        """Raises NotAllowed where `may` says no."""
        if not self.may(action, agency):
            raise NotAllowed(action, agency)

    def holds(self, *roles: Role) -> bool:
        return any(office.role in roles for office in self.offices)

    @property
    def is_stranger(self) -> bool:
        return not self.offices

    @property
    def agencies(self) -> tuple[str, ...]:
        """The agencies this person speaks for, in the order of their codes."""
        return tuple(sorted({office.agency for office in self.offices if office.agency}))

    def speaking_in(self, agency: str | None) -> Person:
        """This person in the group of `agency`: whoever is not registered elsewhere speaks as its member."""
        if agency is None or any(office.role is Role.HEAD for office in self.offices):
            return self
        return replace(self, offices=self.offices | {Office(Role.MEMBER, agency)})


def names_of(people: Iterable[Person]) -> str:
    return ", ".join(person.name for person in people)
