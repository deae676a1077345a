"""The words of questions about tasks: only data. Spellings are separated by "|", in formal words (see SPELLINGS)."""

from __future__ import annotations

from core.tasks import OPEN, VERIFIED, Status


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


IN_PROGRESS = frozenset({Status.ACCEPTED, Status.IN_PROGRESS, Status.RETURNED})

STATES: dict[frozenset[Status], str] = {
    frozenset({Status.WAITING}): (
        "belum diterima|menunggu diterima|belum terima|belum menerima|belum direspons|belum direspon|tugas baru"
        "|arahan baru"
    ),
    frozenset({Status.ACCEPTED}): "sudah diterima|diterima",
    frozenset({Status.CLAIMED}): (
        "diklaim selesai|diklaim|klaim selesai|klaim|menunggu verifikasi|belum diverifikasi|perlu diverifikasi"
        "|perlu verifikasi|menunggu diverifikasi|menunggu persetujuan"
    ),
    frozenset({Status.RETURNED}): "dikembalikan",
    frozenset({Status.CANCELLED}): "dibatalkan|batal",
    frozenset({Status.NOT_ACTIONABLE}): "tidak dapat ditindaklanjuti|tidak bisa ditindaklanjuti",
    VERIFIED: (
        "selesai terverifikasi|sudah selesai|selesai|tuntas|sudah tuntas|terverifikasi|rampung|sudah rampung|beres"
        "|sudah beres|selesai semua|sudah selesai semua"
    ),
    IN_PROGRESS: "dalam proses|sedang dikerjakan|sedang berjalan|sedang diproses|dikerjakan|proses|berjalan",
    OPEN: "belum selesai|belum tuntas|belum rampung|belum beres|terbuka|masih terbuka|tersisa|harus selesai"
    "|harus dikerjakan|harus diselesaikan|harus tuntas",
    frozenset(Status): "semua|seluruhnya",
}
LATE = "terlambat|telat|lewat tenggat|lewat waktu|melewati tenggat|sudah lewat tenggat|molor|menunggak"
QUIET = (
    "tanpa kabar|belum ada kabar|tidak ada kabar|tidak ada kabarnya|belum ada kabarnya|tidak berkabar|belum berkabar"
)
UNREPORTED = (
    "belum ada laporan|belum ada laporannya|tidak ada laporan|tanpa laporan|belum dilaporkan|belum lapor"
    "|belum melapor"
    "|belum kirim laporan|belum mengirim laporan|belum upload laporan|belum menyampaikan laporan"
    "|belum melaporkan|belum ditindaklanjuti|belum ada tindak lanjut|belum ada progres"
)
REPORT = _words("lapor melapor melaporkan dilaporkan")
REPORTED = "sudah ada laporan|sudah lapor|sudah melapor|sudah melaporkan|sudah dilaporkan"
TO_REPORT = _words("harus wajib perlu mesti akan")  # with one of those, its days are those of the deadline
BLOCKED = (
    "kendala|terkendala|hambatan|terhambat|bermasalah|ada masalah|apa masalah|masalah apa|kendala belum teratasi"
    "|kendala yang belum teratasi|belum teratasi"
)

# How many days, weeks, months or years from the one of today.
DAYS = {0: "hari ini|tadi|tadi pagi|barusan", 1: "besok|esok", 2: "lusa", -1: "kemarin"}
WEEKS = {
    0: "minggu ini|pekan ini",
    1: "minggu depan|pekan depan|minggu besok",
    -1: "minggu lalu|pekan lalu|minggu kemarin",
}
MONTHS = {0: "bulan ini", 1: "bulan depan", -1: "bulan lalu|bulan kemarin"}
YEARS = {0: "tahun ini", 1: "tahun depan", -1: "tahun lalu"}
NEXT_DAYS = "tujuh hari|7 hari|tujuh hari ke depan|7 hari ke depan|seminggu ke depan"
WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "ahad")
LAST = _words("lalu kemarin tadi")
NEXT = _words("depan besok")

# What counts, what lists agencies, and what asks how far a thing is: then what is done belongs to the answer too.
COUNT = "berapa|berapa banyak|ada berapa|jumlah|total|berapa jumlah"
NOT_COUNTED = "berapa persen|berapa lama|berapa hari|jam berapa|tanggal berapa|berapa progres"
WHO = (
    "siapa|opd mana|dinas mana|badan mana|bagian mana|camat mana|kecamatan mana|kelurahan mana|lurah mana|opd apa"
    "|dinas apa|kadis mana|instansi mana|per opd"
)
HOW_FAR = (
    "sampai di mana|sampai mana|sejauh mana|seberapa jauh|progres|perkembangan|kabar|tindak lanjut|status"
    "|kelanjutan|update|berapa persen|bagaimana"
)
WHETHER = _words("apakah sudahkah kapan")
OR_NOT = (
    "sudah selesai belum|selesai belum|selesai atau belum|sudah beres belum|beres belum|sudah tuntas belum"
    "|tuntas belum"
    "|tuntas atau belum|sudah belum|jalan belum|sudah atau belum"
)
# A question with one of these lists; without them "drainase sudah selesai?" asks of one thing.
LISTING = _words("apa mana siapa berapa daftar tampilkan jumlah yang ada semua")

