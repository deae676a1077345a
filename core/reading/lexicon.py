"""The names of words: which symbol of the grammar a token of the text is, and what it means under that name."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import Any

from core.reading import words
from core.reading.grammar import OTHER, Alphabet, Chunk
from core.reading.numbers import NUMBER_WORDS, shape_of, spoken_number
from core.reading.tokens import Token, quotations, tokens

ALPHABET = Alphabet()
MARKS = {
    ",": "COMMA",
    ".": "DOT",
    ":": "COLON",
    ";": "SEMI",
    "(": "LPAR",
    ")": "RPAR",
    "[": "LPAR",
    "]": "RPAR",
    "/": "SLASH",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "−": "DASH",
    "+": "PLUS",
    "'": "APOSTROPHE",
    "’": "APOSTROPHE",
    "‘": "APOSTROPHE",
    "|": "BAR",
    "→": "BAR",
}
_Meanings = dict[str, Any]


class _Node:
    """A word's place in the tree of phrases."""

    __slots__ = ("meanings", "nodes", "symbol")

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.meanings: _Meanings = {}
        self.symbol = OTHER


def _tables() -> Iterator[tuple[str, str, Any]]:
    """(name, spellings, meaning) of everything in the word tables."""
    for unit, spellings in words.UNITS.items():
        yield "UNIT", spellings, unit
        yield f"{unit.upper()}WORD", spellings, unit
    yield "UNIT", words.SUNDAY_OR_WEEK, "week"
    yield "WEEKWORD", words.SUNDAY_OR_WEEK, "week"
    yield "SUNDAY", words.SUNDAY_OR_WEEK, 6
    for name, table in _BY_MEANING.items():
        for meaning, spellings in table.items():
            yield name, spellings, meaning
    for name, spellings in _PLAIN.items():
        yield name, spellings, True


