"""What a line of minutes is when it is no order: done, a point of the agenda, a report, a section's heading."""

from __future__ import annotations

import re
from itertools import pairwise

from core.reading import minutes_words as words
from core.reading.agency_words import NO_UNITS_BEHIND
from core.reading.orders import phrases
from core.reading.tokens import plain
from core.reading.words import MONTHS, SHORT_MONTHS

_DONE = re.compile(
    rf"^\W*(?:{phrases(words.DONE_WORDS)})\W*$|[(\[]\s*(?:{phrases(words.DONE_WORDS)})\s*[)\]]\W*$|(?<!\d)[-–—:]\s*(?:{phrases(words.DONE_WORDS)})\W*$|,\s*(?:sudah|sdh|udah|telah)(?:\s+\w+)?\W*$|\((?:sudah|sdh|udah|telah)\s+\w+\)\W*$|[✓✔✅☑]️?\s*(?:(?:sudah|sdh|telah)?\s*(?:{phrases(words.DONE_WORDS)})\b.*)?$"
)
_FIRST_DONE = re.compile(rf"^\W*[(\[]\s*(?:{phrases(words.DONE_WORDS)})\s*[)\]]|^\W*(?:sudah|sdh|udah|telah|done)\s*:")
_TICKED = re.compile(r"[✓✔✅☑√]️?\s*$")
_ORDERED = re.compile(rf"^\W*(?:[\divxa-e]{{1,4}}[.)]\s*)?(?:{phrases(words.ORDERED)})\b", re.IGNORECASE)
_NOT_ORDERED = re.compile(
    rf"^\W*(?:[\divxa-e]{{1,4}}[.)]\s*)?(?:(?:poin|poin-poin|pokok|butir|hal-hal|daftar)\s+)?(?:{phrases(words.NOT_ORDERED)})\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_MEETING = re.compile(
    r"\W*laporan(?:\s+\w+)?\s+(?:rakor|rapat)\b(?!.*\b(?:lalu|sebelumnya|selesai)\b)", re.IGNORECASE
)
_MEETING = "(?:rapat|rakor|pertemuan)"
_OPENED = re.compile(
    rf"\b(?:membuka|menutup|mengawali)\s+{_MEETING}\b|^\W*{_MEETING}\s+(?:dihadiri|dipimpin|dibuka|ditutup|berakhir|dimulai)\b"
)
_LONGEST_SIGNATURE = 6
_GAP, _WORD = re.compile(r"[\s:,.;]+"), re.compile(r"[\w'-]+")
_HELD = re.compile(
    r"\W*(?:pada|bertempat|rapat|rakor|pertemuan)\b.*\b(?:dihadiri|dipimpin|dilaksanakan rapat|dibuka|diadakan)\b",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_ON = re.compile(r":\s*(?!1[.)])\S")
LIMITED = re.compile(
    r"paling l|plg l|batas|tenggat|deadline|\bdl\b|maks|selambat|sebelum|selesai|tuntas|target|sampai|s\.d|tunggu",
    re.IGNORECASE,
)
_ALL_OF_IT = re.compile(r"\W*(?:mohon\s+)?(?:semua|seluruh|seluruhnya|keseluruhan)\b", re.IGNORECASE)
_PAUSE = re.compile(rf"\W*(?:{phrases(words.PAUSES)})\b\W*+(?:\w++\W*+){{0,4}}$")
_END = re.compile(
    rf"\W*(?:(?:rapat|rakor|acara)\s+)?(?:{words.ENDS})\s+(?:oleh\b|jam\b|pkl\b|pukul\b|\d{{1,2}}[.:]\d\d)"
)
_LONGEST_END = 60  # characters of the last two words of a line
_LAST_WORDS = re.compile(r"(?:(?P<before>\w+)\s+)?(?P<last>\w+|[&+/(])$")
_NUMBER_AT_END = re.compile(r"\b\d{1,2}$")
NAMES_MONTH = rf"(?i:{'|'.join([*MONTHS.values(), *SHORT_MONTHS.values()])})\b"
_MONTH = re.compile(NAMES_MONTH)
_COURTEOUS = re.compile(rf"\W*(?:(?:{phrases(words.COURTESIES)})\b|(?:{phrases(words.ABSENCES)})\W*$)")
_SECTION = re.compile(
    rf"\W*(?:{phrases(words.ORDERED)}|{phrases(words.TALKED)}|{words.SECTIONS_ADDED})(?:\s+(?:{words.SECTIONS_OF})){{0,2}}[\s:*_]*$"
)
_EVENT = re.compile(r"\b(?:oleh|jam|pkl|pukul)\b")
_WAS_DONE = re.compile(
    r"\b(?:selesai|tuntas|rampung|beres|sudah|sdh|telah|dilaksanakan|terlaksana)\W*+(?:(?:tgl|tanggal|pada)\W*+)?$"
)
_NEXT_MEETING = re.compile(
    r"\W*(?:(?:jadwal\s+)?(?:rapat|rakor|pertemuan)\s+(?:berikut|berikutnya|selanjutnya|lanjutan|yang akan datang)"
    rf"|next\s+(?:{words.MEETINGS_TO_COME}))\b"
)
_FAREWELL = re.compile(
    rf"\W*+(?:(?:{words.FAREWELLS})(?:\s*(?:[.,!]|[^\w\s]*$)|\s+[^\x00-\x7f])|(?:{words.SO_FAR})\b"
    rf"|(?:{words.FAREWELLS}|{words.FAREWELLS_BEGUN})\W+(?:{words.FAREWELLS_ADDED})\b"
    rf"|(?:{words.MEETINGS_TO_COME}|(?:sampai\s+)?(?:{words.SEE_YOU}))\s+lagi\b|sampai\s+(?:{words.SEE_YOU})\b"
    rf"|(?:{words.GOES_ON})\s+(?:lagi\s+)?(?:{words.LATER})\b)"
)
_LONGEST_FAREWELL = 12  # words
_NOTHING_TO_DO = re.compile(
    rf"(?:^|[.:;,(–—\n]|\s-)\s*(?:{phrases(words.NOTHING_TO_DO)})\W*$"
    rf"|(?:^|[.:;(–—\n]|\s-)\s*(?:{phrases(words.FOR_INFORMATION)})\W*$|(?:^|:)\s*[-–—]+\s*$"
)
_TALKED = re.compile(rf"^\W*(?:[\divxa-e]{{1,4}}[.)]\s*)?(?:{phrases(words.TALKED)})\b", re.IGNORECASE)
_ORDERING = re.compile(rf"\b(?:{phrases(words.ORDERING)})\b", re.IGNORECASE)


def is_done(text: str) -> bool:
    """Whether a line or a status says that it is done."""
    text = plain(text).strip()
    return bool(_DONE.search(text) or _FIRST_DONE.match(text) or _TICKED.search(text))


def is_agenda(text: str) -> bool:
    """ "Pembukaan oleh Asisten I", "Penutup": a point of the agenda, no order."""
    first = _GAP.split(plain(text).strip(" *_"), maxsplit=1)[0]
    said_on = first in words.ORDERS_TOO and _SAYS_ON.search(text)
    return first in words.AGENDA and len(text.split()) <= 8 and not said_on


def is_report(text: str) -> bool:
    """ "Kepala Dinkes melaporkan kasus naik", "Asisten II membuka rapat": what was told, and to nobody by no day."""
    if _OPENED.search(plain(text)):
        return True
    said = _WORD.findall(plain(text))
    if not words.SAYINGS.isdisjoint(said[:7]):
        return words.REPORT_ORDERED.isdisjoint(said)
    for word, after in pairwise(said[:11]):
        of_a_state = after in words.REPORTED or after.isdigit() or not words.STATES.isdisjoint(said)
        if word in words.REPORTS and of_a_state:
            return not words.REPORT_ORDERED.intersection(said)
    return False


def is_told(text: str) -> bool:
    """ "Kadis PUPR menjelaskan kendala", "Bagian Umum sudah kirim undangan": a plain sentence tells of the talk."""
    said = set(_WORD.findall(plain(text)))
    return not said.isdisjoint(words.TELLING) and said.isdisjoint(words.TASKING) and not _ORDERING.search(text)


def closes(text: str) -> bool:
    """Whether a line closes the minutes, signs them or says who was there: "Demikian ...", "Kepala Bagian Umum"."""
    said = plain(text).split()
    first = said[0].strip(":.,*_")
    if first in ("kepala", "sekretaris"):
        return len(said) <= _LONGEST_SIGNATURE
    if len(said) > 1 and said[1] in words.TASKING:
        return False  # "Rapat menugasi Dishub ..."
    if _HELD.match(text):
        return True
    return first in words.CLOSING or " ".join(said[:2]).strip(":.,*_") in words.CLOSING_PHRASES


def pauses(text: str) -> bool:
    """Whether a line says that the meeting ends or rests: "tutup jam 12, makan siang", "done. next rakor tgl 25"."""
    said = plain(text)
    if _FAREWELL.match(said):
        return len(said.split()) <= _LONGEST_FAREWELL
    return bool(_END.match(said) or _PAUSE.match(said) or _NEXT_MEETING.match(said))


def leaves_nothing(text: str) -> bool:
    """ "Jumlah masjid 178. Tidak ada tindak lanjut.", "Dishub: nihil": a point that asks nothing of anybody."""
    return bool(_NOTHING_TO_DO.search(plain(text)))


def runs_into(text: str, below: str) -> bool:
    """Whether a line cannot be at its end: "... diserahkan kepada", "... paling lambat 19" over "Juli"; what is written
    in bold goes on with nothing.
    """
    if _NUMBER_AT_END.search(text) and _MONTH.match(below):
        return True
    last = _LAST_WORDS.search(plain(text[-_LONGEST_END:]))
    if last is None or below[:1] in "*_#":
        return False
    return last["last"] in words.UNFINISHED and last["before"] not in NO_UNITS_BEHIND  # "mobil dinas"


def heads_section(text: str) -> bool:
    """ "arahan wako", "pembahasan": a line that is nothing but the name of a section, in letters of any size."""
    return bool(_SECTION.match(plain(text)))


def is_courtesy(text: str) -> bool:
    """ "Sekda: terima kasih semua", "Dishub: siap pak"."""
    return bool(_COURTEOUS.match(plain(text)))


def is_event(heading: str) -> bool:
    """ "Pembukaan oleh Sekda": what happened then, over lines that belong to no section."""
    return bool(_EVENT.search(plain(heading))) and not heading.rstrip("*_ ").endswith(":")


def may_order(heading: str) -> bool:
    """Whether a section that tells what was talked about may hold orders in between: "Pembahasan", "Kendala"."""
    return bool(_TALKED.match(heading))


def is_order(text: str) -> bool:
    """Whether a sentence says by its words that it is an order: "diminta", "agar", "paling lambat"."""
    return bool(_ORDERING.search(text)) and not is_report(text)


def says_for_all(text: str) -> bool:
    """ "Semua data saya tunggu Jumat": a limit for the whole list, on a line of its own."""
    return bool(_ALL_OF_IT.match(text) and LIMITED.search(text))


def was_done(before: str) -> bool:
    """Whether the words before a day gone by say that it was done then: "selesai 10/8"."""
    return bool(_WAS_DONE.search(plain(before)))


def announces_meeting(text: str) -> bool:
    """ "Rakor berikutnya 20 Agustus"."""
    return bool(_NEXT_MEETING.match(plain(text)))


def section_is_ordered(heading: str) -> bool | None:
    """Whether the items under a heading are orders; None when it does not say."""
    if _SAYS_ON.search(heading):
        return None  # "Peserta: staf ahli, asisten" says what it has to say on its own line
    if _OF_THE_MEETING.match(heading):
        return None  # "Laporan singkat rakor:" is a title
    unwanted = _NOT_ORDERED.match(heading)
    if unwanted and not re.search(r"\b(?:arahan|instruksi|tindak lanjut)\b", unwanted["rest"], re.IGNORECASE):
        return False
    if unwanted and re.search(r"selesai|tuntas|sebelumnya|lalu", heading, re.IGNORECASE):
        return False
    return True if _ORDERED.match(heading) else None
