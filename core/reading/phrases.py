"""Fixed phrases over the words of a source."""

from __future__ import annotations

from collections.abc import Sequence


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
        self._longest = max(map(len, phrases))
        for phrase in phrases:
            node = self._root
            for word in phrase:
                node = node.nodes.setdefault(word, _Node())
            node.closes = True

    def end(self, said: Sequence[str], place: int) -> int:
        """The place after the phrase that begins at `place`; `place` itself when there is none."""
        node, end = self._root.nodes.get(said[place]), place
        while node is not None:
            place += 1
            if node.closes:
                end = place
            node = node.nodes.get(said[place])
        return end

    def stand_in(self, said: Sequence[str]) -> bool:
        """Whether one of the phrases is said anywhere."""
        return any(word in self.first_words and self.end(said, place) > place for place, word in enumerate(said))

    def stand_before(self, said: Sequence[str], place: int) -> bool:
        """Whether one of the phrases ends where `place` begins."""
        if said[place - 1] not in self.last_words:
            return False
        for start in range(place - 1, max(-1, place - 1 - self._longest), -1):
            if said[start] in self.first_words and self.end(said, start) == place:
                return True
        return False
