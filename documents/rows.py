"""Tables as lines: cells with bars between them, headings and labels as plain lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from core.reading.tables import columns_of

FEWEST_COLUMNS = 3  # of a table whose heading row is worth repeating
_POINT = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–•*])\s+(?=\S)")
_LONGEST_SHARED = 8  # words of a cell that stands beside every point of another: "Dinas ... dan Lingkungan Hidup"
_NUMBERING = frozenset(("no", "nomor", "#", "no urut", "nmr"))
_LABEL = re.compile(r"^(?P<label>[^|:]{1,40}?) *(?:\| *)?: *(?:\| *)?(?=[^ |])")
_MOST_OF_A_LABEL = 3  # "Tempat", ":", "Ruang Rapat"


def lines_of(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """ "1 | Uraian | PIC" for a row, or for each point of a list in a cell. A title over all columns stands as a line
    of its own, and the heading row under it again; "Tempat | : | Balai Kota" is read as "Tempat : Balai Kota".
    """
    heading: list[str] | None = None
    interrupted = False
    for cells in under_one_heading(list(_without_empty_columns(list(map(_clean, rows))))):
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and _is_title(cells, heading):
            if re.search(r"[^\W\d]", filled[0]):
                yield _in_a_line(filled[:1])
                interrupted = heading is not None
            continue
        if interrupted and heading is not None:
            yield _in_a_line(heading)
        interrupted = False
        columns = columns_of(_in_a_line(heading or []))
        if heading is None and len(filled) >= FEWEST_COLUMNS:
            heading = cells
        for row in _apart(cells, columns):
            line = _in_a_line(row)
            yield _LABEL.sub(r"\g<label> : ", line) if len(filled) <= _MOST_OF_A_LABEL else line


def _in_a_line(cells: Sequence[str]) -> str:
    return " | ".join(" ".join(cell.split()) for cell in cells).strip()


def _apart(row: list[str], columns: Sequence[str | None]) -> Iterator[Sequence[str]]:
    """A row for every point where the wordiest cell is a list of orders, with the points of lists as long beside it."""
    points = [_points(cell) for cell in row]
    place = max(range(len(row)), key=lambda place: len(row[place].split()))
    most = points[place]
    shared = [said for said in points if len(said) != len(most)]
    of_orders = not columns[place:] or columns[place] == "action"
    if len(most) < 2 or not of_orders or any(len(" ".join(said).split()) > _LONGEST_SHARED for said in shared):
        yield row
        return
    for at in range(len(most)):
        yield [said[at] if len(said) == len(most) else " ".join(said) for said in points]


def _points(cell: str) -> list[str]:
    """The points of a list in a cell, without their markers, each behind the words over the list; else the cell."""
    over: list[str] = []
    points: list[str] = []
    for line in map(str.strip, cell.split("\n")):
        if marker := _POINT.match(line):
            points.append(" ".join([*over, line[marker.end() :]]))
        elif points:
            points[-1] += f" {line}"
        else:
            over.append(line)
    return points if len(points) > 1 else [cell]


def under_one_heading(rows: Sequence[list[str]]) -> Iterator[list[str]]:
    """ "Penanggung Jawab" over "Utama" and "Pendukung": a heading of two rows as one."""
    place = next((place for place, row in enumerate(rows) if sum(map(bool, row)) >= FEWEST_COLUMNS), len(rows))
    upper, lower = (*rows[place : place + 2], [], [])[:2]
    parted = [column for column, below in enumerate(lower) if below and below != upper[column]]
    merged = [column for column in parted if not upper[column]]
    under = [column for column, cell in enumerate(upper) if cell and column + 1 in merged]
    if not merged or not under or not {*parted} <= {*merged, *under}:
        yield from rows
        return
    yield from rows[:place]
    over = ""
    whole = []
    for column, cell in enumerate(upper):
        over = cell or over
        whole.append(f"{over} {lower[column]}" if column in parted else cell)
    yield whole
    yield from rows[place + 2 :]


def _clean(row: Sequence[str]) -> list[str]:
    lines = ((" ".join(line.split()) for line in cell.replace("|", "/").split("\n")) for cell in row)
    return ["\n".join(filter(None, cell)) for cell in lines]


def _without_empty_columns(rows: list[list[str]]) -> Iterator[list[str]]:
    width = max(map(len, rows), default=0)
    used = [column for column in range(width) if any(len(row) > column and row[column] for row in rows)]
    for row in rows:
        cells = [row[column] if len(row) > column else "" for column in used]
        if any(cells):
            yield cells


def _is_title(cells: Sequence[str], heading: Sequence[str] | None) -> bool:
    """Whether the only filled cell is a line over the table: before its heading, in a number's place, in capitals."""
    if heading is None:
        return True
    over_columns = bool(cells[0]) or any(map(str.isupper, cells))
    return over_columns and heading[0].lower().strip(" .") in _NUMBERING
