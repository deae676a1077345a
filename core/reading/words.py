"""The words of time, as officials write them: only data.

Every table maps a value to its spellings, separated by "|". A spelling may be several words; "." and "-" in one are
written as they stand. Names of the tables are the symbols of the grammar.
"""

from __future__ import annotations

from datetime import date, time


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = {
    1: "januari|januar|january|jannuari",
    2: "februari|pebruari|febuari|februar|february|febrari",
    3: "maret|march|mart",
    4: "april|avril",
    5: "mei",
    6: "juni|june|juin",
    7: "juli|july",
    8: "agustus|agust|august|agst",
    9: "september|setember|septembr",
    10: "oktober|october|oktobr",
    11: "november|nopember|novembr",
    12: "desember|december|desembr",
}
# Only beside a number or "bulan": alone they are words of their own (mar, agus, des).
SHORT_MONTHS = {
    1: "jan|jnr",
    2: "feb|peb|febr|pebr",
    3: "mar|mrt",
    4: "apr",
    5: "may",
    6: "jun|jni",
    7: "jul|jly",
    8: "agu|agt|ags|agus|agts|aug",
    9: "sep|sept",
    10: "okt|oct|okto",
    11: "nov|nop",
    12: "des|dec",
}
WEEKDAYS = {
    0: "senin|snn|senen|monday|sinayan",
    1: "selasa|sls|slsa|slasa|tuesday|salasa",
    2: "rebo|rabu|rbu|wednesday|rabaa",
    3: "kemis|kamis|kms|thursday|kamih",
    4: "jumat|jum'at|jum at|jumaat|jmt|jmat|friday|jumaik",
    5: "setu|sabtu|sbt|sbtu|saturday",
    6: "ahad|hari minggu|hr minggu|hr mgg|ahd|sunday|akaik",
}
# Only beside a date or "hari": alone they are words of their own (sel, kam, RAB).
SHORT_WEEKDAYS = {0: "sen", 1: "sel", 2: "rab", 3: "kam", 4: "jum|jumt", 5: "sab", 6: "min"}
UNITS = {
    "minute": "menit|mnt|minute|minutes",
    "hour": "jam|jm",
    "day": "hari|hr|hri|hari kalender|hari takwim|harian|days|day|ari",
    "week": "pakan|pekan|pkn|mingguan|weeks|week",
    "month": "bulan|bln|bulanan|bl|months|month",
    "year": "tahun|thn|th|taun",
}
ONE_UNIT = {
    "minute": "semenit",
    "hour": "sejam",
    "day": "sehari",
    "week": "seminggu|semingguan|sepekan|smnggu|seminggu penuh|semgg",
    "month": "sebulan|sebulanan|sbulan|sebln",
    "year": "setahun|sethn",
}
WORKDAY = "hari kerja|hr kerja|hari krj|hr krj|hk|hari efektif|hari kerja efektif|harker"
SUNDAY_OR_WEEK = "minggu|mgg|mggu|mingg|minngu|mnggu|mg|minggua"
QUARTER = "q|triwulan|tw|triwln|trwln|kuartal|kwartal|kw|tri wulan|twl|trwulan"
SEMESTER = "semester|smt|smstr|sem"
BUDGET_YEAR = "tahun anggaran|ta|thn anggaran|t.a.|t.a|th anggaran|tahun buku|tahun takwim|tahun angaran"
THIS = (
    "ini|ni|berjalan|sekarang|kini|ini juga|ini jg|ko|ini jua|skrg|skr|ini pula|tsb ini|yang berjalan"
    "|yang sedang berjalan"
)
NEXT = "depan|dpn|depannya|dpan|berikutnya|brktnya|selanjutnya|berikut|dpnnya|muko|depan ini|depan ini juga|dpn ini"
COMING = (
    "mendatang|yang akan datang|yg akan datang|y.a.d|y.a.d.|yad|akan datang|yang datang|yg datang|besok|nanti"
    "|yg mendatang|yang mendatang"
)
AHEAD = (
    "lai|lagi|lg|ke depan|kedepan|ke dpn|kdepan|dari sekarang|dr sekarang|dari skrg|dr skrg|mulai sekarang"
    "|terhitung sekarang|lagi ya|sejak sekarang|kedepannya|ke depannya|kmudian|kemudian|dari hari h"
    "|sejak saat ini|mulai saat ini|dari saat ini"
)
AGO = (
    "lalu|yang lalu|yg lalu|kemarin|kmrn|silam|terakhir ini|sebelum ini|kmaren|kemaren|kmrin|yg lewat"
    "|yang lewat|yll|y.l.|yl|tadi|td|patang|belakangan|belakangan ini"
)
TODAY = (
    "hari ini|hr ini|hr ni|hari ini juga|hr ini jg|hari ini jg|hr ini juga|hari ni|today|hri ini|hari ini pula|ari ini"
    "|hariko|hari ko|hari iko|hari yang sama|hari yg sama|hari yang sama juga|pada hari yang sama"
)
DAYS_AHEAD = {
    1: (
        "besok|bsk|esok|isuak|besuk|bsok|bisuak|keesokan hari|keesokan harinya|esok hari|besok hari|esok harinya"
        "|besok ini|tomorrow|keesokannya|esoknya|bsk ini|bisuak ko|besoknya|bsoknya|hari esok|hari besok"
        "|besok juga|bsk jg|bsk juga"
    ),
    2: "lusa|lsa|besok lusa|bsk lusa|lusanya|hari lusa|lusa ini|day after tomorrow|bisuak lusa",
    3: "tulat|langkek|besok tulat",
    4: "tubin",
}
PASSED_DAYS = (
    "kemarin|kmrn|kemaren|kmrin|kemarin dulu|tadi pagi|td pagi|tadi malam|td malam|semalam|tadi siang"
    "|tadi sore|barusan|patang"
)
DATE_WORD = "tanggal|tgl|tggl|tg|tnggl|tangal|tnggal|tglnya|tanggalnya"
CLOCK_WORD = "pukul|pkl|pkul|pk|jam|jm"
HALF = "setengah|stengah|stgh|1/2|½|stngah|sparuh|separuh|separo"
ZONE = "wib|w.i.b|w.i.b."
PARTS = {
    time(11): "pagi buta|pagi|pgi|pg|pagi hari|pagi2|morning|pagi pagi",
    time(15): "siang|siangnya|siang hari|paling siang|plg siang",
    time(18): "paling sore|plg sore|sore|sorenya|sore hari|petang|petangnya|sor|afternoon|sanjo",
    time(23, 59): "paling malam|plg malam|malam|malem|mlm|malam hari|mlam|malamnya|night",
}
DAWN = "dini hari|dinihari|subuh"
LATER_TODAY = "ntr|nanti|ntar|nti|entar|nnti|tar|beko"
MIDNIGHT = "tengah malam|tengah malem"
START = "awal|awl|permulaan|early|awal awal"
MIDDLE = "pertengahan|pertengahn|tengah|prtengahan|medio|mid|pertngahan"
END = (
    "tgl terakhir|akhir|akhr|ahir|akir|ahkir|penghujung|ujung|tutup|penutupan|akhirnya|end of|penutup|pengujung"
    "|hujung|berakhirnya"
    "|habis|selesainya|tutupnya"
)
ENDS = "berganti|ganti|berakhir|habis|selesai|tutup|usai|ditutup|berlalu"
BEFORE = (
    "sebelum|sblm|seblm|sbelum|sblum|sebelom|sblm masuk|sebelum masuk|sebelum memasuki|sebelum tiba"
    "|sebelum datang|sabalun|sebelum tibanya|sebelum datangnya|seblum"
)
TOWARDS = "menjelang|jelang|mnjelang|mjelang|jlg|menjelang tibanya|menyambut"
BEFOREHAND = "sebelumnya|sblmnya|sblm itu|sebelum itu|sebelum hari itu|sebelum tanggal itu|sebelum tanggal tersebut"
BEFORE_THAT = "sblm itu|sebelum itu|sebelum hari itu|sebelum tanggal itu|sebelum tanggal tersebut|sblm tgl itu"
AFTERWARDS = "setelahnya|sesudahnya|setelah itu|sesudah itu|stlh itu|setelah tanggal tersebut"
AFTER = (
    "setelah|sesudah|usai|pasca|stlh|stelah|sesudahnya|setlah|seusai|selepas|habis|abis|sehabis|paling cepat"
    "|plg cepat"
    "|tidak sebelum|after|paling awal|ba da|sasudah|tidak lebih awal dari|tdk lebih awal dari|jangan lebih awal dari"
    "|jgn lebih awal dari|tidak lebih cepat dari|tidak mendahului|jangan mendahului|paling dini"
    "|secepat-cepatnya tanggal"
)
USED_UP = _words("habis abis")
SINCE = (
    "sejak|terhitung sejak|terhitung|terhitung mulai|terhitung dari|dari|dr|sjk|mulai|setelah|sesudah|stlh|pasca|usai"
    "|terhitung setelah|sejak dari|dihitung sejak|dihitung dari"
)
FROM = (
    "mulai tgl|mulai|sejak|terhitung sejak|per tmt|tmt|t.m.t|t.m.t.|terhitung mulai|terhitung mulai tanggal|mulai dari"
    "|berlaku|sejak dari|berlaku mulai|starting"
)
UNTIL = (
    "ampe|smpe|nyampe|s.d.|s.d|s/d|sd|sampai|sampai dengan|sampai dgn|smp|s.d. tgl|sampe|hingga|hg|smpai"
    "|sampai dg|sampek|sampai ke|to|hinggo"
)
LIMIT = (
    "paling siang|plg siang|paling sore|plg sore|paling malam|plg malam"
    "|paling lambat|plg lambat|plg lmbt|plg lmt|paling lmbt|paling lama|plg lama|paling telat|plg telat"
    "|paling lambatnya|palinglambat|plng lambat|pling lambat|paling lmbat|selambat lambatnya"
    "|selambat-lambatnya|selambatnya|selambat2nya|selambat2 nya|slambat2nya|slambatnya|plglambat"
    "|paling lambat pada|paling akhir|paling tlat|p. lambat|maksimal|maks|max|maximal|mak|maksimum"
    "|maksimalnya|maxsimal|mks|mksimal|deadline|dl|d.l.|dedlen|dedline|deadlinenya|dl nya|dlnya|deadlien|due"
    "|due date|by|batas|batas waktu|batas waktunya|batas akhir|batasnya|batas terakhir|tenggat|tenggat waktu"
    "|tenggatnya|tengat|batas pengumpulan|batas penyampaian|limit|jatuh tempo|jatuh temponya|target|targetnya"
    "|ditargetkan|target selesai|target penyelesaian|target waktu|targetkan|jangan lewat|jgn lewat"
    "|jangan lebih|jgn lebih|jangan lewat dari|jgn lewat dari|jangan lebih dari|jgn lebih dari|tidak lewat"
    "|tdk lewat|tidak lebih dari|tdk lebih dari|jangan sampai lewat|jgn sampai lewat|jgn smp lewat"
    "|tidak boleh lewat|tdk boleh lewat|tidak melewati|jangan melewati|jangan sampai melewati|jgn melewati"
    "|jangan lebih lambat dari|jangan lampaui|tidak melampaui|jangan melebihi|jan lewat|tak lewat"
    "|ga boleh lewat|gak boleh lewat|jangan sampai lebih dari|jgn sampe lewat|kurang dari"
    "|tidak lebih lambat dari|akhir batas waktu|ditunggu|saya tunggu|sy tunggu|kami tunggu|kutunggu"
    "|ditunggu sampai|terakhir|trakhir|terakhirnya|no later than|at the latest|harus sudah|hrs sudah|hrs sdh"
    "|harus sdh|wajib selesai|harus selesai|hrs selesai|selesaikan|harus tuntas|hrs tuntas|sudah harus"
    "|sdh hrs|sdh harus|harus kelar|hrs kelar|kelar|selesai|tuntas|rampung|beres|bersih|wajib rampung"
    "|harus rampung|hrs rampung|paling tidak|minimal pada|minimal|diselesaikan|dituntaskan|rampungkan"
    "|tuntaskan|dirampungkan|rampuang|salasai|kalau lewat|kalo lewat|klo lewat|jika lewat|bila lewat|apabila lewat"
    "|mestinya|semestinya|harusnya|seharusnya|kalau lewat dari|jika lewat dari|kalau sampai lewat|jika melewati"
    "|kalau melewati|bila melewati|apabila melewati|tidak lewat dari"
    "|jangan lewat dr|jgn lewat dr|tidak lewat dr|tdk lewat dr|tdk lewat dari|jangan sampai lewat dari"
)
DURING = "selama|slama|sepanjang|selamo"
WITHIN = (
    "dalam|dlm|dalam waktu|dlm waktu|dalam tempo|dlm tempo|dalam jangka waktu|dalam jangka|dlm jangka waktu"
    "|dalam kurun waktu|within"
)
EVERY = "setiap|tiap|tiap tiap|tiap2|tiap-tiap|stiap|stp|saban|every|satiok|per|setiap kali|tiap kali"
ONCE = "sekali|skali|1x|satu kali|1 kali"
ORDINALS = {
    1: "pertama|prtama|kesatu|ke satu|perdana",
    2: "kedua|ke dua",
    3: "ketiga|ke tiga",
    4: "keempat|ke empat",
    5: "kelima|ke lima",
    -1: "terakhir|trakhir|paling akhir|penghabisan",
}
ROMAN = {1: "i", 2: "ii", 3: "iii", 4: "iv", 5: "v"}
DECADE = "dasarian"
AND = "dan|&|dn|n"
OR = "atau|atw|ato|maupun"
TIMES = "x|×|kali"
EVENT_DAY = "hari h|hari-h|h|d-day|pas hari h|hari h nya"
VAGUE = (
    "segera|sesegera mungkin|secepatnya|secepat mungkin|secepat-cepatnya|secepat cepatnya|asap"
    "|dalam waktu dekat|dlm waktu dekat|waktu dekat|selekasnya|lekas|sgr|sgra|segra|cepat|buruan|menyusul"
    "|nyusul|pada kesempatan pertama|kesempatan pertama|kpn2|kapan2|kapan kapan|jgn lama2|jangan lama2"
    "|jangan lama-lama|jangan lama lama|jgn lama lama|jgn lama-lama|jangan ditunda|jgn ditunda"
    "|jangan ditunda-tunda|tanpa menunda|seketika|langsung|tanpa menunggu|jangan menunggu lama|beberapa hari"
    "|beberapa minggu|beberapa bulan|beberapa waktu|bbrp hari|bbrp minggu|bbrp bulan|secepat nya"
    "|dalam beberapa hari|kalau sempat|kalo sempat|sewaktu-waktu|sagiro|sesegera|segera mungkin"
    "|dalam tempo sesingkat-singkatnya|sesingkat-singkatnya|dalam waktu singkat|waktu yang tidak terlalu lama"
    "|as soon as possible|urgent|prioritas|tanpa ditunda|sekarang juga|skrg jg|skrg juga|saat ini juga"
    "|detik ini juga"
)
OFFICE_CLOSES = (
    "akhir jam kerja|akhir jam kantor|pulang kantor|jam pulang|jam pulang kantor|jam kerja berakhir"
    "|jam kantor berakhir|kantor tutup|tutup kantor|habis jam kerja|jam kerja habis|jam kantor tutup"
    "|selesai jam kerja|jam kerja selesai|tutup jam kerja|cob|jam kantor habis|sebelum pulang"
    "|sebelum pulang kantor|jam kantor usai|jam kerja usai|akhir jam dinas|jam dinas berakhir|pulang kerja"
    "|close of business"
)
END_OF_DAY = "eod|end of day|akhir hari|penghujung hari|tutup hari|akhir hari ini|ujung hari"
END_OF_WEEK = "eow|end of week"
END_OF_MONTH = "eom|end of month|tutup bulan|tutup buku bulan"
END_OF_YEAR = "eoy|end of year|tutup tahun|tutup buku|tutup tahun anggaran|tutup anggaran"
WEEKEND = "sabtu minggu ini|sabtu-minggu ini|akhir pekan|weekend|wiken|akhir pkn|penghujung pekan|ujung pekan"
PRAYERS = {
    # before it, and after it has been said
    "subuh": (time(5), time(6)),
    "zuhur": (time(12), time(13)),
    "asar": (time(15), time(16)),
    "magrib": (time(18), time(19)),
    "isya": (time(19), time(20)),
    "jumatan": (time(12), time(13)),
    "istirahat": (time(12), time(13)),
}
PRAYER_SPELLINGS = {
    "subuh": "subuh|shubuh",
    "zuhur": "zuhur|dzuhur|dhuhur|zhuhur|lohor|duhur|luhur",
    "asar": "asar|ashar|asyar|ashr",
    "magrib": "magrib|maghrib|mahgrib|maghrip",
    "isya": "isya|isa|isya'",
    ("jumatan"): (
        "jumatan|jum'atan|salat jumat|shalat jumat|sholat jumat|salat jum'at|shalat jum'at|sholat jum'at"
        "|solat jumat|ibadah jumat"
    ),
    "istirahat": "makan siang|jam istirahat|istirahat siang|jam makan siang|istirahat|isoma",
}
PRAYER_WORD = "salat|shalat|sholat|solat|sembahyang|waktu"
AFTER_PRAYER = "ba'da|bakda|bada|ba da|bakdo|badha"

