"""Text files, in the encodings that Windows, phones and spreadsheets write."""

from __future__ import annotations

import codecs
import csv
import re

from core.documents import Flaw, Unreadable
from documents.rows import lines_of
from documents.text import Text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_WRITTEN = re.compile(r"[\x00-\x08\x0e-\x1f]")
_SEPARATOR = re.compile(r"sep=(.)\r?\n")  # told to Excel in a line of its own
_SAMPLE = 8192
_LONGEST_CELL = 1 << 20


def read_text(content: bytes) -> Text:
    return Text(decoded(content).splitlines())


def read_csv(content: bytes) -> Text:
    """Separated by whatever the first lines are separated by."""
    text = decoded(content)
    csv.field_size_limit(_LONGEST_CELL)
    told = _SEPARATOR.match(text)
    text = text[told.end() :] if told else text
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:_SAMPLE], delimiters=told[1] if told else ",;\t|")
    except csv.Error:
        dialect = csv.excel
    return Text(list(lines_of(csv.reader(text.splitlines(keepends=True), dialect))))


def decoded(content: bytes) -> str:
    """Raises Unreadable for what nobody can have typed."""
    for encoding in _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NOT_WRITTEN.search(text):
            return text
    raise Unreadable(Flaw.BROKEN)


def _encodings(content: bytes) -> list[str]:
    marked = [encoding for mark, encoding in _MARKS if content.startswith(mark)]
    # Without a mark, Latin text in UTF-16 is every other byte zero.
    bare = [f"utf-16-{order}" for order, start in (("le", 1), ("be", 0)) if _zeros(content[start:_SAMPLE:2])]
    return marked or bare or ["utf-8", "cp1252"]


def _zeros(octets: bytes) -> bool:
    return octets.count(0) * 2 > len(octets) > 0
