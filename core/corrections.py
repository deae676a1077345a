"""What words to a card change of its directive: "tenggatnya Jumat ya", "bukan PUPR tapi Perkim"."""

from __future__ import annotations

from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.directives import Directive
from core.reading import read_agencies, read_directive
from core.reading.changes import ReadChange, read_change
from core.reading.values import Doubt


def corrected(directive: Directive, change: ReadChange) -> Directive:
    """The directive with the change; what it leaves out stays as it is. Raises NothingOrdered or TooLong."""
    if change.of_agencies:
        directive = _with_agencies(directive, change)
    if change.deadline is not None:
        directive = directive.due(change.deadline)
    if change.nature is not None:
        directive = directive.of_nature(change.nature)
    return directive.reworded(change.wording) if change.wording else directive


def reassigned(
    directive: Directive, words: str, said_at: datetime, register: Register, calendar: Calendar
) -> Directive | None:
    """With the agencies typed: "PUPR dibantu Dinkes", "tambah Dinkes"; None where they name nobody."""
    change = read_change(words, said_at, register, calendar)
    if change is not None and change.of_those_there:
        return _with_agencies(directive, change)
    read = read_directive(words, said_at, register, calendar)
    if read.lead and Doubt.EXCEPTED not in read.doubts:
        return directive.assigned_to(read.lead, read.support)
    named = read_agencies(words, register)
    return directive.assigned_to(named, ()) if named else None


def _with_agencies(directive: Directive, change: ReadChange) -> Directive:
    """Who comes instead of somebody has his part; who is added helps, and leads where nobody did."""
    lead, support = (
        [code for code in named if code not in change.out] for named in (directive.lead, directive.support)
    )
    only_helped = len(lead) == len(directive.lead) and len(support) < len(directive.support)
    if change.lead and only_helped:
        support += change.lead
    elif change.lead:
        lead = [*change.lead, *(lead if len(lead) < len(directive.lead) else ())]
    support += change.support
    return directive.assigned_to(lead, support) if lead or directive.lead else directive.assigned_to(support, ())