# Days with a name. What the holidays package knows is asked of it by a word of its Indonesian name.
FEASTS_BY_NAME = {
    ("idul fitri"): (
        "idul fitri|idulfitri|lebaran|hari raya idul fitri|hari raya idulfitri|hari raya|idul fitri 1 syawal"
        "|1 syawal|lebaran idul fitri|ied|idul fitrih|iedul fitri|rayo|hari rayo|id fitri|idul fithri|idulfithri"
        "|eid|takbiran|lebaran fitri|aidil fitri|aidilfitri"
    ),
    ("idul adha"): (
        "idul adha|iduladha|lebaran haji|hari raya idul adha|hari raya haji|idul qurban|idul kurban"
        "|hari raya kurban|hari raya iduladha|hari raya qurban|lebaran kurban|lebaran qurban|10 zulhijah|kurban"
        "|qurban|rayo haji|idul adhha|hari raya idul qurban"
    ),
    "natal": "nataru|natal dan tahun baru|natal & tahun baru|natal|hari natal|hari raya natal|natalan|christmas",
    ("tahun baru masehi"): ("tahun baru|thn baru|tahun baru masehi|1 januari tahun baru|pergantian tahun"),
    "tahun baru imlek": "imlek|tahun baru imlek|hari raya imlek|sincia",
    "tahun baru islam": "tahun baru islam|tahun baru hijriah|tahun baru hijriyah|1 muharam|1 muharram|muharram|muharam",
    "nyepi": "nyepi|hari raya nyepi|hari suci nyepi",
    "wafat yesus": "jumat agung|wafat isa almasih|wafat yesus kristus|wafat isa al masih|jum'at agung|wafat yesus",
    "kebangkitan yesus": "paskah|hari paskah",
    "kenaikan yesus": "kenaikan isa almasih|kenaikan yesus kristus|kenaikan isa al masih|kenaikan yesus",
    "waisak": "waisak|hari raya waisak|hari waisak|trisuci waisak",
    "isra": "isra mikraj|isra miraj|isra' mi'raj|isra mi'raj|isra' mikraj|isramikraj|isra' miraj",
    "maulid": "maulid|maulid nabi|maulid nabi muhammad|maulud|maulud nabi|maulid nabi muhammad saw",
    ("kepala daerah"): (
        "pilkada|hari pilkada|pemungutan suara pilkada|pilkada serentak|hari pencoblosan pilkada|pilwako"
        "|pemilihan wali kota"
    ),
    "pemilihan umum": "pemilu|hari pemilu|pileg|pilpres|hari pencoblosan|pencoblosan",
}
FEASTS_BY_DATE = {
    (
        8,
        17,
    ): (
        "hut ri|17 agustusan|hari kemerdekaan|hut kemerdekaan|hut kemerdekaan ri|17 an|17an|tujuh belasan|agustusan"
        "|hari proklamasi|17-an|tujuhbelasan|hari kemerdekaan ri|peringatan kemerdekaan|hari ulang tahun ri"
        "|hut republik indonesia|dirgahayu ri|upacara 17 agustus|hari kemerdekaan republik indonesia"
        "|hut proklamasi|kemerdekaan ri|17 belasan|hut ri ke"
    ),
    (
        12,
        16,
    ): "hut kota solok|hari jadi kota solok|ulang tahun kota solok|hut kota|hari jadi kota|hut solok|hut kota solok ke",
    (5, 1): "hari buruh|may day|hari buruh internasional",
    (5, 2): "hardiknas|hari pendidikan nasional",
    (5, 20): "harkitnas|hari kebangkitan nasional",
    (6, 1): "hari lahir pancasila|harlah pancasila",
    (10, 1): "hari kesaktian pancasila|kesaktian pancasila|hari jadi sumbar|hari jadi sumatera barat|hut sumbar",
    (10, 28): "sumpah pemuda|hari sumpah pemuda",
    (11, 10): "hari pahlawan",
    (11, 12): "hari kesehatan nasional|hkn",
    (11, 25): "hari guru|hari guru nasional|hgn|hut pgri",
    (11, 29): "hut korpri|hari korpri",
    (12, 22): "hari ibu",
    (4, 21): "hari kartini|kartini",
    (7, 23): "hari anak nasional|han",
    (8, 14): "hari pramuka",
    (10, 22): "hari santri|hari santri nasional",
    (12, 9): "hakordia|hari antikorupsi|hari anti korupsi",
    (6, 5): "hari lingkungan hidup|hari lingkungan hidup sedunia",
    (4, 25): "hari otonomi daerah|hari otda|otoda",
    (2, 21): "hari peduli sampah nasional|hpsn",
}
# With a number between: "HUT ke-80 RI", "hari jadi ke-55 Kota Solok"; alone, the one a document is about.
ANNIVERSARY = "hut|hari jadi|hari ulang tahun"
ANNIVERSARIES = {"ri": (8, 17), "republik": (8, 17), "kemerdekaan": (8, 17), "kota": (12, 16), "solok": (12, 16)}
RAMADAN = (
    "ramadan|ramadhan|bulan ramadan|bulan ramadhan|puasa|bulan puasa|1 ramadan|1 ramadhan|bulan suci ramadan"
    "|bulan suci ramadhan|romadhon|awal puasa|awal ramadan|awal ramadhan|ramadhon|hari pertama puasa"
)
# From the isbat session of the Ministry of Religious Affairs; any other year is counted back from Idul Fitri.
RAMADAN_BEGINS = {
    2018: date(2018, 5, 17),
    2019: date(2019, 5, 6),
    2020: date(2020, 4, 24),
    2021: date(2021, 4, 13),
    2022: date(2022, 4, 3),
    2023: date(2023, 3, 23),
    2024: date(2024, 3, 12),
    2025: date(2025, 3, 1),
    2026: date(2026, 2, 19),
}
NUMBERS = {
    0: "nol",
    1: "satu|stu|ciek",
    2: "dua|duo",
    3: "tiga|tigo",
    4: "empat|ampek",
    5: "lima|limo",
    6: "enam|anam",
    7: "tujuh|tujuah",
    8: "delapan|dlapan|lapan|salapan",
    9: "sembilan|smbilan",
    10: "sepuluh",
    11: "sebelas",
}
NUMBER_SCALES = {"belas": 10, "puluh": 10, "ratus": 100, "ribu": 1000}
NUMBER_ONES = {"seratus": 100, "seribu": 1000}
ABBREVIATIONS = _words(
    "tgl tg tggl pkl pk maks max mak min plg bln mgg thn th hr smt sem jl jln no kel kec bag ka kp jan feb"
    " peb mar apr jun jul agu agt ags agust aug sep sept okt oct nov nop des dec sen sel rab kam jum sab tw"
    " kw ta"
)

