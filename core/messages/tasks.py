"""A task's card in the chat of its agency and in the staff's, and what is said when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.directives import Directive
from core.messages import buttons as press
from core.messages import phrases
from core.messages.message import Attachment, Button, Keyboard, Message, cut, fitted, line, lines
from core.people import Person
from core.reading.progress import asks_for_time, says_attached, says_done
from core.reading.values import Nature
from core.tasks import Act, Entry, Evidence, Status, Step, Task

WITH_EVIDENCE = frozenset(
    (
        *(Act.REPORTED, Act.ADDED, Act.CLAIMED, Act.CLARIFICATION_ASKED),
        *(Act.OBSTACLE_REPORTED, Act.EXTENSION_ASKED, Act.DECLINED),
    )
)
LONGEST_WORDS = 600  # of a report or note on a card; the history has all of it


def agency_card(task: Task, directive: Directive, register: Register, zone: tzinfo, note: str = "") -> Message:
    """The one message of a task in its agency's chat. `note`: what staff want, while it is returned."""
    title = line("<b>Arahan #{}</b> untuk <b>{}</b>", task.number, register[task.agency].short)
    others = [other for other in directive.tasks if other.id != task.id and other.status is not Status.CANCELLED]
    below = lines(
        "",
        line("<b>Tenggat:</b> {}", phrases.due(task.deadline)),
        line("<b>Berulang:</b> {}", phrases.recurring(directive.recurrence)) if directive.recurrence else None,
        phrases.slips(task, directive),
        *phrases.milestones(directive),
        line("<b>Sifat:</b> {}", phrases.NATURE[task.nature]) if task.nature is not Nature.ORDINARY else None,
        line("<b>Peran:</b> {}", phrases.PART[task.part]),
        line("<b>Bersama:</b> {}", cut(phrases.agencies((t.agency for t in others), register), 300))
        if others
        else None,
        phrases.given(directive, zone),
        "",
        _state(task, zone),
        line("<b>Catatan:</b> {}", cut(note, LONGEST_WORDS)) if note and task.status is Status.RETURNED else None,
        Markup("<i>Balas pesan ini untuk melapor; foto, video, dan dokumen menjadi bukti.</i>")
        if task.is_open
        else None,
    )
    return Message(fitted(lines(title, ""), task.action, below), _turn(task))


def passed_on(directive: Directive) -> Message:
    """What a card becomes in the private chat of who has left the office."""
    return Message(
        lines(
            line("<b>Arahan #{}</b>", directive.number),
            Markup("<i>Tugas ini sudah diteruskan kepada pejabat yang baru. Kartu ini tidak diperbarui lagi.</i>"),
        )
    )


def _state(task: Task, zone: tzinfo) -> Markup:
    state = line("<b>Status:</b> {}", phrases.status(task))
    if task.status is Status.WAITING:
        return state
    return state + line(", {}, {}", task.by_name, phrases.moment(task.since, zone))


def _turn(task: Task) -> Keyboard:
    """The agency's buttons as the status allows."""
    rows = (
        (
            (Act.ACCEPTED, press.Accept(task.id).button("Terima")),
            (Act.CLARIFICATION_ASKED, press.AskClarification(task.id).button("Minta penjelasan")),
        ),
        (
            (Act.REPORTED, press.AskReport(task.id).button("Lapor")),
            (Act.CLAIMED, press.AskClaim(task.id).button("Selesai")),
        ),
        (
            (Act.OBSTACLE_REPORTED, press.AskObstacle(task.id).button("Kendala")),
            (Act.EXTENSION_ASKED, press.AskExtension(task.id).button("Perpanjang")),
        ),
    )
    allowed = (tuple(button for act, button in row if task.allows(act)) for row in rows)
    return tuple(row for row in allowed if row)


