"""The words of questions about tasks: only data. Spellings are separated by "|"."""

from __future__ import annotations

from core.tasks import OPEN, VERIFIED, Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN_PROGRESS = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.RETURNED})

STATES: dict[frozenset[Status], str] = {
    frozenset({Status.WAITING}): "belum diterima|menunggu diterima|belum terima|belum direspons|belum direspon",
    frozenset({Status.ACCEPTED}): "sudah diterima|diterima",
    frozenset({Status.CLAIMED}): (
        "diklaim selesai|diklaim|klaim selesai|klaim|menunggu verifikasi|belum diverifikasi|perlu diverifikasi"
    ),
    frozenset({Status.RETURNED}): "dikembalikan",
    frozenset({Status.CANCELLED}): "dibatalkan",
    frozenset({Status.NOT_ACTIONABLE}): "tidak dapat ditindaklanjuti|tidak bisa ditindaklanjuti",
    VERIFIED: "selesai terverifikasi|sudah selesai|selesai|tuntas|sudah tuntas|terverifikasi|rampung",
    IN_PROGRESS: "dalam proses|sedang dikerjakan|sedang berjalan|sedang diproses|dikerjakan|proses|berjalan",
    OPEN: "belum selesai|belum tuntas|belum rampung|terbuka|masih terbuka",
    frozenset(Status): "semua|seluruhnya",
}
LATE = "terlambat|telat|lewat tenggat|lewat waktu|melewati tenggat"
QUIET = (
    "tanpa kabar|belum ada kabar|tidak ada kabar|belum ada laporan|tanpa laporan|belum dilaporkan|belum lapor|"
    "belum melapor"
)

# How many days, weeks, months or years from the one of today.
DAYS = {0: "hari ini", 1: "besok|esok", 2: "lusa", -1: "kemarin|kemaren"}
WEEKS = {
    0: "minggu ini|pekan ini",
    1: "minggu depan|pekan depan|minggu besok",
    -1: "minggu lalu|pekan lalu|minggu kemarin",
}
MONTHS = {0: "bulan ini", 1: "bulan depan", -1: "bulan lalu|bulan kemarin"}
YEARS = {0: "tahun ini", 1: "tahun depan", -1: "tahun lalu"}
NEXT_DAYS = "tujuh hari|7 hari|tujuh hari ke depan|7 hari ke depan|seminggu ke depan"

# What stands around the words that matter.
FILLERS = _words(
    "yang yg apa apakah saja aja tugas arahan daftar status tentang soal mengenai terkait untuk di ke dari dan atau "
    "tolong mohon lihat tampilkan opd tenggat tenggatnya jatuh tempo sampai mana dimana bagaimana gimana pak bu bapak "
    "ibu dengan pada oleh ada sudah berapa kah bulan nomor no dalam"
)
