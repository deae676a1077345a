"""A directive's card, before and after it is saved, and what is asked to change it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from markupsafe import Markup

from core.agencies import Agency, Register
from core.calendar import Calendar
from core.directives import Directive, State
from core.doubts import days_named, doubts_of
from core.likeness import Earlier
from core.messages import buttons as press
from core.messages import kinds, phrases, receipts
from core.messages.doubts import told
from core.messages.message import Button, Keyboard, Message, cut, fitted, line, lines, rows_of
from core.reading.values import Doubt, Nature
from core.tasks import Status, Task

AGENCIES_A_PAGE = 16
LONGEST_TASKS = 2000  # characters of a card for its tasks

UNLINKED = "belum terkirim: belum ada grup atau kepala terdaftar; staf dapat mencatat dengan /lapor"
UNREACHABLE = "belum terkirim: chat OPD ini tidak dapat dijangkau"


@dataclass(frozen=True)
class Circumstances:
    """What a card depends on besides the directive: where and when it is shown, and who can be reached."""

    register: Register
    calendar: Calendar
    today: date
    zone: tzinfo
    changeable: bool = True  # whether those who may change it read this chat
    answerable: bool = True  # whether those who may ask how far it is read this chat
    unlinked: Collection[str] = ()  # agencies with nobody to send to
    unreachable: Collection[str] = ()  # agencies whose chat does not take messages now
    earlier: Earlier | None = None  # what has been ordered before and is much like the draft


def card(directive: Directive, around: Circumstances) -> Message:
    """The one message of a directive in a chat of its giver or of staff, as things stand."""
    if directive.state is State.UNCLEAR:
        return kinds.ask(directive)
    if directive.state is State.DRAFT:
        return _draft(directive, around)
    if directive.state is State.DISCARDED:
        return Message(Markup(receipts.DISCARDED))
    return _noted(directive, around) if directive.state is State.NOTED else _saved(directive, around)


def _draft(directive: Directive, around: Circumstances) -> Message:
    register = around.register
    exhorts = Doubt.EXHORTATION in directive.doubts
    found = doubts_of(directive, around.today, register, around.calendar)
    view = (around.today, around.calendar, around.zone)
    doubts = [told(each, directive, *view) for each in found if each is not Doubt.ORDERED_BEFORE]
    if around.earlier:  # as it is by now, whatever it was when the draft was made
        doubts.append(_like(around.earlier, around))
    below = lines(
        "",
        line("<b>Penanggung jawab:</b> {}", phrases.agencies(directive.lead, register) or "belum ada"),
        line("<b>Pendukung:</b> {}", phrases.agencies(directive.support, register)) if directive.support else None,
        line("<b>Usul:</b> {} (dari bidang tugasnya)", phrases.agencies(directive.proposals, register))
        if directive.proposals
        else None,
        line("<b>Tenggat:</b> {}", phrases.due(directive.deadline)),
        line("<i>{}</i>", directive.deadline_reason) if directive.deadline_reason else None,
        line("<b>Berulang:</b> {}", phrases.recurring(directive.recurrence)) if directive.recurrence else None,
        line("<b>Sifat:</b> {}", phrases.NATURE[directive.nature]),
        *(["", Markup("<b>Mohon diperiksa:</b>")] if doubts else []),
        *(line("• {}", doubt) for doubt in doubts),
    )
    head = lines(Markup("<b>Arahan baru</b>, belum disimpan"), "")
    number = directive.id
    keyboard = (
        (press.Save(number).button("Simpan"),),
        *(((press.Separate(number).button("Pisahkan"),),) if Doubt.SEVERAL_DIRECTIVES in directive.doubts else ()),
        *(((press.SaveAsNote(number).button("Simpan sebagai catatan"),),) if exhorts else ()),
        *_proposals(directive, register),
        (press.OpenAgencies(number).button("Ubah OPD"), press.ChooseDeadline(number).button("Ubah tenggat")),
        (press.Reword(number).button("Ubah isi"), press.ChangeNature(number).button("Ubah sifat")),
        (press.Discard(number).button("Batal"),),
    )
    return Message(fitted(head, directive.action, below), keyboard)


def _proposals(directive: Directive, register: Register) -> Keyboard:
    return rows_of(
        [press.TakeProposal(directive.id, code).button(cut(register[code].short, 30)) for code in directive.proposals],
        3,
    )


def _like(earlier: Earlier, around: Circumstances) -> str:
    """Mirip #12 (29 Mei 2024, PUPR, terlambat 3 hari)."""
    task, given = earlier.task, phrases.short_day(earlier.given.astimezone(around.zone).date())
    late = phrases.late(task, around.today) or phrases.status(task)
    return f"Mirip #{task.number} ({given}, {around.register[task.agency].short}, {late})."


def _noted(directive: Directive, around: Circumstances) -> Message:
    below = lines(
        "",
        phrases.given(directive, around.zone),
        "Disimpan sebagai catatan: tanpa tugas dan tanpa pengingat.",
    )
    return Message(fitted(lines(line("<b>Catatan #{}</b>", directive.number), ""), directive.action, below))


