"""Every refusal in words: what is wrong, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from functools import singledispatch

from core.directives import (
    AlreadyClear,
    NoAgencyChosen,
    NoLongerDraft,
    NothingOrdered,
    NotSeparable,
    OnlyNoted,
    PastDeadline,
    State,
    StillUnclear,
    TooLong,
    Withdrawn,
)
from core.documents import Flaw, TooBig, Unreadable
from core.errors import Refusal
from core.messages import phrases
from core.messages.buttons import UnknownButton
from core.messages.message import cut
from core.messages.requests import DECIDED
from core.minutes import NothingFound, TooManyItems
from core.people import Action, NotAllowed
from core.requests import AlreadyAsked, AlreadyDecided, NobodyToAsk, NotLater
from core.rhythm import NoDayLeft, QuietTime
from core.tasks import Act, ImpossiblePercent, NothingSaid, OwnClaim, Status, WrongStatus


class UnknownNumber(Refusal):
    """No directive of that number that this person may see."""

    def __init__(self, number: str) -> None:
        super().__init__(number)
        self.number = number


class NumberMissing(Refusal):
    """A command that needs a directive's number came without one."""

    def __init__(self, example: str) -> None:
        super().__init__(example)
        self.example = example


class UnknownAgency(Refusal):
    """Typed words that name no agency."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class UnreadableDeadline(Refusal):
    """Typed words that are no date."""

    def __init__(self, words: str, impossible: bool = False) -> None:
        super().__init__(words)
        self.words = words
        self.impossible = impossible


class WrongUse(Refusal):
    """A command in the wrong place or with the wrong words; the sentence says how it goes."""

    def __init__(self, how: str) -> None:
        super().__init__(how)
        self.how = how


class SeveralTasks(Refusal):
    """The words could concern more than one task: the number is needed."""

    def __init__(self, numbers: tuple[int, ...]) -> None:
        super().__init__(numbers)
        self.numbers = numbers


class BadInvitation(Refusal):
    """An invitation that is unknown, used or expired; `why` is one of the three."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


ALLOWED_TO = {
    Action.INVITE: "Mengundang hanya dapat dilakukan admin.",
    Action.LINK_CHAT: "Menghubungkan grup hanya dapat dilakukan admin.",
    Action.SET_PINGS: "Pengaturan pengingat hanya dapat diubah admin.",
    Action.SEE_REGISTER: "Daftar OPD hanya untuk staf.",
    Action.GIVE_DIRECTIVE: "Memberi arahan hanya dapat dilakukan staf dan pimpinan.",
    Action.CHANGE_DIRECTIVE: "Mengubah arahan hanya dapat dilakukan staf.",
    Action.RECORD_MINUTES: "Mencatat notulen hanya dapat dilakukan staf.",
    Action.VERIFY: "Verifikasi hanya dapat dilakukan staf.",
    Action.SEE_ALL: "Ini hanya untuk staf dan pimpinan.",
    Action.SEE_OWN: "Ini hanya untuk pegawai yang terdaftar.",
    Action.SEE_HISTORY: "Riwayat hanya untuk staf dan pimpinan.",
    Action.ACCEPT: "Yang dapat menerima tugas ini hanya kepala atau operator OPD yang terdaftar.",
    Action.REPORT: "Yang dapat melapor hanya OPD yang memegang tugas ini.",
    Action.EXTEND: "Yang dapat meminta ini hanya kepala atau operator OPD yang terdaftar.",
    Action.ASK_UPDATE: "Meminta kabar hanya dapat dilakukan staf dan pimpinan.",
    Action.CLAIM: "Yang dapat menyatakan selesai hanya kepala atau operator OPD yang terdaftar.",
}


EMPTY = {
    Act.RETURNED: "Catatannya kosong. Mohon tulis apa yang masih kurang.",
    Act.CLAIMED: "Alasannya kosong. Mohon tulis mengapa tidak ada bukti.",
    Act.EXTENSION_ASKED: "Alasannya belum ada. Mohon tulis tanggal dan alasannya, misalnya: 28 Juni menunggu material.",
    Act.DECLINED: "Alasannya kosong. Mohon tulis mengapa tidak dapat ditindaklanjuti.",
    Act.CLARIFICATION_ASKED: "Pertanyaannya kosong. Mohon tulis apa yang belum jelas.",
    Act.CLARIFIED: "Jawabannya kosong. Mohon tulis penjelasannya.",
    Act.OBSTACLE_REPORTED: "Kendalanya kosong. Mohon tulis apa kendalanya dan apa yang diperlukan.",
}

