"""Greetings, invitations, links of chats, and help for each role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from markupsafe import Markup

from core.agencies import Register
from core.chats import Chat, Purpose
from core.messages import phrases
from core.messages.message import Message, line, lines
from core.messages.refusals import READABLE
from core.people import Action, Office, Person, Role, Title

ROLE = {
    Role.ADMIN: "admin",
    Role.STAFF: "staf",
    Role.LEADER: "pimpinan",
    Role.HEAD: "kepala/operator",
    Role.MEMBER: "anggota grup",
}

STRANGER = (
    "Mohon maaf, bot ini hanya untuk pegawai yang terdaftar. "
    "Bila Bapak/Ibu seharusnya terdaftar, mohon minta tautan undangan kepada admin."
)

ANONYMOUS = (
    "Pesan ini dikirim sebagai admin anonim sehingga pengirimnya tidak dikenali. "
    'Mohon matikan "Tetap anonim" pada hak admin grup, lalu ulangi.'
)

TOO_FAST = (
    "Terlalu banyak kiriman dalam satu menit. Mohon tunggu sebentar, lalu kirim ulang yang belum dijawab; "
    "foto dan dokumen tetap diterima."
)

ONLY_IN_GROUP = "Perintah ini dipakai di dalam grup atau topik yang akan dihubungkan."

ONLY_IN_PRIVATE = "Perintah ini dipakai di chat pribadi dengan bot, agar tautannya tidak terbaca orang lain."

ONLY_WORDS_AND_FILES = (
    "Mohon maaf, yang dapat dicatat hanya tulisan, foto, video, dan dokumen. Pesan ini belum dicatat; mohon diketik."
)

HOW_TO_LINK = "/hubungkan PUPR · /hubungkan umum · /hubungkan staf · /hubungkan pimpinan"

HOW_TO_INVITE = "/undang staf · /undang pimpinan · /undang kepala PUPR (atau plt, plh, operator)"


TITLE = {
    Title.HEAD: "kepala",
    Title.ACTING: "Plt. kepala",
    Title.DEPUTY: "Plh. kepala",
    Title.OPERATOR: "operator",
}


def office(held: Office, register: Register) -> str:
    """staf; Plt. kepala PUPR"""
    name = TITLE[held.title] if held.title else ROLE[held.role]
    return name + (f" {register[held.agency].short}" if held.agency else "")


def succeeded(held: Office, successor: Person, before: Sequence[Person], register: Register) -> Message:
    """For staff: who heads an agency now."""
    names = ", ".join(person.name for person in before)
    html = line("<b>{}</b> sekarang: {}, menggantikan {}.", office(held, register), successor.name, names)
    return Message(html)


def office_ended(held: Office, successor: Person, register: Register) -> Message:
    """For who held it last."""
    html = "Tugas Bapak/Ibu sebagai kepala {} di sini berakhir; diteruskan oleh {}. Terima kasih."
    return Message(line(html, register[held.agency or ""].short, successor.name))


def greeting(person: Person, register: Register) -> Message:
    held = ", ".join(sorted(office(each, register) for each in person.offices))
    return Message(
        line(
            "Selamat datang, Bapak/Ibu <b>{}</b>.\nTerdaftar sebagai {}.\nKetik /bantuan untuk petunjuk.",
            person.name,
            held,
        )
    )


def registered(person: Person, held: Office, register: Register) -> Message:
    return Message(
        line(
            "Terima kasih, Bapak/Ibu <b>{}</b>. Sekarang terdaftar sebagai <b>{}</b>.\nKetik /bantuan untuk petunjuk.",
            person.name,
            office(held, register),
        )
    )


def invitation(held: Office, link: str, expires: datetime, register: Register, zone: tzinfo) -> Message:
    return Message(
        line(
            "Undangan untuk <b>{}</b>, satu kali pakai, berlaku sampai {}.\n"
            "Teruskan tautan ini kepada yang bersangkutan:\n{}",
            office(held, register),
            phrases.moment(expires, zone),
            link,
        )
    )


def welcomed(title: str) -> Message:
    """The bot has been added to a group."""
    return Message(
        lines(
            line("Terima kasih sudah menambahkan bot ke <b>{}</b>.", title),
            "Agar pesan sampai ke OPD yang benar, mohon admin mengetik di grup ini:",
            HOW_TO_LINK,
        )
    )


def linked(chat: Chat, register: Register) -> Message:
    whose = {
        Purpose.COMMON: "grup umum seluruh OPD",
        Purpose.STAFF: "grup staf",
        Purpose.LEADERS: "grup pimpinan",
    }.get(chat.purpose) or f"grup {register[chat.agency or ''].short}"
    where = "Topik ini" if chat.place.thread_id else "Grup ini"
    return Message(line("{} sekarang terhubung sebagai <b>{}</b>.", where, whose))


# What each role does most, first.
OFTEN = {
    Role.ADMIN: "undang hubungkan pengaturan opd status verifikasi terlambat minggu rekap tugas riwayat arahan notulen",
    Role.STAFF: "arahan notulen verifikasi status terlambat minggu rekap tugas riwayat opd",
    Role.LEADER: "status terlambat rekap minggu tugas riwayat arahan",
    Role.HEAD: "tugas lapor selesai kendala perpanjang terlambat minggu status",
    Role.MEMBER: "tugas lapor kendala terlambat minggu status",
}

_HELP: tuple[tuple[Action, str], ...] = (
    (Action.GIVE_DIRECTIVE, "/arahan: memberi arahan; di grup juga sebagai balasan atas pesan"),
    (Action.RECORD_MINUTES, f"/notulen: arahan dari notulen rapat, ditempelkan atau sebagai berkas ({READABLE})"),
    (Action.VERIFY, "/verifikasi: yang menunggu persetujuan"),
    (Action.SEE_REGISTER, "/opd: daftar OPD, terhubung atau belum"),
    (Action.SEE_OWN, "/tugas: tugas terbuka; /tugas 27 untuk satu arahan"),
    (Action.SEE_ALL, "/tugas: tugas terbuka; /tugas 27 untuk satu arahan"),
    (Action.REPORT, "/lapor 27 60% galian selesai: laporan; atau balas kartunya, foto menjadi bukti"),
    (Action.CLAIM, "/selesai 27: menyatakan selesai, lalu diverifikasi staf"),
    (Action.REPORT, "/kendala 27 lahan belum bebas: melaporkan kendala"),
    (Action.EXTEND, "/perpanjang 27 28 Juni menunggu material: meminta tenggat baru, dengan alasan"),
    (Action.SEE_ALL, "/status: angka dan daftar; juga /status PUPR terlambat, /status bulan ini, /status drainase"),
    (Action.SEE_OWN, "/status: angka dan daftar; juga /status bulan ini, /status drainase"),
    (Action.SEE_OWN, "/terlambat: yang lewat tenggat"),
    (Action.SEE_ALL, "/terlambat: yang lewat tenggat; /terlambat PUPR untuk satu OPD"),
    (Action.SEE_OWN, "/minggu: jatuh tempo dalam tujuh hari"),
    (Action.SEE_ALL, "/minggu: jatuh tempo dalam tujuh hari"),
    (Action.SEE_ALL, "/rekap: rekap tindak lanjut setiap OPD; /rekap PUPR untuk satu OPD"),
    (Action.SEE_HISTORY, "/riwayat 27: semua yang terjadi pada arahan #27"),
    (Action.INVITE, "/undang staf, pimpinan, atau kepala OPD: tautan undangan"),
    (Action.LINK_CHAT, "/hubungkan di grup: menghubungkan grup dengan OPD"),
    (Action.SET_PINGS, "/pengaturan di grup: waktu dan hari pengingat; juga /pengaturan 08:00 Senin-Kamis"),
)


def help_for(person: Person, *, private: bool) -> Message:
    """What this person can do here, a line each."""
    if person.is_stranger:
        return Message(Markup(STRANGER))
    rows: dict[str, Markup] = {}
    for action, told in _HELP:
        command = told.split(":")[0].split()[0].removeprefix("/")
        if person.may(action) and command not in rows:
            rows[command] = line("{}", told)
    often = [command for command in often_used_by(person) if command in rows]
    plain = "Arahan cukup diketik langsung di sini, tanpa perintah." if private and _types_directives(person) else None
    whose = "PUPR yang terlambat" if person.may(Action.SEE_ALL) else "saya minggu ini"
    return Message(
        lines(
            Markup("<b>Yang dapat Bapak/Ibu lakukan di sini</b>"),
            plain,
            line("Pertanyaan juga cukup diketik, misalnya: apa tugas {}?", whose),
            *(rows[command] for command in dict.fromkeys((*often, *rows))),
            "/batal: bila yang dimulai tidak jadi",
        )
    )


def heard() -> Message:
    """Thanks and greetings want no list of commands."""
    return Message(Markup("Baik, Bapak/Ibu. /bantuan menampilkan yang dapat dilakukan di sini."))


def not_kept(person: Person) -> Message:
    """What was typed as if it were a directive or a report, and is neither as it stands."""
    if _types_directives(person):
        how = "Mohon ketik arahannya, misalnya: PUPR bersihkan drainase Pasar Raya, paling lambat Jumat"
    elif person.may(Action.GIVE_DIRECTIVE):
        how = "Arahan dimulai dengan /arahan, misalnya: /arahan PUPR bersihkan drainase Pasar Raya"
    else:
        how = "Untuk melapor, balas kartu tugasnya, atau ketik nomornya, misalnya: /lapor 27 60% galian selesai"
    return Message(line("Pesan ini belum dicatat. {}", how))


def often_used_by(person: Person) -> tuple[str, ...]:
    """The commands of a person's roles, the most used first, each once."""
    return tuple(dict.fromkeys(command for role in Role if person.holds(role) for command in OFTEN[role].split()))


def _types_directives(person: Person) -> bool:
    return person.may(Action.GIVE_DIRECTIVE) and not person.holds(Role.LEADER)