def claim_card(
    task: Task, claim: Entry, evidence: int, register: Register, zone: tzinfo, *, verdict: Entry | None = None
) -> Message:
    """What staff decide on, with so many pieces of `evidence`, and afterwards what was decided."""
    title = line("<b>#{} dinyatakan selesai oleh {}</b>", task.number, register[task.agency].short)
    below = lines(
        "",
        line("<b>Oleh:</b> {}, {}", claim.by.name, phrases.moment(claim.at, zone)),
        line("<b>Tenggat:</b> {}", phrases.due(task.deadline)),
        line("<b>Keterangan:</b> {}", cut(claim.report.words, LONGEST_WORDS) or "tidak ada"),
        line("<b>Bukti:</b> {}", f"{evidence} berkas" if evidence else "belum ada"),
        *(["", _verdict(task, verdict, zone)] if task.status is not Status.CLAIMED else []),
    )
    keyboard: list[tuple[Button, ...]] = []
    if task.status is Status.CLAIMED:
        keyboard.append((press.Approve(task.id).button("Setujui"), press.SendBack(task.id).button("Kembalikan")))
        keyboard.append((press.ApproveOngoing(task.id).button("Setujui, berkelanjutan"),))
    if evidence:
        keyboard.append((press.ShowEvidence(task.id).button(f"Lihat bukti ({evidence})"),))
    return Message(fitted(lines(title, ""), task.action, below), tuple(keyboard))


def _verdict(task: Task, verdict: Entry | None, zone: tzinfo) -> Markup:
    if verdict is None:
        return line("<b>Status:</b> {}", phrases.status(task))
    words = {
        Act.APPROVED: "Disetujui",
        Act.APPROVED_ONGOING: "Disetujui, berkelanjutan",
        Act.RETURNED: "Dikembalikan",
        Act.CANCELLED: "Arahan dibatalkan",
    }
    told = line("<b>{}</b> oleh {}, {}", words[verdict.act], verdict.by.name, phrases.moment(verdict.at, zone))
    return told + (
        line("\n<b>Catatan:</b> {}", cut(verdict.report.words, LONGEST_WORDS)) if verdict.report.words else ""
    )


def evidence(task: Task, pieces: Sequence[Evidence], register: Register) -> list[Message]:
    """The evidence itself, as Telegram keeps it."""
    caption = line("Bukti #{} dari {}", task.number, register[task.agency].short)
    return [Message(caption, attachment=Attachment(piece.kind, piece.file_id)) for piece in pieces]


# -- asking ----------------------------------------------------------------------------------------------------------


def ask_report(task: Task, to: Person) -> Message:
    html = line(
        "<b>Laporan #{}</b>\n{}, mohon balas pesan ini dengan perkembangannya, misalnya: 60% galian selesai. "
        "Foto, video, atau dokumen menjadi bukti. Bila tidak jadi, ketik /batal.",
        task.number,
        mention(to),
    )
    return Message(html, asks="60% galian selesai")


def ask_claim(task: Task, to: Person) -> Message:
    html = line(
        "<b>Menyatakan #{} selesai</b>\n{}, mohon balas pesan ini dengan bukti (foto, video, atau dokumen) dan "
        "keterangan singkat. Staf akan memverifikasi. Bila tidak jadi, ketik /batal.",
        task.number,
        mention(to),
    )
    return Message(html, ((press.ClaimWithoutEvidence(task.id).button("Tanpa bukti, dengan alasan"),),))


def ask_reason(task: Task, to: Person) -> Message:
    html = line(
        "<b>#{} selesai tanpa bukti</b>\n{}, mohon balas pesan ini dengan alasan mengapa tidak ada bukti. "
        "Bila tidak jadi, ketik /batal.",
        task.number,
        mention(to),
    )
    return Message(html, asks="Alasan tanpa bukti")


def without_evidence(reason: str) -> str:
    return f"Tanpa bukti: {reason.strip()}"


