"""What must be done: the text without the address, the deadline's words and filler."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.reading import words
from core.reading.agencies import Doers
from core.reading.clauses import LEAD
from core.reading.phrases import Phrases
from core.reading.roles import Part
from core.reading.tokens import Source

_OPENINGS = Phrases(words.OPENINGS)
_FILLERS = Phrases(words.FILLERS)
_MARKS = frozenset(":-–—→,.;()[]@_+&/|>•*\n")
_AND = frozenset(("dan", "serta", "n", "sm", "sama"))
# From what an action may begin with to the last it may end with.
_KEPT = re.compile(r"[^\w(\"“„‘«'@#]*+(.*[\w)\"”“’»'%!?])?", re.DOTALL)
_EMPTIED = re.compile(r"\(\s*\)|\[\s*\]")
_BEFORE_MARK = re.compile(r" (?=[,.;:)])")
_DOUBLED = re.compile(r"(?<=[,;])(?: ?[,;.:])+")


def action_of(text: str, source: Source, doers: Doers, cut: Sequence[tuple[int, int]]) -> str:
    """The action; `cut` are the spans of the text that say when."""
    begin = _after_address(source, doers.parts)
    start = source.tokens[begin].start if source.said[begin] else len(text)
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
    text = _BEFORE_MARK.sub("", " ".join(text.split()))
    if "," in text or ";" in text:
        text = _DOUBLED.sub("", text)
    text = _trimmed(text)
    while text and _trimmed(last := text.rpartition(" ")[2]).lower() in words.NO_LAST_WORDS:
        text = _trimmed(text.removesuffix(last))
    return text


def _trimmed(text: str) -> str:
    found = _KEPT.match(text)
    return (found and found[1]) or ""


def _after_address(source: Source, given: Sequence[Part]) -> int:
    """The place at which the order begins, behind openings, the agencies addressed and "agar segera"."""
    behind = {
        place: part.mention.last + 1
        for part in given
        if part.role is LEAD
        for place in range(part.start, part.mention.last + 1)
    }
    said, place = source.said, 0
    while (end := max(_OPENINGS.end(said, place), behind.get(place, 0))) > place or _passed_over(source, place, behind):
        place = max(end, place + 1)
    while (end := _FILLERS.end(said, place)) > place or said[place] in _MARKS:
        place = max(end, place + 1)
    return place


def _passed_over(source: Source, place: int, behind: dict[int, int]) -> bool:
    """Whether a word of the address is none of the order: a mark, the number of the list, "dan" before a name."""
    word = source.said[place]
    listed = place == 0 and source.said[1] in (".", ")") and source.tokens[0].kind == "number"
    return word in _MARKS or listed or (word in _AND and place + 1 in behind)
