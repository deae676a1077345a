"""A register as an index of spellings: every name, alias and short form leads to the agencies it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from string import ascii_lowercase

from core.agencies import Agency, Register
from core.reading import agency_words
from core.reading.agency_spellings import FAMILIES, family_of, group_kind, other_names, spellings, stems
from core.reading.phrases import Phrases
from core.reading.slips import nearest
from core.reading.tokens import Source

_SKIPPED = frozenset(".,-/_")  # marks a name may be written with or without
_BEHIND_HEADS = _SKIPPED | agency_words.FILLERS
_AND = frozenset(("dan", "&", "n", "dn"))
_SHORTEST_MISSPELT, _LONG, _MOST_TITLES, _FEWEST_LETTERS, _MOST_LETTERS, _SHORTEST_JOINED = 5, 10, 3, 3, 18, 7
_PLACES = ("kecamatan", "kelurahan")
_BARE_FAMILIES = (("bagian",), ("kelurahan",), ("kecamatan",), ("dinas", "badan"))
_NAME_TAILS = Phrases(agency_words.NAME_TAILS)
_MOST_COUNTED = 30


class _Node:
    """A word's place in the tree: `full` agencies are named by the words so far, `stem` ones only behind a head; all of
    them are meant without one (`alone`) where there are any of the first. Said where one stands who acts they mean one
    `unit`, if any: a section before a village before the others.
    """

    __slots__ = ("alone", "full", "nodes", "stem", "unit")

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.full: dict[str, None] = {}
        self.stem: dict[str, None] = {}
        self.alone: tuple[str, ...] = ()
        self.unit: tuple[str, ...] = ()


@lru_cache(maxsize=8192)
def _misspelt(node: _Node, word: str) -> _Node | None:
    """The node below of a word that must be this one, misspelt; only behind a head, so names of places count."""
    if len(word) < _SHORTEST_MISSPELT or word in agency_words.NOT_NAMES:
        return None
    near = [name for name in node.nodes if name[0] == word[0] and len(name) >= _SHORTEST_MISSPELT]
    name = nearest(word, near, 1 if len(word) < _LONG else 2)
    return node.nodes[name] if name else None


@dataclass(slots=True)
class Mention:
    """Agencies named by the tokens from `first` to `last` (included); several codes when the name is ambiguous.

    `head` is the family of the head said with it, `group` the kind of a group.
    """

    codes: tuple[str, ...]
    first: int
    last: int
    head: str | None = None
    group: str | None = None
    bare: bool = False  # a group said without "seluruh" or the like, a subject without "Dinas"


@dataclass(eq=False)
class Index:
    """The spellings of one register."""

    register: Register
    root: _Node = field(default_factory=_Node)
    heads: _Node = field(default_factory=_Node)
    family: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)  # all, some, camat, lurah -> code
    single: dict[str, tuple[str, ...]] = field(default_factory=dict)  # one-word names, for typos
    beginning: dict[str, list[str]] = field(default_factory=dict)  # the same by their first letter

    @cached_property
    def opening(self) -> frozenset[str]:
        """The words a name or a head can begin with."""
        return frozenset(self.root.nodes) | frozenset(self.heads.nodes)

    @cached_property
    def bare_words(self) -> frozenset[str]:
        """The words a name can begin with that may mean a unit without its head."""
        return frozenset(self.root.nodes) - agency_words.NEVER_BARE

    @cached_property
    def whole_names(self) -> dict[str, tuple[str, ...]]:
        """The words that are a name by themselves and begin no longer one."""
        alone = {word: node.alone for word, node in self.root.nodes.items() if node.alone and not node.nodes}
        return {word: codes for word, codes in alone.items() if word not in self.heads.nodes and len(word) > 1}

    @cached_property
    def fields(self) -> dict[str, str]:
        """What one agency alone has in its name, or else among its duties: "pertanian", "perizinan"."""
        units = [agency for agency in self.register.units if self.family[agency.code] not in _PLACES]
        named = _of_one((subject, agency.code) for agency in units for subject in stems(agency))
        return _of_one((duty, agency.code) for agency in units for duty in agency.duties) | named

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """All that a name spelt right, or a number of chiefs, can begin with: a name, a head, a letter, half a name."""
        names = [name for name in self.single if len(name) >= _SHORTEST_JOINED]
        halves = frozenset(name[:end] for name in names for end in range(2, len(name) - 1))
        counts = frozenset(str(number) for number in range(2, _MOST_COUNTED))
        return self.opening | halves | counts | frozenset(ascii_lowercase)

    def named(self, said: Sequence[str], place: int) -> Mention | None:
        """The longest name that begins at `place`, with or without a head."""
        word, best = said[place], None
        if len(word) == 1 and (spelt := self._spelt_out(said, place)):
            return spelt
        if word in self.root.nodes:
            node, end = _walk(self.root, said, place)
            best = Mention(node.alone, place, end - 1) if node and node.alone else None
        if word in self.heads.nodes and (behind := self._behind_head(said, place)):
            best = behind if best is None or behind.last > best.last else best
        return best

    def _behind_head(self, said: Sequence[str], place: int) -> Mention | None:
        head, after = _walk(self.heads, said, place)
        if head is None:
            return None
        if said[after] == "." and said[after - 1] in agency_words.UNABBREVIATED:
            return None
        while said[after] in _BEHIND_HEADS:
            after += 1
        return self._behind(said, place, after, next(iter(head.full)))

    def _spelt_out(self, said: Sequence[str], place: int) -> Mention | None:
        """ "D.P.U.P.R.", "B K D": an abbreviation letter by letter."""
        letters, end = "", place
        while end < place + _MOST_LETTERS and len(said[end]) == 1 and said[end].isalpha():
            letters, end = letters + said[end], end + 1
            if said[end] == ".":
                end += 1
        node = self.root.nodes.get(letters) if len(letters) >= _FEWEST_LETTERS else None
        return Mention(tuple(node.full), place, end - 1) if node and node.full else None

    def stem_alone(self, said: Sequence[str], place: int) -> Mention | None:
        """The unit whose name without its head begins at `place`."""
        if said[place] not in self.bare_words:
            return None
        node, end = _walk(self.root, said, place)
        return Mention(node.unit, place, end - 1, bare=True) if node and node.unit else None

    def is_half(self, word: str) -> bool:
        """Whether a name written as two words can begin with it."""
        return any(name.startswith(word) for name in self.single if len(name) >= _SHORTEST_JOINED)

    def joined(self, said: Sequence[str], place: int) -> Mention | None:
        """ "disduk capil": one word written as two."""
        if not said[place + 1]:
            return None
        word = said[place] + said[place + 1]
        codes = self.single.get(word) if len(word) >= _SHORTEST_JOINED else None
        return Mention(codes, place, place + 1) if codes else None

    def head_at(self, said: Sequence[str], place: int) -> str | None:
        """The family of the head a name begins with: "kelurahan" of "Kelurahan Laing"."""
        head, _ = _walk(self.heads, said, place)
        family = next(iter(head.full)) if head else "any"
        return None if family == "any" else family

    def stem_at(self, said: Sequence[str], place: int, family: str) -> Mention | None:
        """The name at `place` that means an agency of this family when its head is left out."""
        node, end = _walk(self.root, said, place)
        codes = tuple(code for code in node.stem if self.family[code] == family) if node else ()
        return Mention(codes, place, end - 1, family) if codes else None

    def _behind(self, said: Sequence[str], first: int, place: int, family: str, depth: int = 0) -> Mention | None:
        """A name or stem behind the head at `first`; titles may follow one another ("Plt Kadis PU")."""
        inner, after = _walk(self.heads, said, place) if said[place] in self.heads.nodes else (None, place)
        if inner is not None:
            while said[after] in _SKIPPED:
                after += 1
            behind = next(iter(inner.full))
            if depth < _MOST_TITLES and (found := self._behind(said, first, after, behind, depth + 1)):
                return found
        node, end = _walk(self.root, said, place)
        if node is None and family in FAMILIES:
            node, end = _walk_patiently(self.root, said, place)
        if node is None:
            return None
        codes = [code for code in (*node.stem, *node.full) if family in ("any", self.family[code])] or list(node.full)
        if family in _PLACES:
            codes = [code for code in codes if self.family[code] == family]
        if not codes:
            return None
        if len(codes) == 1:
            end = self._further_parts(said, end, codes[0])
        return Mention(tuple(dict.fromkeys(codes)), first, end - 1, family)

    def _further_parts(self, said: Sequence[str], end: int, code: str) -> int:
        """ "Dinas Koperasi dan UKM": the parts of one agency's name that follow belong to it."""
        while said[end] in agency_words.PARTED:
            tail = _NAME_TAILS.end(said, end + 1)
            if tail > end + 1:
                end = tail  # "Dinas Sosial dan Tenaga Kerja", as it was called once
                continue
            node, after = _walk(self.root, said, end + 1)
            if node is None or code not in node.stem or node.full.keys() - {code}:
                break
            end = after
        return end