_BY_MEANING: dict[str, dict[Any, str]] = {
    "MONTH": words.MONTHS,
    "FULLMONTH": words.MONTHS,
    "WDAY": words.WEEKDAYS,
    "SHORTDAY": words.SHORT_WEEKDAYS,
    "ONEUNIT": words.ONE_UNIT,
    "DAYSAHEAD": words.DAYS_AHEAD,
    "PART": words.PARTS,
    "ORD": words.ORDINALS,
    "ROMAN": words.ROMAN,
    "PRAYER": words.PRAYER_SPELLINGS,
    "FEAST": {**words.FEASTS_BY_NAME, **words.FEASTS_BY_DATE, "ramadan": words.RAMADAN},
    "LONE": words.NUMBERS,
}
_PLAIN = {
    "HK": words.WORKDAY,
    "QUARTER": words.QUARTER,
    "SEMESTER": words.SEMESTER,
    "BUDGET": words.BUDGET_YEAR,
    "THIS": words.THIS,
    "NEXT": words.NEXT,
    "COMING": words.COMING,
    "AHEAD": words.AHEAD,
    "AGO": words.AGO,
    "TODAY": words.TODAY,
    "PASSED": words.PASSED_DAYS,
    "TGL": words.DATE_WORD,
    "PUKUL": words.CLOCK_WORD,
    "HALF": words.HALF,
    "ZONE": words.ZONE,
    "DAWN": words.DAWN,
    "LATER": words.LATER_TODAY,
    "MIDNIGHT": words.MIDNIGHT,
    "START": words.START,
    "MIDDLE": words.MIDDLE,
    "END": words.END,
    "ENDS": words.ENDS,
    "BEFORE": words.BEFORE,
    "TOWARDS": words.TOWARDS,
    "BEFOREHAND": words.BEFOREHAND,
    "BEFORETHAT": words.BEFORE_THAT,
    "AFTERWARDS": words.AFTERWARDS,
    "AFTER": words.AFTER,
    "SINCE": words.SINCE,
    "FROM": words.FROM,
    "UNTIL": words.UNTIL,
    "LIMIT": words.LIMIT,
    "DURING": words.DURING,
    "WITHIN": words.WITHIN,
    "EVERY": words.EVERY,
    "ONCE": words.ONCE,
    "DECADE": words.DECADE,
    "AND": words.AND,
    "OR": words.OR,
    "TIMES": words.TIMES,
    "EVENTDAY": words.EVENT_DAY,
    "VAGUE": words.VAGUE,
    "OFFICE": words.OFFICE_CLOSES,
    "EOD": words.END_OF_DAY,
    "EOW": words.END_OF_WEEK,
    "EOM": words.END_OF_MONTH,
    "EOY": words.END_OF_YEAR,
    "WEEKEND": words.WEEKEND,
    "PRAYERWORD": words.PRAYER_WORD,
    "AFTERPRAYER": words.AFTER_PRAYER,
    "REGULATION": words.REGULATIONS,
    "NOMOR": words.NOMOR,
    "STREET": words.STREETS,
    "MONEY": words.MONEY,
    "NEIGHBOURHOOD": words.NEIGHBOURHOODS,
    "NUMBERED": words.NUMBERED_PLACES,
    "AMOUNT": words.AMOUNTS,
    "AGE": words.AGE,
    "PERIODOF": words.PERIOD_OF,
    "REPORTED": words.REPORTED,
    "PROGRAMME": words.PROGRAMMES,
    "QUIET": words.QUIET,
    "SERVED": f"{words.SERVED}|{words.HOURS_OF_SERVICE}",
    "RULER": words.RULERS,
    "MEETING": words.MEETINGS,
    "LIMITNOUN": words.LIMIT_NOUNS,
    "MIDDAY": words.MIDDAY,
    "OVERDUE": words.OVERDUE,
    "MINUTESPAST": words.MINUTES_PAST,
    "MINUTESTO": words.MINUTES_TO,
    "QUARTERHOUR": words.QUARTER_HOUR,
    "HOLIDAYWORD": words.HOLIDAY_WORDS,
    "HALVES": words.HALVES,
    "DAYPROGRAMME": words.WEEKDAY_PROGRAMMES,
    "RITE": words.RITES,
    "ENEXT": words.ENGLISH_NEXT,
    "ENORD": words.ENGLISH_ORDINALS,
    "ETHIS": words.ENGLISH_THIS,
    "KE": "ke",
    "EVEN": "pun",
    "ANNIVERSARY": words.ANNIVERSARY,
    "STEP": "tahap|gelombang|termin|angkatan|putaran|sesi|klaster",
    "MINUS": "min|minus",
    "JUGA": "juga|jg|jua|aja|saja",
    "YEARKEY": "hijriah|hijriyah|masehi",
}


def _planted() -> _Node:
    root = _Node()
    for name, spellings, meaning in _tables():
        for spelling in spellings.split("|"):
            node = root
            for word in _words_of(spelling):
                node = node.nodes.setdefault(word, _Node())
            node.meanings.setdefault(name, meaning)
    for month, spellings in words.SHORT_MONTHS.items():
        for spelling in spellings.split("|"):
            root.nodes.setdefault(spelling, _Node()).meanings["MONTH"] = month
    _name_symbols(root)
    return root


def _words_of(spelling: str) -> list[str]:
    if spelling.replace(" ", "").isalpha():
        return spelling.split()
    return [token.text for token in tokens(spelling)]


def _name_symbols(node: _Node) -> None:
    if node.meanings:
        node.symbol = ALPHABET.symbol(*node.meanings)
    for below in node.nodes.values():
        _name_symbols(below)


