"""A task: a directive in the hands of one agency, and the rules of its life.

Every rule takes who acts and when, and gives a Step: the task as it then is, and the line of history that says so.
A rule that does not apply raises WrongStatus and changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from core.deadlines import Deadline
from core.errors import Refusal
from core.milestones import Milestone
from core.people import Action, Person
from core.reading.values import Nature


class Status(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in_progress"
    CLAIMED = "claimed"
    RETURNED = "returned"
    DONE = "done"
    DONE_ONGOING = "done_ongoing"  # done, and kept up from now on
    NOT_ACTIONABLE = "not_actionable"
    CANCELLED = "cancelled"


VERIFIED = frozenset({Status.DONE, Status.DONE_ONGOING})
CLOSED = VERIFIED | {Status.NOT_ACTIONABLE, Status.CANCELLED}
OPEN = frozenset(Status) - CLOSED
IN_HAND = OPEN - {Status.CLAIMED}  # the agency's turn; a claim waits for staff


class Part(StrEnum):
    LEAD = "lead"  # penanggung jawab
    SUPPORT = "support"  # pendukung


class Act(StrEnum):
    """What a line of history tells."""

    GIVEN = "given"
    NOTED = "noted"  # given, and kept as a note
    ACCEPTED = "accepted"
    REPORTED = "reported"
    ADDED = "added"  # words or evidence after the claim, while it waits for staff
    CLAIMED = "claimed"
    APPROVED = "approved"
    APPROVED_ONGOING = "approved_ongoing"
    RETURNED = "returned"
    CANCELLED = "cancelled"
    REWORDED = "reworded"
    DEADLINE_MOVED = "deadline_moved"
    ASSIGNED = "assigned"
    PART_CHANGED = "part_changed"
    NATURE_CHANGED = "nature_changed"
    SPLIT = "split"
    MILESTONES_SET = "milestones_set"
    CLARIFICATION_ASKED = "clarification_asked"
    CLARIFIED = "clarified"
    OBSTACLE_REPORTED = "obstacle_reported"
    OBSTACLE_SOLVED = "obstacle_solved"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_GRANTED = "extension_granted"
    EXTENSION_REFUSED = "extension_refused"
    DECLINED = "declined"  # proposed as not actionable
    DECLINE_APPROVED = "decline_approved"
    DECLINE_REFUSED = "decline_refused"
    UPDATE_ASKED = "update_asked"


RULES: dict[Act, tuple[frozenset[Status], Status | None]] = {
    # act: (possible from, leads to; None = stays)
    Act.ACCEPTED: (frozenset({Status.WAITING}), Status.ACCEPTED),
    Act.REPORTED: (IN_HAND, Status.IN_PROGRESS),
    Act.ADDED: (frozenset({Status.CLAIMED}), None),
    Act.CLAIMED: (IN_HAND, Status.CLAIMED),
    Act.APPROVED: (frozenset({Status.CLAIMED}), Status.DONE),
    Act.APPROVED_ONGOING: (frozenset({Status.CLAIMED}), Status.DONE_ONGOING),
    Act.RETURNED: (frozenset({Status.CLAIMED}), Status.RETURNED),
    Act.CANCELLED: (OPEN, Status.CANCELLED),
    Act.DEADLINE_MOVED: (OPEN, None),
    Act.PART_CHANGED: (OPEN, None),
    Act.CLARIFICATION_ASKED: (IN_HAND, None),
    Act.CLARIFIED: (OPEN, None),
    Act.OBSTACLE_REPORTED: (IN_HAND, None),
    Act.OBSTACLE_SOLVED: (OPEN, None),
    Act.EXTENSION_ASKED: (IN_HAND, None),
    Act.EXTENSION_GRANTED: (OPEN, None),
    Act.EXTENSION_REFUSED: (OPEN, None),
    Act.DECLINED: (IN_HAND, None),
    Act.DECLINE_APPROVED: (OPEN, Status.NOT_ACTIONABLE),
    Act.DECLINE_REFUSED: (OPEN, None),
    Act.UPDATE_ASKED: (IN_HAND, None),
}


class WrongStatus(Refusal):
    """The task is not in a status from which this can be done; it carries what is true now."""

    def __init__(self, act: Act, task: Task) -> None:
        super().__init__(act, task)
        self.act = act
        self.task = task


class OwnClaim(Refusal):
    """Completion is verified by a second person, never by the one who claimed it."""


class NothingSaid(Refusal):
    """A report or a note without words, percent or evidence."""

    def __init__(self, act: Act) -> None:
        super().__init__(act)
        self.act = act


class ImpossiblePercent(Refusal):
    """A percentage outside 0-100."""


@dataclass(frozen=True)
class Evidence:
    """A photo, video or document kept by Telegram's file_id, which shows it again whatever its size."""

    kind: str  # "photo", "video" or "document"
    file_id: str
    name: str = ""


@dataclass(frozen=True)
class Report:
    """What a person says of a task: words, percent (0-100) and evidence, each of which may be missing."""

    words: str = ""
    percent: int | None = None
    evidence: tuple[Evidence, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.evidence or self.percent is not None)


@dataclass(frozen=True)
class Entry:
    """One line of history; `task_id` is None where it concerns the whole directive.

    `deadline`: the one asked for, granted or set; for PART_CHANGED the report's words are the part.
    """

    act: Act
    by: Person
    at: datetime
    report: Report = Report()
    task_id: int | None = None
    agency: str | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True)
