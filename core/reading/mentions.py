"""Where agencies are named in a text: single ones, groups, misspelt ones, ambiguous ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from core.reading import agency_words as words
from core.reading import groups
from core.reading.agency_names import Index, Mention
from core.reading.bare_names import bare, bare_name
from core.reading.slips import nearest
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

_TYPO_SHORTEST, _TYPO_LONG = 5, 8
_FURTHEST_LIST = 12  # tokens behind the group's name
_BEFORE_PLACES = words.PLACES | words.BREAKS | {"ke"}
_NAMED_AFTER = frozenset(("m", "dr", "muhammad", "mohammad"))  # whom hospitals are
_OUTSIDE_ENDS = words.OUTSIDE_BEFORE | {"/", "-"}
_OUTSIDE_BEGINS = words.OUTSIDE_AFTER | _NAMED_AFTER | {"."}
_BEFORE_IN_CELL = words.LISTING | words.BREAKS | {"("}
_LONGEST_NAME = 8  # words
_LONGEST_FIELD = 4  # words
_NEAR = 40  # mentions and words a chief is looked for in
_MOST_WORDS = 8192  # whose rules are remembered


def mentions(source: Source, index: Index, times: Sequence[tuple[int, int]] = (), cell: bool = False) -> list[Mention]:
    """All agencies named in the text, in order; in a `cell` under "PIC" also "kecamatan", "semua", "Hukum".

    `times` are the spans of the text that say when: a name may stand behind one as at the beginning.
    """
    said = source.said
    found: list[Mention] = []
    end = 0  # of the last one
    rules = _rules(index, cell)
    for place, asked in enumerate(map(rules.__getitem__, said[: len(source.starts)])):
        if place < end or not asked:
            continue
        for rule in asked:
            if mention := rule(source, place, index, found, times):
                break
        else:
            continue
        end = mention.last + 1
        if said[place - 1] == "(":
            _agree(said, found[-1:], mention, index)
        if mention.group and (listed := _enumerated(said, mention, index)):
            found += listed
            end = listed[-1].last + 1
            continue
        if not ((said[place - 1] in _OUTSIDE_ENDS or said[end] in _OUTSIDE_BEGINS) and _is_another(source, mention)):
            if found and place == found[-1].last + 1 and said[found[-1].first] in words.SECTION_CHIEFS:
                found.pop()  # "Kasubag Umum BPBD": of BPBD
            found += _recalled(said, mention, found, index) if mention.bare else (mention,)
        if said[place] in index.heads.nodes and said[end] in words.LISTING:
            found += (further := _further(said, mention, index))
            end = (further[-1] if further else mention).last + 1
    return found


def may_begin(said: Sequence[str], index: Index) -> bool:
    """Whether a mention can begin with one of the words."""
    return any(map(_rules(index, False).__getitem__, said))


_Rule = Callable[[Source, int, Index, Sequence[Mention], Sequence[tuple[int, int]]], Mention | None]


class _Rules(dict[str, tuple[_Rule, ...]]):
    """By which rules, in order, a mention may begin with a word; every word of every text is asked about."""

    def __init__(self, index: Index, cell: bool) -> None:
        super().__init__()
        self._index, self._cell = index, cell

    def __missing__(self, word: str) -> tuple[_Rule, ...]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        rules = self[word] = self._that_begin_with(word)
        return rules

    def _that_begin_with(self, word: str) -> tuple[_Rule, ...]:
        index, cell = self._index, self._cell
        misspelt = bool(_misspelt(word, index))
        grouped = word in groups.BEGINNINGS
        if not word or not (cell or misspelt or grouped or word in index.beginnings):
            return ()
        named = word in index.opening or (len(word) == 1 and word.isalpha())
        asked: tuple[tuple[_Rule, bool], ...] = (
            (_counted, word[0].isdecimal()),
            (_whole_name, word in index.whole_names and not grouped),
            (_name, named and word not in index.whole_names and not grouped),
            (_group_or_name, grouped and named),
            (_group, grouped and not named),
            (_chiefs_beside, word in words.CHIEF_WORDS),
            (_in_cell, cell),
            (bare_name, word in index.bare_words and word not in index.whole_names),
            (_joined, index.is_half(word)),
            (_slip, misspelt),
        )
        return tuple(rule for rule, applies in asked if applies)


_rules = lru_cache(maxsize=8)(_Rules)


def _whole_name(source: Source, place: int, index: Index, *_: object) -> Mention:
    return Mention(index.whole_names[source.said[place]], place, place)


def _name(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    return index.named(source.said, place)


def _counted(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    return groups.counted_chiefs(source, place, index.groups)


def _group(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    group = groups.group_at(source, place, index.groups)
    return group and (_of_its_field(source.said, group, index) or group)


def _group_or_name(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    group, named = _group(source, place, index), index.named(source.said, place)
    return named if group is None or (named and named.last > group.last) else group


def _of_its_field(said: Sequence[str], group: Mention, index: Index) -> Mention | None:
    """ "Dinas yang membidangi pertanian", "OPD yg ngurus perizinan": the one agency whose field it is."""
    place = group.last + 1
    if said[place] not in words.WHICH or said[place + 1] not in words.RUNS:
        return None
    place += 2
    while said[place] in words.FIELDS:
        place += 1
    for end in range(place + _LONGEST_FIELD, place, -1):
        if code := index.fields.get(" ".join(said[place:end])):
            return Mention((code,), group.first, end - 1)
    return None


def _chiefs_beside(source: Source, place: int, index: Index, found: Sequence[Mention], *_: object) -> Mention | None:
    """ "PUPR sama kecamatan cek ...", "Dishub, Satpol PP, kelurahan": all of them, in a list of who acts."""
    said = source.said
    kind = words.CELL_GROUPS.get(said[place], said[place])
    told = said[place + 1] == ":" and (not place or said[place - 1] in words.BREAKS)
    if told and kind in index.groups and not index.stem_at(said, place + 2, words.CHIEFS_OF[said[place]]):
        return Mention((index.groups[kind],), place, place, None, kind)  # "kelurahan: data lansia"
    if not found or found[-1].last != place - 2:
        return None
    ends = said[place + 1] in words.BEHIND_A_DOER or is_order_verb(said[place + 1])
    if said[place - 1] not in words.AND or not ends or kind not in index.groups:
        return None
    return Mention((index.groups[kind],), place, place, None, kind)


def _joined(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    """ "disduk capil"."""
    return index.joined(source.said, place)


def _slip(source: Source, place: int, index: Index, *_: object) -> Mention:
    """ "dinsoss"."""
    return Mention(_misspelt(source.said[place], index), place, place)


def _misspelt(word: str, index: Index) -> tuple[str, ...]:
    return closest(word, index) if len(word) >= _TYPO_SHORTEST and word not in words.NOT_NAMES else ()


def _in_cell(source: Source, place: int, index: Index, *_: object) -> Mention | None:
    said = source.said
    kind = words.CELL_GROUPS.get(said[place])
    if kind in index.groups:
        return Mention((index.groups[kind],), place, place, None, kind)
    return bare(said, place, index) if not place or said[place - 1] in _BEFORE_IN_CELL else None


def _further(said: Sequence[str], mention: Mention, index: Index) -> Sequence[Mention]:
    """ "Lurah Laing, Nan Balimo dan Tanjung Paku": names behind one head; only a list that is closed counts."""
    end, closed = mention.last + 1, False
    head = mention.head or index.head_at(said, mention.first)
    family = index.family.get(mention.codes[0])
    if head is None or family is None:
        return ()
    found: list[Mention] = []
    while not closed and said[end] in words.LISTING:
        start, closed = end + 1, said[end] != ","
        if not closed and said[start] in words.LISTING:
            start, closed = start + 1, True
        named = index.stem_at(said, start, family)
        if named is None:
            closed = False
            break
        named.head = head
        found.append(named)
        end = named.last + 1
    return found if closed or len(found) > 1 else ()


def _enumerated(said: Sequence[str], mention: Mention, index: Index) -> list[Mention]:
    """ "Lurah yang dilalui sungai -- Laing, Nan Balimo -- agar": the chiefs that are meant, named behind the group."""
    family = words.CHIEFS_OF.get(mention.group or "")
    if family is None:
        return []
    end = mention.last + 1
    while said[end] and end < mention.last + _FURTHEST_LIST and said[end] not in words.LISTS_BEGIN:
        end += 1
    while said[end] in words.LISTS_BEGIN:
        end += 1
    found: list[Mention] = []
    while named := index.stem_at(said, end, family):
        found.append(named)
        end = named.last + 1
        while said[end] in words.LISTING:
            end += 1
    return found if len(found) > 1 else []


def _agree(said: Sequence[str], before: Sequence[Mention], mention: Mention, index: Index) -> None:
    """ "[Dinas] Perpustakaan dan Kearsipan (DPK)": of what the name before its brackets and the one in them may mean,
    what both may; a name nobody has read yet belongs to the one in brackets.
    """
    last = mention.first - 2
    if before and before[0].last == last:
        if both := tuple(code for code in before[0].codes if code in mention.codes):
            before[0].codes = mention.codes = both
    elif len(mention.codes) > 1:
        for first in range(last, max(-1, last - _LONGEST_NAME), -1):
            named = index.stem_alone(said, first)
            if named and named.last == last and named.codes[0] in mention.codes:
                mention.codes, mention.first = named.codes, first


def _is_another(source: Source, mention: Mention) -> bool:
    """Whether no agency of the city is named: another's, or part of a word or a number."""
    before = source.said[mention.first - 1]
    if before in words.OUTSIDE_BEFORE or (before == "/" and _in_letter_number(source, mention.first)):
        return True
    if before == "-" and mention.group and source.said[mention.first - 2].isalpha():
        return not source.gap_before(mention.first - 1) and not source.gap_before(mention.first)  # "RKA-SKPD"
    return source.said[mention.last + 1] in _OUTSIDE_BEGINS and _outside(source.said, mention.last + 1)


