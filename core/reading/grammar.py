"""Rewriting: a row of chunks, each one symbol, and rules that turn a few neighbouring chunks into one.

A rule's pattern is a regular expression over symbols, written with their names: `day=NUMBER month=MONTH year=YEAR?`.
What stands before "=" is handed to the rule's function. Patterns are bounded, so reading takes time in line with the
length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from core.reading.tokens import Source

# Characters that mean nothing in a class of a regular expression; those below U+0100 are the quickest to search.
_CHARACTERS = [chr(code) for code in (*range(0x30, 0x5B), *range(0x61, 0x7B), *range(0xA1, 0x180))]
_NAMES = re.compile(r"(?:(?P<name>[a-z]+)=)?(?P<symbols>[A-Z_]+(?:\|[A-Z_]+)*)")
_PARTS = re.compile(r"(?P<open>\()|(?P<close>\))|(?P<symbols>[A-Z_]+(?:\|[A-Z_]+)*)(?P<optional>\?|\{0)?")
_BARE_GROUP = re.compile(r"\((?:\?:|\?=|\?<=)([A-Z_|]+)\)(?![?{*+])")  # of which one must be there, or beside it
_NEEDED = 3  # classes of characters by which a rule is passed over; few rules need more
OTHER = _CHARACTERS[0]  # any word or mark the grammar has no name for


@dataclass(slots=True)  # frozen, or a tuple with names, takes two to four times as long to make
class Chunk:
    """A span of the source with one symbol; `value` is what it means, for words a mapping from name to meaning."""

    symbol: str
    start: int
    end: int
    text: str
    value: Any = None

    def means(self, name: str) -> Any:
        """The meaning of a word under one of its names; None when the word has no such name."""
        return self.value.get(name) if isinstance(self.value, dict) else None


Edit = tuple[int, int, Chunk]  # what stands in the place of the chunks from the first to before the second place


@dataclass(slots=True)
class Row:
    """A text as chunks, side by side: their `symbols`, and their `texts` with the silence behind them.

    A token by itself stands in `chunks` as its place in the source, and becomes a chunk when a rule asks for it; then
    `meaning` tells what it means.
    """

    source: Source
    symbols: str
    texts: list[str]
    chunks: list[int | Chunk]
    meaning: Callable[[str], Any]

    def chunk(self, place: int) -> Chunk:
        chunk = self.chunks[place]
        if isinstance(chunk, int):
            text = self.texts[place]
            source, symbol = self.source, self.symbols[place]
            return Chunk(symbol, source.starts[chunk], source.ends[chunk], text, self.meaning(text))
        return chunk

    def start(self, place: int) -> int:
        chunk = self.chunks[place]
        return self.source.starts[chunk] if isinstance(chunk, int) else chunk.start

    def end(self, place: int) -> int:
        chunk = self.chunks[place]
        return self.source.ends[chunk] if isinstance(chunk, int) else chunk.end

    def edit(self, edits: Sequence[Edit]) -> None:
        """Put chunks in the place of others; the edits are in order and meet nowhere."""
        for first, end, chunk in reversed(edits):
            self.symbols = self.symbols[:first] + chunk.symbol + self.symbols[end:]
            self.texts[first:end] = (chunk.text,)
            self.chunks[first:end] = (chunk,)


class Alphabet:
    """Gives every set of names a character of its own: "minggu" is SUNDAY and UNIT at once, and one character."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {frozenset(): OTHER}
        self._names: dict[str, str] = {}

    def symbol(self, *names: str) -> str:
        """The character for these names together."""
        key = frozenset(names)
        if key not in self._symbols:
            self._symbols[key] = _CHARACTERS[len(self._symbols)]
            for name in key:
                self._names[name] = self._names.get(name, "") + self._symbols[key]
        return self._symbols[key]

    def having(self, name: str) -> str:
        """All characters whose words have this name; KeyError for a name nothing has."""
        return self._names[name]

    def pattern(self, text: str) -> re.Pattern[str]:
        """Compile a pattern of names."""
        return re.compile(self.expression(text), re.DOTALL)

    def expression(self, text: str) -> str:
        """A pattern of names as a regular expression over symbols; WORD is anything without a name, ANY anything."""

        def one(found: re.Match[str]) -> str:
            name, symbols = found.group("name"), found.group("symbols").split("|")
            chars = "".join(OTHER if symbol == "WORD" else self.having(symbol) for symbol in symbols)
            return f"(?P<{name}>[{chars}])" if name else f"[{chars}]"

        return _NAMES.sub(one, text.replace("ANY", ".")).replace(" ", "")

    def needed(self, text: str) -> list[str]:
        """Classes of characters: of each of them every match of a pattern has one."""
        depth, needed = 0, []
        for part in _PARTS.finditer(_BARE_GROUP.sub(r"\1 ", text)):
            if part["open"]:
                depth += 1
            elif part["close"]:
                depth -= 1
            elif depth == 0 and part["symbols"] and not part["optional"]:
                symbols = part["symbols"].split("|")
                if "WORD" not in symbols:
                    needed.append("".join(map(self.having, symbols)))
        return needed


