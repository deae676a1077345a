"""Rewriting: a row of chunks, each one symbol, and rules that turn a few neighbouring chunks into one.

A rule's pattern is a regular expression over symbols, written with their names: `day=NUMBER month=MONTH year=YEAR?`.
What stands before "=" is handed to the rule's function. Patterns are bounded, so reading takes time in line with the
length of the text, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

OTHER = "\u0100"  # any word or mark the grammar has no name for


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
            self._symbols[key] = chr(ord(OTHER) + len(self._symbols))
            for name in key:
                self._names[name] = self._names.get(name, "") + self._symbols[key]
        return self._symbols[key]

    def having(self, name: str) -> str:
        """All characters whose words have this name; KeyError for a name nothing has."""
        return self._names[name]

    def pattern(self, text: str) -> re.Pattern[str]:
        """Compile a pattern of names; WORD is anything the grammar has no name for, ANY anything at all."""

        def one(found: re.Match[str]) -> str:
            name, symbols = found.group("name"), found.group("symbols").split("|")
            chars = "".join(OTHER if symbol == "WORD" else self.having(symbol) for symbol in symbols)
            return f"(?P<{name}>[{chars}])" if name else f"[{chars}]"

        text = text.replace("ANY", ".")
        return re.compile(
            re.sub(r"(?:(?P<name>[a-z]+)=)?(?P<symbols>[A-Z_]+(?:\|[A-Z_]+)*)", one, text).replace(" ", ""), re.DOTALL
        )


Read = Callable[..., Any]


@dataclass(frozen=True)
class Rule:
    """`read(reference, **chunks)` gives the value of the new chunk, or None where the rule does not apply."""

    pattern: str
    becomes: str
    read: Read


class Stage:
    """Rules that are applied one after the other, each wherever it fits."""

    def __init__(self, alphabet: Alphabet, rules: Iterable[Rule]) -> None:
        self._rules = [(alphabet.pattern(rule.pattern), alphabet.symbol(rule.becomes), rule.read) for rule in rules]
        # Most texts touch few stages: one search tells whether any rule of the stage can fit.
        unnamed = (re.sub(r"\?P<\w+>", "?:", pattern.pattern) for pattern, _, _ in self._rules)
        self._any = re.compile("|".join(f"(?:{pattern})" for pattern in unnamed), re.DOTALL)

    def rewrite(self, chunks: Sequence[Chunk], reference: object) -> list[Chunk]:
        """The row after all rules of the stage."""
        row = list(chunks)
        symbols = symbols_of(row)
        if not self._any.search(symbols):
            return row
        for pattern, becomes, read in self._rules:
            if pattern.search(symbols):
                row = _applied(row, symbols, pattern, becomes, read, reference)
                symbols = symbols_of(row)
        return row


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
