"""PDF files with text: lines as they stand, broken ones made whole again, ruled tables row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from core.documents import Flaw, Unreadable
from documents.rows import FEWEST_COLUMNS, lines_of
from documents.text import Text

MOST_PAGES = 300
_FEWEST_LETTERS = 25  # a stamp of the scanner's program is no text of the page
_PAGE_NUMBER = re.compile(r"^\W*(?:halaman|hal|page)?\W*\d{1,4}\W*(?:(?:dari|of|/)\W*\d{1,4}\W*)?$", re.IGNORECASE)
_MARKED = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s|[^\w\s(\"'“‘]\s?")
_GLYPH = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff]")  # a bullet of a symbol font
_NARROWEST = 0.85  # of the page's width between its margins
_CLOSE = 1.8  # heights of a line, from one to the next of the same paragraph


@dataclass
class _Line:
    """Places are points from the page's upper left corner; `first_word` is how wide its first word is."""

    text: str
    left: float
    right: float
    top: float
    height: float
    first_word: float = 0.0


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
    lines: list[str] = []
    unread = 0
    heading: list[str] = []
    for page in pages:
        letters = sum(char["text"].isalnum() for char in page.chars)
        if letters < _FEWEST_LETTERS and page.images:
            unread += 1
        else:
            found, heading = _page(page, heading)
            lines += found
        page.close()
    if unread and not any(map(str.strip, lines)):
        raise Unreadable(Flaw.SCANNED)
    return Text(lines, unread)


def _page(page: Page, heading: list[str]) -> tuple[list[str], list[str]]:
    """Its lines, and the heading row that may go on with the next page's table."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    around = page
    for table in tables:
        around = around.outside_bbox(table.bbox, strict=False)
    blocks: list[tuple[float, list[str]]] = [(line.top, [line.text]) for line in _whole(_lines(around), page.width)]
    for table in tables:
        rows = _rows(table)
        goes_on = len(heading) == len(rows[0]) >= FEWEST_COLUMNS and rows[0] != heading
        blocks.append((table.bbox[1], list(lines_of([heading, *rows] if goes_on else rows))))
        heading = heading if goes_on else rows[0]
    return [line for _, block in sorted(blocks, key=lambda block: block[0]) for line in block], heading


def _lines(page: Any) -> Iterator[_Line]:
    for found in page.extract_text_lines(return_chars=True):
        text = _GLYPH.sub("•", found["text"]).strip()
        if not text or _PAGE_NUMBER.match(text):
            continue
        chars = found["chars"]
        first = next((at for at, char in enumerate(chars) if not char["text"].strip()), len(chars))
        word = chars[min(first, len(text.split()[0])) - 1]["x1"] - chars[0]["x0"]
        yield _Line(text, found["x0"], found["x1"], found["top"], found["bottom"] - found["top"], word)


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
