"""Misspelt months and weekdays, where the words around them leave no doubt that one is meant: "20 agusuts"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from core.reading import words
from core.reading.grammar import OTHER, Chunk, Row
from core.reading.lexicon import ALPHABET

_SHORTEST, _LONG = 5, 7
_NUMBER = frozenset(ALPHABET.having("NUM"))
_BEFORE_MONTH = _NUMBER | frozenset("".join(ALPHABET.having(name) for name in ("MONTHWORD", "END", "START", "MIDDLE")))
_BEFORE_WEEKDAY = frozenset("".join(ALPHABET.having(name) for name in ("DAYWORD", "LIMIT", "BEFORE", "UNTIL")))
_NAMES = {
    "MONTH": {
        spelling: value for value, text in words.MONTHS.items() for spelling in text.split("|") if len(spelling) > 3
    },
    "WDAY": {
        spelling: value for value, text in words.WEEKDAYS.items() for spelling in text.split("|") if len(spelling) > 4
    },
    "MIDDLE": {"pertengahan": 1},
}
_AFTER_MIDDLE = frozenset("".join(ALPHABET.having(name) for name in ("MONTH", "UNIT", "QUARTER", "SEMESTER", "YEAR")))
_MIDDLE = ALPHABET.symbol("MIDDLE")
_SYMBOLS = {"MONTH": ALPHABET.symbol("MONTH", "FULLMONTH"), "WDAY": ALPHABET.symbol("WDAY")}


# A word without a name behind one that lets a day be expected, before a month or the like, or by itself.
_LIKELY = re.compile(
    f"[{''.join(_BEFORE_MONTH | _BEFORE_WEEKDAY)}]{OTHER}|{OTHER}(?=[{''.join(_AFTER_MIDDLE)}])|^{OTHER}$"
)


def mend(row: Row) -> None:
    """Put misspelt months and weekdays of the row right."""
    for found in _LIKELY.finditer(row.symbols):
        place = found.end() - 1
        text = row.texts[place]
        if len(text) >= _SHORTEST and text.isalpha() and (meant := _put_right(row, place)):
            symbol, meanings = meant
            chunk = Chunk(symbol, row.start(place), row.end(place), text, meanings)
            row.edit([(place, place + 1, chunk)])


def _put_right(row: Row, place: int) -> tuple[str, dict[str, Any]] | None:
    """The symbol and the meanings of the word that must be meant."""
    symbols, text = row.symbols, row.texts[place]
    before = symbols[place - 1] if place else ""
    alone = len(symbols) == 1
    if symbols[place + 1 : place + 2] in _AFTER_MIDDLE and _meant(text, "MIDDLE"):
        return _MIDDLE, {"MIDDLE": True}
    for name, wanted in (("MONTH", _BEFORE_MONTH), ("WDAY", _BEFORE_WEEKDAY)):
        if (before in wanted or alone) and (value := _meant(text, name)) is not None:
            return _SYMBOLS[name], {"MONTH": value, "FULLMONTH": value} if name == "MONTH" else {name: value}
    return None


@lru_cache(maxsize=4096)
def _meant(word: str, kind: str) -> int | None:
    names = _NAMES[kind]
    if word in words.NOT_MISSPELT or len(word) > 12:
        return None
    slips = 2 if len(word) >= _LONG else 1
    near = [
        name
        for name in names
        if name[0] == word[0] and abs(len(name) - len(word)) <= slips and len(name) >= _SHORTEST - 1
    ]
    if not near:
        return None
    from rapidfuzz.distance import OSA  # a tenth of a second, and most words are spelt right

    distance, name = min((OSA.distance(word, name), name) for name in near)
    return names[name] if distance <= slips else None
