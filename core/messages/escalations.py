"""What staff are told of tasks nobody accepts, and the leaders of tasks late for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from core.agencies import Register
from core.escalation import Level, Patience
from core.messages import phrases
from core.messages.message import LONGEST_TEXT, Message, as_many, line, lines, pages
from core.tasks import Task

FOR_THE_MAYOR = "Untuk Wali Kota"


def late(reached: Sequence[tuple[Level, Task]], patience: Patience, register: Register, today: date) -> list[Message]:
    """What has become late for long since the last time, the mayor's list first under its own heading."""
    headings = {
        Level.MAYOR: line("<b>{}: terlambat lebih dari {} hari kerja</b>", FOR_THE_MAYOR, patience.mayor),
        Level.LEADERS: line("<b>Terlambat lebih dari {} hari kerja</b>", patience.leaders),
    }
    rows: list[Markup] = []
    for level, heading in headings.items():
        items = [phrases.item(task, register, today, with_agency=True) for each, task in reached if each is level]
        if items:
            rows += [lines("" if rows else None, heading, items[0]), *items[1:]]
    return pages(rows)


def unaccepted(tasks: Sequence[Task], within: int, register: Register, today: date) -> Message:
    """One message a day; what does not fit is counted."""
    heading = line("<b>Belum diterima setelah {} hari kerja</b>", within)
    foot = Markup("Mohon OPD yang bersangkutan dihubungi.")
    items = [phrases.item(task, register, today, with_agency=True, hidden=False) for task in tasks]
    return Message(lines(heading, *as_many(items, LONGEST_TEXT - len(heading) - len(foot) - 3), "", foot))
