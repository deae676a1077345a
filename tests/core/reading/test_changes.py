"""A change told in words to a card is read where it is clear, and left to the buttons where it is not."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import Calendar
from core.reading.changes import ReadChange, read_change
from core.reading.values import Doubt, Nature
from tests.core.reading.corpus import register

SAID = datetime(2024, 5, 29, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))  # a Wednesday
CALENDAR = Calendar()


def _read(text: str) -> ReadChange | None:
    return read_change(text, SAID, register(), CALENDAR)


@pytest.mark.parametrize(
    ("text", "lead", "support", "out"),
    [
        ("tambah Dinkes", (), ("dinkes",), ()),
        ("tolong tambahkan Dinkes dan Dishub ya", (), ("dinkes", "dishub"), ()),
        ("dibantu Dishub", (), ("dishub",), ()),
        ("tambah pendukung Dinkes", (), ("dinkes",), ()),
        ("bukan PUPR tapi Perkim", ("perkimlh",), (), ("pupr",)),
        ("maaf, bukan PUPR pak, melainkan Dinas Perhubungan", ("dishub",), (), ("pupr",)),
        ("ganti PUPR dengan Perkim", ("perkimlh",), (), ("pupr",)),
        ("harusnya Dinkes bukan PUPR", ("dinkes",), (), ("pupr",)),
        ("ganti OPD jadi Perkim", ("perkimlh",), (), ()),
        ("maksudnya Satpol PP", ("satpolpp-damkar",), (), ()),
        ("penanggung jawab Dinkes", ("dinkes",), (), ()),
        ("yang benar Dinkes", ("dinkes",), (), ()),
        ("PUPR dibantu Dinkes", ("pupr",), ("dinkes",), ()),
        ("Perkim saja", ("perkimlh",), (), ()),
        ("hapus Dinkes", (), (), ("dinkes",)),
        ("tanpa Dishub", (), (), ("dishub",)),
        ("seluruh camat", ("seluruh-camat",), (), ()),
    ],
)
def test_who_is_meant_is_read_from_the_word_before(
    text: str, lead: tuple[str, ...], support: tuple[str, ...], out: tuple[str, ...]
) -> None:
    assert _read(text) == ReadChange(lead, support, out)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("tenggatnya Jumat ya", date(2024, 5, 31)),
        ("jadi Senin saja", date(2024, 6, 3)),
        ("bukan Jumat tapi Senin", date(2024, 6, 3)),
        ("ubah tenggat jadi Senin", date(2024, 6, 3)),
        ("diundur ke 20 Juni", date(2024, 6, 20)),
        ("jadinya tanggal 20 Juni", date(2024, 6, 20)),
        ("paling lambat Jumat depan pak", date(2024, 6, 7)),
        ("deadline lusa", date(2024, 5, 31)),
        ("20 Juni", date(2024, 6, 20)),
    ],
)
def test_a_new_day_is_read(text: str, day: date) -> None:
    change = _read(text)
    assert change is not None
    assert change.deadline is not None
    assert change.deadline.deadline is not None
    assert (change.deadline.deadline.day, change.of_agencies) == (day, False)


def test_agencies_and_day_may_change_together() -> None:
    change = _read("bukan PUPR tapi Perkim, tenggatnya Senin")
    assert change is not None
    assert (change.lead, change.out) == (("perkimlh",), ("pupr",))
    assert change.deadline is not None
    assert change.deadline.span == "Senin"


def test_a_day_that_is_none_in_the_calendar_is_marked() -> None:
    change = _read("tenggatnya 31 Juni")
    assert change is not None
    assert change.deadline is not None
    assert Doubt.IMPOSSIBLE_DATE in change.deadline.doubts


def test_the_day_may_go() -> None:
    change = _read("tanpa tenggat")
    assert change is not None
    assert change.deadline is not None
    assert change.deadline.deadline is None


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("segera ya", ReadChange(nature=Nature.URGENT)),
        ("sifatnya sangat segera", ReadChange(nature=Nature.VERY_URGENT)),
        ("rahasia", ReadChange(nature=Nature.SECRET)),
        ("oke simpan", ReadChange(saves=True)),
        ("isinya jadi Keruk sedimen Batang Lembang", ReadChange(wording="Keruk sedimen Batang Lembang")),
        ("ganti isi: Keruk sedimen", ReadChange(wording="Keruk sedimen")),
    ],
)
def test_nature_wording_and_saving_are_read(text: str, change: ReadChange) -> None:
    assert _read(text) == change


@pytest.mark.parametrize(
    "text",
    [
        "tambah lampu di taman",
        "Dinkes cek puskesmas Jumat",
        "tambah PPA",  # a kelurahan or a service
        "tambah penanggung jawab Dinkes",
        "ganti PUPR",
        "diundur seminggu",  # from today, or from the deadline?
        "maju sehari",
        "apa tugas PUPR?",
        "kapan tenggatnya?",
        "PUPR terlambat",
        "sudah sampai mana?",
        "OPD terkait saja",
        "terima kasih",
        "oke",
        "batal",
        "hapus",
        "",
    ],
)
def test_what_may_mean_something_else_is_no_change(text: str) -> None:
    assert _read(text) is None


PIECES = ("bukan", "tapi", "PUPR", "Jumat", "jadi", "isi", ":", "tambah", "simpan", "31", "Juni")


@given(st.text(max_size=300) | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_any_text_is_read(text: str) -> None:
    _read(text)
