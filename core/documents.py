"""What can be wrong with a document somebody sends to be read."""

from __future__ import annotations

from enum import StrEnum

from core.errors import Refusal

MOST_BYTES = 20 << 20  # Telegram lets no bot fetch more


class Flaw(StrEnum):
    SCANNED = "scanned"  # pictures of pages, no text
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_MUCH = "too_much"  # what is packed in it exceeds memory, time or patience: a bomb, or a book
    OLD_FORMAT = "old_format"  # .doc and .xls
    UNKNOWN = "unknown"  # no kind of document we read
    EMPTY = "empty"
    NOT_FETCHED = "not_fetched"  # Telegram did not give it, several times


class TooBig(Refusal):
    """A document of more bytes than can be fetched."""

    def __init__(self, size: int, most: int) -> None:
        super().__init__(size, most)
        self.size = size
        self.most = most


class Unreadable(Refusal):
    """A document that gives no text."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw)
        self.flaw = flaw