def _outside(said: Sequence[str], end: int) -> bool:
    """Whether it is somebody else's agency: the ministry's, the province's."""
    nearest = [word for word in said[end : end + 3] if word != "."][:2]
    if not nearest:
        return False
    return nearest[0] in words.OUTSIDE_AFTER or (nearest[0] in _NAMED_AFTER and nearest[-1] in words.OUTSIDE_AFTER)


def _recalled(said: Sequence[str], mention: Mention, found: Sequence[Mention], index: Index) -> Sequence[Mention]:
    """Whom a bare word means: the chiefs named before, when there are any."""
    unknown = said[mention.first] in words.ITS_CHIEF
    return _chiefs_before(said, mention, found, index) or (() if unknown else (mention,))


def _chiefs_before(said: Sequence[str], mention: Mention, found: Sequence[Mention], index: Index) -> Sequence[Mention]:
    """ "... di Kelurahan Laing, biar lurah dampingi": the chief of the places named before."""
    if mention.first != mention.last or not mention.first:
        return ()
    family = words.CHIEFS_OF.get(said[mention.first])
    if family is None:
        return ()
    after = said[mention.last + 1]
    if after == ",":
        after = said[mention.last + 2] if said[mention.last + 2] in words.CHIEF_WORDS else ""
    if after in words.OTHER_CHIEFS or after in words.CHIEF_WORDS or _listed_with_chiefs(said, mention.first):
        return ()
    before_it = [each.codes[0] for each in found[-_NEAR:] if len(each.codes) == 1]
    codes = [code for code in before_it if index.family.get(code) == family] or [
        named.codes[0]
        for place in range(max(0, mention.first - _NEAR), mention.first)
        if (named := index.stem_at(said, place, family))
        and (not place or said[place - 1] in _BEFORE_PLACES or named.last > place)
    ]
    return [Mention((code,), mention.first, mention.last, head=family) for code in dict.fromkeys(codes)]


def _listed_with_chiefs(said: Sequence[str], place: int) -> bool:
    """ "camat, lurah", "OPD dan lurah": one of several groups, and nobody named before."""
    before = said[place - 1]
    return before in words.PARTED and (before != "," or place < 2 or said[place - 2] in words.CHIEF_WORDS)


def _in_letter_number(source: Source, place: int) -> bool:
    """ "surat 005/112/Humas-2025"."""
    if place < 2 or not source.is_number(place - 2):
        return False
    return not source.gap_before(place - 1) and not source.gap_before(place)


@lru_cache(maxsize=8192)
def closest(word: str, index: Index, lenient: bool = False) -> tuple[str, ...]:
    """The agencies of the one-word name a misspelt word must mean; none when it is not near enough."""
    names = (
        index.single if lenient else [name for name in index.beginning.get(word[:1], ()) if len(name) > _TYPO_SHORTEST]
    )
    name = nearest(word, names, 1 if len(word) < _TYPO_LONG and not lenient else 2)
    return index.single[name] if name else ()
