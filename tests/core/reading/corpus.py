"""The reader's own corpus: tab separated cases beside this file, and the city they are set in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from core.agencies import Register
from core.calendar import Calendar

HERE = Path(__file__).parent
CITY = HERE.parents[2] / "cities" / "kota-solok.json"
ZONE = ZoneInfo("Asia/Jakarta")
CALENDAR = Calendar()


@cache
def register() -> Register:
    """Kota Solok's, as shipped."""
    return Register.from_json(CITY.read_text(encoding="utf-8"))


def said(at: str) -> datetime:
    return datetime.fromisoformat(at).replace(tzinfo=ZONE)


def cases(name: str) -> Iterator[list[str]]:
    """The rows of a file of cases, comments left out."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def patterns(name: str) -> list[str]:
    """The patterns the cases of a file are grouped by."""
    return list(dict.fromkeys(row[0] for row in cases(name)))


# Units that a text of nothing but them might make slow to read.
HOSTILE = [
    "besok ", "5 juni ", "1 ", '"', " 'a", "1.", "dinas dan ", "kepala ", "sebelum ", "pupr, ", "h-7 ",
    "s.d. 5 juni ", "9", " ", "paling lambat ", "setiap hari ", "dua ribu ", "dinsoss ", "satu dua ", "minggu ",
    "(", "1) a ", "- x\n", "a | b\n", "tgl 5 ", "senin ", "“", "1/2/", "ke-3 ", "akhir ",
    "di bawah koordinasi ", "3 hari sebelum ", "\n", "ا", "🙏", "a.", "jl. ", "12:30 ", "b k d ", "kadis x ",
    "lurah laing, ", "dinas perhubungn ", "jangan ", "draf jumat, ", "opd: x\n", "seluruh ", "pak bu ", "1\t2\n",
    "arahan  ", "no . ", "? ", "dinas ", "pemerintah kecamatan ", "terlambat ", "1. a\n", "| a | b\n",
    "9999 hari kerja ", "selesai, ", "Dinkes.\n", "semangat. ", "20 agusuts ", "(a) ", "5-",
    "PU - a, senin\nb\n",
]  # fmt: skip
