"""A register as an index of spellings: every name, alias and short form leads to the agencies it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from core.agencies import Agency, Register
from core.reading import agency_words
from core.reading.tokens import Token, tokens

_BRACKETS = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r",|\bdan\b|&|/", re.IGNORECASE)
_SKIPPED = frozenset(".,-/_")  # marks a name may be written with or without
_AND = frozenset(("dan", "&", "n", "dn"))
_SHORTEST_MISSPELT, _MOST_TITLES = 5, 3
_FAMILIES = ("dinas", "badan", "bagian", "kecamatan", "kelurahan")


class _Node:
    """A word's place in the tree: `full` agencies are named by the words so far, `stem` ones only behind a head."""

    __slots__ = ("full", "nodes", "stem")

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.full: dict[str, None] = {}
        self.stem: dict[str, None] = {}


@dataclass(frozen=True)
class Named:
    """Agencies a run of tokens may mean; `end` is the token after it, `head` the family of the head said with it."""

    codes: tuple[str, ...]
    end: int
    head: str | None = None


@dataclass(eq=False)
class Index:
    """The spellings of one register."""

    register: Register
    root: _Node = field(default_factory=_Node)
    heads: _Node = field(default_factory=_Node)
    family: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)  # all, some, camat, lurah -> code
    single: dict[str, tuple[str, ...]] = field(default_factory=dict)  # one-word names, for typos
    beginning: dict[str, list[str]] = field(default_factory=dict)  # the same by their first two letters

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words a name or a head can begin with."""
        return frozenset(self.root.nodes) | frozenset(self.heads.nodes)

    def named(self, source: Sequence[Token], place: int) -> Named | None:
        """The longest name that begins at `place`, with or without a head."""
        node, end = _walk(self.root, source, place)
        best = Named(tuple({**node.full, **node.stem}), end) if node and node.full else None
        head, after = _walk(self.heads, source, place)
        if head is not None:
            while after < len(source) and source[after].text in _SKIPPED:
                after += 1
            family = next(iter(head.full))
            behind = self._behind(source, after, family)
            if behind and (best is None or behind.end > best.end):
                best = behind
        return best

    def _behind(self, source: Sequence[Token], place: int, family: str, depth: int = 0) -> Named | None:
        """A name or stem behind a head; titles may follow one another ("Plt Kadis PU")."""
        inner, after = _walk(self.heads, source, place)
        if inner is not None:
            while after < len(source) and source[after].text in _SKIPPED:
                after += 1
            found = self._behind(source, after, next(iter(inner.full)), depth + 1) if depth < _MOST_TITLES else None
            if found:
                return found
        node, end = _walk(self.root, source, place)
        if node is None:
            return None
        codes = [code for code in (*node.stem, *node.full) if family in ("any", self.family[code])] or list(node.full)
        if family in ("kecamatan", "kelurahan"):
            codes = [code for code in codes if self.family[code] == family]
        if not codes:
            return None
        if len(codes) == 1:
            end = self._further_parts(source, end, codes[0])
        return Named(tuple(dict.fromkeys(codes)), end, family)

    def _further_parts(self, source: Sequence[Token], end: int, code: str) -> int:
        """ "Dinas Koperasi dan UKM": the parts of one agency's name that follow belong to it."""
        while end < len(source) and source[end].text in agency_words.PARTED:
            node, after = _walk(self.root, source, end + 1)
            if node is None or code not in node.stem or node.full.keys() - {code}:
                break
            end = after
        return end


def _walk(root: _Node, source: Sequence[Token], place: int) -> tuple[_Node | None, int]:
    """The deepest node with an agency along the tokens from `place` on, and the token after it."""
    node, best, end, ahead = root, None, place, place
    while ahead < len(source):
        text = source[ahead].text
        below = node.nodes.get("dan" if text in _AND else text)
        if below is None:
            if text in _SKIPPED and ahead > place:
                ahead += 1
                continue
            break
        node, ahead = below, ahead + 1
        if node.full or node.stem:
            best, end = node, ahead
    return best, end


@lru_cache(maxsize=8)
def index_of(register: Register) -> Index:
    """The index of a register, made once."""
    index = Index(register)
    for family, spellings in agency_words.HEADS.items():
        for spelling in spellings.split("|"):
            _plant(index.heads, spelling, family, full=True)
    for agency in register:
        if agency.group:
            index.groups[_group_kind(agency)] = agency.code
        else:
            _enter(index, agency)
    return index


def _enter(index: Index, agency: Agency) -> None:
    index.family[agency.code] = _family(agency)
    for spelling in _spellings(agency):
        _plant(index.root, spelling, agency.code, full=True)
        if spelling.isalpha() and len(spelling) >= _SHORTEST_MISSPELT:
            name = spelling.lower()
            index.single[name] = (*index.single.get(name, ()), agency.code)
            index.beginning.setdefault(name[:2], []).append(name)
    for stem in _stems(agency):
        _plant(index.root, stem, agency.code, full=False)


def _plant(root: _Node, spelling: str, code: str, full: bool) -> None:
    node = root
    for token in tokens(spelling):
        if token.text not in _SKIPPED:
            node = node.nodes.setdefault("dan" if token.text in _AND else token.text, _Node())
    if node is not root:
        (node.full if full else node.stem)[code] = None


def _group_kind(agency: Agency) -> str:
    name = agency.name.lower()
    for word in ("camat", "lurah"):
        if word in name:
            return word
    return "some" if "terkait" in name or "teknis" in name else "all"


def _family(agency: Agency) -> str:
    first = agency.name.split()[0].lower()
    kind = agency.kind.lower()
    return first if first in _FAMILIES else kind if kind in _FAMILIES else "dinas"


def _clean(text: str) -> str:
    return " ".join(_BRACKETS.sub(" ", text).replace(" / ", " ").split())


def _spellings(agency: Agency) -> Iterator[str]:
    """What names the agency without a head in front."""
    place = _family(agency) if agency.name.split()[0].lower() in ("kecamatan", "kelurahan") else None
    heads = agency_words.HEADS[place].split("|") if place else []
    for text in (agency.name, *agency.aliases):
        name = _clean(text)
        if place and not any(name.lower().startswith(f"{head} ") for head in heads):
            continue
        yield name
        tail = name.partition(" ")[2].lower()
        if tail in agency_words.BARE_SECTIONS:
            yield tail
        if re.fullmatch(r"[Dd]i[sn]\w+", name) and " " not in name and name.lower() != "dinas":
            yield f"ka{name}"
    for beginning, spellings in agency_words.OFFICES.items():
        if agency.name.lower().startswith(beginning):
            yield from spellings.split("|")


def _stems(agency: Agency) -> Iterator[str]:
    """What names the agency behind a head only: its name without "Dinas", the parts and beginnings of that."""
    name = _clean(agency.name)
    first, _, rest = name.partition(" ")
    place = first.lower() in ("kecamatan", "kelurahan")
    if first.lower() in _FAMILIES and rest:
        yield rest
        if not place:
            yield from filter(None, (part.strip() for part in _PARTS.split(rest)))
            words = rest.replace(",", " ").split()
            yield from (" ".join(words[:count]) for count in range(1, len(words)) if words[count - 1] != "dan")
    for alias in map(_clean, agency.aliases):
        head, _, tail = alias.partition(" ")
        if place:
            yield (
                tail
                if head.lower().rstrip(".") in ("camat", "lurah", "kec", "kel", "kecamatan", "kelurahan") and tail
                else alias
            )
        elif head.lower().rstrip(".") in ("dinas", "kadis", "badan", "kaban", "bagian", "kabag", "bag") and tail:
            yield tail
