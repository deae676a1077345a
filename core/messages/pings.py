"""The daily ping as it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from markupsafe import Markup

from core.agencies import Register
from core.messages import phrases
from core.messages.message import Message, line, pages
from core.pings import Ping
from core.reading.values import Nature
from core.tasks import Task

HEADINGS = {
    "overdue": "Terlambat",
    "today": "Jatuh tempo hari ini",
    "tomorrow": "Jatuh tempo besok",
    "this_week": "Dalam tujuh hari",
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
    name: str, tasks: tuple[Task, ...], register: Register, today: date, common: bool, secrets: bool
) -> Iterator[Markup]:
    if not tasks:
        return
    yield line("\n<b>{}</b>", HEADINGS[name])
    if not common:
        yield from (_item(task, register, today, secrets) for task in tasks)
        return
    for agency, theirs in groupby(sorted(tasks, key=lambda task: task.agency), key=lambda task: task.agency):
        yield line("<u>{}</u>", register[agency].short)
        yield from (_item(task, register, today, secrets) for task in theirs)


def _item(task: Task, register: Register, today: date, secrets: bool) -> Markup:
    hidden = task.nature is Nature.SECRET and not secrets
    return phrases.item(task, register, today, with_agency=False, hidden=hidden)
