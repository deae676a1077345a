"""The words of orders: what makes one, and what makes one that nobody can verify. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that end in -kan are orders unless they are these, or begin like a noun; other verbs are listed.
NO_ORDERS = _words(
    "akan bukan ikan makan pekan rekan masukan gerakan tindakan kan sekian dokumentasikan tampilkan tunjukkan "
    "sebutkan perlihatkan carikan diberikan"
)
VERBS = _words(
    "ajak ajukan amankan ambil angkat angkut antar aspal atasi atur audit awasi ayo bagi bahas bangun bantu "
    "bantuin bawa bawakan bayar benahi bentuk berangkatkan berdayakan beresin bereskan beri berikan bersihin bersihkan "
    "bikin bikinin bina bongkar buat buatin bubarkan buka buru cari cariin cat catat cegah cek cetak cor dampingi data "
    "dengar dirikan dorong dukung edukasi evakuasi evaluasi fasilitasi fogging gali ganti gelar gencarkan genjot hadir "
    "hadiri harmonisasi hapus hentikan himpun hindari hitung hubungi identifikasi ikut input inventarisasi "
    "inventarisir isi "
    "jaga jalin jelaskan jemput kaji kawal kejar kelola keluarkan kembalikan kembangkan kerahkan kerjakan keruk "
    "kirim kirimin klarifikasi konfirmasi koordinasi koordinir koreksi kumpulin kumpulkan kunjungi kurangi lacak "
    "laksanakan lakukan lanjutkan lapor laporkan latih lengkapi libatkan lihat lunasi mari masukkan minta monitor "
    "naikkan normalisasi operasikan padamkan pakai panggil pangkas pantau pasang pastikan patroli pecahkan "
    "pelihara perbaiki perbarui percantik percepat periksa peringatkan perjuangkan perketat perkuat perlebar "
    "perluas perpanjang persiapkan pertahankan petakan petik pilih pimpin pindah proses publikasikan rancang "
    "rapatkan rapikan rawat razia realisasikan rehab rekayasa relokasi renovasi review revisi reviu salurkan "
    "sampaikan sapu sediakan segel selenggarakan selesaikan semprot serahkan sertakan siagakan siapin siapkan "
    "sidak simpan sisir sita sosialisasi surati survei survey susun tagih tambah tambal tampung tanam tangani "
    "tata tayangkan tebang tegur telaah telusuri tempel temui tentukan terapkan terbitkan tertibkan tetapkan "
    "tiadakan tindak tindaklanjuti tingkatkan tinjau tulis tunjuk turun turunkan tutup uji ukur umumkan undang "
    "unggah upayakan upload urus usulkan validasi verifikasi wujudkan"
)
NOUN_BEGINNINGS = ("pe", "ke", "me", "di", "ber", "ter")
# Verbs that by themselves promise no product.
VAGUE = _words(
    "ditindaklanjuti tindaklanjuti menindaklanjuti tindak lanjuti lanjut dikoordinasikan koordinasikan koordinasi "
    "berkoordinasi mengoordinasikan koordinir dioptimalkan optimalkan mengoptimalkan dimaksimalkan maksimalkan "
    "memaksimalkan diperhatikan perhatikan memperhatikan ditingkatkan tingkatkan meningkatkan dimonitor monitor "
    "memonitor dipantau pantau memantau dikawal kawal mengawal diupayakan upayakan mengupayakan diantisipasi "
    "antisipasi dipercepat percepat disikapi sikapi dicermati cermati dipedomani pedomani diatensi atensi "
    "dilaksanakan laksanakan dikerjakan kerjakan dilakukan lakukan disinergikan sinergikan difokuskan fokus "
    "diperkuat perkuat"
)
# What may stand beside them without saying of what.
OF_NOTHING = _words(
    "agar supaya segera harap mohon tolong diminta untuk dengan dan serta yang di ke dari pada oleh dalam secara "
    "lebih lagi terus tetap selalu senantiasa sungguh serius baik maksimal optimal sebaik baiknya baik-baiknya "
    "mestinya semestinya sebagaimana sesuai ketentuan aturan peraturan berlaku arahan petunjuk hal ini itu "
    "tersebut tsb dimaksud semua seluruh para pihak terkait instansi lintas sektor stakeholder kegiatan program "
    "pelaksanaan pelaksanaannya pelayanan layanan publik masyarakat kinerja upaya peran tugas pekerjaan "
    "perkembangan perkembangannya bersama saling kita opd masing hasil hasilnya tindak lanjutnya harus wajib "
    "dapat bisa mungkin juga saja ya pak bu secepatnya nya"
)
# Where one of these stands there is more than an appeal.
OF_SOMETHING = _words("di ke pada kepada untuk dari tentang mengenai jl jl. jalan")

# Between two orders of one message.
PAUSES = frozenset((",", ";", ".", "\n", "!"))
JOINS = _words("dan serta sedangkan sementara lalu kemudian adapun sekaligus selanjutnya terus trus n &")
# Two words that join as well: "habis itu", "kalau bisa".
TIES = frozenset(
    [(behind, "itu") for behind in ("habis", "abis", "setelah", "sesudah")]
    + [
        (when, can)
        for when in ("kalau", "kalo", "klo", "jika", "bila")
        for can in ("bisa", "perlu", "sempat", "mungkin")
    ]
)
ABBREVIATED = _words("jl jln no kec kel kab dr drs ir h hj gg st tgl pkl plt plh bpk yth dll dsb ka bag s d sdr prof")
ADDRESSING = _words("agar supaya segera mohon tolong harap diminta untuk : - juga wajib harus")
# What is done with an order rather than ordered besides it.
ABOUT_THE_ORDER = _words(
    "lapor laporkan melaporkan sampaikan menyampaikan koordinasi koordinasikan berkoordinasi pastikan memastikan "
    "jangan libatkan melibatkan dampingi awasi pantau kawal evaluasi tindak tindaklanjuti informasikan kirim "
    "kirimkan serahkan paparkan usahakan upayakan percepat segera ikut minta mari"
)
