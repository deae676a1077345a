"""A directive's sifat, from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.reading import words
from core.reading.orders import phrases
from core.reading.phrases import Phrases
from core.reading.values import Nature


def _any(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases(table)})\b", re.IGNORECASE)


_SECRET = re.compile(
    rf"^\W{{0,3}}(?i:{words.SECRET})(?!\w)|\bRAHASIA\b|[(\[](?i:{words.SECRET})[)\]]"
    r"|(?i:\bsifat(?:nya)?\s*:?\s*rahasia\b|\bbersifat rahasia\b)"
)
_NATURES = (
    (Nature.SECRET, Phrases(words.SECRET).last_words, _SECRET),
    (Nature.VERY_URGENT, Phrases(words.VERY_URGENT).last_words, _any(words.VERY_URGENT)),
    (Nature.URGENT, Phrases(words.URGENT).last_words, _any(words.URGENT)),
)
_SAYING = frozenset[str]().union(*(last_words for _, last_words, _ in _NATURES))


def nature_of(text: str, said: Sequence[str]) -> Nature:
    """How it is to be treated; "rahasia" counts where it is said of the directive, not inside its matter.

    `said` are the words of the text: without the last of any phrase there is no need to look closer.
    """
    if _SAYING.isdisjoint(said):
        return Nature.ORDINARY
    for nature, last_words, pattern in _NATURES:
        if not last_words.isdisjoint(said) and pattern.search(text):
            return nature
    return Nature.ORDINARY
