"""Misspelt months and weekdays, where the words around them leave no doubt that one is meant: "20 agusuts"."""

from __future__ import annotations

import re
from functools import lru_cache

from core.reading import words
from core.reading.grammar import OTHER, Chunk
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
    f"(?<=[{''.join(_BEFORE_MONTH | _BEFORE_WEEKDAY)}]){OTHER}|{OTHER}(?=[{''.join(_AFTER_MIDDLE)}])|^{OTHER}$"
)


def mended(row: list[Chunk], symbols: str) -> str:
    """Put misspelt months and weekdays of the row right; the symbols it has then."""
    for found in _LIKELY.finditer(symbols):
        place = found.end() - 1
        if len(row[place].text) < _SHORTEST or not row[place].text.isalpha():
            continue
        chunk = _put_right(row, place, symbols)
        if chunk is not None:
            row[place] = chunk
            symbols = symbols[:place] + chunk.symbol + symbols[place + 1 :]
    return symbols


def _put_right(row: list[Chunk], place: int, symbols: str) -> Chunk | None:
    chunk = row[place]
    before = symbols[place - 1] if place else ""
    alone = len(row) == 1
    if place + 1 < len(row) and symbols[place + 1] in _AFTER_MIDDLE and _meant(chunk.text, "MIDDLE"):
        return Chunk(_MIDDLE, chunk.start, chunk.end, chunk.text, {"MIDDLE": True})
    for name, wanted in (("MONTH", _BEFORE_MONTH), ("WDAY", _BEFORE_WEEKDAY)):
        if (before in wanted or alone) and (value := _meant(chunk.text, name)) is not None:
            meanings = {"MONTH": value, "FULLMONTH": value} if name == "MONTH" else {name: value}
            return Chunk(_SYMBOLS[name], chunk.start, chunk.end, chunk.text, meanings)
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
