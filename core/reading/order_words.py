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
    "bereskan berikan berangkatkan berdayakan dirikan kerahkan kembangkan kembalikan keluarkan keruk pertahankan "
    "pecahkan peringatkan persiapkan perjuangkan terapkan rekayasa bersihkan renovasi rancang petik buru ajak "
    "ajukan ambil amankan angkut antar atasi atur awasi ayo bagi bahas bangun bantu bayar benahi bentuk beri "
    "bersihkan bikin bina bongkar buat buka bubarkan cari cat catat cegah cetak data dampingi dorong evaluasi "
    "gali ganti gelar gencarkan genjot hadir hadiri hapus hentikan hindari hitung hubungi ikut input inventarisir "
    "isi jaga jalin jemput jelaskan kaji kawal kejar kelola kerjakan kirim klarifikasi koordinasi koordinir "
    "kumpulkan kunjungi kurangi lacak laksanakan lakukan lanjutkan lapor laporkan lengkapi lunasi masukkan mari "
    "minta monitor naikkan normalisasi operasikan panggil pantau pasang pastikan patroli percepat periksa "
    "perbaiki perbarui perkuat pelihara petakan pimpin proses publikasikan rapatkan rapikan razia realisasikan "
    "rehab relokasi revisi salurkan sampaikan sediakan selenggarakan selesaikan serahkan siagakan siapkan "
    "sosialisasi surati susun tagih tambah tambal tampung tanam tangani tata tayangkan tegur telaah telusuri "
    "temui tentukan terbitkan tertibkan tetapkan tiadakan tindak tindaklanjuti tinjau tingkatkan tunjuk turun "
    "turunkan tutup uji umumkan undang upayakan urus usulkan validasi verifikasi wujudkan sertakan libatkan"
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

# Between two orders of one message.
PAUSES = frozenset((",", ";", ".", "\n", "!"))
JOINS = _words("dan serta sedangkan sementara lalu kemudian adapun sekaligus selanjutnya n &")
ABBREVIATED = _words("jl jln no kec kel kab dr drs ir h hj gg st tgl pkl plt plh bpk yth dll dsb ka bag s d")
ADDRESSING = _words("agar supaya segera mohon tolong harap diminta untuk : - juga wajib harus")
# What is done with an order rather than ordered besides it.
ABOUT_THE_ORDER = _words(
    "lapor laporkan melaporkan sampaikan menyampaikan koordinasi koordinasikan berkoordinasi pastikan memastikan "
    "jangan libatkan melibatkan dampingi awasi pantau kawal evaluasi tindak tindaklanjuti informasikan kirim "
    "kirimkan serahkan paparkan usahakan upayakan percepat segera ikut minta mari"
)
