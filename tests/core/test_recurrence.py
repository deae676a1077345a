"""What comes again, and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.recurrence import read_recurrence
from core.recurrence import Recurrence

RECURRENCES = st.builds(Recurrence, weekday=st.integers(0, 6)) | st.builds(Recurrence, day=st.integers(1, 31))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("laporkan setiap Senin", Recurrence(weekday=0)),
        ("rapat tiap hari Jum'at", Recurrence(weekday=4)),
        ("bersihkan setiap minggu", Recurrence(weekday=4)),
        ("kerja bakti setiap hari Minggu", Recurrence(weekday=6)),
        ("setor laporan tiap tanggal 5", Recurrence(day=5)),
        ("setor laporan setiap tgl 31", Recurrence(day=31)),
        ("rekap setiap akhir bulan", Recurrence(day=31)),
        ("rekap tiap bulan", Recurrence(day=31)),
        ("setiap tanggal 40", None),
        ("setiap OPD mendata aset", None),
        ("Senin depan", None),
    ],
)
def test_a_recurrence_is_read_where_it_names_its_day(text: str, read: Recurrence | None) -> None:
    assert read_recurrence(text) == read


@given(RECURRENCES, st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_the_next_one_is_the_first_that_fits_strictly_after(recurrence: Recurrence, day: date) -> None:
    def fits(candidate: date) -> bool:
        if recurrence.weekday is not None:
            return candidate.weekday() == recurrence.weekday
        last = (candidate + timedelta(days=1)).day == 1
        return candidate.day == recurrence.day or (last and candidate.day < (recurrence.day or 0))

    following = (day + timedelta(days=n) for n in range(1, 63))
    assert recurrence.next_after(day) == next(filter(fits, following))


@given(RECURRENCES)
def test_what_is_stored_is_read_back(recurrence: Recurrence) -> None:
    assert Recurrence.parse(str(recurrence)) == recurrence
