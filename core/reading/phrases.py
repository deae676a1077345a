"""Fixed phrases over tokens."""

from __future__ import annotations

from collections.abc import Sequence

from core.reading.tokens import Token


class Phrases:
    """Phrases of tables, the longest that fits is found."""

    def __init__(self, *tables: str) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(
            (tuple(p.split()) for table in tables for p in table.replace("-", " - ").split("|")), key=len, reverse=True
        ):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._by_first)

    @property
    def last_words(self) -> frozenset[str]:
        return frozenset(phrase[-1] for phrases in self._by_first.values() for phrase in phrases)

    def end(self, source: Sequence[Token], place: int) -> int:
        """The token after the phrase at `place`; `place` itself when there is none."""
        if place < len(source):
            for phrase in self._by_first.get(source[place].text, ()):
                if tuple(token.text for token in source[place : place + len(phrase)]) == phrase:
                    return place + len(phrase)
        return place