Read = Callable[..., Any]


@dataclass(frozen=True)
class Rule:
    """`read(reference, **chunks)` gives the value of the new chunk, or None where the rule does not apply."""

    pattern: str
    becomes: str
    read: Read


class _Ready:
    """A rule in the characters of the alphabet.

    Its pattern is compiled when first needed: to compile all of them takes longer than to start the program should.
    """

    def __init__(self, rule: Rule, alphabet: Alphabet) -> None:
        self._rule, self._alphabet = rule, alphabet
        self.becomes = alphabet.symbol(rule.becomes)

    @property
    def needed(self) -> list[str]:
        """The rarest classes of characters it cannot do without; a rule with few of them has the last again."""
        rarest = sorted(self._alphabet.needed(self._rule.pattern), key=len)
        return (rarest + rarest[-1:] * _NEEDED)[:_NEEDED]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return self._alphabet.pattern(self._rule.pattern)

    @cached_property
    def _groups(self) -> Sequence[tuple[str, int]]:
        """The names of what its function is given, and the groups of the pattern they are."""
        return tuple(self.pattern.groupindex.items())

    def rewrite(self, row: Row, found: re.Match[str] | None, reference: object) -> None:
        """Apply the rule wherever it fits, first where it was `found`."""
        edits: list[Edit] = []
        while found:
            first, end = found.span()
            named = {}
            for name, group in self._groups:
                at = found.start(group)
                named[name] = row.chunk(at) if at >= 0 else None
            value = self._rule.read(reference, **named)
            if value is not None:
                text = " ".join(row.texts[first:end])
                edits.append((first, end, Chunk(self.becomes, row.start(first), row.end(end - 1), text, value)))
            found = self.pattern.search(row.symbols, end)
        row.edit(edits)


class Cascade:
    """Rules that are applied one after the other, each wherever it fits.

    Most texts touch few of them: what a rule cannot do without tells, mostly, that it does not fit.
    """

    def __init__(self, alphabet: Alphabet, rules: Iterable[Rule]) -> None:
        self._rules = {1 << place: _Ready(rule, alphabet) for place, rule in enumerate(rules)}
        self._count = len(self._rules)

    @cached_property
    def _touched(self) -> Callable[[str], int]:
        """For every symbol the rules of whose first needed class it is, as bits; above them second and third ones."""
        touched = dict.fromkeys(_CHARACTERS, 0)
        for bit, rule in self._rules.items():
            for place, symbols in enumerate(rule.needed):
                for symbol in symbols:
                    touched[symbol] |= bit << place * self._count
        return touched.__getitem__

    def rewrite(self, row: Row, reference: object) -> None:
        """Apply all rules."""
        left = self._may_fit(row.symbols)
        while left:
            bit = left & -left  # of the first that is left
            left ^= bit
            rule = self._rules[bit]
            if found := rule.pattern.search(row.symbols):
                rule.rewrite(row, found, reference)
                left = self._may_fit(row.symbols) & -(bit << 1)

    def _may_fit(self, symbols: str) -> int:
        """The rules that lack nothing they need, as bits, the first the lowest."""
        touched = reduce(or_, map(self._touched, set(symbols)), 0)
        return touched & touched >> self._count & touched >> 2 * self._count
