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
_RUN, _TEXT_BOX = qn("w:r"), qn("w:txbxContent")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SYMBOLS = {"F0FC": "✓", "F0FE": "☑", "F0A8": "☐", "F06F": "☐", "F0B7": "•"}  # of Wingdings and Symbol


def read_docx(content: bytes) -> Text:
    document = docx.Document(io.BytesIO(content))
    numbering = Numbering(document)
    lines: list[str] = []
    for block in _blocks(document.element.body):
        if block.tag == _PARAGRAPH:
            lines += _paragraph(block, numbering)
        else:
            lines += lines_of(_rows(Table(block, document), numbering))
    return Text(lines)


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
    """All runs, also those in links and accepted insertions; text boxes stand beside the text, not in it."""
    said = []
    for run in paragraph.iter(_RUN):
        if any(parent.tag == _TEXT_BOX for parent in run.iterancestors()):
            continue
        for part in run:
            if part.tag == qn("w:t"):
                said.append(part.text or "")
            elif part.tag == qn("w:sym"):
                said.append(_SYMBOLS.get((part.get(qn("w:char")) or "").upper(), ""))
            else:
                said.append(_BREAKS.get(part.tag, ""))
    return "".join(said)


def _rows(table: Table, numbering: Numbering) -> Iterator[list[str]]:
    """A cell merged across columns stands in the first of them, one merged down in every row."""
    for row in table.rows:
        cells: list[str] = []
        before = None
        for cell in row.cells:
            cells.append("" if cell._tc is before else _cell(cell._tc, numbering))
            before = cell._tc
        yield cells


def _cell(cell: Any, numbering: Numbering) -> str:
    for paragraph in cell.iter(_PARAGRAPH):
        numbering.marker(paragraph)  # lists go on counting after the table
    return " ".join(_text(paragraph) for paragraph in cell.iter(_PARAGRAPH))