# A question that asks "siapa" without one of these, of an agency alone, asks who heads it.
OF_TASKS = _words("tugas arahan punya mengerjakan kerjakan dikerjakan menerima tenggat laporan")

# Days by which a directive was given, instead of those it is due.
GIVEN = _words("rakor rapat wako wali diberikan disampaikan hasil")
GIVEN_WHEN_PAST = _words("arahan instruksi perintah")
DUE = _words("tenggat jatuh tempo deadline")

# Chat spellings and other words for the same, as one formal word or two.
SPELLINGS: dict[str, str] = {
    chat: formal
    for formal, spellings in {
        "berapa": "brp brapa brpa",
        "bagaimana": "gimana gmn bgmn bagaimn gmana seperti",
        "mana": "mna",
        "di mana": "dimana dmn dmna",
        "siapa": "sapa siapakah spa",
        "apa": "ap apaan",
        "saja": "aja sj doang",
        "yang": "yg",
        "sudah": "sdh udah udh dah telah sdah",
        "belum": "blm blum blom belom",
        "tugas": "tgs pr",
        "sampai": "smp sampe smpai nyampe",
        "progres": "progress proges progresnya",
        "selesai": "kelar slsai slesai",
        "besok": "bsk bsok",
        "kemarin": "kemaren kmrn kmarin",
        "minggu": "mgg mg",
        "tenggat": "deadline dl",
        "jangan": "jgn jgnlah",
        "tidak": "tdk gak nggak enggak ga tak",
        "saya": "sy aku",
        "bertanya": "nanya",
        "mengerjakan": "ngerjain",
        "kalau": "kalo klo kl klu",
        "terus": "trs trus",
        "tolong": "tlg tlong",
        "mohon": "mhn",
        "dengan": "dgn dg",
        "terlambat": "trlambat terlmbat telambat",
        "kapan": "kpn",
        "bulan": "bln",
        "hari": "hr",
        "untuk": "utk",
        "ada": "adakah",
        "laporan": "lap",
        "tanggal": "tgl",
        "tindak lanjut": "tindaklanjut tl follow-up",
        "rakor": "rakernas",
        "kabar": "kabarnya",
        "kenapa": "knp mengapa",
        "jumat": "jum'at jumaat",
    }.items()
    for chat in spellings.split()
}
# Misspelt by a letter these are still meant; nothing else is guessed at.
GUESSED = ("terlambat", "selesai", "perkembangan", "verifikasi", "dibatalkan", "dikembalikan", "menerima", "diterima")
ENDINGS = ("nya", "kah", "lah")

# What stands around the words that matter: phrases first, then single words.
PASSED_OVER = (
    "wali kota|pak wali|bapak wali|wako|walikota|penanggung jawab|tindak lanjut|terima kasih|jatuh tempo|opd mana"
    "|ke depan|paling banyak|paling sering|rapat koordinasi|hari apa|tanggal berapa"
)
FILLERS = _words(
    "yang apa apakah saja tugas arahan daftar status tentang soal mengenai terkait untuk di ke dari dan atau tolong "
    "mohon lihat tampilkan opd tenggat jatuh tempo sampai mana bagaimana pak bu bapak ibu dengan pada oleh ada sudah "
    "berapa bulan nomor no dalam kah "
    # asking and politeness
    "siapa kapan kenapa sejauh seberapa jauh banyak terbanyak sekali mau tahu tanya bertanya boleh bisa minta izin "
    "ijin permisi maaf info informasi cek beritahu kasih tunjukkan sebutkan perlihatkan carikan dong ya yah sih deh "
    "kan nih kok nggih selamat pagi siang sore malam assalamualaikum terima makasih bot min admin halo hai salam"
    " list "
    "dulu lagi coba jumlah total persen "
    # tasks and what becomes of them
    "progres perkembangan kabar kelanjutan update instruksi kewajiban utang diberikan disampaikan mengerjakan "
    "kerjakan pic harus belum masih sedang lapor laporkan melapor sekarang ini itu tersebut punya jadwal sudahkah "
    "rakor hasil juga mesti ngapain rekap kerjaan terdekat terbaru petunjuk dihadapi dibantu batas waktu "
    # going on from what was said before
    "sama kalau terus lalu nah jadi terakhir sisa tinggal pekerjaan "
    # handing over, and "atau tidak" behind it all
    "kirim kirimkan buatkan berikan kadis kaban tidak seluruh "
    # who asks
    "saya kami kita beliau"
)
