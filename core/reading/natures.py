"""A directive's sifat, from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.reading import words
from core.reading.values import Nature


def _any(spellings: str) -> re.Pattern[str]:
    phrases = sorted(spellings.split("|"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


_SECRET = re.compile(
    rf"^\W{{0,3}}(?i:{words.SECRET})(?!\w)|\bRAHASIA\b|[(\[](?i:{words.SECRET})[)\]]"
    r"|(?i:\bsifat(?:nya)?\s*:?\s*rahasia\b|\bbersifat rahasia\b)"
)
_SAYING = frozenset(
    phrase.split()[-1] for table in (words.SECRET, words.VERY_URGENT, words.URGENT) for phrase in table.split("|")
)
_VERY_URGENT = _any(words.VERY_URGENT)
_URGENT = _any(words.URGENT)


def nature_of(text: str, said: Sequence[str]) -> Nature:
    """How it is to be treated; "rahasia" counts where it is said of the directive, not inside its matter.

    `said` are the words of the text: without the last of any phrase there is no need to look closer.
    """
    if _SAYING.isdisjoint(said):
        return Nature.ORDINARY
    if _SECRET.search(text):
        return Nature.SECRET
    if _VERY_URGENT.search(text):
        return Nature.VERY_URGENT
    return Nature.URGENT if _URGENT.search(text) else Nature.ORDINARY
