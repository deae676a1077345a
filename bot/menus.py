"""The command menus, per scope: hints for the thumb, not access control."""

from __future__ import annotations

from telegram import (
    Bot,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
)

TOLD = {
    "tugas": "Tugas terbuka; dengan nomor, kartunya",
    "status": "Angka dan daftar; dengan OPD atau nomor",
    "terlambat": "Yang lewat tenggat",
    "minggu": "Jatuh tempo dalam tujuh hari",
    "lapor": "Melapor: nomor dan perkembangannya",
    "selesai": "Menyatakan selesai: nomor, lalu bukti",
    "kendala": "Melaporkan kendala: nomor dan keterangannya",
    "perpanjang": "Minta perpanjangan: nomor, tanggal, alasan",
    "arahan": "Memberi arahan",
    "verifikasi": "Yang menunggu persetujuan staf",
    "opd": "Daftar OPD",
    "riwayat": "Semua yang terjadi pada satu arahan",
    "undang": "Membuat tautan undangan (admin)",
    "hubungkan": "Menghubungkan grup ini dengan OPD (admin)",
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
SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeDefault(), ("bantuan",)),
    (BotCommandScopeAllPrivateChats(), tuple(command for command in TOLD if command != "hubungkan")),
    (BotCommandScopeAllGroupChats(), _IN_GROUPS),
    (BotCommandScopeAllChatAdministrators(), (*_IN_GROUPS, "hubungkan")),
)


async def publish(bot: Bot) -> None:
    for scope, commands in SCOPES:
        await bot.set_my_commands([(command, TOLD[command]) for command in commands], scope=scope)
