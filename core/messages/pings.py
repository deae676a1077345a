"""The daily ping as it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from markupsafe import Markup

from core.agencies import Register
from core.messages import phrases
from core.messages.message import Message, Row, cut, line, lines, pages
from core.pings import Ping
from core.reading.values import Nature
from core.tasks import Task

MOST_MILESTONES = 3  # of one task, the nearest
HEADINGS = {
    "overdue": "Terlambat",
    "today": "Jatuh tempo hari ini",
    "early": "Jatuh tempo pada hari libur",
    "tomorrow": "Jatuh tempo besok",
    "this_week": "Dalam tujuh hari",
    "unaccepted": "Menunggu diterima",
    "milestones": "Tonggak terdekat",
}


def ping(content: Ping, register: Register, today: date, *, common: bool, secrets: bool) -> list[Message]:
    """One message, more only where it is too long, each with its headings; in a `common` chat grouped by agency."""
    heading = line("<b>Pengingat {}</b>", phrases.long_day(today))
    again = heading + " (lanjutan)"
    found = (row for name in HEADINGS for row in _group(name, getattr(content, name), register, today, common, secrets))
    rows = [Row(row.html, lines(again, row.under)) for row in found]
    if common:
        return pages(rows, heading=heading)
    foot = "\n<i>Balas pesan ini dengan nomor dan perkembangannya, misalnya: #{} 60%.</i>"
    return pages([*rows, Row(line(foot, content.tasks[0].number), again)], heading=heading)


def _group(
    name: str, tasks: Sequence[Task], register: Register, today: date, common: bool, secrets: bool
) -> Iterator[Row]:
    """The group's rows; a heading is one row with what stands under it, so that no page ends with it."""
    heading = line("\n<b>{}</b>", HEADINGS[name])
    above: Markup | None = heading
    under: Markup | None = None
    shown = sorted(tasks, key=lambda task: task.agency) if common else tasks
    for agency, theirs in groupby(shown, key=lambda task: task.agency):
        named = line("<u>{}</u>", register[agency].short) if common else None
        above = lines(above, named)
        for task in theirs:
            yield Row(lines(above, _item(task, register, today, secrets, name)), under)
            above, under = None, lines(heading, named)
        under = heading


def _item(task: Task, register: Register, today: date, secrets: bool, name: str) -> Markup:
    hidden = task.nature is Nature.SECRET and not secrets
    item = phrases.item(task, register, today, with_agency=False, hidden=hidden)
    if name != "milestones" or hidden:
        return item
    near = [each for each in task.milestones if each.day >= today][:MOST_MILESTONES]
    return lines(item, *(line("    tonggak {}: {}", phrases.short_day(m.day), cut(m.words, 80)) for m in near))
