"""The words around what must be done: openings, fillers, who speaks, and what a removed deadline leaves. Only data."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FILLERS = (
    "ya|y|yaa|ya pak|ya bu|ya bapak ibu|yah|yo|pak|bu|dong|donk|deh|nih|mohon|mhn|tolong|tlg|harap|agar"
    "|supaya|spy|untuk|utk|diminta|dimohon|tks|terima kasih|trims|thx|makasih|sih|kok|lah|pls|please"
    "|diharapkan|segera|sgr|sgra|diinstruksikan|ditugaskan|ditugasi|diperintahkan|diminta untuk|diminta agar"
    "|agar segera|dapat|kiranya|selaku tuan rumah|selaku koordinator|wajib|harus|hrs|saya minta|sy minta"
    "|saya kasih waktu|sudah harus|sdh harus|sdh hrs|harus sudah|hrs sdh|hrs sudah"
    "|sy kasih waktu|saya beri waktu|diberi waktu|bisa sih|langsung|secepatnya|asap|🙏|mohon agar|diimbau"
    "|diimbau agar|dihimbau|dihimbau agar|itu ya|tinggal|lalu|kemudian|berkenan"
    "|mohon kiranya berkenan|kiranya berkenan|uraian :"
)
OPENINGS = (
    "karena itu|oleh karena itu|oleh sebab itu|untuk itu|selain itu|selanjutnya|kemudian|dengan demikian"
    "|terakhir|lalu"
    "|pertama|kesatu|kedua|ketiga|keempat|kelima|keenam|ketujuh|kedelapan|kesembilan|kesepuluh|diktum|fwd|fw|forward"
    "|re|siap|siap pak|noted|ok|oke|baik|baik pak|arahan wako|arahan wali kota|arahan walikota|arahan bapak"
    "|arahan pak wako|arahan pak wali|arahan sekda|arahan pak sekda|instruksi wako|instruksi|arahan|assalamualaikum|ass"
    "|ass wr wb|ass ww|wr wb|wr|wb|ww|selamat pagi|selamat siang|selamat sore|selamat malam|kalau bisa sih|kalau bisa"
    "|kpd|kepada"
    "|untuk|utk|mohon kpd|mohon kepada|minta|saya minta|sy minta|pic|to|cc|yth|dear|halo|hallo|pagi|info"
    "|penting|urgent|asap|segera|tugas|pj|penanggung jawab|mhn kpd|tolong|tlg|pls|please|mohon|mhn"
    "|pak wako minta|pak wali minta|wako minta|wali kota minta|wali kota meminta|pak wako|bapak wali kota"
    "|perintah|dimohon|diminta|diminta kepada|kepada yth|izin|ijin|izin pak|mohon izin|terkait|reminder|pengingat"
    "|catatan|instruksi kepada|diinstruksikan kepada|ditugaskan kepada|agar|diteruskan|nota dinas|surat edaran"
    "|ini ya|ya|nah|buat|harap|diharapkan|terus kalau bisa|trus kalau bisa|nanti kalau bisa|kalo bisa|klo bisa"
    "|jika bisa|bila bisa|kalau perlu|kalau sempat|kalau memungkinkan|jika memungkinkan|bila memungkinkan"
    "|terus|trus|sekalian|habis itu|abis itu|setelah itu|sesudah itu|juga"
)
# Openings that may as well be what is ordered: "izin keramaian", "minta nomor kontak", "untuk pelantikan".
MAY_BE_MATTER = _words(
    "izin ijin tugas info pagi penting catatan perintah instruksi arahan minta untuk utk buat terakhir terkait kemudian"
    " lalu pj to cc re ass ww siap baik diteruskan pertama kesatu kedua ketiga keempat kelima keenam ketujuh kedelapan"
    " kesembilan kesepuluh ya nah selanjutnya nota dinas surat edaran terus trus sekalian juga"
    " setelah sesudah habis abis itu"
)
VOICED = _words("eh em emm hmm anu ee eee")
YES = _words("ya y yaa yah yo")
CALLS = _words(
    "pak bu bpk bapak ibu buk bg bang abang uda uni mas mbak dok kadis kaban kabag camat lurah sdr saudara rekan kawan"
    " teman komandan ndan"
)
CALLED = CALLS | _words("yth semua sekalian dan / kepala opd dinas badan sekretaris")
AND = _words("dan serta n sm sama maupun")

# Who asks, before the one who is asked: "saya minta PUPR ...", "disampaikan kepada Saudara ... agar".
ASKING = _words(
    "agar supaya spy tolong tlg mohon mhn minta saya sy kami kita diminta dimohon kepada kpd untuk utk harap diharapkan"
    " maka diimbau dihimbau diperintahkan diinstruksikan ditugaskan kiranya mau disampaikan diingatkan diberitahukan"
    " kembali bersama ini dengan hormat yth saudara sdr @ dimintakan"
)
# Of them those that something else may ask with: "ingatkan agar Dishub memasang rambu".
HANDING_ON = _words("agar supaya spy untuk utk kepada kpd minta maka disampaikan")
SPEAKERS = _words(
    "wali kota walikota wako wawako wakil bapak pak bu ibu sekda sekretaris daerah asisten i ii iii 1 2 3 a.n a n . an"
    " atas nama saya kami menginstruksikan instruksikan memerintahkan perintahkan menugaskan tugaskan meminta minta"
    " pesan perintah arahan instruksi kata menurut menekankan menegaskan mengingatkan , : solok agar supaya untuk"
    " bahwa mengarahkan mengimbau dari kita tunggu ditunggu"
)
ACCORDING = _words("menurut kata sesuai")
BY = _words("oleh olh")
JOINERS = _words("dan & + serta n")
CITING = _words(
    "menindaklanjuti sehubungan berdasarkan sesuai merujuk memperhatikan menyikapi berkenaan berkaitan mengingat"
    " menyambung mempedomani memedomani menanggapi"
)
CITED = _words(
    "surat se edaran arahan petunjuk rapat rakor instruksi disposisi peraturan permendagri permenpan permen perda"
    " perwako perpres keputusan hal nota sk undang uu pp lhp dimaksud tersebut hasil pembicaraan permintaan"
)
SUBJECT = _words("hal perihal")
WHICH = _words("yang yg")
FOR = _words("untuk utk buat")
# Behind these a name is no address, and before these it is of somebody who only joins in.
NOT_TOLD_BEHIND = _words("ke di dari dr pada oleh antara dengan dgn dg dan serta bersama sama atas")
JOINING_IN = _words("ikut bantu pimpin dampingi pendampingan")
# What goes on behind a comma once the order is told: "..., hasilnya dipaparkan".
GOING_ON = _words(
    "hasil laporan dan kita saya lalu kemudian yg yang sudah sdh krn karena supaya agar bila jika kalau anggaran jadi"
    " naskah dokumen berkas jangan jgn rencana jadwal data daftar peta draf berita"
)
BY_OR_WITH = _words("dengan dgn dg bersama beserta sama sm atas")

# What announces a day, in front of where it was.
ANNOUNCING = _words(
    "waktu waktunya tenggat tenggatnya batas batasnya terhitung mulai sblm sebelum deadline deadlinenya"
    " limit limitnya pada tgl tanggal per pd maks maksimal paling plg lmt lambat selama target targetnya jadwal tmt"
    " yakni yaitu dari"
)
AT_THE_LATEST = _words("paling plg lambat lmbt lambatnya maksimal maks")
GIVING = _words("kasih beri berikan diberi dikasih")
GIVERS = _words("saya sy kami kita ya")
PARTS_OF_DAY = _words("pagi siang sore malam tengah sepanjang setiap tiap se berapa sehari per jam")
AFTER_WHICH = _words("setelah sesudah sejak sebelum sblm pasca usai")
# Cues of a limit that are the order itself, and those that are where nothing else is one.
ORDERED_DONE = _words("selesaikan diselesaikan tuntaskan dituntaskan rampungkan dirampungkan targetkan")
NEW_CLAUSE = _words("sehingga agar supaya hingga sampai dan serta yang yg")
DONE = _words(
    "harus wajib hrs sudah sdh udah mesti selesai tuntas rampung kelar beres bersih ditunggu tunggu saya sy kami"
    " seharusnya salasai"
)
NO_VERBS = _words(
    "menurut mengenai melalui menjelang mengingat dishub dispora disdik dinkes dinsos disdag dispar dispusip disnaker"
    " disdukcapil diskominfo disperkim distan disperindag diskop direktur"
)
RESULTS = _words("selesai tuntas rampung kelar beres siap jadi bersih fix final")
CONVEYED_THANKS = _words(
    "terima kasih makasih mksh tks trims thx thanks terimakasih sekian wassalam wassalamualaikum wass demikian wr wb ww"
    " atas perhatian perhatiannya kerja samanya kerjasamanya kerjasama 🙏"
)
NOT_LATE = _words("jangan jgn sampai lewat lupa telat terlambat molor mundur ditunda lagi nanti besok terus")
# What may stand by itself where a deadline was taken out.
IDLE = (
    RESULTS
    | GIVING
    | GIVERS
    | YES
    | CONVEYED_THANKS
    | NOT_LATE
    | (ANNOUNCING - {"dari"})
    | _words(
        "sudah sdh udah harus hrs wajib mesti lambat lmbt paling plg maksimal pak bu bapak ibu lah sih dong deh nih"
        " tunggu ditunggu itu ini seluruhnya semuanya keduanya ketiganya pokoknya juga aja saja tp tapi tahun berjalan"
        " cek lihat liat mau sendiri diupayakan usahakan mohon tolong tlg segera hari wib di dan yang yg untuk utk"
        " minta berikutnya berakhir nya cut off dengan"
    )
)
COURTESIES = CONVEYED_THANKS | NOT_LATE | YES | CALLS | _words("dan semua diucapkan disampaikan")
# Of courtesies the words that make one.
THANKS = YES | _words(
    "kasih makasih mksh tks trims thx thanks terimakasih sekian wassalam wassalamualaikum wass wr wb ww demikian lewat"
    " telat terlambat molor lupa ditunda nanti"
)
NO_LAST_WORDS = _words("ya y yaa pak bu dan paling dgn per di dengan dg yg yang pd pada utk untuk s.d") | {""}
