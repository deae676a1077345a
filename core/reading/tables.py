"""Tables in minutes: rows of cells under headings, pasted with bars, tabs or semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from core.reading import minutes_words as words

_RULE = re.compile(r"[\s|+:=\-–—_]*")
_COLUMN = {label: column for column, labels in words.COLUMNS.items() for label in labels.split("|")}
_LABEL = {label: column for column, labels in words.LABELS.items() for label in labels.split("|")}
_NOISE = re.compile(r"[*_()\[\].:]+")
_FEWEST, _LONGEST_HEADING = 2, 5


@dataclass(frozen=True)
class Row:
    """The cells of a row by column; `span` is the line as it stands, `start` where it begins."""

    cells: dict[str, str]
    span: str
    start: int
    above: tuple[str, ...] = ()


@dataclass
class Table:
    """The rows under one heading line."""

    columns: list[str | None]
    mark: str
    rows: list[Row] = field(default_factory=list)


def rows_of(text: str) -> list[Row]:
    """The rows of all tables of a text, cells without a lead filled from the row above."""
    found: list[Row] = []
    table: Table | None = None
    heading = ""
    for start, line in _lines(text):
        header = _header(line)
        if header is not None:
            table = header
        elif table is not None and table.mark in line and not _RULE.fullmatch(line):
            row = _row(line, start, table, heading)
            if row is not None:
                found.append(_filled(row, table))
                table.rows.append(found[-1])
        elif labelled := _labelled(line, start):
            found.append(labelled)
        elif line.strip() and not _RULE.fullmatch(line):
            heading = line.strip()
            if table and table.rows and len(heading.split()) > _LONGEST_HEADING:
                table = None  # a short line between rows heads the next
    return found


def is_header(line: str) -> bool:
    """Whether a line holds the headings of columns."""
    return _header(line) is not None


def columns_of(line: str) -> list[str | None]:
    """What the columns under a heading line hold, None for what is not known; empty where it is none."""
    header = _header(line)
    return header.columns if header else []


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cells(line: str, mark: str) -> list[str]:
    if mark == "|":
        line = line.strip()
        line = line[:-1] if line.endswith("|") else line
    return [cell.strip() for cell in line.split(mark)]


def _header(line: str) -> Table | None:
    for mark in ("|", "\t", ";"):
        if mark not in line:
            continue
        cells = _cells(line, mark)
        headings = [" ".join(_NOISE.sub(" ", cell).lower().split()) for cell in cells]
        columns = [_COLUMN.get(heading) for heading in headings]
        if sum(column is not None for column in columns) >= _FEWEST:
            columns = [column or _column_within(heading) for column, heading in zip(columns, headings, strict=True)]
        known = [column for column in columns if column]
        whole = len(known) >= len([cell for cell in cells if cell]) - 1 or len(known) > _FEWEST + 1
        if len(known) >= _FEWEST and whole and "action" in known:
            return Table(columns, mark)
        if len(known) >= _FEWEST + 1 and len(known) == len([cell for cell in cells if cell]) and "lead" in known:
            return Table(_with_action(columns), mark)
    return None


def _column_within(heading: str) -> str | None:
    """By the longest label that stands in a longer heading: "Perangkat daerah pelaksana"; one of helpers decides."""
    within = [label for label in _COLUMN if len(label) > 3 and re.search(rf"\b{re.escape(label)}\b", heading)]
    longest = max(within, key=lambda label: (_COLUMN[label] == "support", len(label)), default="")
    return _COLUMN[longest] if within and len(heading.split()) <= _LONGEST_HEADING else None


def _with_action(columns: list[str | None]) -> list[str | None]:
    """Headings without a word for the order: the column called by the meeting's own word holds it."""
    place = columns.index("status") if "status" in columns else columns.index("lead")
    return [*columns[:place], "action", *columns[place + 1 :]]


def _row(line: str, start: int, table: Table, heading: str) -> Row | None:
    cells = _cells(line, table.mark)
    if len(cells) < _FEWEST:
        return None
    if table.mark == "|" and table.columns[:1] == [""] and not cells[0]:
        cells = cells[1:]
    named: dict[str, str] = {}
    for column, cell in zip(table.columns, cells, strict=False):
        if column and cell:
            named[column] = f"{named[column]} {cell}" if column in named else cell
    if not named.get("action"):
        return None
    return Row(named, line.strip(), start, (heading,) if heading else ())


def _filled(row: Row, table: Table) -> Row:
    """An empty cell under "PIC" means the one above it."""
    own = row.cells.get("lead", "").lower().strip(" .")
    above = table.rows[-1].cells.get("lead") if table.rows else None
    if own not in words.DITTO or above is None or "lead" not in table.columns:
        return row
    return Row({**row.cells, "lead": above}, row.span, row.start, row.above)


def _labelled(line: str, start: int) -> Row | None:
    """ "PIC: DLH | Uraian: bak sampah | Target: 30/06": every cell says what it is."""
    if "|" not in line:
        return None
    named: dict[str, str] = {}
    for cell in line.split("|"):
        label, colon, value = cell.partition(":")
        column = _LABEL.get(label.strip().lower().lstrip("0123456789.) "))
        if colon and column and value.strip():
            named[column] = value.strip()
    return Row(named, line.strip(), start) if "action" in named and len(named) >= _FEWEST else None
