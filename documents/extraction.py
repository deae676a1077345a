"""Any document to its text, by what it is and not by what it is called."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from core.documents import Flaw, Unreadable
from documents import archives, plain
from documents.text import Text

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office files of the nineties, and today's when they are locked
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TYPED = frozenset((".txt", ".csv", ".md", ""))
_OURS = _TYPED | {".docx", ".docm", ".pdf", ".xlsx", ".xlsm"}


def extract(name: str, content: bytes) -> Text:
    """What the document says. Raises Unreadable, and nothing else, whatever the bytes are."""
    suffix = PurePath(name).suffix.lower()
    try:
        text = _reader(suffix, content)(content)
    except Unreadable:
        raise
    except (MemoryError, RecursionError) as error:
        raise Unreadable(Flaw.TOO_MUCH) from error
    except Exception as error:  # the libraries raise whatever a broken file makes them stumble over
        raise Unreadable(Flaw.BROKEN) from error
    if not any(map(str.strip, text.lines)):
        raise Unreadable(Flaw.EMPTY)
    return text


def _reader(suffix: str, content: bytes) -> Callable[[bytes], Text]:
    if content.startswith(b"PK") and zipfile.is_zipfile(io.BytesIO(content)):
        return _of_archive(archives.check(content))
    if b"%PDF-" in content[:1024]:
        from documents.pdf import read_pdf  # each takes a tenth of a second to import, and one is enough

        return read_pdf
    if content.startswith(_OLE):
        raise Unreadable(Flaw.ENCRYPTED if _LOCKED in content else Flaw.OLD_FORMAT)
    if suffix not in _OURS:
        raise Unreadable(Flaw.UNKNOWN)
    if suffix not in _TYPED:
        raise Unreadable(Flaw.BROKEN if content else Flaw.EMPTY)
    return plain.read_csv if suffix == ".csv" else plain.read_text


def _of_archive(names: list[str]) -> Callable[[bytes], Text]:
    if any(name.startswith("word/") for name in names):
        from documents.word import read_docx

        return read_docx
    if any(name.startswith("xl/") for name in names):
        from documents.sheets import read_xlsx

        return read_xlsx
    raise Unreadable(Flaw.UNKNOWN)
