"""A directive: one thing ordered, from draft to the tasks it becomes.

A draft and a saved directive are the same thing before and after it has a number, so it is changed in the same ways:
a draft silently, a saved one with history and a word to those concerned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from core.agencies import Register
from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.doubts import ABOUT_AGENCIES, ABOUT_DEADLINE
from core.errors import Refusal
from core.meetings import Meeting
from core.milestones import Milestone
from core.people import Action, Person
from core.reading.recurrence import read_recurrence
from core.reading.values import Doubt, Nature, ReadDeadline, ReadDirective, ReadItem
from core.recurrence import Recurrence
from core.tasks import Act, Entry, Part, Report, Step, Task


class State(StrEnum):
    UNCLEAR = "unclear"  # a question or a directive: who wrote it has not said yet
    DRAFT = "draft"
    DISCARDED = "discarded"
    SAVED = "saved"
    NOTED = "noted"  # an exhortation kept for the record: no tasks, no pings
    CANCELLED = "cancelled"


class NoLongerDraft(Refusal):
    """The draft has been saved or discarded meanwhile."""

    def __init__(self, directive: Directive) -> None:
        super().__init__(directive)
        self.directive = directive


class NotSeparable(Refusal):
    """A draft in which no second order is found."""


class StillUnclear(Refusal):
    """Whether it is a directive at all has to be said first."""


class AlreadyClear(Refusal):
    """Whether it is a question or a directive has been said."""


class OnlyNoted(NoLongerDraft):
    """It was saved as a note: there is no task to change."""


class Withdrawn(Refusal):
    """The directive is cancelled or discarded; nothing more can be changed."""

    def __init__(self, directive: Directive) -> None:
        super().__init__(directive)
        self.directive = directive


class NoAgencyChosen(Refusal):
    """A directive needs at least one agency that can hold a task."""


class NothingOrdered(Refusal):
    """A directive without words."""


class PastDeadline(Refusal):
    """A saved directive cannot be moved to a deadline that has passed already."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__(deadline)
        self.deadline = deadline


class TooLong(Refusal):
    """A text of more characters than a card can show."""

    def __init__(self, length: int, longest: int) -> None:
        super().__init__(length, longest)
        self.length = length
        self.longest = longest


LONGEST = 3000  # characters of a directive: with its agencies and dates it still fits one message


