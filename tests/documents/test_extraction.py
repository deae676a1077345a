"""Whatever is sent: text, or one of the refusals."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.documents import Flaw, Unreadable
from documents import archives
from documents.extraction import extract
from tests.documents import made

KINDS = (".docx", ".pdf", ".xlsx", ".csv", ".txt", "")
BEGINNINGS = (b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe", b"\xef\xbb\xbf")
WHOLE = {
    ".docx": made.minutes_docx(),
    ".pdf": made.minutes_pdf(rows=made.TABLE),
    ".xlsx": made.xlsx_of(made.TABLE),
}


def flaw_of(name: str, content: bytes) -> Flaw | None:
    try:
        extract(name, content)
    except Unreadable as refusal:
        return refusal.flaw
    return None


REFUSED = {
    "a scanned page": ("pindaian.pdf", made.scan_pdf, Flaw.SCANNED),
    "a scanned page stamped by the scanner": ("p.pdf", lambda: made.scan_pdf("Scanned by X"), Flaw.SCANNED),
    "a locked pdf": ("rahasia.pdf", lambda: made.minutes_pdf(password="rahasia"), Flaw.ENCRYPTED),
    "a locked workbook": ("rahasia.xlsx", lambda: made.locked(WHOLE[".xlsx"]), Flaw.ENCRYPTED),
    "a locked document": ("rahasia.docx", lambda: made.locked(WHOLE[".docx"]), Flaw.ENCRYPTED),
    "a pdf cut off": ("potong.pdf", lambda: WHOLE[".pdf"][:700], Flaw.BROKEN),
    "a document cut off": ("potong.docx", lambda: WHOLE[".docx"][:-400], Flaw.BROKEN),
    "half a workbook": ("potong.xlsx", lambda: WHOLE[".xlsx"][: len(WHOLE[".xlsx"]) // 2], Flaw.BROKEN),
    "a bomb": ("bom.docx", lambda: made.bomb(archives.MOST_INFLATED + (1 << 20)), Flaw.TOO_MUCH),
    "an old document": ("lama.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Flaw.OLD_FORMAT),
    "a picture": ("foto.jpg", lambda: b"\xff\xd8\xff a photo", Flaw.UNKNOWN),
    "an archive of anything": ("arsip.zip", lambda: made.bomb(1 << 20, "isi.bin"), Flaw.UNKNOWN),
    "nothing": ("kosong.txt", lambda: b"", Flaw.EMPTY),
    "an empty document": ("kosong.docx", lambda: made.minutes_docx([[""]])[:0], Flaw.EMPTY),
    "an empty workbook": ("kosong.xlsx", lambda: made.xlsx_of([[""]]), Flaw.EMPTY),
    "an empty pdf": ("kosong.pdf", lambda: made.minutes_pdf([]), Flaw.EMPTY),
    "noise called text": ("derau.txt", lambda: bytes(range(256)) * 4, Flaw.BROKEN),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_read_says_why(what: str) -> None:
    name, content, flaw = REFUSED[what]
    assert flaw_of(name, content()) is flaw


def test_a_bomb_that_lies_about_its_size_inflates_no_further_than_it_says() -> None:
    assert flaw_of("bom.docx", made.lying(made.bomb(8 << 20), 100)) is Flaw.BROKEN


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_document_is_known_by_what_it_is_and_not_by_its_name(suffix: str) -> None:
    for name in ("tanpa nama", "salah.txt", "SALAH.PDF", "../../etc/passwd.xlsx"):
        assert any("Tambal lubang Jl. Perwira" in line for line in extract(name, WHOLE[suffix]).lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(suffix=st.sampled_from(KINDS), start=st.sampled_from(BEGINNINGS), noise=st.binary(max_size=3000))
def test_any_bytes_give_text_or_a_refusal(suffix: str, start: bytes, noise: bytes) -> None:
    flaw_of(f"derau{suffix}", start + noise)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    suffix=st.sampled_from(list(WHOLE)),
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=30),
)
def test_a_document_with_wrong_bytes_gives_text_or_a_refusal(suffix: str, changes: list[tuple[float, int]]) -> None:
    content = bytearray(WHOLE[suffix])
    for place, octet in changes:
        content[int(place * len(content))] = octet
    flaw_of(f"rusak{suffix}", bytes(content))
