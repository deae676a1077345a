"""What is asked about a task: how it is asked, shown to who answers, and decided."""

from __future__ import annotations

from datetime import tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.messages import buttons as press
from core.messages import phrases
from core.messages.message import Button, Message, cut, line, lines, rows_of
from core.messages.tasks import LONGEST_WORDS, mention
from core.people import Person
from core.requests import LEADERS, STAFF, Blocked, Kind, Outcome, Request
from core.tasks import Step, Task

BLOCKED = {
    Blocked.BUDGET: "Anggaran",
    Blocked.LAND: "Lahan/aset",
    Blocked.AUTHORITY: "Kewenangan",
    Blocked.PEOPLE: "Tenaga/alat",
    Blocked.RULES: "Aturan",
    Blocked.WEATHER: "Cuaca/alam",
    Blocked.OTHERS: "Pihak lain",
}

TITLE = {
    Kind.EXTENSION: "{agency} minta perpanjangan #{number}",
    Kind.DECLINE: "{agency}: #{number} tidak dapat ditindaklanjuti",
    Kind.CLARIFICATION: "{agency} minta penjelasan #{number}",
    Kind.OBSTACLE: "Kendala #{number} dari {agency}",
}

DECIDED = {
    (Kind.EXTENSION, Outcome.GRANTED): "Disetujui",
    (Kind.EXTENSION, Outcome.REFUSED): "Ditolak",
    (Kind.DECLINE, Outcome.GRANTED): "Disetujui",
    (Kind.DECLINE, Outcome.REFUSED): "Ditolak",
    (Kind.CLARIFICATION, Outcome.GRANTED): "Dijawab",
    (Kind.OBSTACLE, Outcome.GRANTED): "Teratasi",
    (Kind.UPDATE, Outcome.GRANTED): "Dijawab",
    **{(kind, Outcome.LAPSED): "Ditutup bersama tugasnya" for kind in Kind},
}


def card(request: Request, task: Task, register: Register, zone: tzinfo) -> Message:
    """What waits for a decision or an answer, and afterwards what it was; an update is answered by a report instead."""
    title = TITLE[request.kind].format(agency=register[task.agency].short, number=task.number)
    wanted = {Kind.EXTENSION: "Tenggat yang diminta", Kind.OBSTACLE: "Perlu teratasi paling lambat"}.get(request.kind)
    is_moved = request.kind is Kind.EXTENSION and request.outcome is Outcome.GRANTED  # the task has that day now
    html = lines(
        line("<b>{}</b>", title),
        cut(task.action, 1000),
        "",
        line("<b>Oleh:</b> {}, {}", request.by.name, phrases.moment(request.at, zone)),
        None if is_moved else line("<b>Tenggat:</b> {}", phrases.due(task.deadline)),
        line("<b>{}:</b> {}", wanted, phrases.due(request.deadline)) if wanted and request.deadline else None,
        line("<b>Sudah mundur:</b> {}x", task.slips) if request.kind is Kind.EXTENSION and task.slips else None,
        line("<b>Jenis:</b> {}", BLOCKED[request.blocked]) if request.blocked else None,
        line("<b>Yang dapat membantu:</b> {}", whom(request.unblocker, register)) if request.unblocker else None,
        line("<b>Keterangan:</b> {}", cut(request.words, LONGEST_WORDS)),
        *(["", _decision(request, zone)] if not request.is_open else []),
    )
    return Message(html, (_choices(request),) if request.is_open else ())


def _choices(request: Request) -> tuple[Button, ...]:
    match request.kind:
        case Kind.CLARIFICATION:
            return (press.Answer(request.id).button("Jawab"),)
        case Kind.OBSTACLE:
            return (press.Grant(request.id).button("Teratasi"),)
        case _:
            return (press.Grant(request.id).button("Setujui"), press.Refuse(request.id).button("Tolak"))


