"""Minutes: asked for, collected, shown before they are saved, and told to who gets many tasks of them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from core.agencies import Register
from core.calendar import Calendar
from core.directives import Directive
from core.messages import minutes_buttons as press
from core.messages import phrases
from core.messages.doubts import DOUBTS
from core.messages.message import LONGEST_TEXT, Keyboard, Message, as_many, cut, line, lines, pages, rows_of
from core.messages.refusals import READABLE
from core.minutes import HARMLESS, Minutes, blocking
from core.reading.values import Nature
from core.tasks import Task

LEFT = "Ditinggalkan."
NOT_READ = "Tidak dibaca."
NOTHING_PASTED = "Tidak ada notulen yang sedang ditunggu. Mohon mulai lagi dengan /notulen."
ONLY_AMONG_STAFF = "Notulen dicatat di chat pribadi dengan bot atau di grup staf."

A_PAGE = 8
LONGEST_HEAD = 120  # characters of a title, a place or a leader
LONGEST_POSITIONS = 60


@dataclass(frozen=True)
class Day:
    """What the doubts depend on."""

    today: date
    register: Register
    calendar: Calendar


# -- getting it ------------------------------------------------------------------------------------------------------


def ask(*, private: bool) -> Message:
    """Minutes are to be sent."""
    where = (
        None if private else "Di grup, kirim sebagai balasan atas pesan ini. Teks yang panjang: di chat pribadi saja."
    )
    html = lines(
        Markup("<b>Notulen</b>"),
        f"Tempelkan teks notulen, atau kirim berkasnya ({READABLE}).",
        where,
        "Untuk meninggalkan: /batal",
    )
    return Message(html, asks="Teks atau berkas notulen")


def collecting(parts: int, length: int, *, private: bool) -> Message:
    """A part of a long paste has come."""
    html = lines(
        line("<b>Notulen</b>, bagian ke-{} diterima ({} huruf seluruhnya).", parts, f"{length:,}".replace(",", ".")),
        "Teks panjang dipotong Telegram menjadi beberapa pesan. Bila sudah masuk semua, tekan Sudah lengkap."
        if private
        else "Di grup sambungannya tidak terbaca bot, kecuali sebagai balasan atas pesan ini. "
        "Bila sudah masuk semua, tekan Sudah lengkap.",
    )
    return Message(html, ((press.PasteIsWhole().button("Sudah lengkap"), press.LeavePaste().button("Batal")),))


def collected(parts: int) -> Message:
    return Message(line("<b>Notulen</b>, {} bagian diterima.", parts))


def paste_left() -> Message:
    return Message(Markup("Notulen ditinggalkan. Tidak ada yang disimpan."))


def offer(name: str) -> Message:
    """A document came without a word."""
    html = line("Apakah berkas <b>{}</b> notulen rapat yang arahannya akan dicatat?", cut(name, 200) or "ini")
    keyboard = (
        (press.ReadDocument().button("Baca sebagai notulen"),),
        (press.LeaveDocument().button("Bukan notulen"),),
    )
    return Message(html, keyboard)


def document_left() -> Message:
    return Message(Markup("Baik, berkas itu tidak dibaca."))


def reading(name: str) -> Message:
    return Message(line("Berkas <b>{}</b> sedang dibaca, mohon tunggu.", cut(name, 200) or "ini"))


# -- checking it -----------------------------------------------------------------------------------------------------


def preview(minutes: Minutes, day: Day, page: int = 0, *, saving: int = 0) -> Message:
    """The one message of a meeting's minutes; while `saving`, so many are still to come."""
    drafts = minutes.drafts
    if not drafts:
        return Message(lines(*_head(minutes), *_done(minutes)))
    last = (len(drafts) - 1) // A_PAGE
    page = min(max(page, 0), last)
    shown = drafts[page * A_PAGE : (page + 1) * A_PAGE]
    above = lines(*_head(minutes), *_done(minutes), *_counts(minutes, day, saving), *_doubts(minutes, day), "")
    rows = as_many([_item(position, draft, day) for position, draft in shown], LONGEST_TEXT - len(above) - 100)
    listed = line("<b>Daftar</b>, halaman {} dari {}:", page + 1, last + 1) if last else Markup("<b>Daftar:</b>")
    return Message(lines(above, listed, *rows), _keyboard(minutes, shown, page, last, day))


def page_of(minutes: Minutes, directive: Directive) -> int:
    """Where an item stands, or what follows it."""
    return sum(draft.id < directive.id for _, draft in minutes.drafts) // A_PAGE


def saved_all(minutes: Minutes) -> str:
    """What the person who pressed is told."""
    left = len(minutes.drafts)
    told = f"{len(minutes.saved)} arahan tersimpan." if minutes.saved else "Belum ada yang dapat disimpan."
    return f"{told} {left} masih perlu diperiksa." if left else told


def discarded_all(count: int) -> str:
    return f"{count} arahan dibatalkan."


def _head(minutes: Minutes) -> list[Markup | None]:
    meeting = minutes.meeting
    return [
        line("<b>{}</b>", cut(meeting.title or "Notulen", LONGEST_HEAD)),
        line("<b>Hari:</b> {}", phrases.long_day(meeting.day)) if meeting.day else None,
        line("<b>Tempat:</b> {}", cut(meeting.venue, LONGEST_HEAD)) if meeting.venue else None,
        line("<b>Pimpinan:</b> {}", cut(meeting.leader, LONGEST_HEAD)) if meeting.leader else None,
        line("<i>{} halaman berupa gambar dan tidak terbaca.</i>", meeting.unread) if meeting.unread else None,
        Markup(""),
    ]


def _done(minutes: Minutes) -> list[Markup]:
    told = []
    if minutes.saved:
        numbers = cut(phrases.numbers([item.number or 0 for item in minutes.saved]), 200)
        told.append(line("<b>Tersimpan:</b> {} arahan ({})", len(minutes.saved), numbers))
    if minutes.discarded:
        told.append(line("<b>Dibatalkan:</b> {} arahan", minutes.discarded))
    return told


def _counts(minutes: Minutes, day: Day, saving: int) -> list[Markup]:
    ready = len(minutes.ready(day.today, day.register, day.calendar))
    drafts = len(minutes.drafts)
    counted = line("<b>{} arahan, belum disimpan</b>", drafts)
    if ready < drafts:
        counted += line(": {} siap disimpan, {} perlu diperiksa dahulu", ready, drafts - ready)
    return [counted, *([line("<i>Sedang disimpan, masih {} lagi.</i>", saving)] if saving else [])]


def _doubts(minutes: Minutes, day: Day) -> list[Markup]:
    """The doubts with the positions of their items, what blocks first."""
    told: list[Markup] = []
    for doubt, positions in minutes.doubts(day.today, day.register, day.calendar).items():
        heading = "<b>Mohon dilihat:</b>" if doubt in HARMLESS else "<b>Perlu diperiksa dahulu:</b>"
        if heading not in told:
            told += [Markup(""), Markup(heading)]
        what = DOUBTS[doubt].format("hari libur atau akhir pekan").split(". ")[0].rstrip(".")
        told.append(line("• {}: no. {}", what, cut(phrases.numbers(positions, ""), LONGEST_POSITIONS)))
    return told


def _item(position: int, draft: Directive, day: Day) -> Markup:
    mark = "⚠ " if blocking(draft, day.today, day.register, day.calendar) else ""
    who = phrases.agencies(draft.lead, day.register) or "OPD belum ada"
    if draft.support:
        who += f" (bersama {phrases.agencies(draft.support, day.register)})"
    when = f"tenggat {phrases.short_due(draft.deadline)}" if draft.deadline else "tanpa tenggat"
    action = cut(" ".join(draft.action.split()), phrases.SHORT_ACTION)
    return line("<b>{}.</b> {}{}\n    {} · {}", position, mark, action, cut(who, 80), when)


def _keyboard(minutes: Minutes, shown: Sequence[tuple[int, Directive]], page: int, last: int, day: Day) -> Keyboard:
    meeting = minutes.meeting.id
    ready = len(minutes.ready(day.today, day.register, day.calendar))
    turn = tuple(
        press.TurnItems(meeting, number).button(label)
        for number, label in ((page - 1, "‹ Sebelumnya"), (page + 1, "Berikutnya ›"))
        if 0 <= number <= last
    )
    return (
        *(((press.SaveAll(meeting).button(f"Simpan semua ({ready})"),),) if ready else ()),
        *rows_of([press.OpenItem(draft.id).button(f"Buka {position}") for position, draft in shown], 4),
        *((turn,) if turn else ()),
        (press.DiscardAll(meeting).button("Batal"),),
    )


# -- telling it ------------------------------------------------------------------------------------------------------


def new_tasks(tasks: Sequence[Task], minutes: Minutes, register: Register, today: date) -> list[Message]:
    """For an agency that gets many at once: one list that is heard, before the cards that are not."""
    heading = lines(
        line("<b>{} tugas baru</b> untuk <b>{}</b>", len(tasks), register[tasks[0].agency].short),
        line("Dari: {}", phrases.meeting(minutes.meeting)),
        "Setiap tugas punya kartu di chat ini; mohon tekan Terima pada kartunya.",
        "",
    )
    rows = [
        phrases.item(task, register, today, with_agency=False, hidden=task.nature is Nature.SECRET) for task in tasks
    ]
    return pages(rows, heading=heading)