READABLE = ".docx, .pdf, .xlsx, .csv, atau .txt"
UNREADABLE = {
    Flaw.SCANNED: "PDF ini hasil pindai (gambar) tanpa teks, jadi tidak dapat dibaca. "
    "Mohon kirim berkas aslinya, misalnya .docx, atau tempelkan teksnya.",
    Flaw.ENCRYPTED: "Berkas ini terkunci kata sandi. Mohon simpan ulang tanpa kata sandi, lalu kirim lagi.",
    Flaw.BROKEN: "Berkas ini rusak atau tidak lengkap. Mohon dibuka dan disimpan ulang, lalu kirim lagi.",
    Flaw.TOO_MUCH: "Isi berkas ini terlalu besar atau terlalu rumit. Mohon dibagi, atau tempelkan teksnya.",
    Flaw.OLD_FORMAT: "Format lama (.doc, .xls) tidak dapat dibaca. Mohon simpan sebagai .docx atau .xlsx.",
    Flaw.UNKNOWN: f"Jenis berkas ini tidak dapat dibaca sebagai notulen. Mohon kirim {READABLE}.",
    Flaw.EMPTY: "Berkas ini tidak berisi teks. Mohon diperiksa, lalu kirim lagi.",
    Flaw.NOT_FETCHED: "Berkas tidak dapat diambil dari Telegram. Mohon kirim lagi beberapa saat lagi.",
}


@dataclass(frozen=True)
class Where:
    """What a sentence may need to know besides the refusal."""

    zone: tzinfo


@singledispatch
def sentence(refusal: Refusal, where: Where) -> str:
    """The Indonesian sentence for a refusal; every kind must have one of its own."""
    raise NotImplementedError(f"no words for {type(refusal).__name__}")


@sentence.register
def _(refusal: NotAllowed, where: Where) -> str:
    if refusal.action is Action.SEE_ALL and refusal.agency:
        return "Mohon maaf. Tugas OPD lain hanya dapat dilihat staf dan pimpinan. Untuk OPD sendiri, ketik /status."
    return f"Mohon maaf. {ALLOWED_TO[refusal.action]}"


@sentence.register
def _(refusal: WrongStatus, where: Where) -> str:
    task = refusal.task
    who = f", oleh {cut(task.by_name, 60)}, {phrases.moment(task.since, where.zone)}"
    now = f"#{task.number} sekarang: {phrases.STATUS[task.status]}{who if task.status is not Status.WAITING else ''}."
    if refusal.act in (Act.APPROVED, Act.RETURNED) and task.is_open:
        return f"{now} Tidak ada yang perlu diverifikasi."
    return now


@sentence.register
def _(refusal: AlreadyAsked, where: Where) -> str:
    asked = refusal.request
    return f"Sudah diminta oleh {asked.by.name}, {phrases.moment(asked.at, where.zone)}; masih menunggu jawaban."


@sentence.register
def _(refusal: AlreadyDecided, where: Where) -> str:
    asked = refusal.request
    who = asked.decided_by.name if asked.decided_by else ""
    when = f", {phrases.moment(asked.decided_at, where.zone)}" if asked.decided_at else ""
    return f"{DECIDED[asked.kind, asked.outcome]} oleh {who}{when}."


@sentence.register
def _(refusal: NobodyToAsk, where: Where) -> str:
    return "Tidak ada OPD yang sedang mengerjakannya, jadi tidak ada yang dapat ditanya."


@sentence.register
def _(refusal: NotLater, where: Where) -> str:
    if refusal.wanted is None:
        return "Tanggal barunya belum ada. Mohon ketik ulang, misalnya: 28 Juni menunggu material."
    wanted = phrases.due(refusal.wanted)
    return f"Tenggat baru ({wanted}) harus sesudah hari ini dan sesudah tenggat yang sekarang. Mohon ketik ulang."


@sentence.register
def _(refusal: OwnClaim, where: Where) -> str:
    return "Yang memverifikasi harus orang lain, bukan yang menyatakan selesai."


@sentence.register
def _(refusal: NothingSaid, where: Where) -> str:
    if refusal.act in EMPTY:
        return EMPTY[refusal.act]
    return "Laporannya kosong. Mohon tulis perkembangannya, misalnya: 60% galian selesai."


@sentence.register
def _(refusal: ImpossiblePercent, where: Where) -> str:
    return "Persentase harus antara 0 dan 100. Laporan belum dicatat, mohon dikirim ulang."


@sentence.register
def _(refusal: TooBig, where: Where) -> str:
    size, most = refusal.size >> 20, refusal.most >> 20
    return f"Berkas terlalu besar: {size} MB, paling besar {most} MB. Mohon dikirim yang lebih kecil."


@sentence.register
def _(refusal: Unreadable, where: Where) -> str:
    return UNREADABLE[refusal.flaw]


@sentence.register
def _(refusal: NothingFound, where: Where) -> str:
    return "Tidak ditemukan arahan di dalamnya. Mohon diperiksa isinya; arahan satu per satu dapat diketik langsung."


@sentence.register
def _(refusal: TooManyItems, where: Where) -> str:
    return f"Terlalu banyak: {refusal.count} arahan, paling banyak {refusal.most} sekali baca. Mohon notulennya dibagi."


