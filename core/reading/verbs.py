"""Verbs an order begins with."""

from __future__ import annotations

from functools import lru_cache

from core.reading.order_words import NO_ORDERS, NOUN_BEGINNINGS, VERBS

_SHORTEST = 5  # letters; "makan" and "akan" order nothing


@lru_cache(maxsize=8192)
def is_order_verb(word: str) -> bool:
    """ "bereskan", "cek", "data": what an order may begin with, in the words of spelling.meant."""
    is_imperative = len(word) > _SHORTEST and word.endswith("kan") and not word.startswith(NOUN_BEGINNINGS)
    return word in VERBS or (is_imperative and word not in NO_ORDERS)
