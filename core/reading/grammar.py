"""Rewriting: a row of chunks, each one symbol, and rules that turn a few neighbouring chunks into one.

A rule's pattern is a regular expression over symbols, written with their names: `day=NUMBER month=MONTH year=YEAR?`.
What stands before "=" is handed to the rule's function. Patterns are bounded, so reading takes time in line with the
length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

# Characters that mean nothing in a class of a regular expression; those below U+0100 are the quickest to search.
_CHARACTERS = [chr(code) for code in (*range(0x30, 0x5B), *range(0x61, 0x7B), *range(0xA1, 0x180))]
_NAMES = re.compile(r"(?:(?P<name>[a-z]+)=)?(?P<symbols>[A-Z_]+(?:\|[A-Z_]+)*)")
_PARTS = re.compile(r"(?P<open>\()|(?P<close>\))|(?P<symbols>[A-Z_]+(?:\|[A-Z_]+)*)(?P<optional>\?|\{0)?")
OTHER = _CHARACTERS[0]  # any word or mark the grammar has no name for


class Chunk(NamedTuple):
    """A span of the text with one symbol; `value` is what it means, for words a mapping from name to meaning."""

    symbol: str
    start: int
    end: int
    text: str
    value: Any = None

    def means(self, name: str) -> Any:
        """The meaning of a word under one of its names; None when the word has no such name."""
        return self.value.get(name) if isinstance(self.value, dict) else None


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

    def rarest(self, text: str) -> str:
        """The smallest class of characters one of which every match of a pattern has."""
        depth, needed = 0, []
        for part in _PARTS.finditer(text):
            if part["open"]:
                depth += 1
            elif part["close"]:
                depth -= 1
            elif depth == 0 and part["symbols"] and "WORD" not in part["symbols"] and not part["optional"]:
                needed.append("".join(self.having(symbol) for symbol in part["symbols"].split("|")))
        return min(needed, key=len, default="".join(self._symbols.values()))


Read = Callable[..., Any]


@dataclass(frozen=True)
class Rule:
    """`read(reference, **chunks)` gives the value of the new chunk, or None where the rule does not apply."""

    pattern: str
    becomes: str
    read: Read


class Stage:
    """Rules that are applied one after the other, each wherever it fits.

    Patterns are compiled when first needed: to compile all of them takes longer than to start the program should.
    """

    def __init__(self, alphabet: Alphabet, rules: Iterable[Rule]) -> None:
        self._alphabet = alphabet
        self._rules = tuple(rules)
        for rule in self._rules:
            alphabet.symbol(rule.becomes)

    @cached_property
    def clues(self) -> frozenset[str]:
        """Of every rule the rarest symbols it cannot do without: a text with none of them is passed over at once."""
        return frozenset("".join(self._alphabet.rarest(rule.pattern) for rule in self._rules))

    @cached_property
    def _fits(self) -> re.Pattern[str]:
        """Most texts touch few stages: one search tells whether any rule of the stage can fit."""
        unnamed = (re.sub(r"\?P<\w+>", "?:", self._alphabet.expression(rule.pattern)) for rule in self._rules)
        return re.compile("|".join(f"(?:{pattern})" for pattern in unnamed), re.DOTALL)

    @cached_property
    def _compiled(self) -> list[tuple[re.Pattern[str], str, Read]]:
        return [
            (self._alphabet.pattern(rule.pattern), self._alphabet.symbol(rule.becomes), rule.read)
            for rule in self._rules
        ]

    def rewrite(self, row: list[Chunk], symbols: str, reference: object) -> tuple[list[Chunk], str]:
        """The row and its symbols after all rules of the stage."""
        if self._fits.search(symbols):
            for pattern, becomes, read in self._compiled:
                if pattern.search(symbols):
                    row = _applied(row, symbols, pattern, becomes, read, reference)
                    symbols = symbols_of(row)
        return row, symbols


class Cascade:
    """Stages one after the other; which of them a text can touch is asked once, and again when it has changed."""

    def __init__(self, alphabet: Alphabet, stages: Iterable[Sequence[Rule]]) -> None:
        self._stages = [Stage(alphabet, rules) for rules in stages]

    @cached_property
    def _touching(self) -> dict[str, int]:
        """For every symbol the stages it may touch, as bits."""
        touching: dict[str, int] = {}
        for bit, stage in enumerate(self._stages):
            for symbol in stage.clues:
                touching[symbol] = touching.get(symbol, 0) | 1 << bit
        return touching

    def rewrite(self, row: list[Chunk], reference: object) -> list[Chunk]:
        """The row after all stages."""
        symbols = symbols_of(row)
        wanted = self._wanted(symbols)
        for bit, stage in enumerate(self._stages):
            if wanted >> bit & 1:
                row, rewritten = stage.rewrite(row, symbols, reference)
                if rewritten is not symbols:
                    symbols = rewritten
                    wanted = self._wanted(symbols)
        return row

    def _wanted(self, symbols: str) -> int:
        wanted = 0
        for symbol in set(symbols):
            wanted |= self._touching.get(symbol, 0)
        return wanted


def symbols_of(chunks: Sequence[Chunk]) -> str:
    return "".join([chunk.symbol for chunk in chunks])


def _applied(
    row: list[Chunk], symbols: str, pattern: re.Pattern[str], becomes: str, read: Read, reference: object
) -> list[Chunk]:
    done: list[Chunk] = []
    last = 0
    for found in pattern.finditer(symbols):
        start, end = found.span()
        if start == end:
            continue
        named = {name: row[found.start(name)] if found.start(name) >= 0 else None for name in pattern.groupindex}
        value = read(reference, **named)
        if value is None:
            continue
        done += row[last:start]
        text = " ".join([chunk.text for chunk in row[start:end]])
        done.append(Chunk(becomes, row[start].start, row[end - 1].end, text, value))
        last = end
    return done + row[last:]