@sentence.register
def _(refusal: NoLongerDraft, where: Where) -> str:
    if refusal.directive.state is State.DISCARDED:
        return "Arahan ini sudah dibatalkan sebelum disimpan. Silakan kirim ulang bila masih diperlukan."
    as_what = "catatan " if refusal.directive.state is State.NOTED else ""
    return f"Arahan ini sudah tersimpan sebagai {as_what}#{refusal.directive.number}."


@sentence.register
def _(refusal: NotSeparable, where: Where) -> str:
    return "Isinya terbaca sebagai satu arahan. Bila memang lebih dari satu, mohon kirim satu per satu."


@sentence.register
def _(refusal: StillUnclear, where: Where) -> str:
    return "Mohon pilih dahulu: ini pertanyaan atau arahan."


@sentence.register
def _(refusal: AlreadyClear, where: Where) -> str:
    return "Pesan ini sudah dipilih sebagai pertanyaan atau arahan. Silakan kirim ulang bila masih diperlukan."


@sentence.register
def _(refusal: OnlyNoted, where: Where) -> str:
    return f"#{refusal.directive.number} adalah catatan, bukan tugas. Bila perlu dikerjakan, kirim sebagai arahan baru."


@sentence.register
def _(refusal: Withdrawn, where: Where) -> str:
    if refusal.directive.number:
        return f"Arahan #{refusal.directive.number} sudah dibatalkan dan tidak dapat diubah."
    return "Arahan ini sudah dibatalkan sebelum disimpan."


@sentence.register
def _(refusal: NoAgencyChosen, where: Where) -> str:
    return "Belum jelas OPD mana yang mengerjakan. Tekan Ubah OPD, lalu Simpan."


@sentence.register
def _(refusal: NothingOrdered, where: Where) -> str:
    return "Isinya kosong. Mohon tulis arahannya, misalnya: PUPR bereskan drainase Jl. Sudirman, Jumat depan."


@sentence.register
def _(refusal: TooLong, where: Where) -> str:
    length, longest = (f"{n:,}".replace(",", ".") for n in (refusal.length, refusal.longest))
    return f"Teksnya terlalu panjang: {length} huruf, paling banyak {longest}. Mohon dipersingkat atau dibagi."


@sentence.register
def _(refusal: UnknownNumber, where: Where) -> str:
    return (
        f"Arahan {refusal.number} tidak ditemukan di antara yang dapat Bapak/Ibu lihat. /tugas menampilkan daftarnya."
    )


@sentence.register
def _(refusal: NumberMissing, where: Where) -> str:
    return f"Mohon sebutkan nomornya, misalnya: {refusal.example}"


@sentence.register
def _(refusal: UnknownAgency, where: Where) -> str:
    return f'OPD "{refusal.words[:60]}" tidak dikenali. Mohon tulis namanya seperti di daftar, misalnya: PUPR.'


@sentence.register
def _(refusal: UnreadableDeadline, where: Where) -> str:
    if refusal.impossible:
        return f'Tanggal "{refusal.words[:60]}" tidak ada dalam kalender. Mohon ketik ulang, atau /batal.'
    example = "Mohon ketik tanggalnya, misalnya: 31 Mei. Bila tidak jadi, ketik /batal."
    return f'Tenggat "{refusal.words[:60]}" tidak terbaca. {example}'


@sentence.register
def _(refusal: PastDeadline, where: Where) -> str:
    return f"{phrases.due(refusal.deadline)} sudah lewat. Tenggat belum diubah, mohon pilih hari lain."


@sentence.register
def _(refusal: QuietTime, where: Where) -> str:
    return f"Pukul {refusal.at:%H.%M} termasuk jam tenang (20.00 sampai 06.00). Mohon pilih waktu lain."


@sentence.register
def _(refusal: NoDayLeft, where: Where) -> str:
    return "Pengingat paling sedikit satu hari dalam seminggu. Mohon pilih hari lain dahulu."


@sentence.register
def _(refusal: WrongUse, where: Where) -> str:
    return refusal.how


@sentence.register
def _(refusal: SeveralTasks, where: Where) -> str:
    numbers = ", ".join(f"#{number}" for number in refusal.numbers)
    return f"Untuk arahan yang mana? Mohon mulai dengan nomornya ({numbers}), misalnya: #{refusal.numbers[0]} 60%."


@sentence.register
def _(refusal: BadInvitation, where: Where) -> str:
    why = {
        "unknown": "Tautan undangan ini tidak dikenali.",
        "used": "Tautan undangan ini sudah dipakai.",
        "expired": "Tautan undangan ini sudah kedaluwarsa.",
    }[refusal.why]
    return f"{why} Mohon minta tautan baru kepada admin."


@sentence.register
def _(refusal: UnknownButton, where: Where) -> str:
    return "Tombol ini tidak berlaku lagi. Mohon buka yang terbaru dengan /tugas."
