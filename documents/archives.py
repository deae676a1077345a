"""The zip files that .docx and .xlsx are."""

from __future__ import annotations

import io
import zipfile

from core.documents import Flaw, Unreadable

MOST_INFLATED = 100 << 20
MOST_ENTRIES = 5000
_PIECE = 1 << 16


def check(content: bytes) -> list[str]:
    """The names in it. Raises Unreadable where it is broken, locked, or holds more than a document may.

    What the directory says is not believed: everything is inflated once, piece by piece, and counted.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_INFLATED:
            raise Unreadable(Flaw.TOO_MUCH)
        if any(entry.flag_bits & 1 for entry in entries):
            raise Unreadable(Flaw.ENCRYPTED)
        left = MOST_INFLATED
        for entry in entries:
            with archive.open(entry) as packed:
                while piece := packed.read(_PIECE):
                    left -= len(piece)
                    if left < 0:
                        raise Unreadable(Flaw.TOO_MUCH)
        return [entry.filename for entry in entries]