def _of_one(subjects: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The subjects that are one agency's alone."""
    codes: dict[str, set[str]] = {}
    for subject, code in subjects:
        codes.setdefault(subject.lower(), set()).add(code)
    return {subject: min(named) for subject, named in codes.items() if len(named) == 1}


def _walk(root: _Node, said: Sequence[str], place: int) -> tuple[_Node | None, int]:
    """The deepest node with an agency along the words from `place` on, and the place after it."""
    best, end, node = None, place, root.nodes.get(said[place])
    while node is not None:
        place += 1
        if node.full or node.stem:
            best, end = node, place
        nodes = node.nodes
        if not nodes:
            break
        node = nodes.get(said[place])
        while node is None and said[place] in _SKIPPED:
            place += 1
            node = nodes.get(said[place])
    return best, end


def _walk_patiently(root: _Node, said: Sequence[str], place: int) -> tuple[_Node | None, int]:
    """The same along words that may be misspelt."""
    node, best, end = root, None, place
    while word := said[place]:
        place += 1
        below = node.nodes.get(word) or _misspelt(node, word)
        if below is not None:
            node = below
            if node.full or node.stem:
                best, end = node, place
        elif word not in _SKIPPED or node is root:
            break
    return best, end


@lru_cache(maxsize=8)
def index_of(register: Register) -> Index:
    """The index of a register, made once."""
    index = Index(register)
    for family, table in agency_words.HEADS.items():
        for spelling in table.split("|"):
            _plant(index.heads, spelling, family, full=True)
    for agency in register:
        if agency.group:
            index.groups[group_kind(agency)] = agency.code
        else:
            _enter(index, agency)
    given = frozenset(word for word, node in index.root.nodes.items() if node.full)
    for agency in register.units:
        for spelling in other_names(agency, agency_words.OTHER_NAMES, agency.aliases):
            if spelling not in given:
                _plant(index.root, spelling, agency.code, full=True)
    _name_alone(index.root, index.family)
    return index


def _enter(index: Index, agency: Agency) -> None:
    index.family[agency.code] = family_of(agency)
    for spelling in spellings(agency):
        _plant(index.root, spelling, agency.code, full=True)
        if spelling.isalpha() and len(spelling) >= _SHORTEST_MISSPELT and spelling not in agency_words.SPELT_RIGHT:
            name = spelling.lower()
            if name not in index.single:
                index.beginning.setdefault(name[0], []).append(name)
            index.single[name] = tuple(dict.fromkeys((*index.single.get(name, ()), agency.code)))
    for stem in stems(agency):
        _plant(index.root, stem, agency.code, full=False)


def _name_alone(node: _Node, family: Mapping[str, str]) -> None:
    if node.full:
        node.alone = tuple({**node.full, **node.stem})
    for families in _BARE_FAMILIES:
        if codes := tuple(code for code in node.stem if family[code] in families):
            node.unit = codes if len(codes) == 1 else ()
            break
    for below in node.nodes.values():
        _name_alone(below, family)


def _plant(root: _Node, spelling: str, code: str, full: bool) -> None:
    node = root
    source = Source.of(spelling)
    for word in source.said[: len(source)]:
        if word not in _SKIPPED:
            below = node.nodes.setdefault(word, _Node())
            if word in _AND:
                node.nodes.update(dict.fromkeys(_AND, below))
            node = below
    if node is not root:
        (node.full if full else node.stem)[code] = None