# What only looks like a time.
REGULATIONS = (
    "uu|undang undang|undang-undang|pp|peraturan|perpres|permendagri|permen|permenkes|permendikbud|permenpan"
    "|permenkeu|pmk|perda|perwako|perwali|perbup|pergub|kepwako|keputusan|kepmen|kepmendagri|inpres|instruksi"
    "|se|surat edaran|surat|sk|nota dinas|nodin|pasal|ayat|perma|perka|perkap|peraturan pemerintah"
    "|peraturan daerah|peraturan wali kota|peraturan walikota|peraturan presiden|peraturan menteri|undangan"
    "|memo|disposisi|perpu|perppu|kepres|keppres|permenpanrb|permendes|permenaker|permensos|lhp|dpa|nphd"
    "|kontrak|spk|berita acara|edaran|radiogram"
)
NOMOR = "nomor|no|no.|nmr|nomer|bernomor"
STREETS = (
    "jl|jln|jl.|jln.|gang|gg|gg.|jalan|lapangan|tugu|lap|lap.|gedung|kampus|universitas|masjid|mesjid|smp|sma"
    "|smk|perumahan|komplek|kompleks|jembatan|stadion"
)
STREET_DATES = frozenset(
    {
        (17, 8),
        (28, 10),
        (10, 11),
        (1, 6),
        (20, 5),
        (11, 3),
        (1, 3),
        (5, 10),
        (2, 5),
        (16, 12),
        (30, 9),
        (10, 4),
        (21, 4),
        (6, 6),
    }
)
MONEY = "rp|rp.|idr|rupiah|senilai rp"
AMOUNTS = (
    "juta|jt|jt an|miliar|milyar|milliar|m|triliun|trilyun|t|rb|persen|%|persennya|prosen|pct|orang|org|km"
    "|meter|mtr|ha|hektar|ton|kg|unit|paket|titik|kelurahan|kecamatan|opd|kk|jiwa|ekor|buah|item|dokumen"
    "|lembar|poin|kali|rumah|sekolah|desa|nagari|kasus|lokasi|butir|eksemplar|liter|batang|hektare|personel"
    "|m2|cm|mm|watt|kilometer|peserta|anggota|tim|nama|usulan|perda|program|kegiatan|indikator|ruas|puskesmas"
    "|posyandu"
)
AGE = (
    "anak|bayi|balita|masa|garansi|pidana|penjara|jabatan|pengalaman|durasi|lamanya|umurnya|usia pakai"
    "|umur rencana|jangka panjang|masa berlaku|usia|umur|berusia|berumur|di atas|diatas|dibawah|di bawah"
    "|minimal usia"
)
PERIOD_OF = (
    "periode|priode|kurun|masa berlaku|masa jabatan|masa kerja|tahun ajaran|tahun pelajaran|musim tanam"
    "|masa tanam|tmt|t.m.t|t.m.t.|rentang"
)
REPORTED = (
    "laporan|lap|lpj|realisasi|capaian|serapan|tpp|gaji|thr|insentif|honor|honorarium|tpg|rekap|data|evaluasi"
    "|kinerja|absensi|absen|tunjangan|pembayaran|tagihan|rekening|spj|pajak|retribusi|anggaran|monev"
    "|penyerapan|target|pendapatan|inflasi|kehadiran|rapor|lkjip|tukin|upah|belanja|rekapitulasi|rekon"
    "|rekonsiliasi|progres|pencapaian|kas|neraca|audit|reviu|temuan|produksi|penilaian|skp|e kinerja|ekinerja"
    "|jadwal|tunda bayar|iuran|kuota|beras|bantuan|blt|pkh|bansos|dana|tahap|termin|gelombang|edisi"
)
HOURS_OF_SERVICE = "jam besuk|jam buka|jam operasional|jam layanan|jam pelayanan|jam kunjungan|jam malam|jam belajar"
PROGRAMMES = "program|100 hari kerja"
QUIET = "tenang|efektif|asi|sunyi|literasi"
SERVED = (
    "igd|ugd|klinik|cctv|hotline|petugas|toko|minimarket|warung|buka|piket|siaga|layanan|pelayanan|nonstop"
    "|non stop|operasional|beroperasi|call center|standby|stand by|dijaga|jaga|on call|posko|pengawasan|aktif"
    "|menyala|hidup|layani|melayani|siagakan|menyiagakan|bersiaga"
)
RULERS = (
    "wali|wako|walikota|bupati|pertama|kepala daerah|pemerintahan|gubernur|presiden|kepemimpinan"
    "|masa kepemimpinan|bapak wali|kerja wako"
)
HAPPENS = _words("diterima ditandatangani diteken terbit diterbitkan keluar dikeluarkan turun masuk sampai disahkan")
MEETINGS = (
    "rakor|rapat|rapat koordinasi|pertemuan|apel|instruksi|surat|edaran|arahan|notulen|pengumuman|memo|pesan"
    "|perintah|disposisi|hari|saat|undangan|sk"
)
LIMIT_NOUNS = (
    "batas waktu|batas akhir|deadline|tenggat|tenggat waktu|jatuh tempo|batas|batas terakhir|dl|batas waktunya"
)

