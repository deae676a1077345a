from __future__ import annotations

import pytest

from core.reading import read_percent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("60%", 60),
        ("60 %", 60),
        ("sudah 75 persen", 75),
        ("progres fisik 82,5% keuangan belum", 82),
        ("0%", 0),
        ("100%", 100),
        ("dari 40% jadi 60%", 60),
        ("setengah", 50),
        ("sudah separuh jalan", 50),
        ("baru 1/4", 25),
        ("2/3 selesai", 67),
        ("tiga perempat", 75),
        ("tujuh puluh lima persen", 75),
        ("sudah delapan puluh persen", 80),
    ],
)
def test_progress_is_read_from_its_words(text: str, value: int) -> None:
    found = read_percent(text)
    assert found is not None
    assert found.value == value
    assert not found.is_invalid
    assert found.span in text


@pytest.mark.parametrize("text", ["150%", "-5%", "101 persen", "minus 10%", "999999%", "dua ratus persen"])
def test_a_figure_no_progress_can_have_is_marked(text: str) -> None:
    found = read_percent(text)
    assert found is not None
    assert found.is_invalid


@pytest.mark.parametrize(
    "text",
    [
        "selesai",
        "sudah beres pak",
        "",
        "masih kurang 3 titik",
        "setengah hari lagi",
        "tgl 5/6",
        "Jl. Sudirman no 12",
        "1.5 km",
        "kegiatan 24/7",
    ],
)
def test_without_a_figure_there_is_none(text: str) -> None:
    assert read_percent(text) is None
