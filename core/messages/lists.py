"""The answer to a question about tasks: what was asked, figures, one page of the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from core.agencies import Register
from core.messages import buttons as press
from core.messages import phrases
from core.messages.answers import figures
from core.messages.message import Button, Keyboard, Message, as_many, cut, line, lines
from core.queries import MOST_FOUND, Answer, Filter, Period, View
from core.reading.question_words import IN_PROGRESS
from core.tasks import IN_HAND, OPEN, VERIFIED, Status, Task

MOST_NAMED = 4  # agencies of a question; more are counted
LONGEST_NAME = 40  # of an agency in the heading
_ROOM = 3000  # characters for agencies: title, buttons and a word more still fit
_IN_BUTTON = press.MOST_BYTES - len("page:99999:")

STATES = {
    OPEN: "Tugas terbuka",
    IN_HAND: "Belum selesai",
    VERIFIED: "Selesai terverifikasi",
    IN_PROGRESS: "Dalam proses",
    frozenset(Status): "Semua tugas",
}

NOT_ALL = "Kata ini ada di sangat banyak arahan; yang dihitung hanya {} arahan terbaru. Mohon tambahkan kata lain."
HOW_TO_ASK = (
    "Mohon tulis nama OPD, nomor, keadaan, waktu, atau kata dari isi arahan. "
    "Contoh: /status PUPR terlambat, /status bulan ini, /status drainase"
)


EXAMPLE = "Contoh pertanyaan: apa tugas PUPR yang terlambat?"


def title(asked: Filter, register: Register) -> str:
    """Terlambat PUPR, tenggat 1 Jun 2024 sampai 30 Jun 2024, memuat: drainase"""
    return state(asked) + about(asked, register)


def state(asked: Filter) -> str:
    """Terlambat; Tanpa kabar; Tugas terbuka"""
    known = {
        "terlambat": asked.late,
        "tanpa kabar": asked.quiet,
        "belum ada laporan": asked.unreported and not asked.since,
        "ada kendala": asked.blocked,
    }
    marks = [word for word, holds in known.items() if holds]
    if asked.since:
        reported = "belum ada laporan" if asked.unreported else "ada laporan"
        marks.append(f"{reported} sejak {phrases.short_day(asked.since)}")
    if not marks or asked.statuses != OPEN:
        named = STATES.get(asked.statuses) or ", ".join(phrases.STATUS[each] for each in sorted(asked.statuses))
        marks.insert(0, named)
    told = ", ".join(marks)
    return told[:1].upper() + told[1:]


def about(asked: Filter, register: Register) -> str:
    """Whose, due when, speaking of what; empty where nothing of that was asked."""
    words = f", memuat: {' '.join(asked.words)}" if asked.words else ""
    due = f", tenggat {_period(asked.due)}" if asked.due else ""
    given = f", diberikan {_period(asked.given)}" if asked.given else ""
    return _whose(asked, register) + due + given + words


def _whose(asked: Filter, register: Register) -> str:
    if asked.agencies is None:
        return ""
    if len(asked.agencies) > MOST_NAMED:
        return f" {len(asked.agencies)} OPD"
    return " " + ", ".join(cut(register[code].short, LONGEST_NAME) for code in asked.agencies)


def _period(due: Period) -> str:
    if due.first == due.last:
        return phrases.long_day(due.first)
    return f"{phrases.short_day(due.first)} sampai {phrases.short_day(due.last)}"


def answer(asked: Filter, answered: Answer, view: View, register: Register, question: str) -> Message:
    """One message, whatever the list: its buttons turn the pages. `question`: what stands in them for `asked`."""
    several = asked.agencies is None or len(asked.agencies) > 1
    pages = answered.last_page + 1
    html = lines(
        line("<b>{}</b>", title(asked, register)),
        figures(answered.figures) if answered.figures.total else None,
        "",
        *(_item(task, view, register, several) for task in answered.tasks),
        *([] if answered.tasks else ["Tidak ada tugas yang cocok."]),
        None if answered.found_all else line("\n" + NOT_ALL, MOST_FOUND),
        line("\nHalaman {} dari {}, {} tugas", answered.page + 1, pages, answered.total) if pages > 1 else None,
    )
    return Message(html, _turning(answered, question))


def counted(message: Message, answered: Answer) -> Message:
    """The answer to "berapa": the number first."""
    return replace(message, html=lines(line("<b>{} tugas.</b>", answered.total), message.html))


def agencies(asked: Filter, found: Sequence[tuple[str, int]], register: Register, question: str) -> Message:
    """The answer to "siapa" and "OPD mana": who has such tasks, most first; a button opens the tasks themselves."""
    rows = [line("<b>{}</b>: {} tugas", cut(register[code].short, LONGEST_NAME), count) for code, count in found]
    total = sum(count for _, count in found)
    html = lines(
        line("<b>{}</b>", title(asked, register)),
        line("<b>{}</b> OPD, {} tugas", len(found), total),
        "",
        *(as_many(rows, _ROOM) or [Markup("Tidak ada OPD yang cocok.")]),
    )
    return Message(html, ((press.ShowList(0, question).button("Lihat daftarnya"),),) if found else ())


def with_notes(message: Message, notes: Sequence[tuple[int, str]]) -> Message:
    """The same answer, with what was kept as a note."""
    rows = [line("<b>#{}</b> {}", number, cut(" ".join(said.split()), phrases.SHORT_ACTION)) for number, said in notes]
    return replace(message, html=lines(message.html, Markup("\n<b>Catatan</b>"), *rows)) if notes else message


def not_understood(message: Message, words: Sequence[str]) -> Message:
    """The same answer, with what it does not answer and how one may ask."""
    told = line("\n<i>Tidak ditemukan dalam arahan: {}. {}</i>", ", ".join(words), EXAMPLE)
    return replace(message, html=lines(message.html, told))


def _item(task: Task, view: View, register: Register, several: bool) -> Markup:
    if view.veils(task):
        return line("<b>#{}</b> {}", task.number, phrases.HIDDEN)
    return phrases.item(task, register, view.today, with_agency=several)


def _turning(answered: Answer, question: str) -> Keyboard:
    page = answered.page
    known = ((page - 1, "‹ Sebelumnya"), (page + 1, "Berikutnya ›"))
    turns: list[Button] = [
        press.TurnPage(number, question).button(label) for number, label in known if 0 <= number <= answered.last_page
    ]
    return (tuple(turns),) if turns else ()


def fits_a_button(packed: str) -> bool:
    return len(packed.encode()) <= _IN_BUTTON


def turned(wanted: int, answered: Answer) -> str:
    """What the press is told; nothing where it got what it asked for."""
    if wanted <= answered.last_page:
        return ""
    if not answered.total:
        return "Daftar ini sekarang kosong."
    return f"Daftar ini sekarang hanya {answered.last_page + 1} halaman."
