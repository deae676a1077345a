"""What inline mode offers: a directive as it stands, to be sent into any chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.directives import Directive, State
from core.messages import phrases
from core.messages.message import cut, line, lines
from core.tasks import Task

LONGEST_ACTION = 600
LONGEST_TASKS = 800


@dataclass(frozen=True)
class Offer:
    """One line to choose from, and the message it becomes."""

    id: str
    title: str
    description: str
    html: Markup


def offer(directive: Directive, register: Register, now: datetime, zone: tzinfo) -> Offer:
    """Anybody may read what is chosen: a secret directive is its number alone."""
    number = directive.number
    if directive.is_secret:
        html = line("<b>Arahan #{}</b> {}", number, phrases.HIDDEN)
        return Offer(str(directive.id), f"#{number}", phrases.HIDDEN, html)
    names = phrases.agencies((task.agency for task in directive.tasks), register)
    state = {State.CANCELLED: " dibatalkan", State.NOTED: " (catatan)"}.get(directive.state, "")
    html = lines(
        line("<b>Arahan #{}</b>{}", number, state),
        cut(directive.action, LONGEST_ACTION),
        "",
        line("<b>Tenggat:</b> {}", phrases.due(directive.deadline)),
        *_tasks(directive.tasks, register),
        line("<i>Keadaan {}</i>", phrases.moment(now, zone)),
    )
    action = " ".join(directive.action.split())
    return Offer(str(directive.id), cut(f"#{number} {names}", 60), cut(action, 120), html)


def _tasks(tasks: Sequence[Task], register: Register) -> list[Markup]:
    """A line each, as many as fit; the rest is counted."""
    rows: list[Markup] = []
    for task in tasks:
        row = line("<b>{}</b>: {}", register[task.agency].short, phrases.status(task))
        if sum(map(len, rows)) + len(row) > LONGEST_TASKS:
            return [*rows, line("dan {} OPD lainnya", len(tasks) - len(rows))]
        rows.append(row)
    return rows