def ask_note(task: Task, to: Person) -> Message:
    html = line(
        "<b>Mengembalikan #{}</b>\n{}, mohon balas pesan ini dengan apa yang masih kurang; OPD akan membacanya. "
        "Bila tidak jadi, ketik /batal.",
        task.number,
        mention(to),
    )
    return Message(html, asks="Yang masih kurang")


def mention(person: Person) -> Markup:
    """A name that Telegram notices: only so does a group's question reach the one it is for."""
    return line('Bapak/Ibu <a href="tg://user?id={}">{}</a>', person.user_id, person.name)


# -- telling ---------------------------------------------------------------------------------------------------------

DONE_BY = {
    Act.ACCEPTED: "#{number} diterima. Terima kasih.",
    Act.REPORTED: "Laporan #{number} dicatat. Terima kasih.",
    Act.ADDED: "Tambahan untuk #{number} dicatat; menunggu verifikasi staf.",
    Act.CLAIMED: "#{number} diajukan selesai; menunggu verifikasi staf.",
    Act.APPROVED: "#{number} disetujui dan selesai.",
    Act.APPROVED_ONGOING: "#{number} disetujui sebagai selesai berkelanjutan.",
    Act.RETURNED: "#{number} dikembalikan ke OPD.",
    Act.CLARIFICATION_ASKED: "Permintaan penjelasan #{number} diteruskan.",
    Act.CLARIFIED: "Penjelasan #{number} diteruskan ke OPD.",
    Act.OBSTACLE_REPORTED: "Kendala #{number} dicatat dan diteruskan.",
    Act.OBSTACLE_SOLVED: "Kendala #{number} dicatat teratasi.",
    Act.EXTENSION_ASKED: "Perpanjangan #{number} diajukan; menunggu keputusan staf.",
    Act.EXTENSION_GRANTED: "Perpanjangan #{number} disetujui.",
    Act.EXTENSION_REFUSED: "Perpanjangan #{number} ditolak.",
    Act.DECLINED: "#{number} diajukan tidak dapat ditindaklanjuti; menunggu keputusan staf.",
    Act.DECLINE_APPROVED: "#{number} dicatat tidak dapat ditindaklanjuti.",
    Act.DECLINE_REFUSED: "Usulan #{number} ditolak; tugas tetap berjalan.",
}


def done(step: Step) -> str:
    """What the person who acted is told: one plain sentence."""
    task, report = step.task, step.entry.report
    told = DONE_BY[step.entry.act].format(number=task.number)
    if step.entry.act is Act.REPORTED and report.percent is not None:
        told = f"Laporan #{task.number} dicatat: {report.percent}%. Terima kasih."
    if step.entry.act is Act.REPORTED and says_done(report.words, report.percent):
        told += f" Bila sudah tuntas, mohon tekan Selesai pada kartunya atau ketik /selesai {task.number}."
    elif step.entry.act is Act.REPORTED and asks_for_time(report.words):
        told += (
            f" Bila meminta tenggat baru, mohon tekan Perpanjang pada kartunya atau ketik /perpanjang {task.number}."
        )
    return told


def not_a_report(*, waiting: bool) -> str:
    """Thanks and the like, as a reply to a card or a list. `waiting`: some of it has not been accepted yet."""
    how = "tekan Terima pada kartunya" if waiting else "balas dengan perkembangannya, misalnya: 60% galian selesai"
    return f"Baik, Bapak/Ibu. Belum ada yang dicatat; mohon {how}."


QUESTION_TO_CARD = (
    "Ini terbaca sebagai pertanyaan dan belum dicatat. Untuk bertanya kepada pemberi arahan, "
    "mohon tekan Minta penjelasan pada kartunya."
)


def lacks_attachment(step: Step) -> bool:
    """Whether an agency's words speak of a photo or document that has not come with them."""
    report = step.entry.report
    return step.entry.act in WITH_EVIDENCE and not report.evidence and says_attached(report.words)


def ask_attachment(step: Step) -> Message:
    """What it said is kept; the rest is asked for by the same message."""
    return Message(
        line("{} Lampirannya belum sampai; mohon kirim foto atau berkasnya sebagai balasan pesan ini.", done(step))
    )


