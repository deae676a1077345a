"""The words around agencies' names: titles, heads, groups, and what tells who acts from who is named. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A head makes a name of a word that is none by itself: "Kadis Kesehatan", "Camat Lubuk Sikarah".
HEADS = {
    ("dinas"): (
        "dinas|kadis|kepala dinas|ka dinas|kadin|dis|kepala dis|ka dis|sekretaris dinas|sekdis|kadinas"
        "|kepala kantor|kantor|kakan|jajaran dinas"
    ),
    "badan": "badan|kaban|kepala badan|ka badan|kepala pelaksana|kalaksa|ka ban|sekretaris badan|kabad",
    "bagian": "bagian|bag|kabag|kepala bagian|ka bag|ka bagian|kasubag|kasubbag|kepala bag",
    "kecamatan": "kecamatan|kec|camat|sekcam|sekretaris camat|kantor camat|pemerintah kecamatan",
    "kelurahan": "kelurahan|kel|lurah|seklur|kantor lurah|pemerintah kelurahan",
    ("any"): (
        "kepala|ka|kasat|direktur|dirut|dir|pimpinan|plt|plh|pjs|pj|pelaksana tugas|kasatuan|kepala satuan"
        "|komandan|danton|kepala kantor|kepala unit"
    ),
}
TITLES = _words(
    "pak bu bpk bapak ibu ibuk pk bapk sdr saudara saudari yth yang terhormat plt plh pjs pj pelaksana tugas"
    " kepala ka kadis kaban kabag kasat kadin direktur dirut dir pimpinan jajaran operator tim petugas rekan"
    " kawan2 kawan teman uda uni buk bapak/ibu dinda adinda kanda @ _ para dinas badan kantor"
)
# Other ways to say a unit, by the beginning of its name.
OFFICES = {
    "sekretariat daerah": (
        "sekda|sekretaris daerah|setda|sekdako|setdako|asisten|para asisten|asisten i|asisten ii|asisten iii"
        "|asisten 1|asisten 2|asisten 3|staf ahli|asisten pemerintahan|asisten administrasi umum"
        "|asisten perekonomian dan pembangunan|asisten ekbang|asisten perekonomian|asisten pemerintahan dan kesra"
        "|asisten pemerintahan dan kesejahteraan rakyat|asisten administrasi|asisten pembangunan|asisten kesra"
        "|asisten umum|asisten ekonomi dan pembangunan|asisten perekonomian & pembangunan|para kabag"
        "|seluruh kabag|semua kabag|seluruh bagian|kabag kabag|semua bagian|kabag|asisten setda|asisten sekda"
        "|kabag setda|para kepala bagian|semua kepala bagian|seluruh kepala bagian|kabag di lingkungan setda"
        "|bagian di setda|bagian terkait"
    ),
    "sekretariat dprd": "sekwan|setwan|sekretaris dprd|sekretariat dewan|sekretaris dewan",
    "sekretariat dewan": "sekwan|setwan|sekretaris dprd|sekretariat dprd|sekretaris dewan",
    "inspektorat": "inspektorat|inspektur|itda|irban|apip|inspektorat daerah|inspektorat kota",
    ("satuan polisi pamong praja"): (
        "satpol pp|satpolpp|pol pp|polpp|satpol|kasatpol|kasatpol pp|kasat pol pp|satuan polisi pamong praja"
        "|kasatpolpp|sat pol pp|satpoll pp"
    ),
    "badan penanggulangan bencana": "kalaksa|kalaksa bpbd|bpbd",
    "rsud": "rsud|direktur rsud|dirut rsud|rumah sakit daerah",
}
PARTED = _words("dan & , n serta")
UNITS = _words("opd skpd dinas badan instansi satker")
UNIT_NAMES = (
    "opd|skpd|perangkat daerah|organisasi perangkat daerah|satuan kerja perangkat daerah|unit kerja|satker"
    "|opd-opd|opd opd|opd2|skpd2|pd"
)
LOOSE_UNITS = "dinas|badan|instansi|dinas dinas|dinas-dinas|kepala dinas|kadis|kepala badan|dinas2|lembaga"
ALL_OF = (
    "seluruh|semua|setiap|tiap|tiap-tiap|tiap tiap|segenap|para|masing-masing|masing masing|masing2|sekalian"
    "|seluruh jajaran|seluruh pimpinan|semua pimpinan|seluruh kepala|semua kepala|setiap kepala|para kepala"
    "|para pimpinan|segenap kepala|segenap pimpinan|seluruh jajaran kepala|tiap kepala|sluruh|smua"
    "|semua jajaran|seluruh ka|semua ka|smua kepala|seluruh kepala-kepala|masing-masing kepala"
    "|setiap pimpinan|jajaran|jajaran kepala|keseluruhan|sebagian besar|kedua|kedua belas"
)
LEADERS_OF = "kepala|pimpinan|ka|para kepala|kepala kepala|kepala-kepala|jajaran"
SOME_OF = (
    "terkait|teknis|pengampu|pengelola|bersangkutan|ybs|yang bersangkutan|yg bersangkutan|pemilik|penghasil"
    "|pendamping|penanggung|pelaksana|pemungut|penerima|yang|yg|dgn|dengan|pengguna|pengusul|tsb|tersebut"
    "|lainnya|lain|mitra|pelayanan|pengampunya|teknisnya|terkaitnya|penyelenggara|pelaksananya|yng|dimaksud"
    "|pemrakarsa|pengirim|kolaborator|pembina|berkenaan|tertentu|vertikal"
)
MANY = _words("banyak beberapa sebagian sejumlah ada adanya msh masih sisa sisanya")
CHIEFS = {
    "camat": "camat|kecamatan|bapak camat|ibu camat|camat camat|camat2|camat-camat",
    "lurah": "lurah|kelurahan|lurah lurah|lurah2|lurah-lurah",
}
PERSONS = _words("camat lurah camat2 lurah2")

# Who only hears of it, or where it is.
TOWARDS = _words(
    "ke kepada kpd kpada kepda kd kepd pada terhadap kearah tembusan cc masuk bagi hadapan meja kpda lewat melalui via"
)
PLACES = _words(
    "di dari dr depan belakang wilayah lingkungan kawasan sekitar kantor aula gedung halaman rumah simpang jl"
    " jln jalan daerah area samping dalam se antar tingkat lokasi ruang ruangan gang per lapangan dekat"
    " seputaran sepanjang seputar lintas asal luar"
)
SOURCES = _words(
    "temuan rekomendasi permintaan surat hasil2 disposisi sk audit pemeriksaan edaran instruksi"
    " arahan tindaklanjut teguran permohonan undangan keputusan peraturan"
    " persetujuan izin rekom oknum mantan eks"
)
ASKED = _words(
    "mohon mhn minta tolong tlg tolonglah harap agar supaya spy instruksikan menginstruksikan memerintahkan"
    " perintahkan tugaskan menugaskan meminta diminta dimohon diharapkan yth untuk utk u/ buat bwt dear tugas"
    " imbau mengimbau pls please sila silakan bahwa maka ingatkan mengingatkan diperintahkan diinstruksikan"
    " ditugaskan pic pj penanggungjawab jawab fyi attn up u.p kejar kepada @ oleh olh dioleh dari"
)
ASKED_FIRST = _words("kepada kpd kpada kepda untuk utk u/ buat bwt yth ke bagi utk: pada")
AGENT = _words("oleh olh")
HELPED_BY = (
    "dibantu oleh|dibantu|bersama|bersama sama|bersama-sama|bersama sama dengan|bersama-sama dengan"
    "|bersama dengan|bersama dgn|bersm|brsama|didampingi oleh|didampingi|didukung oleh|didukung|disupport"
    "|disupport oleh|berkoordinasi dengan|berkoordinasi dgn|berkoordinasi dg|koordinasi dengan|koordinasi dgn"
    "|koordinasi dg|koordinasikan dengan|koordinasikan dgn|koord dengan|koord dgn|koord dg|koordinasi sama"
    "|koordinasi sm|koordinasi bersama|kerja sama dengan|kerjasama dengan|bekerja sama dengan"
    "|bekerjasama dengan|kerjasama dgn|bekerjasama dgn|kerja sama dgn|bekerja sama dgn|bersinergi dengan"
    "|sinergi dengan|bersinergi dgn|kolaborasi dengan|berkolaborasi dengan|kolaborasi dgn|di-backup oleh"
    "|di backup oleh|dibackup oleh|di-backup|di backup|dibackup|di-back up|di back up|melibatkan|libatkan"
    "|dengan melibatkan|menggandeng|gandeng|mengajak|ajak|beserta|disertai|berdampingan dengan"
    "|bersisian dengan|dengan dukungan|dgn dukungan|dukungan dari|dukungan|support dari|dukungan oleh"
    "|dengan bantuan|dgn bantuan|bantuan dari|minta bantuan|minta bantuan ke|minta dukungan"
    "|minta dukungan dari|di bawah koordinasi|dibawah koordinasi|di bawah koordinator|dikoordinasikan dengan"
    "|dikoordinasikan dgn|dikoordinir oleh|dikoordinasikan oleh|dikoordinir|rangkul|merangkul|dampingan"
    "|pendamping|pendukung|opd pendukung|dengan dibantu|difasilitasi|difasilitasi oleh|konsultasi dengan"
    "|berkonsultasi dengan|konsultasikan dengan|konsultasikan ke|konsultasi ke|kerahkan|gabungkan"
    "|gabungkan anggota|gabung dengan|bergabung dengan|satukan|duduk bersama|duduk bersama dengan"
    "|rapat bersama|rapatkan dengan|rapatkan bersama|bareng|barengan|bareng sama|bersinergi bersama"
    "|berkolaborasi bersama|diback up|pendukungnya|support|disupport dari|koordinasi ke|koordinasikan ke"
    "|koordinasikan bersama|berkoordinasi bersama|berkoordinasi sama|berkoordinasi ke|bermitra dengan"
    "|rangkaian dengan|diawasi|diawasi oleh|dikawal|dikawal oleh|dipantau|dipantau oleh|supervisi|koordinasi"
    "|berkoordinasi|minta pendampingan|minta pendampingan dari|dengan pendampingan|pendampingan"
    "|pendampingan dari"
)
HELPS = _words(
    "membantu bantu mendampingi dampingi mendukung dukung backup mem-backup membackup support mensupport"
    " memfasilitasi fasilitasi ikut turut mengawal kawal back-up bantuin ngebantu memback supervisi mengawasi"
    " awasi menyupport memantau pendampingan pendamping pendukung membersamai"
)
OUTSIDE_BEFORE = _words(
    "kementerian kemen kementrian bupati gubernur menteri direktorat kantor-wilayah kanwil dirjen mantan"
    " provinsi pemprov upt balai"
)
OUTSIDE_AFTER = _words(
    "provinsi prov propinsi sumbar sumatera kabupaten kab pusat ri nasional padang bukittinggi payakumbuh"
    " sawahlunto natsir djamil jamil hatta mentawai"
)
BREAKS = frozenset(".;:!?\n|→—–•*~➡")
# Who answers for it, whatever stands around.
LEAD_MARKS = _words(
    "pelaksana pelaksananya pic pj penanggung jawab penanggungjawab leading sector pengampu koordinator ketua"
)
JOINS = _words("dan & + / serta n dn sama sm sama2 plus and atau , maupun dan/atau jo bersama")
NOT_NAMES = _words(
    "dinas setia setiap sekian sekawan bagus bagusnya kembang kembangkan bapenda dispenda damar diskes dakar"
    " kesbang sepakat inspeksi inspektor dinasnya dispar2 perkiraan dikenal dinilai dinanti dihubungi disuruh"
    " disusun dipasar dipasang distribusikan distansi komite kominten diskon dispensasi distribusi disiplin"
    " digital dinamis dinding disini dampak pandan panitia badang lurus murah camar comat kamar karena"
    " komando komentar humus rumus perlu perkara perdana bakda bappenas basarnas bapak diskusi dishare distop"
    " disbun bkkbn disposisi disertasi diskresi"
)
# In a cell under "PIC" a word alone is enough.
CELL_GROUPS = {"kecamatan": "camat", "kelurahan": "lurah", "semua": "all", "seluruhnya": "all", "all": "all"}
# Who passes an order on; another one named behind is to act.
ISSUERS = _words("sekda sekdako sekretaris asisten wawako wako setda")
ISSUES = _words(
    "minta meminta menginstruksikan instruksikan mengingatkan ingatkan menegaskan menekankan mengarahkan"
    " berharap mengimbau imbau memerintahkan perintahkan menugaskan tugaskan berpesan mendorong"
)
# Sections of the secretariat that are known by their short name alone.
BARE_SECTIONS = _words("adpem prokomp prokopim pbj ukpbj ortala tapem")
NO_PASSIVES = _words(
    "dinas dimana dimna diantara direktur direksi disiplin digital dinamis diskusi distribusi dispensasi dialog diklat"
)
# "perjalanan dinas", "rumah dinas" name no agency.
NO_UNITS_BEHIND = _words(
    "perjalanan kendaraan mobil rumah baju pakaian luar motor seragam nota ke surat pasangan jabatan urusan"
)
