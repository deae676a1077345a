"""Word documents: paragraphs with the markers of their lists, tables row by row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table

from documents.numbering import Numbering
from documents.rows import lines_of
from documents.text import Text

INDENT = "    "
_PARAGRAPH, _TABLE, _CONTROL = qn("w:p"), qn("w:tbl"), qn("w:sdt")
_RUN = qn("w:r")
_ELSEWHERE = {qn("w:txbxContent"), qn("w:moveFrom")}  # a text box stands beside the text; what was moved, where it went
_UNSEEN = ("w:strike", "w:dstrike", "w:vanish")  # struck out, or hidden
_OFF = ("0", "false", "off")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F0A8": "☐", "F06F": "☐", "F0B7": "•"}  # of Wingdings and Symbol


def read_docx(content: bytes) -> Text:
    document = docx.Document(io.BytesIO(content))
    numbering = Numbering(document)
    return Text(list(_lines(document.element.body, document, numbering)))


def _lines(parent: Any, document: Any, numbering: Numbering) -> Iterator[str]:
    for block in _blocks(parent):
        if block.tag == _PARAGRAPH:
            yield from _paragraph(block, numbering)
        elif next(block.iterdescendants(_TABLE), None) is not None:  # a table that lays out what stands in it
            for cell in dict.fromkeys(cell._tc for row in _kept(Table(block, document)) for cell in row.cells):
                yield from _lines(cell, document, numbering)
        else:
            yield from lines_of(_rows(Table(block, document), numbering))


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those within a content control."""
    for child in parent:
        if child.tag in (_PARAGRAPH, _TABLE):
            yield child
        elif child.tag == _CONTROL and (content := child.find(qn("w:sdtContent"))) is not None:
            yield from _blocks(content)


def _paragraph(paragraph: Any, numbering: Numbering) -> list[str]:
    first, *further = _text(paragraph).split("\n")
    listed = numbering.marker(paragraph) if first.strip() or further else None
    if listed is None:
        return [first, *further]
    level, marker = listed
    return [f"{INDENT * level}{marker} {first.strip()}", *(INDENT * (level + 1) + line.strip() for line in further)]


def _text(paragraph: Any) -> str:
    """All runs that are seen, also those in links and accepted insertions."""
    said = []
    for run in paragraph.iter(_RUN):
        if _is_unseen(run) or any(parent.tag in _ELSEWHERE for parent in run.iterancestors()):
            continue
        for part in run:
            if part.tag == qn("w:t"):
                said.append(part.text or "")
            elif part.tag == qn("w:sym"):
                said.append(_SYMBOLS.get((part.get(qn("w:char")) or "").upper(), ""))
            else:
                said.append(_BREAKS.get(part.tag, ""))
    return "".join(said)


def _is_unseen(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    marks = [] if properties is None else [properties.find(qn(mark)) for mark in _UNSEEN]
    return any(mark is not None and mark.get(qn("w:val")) not in _OFF for mark in marks)


def _kept(table: Table) -> Iterator[Any]:
    """Its rows without those whose deletion was tracked."""
    return (row for row in table.rows if row._tr.find(f"{qn('w:trPr')}/{qn('w:del')}") is None)


def _rows(table: Table, numbering: Numbering) -> Iterator[list[str]]:
    """A cell merged across columns stands in the first of them, one merged down in every row."""
    for row in _kept(table):
        cells: list[str] = []
        before = None
        for cell in row.cells:
            cells.append("" if cell._tc is before else _cell(cell._tc, numbering))
            before = cell._tc
        yield cells


def _cell(cell: Any, numbering: Numbering) -> str:
    """Its paragraphs line by line, those of a list behind their markers: lists go on counting after the table."""
    return "\n".join(line.strip() for block in cell.iter(_PARAGRAPH) for line in _paragraph(block, numbering))
