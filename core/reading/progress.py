"""Progress in reports: "60%", "sudah 75 persen", "setengah", "baru 1/4"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.reading.numbers import spoken_number
from core.reading.tokens import tokens

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
    figures = list(_FIGURE.finditer(text))
    if figures:
        return _figure(figures[-1])
    if spoken := _spoken_figure(text):
        return spoken
    if share := _SHARE.search(text):
        part, whole = int(share["part"]), int(share["whole"])
        return ReadPercent(round(_MOST * part / whole), share.group()) if part <= whole else None
    if said := _SPOKEN.search(text):
        return ReadPercent(_WORDS[said["share"].lower()], said["share"])
    return None


def _figure(found: re.Match[str]) -> ReadPercent:
    value = float(found["number"].replace(",", "."))
    return ReadPercent(None if found["sign"] or value > _MOST else round(value), found.group())


def _spoken_figure(text: str) -> ReadPercent | None:
    """ "tujuh puluh lima persen"."""
    for found in _SPOKEN_FIGURE.finditer(text):
        source = tokens(found["words"])
        for place in range(len(source)):
            number, end = spoken_number(source, place)
            if number is not None and end == len(source):
                return ReadPercent(number if number <= _MOST else None, found.group()[source[place].start :])
    return None