NOTICES = {
    Act.APPROVED: "<b>#{number} ({agency}) selesai</b>, diverifikasi {by}.",
    Act.APPROVED_ONGOING: "<b>#{number} ({agency}) selesai berkelanjutan</b>, diverifikasi {by}.",
    Act.RETURNED: "<b>#{number} ({agency}) dikembalikan</b> oleh {by}.",
    Act.CANCELLED: "<b>#{number} ({agency}) dibatalkan</b> oleh {by}.",
    Act.REWORDED: "<b>Isi #{number} ({agency}) diubah</b> oleh {by}.",
    Act.DEADLINE_MOVED: "<b>Tenggat #{number} ({agency}) diubah</b> oleh {by}.",
    Act.PART_CHANGED: "<b>Peran {agency} pada #{number} diubah</b> oleh {by}.",
    Act.SPLIT: "<b>Sebagian #{number} ({agency}) dijadikan arahan tersendiri</b> oleh {by}.",
    Act.MILESTONES_SET: "<b>Tonggak #{number} ({agency}) dicatat</b> oleh {by}.",
    Act.CLARIFIED: "<b>Penjelasan #{number} ({agency})</b> dari {by}.",
    Act.OBSTACLE_SOLVED: "<b>Kendala #{number} ({agency}) teratasi</b>, menurut {by}.",
    Act.EXTENSION_GRANTED: "<b>Perpanjangan #{number} ({agency}) disetujui</b> oleh {by}.",
    Act.EXTENSION_REFUSED: "<b>Perpanjangan #{number} ({agency}) ditolak</b> oleh {by}.",
    Act.DECLINE_APPROVED: "<b>#{number} ({agency}) tidak dapat ditindaklanjuti</b>, disetujui {by}.",
    Act.DECLINE_REFUSED: "<b>#{number} ({agency}) tetap harus dikerjakan</b>, keputusan {by}.",
    Act.UPDATE_ASKED: "<b>{by} meminta kabar #{number} ({agency}).</b>",
}
_ABOUT_DEADLINE = frozenset({Act.DEADLINE_MOVED, Act.EXTENSION_GRANTED, Act.EXTENSION_REFUSED})
_WITH_WORDS = {
    Act.RETURNED: "Catatan",
    Act.CLARIFIED: "Penjelasan",
    Act.SPLIT: "Bagian itu",
    Act.MILESTONES_SET: "Tonggak",
}
_NEXT_STEP = {
    Act.RETURNED: "Mohon dilengkapi, lalu tekan Selesai.",
    Act.UPDATE_ASKED: "Mohon balas pesan ini dengan perkembangannya.",
}


def notice(step: Step, register: Register) -> Message | None:
    """What the agency must notice besides its card; None where the card says enough."""
    task, entry = step.task, step.entry
    if entry.act not in NOTICES:
        return None
    names = {"number": task.number, "agency": register[task.agency].short, "by": entry.by.name}
    label = _WITH_WORDS.get(entry.act)
    rows = [
        line(NOTICES[entry.act], **names),
        cut(task.action, 200),
        line("<b>{}:</b> {}", label, cut(entry.report.words, LONGEST_WORDS)) if label else None,
        line("<b>Tenggat sekarang:</b> {}", phrases.due(task.deadline)) if entry.act in _ABOUT_DEADLINE else None,
        line("<b>Sekarang:</b> {}", phrases.PART[task.part]) if entry.act is Act.PART_CHANGED else None,
        _NEXT_STEP.get(entry.act),
    ]
    return Message(lines(*rows), _claiming(task) if entry.act is Act.RETURNED else ())


def _claiming(task: Task) -> Keyboard:
    """Its card may stand far above by now."""
    return ((press.AskReport(task.id).button("Lapor"), press.AskClaim(task.id).button("Selesai")),)
