"""What a document does to memory and time, it does to a process of its own."""

from __future__ import annotations

import pytest

from core.documents import Flaw, Unreadable
from documents import confined
from tests.documents import made


async def test_a_document_is_read_in_a_process_of_its_own() -> None:
    read = await confined.read("notulen.docx", made.minutes_docx())
    assert read.lines[0] == "NOTULEN RAPAT KOORDINASI"
    assert read.unread == 0


async def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(Unreadable) as refused:
        await confined.read("notulen.pdf", made.minutes_pdf(), longest=0.01)
    assert refused.value.flaw is Flaw.TOO_MUCH


@pytest.mark.parametrize(("name", "flaw"), [("a.txt", Flaw.EMPTY), ("a\0b" * 500 + ".bin", Flaw.UNKNOWN)])
async def test_a_refusal_comes_out_as_it_went_in(name: str, flaw: Flaw) -> None:
    with pytest.raises(Unreadable) as refused:
        await confined.read(name, b"" if flaw is Flaw.EMPTY else b"\x89PNG")
    assert refused.value.flaw is flaw


async def test_what_takes_too_much_memory_is_too_much() -> None:
    """A picture that says it is larger than the process may be: the reader dies, the program does not."""
    with pytest.raises(Unreadable) as refused:
        await confined.read("bom.pdf", made.pdf_bomb())
    assert refused.value.flaw is Flaw.TOO_MUCH
