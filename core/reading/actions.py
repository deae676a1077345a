"""What must be done: the text without the address, the deadline's words and filler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.reading import words
from core.reading.agencies import Doers
from core.reading.clauses import Role
from core.reading.phrases import Phrases
from core.reading.roles import Part
from core.reading.tokens import Token

_OPENINGS = Phrases(words.OPENINGS)
_FILLERS = Phrases(words.FILLERS)
_MARKS = frozenset(":-–—→,.;()[]@_+&/|>•*\n")
_AND = frozenset(("dan", "serta", "n", "sm", "sama"))
# From what an action may begin with to the last it may end with.
_KEPT = re.compile(r"[^\w(\"“„‘«'@#]*+(.*[\w)\"”“’»'%!?])?", re.DOTALL)
_EMPTIED = re.compile(r"\(\s*\)|\[\s*\]")
_BEFORE_MARK = re.compile(r" (?=[,.;:)])")
_DOUBLED = re.compile(r"(?<=[,;])(?: ?[,;.:])+")


def action_of(text: str, source: Sequence[Token], doers: Doers, cut: Sequence[tuple[int, int]]) -> str:
    """The action; `cut` are the spans of the text that say when."""
    begin = _after_address(source, doers.parts)
    start = source[begin].start if begin < len(source) else len(text)
    kept = []
    for first, end in sorted(cut):
        if end > start:
            kept.append(text[start : max(start, first)])
            start = max(start, end)
    kept.append(text[start:])
    action = tidy(" ".join(kept))
    # "halo" opens an order that never comes; shown as it is, it can still be told from an empty one.
    return action if action or doers.parts or cut else tidy(text)


def tidy(text: str) -> str:
    """One space between words, no marks and no words without a meaning left over at the ends."""
    if "(" in text or "[" in text:
        text = _EMPTIED.sub(" ", text)
    text = _DOUBLED.sub("", _BEFORE_MARK.sub("", " ".join(text.split())))
    text = _trimmed(text)
    while text and _trimmed(last := text.rpartition(" ")[2]).lower() in words.NO_LAST_WORDS:
        text = _trimmed(text.removesuffix(last))
    return text


def _trimmed(text: str) -> str:
    found = _KEPT.match(text)
    return (found and found[1]) or ""


def _after_address(source: Sequence[Token], given: Sequence[Part]) -> int:
    """The token at which the order begins, behind openings, the agencies addressed and "agar segera"."""
    behind = {
        place: part.mention.last + 1
        for part in given
        if part.role is Role.LEAD
        for place in range(part.start, part.mention.last + 1)
    }
    place = 0
    while place < len(source):
        end = max(_OPENINGS.end(source, place), behind.get(place, place))
        if end == place and _passed_over(source, place, behind):
            end = place + 1
        if end == place:
            break
        place = end
    return _after_fillers(source, place)


def _passed_over(source: Sequence[Token], place: int, behind: dict[int, int]) -> bool:
    """Whether a token of the address is no word of the order: a mark, the number of the list, "dan" before a name."""
    token = source[place]
    if token.text in _MARKS or (token.kind == "number" and place == 0 and _listed(source)):
        return True
    return token.text in _AND and place + 1 in behind


def _listed(source: Sequence[Token]) -> bool:
    return len(source) > 1 and source[1].text in (".", ")")


def _after_fillers(source: Sequence[Token], place: int) -> int:
    while place < len(source):
        end = _FILLERS.end(source, place)
        if end == place and source[place].text in _MARKS:
            end = place + 1
        if end == place:
            break
        place = end
    return place