@dataclass(frozen=True)
class Directive:
    """`text` as it was written, `action` what is to be done; `lead` and `support` are codes, groups among them.

    `id` is 0 until it is stored, `number` (#27) None until it is saved. `proposals` are agencies whose duties fit
    where nobody was named.
    """

    text: str
    action: str
    giver: Person
    said_at: datetime
    place: Place
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    deadline: Deadline | None = None
    deadline_reason: str | None = None
    original_deadline: Deadline | None = None
    recurrence: Recurrence | None = None
    milestones: tuple[Milestone, ...] = ()
    next_day: date | None = None  # when a recurring directive makes its next tasks
    nature: Nature = Nature.ORDINARY
    doubts: tuple[Doubt, ...] = ()
    proposals: tuple[str, ...] = ()
    meeting: Meeting | None = None  # in whose minutes it stands
    state: State = State.DRAFT
    id: int = 0
    number: int | None = None
    split_from: int | None = None  # the id of the directive it was a part of
    tasks: tuple[Task, ...] = ()

    @classmethod
    def from_reading(cls, text: str, read: ReadDirective, giver: Person, said_at: datetime, place: Place) -> Directive:
        """A draft of what was read. Raises NothingOrdered or TooLong."""
        _check_words(text)
        action = read.action or text.strip()
        recurrence = read_recurrence(text) if Doubt.RECURRING in read.deadline.doubts else None
        first = Deadline(recurrence.next_after(said_at.date())) if recurrence else None
        return cls(
            text=text,
            action=action[0].upper() + action[1:],
            giver=giver,
            said_at=said_at,
            place=place,
            lead=read.lead,
            support=read.support,
            deadline=read.deadline.deadline or first,
            deadline_reason=read.deadline.reason,
            recurrence=recurrence,
            nature=read.nature,
            doubts=tuple(dict.fromkeys((*read.doubts, *read.deadline.doubts))),
            proposals=read.proposals or read.choices,
        )

    @classmethod
    def unclear(cls, text: str, giver: Person, said_at: datetime, place: Place) -> Directive:
        """Words that may be a question; nothing of them has been read yet."""
        return cls(text, text, giver, said_at, place, state=State.UNCLEAR)

    @property
    def is_draft(self) -> bool:
        return self.state is State.DRAFT

    @property
    def is_secret(self) -> bool:
        return self.nature is Nature.SECRET

    def is_shown_in(self, chat: Chat) -> bool:
        """Whether its text may stand in this chat; a secret one is for those concerned alone."""
        concerned = chat.purpose is Purpose.AGENCY and any(task.agency == chat.agency for task in self.tasks)
        return not self.is_secret or chat.shows_secrets or concerned

    def veiled_for(self, chat: Chat, veil: str) -> Directive:
        """As it may be shown in this chat: with `veil` for its words where they must not stand."""
        if self.is_shown_in(chat):
            return self
        return replace(self, action=veil, text=veil, tasks=tuple(replace(task, action=veil) for task in self.tasks))

    def concerns(self, person: Person) -> bool:
        """Whether the person may see it at all: who sees everything, its giver, and the OPDs that have it."""
        own = person.user_id == self.giver.user_id or any(task.agency in person.agencies for task in self.tasks)
        return own or person.may(Action.SEE_ALL)

    def may_be_changed_by(self, person: Person) -> bool:
        """Its giver while it is a draft, and always the staff."""
        own_draft = self.is_draft and person.user_id == self.giver.user_id
        return own_draft or person.may(Action.CHANGE_DIRECTIVE)

    def require_change_by(self, person: Person) -> None:
        """Raises NotAllowed, or what says why there is nothing to change."""
        if not self.may_be_changed_by(person):
            person.require(Action.CHANGE_DIRECTIVE)
        if self.state is State.UNCLEAR:
            raise StillUnclear
        if self.state is State.NOTED:
            raise OnlyNoted(self)
        if self.state in (State.DISCARDED, State.CANCELLED):
            raise Withdrawn(self)

    def require_draft_of(self, person: Person) -> None:
        """Raises NotAllowed, or NoLongerDraft when it has been saved or discarded."""
        if not (person.user_id == self.giver.user_id or person.may(Action.CHANGE_DIRECTIVE)):
            person.require(Action.CHANGE_DIRECTIVE)
        if self.state is State.UNCLEAR:
            raise StillUnclear
        if not self.is_draft:
            raise NoLongerDraft(self)

    def require_unclear_of(self, person: Person) -> None:
        """Raises NotAllowed, or AlreadyClear."""
        person.require(Action.GIVE_DIRECTIVE)
        if person.user_id != self.giver.user_id:
            person.require(Action.CHANGE_DIRECTIVE)
        if self.state is not State.UNCLEAR:
            raise AlreadyClear

    # -- what can be changed ---------------------------------------------------------------------------------------

    def assigned_to(self, lead: Sequence[str], support: Sequence[str]) -> Directive:
        """With these agencies; who leads does not also support."""
        lead = tuple(dict.fromkeys(lead))
        support = tuple(code for code in dict.fromkeys(support) if code not in lead)
        doubts = tuple(doubt for doubt in self.doubts if doubt not in ABOUT_AGENCIES)
        return replace(self, lead=lead, support=support, doubts=doubts, proposals=())

    def toggled(self, code: str) -> Directive:
        """One press on an agency's button: not named, lead, support, and round again."""
        if code in self.lead:
            return self.assigned_to([c for c in self.lead if c != code], [*self.support, code])
        if code in self.support:
            return self.assigned_to(self.lead, [c for c in self.support if c != code])
        return self.assigned_to([*self.lead, code], self.support)

    def due(self, read: ReadDeadline) -> Directive:
        kept = (doubt for doubt in self.doubts if doubt not in ABOUT_DEADLINE)
        return replace(self, deadline=read.deadline, deadline_reason=read.reason, doubts=(*kept, *read.doubts))

    def reworded(self, action: str) -> Directive:
        """With another action. Raises NothingOrdered or TooLong."""
        _check_words(action)
        kept = tuple(doubt for doubt in self.doubts if doubt in ABOUT_AGENCIES | ABOUT_DEADLINE)
        tasks = tuple(replace(task, action=action.strip()) for task in self.tasks)
        return replace(self, action=action.strip(), doubts=kept, tasks=tasks)

    def of_nature(self, nature: Nature) -> Directive:
        return replace(self, nature=nature)

    def with_milestones(self, milestones: Sequence[Milestone]) -> Directive:
        """In the order of their days."""
        return replace(self, milestones=tuple(sorted(milestones, key=lambda milestone: milestone.day)))

    def split_off(self, read: ReadDirective, text: str, by: Person, said_at: datetime, place: Place) -> Directive:
        """A draft of a part of it: what the words do not say is as it is here. Raises NothingOrdered or TooLong."""
        part = Directive.from_reading(text, read, by, said_at, place)
        whole = self.as_assigned()
        if not part.lead:
            part = part.assigned_to(whole.lead, whole.support)
        if part.deadline is None and self.deadline is not None:
            part = part.due(ReadDeadline(self.deadline))
        part = replace(part, split_from=self.id)
        return part.of_nature(self.nature) if self.is_secret else part

    def separated(self, items: Sequence[ReadItem]) -> list[Directive]:
        """This draft as drafts of the orders it holds. Raises NotSeparable where that is but one."""
        if not items:
            raise NotSeparable
        parts = (self.split_off(item.directive, item.span, self.giver, self.said_at, self.place) for item in items)
        return [replace(part, split_from=None) for part in parts]

    def doubted(self, doubt: Doubt, holds: bool) -> Directive:
        """With this doubt where it holds, without it where it does not."""
        others = tuple(other for other in self.doubts if other is not doubt)
        return replace(self, doubts=(*others, doubt) if holds else others)

    @property
    def next_nature(self) -> Nature:
        """One press on the button: from ordinary up to secret, and round again."""
        natures = list(Nature)
        return natures[(natures.index(self.nature) + 1) % len(natures)]

    def as_assigned(self) -> Directive:
        """A saved directive with the agencies its open tasks have; a choice that was begun and left is forgotten."""
        if self.is_draft:
            return self
        lead, support = (
            [task.agency for task in self.tasks if task.is_open and task.part is part]
            for part in (Part.LEAD, Part.SUPPORT)
        )
        return self.assigned_to(lead, support)

    # -- what becomes of it ----------------------------------------------------------------------------------------

    def assignments(self, register: Register) -> dict[str, Part]:
        """Who gets a task, groups opened, leads first. Raises NoAgencyChosen when that is nobody or not known."""
        leads, supports = register.expand(self.lead), register.expand(self.support)
        parts = dict.fromkeys(supports, Part.SUPPORT) | dict.fromkeys(leads, Part.LEAD)
        if not leads or any(register[code].group for code in parts):
            raise NoAgencyChosen
        return {code: parts[code] for code in dict.fromkeys((*leads, *supports))}

    def reassigned(self, parts: Mapping[str, Part], by: Person, at: datetime) -> tuple[list[Step], dict[str, Part]]:
        """What has to happen to its tasks for `parts` to hold: steps for those there are, and who gets a new one."""
        current = {task.agency: task for task in self.tasks if task.is_open}
        ended = [task.cancel(by, at) for agency, task in current.items() if agency not in parts]
        changed = [
            task.change_part(by, at, parts[agency])
            for agency, task in current.items()
            if agency in parts and task.part is not parts[agency]
        ]
        return [*ended, *changed], {agency: part for agency, part in parts.items() if agency not in current}

    def after(self, step: Step) -> Directive:
        """With that task as the step has left it."""
        return replace(self, tasks=tuple(step.task if task.id == step.task.id else task for task in self.tasks))

    def saved(self, number: int) -> Directive:
        saved = replace(self, number=number, state=State.SAVED, original_deadline=self.deadline)
        return saved.awaiting_next()

    def noted(self, number: int) -> Directive:
        """Kept for the record: nobody gets a task, nobody is pinged."""
        return replace(self, number=number, state=State.NOTED)

    def awaiting_next(self) -> Directive:
        """A recurring one makes its next tasks the day after the present deadline."""
        if self.recurrence is None or self.deadline is None:
            return self
        return replace(self, next_day=self.deadline.day + timedelta(days=1))

    def come_again(self) -> Directive:
        """With the next occurrence's deadline; its tasks are to be made."""
        assert self.recurrence is not None
        assert self.deadline is not None
        return replace(self, deadline=Deadline(self.recurrence.next_after(self.deadline.day))).awaiting_next()

    def discarded(self) -> Directive:
        return replace(self, state=State.DISCARDED)

    def cancelled(self, by: Person) -> Directive:
        """Raises NotAllowed or Withdrawn."""
        self.require_change_by(by)
        return replace(self, state=State.CANCELLED)

    def entry(self, act: Act, by: Person, at: datetime, words: str = "") -> Entry:
        """A line of history about the whole directive."""
        return Entry(act, by, at, Report(words=words))


def _check_words(text: str) -> None:
    if not text.strip():
        raise NothingOrdered
    if len(text) > LONGEST:
        raise TooLong(len(text), LONGEST)
