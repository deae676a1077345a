"""Which of the listed directives a reply is about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.replies import by_number

LISTED = (5, 27, 60)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("#27 60%", [(27, "60%")]),
        ("27 60% galian", [(27, "60% galian")]),
        ("27: 60%", [(27, "60%")]),
        ("#27 - 60%", [(27, "60%")]),
        ("no 27 sudah tuntas", [(27, "sudah tuntas")]),
        ("Nomor 27, 60%", [(27, "60%")]),
        ("#27 60%\n#5 80% tinggal cat", [(27, "60%"), (5, "80% tinggal cat")]),
        ("#27 60%, #5 selesai", [(27, "60%"), (5, "selesai")]),
        ("27: 60%; dan #5 80%", [(27, "60%"), (5, "80%")]),
        ("#27 60%, seperti #5", [(27, "60%, seperti #5")]),
        ("#27 60%, #99 selesai", [(27, "60%, #99 selesai")]),
        ("60% sudah, #27 menyusul", [(27, "60% sudah, #27 menyusul")]),
        ("27 60%\n5 belum mulai\nmenunggu dana", [(27, "60%"), (5, "belum mulai\nmenunggu dana")]),
        ("Izin melapor\n#27 60%", [(27, "Izin melapor\n60%")]),
        ("untuk #27 sudah 60%", [(27, "untuk #27 sudah 60%")]),
        ("#27", [(27, "")]),
        ("#99 60%", [(99, "60%")]),
        ("60%", [(None, "60%")]),
        ("60% galian selesai", [(None, "60% galian selesai")]),
        ("5 titik sudah dipasang", [(None, "5 titik sudah dipasang")]),
        ("27 Juni dimulai", [(None, "27 Juni dimulai")]),
        ("27/6 rapat", [(None, "27/6 rapat")]),
        ("12 60%", [(None, "12 60%")]),
        ("#27 dan #5 sudah jalan", [(27, "sudah jalan"), (5, "sudah jalan")]),
        ("#27, #5, #60 selesai", [(27, "selesai"), (5, "selesai"), (60, "selesai")]),
        ("lihat #27 dan #5", [(None, "lihat #27 dan #5")]),
        ("", [(None, "")]),
    ],
)
def test_a_number_that_begins_a_line_says_what_the_words_are_about(
    text: str, parts: list[tuple[int | None, str]]
) -> None:
    assert by_number(text, LISTED) == parts


def test_where_one_is_listed_a_bare_number_is_a_part_of_the_words() -> None:
    assert by_number("27 keluarga sudah pindah", [27]) == [(None, "27 keluarga sudah pindah")]
    assert by_number("#27 60%", [27]) == [(27, "60%")]


@given(st.text(max_size=200), st.lists(st.integers(1, 99), max_size=5))
def test_whatever_is_typed_something_is_said_about_something(text: str, listed: list[int]) -> None:
    assert by_number(text, listed)
