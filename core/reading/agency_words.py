"""The words around agencies' names: titles, heads, groups, and what tells who acts from who is named. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A head makes a name of a word that is none by itself: "Kadis Kesehatan", "Camat Lubuk Sikarah".
HEADS = {
    ("dinas"): (
        "dinas|kadis|kepala dinas|ka dinas|kadin|dis|din|dins|ds|kepala dis|ka dis|sekretaris dinas|sekdis|kadinas"
        "|kepala kantor|kantor|kakan|jajaran dinas"
    ),
    "badan": "badan|kaban|kepala badan|ka badan|kepala pelaksana|kalaksa|ka ban|sekretaris badan|kabad",
    "bagian": "bagian|bag|kabag|kbag|kab|kepala bagian|ka bag|ka bagian|kasubag|kasubbag|kepala bag",
    "kecamatan": "kecamatan|kec|camat|sekcam|sekretaris camat|kantor camat|pemerintah kecamatan",
    "kelurahan": "kelurahan|kel|lurah|seklur|kantor lurah|pemerintah kelurahan",
    ("any"): (
        "kepala|ka|kasat|direktur|dirut|dir|pimpinan|plt|plh|pjs|pj|pelaksana tugas|kasatuan|kepala satuan"
        "|komandan|danton|kepala kantor|kepala unit|sekretaris|sekdis|sekban|kabid"
    ),
}
TITLES = _words(
    "pak bu bpk bapak ibu ibuk pk bapk sdr saudara saudari yth yang terhormat plt plh pjs pj pelaksana tugas"
    " kepala ka kadis kaban kabag kasat kadin direktur dirut dir pimpinan jajaran operator tim petugas rekan"
    " kawan2 kawan teman bg bang abang uda uni buk bapak/ibu dinda adinda kanda @ _ para dinas badan orang"
    " orangnya anggota it teknis"
    " personel personil staf pegawai sekretaris tenaga regu pasukan gabungan ndan mas mbak kabid kasi kasubag"
    " bidang seksi a.n"
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
        "|bagian di setda|bagian terkait|ass i|ass ii|ass iii|asst i|asst ii|asst iii|ass 1|ass 2|ass 3|asst 1|asst 2"
        "|asst 3|asisten satu|asisten dua|asisten tiga|sahli|para staf ahli|staf ahli wali kota|staf ahli wako"
    ),
    "sekretariat dprd": "sekwan|setwan|sekretaris dprd|sekretariat dewan|sekretaris dewan",
    "sekretariat dewan": "sekwan|setwan|sekretaris dprd|sekretariat dprd|sekretaris dewan",
    "inspektorat": "inspektorat|inspektur|itda|irban|apip|inspektorat daerah|inspektorat kota",
    ("satuan polisi pamong praja"): (
        "satpol pp|satpolpp|pol pp|polpp|satpol|kasatpol|kasatpol pp|kasat pol pp|satuan polisi pamong praja"
        "|kasatpolpp|kasat|sat pol pp|satpoll pp"
    ),
    "badan penanggulangan bencana": "kalaksa|kalaksa bpbd|bpbd",
    "rsud": "rsud|direktur rsud|dirut rsud|rumah sakit daerah",
}
SPELT_RIGHT = frozenset(("kasat",))  # a name like many words: "pasar" is no slip of it
PARTED = _words("dan & , n serta")
REMINDED = _words("diingatkan diimbau dihimbau diminta diinstruksikan diperintahkan ditegaskan ditekankan")
ALSO = _words("juga jg ikut turut")
ONLY_THEM = _words("cuma hanya saja")
SPARED = _words("usah perlu")
LAST_JOINS = _words("dan serta & dn")
LISTS_BEGIN = _words("- – — ( : yaitu yakni meliputi")
LISTING = _words("dan & , n dn serta / +")
AND = LISTING | _words("sama sm ama")
# Beginnings of subjects, and the short forms officials say behind "Kadis" or "Kabag".
SHORT_STEMS = {
    "administrasi pembangunan": "adpem|adbang|adm pembangunan|adm. pembangunan|pembangunan",
    "kependudukan": "capil|dukcapil|catatan sipil|adminduk",
    "kepegawaian": "kepeg|kepegawaian",
    "kesatuan bangsa": "kesbang|kesbangpol",
    "kesehatan": "kes",
    "kesejahteraan rakyat": "kesra",
    "keuangan": "keu",
    "komunikasi dan informatika": "kominfo|komunikasi|infokom",
    "lingkungan hidup": "lh",
    "organisasi": "ortala|ortal|org",
    "pariwisata": "par|wisata",
    "pekerjaan umum": "pu|pupr|pekerjaan umum",
    "pemadam": "damkar|pemadam|kebakaran",
    "pemberdayaan masyarakat": "pmd|dpm",
    "pemberdayaan perempuan": "ppa|pppa",
    "pemerintahan": "pem|tapem|pemrintahan",
    "pemuda": "pora|pemuda|olahraga",
    "pangan": "ketahanan pangan|ketapang",
    "penanaman modal": "pm|ptsp|perizinan|perijinan|dpmptsp|pmptsp",
    "penanggulangan bencana": "bencana",
    "pendidikan": "dik|pend|dikbud|diknas|pendik",
    "pengadaan": "pbj|ulp|lpse",
    "pengendalian penduduk": "kb|dalduk|dalduk kb|ppkb",
    "perdagangan": "dag|perdag|perindag|perindagkop|dagang|dagkop|koperasi|umkm",
    "perekonomian": "ekon|ekonomi|perekon|ekbang",
    "perencanaan": "perencanaan",
    "perhubungan": "hub|perhub",
    "perlindungan anak": "ppa|pppa|p3a|pmppa|perempuan",
    "perpustakaan": "pustaka|perpus|arsip|kearsipan",
    "pertanian": "tan|pertan",
    "perumahan": "perkim",
    "protokol": "protokol|prokomp|prokopim|humas|protokoler",
    "sosial": "sos",
    "tenaga kerja": "naker",
    "umum": "rumah tangga",
}
# One word for the unit with this subject in its name, whatever the city calls it, unless the register gives the word to
# another.
OTHER_NAMES = {
    "administrasi pembangunan": "adpem|adbang",
    "kependudukan": "dukcapil|disdukcapil|disdukcatpil|dispendukcapil",
    "kepegawaian": "bkpsdm|bkpsdmd|bkpp|bkppd",
    "kesatuan bangsa": "kesbang|kesbangpol|bakesbangpol|kesbanglinmas",
    "kesehatan": "dinkes|diskes",
    "keuangan": "bakeuda|bpkad|bpkd|bkad|bpkpd",
    "komunikasi dan informatika": "kominfo|diskominfo|kominfotik|diskominfotik",
    "koperasi": "diskop|dinkop|diskopukm|diskoperindag|koperindag",
    "lingkungan hidup": "dlh|blh",
    "organisasi": "ortala|ortal",
    "pariwisata": "dispar|disparbud|disbudpar",
    "pangan": "dkp|disketapang|disketpang",
    "pekerjaan umum": "pupr|dpupr|putr|dputr|dpu",
    "pemadam": "damkar|damkarmat|disdamkar",
    "pemberdayaan masyarakat": "dpmd|pmd",
    "pemerintahan": "tapem|bagpem",
    "pemuda": "dispora",
    "penanaman modal": "ptsp|dpmptsp|dpmpptsp",
    "pendidikan": "disdik|diknas|disdikbud|disdikpora|dispendik|dindik",
    "pengadaan barang": "pbj|ukpbj|ulp",
    "pengendalian penduduk": "dppkb|dalduk|dp2kb|p2kb|dpmdp2kb|dpmd p2kb",
    "perdagangan": "dagkop|perindagkop|disdag|disperindag|perindag|disperindagkop|disdagkop|disdagperin",
    "perencanaan": "bappeda|bapperida|bappelitbang|bappelitbangda|barenlitbang|bapelitbang",
    "perhubungan": "dishub",
    "perlindungan anak": "dp3a|p3a|dpppa|dp2kbp3a|dpmppa",
    "perpustakaan": "dispusip|dispersip|disarpus|arpus|dispusda",
    "pertanian": "distan|dispertan|disperta|dinpertan",
    "perumahan": "perkim|disperkim|dpkp|disperkimtan",
    "protokol": "prokopim|prokomp|humas",
    "sosial": "dinsos",
    "tenaga kerja": "disnaker|naker|disnakertrans",
}
# The further subjects of offices as they were called under earlier laws.
NAME_TAILS = (
    "kebudayaan|tenaga kerja|transmigrasi|kehutanan|perikanan|peternakan|perkebunan|hortikultura|statistik|persandian"
    "|aset|aset daerah|pelatihan|pertanahan|perindustrian|energi|sumber daya mineral|pemberdayaan perempuan"
    "|ekonomi kreatif|desa|nagari|kebersihan|pertamanan|informatika|arsip|perlindungan masyarakat"
)
CITY_NAMES = frozenset(("solok",))  # behind "Kota": "Sekda Kota Solok memerintahkan ..."
STEM_HEADS = _words("dinas kadis badan kaban bagian kabag bag")
SECTION_CHIEFS = _words("kasubag kasubbag kabid kasi kasie")
PLACE_HEADS = _words("camat lurah kec kel kecamatan kelurahan")
PLACE_SPELLINGS = {
    "i": "i|1|satu",
    "ii": "ii|2|dua",
    "iii": "iii|3|tiga",
    "iv": "iv|4|empat|ampek",
    "v": "v|5|lima",
    "vi": "vi|6|enam|anam",
    "vii": "vii|7|tujuh",
    "viii": "viii|8|delapan",
    "ix": "ix|9|sembilan",
    "x": "x|10|sepuluh",
    "kampung": "kampung|kp|kpg|kamp|kmpg",
    "tanjung": "tanjung|tj|tjg|tanj",
    "simpang": "simpang|simp|sp|spg",
    "koto": "koto|kt|kota",
    "lubuk": "lubuk|lb|lbk|lubuak",
    "pasar": "pasar|ps|psr",
    "tanah": "tanah|tnh|tanh",
    "sungai": "sungai|sei|sui",
    "panjang": "panjang|pjg|panjang",
}
UNIT_NAMES = (
    "opd|skpd|perangkat daerah|organisasi perangkat daerah|satuan kerja perangkat daerah|unit kerja|satker"
    "|opd-opd|opd opd|opd2|skpd2|pd|dinas-dinas|dinas dinas|dinas2|kadis-kadis|kadis2"
)
LOOSE_UNITS = "dinas|badan|instansi|kepala dinas|kadis|kaban|kepala badan|lembaga"
ALL_OF = (
    "seluruh|semua|setiap|tiap|tiap-tiap|tiap tiap|segenap|para|masing-masing|masing masing|masing2|sekalian"
    "|seluruh jajaran|seluruh pimpinan|semua pimpinan|seluruh kepala|semua kepala|setiap kepala|para kepala"
    "|para pimpinan|segenap kepala|segenap pimpinan|seluruh jajaran kepala|tiap kepala|sluruh|smua"
    "|semua jajaran|seluruh ka|semua ka|smua kepala|seluruh kepala-kepala|masing-masing kepala"
    "|setiap pimpinan|jajaran|jajarannya|seluruh jajarannya|jajaran kepala|keseluruhan|sebagian besar"
    "|kedua|ketiga belas|dua|bapak ibu|bapak/ibu|bapak dan ibu|bapak2 ibu2|bapak-bapak"
)
LEADERS_OF = "kepala|pimpinan|ka|para kepala|kepala kepala|kepala-kepala|jajaran"
# "OPD yang membidangi urusan pertanian": the one whose field it is.
RUNS = _words("membidangi mengurus mengurusi ngurus ngurusin urus menangani menyelenggarakan")
FIELDS = _words("urusan bidang pemerintahan soal masalah")
SOME_OF = (
    "terkait|teknis|pengampu|pengelola|bersangkutan|ybs|yang bersangkutan|yg bersangkutan|pemilik|penghasil"
    "|pendamping|penanggung|pelaksana|pemungut|penerima|yang|yg|dgn|dengan|pengguna|pengusul|tsb|tersebut"
    "|lainnya|lain|mitra|pelayanan|pengampunya|teknisnya|terkaitnya|penyelenggara|pelaksananya|yng|dimaksud"
    "|pemrakarsa|pengirim|kolaborator|pembina|berkenaan|tertentu|vertikal"
)
MANY = _words("banyak beberapa sebagian sejumlah ada adanya msh masih sisa sisanya")
# "Wako minta jajarannya ...", "seluruh jajaran Pemko": every unit; "PUPR beserta jajaran" is one of them.
STAFF = frozenset(("jajaran", "jajarannya"))
CITY_HALL = _words("pemko pemkot pemda pemerintah pemerintahan")
WITH_STAFF = _words("dan & + / serta beserta bersama dengan dgn sama n")
CHIEFS = {
    "camat": "camat|camatnya|kecamatan|bapak camat|ibu camat|camat camat|camat2|camat-camat",
    "lurah": "lurah|lurahnya|kelurahan|lurah lurah|lurah2|lurah-lurah",
}
TOLD = _words("agar supaya spy harus hrs wajib tolong tlg mohon mhn diminta segera")
CHIEF_WORDS = _words("camat lurah kecamatan kelurahan")
CHIEFS_OF = {
    "camat": "kecamatan",
    "camatnya": "kecamatan",
    "lurah": "kelurahan",
    "lurahnya": "kelurahan",
    "kecamatan": "kecamatan",
    "kelurahan": "kelurahan",
}
ITS_CHIEF = _words("camatnya lurahnya")
OTHER_CHIEFS = _words("lain lainnya se di dan & serta / ,")
WITH_HELP = _words(
    "dibantu bersama melibatkan libatkan didampingi didukung gandeng menggandeng beserta rangkul sm sama bareng"
)
MANNERS = _words(
    "segera cepat tertib baik sungguh-sungguh sungguh penuh cermat teliti benar jujur seksama sebaik-baiknya"
)
PERSONS = _words("camat lurah camatnya lurahnya camat2 lurah2")
WHICH = _words("yang yg dengan dgn")
# The kinds of units a list goes on with: "kadis, kaban dan kabag" are all of them.
UNIT_KINDS = _words("badan bagian dinas kantor instansi bag kaban kabag kadis")
KINDS = _words("kecamatan badan bagian kelurahan dinas camat kantor lurah")
UNIT_ENDS = _words("opd skpd daerah")

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
    " ex menunggu nunggu tunggu ditunggu dinanti kecuali bukan persetujuan izin rekom oknum mantan eks milik punya"
    " menurut pegangan"
)
ASKED = _words(
    "mohon mhn minta tolong tlg tolonglah harap agar supaya spy instruksikan menginstruksikan memerintahkan"
    " perintahkan tugaskan menugaskan meminta diminta dimohon diharapkan yth untuk utk u/ buat bwt dear tugas"
    " imbau mengimbau pls please sila silakan bahwa maka ingatkan mengingatkan diperintahkan diinstruksikan"
    " ditugaskan pic pj penanggungjawab jawab fyi attn up u.p kejar kepada @ oleh olh dioleh dari"
)
# Said by one agency to another: who is told does not act.
TELLS = _words(
    "ingatkan mengingatkan instruksikan menginstruksikan perintahkan memerintahkan tugaskan menugaskan imbau"
    " mengimbau"
    " kejar minta meminta"
)
ADDRESSED = _words(
    ": agar supaya spy harus hrs wajib tolong tlg mohon mhn segera diminta dimintakan diperintahkan diinstruksikan"
    " ditugaskan ditugasi dimohon diharapkan diwajibkan diharuskan diimbau dihimbau guna untuk utk selaku sebagai"
)
GREETINGS = _words("izin ijin maaf siap halo hallo pagi siang sore malam mlm assalamualaikum wb wrwb baik ok oke")
MEANT_FOR = _words("untuk utk u/ buat bwt bagi")
NOT = _words("bukan bkn tidak tdk gak ga nggak ndak tak")
LOOKS_ON = _words("nonton menonton menyimak nyimak")
LEAVE_ASKED = _words("disposisi persetujuan saran masukan arahan petunjuk izin ijin melapor melaporkan lapor")
NEEDED = _words("perlu usah ikut termasuk wajib dilibatkan")
ENTRUST = _words("disposisi disposisikan teruskan titip titipkan serahkan percayakan limpahkan minta bebankan")
ENTRUSTING = _words("saya sy kami kita wako")
PEOPLE = _words("pegawai staf anggota personel personil orang petugas tenaga")
STAFF_OF = PEOPLE | _words("asn pns pppk aparatur karyawan karyawati thl honorer pejabat")
SENT = PEOPLE | _words("tim regu pasukan perwakilan utusan")  # "tim dari BPBD"
MEANWHILE = _words("usai seusai setelah sesudah saat ketika sewaktu selepas sambil sehabis")
ENTRUSTED = _words(
    "didisposisi didisposisikan"
    " bilang bilangin kasihtau tau tahu ditujukan dialamatkan dialihkan dilimpahkan dibebankan dipercayakan"
    " ditugaskan didelegasikan"
    " dimandatkan diamanahkan"
    " dilimpah dioper dibebani"
)
OWNED_BY = _words(
    "tangan kendali wewenang kewenangan urusan tupoksi ranah domain porsi giliran jatah komando tupoksinya ranahnya"
    " domainnya urusannya kewenangannya wewenangnya porsinya gilirannya jatahnya kerjaan kerjaannya pekerjaannya"
)
# "Pengelolaan GOR diserahkan ke Dispora", but a document only goes there.
HANDED_ON = _words("diserahkan dikembalikan dipindahkan diberikan serahkan kembalikan pindahkan")
WORK = _words(
    "urusan kewenangan wewenang tugas kepanitiaan operasional pengelolaan pemeliharaan penanganan perawatan pengawasan"
    " penagihan pemungutan penyelenggaraan pelaksanaan penertiban pembinaan pengoperasian pengurusan penjagaan"
    " pengamanan"
)
WHAT_IS_ENTRUSTED = _words("soal urusan masalah saja aja sepenuhnya semuanya")
WHOSE = _words(
    "ini itu jadi menjadi adalah memang murni masuk termasuk dalam di pada bawah tetap ke"
)  # before "tugas Disdik"
STAYS = _words("bola bolanya tetap tetapnya melekat kendalinya komandonya tugasnya urusannya")
# "tugas selanjutnya di BKPSDM": whose turn it is.
NEXT = _words("selanjutnya berikutnya sekarang kini")
TURN = _words("tugas tugasnya langkah giliran pekerjaan kerjaan bola bolanya")
# The parts of an agency, said before it: "Bendahara umum di BKD", "Bidang Pendapatan pada Badan Keuangan Daerah".
SECTIONS = _words(
    "bidang seksi subbidang subbagian subbag kabid kasi kasubag kasubbag bendahara pengelola operator petugas admin"
    " pengurus verifikator auditor penyuluh analis juru sekretaris tim pejabat siapa"
)
SPEAKS = _words("ini saya sy")
HEREBY = _words("bersama dengan dgn")
OF_A_BUILDING = _words("dinas badan camat lurah bagian kecamatan kelurahan")
PURPOSE_BEGINS = _words("guna untuk utk demi rangka")
OPENS = _words("] ) mohon diminta minta instruksi arahan tugas selamat slmt met wr")
# What a new clause begins with, and the marks that are enough for it when somebody acts already.
CLAUSE_MARKS = frozenset(",|-)[]")
CLAUSES_BEGIN = CLAUSE_MARKS | _words(
    "( & + / dan serta lalu kemudian sedangkan sementara sekalian nanti adapun biar biarkan biarlah"
)
# Before a colon: who sends it, hears of it, where it is.
NAMING_LABELS = _words(
    "dari pengirim tembusan lokasi tempat sumber pelapor pemohon pengadu mengetahui notulis hadir peserta undangan"
    " dihadiri perihal hal keterangan ket tentang sasaran objek from dr cc tmbs"
)
# "semua OPD kecuali BKD": who of a group is not meant.
EXCEPT = _words("kecuali selain terkecuali")
# The last words of what ties a sentence to the one before: "oleh karena itu", "sehubungan dengan hal tersebut",
# "kalau bisa".
LINKS_END = _words(
    "itu tersebut tsb demikian selanjutnya kemudian berikutnya berikut maka jadi lanjut nah terus trus ini tadi td"
    " sekarang skrg skr kini bisa perlu sempat mungkin memungkinkan"
)
ASKED_FIRST = _words("cc kepada kpd kpada kepda untuk utk u/ buat bwt yth ke bagi utk: pada")
ABOUT = _words("terhadap thd thdp")
DONE = _words("sudah sdh telah tlh udah")
CONVEYED = _words(
    "sampaikan teruskan beritahu kabari ingatkan disampaikan ditujukan dikirimkan diteruskan diberitahukan"
    " diinformasikan"
)
RECEIVED = _words("diterima dibaca diketahui disetujui direstui")
AWAITED = _words("tunggu nunggu menunggu")
# "ditunggu dari Dinkes ...", "belum ada dari Dispora": whose product is awaited.
NOT_RECEIVED = _words("ada masuk terima diterima dapat datang")
AWAITED_FROM = _words("ditunggu tunggu nunggu menunggu dinanti dinantikan nantikan nanti")
NOT_YET = _words("belum blm blum tidak")
# "nunggu Dishub aja": all the others are ready.
ONLY = _words("aja saja sj lagi lg doang")
# "untuk tim medis", "soal datanya": what a helper is for.
PURPOSES = _words("untuk utk buat bwt soal bagian urusan bidang")
# "Camat TH diundang", "Dispora hadir sebagai pendengar": who comes to see it.
INVITED = _words("diundang undangan tamu peserta")
COMING_ALONG = _words("ikut turut juga jadi sebagai menjadi akan tolong cukup")
TAKES = _words("terima menerima dapat tahu mengetahui dengar mendengar hadir menyaksikan diberitahu ditembusi")
WITNESSED = _words("dihadiri disaksikan")
# "ya eh ini untuk Lurah Laing ya ...": what is said into a telephone before anything is said.
FILLERS = _words("ya eh e")  # "Pak Camat ya Tanjung Harapan eh ..."
OUTSIDERS_NAMED_BY = _words("dari dr ke kepada kpd")
VOICED = _words("eh e em ya nah ini itu oke ok baik lanjut terus jadi anu hmm")
UNHURRIED = _words(
    "buru buru2 terburu tergesa gegabah cemas khawatir kuatir takut panik pusing bingung ragu sungkan segan menunggu"
    " tunggu nunggu"
)
SPEAKERS = _words("saya sy kita kami aku")
ASKS = _words("minta meminta mintakan")
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
    "|rangkaian dengan|diingatkan oleh"
    "|diawasi|diawasi oleh|dikawal|dikawal oleh|dipantau|dipantau oleh|supervisi|koordinasi"
    "|berkoordinasi|minta pendampingan|minta pendampingan dari|dengan pendampingan|pendampingan"
    "|pendampingan dari|backup dari|backup oleh|backup|back-up|back up|bek up|di-backup penuh|bantuan"
    "|minta bantu|minta dibantu|minta dibantu oleh|mohon bantuan"
    "|minta tenaga|minta bantuan tenaga|pinjam tenaga|dengan bantuan dari|diperkuat|diperkuat oleh|ditemani|dipimpin"
    "|dipimpin oleh|dipandu|dipandu oleh|wakilnya|wakil ketua|anggotanya|anggota|beranggotakan|sekretarisnya"
    "|yang mendampingi"
    "|yg mendampingi"
    "|yang membantu|yg membantu|yg bantu|yang bantu|yang mendukung|yg mendukung|yg dampingi|yang dampingi|yg support"
    "|dikomandoi|dikoordinatori|disokong|bermitra|mitra|pendamping dari|kawan dari|kroscek dengan"
    "|sinkronkan dengan|padankan dengan|cocokkan dengan|rekon dengan|rekonsiliasi dengan"
    "|berkonsultasi dgn|konsultasi dgn|konsultasikan dgn|kolab dengan|kolab sama|join dengan|bersama2|brsm"
    "|bekerjasama"
    "|kerjasama|bekerja sama|dengan pengamanan|dengan pengawalan|dengan pengawasan|dengan fasilitasi|dengan asistensi"
    "|dengan supervisi|dengan pengamanan dari|dengan pengawalan dari|dengan pengawasan dari|dengan pengawasan oleh"
    "|dengan pengamanan oleh|dengan pengawalan oleh|dgn pengamanan|dgn pengawalan|dgn pengawasan|pengamanan oleh"
)
# "ajak juga Dishub", "didukung penuh BPBD", "dibantu juga oleh BKD".
BY_OR_WITH = _words("oleh dengan dgn dg sama")
BESIDES = _words("juga jg pula penuh langsung erat")
# "sama Dishub", "dgn BKD" behind who acts; not behind a verb or word that says something else with it.
WITH = _words("sama sm dgn dengan dg ama jo bareng")
NOT_WITH = _words(
    "lapor laporkan bilang minta tanya tanyakan kirim setor sampaikan kasih serahkan duduk ketemu bertemu temui"
    " sesuai"
    " dibanding dibandingkan berbatasan terkait berhadapan sebelah bersebelahan beda kontrak sewa kalah tergantung"
    " menghadap pamit sampai dikenal tidak belum pasti rdp hearing audiensi pendapat"
    " berdampingan berseberangan bicara ngomong"
)
HEADS_RECALLED = _words("kadis kadisnya kaban kabannya kepalanya")
HELPS_PLAINLY = _words("bantu membantu dampingi mendampingi dukung mendukung bantuin")
COPIED = _words("data server file database")  # "Bappeda backup data" helps nobody
CHECKS = _words("cek ngecek")
BEFORE_HELP = _words("yang yg cukup hanya tinggal juga ikut akan agar supaya untuk utk nanti tetap bisa dapat diminta")
HELPS = _words(
    "membantu bantu mendampingi dampingi mendukung dukung backup mem-backup membackup support mensupport"
    " memfasilitasi fasilitasi ikut turut mengawal kawal back-up bantuin ngebantu memback supervisi mengawasi"
    " awasi menyupport mensupport menyokong sokong memonitor monitor anggota anggotanya wakil wakilnya memantau"
    " pendampingan pendamping pendukung membersamai membackup perkuat"
)
OUTSIDE_BEFORE = _words(
    "kementerian kemen kementrian bupati gubernur menteri direktorat kantor-wilayah kanwil dirjen mantan"
    " provinsi pemprov upt balai"
)
OUTSIDE_AFTER = _words(
    "provinsi prov propinsi sumbar sumatera kabupaten kab pusat ri nasional padang bukittinggi payakumbuh"
    " sawahlunto natsir djamil jamil hatta mentawai lantas reskrim resnarkoba narkoba binmas intel intelkam"
    " samapta sabhara"
)
BREAKS = frozenset(".;:!?\n|→—–•*~➡")
# "Soal parkir RSUD, Dishub ...": what it is about, before who is to act.
TOPICS = _words("soal perihal hal terkait mengenai tentang masalah ttg prihal")
# "Memperhatikan laporan Camat TH, Dinas PUPR agar ...": what leads to an order.
LEAD_UP = TOPICS | _words(
    "memperhatikan menindaklanjuti mencermati menyikapi berdasarkan membaca menanggapi mempedomani merujuk menjawab"
    " atas"
)
# "Sebelum BKD cairkan dana, Inspektorat ...": what comes before, or is the case.
CONJUNCTIONS = _words(
    "sebelum sblm begitu selama selagi setelah stlh sesudah kalau kalo klo jika bila apabila ketika saat seandainya"
)
# "Terima kasih Dinkes. Disdik tolong ...".
PRAISE = _words("terima kasih makasih trims apresiasi salut bagus hebat puas mantap")
# "Bu Elvi dari Dinkes bawa data ...".
CALLED = _words("pak bu bpk bapak ibu ibuk buk sdr saudara sdri mas mbak bang uda uni kak")
# "kepada Disdik, kepada Dinkes": said again before each.
REPEATED = _words("kepada kpd untuk utk buat bwt dari dr")
# Who answers for it, whatever stands around.
LEAD_MARKS = _words(
    "pelaksana pelaksananya pic pj penanggung jawab jawabnya penanggungjawab leading sector sektornya sectornya"
    " pengampu pengampunya koordinator koordinatornya ketua ketuanya motor motornya lokomotif lokomotifnya eksekutor"
    " eksekutornya komandan komandannya walidatanya pembinanya"
)
# "GPM keliling biar pangan yang jalan".
LET = _words("biar biarlah biarkan")
SETS_OUT = _words("jalan gerak bergerak maju turun bertindak tangani urus jawab")
CLEFTS_BEGIN = _words("yang yg pengendali penanggung penanggungjawab pj pic koordinator pelaksana ketua pengampu")
JOINS = _words("( ; - – dan & + / serta n dn sama sm ama sama2 plus and atau , maupun dan/atau jo bersama")
NOT_NAMES = _words(
    "dinas pertanahan setia setiap sekian sekawan bagus bagusnya kembang kembangkan bapenda dispenda damar diskes dakar"
    " kesbang sepakat inspeksi inspektor dinasnya dispar2 perkiraan dikenal dinilai dinanti dihubungi disuruh"
    " disusun dipasar dipasang distribusikan distansi komite kominten diskon dispensasi distribusi disiplin"
    " digital dinamis dinding disini dampak pandan panitia badang lurus murah camar comat kamar karena"
    " komando komentar humus rumus perlu perkara perdana bakda bappenas basarnas bapak diskusi dishare distop"
    " disbun bkkbn disposisi disertasi diskresi asistensi assistant balerina dampar diaspora didik diinstal diisukan"
    " disertai dispersal distal distance disidang disko dispersi inspector kelabang kerabang sekan setan setiawan"
    " sewaan"
)
# "nota dinas ditujukan ke Sekda": where a paper goes.
ADDRESSED_TO = _words("ditujukan dialamatkan")
# In a cell under "PIC" a word alone is enough.
CELL_GROUPS = {"kecamatan": "camat", "kelurahan": "lurah", "semua": "all", "seluruhnya": "all", "all": "all"}
# "dengan pendampingan hukum Bagian Hukum", "dengan bantuan alat berat dari PUPR": what is lent stands between.
SUPPORT_MARKS = _words("anggota pendukung support pendamping mitra dukungan membantu bantu")
LENT_WITH = WITH | _words("minta mohon pinjam")
HELPED = _words("dibantu didukung diperkuat disokong")
UNABBREVIATED = _words("kantor kepala pimpinan jajaran")  # "... ke kantor. Direktur RSUD ..." is no one name
LENT = _words("bantuan dukungan pendampingan pengamanan pengawalan pengawasan dukungan asistensi fasilitasi")
# "Laporan DBD dari Dinkes saya tunggu Senin": who is to deliver it.
DELIVERED = _words(
    "rekomendasi pertimbangan keterangan"
    " laporan lap data rekap hasil kajian telaahan dokumen bahan daftar draf draft usulan proposal jawaban jadwal foto"
    " bukti rab revisi naskah telaah progres progress berkas konsep angka evaluasi rencana kak dpa spj lkjip"
    " realisasi peta materi paparan"
)
EXPECTED = _words(
    "saya sy kami ditunggu tunggu harus hrs wajib sudah sdh paling plg selambat-lambatnya selambatnya mana belum blm"
    " masuk maksimal maks diserahkan disampaikan dikirim diterima"
)
# "Surat teguran dari BKPSDM terbit lusa", "RSUD menyusul belakangan", "Kirim ke Inspektorat: ...".
ISSUED = _words("terbit keluar turun jadi diterbitkan dikeluarkan")
ISSUED_PAPERS = _words(
    "surat sk rekomendasi izin teguran edaran perintah pertimbangan nota sp rekom panggilan keputusan"
)
FOLLOWS = _words("menyusul nyusul")
LATER = _words("belakangan kemudian nanti kapan")
SENDS = _words("kirim kirimkan setor setorkan serahkan antar antarkan kumpulkan masukkan unggah setornya kirimnya")
MONEY = _words("biaya biayanya dana dananya anggaran anggarannya btt pembiayaan")
THROUGH = _words("melalui lewat via")
WILL = _words("akan akn berencana bakal")
# What somebody told or lacked, before another is told what to do about it: "RSUD minta tambah dokter. BKPSDM proses".
COMPLAINS = _words(
    "minta meminta mengeluh mengeluhkan ngeluh mengadu ngadu protes mengajukan mengusulkan usul melapor melaporkan"
    " lapor bilang ngomong curhat mengaku ngaku mengklaim klaim menanyakan mempertanyakan bertanya menyoroti"
    " mengkritik kekurangan kehabisan butuh membutuhkan kewalahan"
    " kesulitan menyebut menyebutkan menemukan nemu mendapati mengungkap mengungkapkan nelpon nelfon menelepon menelpon"
)
# What an agency has done, or did badly, is told of it: "DLH sudah, tinggal ...", "PUPR salah ukur kemarin. Perkim ...".
HAS_DONE = _words("sudah sdh udah udh telah tlh belum blm blom")
JUST_NOW = _words("kemarin kemaren kmrn tadi td barusan semalam")
FAILED = JUST_NOW | _words(
    "salah keliru lambat telat terlambat lamban lupa kelupaan kecolongan lalai abai lengah teledor gagal"
)
RECORDS = _words("mencatat menilai menyatakan")  # "Inspektorat mencatat hibah belum lengkap"
LACKING = NOT | HAS_DONE | _words("masih msh kurang")
BUT = _words("tapi tp tetapi namun padahal ternyata rupanya")  # "Dishub gali trotoar tapi tidak ditutup lagi"
ORDERED_ON = _words("ke kepada kpd dari agar supaya harus wajib segera paling maksimal maks lengkap")
ANNOUNCES_TIME = _words("per mulai terhitung sejak pada tanggal tgl sebelum")
# Who passes an order on; another one named behind is to act.
ISSUERS = _words("sekda sekdako sekretaris asisten wawako wako setda")
SAYS = _words("menyampaikan sampaikan bilang berkata menyebut kata titip pesan")
# "Sekda menitip pesan wako untuk Perkim: ...", "Asisten III hanya meneruskan arahan Wako, ...".
CARRIES = SAYS | _words("menitip menitipkan titipkan nitip nitipkan meneruskan teruskan menyambung menyampaikan")
MERELY = _words("sekedar sekadar hanya cuma cuman")
ON_BEHALF = _words("atas mewakili a.n")
THAT = _words("agar supaya spy bahwa : , kalau")
PASSED_ON = _words("perintah arahan instruksi pesan permintaan titipan atas an n mandat petunjuk menurut dari")
ISSUES = _words(
    "minta meminta menginstruksikan instruksikan mengingatkan ingatkan menegaskan menekankan mengarahkan"
    " memutuskan menyepakati menugasi mewajibkan menyuruh menghendaki berharap mengimbau imbau memerintahkan"
    " perintahkan menugaskan tugaskan berpesan mendorong"
)
# Sections of the secretariat that are known by their short name alone.
BARE_SECTIONS = _words("kesra adpem prokomp prokopim pbj ukpbj ortala tapem")
NO_PASSIVES = _words(
    "digit diare disko dimas diana didik dirut dinda"
    "diingatkan ditegur diperingatkan dipanggil ditanya dimintai disorot dikritik dipakai digunakan dimiliki"
    " ditempati dihuni dikuasai dipinjam dialami dikeluhkan diadukan dikenal dipimpin"
    " dinas dimana dimna diantara direktur direksi disiplin digital dinamis diskusi distribusi"
    " dispensasi dialog diklat"
)
NO_ACTIVES = _words(
    "melalui mengenai menurut memang mengingat menjelang merah menit mentah merupakan melawai menyangkut meliputi"
    " melainkan merata menyusul mencapai menurun meningkat meninggal menumpuk membengkak meluas memburuk mendapat"
    " menerima mengalami mengeluh mengeluhkan melapor melaporkan menyampaikan meminta mengusulkan mengajukan"
    " menunggak"
    " mendesak mendadak mengapa mendatang mestinya menunggu"
)
# "perjalanan dinas", "rumah dinas" name no agency.
NO_UNITS_BEHIND = _words(
    "perjalanan kendaraan mobil rumah baju pakaian luar motor seragam nota ke surat pasangan jabatan urusan"
)
# A unit's bare word ("Hukum", "Laing") names it only where one stands who acts: what may stand there, and what not.
NEVER_BARE = _words(
    "org rt pem barang jasa komunikasi sumber riset inovasi kawasan usaha pelayanan pengembangan perempuan pemuda"
    " olahraga bencana kebakaran politik anak desa modal pasar arsip umkm par tan dik kes hub sos pm kb lh dag pu pend"
    " tenaga rumah keluarga kebudayaan penduduk wisata perumahan pekerjaan"
)
CALLED_BY = _words(
    "pak bu bpk bapak ibu ibuk tim orang kawan kawan2 teman teman2 rekan rekan2 staf petugas anak2 kawan-kawan"
)
STILL = _words("juga jg pula ini itu")
TO_SOMEBODY = _words("kepada kpd kepda yth ke")
PLEASE = _words("tolong tlg mohon mhn minta harap coba")
TOLD_ACTIVELY = _words(
    "agar supaya spy harus hrs wajib tolong tlg mohon mhn segera diminta diperintahkan diinstruksikan ditugaskan"
    " ditugasi dimohon diharapkan diwajibkan yang yg juga jg ikut turut akan saja aja untuk utk nanti bisa sudah coba"
    " dulu hari"
)
# Orders for a unit, though many begin no sentence or are nouns elsewhere; and verbs that behind a topic are none.
DOES = _words(
    "setor pesan rekap beli bawa kasih teken ketik rapat duduk hadir ketemu gotong goro kumpul siaga piket sewa"
    " beresin cuci servis rampungkan rekon telaah tanda ikut antre gelar jemput telpon telepon hubungi carter arsipkan"
    " mulai stop kunci setorkan tunda"
)
OFTEN_NOUNS = _words("bagi tindak tata data isi turun naik buka tutup pakai bina mulai tanda jaga")
DOES_ACTIVELY = _words(
    "mengecek membuat menyusun mendata menghitung mencetak mengurus menjaga memeriksa mengatur merekap menelaah"
    " menyetor memesan memantau menata membantu membayar mengirim menyewa mengolah menghimpun merevisi mereviu menyisir"
    " mengantar menjemput menghadap membentuk memasang menanam merancang membuka menutup mengejar merapat mencatat"
    " menagih mengangkut membawa mengundang menggelar"
)
THINGS_DO = _words(
    "menggunakan menyebabkan mengakibatkan menimbulkan menghasilkan menunjukkan memerlukan membutuhkan mengatakan"
    " melibatkan mengandalkan mengharuskan memberikan mengharapkan memungkinkan menjadikan mengorbankan memprihatinkan"
    " mengkhawatirkan memuaskan menggembirakan menguntungkan merugikan menjanjikan mengatasi melampaui memenuhi menjadi"
    " memiliki menyukai mengetahui menghadapi menyalahi melalui mempengaruhi memengaruhi memasuki mengurangi"
)
IN_CHARGE = _words("pic pj penanggungjawab pelaksana pelaksananya → ➡ >")
WITH_PLAINLY = _words("sama sm bareng")
DONE_BY_NO_UNIT = NO_PASSIVES | _words(
    "diproses diatur dijamin dilindungi dianggap dinilai dibuka ditempuh dijerat ditindak dibawa dilalui dilanda"
    " dilewati diikuti dihuni diduga disebut ditutup dilayani dimanfaatkan diperuntukkan"
)
BEHIND_A_DOER = _words(
    "dan & + / ; ! ? ) sebelum sblm paling plg maks maksimal selambat selambatnya sampai hingga s smp sd dl batas pada"
    " tgl tanggal per saja aja ya pak bu dibantu bersama sama dengan dgn untuk utk agar minggu hari bulan"
) | {"", ".", ",", ":", "\n"}
