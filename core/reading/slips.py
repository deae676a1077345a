"""Slips of the pen: which of some names a misspelt word must be."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=8192)
def _single(word: str) -> str:
    """Every letter once where it is doubled."""
    return _DOUBLED.sub(r"\1", word)


def nearest(word: str, names: Collection[str], allowed: int) -> str | None:
    """The name that is at most so many slips away; a letter said twice or once is no slip."""
    single = _single(word)
    near = {
        name: plain
        for name in names
        if abs(len(name) - len(word)) <= allowed + 1
        and len(set(name) ^ set(word)) <= 2 * allowed
        and abs(len(plain := _single(name)) - len(single)) <= allowed
    }
    if not near:
        return None
    from rapidfuzz.distance import OSA  # a tenth of a second, and most words are spelt right

    distance, name = min((OSA.distance(single, plain), name) for name, plain in near.items())
    return name if distance <= allowed else None
