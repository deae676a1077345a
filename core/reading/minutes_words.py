"""The words of minutes: headings, columns, marks of what is done, and what is no order. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A column by the words of its heading.
COLUMNS = {
    "number": "no|nomor|no.|#|nmr|no urut",
    ("action"): (
        "uraian|arahan|tugas|kegiatan|tindak lanjut|uraian arahan|isi arahan|rencana tindak lanjut|rtl|perihal"
        "|permasalahan|pokok arahan|hasil|pekerjaan|butir|poin|hal|isi|deskripsi|instruksi|rencana aksi"
        "|rencana tindak|topik|uraian tugas|keputusan|uraian kegiatan|materi|aksi|isi instruksi|arahan wali kota"
        "|arahan pimpinan|tindaklanjut|uraian tindak lanjut|rekomendasi|catatan arahan|target kinerja|aktivitas"
        "|program|isu|kesepakatan"
    ),
    ("lead"): (
        "pic|opd|penanggung jawab|penanggungjawab|pelaksana|perangkat daerah|pj|skpd|dinas|unit"
        "|opd penanggung jawab|opd pelaksana|unit kerja|penanggung jwb|opd pj|opd pengampu|pengampu"
        "|pelaksana tugas|penerima tugas|instansi|leading sector|opd terkait|kepada|koordinator|opd/unit|pelaku"
        "|nama opd|leading|yang bertanggung jawab|pd|penanggungjawab (pic)|ditujukan kepada|opd/unit kerja"
    ),
    ("support"): (
        "pendukung|opd pendukung|dukungan|mitra|unit pendukung|opd mitra|support|instansi pendukung|unit terkait"
    ),
    ("deadline"): (
        "target|tenggat|batas waktu|deadline|waktu|jadwal|target waktu|target selesai|batas|dl|tanggal|due"
        "|target penyelesaian|waktu penyelesaian|tgl|tenggat waktu|target tanggal|selesai|jatuh tempo|batas akhir"
        "|paling lambat|waktu pelaksanaan|target realisasi|due date|tanggal target|rencana selesai|jangka waktu"
        "|pelaksanaan|kapan|estimasi"
    ),
    ("status"): (
        "status|progres|progress|perkembangan|ket|keterangan|realisasi|capaian|hasil tindak lanjut|kondisi"
        "|catatan|tindak lanjut opd|kendala|selesai/belum|keterangan/status"
    ),
}
LABELS = {
    ("lead"): (
        "pic|opd|penanggung jawab|penanggungjawab|pelaksana|pj|oleh|opd pelaksana|dinas|opd penanggung jawab"
        "|perangkat daerah|leading sector|unit|kepada|koordinator|petugas"
    ),
    "support": "pendukung|opd pendukung|didukung|dukungan|dibantu|mitra|support",
    "status": "status|keterangan|ket",
    ("deadline"): (
        "target|tenggat|batas waktu|deadline|dl|waktu|target waktu|batas|target selesai|paling lambat|jadwal|due"
        "|tgl target|target penyelesaian|waktu penyelesaian|tenggat waktu|selesai|jatuh tempo|due date"
        "|batas akhir"
    ),
    ("action"): (
        "uraian|arahan|tugas|kegiatan|tindak lanjut|uraian arahan|isi|instruksi|pekerjaan|aksi"
        "|rencana tindak lanjut|rtl"
    ),
}
DONE = _words("✓ ✔ ✅ ☑ 🗹 ✔️ ☑️ [x] [v] (v) (x) [✓] [✔] √ 🟢")
OPEN_BOXES = frozenset(("☐", "⬜", "[ ]", "( )"))
OPEN = _words("☐ ⬜ [] ❌ ✗ ☒ 🔴 🟡 ⏳")
DONE_WORDS = (
    "selesai|sudah selesai|sdh selesai|telah selesai|tuntas|sudah tuntas|sdh tuntas|done|ok|sudah"
    "|sudah dilaksanakan|telah dilaksanakan|sdh dilaksanakan|clear|beres|sudah beres|100%|100 %"
    "|sudah dikerjakan|telah dikerjakan|sudah ditindaklanjuti|telah ditindaklanjuti|sdh beres|telah tuntas"
    "|terlaksana|sudah terlaksana|telah terlaksana|selesai 100%|rampung|sudah rampung|sdh"
)
# Sections whose items are orders, and those whose items are not.
ORDERED = (
    "arahan|instruksi|hasil|kesimpulan|keputusan|tindak lanjut|rekomendasi|perintah|tugas|penugasan|disposisi"
    "|rencana|kesepakatan|butir|poin|pointer|rtl|catatan pimpinan|to do|action|langkah|rumusan|simpulan|hal"
    "|penegasan|notulen|risalah|daftar arahan|pr|rangkuman|ringkasan"
)
# "Selesai minggu ini": what is to be done by then, where the day is still to come.
TO_FINISH = ("selesai", "tuntas", "beres", "rampung", "kelar", "dikerjakan")
NOT_ORDERED = (
    "peserta|hadir|daftar hadir|undangan|yang hadir|agenda|susunan acara|acara|pembahasan|laporan|paparan"
    "|pembukaan|dokumentasi|tembusan|kendala|permasalahan|capaian|evaluasi|informasi|masukan|sudah selesai"
    "|sudah beres|sdh beres|sudah dikerjakan|beres|done|selesai|tuntas|tidak hadir|absen|izin|latar belakang"
    "|dasar|dasar hukum|pendahuluan|sambutan|tanggapan"
    "|diskusi|progres|perkembangan|realisasi|tindak lanjut rakor sebelumnya|tindak lanjut rakor lalu"
    "|tindak lanjut rapat sebelumnya|tindak lanjut rapat lalu|evaluasi tindak lanjut|tinjauan|penyampaian"
    "|jalannya rapat|materi|isu|kondisi|berhalangan|jadwal acara|rundown|pokok bahasan|topik|bahasan"
    "|sudah tuntas|telah selesai|hal yang sudah selesai|yang sudah selesai|review|catatan kehadiran|lampiran"
    "|pertanyaan|saran|notulis|pembicara|narasumber|susunan|yang sudah tuntas|arahan yang sudah selesai"
    "|arahan selesai|tanya jawab|pengantar|prolog"
)
# Of those, the ones in which an order may be hidden, and the words that give it away.
TALKED = (
    "pembahasan|laporan|paparan|kendala|permasalahan|evaluasi|informasi|masukan|tanggapan|diskusi|progres"
    "|perkembangan"
    "|materi|isu|kondisi|pokok bahasan|topik|bahasan|saran|jalannya rapat|tanya jawab|review|tinjauan"
)
ORDERING = (
    "agar|supaya|diminta|dimohon|harus|wajib|tolong|mohon|segera|paling lambat|selambat-lambatnya|selambatnya"
    "|ditugaskan|diinstruksikan|diperintahkan|lanjutkan|kejar"
)
# What opens a line of an agenda instead of an order.
AGENDA = _words(
    "pembukaan pembacaan sambutan paparan penutup penutupan doa menyanyikan diskusi lain-lain lain arahan"
    " tanya pemaparan salam istirahat isoma registrasi rehat coffee presentasi ekspose laporan laporan2"
    " penyampaian absensi kata perkenalan pengantar ramah foto sesi mendengarkan pemutaran hening persiapan*"
    " ucapan pembahasan peraturan tepuk apresiasi selamat"
)
ORDERS_TOO = _words("arahan laporan lain lain-lain")  # "Arahan: Dinkes fogging besok"
CLOSING = _words(
    "demikian ditutup penutup rapat solok notulis pimpinan tembusan mengetahui wassalam wassalamualaikum"
    " wassalamu'alaikum tks terima terimakasih sekian wass catatan ket keterangan nb info a.n an tertanda ttd"
    " ditulis dicatat nip drs telp email pencatat bg target hadir peserta dipimpin tempat waktu"
)
CLOSING_PHRASES = frozenset(
    ("yg hadir", "yang hadir", "daftar hadir", "turut hadir", "mohon dikerjakan", "mohon dilaksanakan")
)
THANKS = ("terima kasih", "terimakasih", "makasih", "trims", "tks")
# A report that is ordered: it has somebody to go to, or a day.
REPORT_ORDERED = _words(
    "kepada kpd ke lambat selambatnya selambat-lambatnya agar diminta wajib harus setiap tiap sebelum"
)
REPORTS = _words(
    "menambahkan menyatakan menilai mengakui mengeluhkan membenarkan mengklaim"
    " melaporkan menyampaikan menjelaskan memaparkan mengusulkan menanyakan menginformasikan mengungkapkan"
    " mengatakan menyebut menyebutkan mengapresiasi mengucapkan menanggapi melapor"
)
# What people do in a meeting, and how things are: no orders, where a plain sentence says so and gives no day.
# What somebody says of how things are, whatever day it names.
SAYINGS = _words("menyatakan menilai mengakui mengeluhkan membenarkan mengklaim menyayangkan memuji menyebut")
TELLING = _words(
    "menyatakan menilai menjelaskan memaparkan mengeluhkan mengeluh mengatakan menyebut menyebutkan mengakui"
    " mengapresiasi mengucapkan menanyakan mengusulkan berharap mengajak mengungkapkan menginformasikan menanggapi"
    " mengonfirmasi mengkonfirmasi memuji menyayangkan menyoroti menyinggung menambahkan nambah melaporkan melapor"
    " lapor menyampaikan membuka dibuka memimpin dipimpin menutup ditutup dihadiri hadir mengawali sudah sdh telah"
    " dilaporkan disampaikan kecewa berterima memohon menyimpulkan membenarkan mengklaim"
)
STATES = _words("naik turun masih belum rusak kekurangan terkendala terhambat meningkat menurun")
TASKING = _words("memerintahkan menugaskan menugasi menginstruksikan memutuskan menyepakati mewajibkan")
REPORTED = _words(
    "bahwa progres progress kasus terima kendala paparan realisasi capaian perkembangan apresiasi kondisi"
    " telah sudah ucapan kesiapan permasalahan selamat syukur"
)
EXHORTING = (
    "sebaik-baiknya|sebaik baiknya|sinergi|sinergitas|bersinergi|semangat|kekompakan|kompak|integritas"
    "|disiplin|loyalitas|profesional|profesionalisme|kebersamaan|ikhlas|amanah|etos kerja|kerja keras|optimal"
    "|sepenuh hati|berkolaborasi|kolaborasi|tanggung jawab|inovatif|inovasi|jaga kesehatan|menjaga kesehatan"
    "|syukur|bersyukur|silaturahmi|motivasi|tetap fokus|tetap bekerja|kinerja|pelayanan terbaik|ego sektoral"
    "|komitmen|berkomitmen|proaktif|solid|soliditas|visi|misi|cepat tanggap|responsif|teladan|kerja nyata"
    "|saling mendukung|bekerja dengan|bekerja lebih|tepat waktu|melayani dengan|melayani sepenuh|pelayanan masyarakat"
    "|pelayanan prima|nama baik|humanis|gratifikasi|kejujuran|jujur|lebih serius|lebih giat|lebih rajin"
)
EXHORTATION_VERBS = (
    "tingkatkan|meningkatkan|jaga|menjaga|pertahankan|mempertahankan|bangun|membangun|harus|tetap|mari|ayo"
    "|perkuat|memperkuat|hindari|menghindari|junjung|tunjukkan|tanamkan|berikan|memberikan|bekerja|bekerjalah"
    "|hilangkan|utamakan|mengutamakan|kedepankan|lebih|memupuk|pupuk|memiliki|miliki|berkomitmen|menjunjung"
    "|jangan|jadilah|menjadi|terus|senantiasa|selalu|optimalkan|wajib|wujudkan|kerja|semangat semua|semangat ya"
    "|semangat pak|semangat bu|semangat bapak"
)
LEADER_LABELS = (
    "dipimpin oleh|dipimpin|pimpinan rapat|pimpinan|pemimpin rapat|pemimpin|pimpinan rakor|dipandu oleh|moderator"
)
HEAD_LABELS = "hari|tanggal|tgl|waktu|pukul|jam|tempat|lokasi|pimpinan|pemimpin|dipimpin|peserta|hadir|undangan|notulis"
PLACE_LABELS = "tempat|lokasi|bertempat di|tempat rapat|tempat/ruang"
PLACE_WORDS = "ruang|ruangan|aula|gedung|balaikota|balai kota|akmal room|room|kantor|pendopo|rumah dinas|hotel|zoom"
DATE_LABELS = "hari/tanggal|hari, tanggal|hari/tgl|hari tanggal|tanggal|tgl|waktu|hari|pada hari"
# What may stand before and between the names a line opens with.
BEFORE_DOERS = _words(
    "pak bu bpk bapak ibu buk untuk utk kepada kpd buat bagi tolong tlg mohon mhn minta harap tim rekan rekan2 yth"
    " plt plh"
)
BETWEEN_DOERS = _words("sama sm bersama bareng dengan dgn")
# Who speaks and is no agency, and what a title has.
ADDRESSES = "pak|bu|bpk|bapak|ibu|buk"
HEADS = "ka(?:dis|din|ban|bag|sat|lak)|kepala|camat|lurah|dir(?:ektur|ut)|sek(?:da|ret|wan)|asisten|inspektur|plt|ketua"
SPEAKERS = "wako|wawako|wali ?kota|wakil wali ?kota|wawali|walkot|pak wali|pimpinan|moderator|forkopimda"
MEETINGS = "rapat|rakor|notulen|notula|notulensi|risalah|resume|agenda|rangkuman|hasil|laporan|catatan"
RECORDS = "notulen|notula|notulensi|risalah|resume|berita acara"
# The last words of a line that goes on in the next one.
UNFINISHED = _words(
    "dan dgn dengan oleh olh kepada kpd ke dari dr di pada bersama bareng serta atau agar supaya spy untuk utk buat"
    " yang yg melalui via bagi antara terhadap tentang soal para seluruh dinas badan bagian kepala"
    " kadis kaban kabag jajaran meminta minta diminta menugaskan menginstruksikan memerintahkan"
    " instruksikan perintahkan ditugaskan mengingatkan ingatkan ajak libatkan melibatkan gandeng adalah"
    " yaitu yakni bahwa ditujukan & + / ( lambat lambatnya sebelum sampai hingga tanggal tgl"
)
# What stands behind a name that no order follows: "... diserahkan / BKD paling lambat ..."
NO_ORDER_BEHIND = _words(
    "paling plg pada di ke dari dr yang yg tgl tanggal tg hari sebelum sblm sampai hingga dengan dgn untuk utk serta"
    " dan maks maksimal selambat selambatnya minggu bulan besok bsk lusa senin selasa rabu kamis jumat jum sabtu ini"
    " itu tersebut tsb juga jg dalam kota telah sudah sdh per melalui sesuai karena saat"
)
# How a meeting ends or pauses, and the words for it that say when: "tutup jam 12", "selesai 11.40".
PAUSES = (
    "makan siang|makan bersama|doa|doa penutup|doa bersama|istirahat|ishoma|isoma|rehat|coffee break|foto bersama"
    "|sholat|shalat|salat|penutup|ramah tamah"
)
ENDS = "tutup|ditutup|selesai|bubar|usai|berakhir|dibuka|buka|mulai|dimulai|break|skors|diskors"
# How a list ends in a chat, and what says when to meet again or to go on.
FAREWELLS, FAREWELLS_BEGUN = "udah|udh|done|sekian", "sudah|sdh|ok|oke|okay|cukup|selesai|beres|sampai di"
FAREWELLS_ADDED = (
    "itu|itulah|gitu|segitu|segini|sini|sekian|dulu|aja|saja|cukup|makasih|terima kasih|terimakasih|tks|trims|thanks"
)
SO_FAR = "itu saja|itu aja|itu dulu|segitu dulu|segitu aja|segini dulu|segini aja|gitu aja|gitu dulu"
MEETINGS_TO_COME, SEE_YOU = "rakor|rapat|meeting|pertemuan", "ketemu|bertemu|jumpa|berjumpa"
GOES_ON, LATER = (
    "lanjut|sambung|bersambung",
    "besok|bsk|lusa|nanti|hari|senin|selasa|rabu|kamis|jumat|sabtu|minggu|pekan|tgl|tanggal|jam|pukul|pkl|rapat|rakor",
)
# What says of a point that it leaves nothing to do.
NOTHING_TO_DO = (
    "tidak ada|tdk ada|tak ada|tidak ada tindak lanjut|tdk ada tindak lanjut|tanpa tindak lanjut|nihil"
    "|belum ada tindak lanjut|tidak ada arahan|tidak ada catatan|tidak perlu tindak lanjut|tidak perlu ditindaklanjuti"
)
FOR_INFORMATION = (
    "untuk diketahui|utk diketahui|untuk diketahui bersama|sebagai informasi|sekadar informasi|sekedar informasi"
    "|sekadar info|untuk informasi|hanya informasi"
)
# What a line of a letterhead opens with that is no agency of the register.
LETTERHEADS = (
    "pemerintah|pemko|pemkot|pemda|jalan|jl|alamat|telp|telepon|email|e-mail|website|kode pos|dinas|badan|bagian"
    "|sekretariat|inspektorat|kantor|satuan|kecamatan|kelurahan|uptd|upt|puskesmas|rsud"
)
# What may stand behind the name of a section that stands alone on its line.
SECTIONS_ADDED = "pendahuluan|penutup|pembukaan|tambahan|lain-lain|lain lain|lainnya"
SECTIONS_OF = "opd|dinas|rapat|rakor|wako|wawako|wali kota|walikota|pak|wali|sekda|pimpinan|lanjut|lain|baru|hari ini"
# What is answered or said in courtesy, by whomever.
COURTESIES = (
    "terima kasih|terimakasih|makasih|tks|trims|demikian|sekian|selamat|assalamualaikum|wassalam|siap|baik|diwakili"
    "|bagus|salut|mantap|apresiasi|hebat"
)
ABSENCES = "hadir|tidak hadir|tdk hadir|izin|ijin|absen|sakit|nihil|tidak ada"
# A cell that says what the one above it says.
DITTO = frozenset(("", "s.d.a", "sda", "idem", '"', "''", "〃", "sama", "ditto", "sd"))
# Lines over a list that name an agency or a day which its items do not inherit.
# "Perihal banjir 19 Mei:" says of what, not when.
TOPICS = _words("perihal terkait tentang soal masalah hal mengenai menyangkut seputar isu kasus")
NO_HEADINGS = (
    "arahan", "instruksi", "dipimpin", "pimpinan", "hadir", "peserta", "penyampaian", "sambutan", "yg hadir",
    "yang hadir", "turut hadir", "daftar hadir", "dihadiri", "undangan", "tembusan", "notulis", "moderator",
    "dari", "hari", "tempat", "perihal:", "perihal :", "tanggal", "waktu", "absen",
)  # fmt: skip
GREETINGS = ("assalam", "ass.", "bismillah", "selamat", "yth", "ysh", "izin", "mohon izin", "salam")
