from __future__ import annotations

import pytest

from core.reading import read_percent
from core.reading.progress import asks_for_time, says_attached, says_done


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
        ("50 persen", 50),
        ("sudah setengah", 50),
        ("sekitar 80%-an", 80),
        ("100% selesai", 100),
        ("baru 50-60%", 60),
        ("tinggal 20% lagi", 80),
        ("sisa 5 persen", 95),
        ("40%, belum 50%", 40),
        ("60%, target 100% Jumat", 60),
        ("kurang lebih 60%", 60),
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
        "belum sampai 50%",
        "target 100% minggu depan",
    ],
)
def test_without_a_figure_there_is_none(text: str) -> None:
    assert read_percent(text) is None


@pytest.mark.parametrize(
    "text", ["100%", "100% selesai", "100 persen", "sudah selesai pak", "Alhamdulillah tuntas", "pekerjaan rampung"]
)
def test_a_report_may_sound_as_if_all_were_done(text: str) -> None:
    read = read_percent(text)
    assert says_done(text, read.value if read else None)


@pytest.mark.parametrize(
    "text",
    [
        "60% galian selesai",
        "belum selesai",
        "hampir rampung",
        "tinggal finishing, lalu tuntas",
        "selesai bila dana cair",
        "",
    ],
)
def test_what_is_only_partly_done_does_not(text: str) -> None:
    read = read_percent(text)
    assert not says_done(text, read.value if read else None)


@pytest.mark.parametrize(
    "text", ["sudah beres, terlampir", "60% foto terlampir", "ini fotonya pak", "berikut dokumentasinya"]
)
def test_a_report_may_speak_of_what_comes_with_it(text: str) -> None:
    assert says_attached(text)


@pytest.mark.parametrize(
    "text", ["foto menyusul, lampiran nanti", "belum ada lampiran", "60% galian selesai", "foto jalan"]
)
def test_what_is_to_come_later_is_not_missed(text: str) -> None:
    assert not says_attached(text)


@pytest.mark.parametrize("text", ["minta waktu sampai 28 Juni", "mohon perpanjangan seminggu", "butuh tambahan waktu"])
def test_a_report_may_ask_for_time(text: str) -> None:
    assert asks_for_time(text)


@pytest.mark.parametrize("text", ["minta bantuan Dinkes", "jalan sudah diperpanjang 20 meter", "waktu galian hujan"])
def test_other_wishes_are_none_for_time(text: str) -> None:
    assert not asks_for_time(text)
