"""The command menus, per scope: hints for the thumb, not access control."""

from __future__ import annotations

import asyncio
from zlib import crc32

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

from core.chats import Chat, Purpose
from core.messages.people import OFTEN, often_used_by
from core.people import Person, Role
from db.store import Store

OF_GROUPS = ("hubungkan", "pengaturan")  # a matter of groups alone

TOLD = {
    "tugas": "Tugas terbuka; dengan nomor, kartunya",
    "status": "Angka dan daftar; dengan OPD, keadaan, waktu, atau kata",
    "terlambat": "Yang lewat tenggat",
    "minggu": "Jatuh tempo dalam tujuh hari",
    "lapor": "Melapor: nomor dan perkembangannya",
    "selesai": "Menyatakan selesai: nomor, lalu bukti",
    "kendala": "Melaporkan kendala: nomor dan keterangannya",
    "perpanjang": "Minta perpanjangan: nomor, tanggal, alasan",
    "arahan": "Memberi arahan",
    "notulen": "Mencatat arahan dari notulen: teks atau berkas",
    "verifikasi": "Yang menunggu persetujuan staf",
    "rekap": "Rekap tindak lanjut setiap OPD",
    "opd": "Daftar OPD",
    "riwayat": "Semua yang terjadi pada satu arahan",
    "undang": "Membuat tautan undangan (admin)",
    "hubungkan": "Menghubungkan grup ini dengan OPD (admin)",
    "pengaturan": "Waktu dan hari pengingat grup ini (admin)",
    "bantuan": "Petunjuk singkat",
    "batal": "Meninggalkan yang dimulai",
}

_IN_GROUPS = (
    "tugas",
    "status",
    "terlambat",
    "minggu",
    "lapor",
    "selesai",
    "kendala",
    "perpanjang",
    "arahan",
    "bantuan",
    "batal",
)
_ROLE_OF = {Purpose.STAFF: Role.STAFF, Purpose.LEADERS: Role.LEADER}  # whose groups have a menu of their own
SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeDefault(), ("bantuan",)),
    (BotCommandScopeAllPrivateChats(), ("bantuan",)),  # who is registered gets a menu of their own
    (BotCommandScopeAllGroupChats(), _IN_GROUPS),
    (BotCommandScopeAllChatAdministrators(), (*_IN_GROUPS, *OF_GROUPS)),
)


async def publish(bot: Bot) -> None:
    named = [([(command, TOLD[command]) for command in commands], scope) for scope, commands in SCOPES]
    await asyncio.gather(*(bot.set_my_commands(commands, scope=scope) for commands, scope in named))


def menu_of(person: Person) -> list[tuple[str, str]]:
    """The commands of a person's private chat, what the role does most first."""
    commands = [command for command in often_used_by(person) if command not in OF_GROUPS]
    return [(command, TOLD[command]) for command in (*commands, "bantuan", "batal")]


def menu_of_group(chat: Chat) -> list[tuple[str, str]]:
    """The commands of a group of its own kind, what is done most there first; of any other what groups have."""
    role = _ROLE_OF.get(chat.purpose)
    commands = OFTEN[role].split() if role else _IN_GROUPS
    return [(command, TOLD[command]) for command in dict.fromkeys((*commands, "bantuan", "batal", "pengaturan"))]


async def offer_in_group(store: Store, before: Chat, now: Chat) -> None:
    """A menu is a whole chat's: where one topic of it is linked, all keep the common one."""
    if {before.purpose, now.purpose} & _ROLE_OF.keys() and not now.place.thread_id:
        await store.outbox.menu(now.place.chat_id, menu_of_group(now))


async def offer(store: Store, person: Person) -> None:
    """The menu goes out with what is said of the change that brought it about."""
    await store.outbox.menu(person.user_id, menu_of(person))


async def offer_to_all(store: Store, bot_id: int) -> None:
    """Everybody's menu as this program has it, where it is not as at the start before; whose office has ended finds
    what is left.
    """
    reachable = [chat for chat in await store.chats.of_purpose(Purpose.PRIVATE) if chat.reachable]
    people = [await store.people.get(chat.place.chat_id, chat.title) for chat in reachable]
    groups = [chat for chat in await store.chats.of_purpose(*_ROLE_OF) if chat.reachable]
    menus = [(person.user_id, menu_of(person)) for person in people]
    menus += [(chat.place.chat_id, menu_of_group(chat)) for chat in groups]
    if await store.ledger.differs("menus", crc32(repr((bot_id, menus)).encode())):
        for person in people:
            await offer(store, person)
        for chat in groups:
            await offer_in_group(store, chat, chat)
