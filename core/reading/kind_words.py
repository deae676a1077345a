"""The words that tell a question from an order: only data, in the formal words of spelling.meant."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASKING = _words(
    "apa apakah siapa siapakah berapa kapan mana bagaimana sejauh seberapa kenapa sudahkah adakah belumkah bisakah "
    "ngapain bertanya"
)
NOT_ASKING = _words("pun lagi bila kali")  # behind one of those: "apa pun", "berapa kali"
# What asks to be shown something; addressed to an OPD these are orders.
SHOWING = _words(
    "tampilkan lihat daftar list info informasi beritahu tunjukkan sebutkan perlihatkan carikan cek status progres "
    "perkembangan kabar update kelanjutan jumlah tanya bertanya rekap"
)
HOW_FAR = (
    "sampai di mana|sampai mana|sejauh mana|seberapa jauh|bagaimana perkembangan|perkembangan|bagaimana progres"
    "|progres"
    "|bagaimana tindak lanjut|bagaimana kelanjutan|berapa persen"
)
TASKS = _words("tugas arahan tenggat verifikasi tindak instruksi kewajiban")
OF_TASKS = "jatuh tempo|tindak lanjut|hasil rakor|arahan rakor|arahan wali|arahan wako"
# What an order is made of, besides its verb.
ORDERING = _words(
    "agar supaya harap wajib jangan diminta dimohon ditugaskan diinstruksikan diperintahkan hendaknya usahakan segera"
)
ALSO_NOUNS = _words(
    "data proses tindak verifikasi lapor laporkan kerjakan koordinasi evaluasi ikut minta isi relokasi rehab uji "
    "razia patroli monitor normalisasi validasi inventarisir sosialisasi hadir turun cat tata input klarifikasi "
    "revisi tanam tambah hitung bina fogging"
)
SHOWN_BY = _words("cek lihat tampilkan tunjukkan sebutkan daftar list carikan rekap")  # behind an OPD: what it is to do
TO = _words("ke kepada")  # who is to have it: "kirim rekap ke Dinkes" orders
HANDING = _words("kirim kirimkan buatkan berikan kasih")  # before one of those: "kirim daftar OPD yang belum menerima"
# "ubah tenggat arahan 1": a change, and what of a directive is changed.
CHANGING = _words("ubah ganti hapus batalkan undur undurkan mundurkan majukan perpanjang cabut ralat koreksi pindahkan")
CHANGED = _words("arahan tugas tenggat deadline opd isi sifat nomor")
# How a question ends about what was ordered: "relokasi pasar sampai mana"; with a question mark also "... sudah?".
ENDS_ASKING = (
    "sampai mana", "sampai di mana", "sejauh mana", "berapa persen", "berapa", "bagaimana", "kapan", "kapan selesai",
    "bagaimana perkembangan", "bagaimana progres", "bagaimana kabar", "selesai belum", "beres belum", "tuntas belum",
    "jalan belum", "sudah belum", "atau belum",
)  # fmt: skip
ENDS_STATING = _words("sudah belum selesai beres tuntas rampung jalan berjalan")
# What orders to find out, whatever stands behind it: "cek drainase sampai mana".
FINDING = SHOWING | _words(
    "lapor laporkan melaporkan jelaskan pastikan cari tanyakan sampaikan hitung tentukan periksa pantau monitor"
)
HOW_FAR_NOUNS = _words("progres perkembangan status kabar kelanjutan")
# What tells of something, where nothing is asked.
TELLING = _words(
    "sudah masih baru tim kami siap alhamdulillah tinggal tadi sedang belum izin hanya telah karena selesai akan"
)
TALK = _words(
    "terima makasih terimakasih kasih siap ok oke okay baik noted selamat pagi siang sore malam assalamualaikum "
    "waalaikumsalam wr wb halo hai hello pak bu bapak ibu izin ijin mantap alhamdulillah hadir ya yah iya amin "
    "aamiin monitor sip syukron permisi maaf salam sama dimonitor lanjutkan min bot tes test p ping"
)
OR_NOT = "sudah selesai belum|selesai belum|selesai atau belum|beres belum|tuntas belum|sudah atau belum"
LEAVING = ("batal", "batalkan", "batalkan arahan", "hapus arahan", "tidak jadi", "cancel")
AROUND_LEAVING = _words("tolong mohon pak bu bapak ibu bot saja dulu deh ya maaf oh eh kalau begitu yang tadi ini itu")
INSTEAD = _words("tapi tetapi tp melainkan")  # behind "bukan"
CHANGED_TO = _words("jadi menjadi ke")
PRESSED = _words("simpan hapus edit ubah ganti salah")  # typed where a button is meant
CORRECTING = _words("maksudnya maksud ralat koreksi seharusnya harusnya")
HELP_ALONE = (["bantuan"], ["help"], ["menu"], ["petunjuk"], ["panduan"])
ASKING_FOR_HELP = "bagaimana cara|bagaimana caranya|bisa apa|apa yang bisa kamu|cara pakai|cara menggunakan|cara lapor"
# What stands before the words that count, or behind them.
OPENERS = _words("tolong mohon minta bot min pak bu bapak ibu izin maaf mau bisa boleh coba ya dong")

# A change told to a card: what may stand around it; behind which word who is named helps, leads or leaves.
AROUND_CHANGE = OPENERS | _words(
    "oke ok baik saja aja saya itu ini juga dulu deh nya oh eh ternyata untuk oleh dan yang benar"
)
HELPED_BY = _words("tambah tambahkan tambahin plus dibantu bantu didukung pendukung pendukungnya libatkan ikutkan")
LEAVING_OUT = _words("bukan hapus hilangkan keluarkan coret kurangi tanpa ganti")
INSTEAD_OF = INSTEAD | _words("jadi jadinya menjadi ke dengan diganti")
LEADING = _words("penanggung jawab penanggungjawab pj pic leading sektor")
SHIFTING = _words("undur undurkan mundurkan majukan dimajukan dimundurkan diundur mundur maju geser digeser perpanjang")
SHIFTED_TO = _words("ke jadi menjadi sampai")
OF_DEADLINE = (
    SHIFTING
    | SHIFTED_TO
    | INSTEAD
    | CORRECTING
    | _words("bukan ubah ganti diubah diganti jadinya tenggat tenggatnya deadline deadlinenya dl paling lambat hari")
)
OF_CHANGE = OF_DEADLINE | HELPED_BY | LEAVING_OUT | INSTEAD_OF | LEADING | _words("opd opdnya")
OF_NATURE = _words("sifat sifatnya jadi ubah ganti jadikan")
UNDATED = re.compile(r"\b(?:tanpa|hapus|hilangkan)\s+(?:tenggat|deadline)(?:nya)?\b", re.IGNORECASE)
NEGATED = re.compile(r"\bbukan\b", re.IGNORECASE)
CONTRAST = re.compile(r"\b(?:tapi|tetapi|tp|melainkan|jadi|menjadi|diganti|dengan|ke)\b", re.IGNORECASE)
# What a change begins with where nothing shows which card is meant.
CHANGE_OPENS = (HELPED_BY | LEAVING_OUT | CORRECTING | _words("jadi jadinya tenggatnya deadlinenya opdnya ubah")) - {
    "tanpa"
}
