"""Answers to "how far is it?": figures first, then the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from markupsafe import Markup

from core.agencies import Agency, Register
from core.messages import buttons as press
from core.messages import phrases
from core.messages.message import Message, as_many, cut, line, lines, pages
from core.messages.people import office
from core.people import Person
from core.queries import QUIET_DAYS
from core.reading.values import Nature
from core.summary import Figures, Reach, Standing
from core.tasks import Act, Entry, Part, Task

ACTS = {
    Act.GIVEN: "diberikan",
    Act.NOTED: "dicatat",
    Act.ACCEPTED: "diterima",
    Act.REPORTED: "laporan",
    Act.ADDED: "tambahan untuk verifikasi",
    Act.CLAIMED: "diajukan selesai",
    Act.APPROVED: "disetujui, selesai",
    Act.APPROVED_ONGOING: "disetujui, selesai berkelanjutan",
    Act.RETURNED: "dikembalikan",
    Act.CANCELLED: "dibatalkan",
    Act.REWORDED: "isi diubah",
    Act.DEADLINE_MOVED: "tenggat diubah",
    Act.ASSIGNED: "ditugaskan",
    Act.PART_CHANGED: "peran diubah",
    Act.NATURE_CHANGED: "sifat diubah",
    Act.SPLIT: "sebagian dijadikan arahan tersendiri",
    Act.MILESTONES_SET: "tonggak dicatat",
    Act.CLARIFICATION_ASKED: "penjelasan diminta",
    Act.CLARIFIED: "penjelasan diberikan",
    Act.OBSTACLE_REPORTED: "kendala",
    Act.OBSTACLE_SOLVED: "kendala teratasi",
    Act.EXTENSION_ASKED: "perpanjangan diminta",
    Act.EXTENSION_GRANTED: "perpanjangan disetujui",
    Act.EXTENSION_REFUSED: "perpanjangan ditolak",
    Act.DECLINED: "diajukan tidak dapat ditindaklanjuti",
    Act.DECLINE_APPROVED: "tidak dapat ditindaklanjuti, disetujui",
    Act.DECLINE_REFUSED: "tidak dapat ditindaklanjuti, ditolak",
    Act.UPDATE_ASKED: "kabar diminta",
}


_NAMED, _LONGEST_NAME = 12, 40  # agencies for which nothing is to be done yet, and characters of each
NO_HEAD = "Kepala {} belum terdaftar."
WHOSE_HEAD = "Mohon sebut nama OPD-nya. Contoh: siapa kepala Dinas Kesehatan?"
ASKED_OF_TASKS = "Untuk tugasnya, contoh pertanyaan: apa tugas PUPR yang terlambat?"
LONGEST_HEADS = 3000  # characters
AT_ONCE = 10  # claims, and requests, that /verifikasi shows


def figures(counted: Figures) -> Markup:
    """One line: what is verified and what is only claimed stand apart."""
    return line(
        "<b>{}</b> tugas: {} selesai terverifikasi, {} diklaim selesai, {} dalam proses, {} belum diterima; "
        "<b>{} terlambat</b>",
        counted.total,
        counted.verified,
        counted.claimed,
        counted.in_progress,
        counted.waiting,
        counted.late,
    )


def task_list(
    title: str,
    tasks: Sequence[Task],
    register: Register,
    today: date,
    *,
    counted: Figures | None = None,
    with_agency: bool,
    secrets: bool,
    nothing: str = "Tidak ada.",
) -> list[Message]:
    """A heading, the figures where they are given, and every task; split between tasks when it is long."""
    heading = lines(line("<b>{}</b>", title), figures(counted) if counted else None, "")
    rows = [
        phrases.item(
            task, register, today, with_agency=with_agency, hidden=task.nature is Nature.SECRET and not secrets
        )
        for task in tasks
    ]
    return pages(rows or [Markup(nothing)], heading=heading)


def verification(
    tasks: Sequence[Task], requests: int, register: Register, today: date, *, secrets: bool
) -> list[Message]:
    """What waits for a decision: one message each, so that its buttons stand beside it; requests have cards.

    More than AT_ONCE of either would bury the chat: the longest waiting are shown.
    """
    if not tasks and not requests:
        return [Message(Markup("Tidak ada yang menunggu verifikasi."))]
    more = f"Ditampilkan {AT_ONCE} terlama dari masing-masing. Sesudahnya, ketik /verifikasi lagi."
    head = lines(
        line("<b>Menunggu verifikasi:</b> {} selesai, {} permintaan", len(tasks), requests),
        more if max(len(tasks), requests) > AT_ONCE else None,
    )
    return [Message(head), *(_waiting(task, register, today, secrets) for task in tasks[:AT_ONCE])]


def _waiting(task: Task, register: Register, today: date, secrets: bool) -> Message:
    hidden = task.nature is Nature.SECRET and not secrets
    html = phrases.item(task, register, today, with_agency=True, hidden=hidden)
    keyboard = (
        (press.Approve(task.id).button("Setujui"), press.SendBack(task.id).button("Kembalikan")),
        (press.ApproveOngoing(task.id).button("Setujui, berkelanjutan"),),
        (press.ShowEvidence(task.id).button("Lihat bukti"),),
    )
    return Message(html, keyboard)


REACH = {
    Reach.LOST: "Tidak dapat dijangkau: mohon bot ditambahkan kembali ke grupnya",
    Reach.UNTOLD: "Punya tugas, belum terhubung: mohon admin mengundang kepalanya, misalnya /undang kepala {}",
    Reach.SILENT: f"Tanpa kabar {QUIET_DAYS} hari kerja: mohon dihubungi",
    Reach.LINKED: "Terhubung",
    Reach.UNLINKED: "Belum terhubung, belum punya tugas",
}


def register_list(register: Register, known: Mapping[str, Standing]) -> list[Message]:
    """Every agency, first those for which something is to be done; who has nothing to do with it yet by name alone."""
    units = register.units
    linked = sum(known[agency.code].linked for agency in units)
    rows = []
    for reach, told in REACH.items():
        theirs = [agency for agency in units if known[agency.code].reach is reach]
        if theirs:
            rows.append(line("\n<b>{}</b> ({})", told.format(theirs[0].short), len(theirs)))
        if reach is not Reach.UNLINKED:
            rows += [_agency(agency, known[agency.code]) for agency in theirs]
        elif theirs:
            more = len(theirs) - _NAMED
            names = ", ".join(cut(agency.short, _LONGEST_NAME) for agency in theirs[:_NAMED])
            rows.append(line("{}{}", names, f", dan {more} lagi" if more > 0 else ""))
    return pages(rows, heading=line("<b>OPD:</b> {} terdaftar, {} terhubung", len(units), linked))


def _agency(agency: Agency, known: Standing) -> Markup:
    facts = [
        f"{known.quiet} dari {known.open_tasks} tugas tanpa kabar" if known.quiet else None,
        f"{known.open_tasks} tugas terbuka" if known.open_tasks and not known.quiet else None,
        f"kepala: {', '.join(known.heads)}" if known.heads else "kepala belum terdaftar",
    ]
    return line("{}: {}", agency.short, "; ".join(fact for fact in facts if fact))


def heads(codes: Sequence[str], known: Mapping[str, Sequence[Person]], register: Register) -> Message:
    """Who heads these agencies: "kepala Dinas Kesehatan: dr. Rina"."""
    rows = []
    for code in codes:
        told = [
            line("{}: <b>{}</b>", office(held, register), who.name)
            for who in known.get(code, ())
            for held in who.offices
        ]
        rows += told or [line(NO_HEAD, register[code].short)]
    rows = rows or [Markup(WHOSE_HEAD)]
    return Message(lines(*as_many(rows, LONGEST_HEADS), "", ASKED_OF_TASKS))


def history(number: int, entries: Sequence[Entry], register: Register, zone: tzinfo) -> list[Message]:
    """Everything that happened to a directive: when, what, who."""
    return pages([_entry(entry, register, zone) for entry in entries], heading=line("<b>Riwayat #{}</b>\n", number))


def _entry(entry: Entry, register: Register, zone: tzinfo) -> Markup:
    whose = f" {register[entry.agency].short}" if entry.agency else ""
    percent = f", {entry.report.percent}%" if entry.report.percent is not None else ""
    pieces = f", {len(entry.report.evidence)} bukti" if entry.report.evidence else ""
    told = line(
        "{}:{} <b>{}</b>{}{} oleh {}",
        phrases.moment(entry.at, zone),
        whose,
        ACTS[entry.act],
        percent,
        pieces,
        entry.by.name,
    )
    if entry.deadline or entry.act is Act.DEADLINE_MOVED:
        told += line(": {}", phrases.due(entry.deadline))
    words = entry.report.words
    if entry.act is Act.PART_CHANGED and words in list(Part):
        words = phrases.PART[Part(words)]
    return told + (line("\n    {}", cut(words, 300)) if words else "")
