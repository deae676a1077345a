from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.numbering import written
from documents.word import read_docx
from tests.documents import made


def lines(document: docx.document.Document) -> list[str]:
    return read_docx(made.docx_of(document)).lines


def test_lists_are_numbered_as_word_shows_them() -> None:
    document = docx.Document()
    made.add_list(document, 70, ("upperRoman", "%1."), ("decimal", "%2)"), ("lowerLetter", "%2.%3."))
    for words, level in (
        ("Arahan", 0),
        ("Dinkes", 1),
        ("fogging", 2),
        ("obat", 2),
        ("PUPR", 1),
        ("jalan", 2),
        ("Penutup", 0),
    ):
        made.add_item(document, words, 70, level)
    assert lines(document) == [
        "I. Arahan",
        "    1) Dinkes",
        "        1.a. fogging",
        "        1.b. obat",
        "    2) PUPR",
        "        2.a. jalan",
        "II. Penutup",
    ]


def test_a_list_goes_on_after_a_paragraph_and_begins_again_where_it_is_told_to() -> None:
    document = docx.Document()
    made.add_list(document, 70, ("decimal", "%1."))
    made.restart_list(document, 71, of=70)
    made.add_item(document, "satu", 70)
    document.add_paragraph("Catatan")
    made.add_item(document, "dua", 70)
    made.add_item(document, "satu lagi", 71)
    assert lines(document) == ["1. satu", "Catatan", "2. dua", "1. satu lagi"]


def test_a_style_can_make_the_list() -> None:
    document = docx.Document()
    document.add_paragraph("Dinkes cek obat", style="List Number")
    document.add_paragraph("PUPR cek jalan", style="List Number")
    document.add_paragraph("segera", style="List Bullet")
    assert lines(document) == ["1. Dinkes cek obat", "2. PUPR cek jalan", "• segera"]


def test_further_lines_of_an_item_stand_under_it() -> None:
    document = docx.Document()
    made.add_list(document, 70, ("decimal", "%1."))
    made.add_item(document, "Pendataan reklame\nPIC: Satpol PP", 70)
    assert lines(document) == ["1. Pendataan reklame", "    PIC: Satpol PP"]


def test_merged_cells_say_their_words_in_every_row_and_in_one_column() -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    rows = (
        made.TABLE[0],
        ("", "", "", ""),
        ("1", "Tambal lubang", "PUPR", "Jumat"),
        ("2", "Pasang rambu", "", "Senin"),
    )
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    table.cell(1, 0).merge(table.cell(1, 3)).text = "Bidang Infrastruktur"
    table.cell(2, 2).merge(table.cell(3, 2))
    assert lines(document) == [
        "No | Uraian | PIC | Target",
        "Bidang Infrastruktur",
        "No | Uraian | PIC | Target",
        "1 | Tambal lubang | PUPR | Jumat",
        "2 | Pasang rambu | PUPR | Senin",
    ]


def test_a_table_that_only_aligns_the_head_is_read_as_lines() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for cells, row in zip(table.rows, (("Tempat", ":", "Balai Kota"), ("Pimpinan", ":", "Sekda")), strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words
    assert lines(document) == ["Tempat : Balai Kota", "Pimpinan : Sekda"]


def test_words_in_links_insertions_and_controls_are_read_and_deleted_ones_are_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Dinkes ")
    for tag, words in (
        ("ins", "<w:t>cek</w:t>"),
        ("del", "<w:delText>batal</w:delText>"),
        ("hyperlink", "<w:t> obat</w:t>"),
    ):
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')}><w:r>{words}</w:r></w:{tag}>"))
    document.element.body.insert(
        0,
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Judul</w:t></w:r></w:p></w:sdtContent></w:sdt>"),
    )
    assert lines(document) == ["Judul", "Dinkes cek obat"]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (0, "lowerLetter", "0"),
        (-1, "upperRoman", "-1"),
        (7, "none", ""),
        (12, "decimal", "12"),
        (12, "chosung", "12"),
    ],
)
def test_numbers_are_written_in_their_form(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown
