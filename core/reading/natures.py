"""A directive's sifat, from its words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.reading import words
from core.reading.phrases import Phrases
from core.reading.values import Nature

_SECRET = re.compile(
    rf"^\W{{0,3}}(?i:{words.SECRET})(?!\w)|\bRAHASIA\b|[(\[](?i:{words.SECRET})[)\]]"
    r"|(?i:\bsifat(?:nya)?\s*:?\s*rahasia\b|\bbersifat rahasia\b)"
)
_MAY_BE_SECRET = Phrases(words.SECRET).last_words
_VERY_URGENT, _URGENT = Phrases(words.VERY_URGENT), Phrases(words.URGENT)
SAYING = _MAY_BE_SECRET | _VERY_URGENT.last_words | _URGENT.last_words


def nature_of(text: str, said: Sequence[str]) -> Nature:
    """How it is to be treated; "rahasia" counts where it is said of the directive, not inside its matter.

    `said` are the words of the text: without the last of any phrase there is no need to look closer.
    """
    if SAYING.isdisjoint(said):
        return Nature.ORDINARY
    if not _MAY_BE_SECRET.isdisjoint(said) and _SECRET.search(text):
        return Nature.SECRET
    if _VERY_URGENT.stand_in(said):
        return Nature.VERY_URGENT
    return Nature.URGENT if _URGENT.stand_in(said) else Nature.ORDINARY
