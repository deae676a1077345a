"""PDF files with text: lines as they stand, broken ones made whole again, ruled tables row by row."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from core.documents import Flaw, Unreadable
from documents.rows import FEWEST_COLUMNS, lines_of, under_one_heading
from documents.text import Text

MOST_PAGES = 300
_FEWEST_LETTERS = 25  # a stamp of the scanner's program is no text of the page
_PAGE_NUMBER = re.compile(r"^\W*(?:halaman|hal|page)?\W*\d{1,4}\W*(?:(?:dari|of|/)\W*\d{1,4}\W*)?$", re.IGNORECASE)
_MARKED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|[^\w\s(\"'“‘]\s?")
_GLYPH = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]")  # a bullet of a symbol font
_NARROWEST = 0.85  # of the page's width between its margins
_CLOSE = 2.2  # heights of a line, from one to the next of the same paragraph: one and a half lines apart
_GUTTER = 1.5  # heights of a line between two columns, at least
_FEWEST_LINES = 3  # of a column
_MOSTLY = 0.6  # of its width is filled by most of its lines
_EDGE = 2  # lines at the top and the bottom of a page that may be its header and footer
_PAGE_AT_END = re.compile(r"(?:\W+|\b(?:halaman|hal|page)\W*)\d{1,4}(?:\W*(?:dari|of|/)\W*\d{1,4})?\W*$", re.IGNORECASE)
_NARROWEST_COLUMN = 0.35  # of all there is between the margins
_Part = tuple[float, float]  # where it begins and ends
_Block = tuple[float, list[str]]  # where it begins, and its lines


@dataclass
class _Line:
    """Places are points from the page's upper left corner; `first_word` is how wide its first word is, `parts` are what
    stands between gaps wider than a sentence has.
    """

    text: str
    left: float
    right: float
    top: float
    height: float
    first_word: float = 0.0
    parts: Sequence[_Part] = ()


def read_pdf(content: bytes) -> Text:
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise Unreadable(Flaw.TOO_MUCH)
            return _read(document.pages)
    except PdfminerException as error:
        raise Unreadable(_flaw_of(error.args[0] if error.args else None)) from error


def _flaw_of(cause: object) -> Flaw:
    if isinstance(cause, MemoryError | RecursionError):
        return Flaw.TOO_MUCH
    return Flaw.ENCRYPTED if isinstance(cause, PDFPasswordIncorrect) else Flaw.BROKEN


def _read(pages: Sequence[Page]) -> Text:
    read: list[list[_Block]] = []
    unread = 0
    heading: list[str] = []
    for page in pages:
        letters = sum(char["text"].isalnum() for char in page.chars)
        if letters < _FEWEST_LETTERS and page.images:
            unread += 1
        else:
            found, heading = _page(page, heading)
            read.append(found)
        page.close()
    lines = [line for _, block in _without_running(read) for line in block]
    if unread and not any(map(str.strip, lines)):
        raise Unreadable(Flaw.SCANNED)
    return Text(lines, unread)


def _page(page: Page, heading: list[str]) -> tuple[list[_Block], list[str]]:
    """What stands on it from the top down, and the heading row that may go on with the next page's table."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    around: Any = page
    for table in tables:
        around = around.outside_bbox(table.bbox, strict=False)
    blocks: list[_Block] = []
    if columns := _columns(list(_lines(around)), page.width):
        left, top, bottom = columns
        for area, width in (((0, top, left, bottom), left), ((left, top, page.width, bottom), page.width)):
            column = _whole(_lines(around.within_bbox(area, strict=False)), width)
            blocks.append((top, [line.text for line in column]))
        around = around.outside_bbox((0, top, page.width, bottom), strict=False)
    blocks += [(line.top, [line.text]) for line in _whole(_lines(around), page.width)]
    for table in tables:
        rows = list(under_one_heading(_rows(table)))
        goes_on = len(heading) == len(rows[0]) >= FEWEST_COLUMNS and rows[0] != heading
        blocks.append((table.bbox[1], list(lines_of([heading, *rows] if goes_on else rows))))
        heading = heading if goes_on else rows[0]
    return sorted(blocks, key=lambda block: block[0]), heading


def _without_running(pages: Sequence[Sequence[_Block]]) -> Iterator[_Block]:
    """All pages, without the lines that stand in the same place above or below the text of most."""
    edges = [{_at_edge(block) for block in (*page[:_EDGE], *page[-_EDGE:])} for page in pages]
    often = Counter(edge for page in edges for edge in page)
    running = {edge for edge, times in often.items() if times > 1 and 2 * times >= len(pages)}
    return (block for page in pages for block in page if len(block[1]) > 1 or _at_edge(block) not in running)


def _at_edge(block: _Block) -> tuple[int, str]:
    return round(block[0]), _PAGE_AT_END.sub("", block[1][0]) if block[1] else ""


