"""What the giver should look at before saving: what reading left open, and what the values themselves say."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from core.agencies import Register
from core.calendar import Calendar
from core.reading import deadlines
from core.reading.values import Doubt

if TYPE_CHECKING:
    from core.directives import Directive

MOST_NAMED = 3  # days of a text without a deadline
ABOUT_AGENCIES = frozenset(
    {
        Doubt.NO_AGENCY,
        Doubt.AMBIGUOUS_AGENCY,
        Doubt.UNRESOLVED_GROUP,
        Doubt.EXCEPTED,
        Doubt.SEVERAL_WITHOUT_LEAD,
    }
)
ABOUT_DEADLINE = frozenset(
    {
        Doubt.NO_DEADLINE,
        Doubt.VAGUE_DEADLINE,
        Doubt.IMPOSSIBLE_DATE,
        Doubt.WRONG_WEEKDAY,
        Doubt.PAST_DEADLINE,
        Doubt.HOLIDAY_DEADLINE,
        Doubt.RECURRING,
        Doubt.SEVERAL_DEADLINES,
    }
)
_FROM_VALUES = frozenset(
    {
        Doubt.NO_AGENCY,
        Doubt.UNRESOLVED_GROUP,
        Doubt.SEVERAL_WITHOUT_LEAD,
        Doubt.NO_DEADLINE,
        Doubt.PAST_DEADLINE,
        Doubt.HOLIDAY_DEADLINE,
    }
)
# Nobody to do it, no day, nothing to verify, two orders in one; what only wants a look comes last.
WORST_FIRST = (
    Doubt.NO_ACTION,
    Doubt.NO_AGENCY,
    Doubt.AMBIGUOUS_AGENCY,
    Doubt.UNRESOLVED_GROUP,
    Doubt.EXCEPTED,
    Doubt.IMPOSSIBLE_DATE,
    Doubt.PAST_DEADLINE,
    Doubt.NO_DEADLINE,
    Doubt.VAGUE_DEADLINE,
    Doubt.ORDERED_BEFORE,
    Doubt.EXHORTATION,
    Doubt.NOTHING_VERIFIABLE,
    Doubt.SEVERAL_DIRECTIVES,
    Doubt.SEVERAL_DEADLINES,
    Doubt.WRONG_WEEKDAY,
    Doubt.RECURRING,
    Doubt.HOLIDAY_DEADLINE,
    Doubt.SEVERAL_WITHOUT_LEAD,
)


def doubts_of(directive: Directive, today: date, register: Register, calendar: Calendar) -> tuple[Doubt, ...]:
    """Each doubt once, the worst first."""
    settled = _FROM_VALUES | ({Doubt.RECURRING} if directive.recurrence else set())
    found = {doubt for doubt in directive.doubts if doubt not in settled}
    found |= _about_agencies(directive, register)
    if directive.deadline is None:
        found |= set() if ABOUT_DEADLINE & found else {Doubt.NO_DEADLINE}
    elif directive.deadline.day < today:
        found.add(Doubt.PAST_DEADLINE)
    elif not calendar.is_working_day(directive.deadline.day):
        found.add(Doubt.HOLIDAY_DEADLINE)
    if Doubt.EXHORTATION in found:
        found.discard(Doubt.NOTHING_VERIFIABLE)
    return tuple(doubt for doubt in WORST_FIRST if doubt in found)


def days_named(directive: Directive, today: date, calendar: Calendar, zone: tzinfo) -> list[date]:
    """The days its text names, of which one may be meant as the deadline it is without."""
    if directive.deadline:
        return []
    named = deadlines.days_named(directive.text, directive.said_at.astimezone(zone), calendar)
    return [day for day in named if day >= today][:MOST_NAMED]


def _about_agencies(directive: Directive, register: Register) -> set[Doubt]:
    found = set()
    opened = register.expand(directive.lead)
    if not opened:
        found.add(Doubt.NO_AGENCY)
    if any(register[code].group for code in (*opened, *register.expand(directive.support))):
        found.add(Doubt.UNRESOLVED_GROUP)
    if len(directive.lead) > 1 and not any(register[code].group for code in directive.lead):
        found.add(Doubt.SEVERAL_WITHOUT_LEAD)
    return found
