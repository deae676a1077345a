"""Documents as offices make them, made here."""

from __future__ import annotations

import io
import random
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any

import docx
import msoffcrypto
import openpyxl
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import _Cell
from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont

TABLE = (
    ("No", "Uraian", "PIC", "Target"),
    ("1", "Tambal lubang Jl. Perwira", "PUPR", "20/08/2025"),
    ("2", "Cek stok obat puskesmas", "Dinas Kesehatan", "29 Agustus 2025"),
    ("3", "Pasang rambu Simpang Laing", "Dishub", "31/08/2025"),
)
HEAD = ("NOTULEN RAPAT KOORDINASI", "Hari/Tanggal : Rabu, 13 Agustus 2025", "Tempat : Ruang Zarhismi Ajiz")


def docx_of(document: Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def minutes_docx(rows: Sequence[Sequence[str]] = TABLE) -> bytes:
    """A head, a table."""
    document = docx.Document()
    for line in HEAD:
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    return docx_of(document)


def add_list(document: Document, number: int, *levels: tuple[str, str]) -> None:
    """A multilevel list numbered `number`: (numFmt, lvlText) for each level."""
    numbering = document.part.numbering_part.element
    rows = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{rows}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))


def restart_list(document: Document, number: int, of: int) -> None:
    """List `number`: as list `of`, counting from one again."""
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
    )


def add_item(place: Document | _Cell, words: str, number: int, level: int = 0) -> None:
    properties = place.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def minutes_pdf(
    lines: Sequence[str] = HEAD, rows: Sequence[Sequence[str]] = (), password: str = "", width: int = 0
) -> bytes:
    """Lines that break at the margin (of a column so wide), then a ruled table."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    for line in lines:
        pdf.multi_cell(width, 6, line, new_x="LMARGIN", new_y="NEXT")
    if rows:
        with pdf.table(col_widths=(10, 80, *[35] * (len(rows[0]) - 2))) as table:
            for cells in rows:
                row = table.row()
                for cell in cells:
                    row.cell(cell)
    if password:
        pdf.set_encryption(owner_password="pemilik", user_password=password)
    return bytes(pdf.output())


def columns_pdf(heading: str, *columns: Sequence[str]) -> bytes:
    """Text in columns, each broken at its own margin, under a heading."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, 6, heading, new_x="LMARGIN", new_y="NEXT")
    width = 190 / len(columns)
    for place, lines in enumerate(columns):
        pdf.set_y(30)
        for line in lines:
            pdf.set_x(10 + place * width)
            pdf.multi_cell(width - 8, 6, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


class _Letter(FPDF):
    """Every page with the same header and footer."""

    def header(self) -> None:
        self.cell(0, 10, "PEMERINTAH KOTA SOLOK", align="C", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 5, f"Notulen Rakor | hal. {self.page_no()}", align="C")


def letter_pdf(lines: Sequence[str]) -> bytes:
    """Lines one and a half apart on pages with a header and a footer."""
    pdf = _Letter()
    pdf.set_font("helvetica", size=11)
    pdf.add_page()
    for line in lines:
        pdf.multi_cell(0, 7.5, line, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def scanned_page(lines: Sequence[str] = HEAD) -> Image.Image:
    """A typed page on the glass of a copier: a little askew, grey at the edges, dusty."""
    chance = random.Random(7)
    page = Image.new("L", (827, 1169), 244)
    drawn = ImageDraw.Draw(page)
    font = ImageFont.load_default(size=20)
    for number, line in enumerate([*lines, *(f"{n}. Dinas Kesehatan periksa pos {n}, Jumat" for n in range(1, 20))]):
        drawn.text((90, 100 + 40 * number), line, fill=chance.randrange(20, 70), font=font)
    for _ in range(900):
        place = (chance.randrange(827), chance.randrange(1169))
        drawn.point(place, fill=chance.randrange(90, 200))
    drawn.rectangle((0, 0, 12, 1169), fill=120)
    return page.rotate(1.3, fillcolor=200, resample=Image.Resampling.BILINEAR)


def scan_pdf(stamp: str = "", *, typed: Sequence[str] = ()) -> bytes:
    """A page that is a picture, perhaps stamped by the scanner's program; before it a typed page."""
    pdf = FPDF()
    pdf.set_font("helvetica", size=8)
    if typed:
        pdf.add_page()
        for line in typed:
            pdf.multi_cell(0, 6, line, new_x="LMARGIN", new_y="NEXT")
    pdf.add_page()
    pdf.image(scanned_page(), x=0, y=0, w=210)
    if stamp:
        pdf.text(150, 290, stamp)
    return bytes(pdf.output())


def xlsx_of(rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    for cells in merged:
        book.active.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def locked(content: bytes) -> bytes:
    """As Office saves it with a password."""
    file = io.BytesIO()
    msoffcrypto.OfficeFile(io.BytesIO(content)).encrypt("rahasia", file)
    return file.getvalue()


def bomb(size: int, name: str = "word/document.xml") -> bytes:
    """A small file that inflates to so many bytes."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open(name, "w", force_zip64=True) as packed,
    ):
        for _ in range(size >> 20):
            packed.write(b" " * (1 << 20))
    return file.getvalue()


def lying(content: bytes, size: int) -> bytes:
    """The same archive, whose directory says that its entry is that small."""
    at = content.rindex(b"PK\x01\x02")
    return content[: at + 24] + size.to_bytes(4, "little") + content[at + 28 :]


def pdf_bomb(size: int = 2 << 30) -> bytes:
    """A page whose content is that many zeros, packed twice."""
    packer = zlib.compressobj(9)
    start, block = packer.compress(b""), packer.compress(bytes(1 << 22)) + packer.flush(zlib.Z_FULL_FLUSH)
    once = start + block * (size >> 22) + packer.flush()
    packed = zlib.compress(once, 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%s\nendstream" % (len(packed), packed),
    )
    return _pdf_of(objects)


def pdf_with_a_nul(line: bytes) -> bytes:
    """A line whose font says of `~` that it means NUL, as a broken or a wily one may."""
    meaning = b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <7E> <0000> endbfchar"
    shown = b"BT /F1 12 Tf 50 700 Td (%s) Tj ET" % line
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(meaning), meaning),
    )
    return _pdf_of(objects)


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return body + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
