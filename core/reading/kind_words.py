"""The words that tell a question from an order: only data, in the formal words of spelling.said."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ASKING = _words(
    "apa apakah siapa siapakah berapa kapan mana bagaimana sejauh seberapa kenapa sudahkah adakah belumkah bisakah "
    "ngapain"
)
NOT_ASKING = _words("pun lagi bila kali")  # behind one of those: "apa pun", "berapa kali"
# What asks to be shown something; addressed to an OPD these are orders.
SHOWING = _words(
    "tampilkan lihat daftar list info informasi beritahu tunjukkan sebutkan perlihatkan carikan cek status progres "
    "perkembangan kabar update kelanjutan jumlah tanya bertanya rekap"
)
HOW_FAR = (
    "sampai di mana|sampai mana|sejauh mana|seberapa jauh|bagaimana perkembangan|perkembangan|bagaimana progres|progres"
    "|bagaimana tindak lanjut|bagaimana kelanjutan|berapa persen"
)
TASKS = _words("tugas arahan tenggat verifikasi tindak instruksi kewajiban")
OF_TASKS = "jatuh tempo|tindak lanjut|hasil rakor|arahan rakor|arahan wali|arahan wako"
# What an order is made of. Words that end in -kan are orders unless they are these, or begin like a noun.
ORDERING = _words(
    "agar supaya harap wajib jangan diminta dimohon ditugaskan diinstruksikan diperintahkan hendaknya usahakan segera"
)
NO_ORDERS = _words(
    "akan bukan ikan makan pekan rekan masukan gerakan tindakan kan sekian dokumentasikan tampilkan tunjukkan "
    "sebutkan perlihatkan carikan diberikan"
)
NOUN_BEGINNINGS = ("pe", "ke", "me", "di", "ber", "ter")
VERBS = _words(
    "ajak ajukan ambil amankan angkut antar atasi atur awasi ayo bagi bahas bangun bantu bayar benahi bentuk beri "
    "bersihkan bikin bina bongkar buat buka bubarkan cari cat catat cegah cetak data dampingi dorong evaluasi gali "
    "ganti gelar gencarkan genjot hadir hadiri hapus hentikan hindari hitung hubungi ikut input inventarisir isi "
    "jaga jalin jemput jelaskan kaji kawal kejar kelola kerjakan kirim klarifikasi koordinasi koordinir kumpulkan "
    "kunjungi kurangi lacak laksanakan lakukan lanjutkan lapor laporkan lengkapi lunasi masukkan mari minta monitor "
    "naikkan normalisasi operasikan panggil pantau pasang pastikan patroli percepat periksa perbaiki perbarui "
    "perkuat pelihara petakan pimpin proses publikasikan rapatkan rapikan razia realisasikan rehab relokasi revisi "
    "salurkan sampaikan sediakan selenggarakan selesaikan serahkan siagakan siapkan sosialisasi surati susun tagih "
    "tambah tambal tampung tanam tangani tata tayangkan tegur telaah telusuri temui tentukan terbitkan tertibkan "
    "tetapkan tiadakan tindak tindaklanjuti tinjau tingkatkan tunjuk turun turunkan tutup uji umumkan undang "
    "upayakan urus usulkan validasi verifikasi wujudkan sertakan libatkan"
)
ALSO_NOUNS = _words(
    "data proses tindak verifikasi lapor laporkan kerjakan koordinasi evaluasi ikut minta isi relokasi rehab uji "
    "razia patroli monitor normalisasi validasi inventarisir sosialisasi hadir turun cat tata input klarifikasi "
    "revisi tanam tambah hitung bina"
)
SHOWN_BY = _words("cek lihat tampilkan tunjukkan sebutkan daftar list carikan rekap")  # behind an OPD: what it is to do
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
# What stands before the words that count, or behind them.
OPENERS = _words("tolong mohon minta bot min pak bu bapak ibu izin maaf mau bisa boleh coba ya dong")
