from __future__ import annotations

from documents.pdf import read_pdf
from tests.documents import made

LONG = (
    "1. Dinas Kesehatan agar segera melakukan fogging di tiga kelurahan yang kasusnya paling tinggi, "
    "bersama lurah setempat, paling lambat 20 Agustus 2025."
)


def test_a_line_broken_at_the_margin_is_one_line() -> None:
    for width in (0, 165):
        lines = read_pdf(made.minutes_pdf([LONG, "2. PUPR perbaiki drainase."], width=width)).lines
        assert [line.strip() for line in lines] == [LONG, "2. PUPR perbaiki drainase."]


def test_short_lines_stay_lines() -> None:
    assert [line.strip() for line in read_pdf(made.minutes_pdf(made.HEAD)).lines] == list(made.HEAD)


def test_a_ruled_table_is_read_by_rows_however_its_cells_break() -> None:
    rows = (made.TABLE[0], ("1", "Perbaiki saluran " * 8 + "hingga tuntas", "Dinas Pekerjaan Umum", "31/08/2025"))
    found = read_pdf(made.minutes_pdf(rows=rows)).lines
    assert found[-2:] == [" | ".join(row) for row in rows]


def test_a_table_goes_on_under_its_heading_on_the_next_page() -> None:
    rows = [made.TABLE[0], *((str(n), f"Periksa pos {n}", "Dinkes", "31/08/2025") for n in range(1, 60))]
    found = read_pdf(made.minutes_pdf(rows=rows)).lines
    heading = " | ".join(made.TABLE[0])
    assert found.count(heading) == 2
    assert [line for line in found if line.endswith("31/08/2025")] == [" | ".join(row) for row in rows[1:]]


def test_pages_without_text_are_counted() -> None:
    found = read_pdf(made.scan_pdf(typed=["1. Dinas Kesehatan periksa pos gizi paling lambat 20 Agustus 2025"]))
    assert found.unread == 1
    assert len(found.lines) == 1


def test_page_numbers_are_no_text() -> None:
    assert read_pdf(made.minutes_pdf([LONG, "Halaman 1 dari 3", "- 4 -"])).lines == [LONG]


def test_text_in_two_columns_is_read_column_by_column() -> None:
    left = [f"{n}. Dinas Kesehatan periksa pos {n} di Kelurahan Laing dan laporkan, Jumat" for n in (1, 2, 3)]
    right = [f"{n}. Satpol PP tertibkan PKL di trotoar Jl. Ahmad Yani paling lambat {n} Juni" for n in (4, 5, 6)]
    found = read_pdf(made.columns_pdf("NOTULEN RAKOR", left, right)).lines
    assert [line.strip() for line in found] == ["NOTULEN RAKOR", *left, *right]


def test_names_beside_a_text_are_no_column_of_their_own() -> None:
    orders = ["Periksa pos gizi di Kelurahan Laing", "Tertibkan PKL di trotoar Jl. Yani", "Tambal Jl. Perwira"]
    found = read_pdf(made.columns_pdf("NOTULEN RAKOR", orders, ["Dinkes", "Satpol PP", "PUPR"])).lines
    assert "Tambal Jl. Perwira PUPR" in found


def test_headers_and_footers_are_no_text_and_lines_far_apart_are_put_together() -> None:
    lines = [LONG.replace("1.", f"{number}.") for number in range(1, 21)]
    found = read_pdf(made.letter_pdf(lines)).lines
    assert [line.strip() for line in found] == lines
