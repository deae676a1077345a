"""What staff are told when something cannot be delivered or has gone wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.chats import Chat, Purpose
from core.messages import phrases
from core.messages.message import LONGEST_TEXT, Message, as_many, cut, line, lines

FAILED = "Mohon maaf, terjadi gangguan dan permintaan ini tidak dikerjakan. Admin sudah mendapat catatannya."


def unreachable(chat: Chat, since: datetime, undelivered: Sequence[str], register: Register, zone: tzinfo) -> Message:
    """One alarm per chat, edited while more piles up: whose chat, since when, what did not arrive."""
    return Message(
        lines(
            line("<b>{} tidak dapat dijangkau</b>", _whose(chat, register)),
            line("Sejak {}: bot dikeluarkan atau diblokir.", phrases.moment(since, zone)),
            line("<b>Belum sampai:</b> {}", cut(", ".join(undelivered), 1500) if undelivered else "belum ada"),
            "Mohon bot ditambahkan kembali; yang masih berlaku akan dikirim saat itu.",
        )
    )


def reachable_again(chat: Chat, register: Register) -> Message:
    return Message(
        line("<b>{} sudah dapat dijangkau lagi.</b> Yang masih berlaku sudah dikirim.", _whose(chat, register))
    )


@dataclass(frozen=True)
class Unsent:
    """A message that did not arrive, whom it was for, and why."""

    chat: Chat
    message: Message
    why: str


MAYBE = "mungkin tidak sampai, jawaban Telegram tidak diterima"
TOO_LATE = "tidak sempat terkirim sampai waktunya lewat"


def undelivered(unsent: Sequence[Unsent], register: Register, today: date) -> Message:
    """One alarm a day, edited while more piles up: what did not arrive, where, and why."""
    heading = line("<b>Tidak terkirim, {}</b>\nMohon disampaikan dengan cara lain bila perlu.", phrases.long_day(today))
    rows = [
        lines(
            line("<b>{}</b>: {}", cut(_whose(each.chat, register), 120), cut(each.why, 200)),
            line("    {}", cut(" ".join(each.message.html.striptags().split()), 120)),
        )
        for each in unsent
    ]
    return Message(lines(heading, *as_many(rows, LONGEST_TEXT - len(heading) - 1)))


def refused(error: str) -> str:
    return f"ditolak Telegram ({error})"


def moved(message: Message) -> Message:
    """What an old card reads once it has been shown anew further down."""
    return Message(lines(Markup(message.html.split("\n")[0]), Markup("<i>Kartu terbaru ada di bawah.</i>")))


def _whose(chat: Chat, register: Register) -> str:
    if chat.purpose is Purpose.PRIVATE:
        return f"Chat pribadi {chat.title}"
    names = {Purpose.COMMON: "umum", Purpose.STAFF: "staf", Purpose.LEADERS: "pimpinan"}
    if chat.purpose is Purpose.AGENCY and chat.agency:
        return f"Grup {register[chat.agency].short} ({chat.title})"
    return f"Grup {names[chat.purpose]} ({chat.title})" if chat.purpose in names else f"Chat {chat.title}"
