"""What staff are told when something cannot be delivered or has gone wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.chats import Chat, Purpose
from core.messages import phrases
from core.messages.message import Message, cut, line, lines

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


def undeliverable(chat: Chat, error: str, message: Message, register: Register) -> Message:
    """Telegram will never take this message; somebody must know what it said."""
    return Message(
        lines(
            line("<b>Satu pesan tidak dapat dikirim</b> ke {}.", _whose(chat, register)),
            line("Telegram menjawab: {}", cut(error, 200)),
            line("Isinya: {}", cut(message.html.striptags(), 500)),
        )
    )


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
