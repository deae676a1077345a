"""Tables as lines: cells with bars between them, headings and labels as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

FEWEST_COLUMNS = 3  # of a table whose heading row is worth repeating
_NUMBERING = frozenset(("no", "nomor", "#", "no urut", "nmr"))
_LABEL = re.compile(r"^(?P<label>[^|:]{1,40}?) *(?:\| *)?: *(?:\| *)?(?=[^ |])")
_MOST_OF_A_LABEL = 3  # "Tempat", ":", "Ruang Rapat"


def lines_of(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """ "1 | Uraian | PIC" for a row. A title over all columns stands as a line of its own, and the heading row under it
    again; "Tempat | : | Balai Kota" is read as "Tempat : Balai Kota".
    """
    heading: list[str] | None = None
    interrupted = False
    for cells in _without_empty_columns([_clean(row) for row in rows]):
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and _is_title(cells, heading):
            if re.search(r"[^\W\d]", filled[0]):
                yield filled[0]
                interrupted = heading is not None
            continue
        if interrupted and heading is not None:
            yield " | ".join(heading)
        interrupted = False
        if heading is None and len(filled) >= FEWEST_COLUMNS:
            heading = cells
        row = " | ".join(cells).strip()
        yield _LABEL.sub(r"\g<label> : ", row) if len(filled) <= _MOST_OF_A_LABEL else row


def _clean(row: Sequence[str]) -> list[str]:
    return [" ".join(cell.replace("|", "/").split()) for cell in row]


def _without_empty_columns(rows: list[list[str]]) -> Iterator[list[str]]:
    width = max(map(len, rows), default=0)
    used = [column for column in range(width) if any(len(row) > column and row[column] for row in rows)]
    for row in rows:
        cells = [row[column] if len(row) > column else "" for column in used]
        if any(cells):
            yield cells


def _is_title(cells: Sequence[str], heading: Sequence[str] | None) -> bool:
    """Whether the only filled cell is a line over the table: before its heading, or where a number would stand."""
    if heading is None:
        return True
    return bool(cells[0]) and heading[0].lower().strip(" .") in _NUMBERING
