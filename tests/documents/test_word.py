from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table

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


def fill(table: Table, rows: Sequence[Sequence[str]]) -> None:
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, words in zip(cells.cells, row, strict=True):
            cell.text = words


def test_a_heading_of_two_rows_is_one() -> None:
    document = docx.Document()
    table = document.add_table(3, 5)
    fill(table, (("No", "Arahan", "OPD", "", "Target"), ("", "", "Utama", "Pendukung", ""), ("1", "a", "b", "c", "d")))
    for first, last in (((0, 2), (0, 3)), ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 4), (1, 4))):
        table.cell(*first).merge(table.cell(*last))
    assert lines(document) == ["No | Arahan | OPD Utama | OPD Pendukung | Target", "1 | a | b | c | d"]


def test_every_point_of_a_list_in_a_cell_is_a_row_with_what_stands_beside_the_list() -> None:
    document = docx.Document()
    made.add_list(document, 70, ("lowerLetter", "%1."))
    table = document.add_table(3, 3)
    fill(
        table,
        (("Arahan", "PIC", "Target"), ("", "Dinkes", "Jumat"), ("Terkait jalan:\n- tambal\n- cat", "-", "5 Juni")),
    )
    for words in ("cek obat", "latih kader"):
        made.add_item(table.cell(1, 0), words, 70)
    assert lines(document) == [
        "Arahan | PIC | Target",
        "cek obat | Dinkes | Jumat",
        "latih kader | Dinkes | Jumat",
        "Terkait jalan : tambal | - | 5 Juni",
        "Terkait jalan : cat | - | 5 Juni",
    ]


def test_a_list_beside_other_sentences_stays_in_its_cell() -> None:
    document = docx.Document()
    ordered = "PUPR menambal semua lubang di Jl. Perwira dan melaporkannya"
    fill(document.add_table(1, 3), (("1", "a. lubang di mana-mana\nb. warga mengeluh setiap hari di media", ordered),))
    assert lines(document) == [f"1 | a. lubang di mana-mana b. warga mengeluh setiap hari di media | {ordered}"]


def test_a_list_under_another_column_than_that_of_orders_stays_in_its_cell() -> None:
    document = docx.Document()
    rows = (("No", "Uraian", "PIC", "Ket"), ("1", "cek obat", "Dinkes", "- stok habis di gudang\n- tunggu kiriman"))
    fill(document.add_table(2, 4), rows)
    assert lines(document)[1] == "1 | cek obat | Dinkes | - stok habis di gudang - tunggu kiriman"


def test_a_table_that_lays_out_others_is_read_block_by_block() -> None:
    document = docx.Document()
    outer = document.add_table(1, 2)
    outer.cell(0, 0).text = "Arahan"
    fill(outer.cell(0, 1).add_table(2, 3), (("No", "Uraian", "PIC"), ("1", "cek obat", "Dinkes")))
    assert [line for line in lines(document) if line] == ["Arahan", "No | Uraian | PIC", "1 | cek obat | Dinkes"]


def test_what_was_struck_out_hidden_or_moved_away_is_not_read() -> None:
    document = docx.Document()
    for number, mark in enumerate(("strike", "vanish"), 1):
        setattr(document.add_paragraph().add_run(f"{number}. batal").font, {"vanish": "hidden"}.get(mark, mark), True)
    moved = document.add_paragraph("3. Dinkes")._p
    moved.append(parse_xml(f"<w:moveFrom {nsdecls('w')}><w:r><w:t> lama</w:t></w:r></w:moveFrom>"))
    moved.append(parse_xml(f"<w:moveTo {nsdecls('w')}><w:r><w:t> baru</w:t></w:r></w:moveTo>"))
    table = document.add_table(2, 3)
    fill(table, (("No", "Uraian", "PIC"), ("1", "dihapus", "PUPR")))
    table.rows[1]._tr.get_or_add_trPr().append(parse_xml(f"<w:del {nsdecls('w')}/>"))
    assert [line for line in lines(document) if line] == ["3. Dinkes baru", "No | Uraian | PIC"]


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