def _saved(directive: Directive, around: Circumstances) -> Message:
    title = line("<b>Arahan #{}</b>", directive.number)
    if directive.state is State.CANCELLED:
        title += Markup(" <b>dibatalkan</b>")
    moved = directive.recurrence is None and directive.original_deadline not in (None, directive.deadline)
    below = lines(
        "",
        line("<b>Tenggat:</b> {}", phrases.due(directive.deadline)),
        line("<b>Berulang:</b> {}", phrases.recurring(directive.recurrence)) if directive.recurrence else None,
        line("<b>Tenggat semula:</b> {}", phrases.due(directive.original_deadline)) if moved else None,
        *phrases.milestones(directive),
        line("<b>Sifat:</b> {}", phrases.NATURE[directive.nature]) if directive.nature is not Nature.ORDINARY else None,
        phrases.given(directive, around.zone),
        "",
        *_tasks(directive, around),
    )
    keyboard: Keyboard = ()
    if directive.state is State.SAVED:
        changes = _changes(directive) if around.changeable else ()
        keyboard = (*changes, *_asking(directive)) if around.answerable else changes
    return Message(fitted(lines(title, ""), directive.action, below), keyboard)


def _changes(directive: Directive) -> Keyboard:
    number = directive.id
    return (
        (press.OpenAgencies(number).button("Ubah OPD"), press.ChooseDeadline(number).button("Ubah tenggat")),
        (press.Reword(number).button("Ubah isi"), press.AskCancel(number).button("Batalkan arahan")),
        (press.Split(number).button("Pecah"), press.SetMilestones(number).button("Tonggak")),
    )


def _asking(directive: Directive) -> Keyboard:
    return ((press.AskUpdate(directive.id).button("Minta update"),),)


