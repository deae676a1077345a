"""Text to tokens: words, numbers in the shapes officials write, and marks, each with the span it stands at."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from core.reading.grammar import OTHER, Chunk

_PIECES = re.compile(
    r"""(?P<number>\d(?:[\d.,:/\-–]*\d)?)
    |(?P<word>[^\W\d_]+(?:['’`´][^\W\d_]+)*)
    |(?P<mark>[^\s\w]|_)""",
    re.VERBOSE,
)
# The same for ASCII in lower case, which most texts are: a range of letters is matched in a third of the steps.
_PLAIN_PIECES = re.compile(
    r"(?P<word>[a-z]++(?:['`][a-z]++)*+)|(?P<number>[0-9](?:[0-9.,:/\-]*[0-9])?)|(?P<mark>[^a-z0-9\s])"
)
# A quotation closes on its line; a bare apostrophe opens one only before a word and after a gap.
_QUOTED = re.compile(
    r"\"[^\"\n]*\"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|(?<![^\s(\[])['‘][^\W\d_][^'‘’\n]{0,300}(?<=\S)['’](?![^\W_])"
)
# '"Selesaikan Jumat ini," ujar Wali Kota' is an order like any other; 'cetak "Jumat Bersih" tambah dua' quotes.
_SAID = re.compile(
    r"(?:(?<=[,.!?][\"”“’'»])|,)\s*(?:ujar|kata|tegas|pinta|ucap|tutur|imbuh|pesan|jelas|ungkap|tandas|perintah|sambung|tambah)(?:nya)?\b",
    re.IGNORECASE,
)
_SILENCE = [""] * 6  # behind the last word; before the first one it is what negative places find
_APOSTROPHES = str.maketrans("’`´", "'''")


@dataclass(slots=True)
class Token(Chunk):
    """A word, number or mark, a chunk the grammar has no name for yet: `text` is what stands in the source between
    `start` and `end`, in lower case and one kind of apostrophe.
    """

    kind: str = "mark"


def tokens(source: str) -> list[Token]:
    """All words, numbers and marks of `source`, in order; what stands between them is white space."""
    if source.isascii():  # lower case keeps its length, so it can be folded at once
        lowered = source.lower()
        return [
            Token(OTHER, piece.start(), piece.end(), piece[0], None, piece.lastgroup or "mark")
            for piece in _PLAIN_PIECES.finditer(lowered)
        ]
    return [
        Token(OTHER, piece.start(), piece.end(), plain(piece.group()), None, piece.lastgroup or "mark")
        for piece in _PIECES.finditer(source)
    ]


@dataclass(slots=True)
class Source:
    """The tokens of a text and, at the same places, the words `said`: up to six places before the first and behind the
    last the word is "", so what stands around can be looked at without asking whether there is anything.
    """

    tokens: Sequence[Token]
    said: Sequence[str]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Source:
        return cls(tokens, [token.text for token in tokens] + _SILENCE)

    def gap_before(self, place: int) -> bool:
        """Whether white space stands before a token (that is not the first)."""
        return self.tokens[place].start > self.tokens[place - 1].end


def with_line_ends(text: str, source: list[Token]) -> list[Token]:
    """The tokens with a mark for every line end between them: a new line begins a new clause."""
    if "\n" not in text:
        return source
    ends = [Token(OTHER, found.start(), found.end(), "\n") for found in re.finditer(r"\n", text)]
    return sorted([*source, *ends], key=lambda token: token.start)


def plain(text: str) -> str:
    """Lower case, compatibility forms (fullwidth, bold letters) folded, one kind of apostrophe."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    return text.lower()


def quotations(source: str) -> list[tuple[int, int]]:
    """The spans of `source` that stand in quotation marks, the marks included; what somebody said is no quotation."""
    return [found.span() for found in _QUOTED.finditer(source) if not _SAID.match(source, found.end())]


def within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place of the text lies in one of the spans, of which those that begin later end later."""
    nearest = bisect_right(spans, (at, sys.maxsize)) - 1
    return nearest >= 0 and at < spans[nearest][1]