def _decision(request: Request, zone: tzinfo) -> Markup:
    decided = DECIDED[request.kind, request.outcome]
    who = request.decided_by.name if request.decided_by else ""
    when = phrases.moment(request.decided_at, zone) if request.decided_at else ""
    return line("<b>{}</b> oleh {}, {}", decided, who, when)


def whom(unblocker: str | None, register: Register) -> str:
    """Who can unblock: an agency, the leaders, the staff."""
    return {STAFF: "staf", LEADERS: "pimpinan"}.get(unblocker or STAFF) or register[unblocker or ""].short


def update_answered(step: Step, register: Register) -> Message:
    """For who had asked: what the agency has said now."""
    task, report = step.task, step.entry.report
    return Message(
        lines(
            line("<b>Kabar #{} dari {}</b>: {}", task.number, register[task.agency].short, phrases.status(task)),
            cut(task.action, 200),
            line("<b>{}:</b> {}", step.entry.by.name, cut(report.words, LONGEST_WORDS)) if report.words else None,
            line("<b>Bukti:</b> {} berkas", len(report.evidence)) if report.evidence else None,
        )
    )


# -- asking ----------------------------------------------------------------------------------------------------------


def ask_clarification(task: Task, to: Person) -> Message:
    return _ask(
        task, to, "Minta penjelasan", "apa yang belum jelas; pemberi arahan akan membacanya", "Yang belum jelas"
    )


def ask_extension(task: Task, to: Person) -> Message:
    what = "tanggal baru dan alasannya, misalnya: 28 Juni menunggu material"
    return _ask(task, to, "Perpanjangan", what, "Tanggal baru dan alasan")


def ask_obstacle(task: Task, to: Person) -> Message:
    what = "apa kendalanya dan apa yang diperlukan; tanggal boleh disebut"
    return _ask(task, to, "Kendala", what, "Kendala dan yang diperlukan")


def ask_decline(task: Task, to: Person) -> Message:
    return _ask(task, to, "Tidak dapat ditindaklanjuti", "alasannya; staf akan memutuskan", "Alasan")


def ask_answer(task: Task, to: Person) -> Message:
    return _ask(task, to, "Menjawab", "penjelasannya; OPD akan membacanya", "Penjelasan")


def _ask(task: Task, to: Person, title: str, what: str, placeholder: str) -> Message:
    template = "<b>{} #{}</b>\n{}, mohon balas pesan ini dengan {}. Bila tidak jadi, ketik /batal."
    return Message(line(template, title, task.number, mention(to), what), asks=placeholder)


def choose_obstacle(task: Task) -> Message:
    """What kind of obstacle; last, that it cannot be done at all."""
    kinds = [press.ChooseUnblocker(task.id, kind).button(label) for kind, label in BLOCKED.items()]
    last = (press.AskDecline(task.id).button("Tidak dapat ditindaklanjuti"),)
    return Message(line("<b>Kendala #{}</b>\nKendala apa yang dihadapi?", task.number), (*rows_of(kinds, 2), last))


def choose_decline(task: Task) -> Message:
    kinds = [press.DescribeDecline(task.id, kind).button(label) for kind, label in BLOCKED.items()]
    return Message(line("<b>#{} tidak dapat ditindaklanjuti</b>\nKarena apa?", task.number), rows_of(kinds, 2))


def choose_unblocker(task: Task, blocked: Blocked) -> Message:
    whoever = [
        press.DescribeObstacle(task.id, blocked, STAFF).button("Staf"),
        press.DescribeObstacle(task.id, blocked, LEADERS).button("Pimpinan"),
        press.DescribeObstacle(task.id, blocked, "opd").button("OPD lain"),
    ]
    html = line(
        "<b>Kendala #{}: {}</b>\nSiapa yang dapat membantu? Bila OPD lain, sebut namanya dalam keterangan.",
        task.number,
        BLOCKED[blocked],
    )
    return Message(html, (tuple(whoever),))