class Task:
    """`since`, `by_id` and `by_name` say when and through whom the status came about.

    `number`, `action`, `nature` and `milestones` are its directive's.
    """

    id: int
    directive_id: int
    number: int
    agency: str
    part: Part
    status: Status
    since: datetime
    by_id: int
    by_name: str
    deadline: Deadline | None = None
    percent: int | None = None
    accepted_at: datetime | None = None
    reported_at: datetime | None = None
    slips: int = 0  # extensions granted
    action: str = ""
    nature: Nature = Nature.ORDINARY
    milestones: tuple[Milestone, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def is_late(self, now: datetime) -> bool:
        """Open and past its deadline at `now` (aware, in the city's zone); a claim is not late: staff have it."""
        return self.status in IN_HAND and self.deadline is not None and self.deadline.is_past(now)

    def days_left(self, today: date) -> int | None:
        """Days until the deadline's day, negative when it has passed; None without a deadline."""
        return None if self.deadline is None else -self.deadline.days_late(today)

    def allows(self, act: Act) -> bool:
        return self.status in RULES[act][0]

    def accept(self, by: Person, at: datetime) -> Step:
        by.require(Action.ACCEPT, self.agency)
        return self._step(Act.ACCEPTED, by, at, accepted_at=at)

    def report(self, by: Person, at: datetime, report: Report) -> Step:
        """Progress; it accepts the task by the way, and adds to a claim. Raises NothingSaid on an empty report."""
        by.require(Action.REPORT, self.agency)
        if not report:
            raise NothingSaid(Act.REPORTED)
        act = Act.ADDED if self.status is Status.CLAIMED else Act.REPORTED
        percent = self.percent if report.percent is None else report.percent
        accepted_at = self.accepted_at or at
        return self._step(act, by, at, report, percent=percent, reported_at=at, accepted_at=accepted_at)

    def claim(self, by: Person, at: datetime, report: Report) -> Step:
        """The agency says it is done; staff decide. The words and evidence may be missing: staff see that."""
        by.require(Action.CLAIM, self.agency)
        return self._step(Act.CLAIMED, by, at, report, reported_at=at, accepted_at=self.accepted_at or at)

    def approve(self, by: Person, at: datetime, *, ongoing: bool = False) -> Step:
        """Verified; `ongoing` when what was done has to be kept up."""
        act = Act.APPROVED_ONGOING if ongoing else Act.APPROVED
        self.check_verdict(by, act)
        return self._step(act, by, at, percent=100)

    def send_back(self, by: Person, at: datetime, note: str) -> Step:
        """Back to work, with what is missing. Raises NothingSaid without a note."""
        self.check_verdict(by, Act.RETURNED)
        if not note.strip():
            raise NothingSaid(Act.RETURNED)
        return self._step(Act.RETURNED, by, at, Report(words=note.strip()))

    def check_verdict(self, by: Person, act: Act) -> None:
        """Raises NotAllowed, WrongStatus or OwnClaim where `by` cannot decide on it now."""
        by.require(Action.VERIFY)
        self.check(act)
        if self.by_id == by.user_id:
            raise OwnClaim

    def note(
        self, act: Act, by: Person, at: datetime, report: Report = Report(), deadline: Deadline | None = None
    ) -> Step:
        """A line of history that changes nothing of the task itself. Raises WrongStatus where it is out of place."""
        return self._step(act, by, at, report, told=deadline)

    def extend(self, by: Person, at: datetime, deadline: Deadline) -> Step:
        """A later deadline is granted; the directive keeps the original one."""
        by.require(Action.VERIFY)
        return self._step(Act.EXTENSION_GRANTED, by, at, told=deadline, deadline=deadline, slips=self.slips + 1)

    def give_up(self, by: Person, at: datetime, why: str) -> Step:
        """Staff agree that it cannot be done."""
        by.require(Action.VERIFY)
        return self._step(Act.DECLINE_APPROVED, by, at, Report(words=why))

    def check(self, act: Act) -> None:
        """Raises WrongStatus where the status does not allow it."""
        if not self.allows(act):
            raise WrongStatus(act, self)

    def cancel(self, by: Person, at: datetime) -> Step:
        by.require(Action.CHANGE_DIRECTIVE)
        return self._step(Act.CANCELLED, by, at)

    def move_deadline(self, by: Person, at: datetime, deadline: Deadline | None) -> Step:
        by.require(Action.CHANGE_DIRECTIVE)
        return self._step(Act.DEADLINE_MOVED, by, at, told=deadline, deadline=deadline)

    def change_part(self, by: Person, at: datetime, part: Part) -> Step:
        by.require(Action.CHANGE_DIRECTIVE)
        return self._step(Act.PART_CHANGED, by, at, Report(words=part), part=part)

    def _step(
        self,
        act: Act,
        by: Person,
        at: datetime,
        report: Report = Report(),
        told: Deadline | None = None,
        **changes: object,
    ) -> Step:
        self.check(act)
        leads_to = RULES[act][1]
        if leads_to is not None:
            changes |= {"status": leads_to, "since": at, "by_id": by.user_id, "by_name": by.name}
        task = replace(self, **changes)  # type: ignore[arg-type]
        return Step(task, Entry(act, by, at, report, self.id, self.agency, told))


@dataclass(frozen=True)
class Step:
    """A task after a rule, and the line of history that tells it."""

    task: Task
    entry: Entry
