"""The names of words: which symbol of the grammar a token of the text is, and what it means under that name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import repeat
from operator import attrgetter
from typing import Any

from core.reading import words
from core.reading.grammar import OTHER, Alphabet, Chunk, Edit, Row
from core.reading.numbers import NUMBER_WORDS, shape_of, spoken_number
from core.reading.tokens import Source, quotations

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
    source = Source.of(spelling)
    return source.said[: len(source)]


def _name_symbols(node: _Node) -> None:
    if node.meanings:
        node.symbol = ALPHABET.symbol(*node.meanings)
    for below in node.nodes.values():
        _name_symbols(below)


_ROOT = _planted()
_MARK_SYMBOLS = {mark: ALPHABET.symbol(name) for mark, name in MARKS.items()}
# What a token is by itself, and the words that may be more with what follows them.
_SYMBOLS = dict(_MARK_SYMBOLS) | {word: node.symbol for word, node in _ROOT.nodes.items() if node.meanings}
_MEANINGS = {word: node.meanings for word, node in _ROOT.nodes.items() if node.meanings}
_FOLLOWING: dict[str, Container[str]] = {word: node.nodes for word, node in _ROOT.nodes.items() if node.nodes} | {
    word: {".", *(_ROOT.nodes[word].nodes if word in _ROOT.nodes else ())} for word in words.ABBREVIATIONS
}
_BEGINNINGS = frozenset(_FOLLOWING) | NUMBER_WORDS
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


def row_of(text: str, source: Source) -> Row:
    """The text as chunks; what stands in quotation marks is one opaque chunk each, line ends are breaks."""
    texts, count = source.said.copy(), len(source.starts)
    symbols = [*map(_SYMBOLS.get, texts, repeat(OTHER, count))]
    quotes = '"' in text or "'" in text or "\n" in text or not text.isascii()
    apart = _set_apart(text, source) if quotes else None
    edits: list[Edit] = []
    end = 0  # of the last edit
    for place, word in zip(range(count), texts, strict=False):
        if "a" <= word < "{" and word not in _BEGINNINGS:
            continue  # most words; the others are numbers, marks and what may begin a phrase
        if apart and apart[0][0] <= place:
            end = _put_apart(apart, place, end, edits)
        if place < end:
            continue
        if word[0].isdecimal() and word not in _MEANINGS:
            symbols[place], _ = _numeral(word)
        if word in NUMBER_WORDS or source.said[place + 1] in _FOLLOWING.get(word, ()):
            phrase = _phrase(source, place)
            edits += phrase
            end = phrase[0][1] if phrase else end
    if apart:
        _put_apart(apart, count, end, edits)
    row = Row(source, "".join(symbols), texts, list(range(count)), _meaning)
    row.edit(edits)
    return row


def _meaning(word: str) -> Any:
    if word in _MEANINGS:
        return _MEANINGS[word]
    return _numeral(word)[1] if word[0].isdecimal() else None


def _set_apart(text: str, source: Source) -> deque[Edit]:
    """Quotations and line ends, in order."""
    apart = [Chunk(_BREAK, found.start(), found.end(), "\n") for found in re.finditer(r"\n", text)]
    apart += [Chunk(OPAQUE, start, end, "") for start, end in quotations(text)]
    apart.sort(key=attrgetter("start"))
    starts = source.starts
    edits = [(bisect_left(starts, chunk.start), bisect_left(starts, chunk.end), chunk) for chunk in apart]
    return deque(edit for edit in edits if edit[0] < len(starts))


def _put_apart(apart: deque[Edit], place: int, end: int, edits: list[Edit]) -> int:
    """Edit in what is set apart up to `place`, behind what was edited up to `end`; how far it is edited then."""
    while apart and apart[0][0] <= place:
        first, stop, chunk = apart.popleft()
        first = max(first, end)
        end = max(stop, first)
        edits.append((first, end, chunk))
    return end


def _phrase(source: Source, place: int) -> list[Edit]:
    """The phrase that begins at `place`, where one does."""
    said, start, stop = source.said, source.starts[place], source.ends[place]
    text = said[place]
    node, end = _longest(said, place)
    if text in NUMBER_WORDS:
        number, after = spoken_number(said, place)
        if number is not None and after >= end:
            symbol, value = _numeral(str(number))
            return [(place, after, Chunk(symbol, start, source.ends[after - 1], str(number), value))]
    if node is None:
        return []
    if end > place + 1:
        text, stop = " ".join(said[place:end]), source.ends[end - 1]
    if text in words.ABBREVIATIONS and said[end] == "." and said[end + 1] and source.starts[end] == stop:
        end, stop = end + 1, stop + 1
    return [(place, end, Chunk(node.symbol, start, stop, text, node.meanings))]


@lru_cache(maxsize=4096)
def _numeral(digits: str) -> tuple[str, Any]:
    names, value = shape_of(digits)
    return ALPHABET.symbol(*names), value


def _longest(said: Sequence[str], place: int) -> tuple[_Node | None, int]:
    """The longest phrase with a meaning that begins at `place`, and the place behind it."""
    node, best, end = _ROOT.nodes.get(said[place]), None, place
    while node is not None:
        place += 1
        if node.meanings:
            best, end = node, place
        node = node.nodes.get(said[place])
    return best, end