_ROOT = _planted()
_MARK_SYMBOLS = {mark: ALPHABET.symbol(name) for mark, name in MARKS.items()}
# What a token is by itself, and the words that may be more with what follows them.
_ALONE: dict[str, tuple[str, Any]] = {mark: (symbol, None) for mark, symbol in _MARK_SYMBOLS.items()} | {
    word: (node.symbol, node.meanings) for word, node in _ROOT.nodes.items() if node.meanings
}
_FOLLOWING: dict[str, Container[str]] = {word: node.nodes for word, node in _ROOT.nodes.items() if node.nodes} | {
    word: {".", *(_ROOT.nodes[word].nodes if word in _ROOT.nodes else ())} for word in words.ABBREVIATIONS
}
_KNOWN = frozenset(_ALONE) | frozenset(_FOLLOWING) | NUMBER_WORDS
_BREAK = ALPHABET.symbol("BREAK")
OPAQUE = ALPHABET.symbol("OPAQUE")
for _names in (
    ("NUM",),
    ("NUM", "SHORT"),
    ("NUM", "YEAR"),
    ("DMY",),
    ("DM",),
    ("PAIR",),
    ("HM",),
    ("SPAN",),
    ("HALVED",),
):
    ALPHABET.symbol(*_names)


def chunks_of(text: str, source: Sequence[Token]) -> list[Chunk]:
    """The text as chunks; what stands in quotation marks is one opaque chunk each, line ends are breaks.

    A token is named where it stands and is a chunk by itself, unless it begins a phrase.
    """
    row: list[Chunk] = []
    apart = _set_apart(text)
    end = 0  # of the last chunk
    for place, token in enumerate(source):
        while apart and max(end, apart[0].start) <= token.start:
            row.append(apart.popleft())
            end = row[-1].end
        if token.start < end:
            continue
        chunk = _named(source, place) if token.text in _KNOWN or token.kind == "number" else token
        row.append(chunk)
        end = chunk.end
    return row


def _set_apart(text: str) -> deque[Chunk]:
    """Quotations and line ends, in order."""
    apart = (
        [Chunk(_BREAK, found.start(), found.end(), "\n") for found in re.finditer(r"\n", text)] if "\n" in text else []
    )
    if '"' in text or "'" in text or not text.isascii():
        apart += [Chunk(OPAQUE, start, end, "") for start, end in quotations(text)]
        apart.sort(key=lambda chunk: chunk.start)
    return deque(apart)


def _named(source: Sequence[Token], place: int) -> Chunk:
    """The token with its name, or the phrase that begins with it."""
    token = source[place]
    word = token.text
    goes_on = word in _FOLLOWING and place + 1 < len(source) and source[place + 1].text in _FOLLOWING[word]
    if goes_on or word in NUMBER_WORDS:
        return _phrase(source, place)
    token.symbol, token.value = _ALONE.get(word) or (_numeral(word) if token.kind == "number" else (OTHER, None))
    return token


def _phrase(source: Sequence[Token], place: int) -> Chunk:
    token = source[place]
    start, stop, text = token.start, token.end, token.text
    node, end = _longest(source, place)
    if token.kind == "number" and node is None:
        symbol, value = _numeral(text)
        return Chunk(symbol, start, stop, text, value)
    if text in NUMBER_WORDS:
        number, after = spoken_number(source, place)
        if number is not None and after >= end:
            symbol, value = _numeral(str(number))
            return Chunk(symbol, start, source[after - 1].end, str(number), value)
    if node is None:
        return Chunk(_MARK_SYMBOLS.get(text, OTHER), start, stop, text)
    if end > place + 1:
        text, stop = " ".join([part.text for part in source[place:end]]), source[end - 1].end
    if text in words.ABBREVIATIONS and end < len(source) - 1 and source[end].text == "." and source[end].start == stop:
        stop += 1
    return Chunk(node.symbol, start, stop, text, node.meanings)


@lru_cache(maxsize=4096)
def _numeral(digits: str) -> tuple[str, Any]:
    names, value = shape_of(digits)
    return ALPHABET.symbol(*names), value


def _longest(source: Sequence[Token], place: int) -> tuple[_Node | None, int]:
    """The longest phrase with a meaning that begins at `place`, and the token after it."""
    node, best, end, ahead = _ROOT.nodes.get(source[place].text), None, place, place
    while node is not None:
        ahead += 1
        if node.meanings:
            best, end = node, ahead
        if not node.nodes or ahead == len(source):
            break
        node = node.nodes.get(source[ahead].text)
    return best, end
