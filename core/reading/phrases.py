"""Fixed phrases over tokens."""

from __future__ import annotations

from collections.abc import Sequence

from core.reading.tokens import Token


class _Node:
    """A word's place in the tree of phrases."""

    __slots__ = ("closes", "nodes")

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.closes = False


class Phrases:
    """Phrases of a table, the longest that fits is found."""

    def __init__(self, table: str) -> None:
        self._root = _Node()
        phrases = [phrase.split() for phrase in table.replace("-", " - ").split("|")]
        self.first_words = frozenset(phrase[0] for phrase in phrases)
        self.last_words = frozenset(phrase[-1] for phrase in phrases)
        for phrase in phrases:
            node = self._root
            for word in phrase:
                node = node.nodes.setdefault(word, _Node())
            node.closes = True

    def end(self, source: Sequence[Token], place: int) -> int:
        """The token after the phrase at `place`; `place` itself when there is none."""
        if place >= len(source) or source[place].text not in self.first_words:
            return place
        node, end = self._root, place
        for ahead in range(place, len(source)):
            below = node.nodes.get(source[ahead].text)
            if below is None:
                break
            node = below
            if node.closes:
                end = ahead + 1
        return end
