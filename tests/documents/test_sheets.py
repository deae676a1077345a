from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from core.documents import Flaw, Unreadable
from documents.plain import read_csv, read_text
from documents.sheets import MOST_ROWS, read_xlsx
from tests.documents import made

HEADING = ("No", "Arahan", "OPD", "Batas Waktu")


def test_a_workbook_is_read_by_rows_its_days_in_figures() -> None:
    rows = [
        (None, "Matriks arahan"),
        (),
        (None, *HEADING),
        (None, 1, "Cek obat", "Dinkes", date(2025, 8, 20)),
        (None, 2.0, "Cek jalan | saluran", "PUPR", datetime(2025, 8, 21, 14)),  # noqa: DTZ001 - Excel knows no zones
        (None, 3, "Cek rambu", None, "akhir bulan"),
    ]
    assert read_xlsx(made.xlsx_of(rows, ["B1:E1", "D5:D6"])).lines == [
        "",
        "Matriks arahan",
        "No | Arahan | OPD | Batas Waktu",
        "1 | Cek obat | Dinkes | 20/08/2025",
        "2 | Cek jalan / saluran | PUPR | 21/08/2025 pukul 14.00",
        "3 | Cek rambu | PUPR | akhir bulan",
    ]


def test_a_month_that_excel_made_a_day_of_is_read_as_a_month() -> None:
    book = openpyxl.load_workbook(io.BytesIO(made.xlsx_of([["1", "Cek obat", date(2025, 8, 1), date(2025, 8, 1)]])))
    book.active["C1"].number_format = '[$-421]mmm\\-yy;"d"'
    book.active["D1"].number_format = "[$-421]dd mmmm yyyy"
    file = io.BytesIO()
    book.save(file)
    assert read_xlsx(file.getvalue()).lines[1:] == ["1 | Cek obat | Agustus 2025 | 01/08/2025"]


def test_a_line_in_capitals_heads_rows_wherever_it_stands() -> None:
    rows = [HEADING, (1, "Cek obat", "Dinkes"), (None, "BIDANG FISIK"), (2, "Cek jalan", "PUPR"), (None, "Cek rambu")]
    assert read_xlsx(made.xlsx_of(rows)).lines[2:] == [
        "1 | Cek obat | Dinkes |",
        "BIDANG FISIK",
        "No | Arahan | OPD | Batas Waktu",
        "2 | Cek jalan | PUPR |",
        "| Cek rambu |  |",
    ]


def test_a_workbook_of_too_many_rows_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        read_xlsx(made.xlsx_of([["x"]] * (MOST_ROWS + 1)))
    assert refused.value.flaw is Flaw.TOO_MUCH


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_is_read_however_it_is_separated_and_encoded(mark: str, encoding: str) -> None:
    rows = [mark.join(HEADING), mark.join(["1", '"Cek “obat” di\nposyandu"', "Dinkes", "20/08/2025"])]
    assert read_csv("\r\n".join(rows).encode(encoding)).lines == [
        "No | Arahan | OPD | Batas Waktu",
        "1 | Cek “obat” di posyandu | Dinkes | 20/08/2025",
    ]


def test_a_csv_may_tell_excel_how_it_is_separated() -> None:
    assert (
        read_csv(b"sep=;\r\nNo;Arahan;OPD\r\n1;Cek obat, vaksin;Dinkes\r\n").lines[-1]
        == "1 | Cek obat, vaksin | Dinkes"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_is_read_in_the_encodings_windows_writes(encoding: str) -> None:
    text = "Arahan “Wako”:\n1. Dinkes – cek obat\n"
    assert read_text(text.encode(encoding)).lines == text.splitlines()


def test_a_row_without_a_number_column_is_no_title() -> None:
    rows = [HEADING[1:], ("Cek obat", "", ""), ("Cek jalan", "PUPR", "")]
    assert read_xlsx(made.xlsx_of(rows)).lines[1:] == [
        "Arahan | OPD | Batas Waktu",
        "Cek obat |  |",
        "Cek jalan | PUPR |",
    ]
