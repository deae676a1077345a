"""Text to tokens: words, numbers in the shapes officials write, and marks, each with the span it stands at."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_PIECES = re.compile(
    r"""(\d(?:[\d.,:/\-–]*\d)?
    |[^\W\d_]+(?:['’`´][^\W\d_]+)*
    |[^\s\w]|_)""",
    re.VERBOSE,
)
# The same for ASCII in lower case, which most texts are: a range of letters is matched in a third of the steps.
_PLAIN_PIECES = re.compile(r"([a-z]++(?:['`][a-z]++)*+|[0-9](?:[0-9.,:/\-]*[0-9])?|[^a-z0-9\s])")
# A bare apostrophe opens a quotation only before a word and after a gap; behind a figure the mark means inches.
_QUOTED = re.compile(
    r"(?<!\d)\"[^\"]*\"|“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|(?<![^\s(\[])['‘][^\W\d_][^'‘’\n]{0,300}(?<=\S)['’](?![^\W_])"
)
_SILENCE = [""] * 6  # behind the last word; before the first one it is what negative places find
_APOSTROPHES = str.maketrans("’`´", "'''")


@dataclass(slots=True)
class Source:
    """A text as words, numbers and marks: `said` in lower case and one kind of apostrophe, where they start and end.

    Up to six places before the first and behind the last the word is "", so what stands around can be looked at without
    asking whether there is anything. Between two of them stands white space or nothing.
    """

    said: list[str]
    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, text: str) -> Source:
        """All of a text; its line ends are white space, as in `with_line_ends` they are not."""
        if text.isascii():  # lower case keeps its length, so it can be folded at once
            pieces = _PLAIN_PIECES.split(text.lower())  # gaps and tokens in turn
            said = pieces[1::2]
        else:
            pieces = _PIECES.split(text)
            said = [plain(piece) for piece in pieces[1::2]]
        edges = list(accumulate(map(len, pieces)))
        return cls(said + _SILENCE, edges[:-1:2], edges[1::2])

    def with_line_ends(self, text: str) -> Source:
        """The same with "\n" for every line end of its text: a new line begins a new clause."""
        if "\n" not in text:
            return self
        found = [*zip(self.starts, self.ends, self.said, strict=False)]
        found += [(end.start(), end.end(), "\n") for end in re.finditer(r"\n", text)]
        found.sort()
        said, starts = [word for _, _, word in found], [start for start, _, _ in found]
        return Source(said + _SILENCE, starts, [end for _, end, _ in found])

    def without(self, spans: Sequence[tuple[int, int]]) -> Source:
        """The same but for what stands in these spans of the text."""
        kept = [place for place, start in enumerate(self.starts) if not within(spans, start)]
        starts, ends = ([each[place] for place in kept] for each in (self.starts, self.ends))
        return Source([self.said[place] for place in kept] + _SILENCE, starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def is_mark(self, place: int) -> bool:
        return not self.said[place][:1].isalnum()

    def is_number(self, place: int) -> bool:
        return self.said[place][:1].isdecimal()

    def gap_before(self, place: int) -> bool:
        """Whether white space stands before a token (that is not the first)."""
        return self.starts[place] > self.ends[place - 1]


def plain(text: str) -> str:
    """Lower case, compatibility forms (fullwidth, bold letters) folded, one kind of apostrophe."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_APOSTROPHES)
    return text.lower()


def quotations(source: str) -> list[tuple[int, int]]:
    """The spans of `source` that stand in quotation marks, the marks included."""
    return [found.span() for found in _QUOTED.finditer(source)]


def within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a place of the text lies in one of the spans, of which those that begin later end later."""
    nearest = bisect_right(spans, (at, sys.maxsize)) - 1
    return nearest >= 0 and at < spans[nearest][1]