def _tasks(directive: Directive, around: Circumstances) -> list[Markup]:
    """A line each; where that would crowd out the rest, the names by status."""
    tasks = directive.tasks
    rows = [_task(task, directive, around) for task in tasks]
    if sum(map(len, rows)) <= LONGEST_TASKS:
        return rows
    told = []
    for status in Status:
        theirs = [task.agency for task in tasks if task.status is status]
        names = cut(phrases.agencies(theirs, around.register), LONGEST_TASKS * len(theirs) // len(tasks))
        if theirs:
            told.append(line("<b>{}</b> ({}): {}", phrases.STATUS[status], len(theirs), names))
    for why, kept_from in ((UNLINKED, around.unlinked), (UNREACHABLE, around.unreachable)):
        theirs = [task.agency for task in tasks if task.is_open and task.agency in kept_from]
        if theirs:
            told.append(
                line("<i>{} ({}): {}</i>", why, len(theirs), cut(phrases.agencies(theirs, around.register), 400))
            )
    return told


def _task(task: Task, directive: Directive, around: Circumstances) -> Markup:
    """Its own deadline is told where it is not the directive's: extended, or of an earlier occurrence."""
    where = None
    if task.is_open and task.agency in around.unlinked:
        where = UNLINKED
    elif task.is_open and task.agency in around.unreachable:
        where = UNREACHABLE
    name = around.register[task.agency].short
    told = line("<b>{}</b> ({}): {}", name, phrases.PART[task.part], phrases.status(task))
    if task.status is not Status.WAITING:
        told += line(", {} {}", task.by_name, phrases.short_day(task.since.astimezone(around.zone).date()))
    if task.is_open and task.deadline not in (None, directive.deadline):
        told += line("\n    tenggat {}{}", phrases.due(task.deadline), phrases.slipped(task, directive))
    return told + line("\n    <i>{}</i>", where) if where else told


# -- changing it -----------------------------------------------------------------------------------------------------


def choose_agencies(directive: Directive, page: int, register: Register) -> Message:
    """Pages of buttons; a press goes round: lead, support, not named."""
    agencies = register.agencies
    last = (len(agencies) - 1) // AGENCIES_A_PAGE
    page = min(max(page, 0), last)
    shown = agencies[page * AGENCIES_A_PAGE : (page + 1) * AGENCIES_A_PAGE]
    html = lines(
        line("<b>Ubah OPD</b>{}", f" untuk #{directive.number}" if directive.number else ""),
        cut(directive.action, 200),
        "",
        line("<b>Penanggung jawab:</b> {}", phrases.agencies(directive.lead, register) or "belum ada"),
        line("<b>Pendukung:</b> {}", phrases.agencies(directive.support, register) or "tidak ada"),
        "",
        "Tekan sekali: penanggung jawab. Dua kali: pendukung. Tiga kali: batal dipilih.",
        "Nama OPD juga dapat diketik, misalnya: PUPR dibantu Dinkes.",
        None if directive.is_draft else "Baru berlaku setelah Pakai pilihan ini ditekan.",
    )
    turn = [
        press.ChooseAgencies(directive.id, number).button(label)
        for number, label in ((page - 1, "‹ Sebelumnya"), (page + 1, "Berikutnya ›"))
        if 0 <= number <= last
    ]
    choices = [_agency_button(directive, page, agency, _mark(directive, agency)) for agency in shown]
    end = [press.ConfirmAgencies(directive.id).button("Pakai pilihan ini")]
    end += [] if directive.is_draft else [press.ShowCard(directive.id).button("Kembali")]
    return Message(html, (*rows_of(choices, 2), *((tuple(turn),) if turn else ()), tuple(end)), asks="Nama OPD")


def _mark(directive: Directive, agency: Agency) -> str:
    if agency.code in directive.lead:
        return "● "
    return "○ " if agency.code in directive.support else ""


def _agency_button(directive: Directive, page: int, agency: Agency, mark: str) -> Button:
    return press.ToggleAgency(directive.id, page, agency.code).button(mark + cut(agency.short, 30))


def choose_deadline(directive: Directive, today: date, calendar: Calendar, zone: tzinfo) -> Message:
    """Quick picks, first the days the directive names, and the invitation to type a date."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7)
    month_end = (today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    picks = dict.fromkeys(days_named(directive, today, calendar, zone), "Disebut dalam arahan")
    for label, day in (
        ("Hari ini", today),
        ("Hari kerja berikutnya", next(calendar.working_days_after(today))),
        ("Jumat ini", friday),
        ("Jumat depan", friday + timedelta(days=7)),
        ("Dua minggu lagi", today + timedelta(days=14)),
        ("Akhir bulan", month_end),
    ):
        picks.setdefault(day, label)  # of one day the nearest name
    choices = [
        press.PickDeadline(directive.id, day.isoformat()).button(f"{label}, {phrases.short_day(day)}")
        for day, label in picks.items()
    ]
    last = (
        press.PickDeadline(directive.id, "none").button("Tanpa tenggat"),
        press.ShowCard(directive.id).button("Kembali"),
    )
    html = lines(
        line("<b>Ubah tenggat</b>{}", f" untuk #{directive.number}" if directive.number else ""),
        cut(directive.action, 200),
        "",
        line("Tenggat sekarang: {}", phrases.due(directive.deadline)),
        "",
        "Pilih di bawah, atau ketik tanggalnya, misalnya: 31 Mei, Jumat depan.",
    )
    return Message(html, (*rows_of(choices, 1), last), asks="Tenggat baru")


def ask_wording(directive: Directive) -> Message:
    html = lines(
        line("<b>Ubah isi</b>{}", f" untuk #{directive.number}" if directive.number else ""),
        cut(directive.action, 500),
        "",
        "Ketik isi arahan yang baru. OPD dan tenggat tidak berubah. Bila tidak jadi, ketik /batal.",
    )
    return Message(html, ((press.ShowCard(directive.id).button("Kembali"),),), asks="Isi arahan yang baru")


def ask_split(directive: Directive) -> Message:
    html = lines(
        line("<b>Pecah #{}</b>", directive.number),
        cut(directive.action, 500),
        "",
        "Ketik bagian yang menjadi arahan tersendiri. OPD dan tenggatnya sama bila tidak disebut.",
        "Arahan ini sendiri tetap; isinya dapat diubah dengan Ubah isi. Bila tidak jadi, ketik /batal.",
    )
    return Message(html, ((press.ShowCard(directive.id).button("Kembali"),),))


def ask_milestones(directive: Directive) -> Message:
    html = lines(
        line("<b>Tonggak #{}</b>", directive.number),
        cut(directive.action, 500),
        "",
        "Ketik satu tonggak per baris dengan tanggalnya, misalnya:",
        Markup("<code>10 Juni survei lapangan\n20 Juni desain selesai</code>"),
        "Yang lama diganti. Bila tidak jadi, ketik /batal.",
    )
    return Message(html, ((press.ShowCard(directive.id).button("Kembali"),),))


def ask_cancel(directive: Directive) -> Message:
    html = lines(
        line("<b>Batalkan arahan #{}?</b>", directive.number),
        cut(directive.action, 500),
        "",
        "Semua OPD yang menerimanya akan diberi tahu.",
    )
    keyboard = (
        (press.ConfirmCancel(directive.id).button("Ya, batalkan"), press.ShowCard(directive.id).button("Tidak")),
    )
    return Message(html, keyboard)


def several(count: int) -> Message:
    return Message(line("Pesan ini berisi <b>{} arahan</b>. Mohon diperiksa dan disimpan satu per satu.", count))


def separated(count: int) -> Message:
    return Message(line("Dipisahkan menjadi {} arahan, masing-masing di bawah.", count))


def ask_text() -> Message:
    return Message(
        lines(
            Markup("<b>Arahan</b>"),
            "Ketik arahannya setelah perintah, misalnya:",
            Markup("<code>/arahan PUPR bereskan drainase Jl. Sudirman, paling lambat Jumat depan</code>"),
            "Atau balas pesan yang berisi arahan dengan /arahan.",
        )
    )
