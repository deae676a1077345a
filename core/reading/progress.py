"""Progress in reports: "60%", "sudah 75 persen", "setengah", "baru 1/4"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.reading.numbers import spoken_number
from core.reading.tokens import Source

_FIGURE = re.compile(
    r"(?<![\w.,])(?P<sign>(?:minus\s+|[-−–]\s?))?(?P<number>\d{1,9}(?:[.,]\d{1,3})?)\s?"
    r"(?:%|(?:persen|prosen|pct|percent|persennya)\b)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?<!tgl )(?<!tanggal )(?<![\w/.,])(?P<part>[1-9])\s?/\s?(?P<whole>[2345]|10)(?![\w/.,-]*\d)")
_WORDS = {
    "tiga perempat": 75,
    "tiga per empat": 75,
    "dua pertiga": 67,
    "dua per tiga": 67,
    "sepertiga": 33,
    "seperempat": 25,
    "separuh": 50,
    "separo": 50,
    "setengahnya": 50,
    "setengah jalan": 50,
    "setengah": 50,
    "stengah": 50,
}
# "setengah hari" and "setengah meter" are no share of the work.
_SPOKEN = re.compile(
    rf"\b(?P<share>{'|'.join(_WORDS)})\b(?!\s+(?:hari|jam|bulan|tahun|minggu|meter|km|hektar|miliar|juta|\d|hati|badan|lusin))",
    re.IGNORECASE,
)
_SPOKEN_FIGURE = re.compile(r"\b(?P<words>[a-z]+(?: [a-z]+){0,3}) (?:persen|prosen)\b", re.IGNORECASE)
_MOST = 100
# What stands before a figure and says that it is what is left, or that it is not reached.
_LEFT = re.compile(r"\b(?:sisa|sisanya|tinggal|kurang)\s+(?:sekitar\s+|kira-kira\s+)?$", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:belum|blm|target|rencana|menuju)(?:\s+(?:sampai|mencapai|genap|progres))?\s+$", re.I)
_DONE = re.compile(r"\b(?:selesai|tuntas|rampung|beres)\b", re.IGNORECASE)
_NOT_DONE = re.compile(r"\b(?:belum|blm|hampir|akan|target|segera|agar|setelah|bila|jika|kalau|tinggal|sisa)\b", re.I)

_MORE_TIME = re.compile(
    r"\b(?:(?:minta|mohon|butuh|perlu|tambah(?:an)?)\s+(?:tambah(?:an)?\s+)?(?:waktu|perpanjangan)"
    r"|(?:minta|mohon)\s+(?:di)?(?:perpanjang|undur|mundur)\w*)\b",
    re.IGNORECASE,
)
_ATTACHED = re.compile(
    r"\b(?:terlampir|dilampirkan|lampiran(?:nya)?|(?:ini|berikut|lihat)\s+(?:foto|bukti|dokumentasi|berkas|surat)(?:nya)?)\b",
    re.IGNORECASE,
)
_NOT_ATTACHED = re.compile(r"\b(?:belum|blm|tidak|tdk|tanpa|akan|nanti|menyusul|besok)\b", re.IGNORECASE)


@dataclass(frozen=True)
class ReadPercent:
    """`value` from 0 to 100, or None when what was written is no share of the whole (`span` shows it)."""

    value: int | None
    span: str

    @property
    def is_invalid(self) -> bool:
        """Whether a figure was given that no progress can have: over 100, or negative."""
        return self.value is None


def read_percent(text: str) -> ReadPercent | None:
    """The progress a report states, the last figure if it states several ("dari 40% jadi 60%").

    None when it states none: "selesai" alone is no figure. Never raises.
    """
    figures = [found for found in _FIGURE.finditer(text) if not _NOT_YET.search(_before(found))]
    if figures:
        return _figure(figures[-1], is_left=bool(_LEFT.search(_before(figures[-1]))))
    if spoken := _spoken_figure(text):
        return spoken
    if share := _SHARE.search(text):
        part, whole = int(share["part"]), int(share["whole"])
        return ReadPercent(round(_MOST * part / whole), share.group()) if part <= whole else None
    if said := _SPOKEN.search(text):
        return ReadPercent(_WORDS[said["share"].lower()], said["share"])
    return None


def says_done(text: str, percent: int | None) -> bool:
    """Whether a report sounds as if nothing were left to do: 100%, or "sudah selesai pak"."""
    if percent is not None:
        return percent == _MOST
    return bool(_DONE.search(text)) and not _NOT_DONE.search(text)


def asks_for_time(text: str) -> bool:
    """Whether a report asks for a later deadline by the way: "minta waktu sampai 28 Juni"."""
    return bool(_MORE_TIME.search(text))


def says_attached(text: str) -> bool:
    """Whether a report speaks of something sent with it: "foto terlampir", and not "lampiran menyusul"."""
    return bool(_ATTACHED.search(text)) and not _NOT_ATTACHED.search(text)


def _before(found: re.Match[str]) -> str:
    return found.string[max(0, found.start() - 40) : found.start()]


def _figure(found: re.Match[str], *, is_left: bool) -> ReadPercent:
    value = float(found["number"].replace(",", "."))
    if found["sign"] or value > _MOST:
        return ReadPercent(None, found.group())
    return ReadPercent(round(_MOST - value if is_left else value), found.group())


def _spoken_figure(text: str) -> ReadPercent | None:
    """ "tujuh puluh lima persen"."""
    for found in _SPOKEN_FIGURE.finditer(text):
        source = Source.of(found["words"])
        for place, start in enumerate(source.starts):
            number, end = spoken_number(source.said, place)
            if number is not None and end == len(source):
                return ReadPercent(number if number <= _MOST else None, found.group()[start:])
    return None
