"""Excel workbooks: what is seen of their sheets, row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from core.documents import Flaw, Unreadable
from core.reading.reasons import MONTH_NAMES
from documents.rows import lines_of
from documents.text import Text

MOST_ROWS, MOST_COLUMNS = 5000, 40
_UNSHOWN = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')  # of a cell's format: locale and colour, words around the value


def read_xlsx(content: bytes) -> Text:
    """Values as they were last calculated."""
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    lines: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            lines += ["", *lines_of(_rows(sheet))]
    return Text(lines)


def _rows(sheet: Worksheet) -> Iterator[list[str]]:
    """A cell merged down stands in every row."""
    if sheet.max_row > MOST_ROWS:
        raise Unreadable(Flaw.TOO_MUCH)
    above = {
        (row, merged.min_col): (merged.min_row, merged.min_col)
        for merged in sheet.merged_cells.ranges
        for row in range(merged.min_row + 1, min(merged.max_row, MOST_ROWS) + 1)
    }
    for row in range(1, sheet.max_row + 1):
        if not sheet.row_dimensions[row].hidden:
            places = [(row, column) for column in range(1, min(sheet.max_column, MOST_COLUMNS) + 1)]
            yield [_written(sheet.cell(*above.get(place, place))) for place in places]


def _written(cell: Cell | MergedCell) -> str:
    """Days as Indonesians write them in figures, months shown without a day by name; whole numbers without a fraction.

    Excel makes 1 June of a typed "Juni 2024", and shows the month.
    """
    value: Any = cell.value
    if isinstance(value, date) and "d" not in _UNSHOWN.sub("", cell.number_format.lower()):
        return f"{MONTH_NAMES[value.month - 1]} {value.year}"
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" + (f" pukul {value:%H.%M}" if value.time() != time() else "")
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
