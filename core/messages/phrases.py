"""The words that recur: dates, names, states, in Indonesian."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.deadlines import Deadline
from core.directives import Directive
from core.meetings import Meeting
from core.messages.message import cut, line
from core.reading.reasons import MONTH_NAMES, WEEKDAY_NAMES
from core.reading.values import Nature
from core.recurrence import MONTH_END, Recurrence
from core.tasks import IN_HAND, Part, Status, Task

STATUS = {
    Status.WAITING: "menunggu diterima",
    Status.ACCEPTED: "diterima",
    Status.IN_PROGRESS: "dalam proses",
    Status.CLAIMED: "menunggu verifikasi",
    Status.RETURNED: "dikembalikan",
    Status.DONE: "selesai",
    Status.DONE_ONGOING: "selesai berkelanjutan",
    Status.NOT_ACTIONABLE: "tidak dapat ditindaklanjuti",
    Status.CANCELLED: "dibatalkan",
}

PART = {Part.LEAD: "penanggung jawab", Part.SUPPORT: "pendukung"}

NATURE = {nature: str(nature) for nature in Nature}

HIDDEN = "(rahasia, isi hanya untuk yang berkepentingan)"

SHORT = 3  # letters of a day's or month's name where there is little room

SHORT_ACTION = 90  # characters of an action in a list


def long_day(day: date) -> str:
    """Jumat, 31 Mei 2024"""
    return f"{WEEKDAY_NAMES[day.weekday()]}, {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """31 Mei 2024"""
    return f"{day.day} {MONTH_NAMES[day.month - 1][:SHORT]} {day.year}"


def moment(at: datetime, zone: tzinfo) -> str:
    """29 Mei 2024 pukul 10.15, in the city's zone."""
    local = at.astimezone(zone)
    return f"{short_day(local.date())} pukul {local:%H.%M}"


def due(deadline: Deadline | None) -> str:
    """Jumat, 31 Mei 2024 pukul 14.00"""
    if deadline is None:
        return "belum ditentukan"
    return long_day(deadline.day) + (f" pukul {deadline.at:%H.%M}" if deadline.at else "")


def short_due(deadline: Deadline) -> str:
    """Jum, 31 Mei 2024 pukul 14.00"""
    weekday = WEEKDAY_NAMES[deadline.day.weekday()][:SHORT]
    return f"{weekday}, {short_day(deadline.day)}" + (f" pukul {deadline.at:%H.%M}" if deadline.at else "")


def agencies(codes: Iterable[str], register: Register) -> str:
    """PUPR, Dinkes"""
    return ", ".join(register[code].short for code in codes)


def status(task: Task) -> str:
    """dalam proses, 60%"""
    percent = f", {task.percent}%" if task.percent is not None and task.is_open else ""
    return STATUS[task.status] + percent


def recurring(recurrence: Recurrence) -> str:
    """setiap Senin, setiap tanggal 5"""
    if recurrence.weekday is not None:
        return f"setiap {WEEKDAY_NAMES[recurrence.weekday]}"
    return "setiap akhir bulan" if recurrence.day == MONTH_END else f"setiap tanggal {recurrence.day}"


def meeting(held: Meeting) -> str:
    """Rapat Koordinasi, 13 Agu 2025; a title that names its year needs no day beside it."""
    title = held.title or "Notulen"
    return cut(title, 120) + (f", {short_day(held.day)}" if held.day and str(held.day.year) not in title else "")


def given(directive: Directive, zone: tzinfo) -> Markup:
    """Who gave it and when; in whose minutes it stood."""
    by = line("<b>Pemberi:</b> {}, {}", directive.giver.name, moment(directive.said_at, zone))
    return by + line("\n<b>Sumber:</b> {}", meeting(directive.meeting)) if directive.meeting else by


def numbers(found: Sequence[int], mark: str = "#") -> str:
    """#3 sampai #7, #9"""
    spans: list[list[int]] = []
    for number in sorted(found):
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    return ", ".join(" sampai ".join(f"{mark}{number}" for number in span) for span in spans)


def milestones(directive: Directive) -> list[Markup]:
    """A line each, the first days first."""
    return [line("<b>Tonggak:</b> {} · {}", short_day(each.day), cut(each.words, 100)) for each in directive.milestones]


def slips(task: Task, directive: Directive) -> Markup | None:
    """Tenggat semula: Jumat, 31 Mei 2024 (3x mundur, 41 hari); None where it never moved."""
    if directive.recurrence is not None:
        return line("<b>Mundur:</b> {}x", task.slips) if task.slips else None
    original = directive.original_deadline
    if original is None or task.deadline == original:
        return None
    return line("<b>Tenggat semula:</b> {}{}", due(original), slipped(task, directive))


def slipped(task: Task, directive: Directive) -> str:
    """(3x mundur, 41 hari); of a recurring one the times alone, for each occurrence has a deadline of its own."""
    original = directive.original_deadline
    if not task.slips or task.deadline is None:
        return ""
    if directive.recurrence is not None or original is None:
        return f" ({task.slips}x mundur)"
    return f" ({task.slips}x mundur, {(task.deadline.day - original.day).days} hari)"


def late(task: Task, today: date) -> str | None:
    """terlambat 3 hari; None where it is not"""
    days = task.days_left(today)
    return f"terlambat {-days} hari" if days is not None and days < 0 and task.status in IN_HAND else None


def item(task: Task, register: Register, today: date, *, with_agency: bool, hidden: bool = False) -> Markup:
    """One task as one paragraph of a list, its number first; of a hidden one the number alone."""
    if hidden:
        return line("<b>#{}</b> {}", task.number, HIDDEN)
    facts = [
        register[task.agency].short if with_agency else None,
        f"tenggat {short_due(task.deadline)}" if task.deadline else "tanpa tenggat",
        late(task, today),
        status(task),
    ]
    action = cut(" ".join(task.action.split()), SHORT_ACTION)
    return line("<b>#{}</b> {}\n    {}", task.number, action, " · ".join(fact for fact in facts if fact))