def _columns(lines: Sequence[_Line], width: float) -> tuple[float, float, float] | None:
    """Where the right one of two columns of text begins, their top and bottom; what stands beside a text, as names and
    days in a table without rules do, makes no column.
    """
    begun = Counter(round(start) for line in lines for start, _ in line.parts if width / 3 < start < width * 2 / 3)
    left = max(begun, key=lambda start: begun[start], default=0) - 1.0
    beside = [place for place, line in enumerate(lines) if any(left <= start <= left + 2 for start, _ in line.parts)]
    if len(beside) < _FEWEST_LINES:
        return None
    first = last = beside[0]
    while first and _in_columns(lines[first - 1], lines[first], left):
        first -= 1
    while last + 1 < len(lines) and _in_columns(lines[last], lines[last + 1], left):
        last += 1
    block = lines[first : last + 1]
    parts = [part for line in block for part in line.parts]
    fewest = _NARROWEST_COLUMN * (max(line.right for line in lines) - min(line.left for line in lines))
    if not all(_is_text(column, fewest) for column in _parted(parts, left)):
        return None
    return left, block[0].top - 1, block[-1].top + block[-1].height + 1


def _in_columns(above: _Line, below: _Line, left: float) -> bool:
    crossed = any(start < left < end for line in (above, below) for start, end in line.parts)
    return not crossed and below.top - above.top < 2 * _CLOSE * max(above.height, below.height)


def _parted(parts: Sequence[_Part], left: float) -> tuple[list[_Part], list[_Part]]:
    return [part for part in parts if part[0] < left], [part for part in parts if part[0] >= left]


def _is_text(parts: Sequence[_Part], fewest: float) -> bool:
    """Whether these fill a column: most lines of a text come near its edge."""
    if len(parts) < _FEWEST_LINES:
        return False
    margin, edge = min(start for start, _ in parts), max(end for _, end in parts)
    full = sum(end - margin > _MOSTLY * (edge - margin) for _, end in parts)
    return edge - margin >= fewest and 2 * full >= len(parts)


def _lines(page: Any) -> Iterator[_Line]:
    for found in page.extract_text_lines(return_chars=True):
        text = _GLYPH.sub("•", found["text"]).strip()
        if not text or _PAGE_NUMBER.match(text):
            continue
        chars = found["chars"]
        first = next((at for at, char in enumerate(chars) if not char["text"].strip()), len(chars))
        word = chars[min(first, len(text.split()[0])) - 1]["x1"] - chars[0]["x0"]
        height = found["bottom"] - found["top"]
        parts = _parts([char for char in chars if char["text"].strip()], _GUTTER * height)
        yield _Line(text, found["x0"], found["x1"], found["top"], height, word, parts)


def _parts(chars: Sequence[Any], gutter: float) -> list[_Part]:
    """The stretches of a line between gaps as wide as a gutter."""
    parts = [(chars[0]["x0"], chars[0]["x1"])]
    for char in chars[1:]:
        if char["x0"] - parts[-1][1] > gutter:
            parts.append((char["x0"], char["x1"]))
        else:
            parts[-1] = (parts[-1][0], char["x1"])
    return parts


def _whole(lines: Iterator[_Line], width: float) -> list[_Line]:
    """Lines a writer's program broke are one again: the next line's first word would not have fitted any more."""
    every = list(lines)
    margin = min((line.left for line in every), default=0.0)
    edge = max((line.right for line in every), default=0.0)
    if edge < _NARROWEST * (width - margin):  # no line comes near the other margin: none has been broken there
        edge = width - margin
    made: list[_Line] = []
    above: _Line | None = None  # as it stands, the last of those put together
    for line in every:
        if above and made and _goes_on(line, above, made[-1], edge):
            made[-1].text += " " + line.text
        else:
            indent = round((line.left - margin) / max(line.height, 1.0) * 2)
            made.append(_Line(" " * min(indent, 40) + line.text, line.left, line.right, line.top, line.height))
        above = line
    return made


def _goes_on(line: _Line, above: _Line, whole: _Line, edge: float) -> bool:
    space = line.height / 4
    is_full = above.right + space + line.first_word > edge
    is_near = line.top - above.top < _CLOSE * max(line.height, above.height)
    return is_full and is_near and line.left >= whole.left - space and not _MARKED.match(line.text)


def _rows(table: Table) -> list[list[str]]:
    """A cell merged down stands in every row; the places of one merged across stay empty."""
    texts = [[cell or "" for cell in row] for row in table.extract()]
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            if cell is None and number:
                above = table.rows[number - 1].cells[column] if column < len(table.rows[number - 1].cells) else None
                if above and above[3] > row.bbox[3] - 1:
                    row.cells[column] = above
                    texts[number][column] = texts[number - 1][column]
    return texts
