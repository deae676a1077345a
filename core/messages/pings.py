"""The daily ping as it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from core.agencies import Register
from core.messages import phrases
from core.messages.message import Message, cut, line, lines, pages
from core.pings import Ping
from core.reading.values import Nature
from core.tasks import Task

HEADINGS = {
    "overdue": "Terlambat",
    "today": "Jatuh tempo hari ini",
    "early": "Jatuh tempo pada hari libur, diingatkan hari ini",
    "tomorrow": "Jatuh tempo besok",
    "this_week": "Dalam tujuh hari",
    "unaccepted": "Menunggu diterima",
    "milestones": "Tonggak terdekat",
}


def ping(content: Ping, register: Register, today: date, *, common: bool, secrets: bool) -> list[Message]:
    """One message, more only where it is too long; in a `common` chat grouped by agency."""
    heading = line("<b>Pengingat {}</b>", phrases.long_day(today))
    rows = [row for name in HEADINGS for row in _group(name, getattr(content, name), register, today, common, secrets)]
    if common:
        return pages(rows, heading=heading)
    foot = "\n<i>Balas pesan ini dengan nomor dan perkembangannya, misalnya: #{} 60%.</i>"
    return pages([*rows, line(foot, content.tasks[0].number)], heading=heading)


def _group(
    name: str, tasks: Sequence[Task], register: Register, today: date, common: bool, secrets: bool
) -> Iterator[Markup]:
    """The group's rows; a heading is one row with what stands under it, so that no page ends with it."""
    above: Markup | None = line("\n<b>{}</b>", HEADINGS[name])
    shown = sorted(tasks, key=lambda task: task.agency) if common else tasks
    for agency, theirs in groupby(shown, key=lambda task: task.agency):
        if common:
            above = lines(above, line("<u>{}</u>", register[agency].short))
        for task in theirs:
            yield lines(above, _item(task, register, today, secrets, name))
            above = None


def _item(task: Task, register: Register, today: date, secrets: bool, name: str) -> Markup:
    hidden = task.nature is Nature.SECRET and not secrets
    item = phrases.item(task, register, today, with_agency=False, hidden=hidden)
    if name == "milestones" and not hidden:
        near = (each for each in task.milestones if each.day >= today)
        return lines(item, *(line("    tonggak {}: {}", phrases.short_day(m.day), cut(m.words, 80)) for m in near))
    if name != "early" or task.deadline is None:
        return item
    day = phrases.long_day(task.deadline.day)
    return item + line("\n    jatuh tempo hari {}, ingatkan hari ini", day)
