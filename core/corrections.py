"""What words to a card change of its directive: "tenggatnya Jumat ya", "bukan PUPR tapi Perkim"."""

from __future__ import annotations

from core.directives import Directive
from core.reading.changes import ReadChange


def corrected(directive: Directive, change: ReadChange) -> Directive:
    """The directive with the change; what it leaves out stays as it is. Raises NothingOrdered or TooLong."""
    if change.of_agencies:
        directive = _with_agencies(directive, change)
    if change.deadline is not None:
        directive = directive.due(change.deadline)
    if change.nature is not None:
        directive = directive.of_nature(change.nature)
    return directive.reworded(change.wording) if change.wording else directive


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
