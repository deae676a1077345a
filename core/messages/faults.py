"""What admins are told when the program itself went wrong: what, how often, since when; the rest is in its log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from core.messages import phrases
from core.messages.message import LONGEST_TEXT, Message, as_many, cut, line, lines

# By the job that failed, else by the action its line in the log begins with.
MEANINGS = {
    "update_failed": "Permintaan seseorang gagal dikerjakan; ia sudah diberi tahu",
    "update_unreadable": "Kiriman Telegram tidak terbaca dan disisihkan",
    "polls_refused": "Telegram terus menolak memberi kiriman; mungkin token dipakai program lain",
    "updates_without_id": "Kiriman Telegram tanpa nomor dilewati",
    "update_postponed": "Basis data terganggu; permintaan menunggu",
    "inbox_unreadable": "Basis data terganggu; permintaan menunggu",
    "outbox_unreadable": "Basis data terganggu; pesan menunggu",
    "send_failed": "Satu pesan gagal dikirim karena kesalahan mesin atau program; dicoba lagi bila aman",
    "outcome_unwritten": "Basis data terganggu; hasil kiriman belum tercatat",
    "outcome_failed": "Hasil satu kiriman tidak tercatat karena kesalahan program",
    "undeliverable": "Pesan ditolak Telegram; staf mendapat daftarnya",
    "job_failed": "Pekerjaan terjadwal gagal dan akan diulang",
    "history_broken": "Riwayat diubah di luar bot; jalankan verify",
    "keep_backup": "Cadangan harian gagal; dicoba lagi setiap jam",
}
OTHER = "Gangguan lain"


@dataclass(frozen=True)
class Fault:
    """Something that went wrong, as often, since then: in which job, by what kind of error, where there was one."""

    action: str
    job: str
    error: str
    count: int
    since: datetime


def digest(faults: Sequence[Fault], zone: tzinfo) -> Message:
    """All of an hour in one message, without anything people wrote."""
    rows = [
        lines(
            line("<b>{}</b>", _meaning(fault)),
            line("    {} kali sejak {} ({})", fault.count, phrases.moment(fault.since, zone), _named(fault)),
        )
        for fault in faults
    ]
    heading, ending = line("<b>Gangguan program</b>"), line("Rinciannya ada di log; langkahnya di panduan operator.")
    return Message(lines(heading, *as_many(rows, LONGEST_TEXT - len(heading) - len(ending) - 2), ending))


def _meaning(fault: Fault) -> str:
    return MEANINGS.get(fault.job) or MEANINGS.get(fault.action, OTHER)


def _named(fault: Fault) -> str:
    return cut(", ".join(filter(None, (fault.action, fault.job, fault.error))), 120)
