"""The words of a question as they are meant: chat spellings, endings and a misspelt letter undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from core.reading import question_words as words
from core.reading.tokens import Source

_SHORTEST_GUESSED = 6


class Said(NamedTuple):
    """A word as it is meant, and the token it was written as."""

    word: str
    token: int


def meant(source: Source) -> list[Said]:
    """The words meant by the tokens, in order; one token may be two ("dimana")."""
    return [Said(word, place) for place, text in enumerate(source.said) for word in _meant(text).split()]


def says(names: Sequence[str], phrases: str) -> bool:
    """Whether one of the phrases, separated by "|", is among the words."""
    spoken = f" {' '.join(names)} "
    return any(f" {phrase} " in spoken for phrase in phrases.split("|"))


@lru_cache(maxsize=4096)
def _meant(text: str) -> str:
    if text in words.SPELLINGS:
        return words.SPELLINGS[text]
    if text in KNOWN:
        return text
    for ending in words.ENDINGS:
        base = text.removesuffix(ending)
        base = words.SPELLINGS.get(base, base)
        if base != text and base in KNOWN:
            return base
    return _guessed(text)


def _guessed(text: str) -> str:
    near = [word for word in words.GUESSED if abs(len(word) - len(text)) <= 1] if len(text) >= _SHORTEST_GUESSED else []
    if not near:
        return text
    from rapidfuzz.distance import OSA  # a tenth of a second, and most words are spelt right

    return next((word for word in near if OSA.distance(word, text) == 1), text)


def _known() -> frozenset[str]:
    tables = [
        words.LATE,
        words.QUIET,
        words.UNREPORTED,
        words.REPORTED,
        words.BLOCKED,
        words.COUNT,
        words.HOW_FAR,
        *words.STATES.values(),
    ]
    phrases = "|".join(tables).replace("|", " ").split()
    return frozenset(phrases) | words.FILLERS | words.WHETHER | words.LISTING | words.GIVEN_WHEN_PAST | words.DUE


KNOWN = _known()