STRETCH = _words("rentang kurun")  # of days as well as of years
# Around a moment: what makes it an occasion or a mere circumstance instead of a limit.
PREPARE = _words(
    "siapkan persiapkan mempersiapkan menyiapkan persiapan sukseskan menyukseskan mensukseskan matangkan"
    " mematangkan siapin disiapkan dipersiapkan nyiapin siap2 bersiap"
)
READY = _words("siap beres lengkap rampung tuntas kelar terpasang tersedia")
EVENTS = _words(
    "rakor rapat peringatan hut upacara mtq festival lomba kunjungan kunker pelantikan acara kegiatan sidang"
    " paripurna pameran pawai expo fair event pilkada pemilu musrenbang forum bimtek diklat sosialisasi apel"
    " peresmian pembukaan penutupan penilaian lokakarya seminar workshop zoom vicon rakornas rakorda"
    " rakorprov jambore turnamen kejuaraan porprov popda konser bazar bazaar karnaval parade penyambutan"
    " perayaan hari haul wisuda ujian asesmen jalan-jalan car gebyar launching peluncuran talkshow audiensi"
    " halalbihalal malam pertemuan baralek tabligh takbiran salat safari mudik arus olimpiade kemah gowes"
    " pekan sertijab verifikasi visitasi kedatangan tuan karnaval pencanangan deklarasi kampanye simulasi sosialisasi"
    " sehat donor pengajian istigasah natalan buka"
)
FOR_A_TIME = _words("sementara")
BECAUSE = _words(
    "krn karena karna sebab soalnya mengingat apalagi sehubungan lantaran berhubung dikarenakan kalau kalo"
    " klo jika bila jikalau jangan-jangan padahal meski meskipun walau walaupun sementara takutnya"
    " sebelumnya akibat berdasarkan tadinya"
)
# "kalau yang dana hibah itu Kesra ya": what it is about.
AS_FOR = _words("kalau kalo klo")
TOPICAL = _words("yang yg soal untuk utk masalah urusan")
OTHERS_ACT = _words(
    "bpk kpk bpkp gubernur menteri mendagri presiden kita pemprov dprd wapres menpan kemenpan provinsi tim"
    " pusat kemendagri ombudsman wagub irjen dirjen kementerian pak beliau rombongan"
)
BY_THEN = _words("sudah sdh udah harus hrs wajib")
GONE_BY = _words("lewat terlewat terlewati kelewat kelewatan terlampaui dilewati berlalu")
CONTRARY = _words("bukan bkn tidak bukannya kecuali selain minus jangan jgn jan jangankan")
NOT_YET = _words("belum blm blum")
TO_WHOM = _words("ke kepada kpd dari oleh")
DO_NOT = _words("jangan jgn jan dilarang tahan tunda")
# "jangan ada PKL sebelum Jumat" and "jangan lupa Jumat" do set a day.
NOT_FORBIDDEN = _words("ada lupa lagi sampai smp sampe kurang tunggu nunggu lewat molor mundur telat terlambat lambat")
HELD_ON = _words("berlangsung digelar diselenggarakan diadakan dibuka dilangsungkan dihelat")
# "baru 1 September": begins then.
BEGUN = _words("pendaftaran pelaksanaan berlaku pemberlakuan penerapan pencairan keberangkatan puncak pemakaian mulai")
# "jangan besok, Senin saja", "ga usah Jumat", "tidak boleh sebelum 6 Juli": another day is meant, or none.
EXCLUDED = _words("bukan bkn bukannya jangan jgn jan kecuali selain tidak dilarang")
NOT_WANTED = EXCLUDED | _words("tdk ga gak nggak ndak tak belum blm")
NO_DAY_FOR_IT = _words("boleh usah perlu juga")
SPEAKER = _words("saya sy kita kami beliau bapak aku")
ELSEWHERE = _words(
    "di ada dinas cuti sedang masih lagi libur terbang berangkat rapat sidang dipanggil hadir hadiri menghadiri"
)
GUESTS = _words("tamu kunjungan rombongan tim")
# "untuk rapat siapkan bahannya Jumat": behind the occasion, what is to be ready on the day.
PRODUCTS = _words(
    "bahan bahannya materi materinya naskahnya paparan paparannya data datanya sambutan sambutannya"
    " rundown rundownnya jadwal jadwalnya undangan undangannya proposal proposalnya berkas berkasnya sk"
)
ON_THE_SPOT = _words("sana situ lokasi lapangan sini")
OPEN_HOURS = frozenset(HOURS_OF_SERVICE.split("|")) | {"dibuka"}
FOR = _words("untuk utk buat bwt rangka menyambut jelang menjelang menghadapi")
ON_THE_DAY = _words("pas tepat saat ketika bertepatan pada di waktu")
ATTEND = _words(
    "ikut hadir hadiri mengikuti menghadiri ikuti gelar menggelar adakan mengadakan laksanakan melaksanakan peringati"
    " memperingati amankan mengamankan meriahkan upacara libur"
)
# Announces the last of several products: "draf Jumat, final akhir bulan".
DRAFT = _words("draf draft drafnya draftnya konsep konsepnya rancangan naskah kuesioner kuesionernya outline")
FINAL = _words("final finalnya finalisasinya rampungnya jadinya akhirnya pamungkas tuntasnya selesainya")
SERVICES = _words("layanan pelayanan")
# "verifikasi s.d. 20 Agustus, lalu laporkan 25 Agustus": the step after.
THEN = _words("lalu kemudian selanjutnya berikutnya terus baru")
DELIVER = _words(
    "laporkan paparkan umumkan tetapkan serahkan sampaikan kirim kirimkan presentasikan terbitkan ajukan sahkan"
)
FINISHED = FINAL | {"jadi"}
SERVICE = _words(
    "penanganan respon respons merespon merespons tanggapan ditangani layani tiap setiap direspon ditanggapi menanggapi"
)
EACH = _words("tiap setiap tiap-tiap masing-masing")
UNITS_TOLD = _words(
    "opd skpd dinas badan camat lurah kecamatan kelurahan perangkat kepala unit bagian pd kadis kaban kabag kasat"
    " direktur sekda inspektur asisten sekwan"
)
SECRET = "rahasia|confidential|sangat rahasia|off the record"
VERY_URGENT = (
    "sangat segera|amat segera|segera sekali|kilat|urgent|sangat penting|sangat mendesak|darurat"
    "|sekarang juga|skrg juga|skrg jg|asap|detik ini juga|saat ini juga|emergency|sangat urgent|sgt segera"
)
URGENT = (
    "segera|secepatnya|sgr|sgra|sesegera|sesegera mungkin|selekasnya|secepat mungkin|mendesak|penting|lekas"
    "|prioritas|buruan|hari ini juga|as soon as possible"
)
# Between "paling lambat" and the day.
PASSED_OVER = _words(
    "pada di tgl tanggal hari itu : = adalah yaitu yakni jadi menjadi ialah tetap sdh sudah nya paling plg"
    " maks ( yg utk untuk ke bulan waktu"
)
# "dari 10 April menjadi 17 April", "10 April mundur ke 17 April": a limit that was moved.
BECOMES = _words("menjadi jadi mjd ke")
MOVED = _words("mundur maju diubah diundur digeser dimajukan diperpanjang dimundurkan berubah bergeser geser")
ROOMS = _words("ruang ruangan kantor kantornya tempat rumah")
ARRIVES = _words("datang tiba berkunjung mampir")
STAGED = _words("bertahap berangsur dicicil diangsur")
# "aktifkan posko dalam 1x24 jam": what is to begin, and no service that is given already.
SET_UP = _words(
    "aktifkan mengaktifkan dirikan mendirikan bentuk membentuk siapkan menyiapkan bangun membangun hidupkan"
)
# "Bila sampai 15 Maret tidak lunas": by that day it must be.
NO_REASON = _words("itu bisa perlu sempat mungkin memungkinkan")  # behind "karena", "kalau"
IF = _words("kalau kalo klo jika bila apabila jikalau")
NOT_DONE = _words("tidak tdk belum blm tak gak ga nggak masih")
# Near a month or a weekday in spelling, and no slip.
NOT_MISSPELT = _words(
    "market juara maria juta juragan selasar majelis oknum desa deskripsi jumlah satuan sabuk kamus karet"
)
NUMBERED_PLACES = (
    "smp|smpn|sma|sman|smk|smkn|mts|mtsn|man|tk|tps|puskesmas|pustu|posyandu|blok|zona|ruas|lantai|kelas|loket|dapil"
    "|rayon|posko|dermaga|koridor|halte|los|petak"
)
NEIGHBOURHOODS = "rt|rw|rt.|rw.|r.t|r.w|no rumah|blok|kav|km"
# Between a day and its hour: "Jumat sore ya pak, jam 4".
SAID_BETWEEN = _words("pak bu ya yah sekitar kira sekira")
MIDDAY = "tengah hari|tengah ari"
OVERDUE = "lewat|telat|terlambat|molor|meleset"
MINUTES_PAST = "lewat|lebih|liwat"
QUARTER_HOUR = "seperempat|seprempat|sperempat"
MINUTES_TO = "kurang|krg"
HOLIDAY_WORDS = (
    "libur|liburan|cuti bersama|cuti|hari libur|libur panjang|libur nasional|mudik|arus mudik|perayaan|peringatan"
    "|hari raya"
)
HALVES = "paruh|separuh bulan"
# Programmes named after a weekday.
WEEKDAY_PROGRAMMES = "berkah|curhat|sehat|sedekah|ibadah|krida|asri|taqwa|takwa|bersih|bugar|mengaji|barokah"
RITES = "khatib|khotbah|khutbah|safari|imam"
ENGLISH_NEXT = "next"
ENGLISH_THIS = "this"
ENGLISH_ORDINALS = "st|nd|rd"
# An outsider who asks for something sets a limit.
ASKING = _words("minta meminta batas deadline tenggat tunggu menunggu target mewajibkan mensyaratkan")
