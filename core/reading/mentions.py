"""Where agencies are named in a text: single ones, groups, misspelt ones, ambiguous ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from core.reading import agency_words as words
from core.reading.agency_names import Index
from core.reading.bare_names import bare, bare_name
from core.reading.groups import group_at
from core.reading.slips import nearest
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

_TYPO_SHORTEST, _TYPO_LONG = 5, 8
_FURTHEST_LIST = 12  # tokens behind the group's name
_BEFORE_PLACES = words.PLACES | words.BREAKS | {"ke"}
_NAMED_AFTER = frozenset(("m", "dr", "muhammad", "mohammad"))  # whom hospitals are
_OUTSIDE_BEGINS = words.OUTSIDE_AFTER | _NAMED_AFTER | {"."}
_BEFORE_IN_CELL = words.LISTING | words.BREAKS | {"("}
_NEAR = 40  # mentions and words a chief is looked for in


@dataclass(slots=True)
class Mention:
    """Agencies named by the tokens from `first` to `last` (included); several codes when the name is ambiguous."""

    codes: tuple[str, ...]
    first: int
    last: int
    group: str | None = None
    head: str | None = None
    bare: bool = False  # a group said without "seluruh" or the like, a subject without "Dinas"


def mentions(source: Source, index: Index, times: Sequence[tuple[int, int]] = (), cell: bool = False) -> list[Mention]:
    """All agencies named in the text, in order; in a `cell` under "PIC" also "kecamatan", "semua", "Hukum".

    `times` are the spans of the text that say when: a name may stand behind one as at the beginning.
    """
    said = source.said
    found: list[Mention] = []
    end = 0  # of the last one
    places = range(len(source))
    for place in places if cell else compress(places, map(_beginning(index), said)):
        if place < end:
            continue
        mention = _mention(source, place, index)
        if mention is None and said[place] in words.CHIEF_WORDS:
            mention = _chiefs_beside(said, place, found, index)
        mention = mention or (_in_cell(said, place, index) if cell else None)
        if mention is None and said[place] in index.bare_words:
            alone = bare_name(source, place, index, found, times)
            mention = Mention(alone.codes, place, alone.end - 1, bare=True) if alone else None
        mention = mention or _slip(said, place, index)
        if mention is None:
            continue
        if mention.group and (listed := _enumerated(said, mention, index)):
            found += listed
            end = listed[-1].last + 1
            continue
        numbered = said[mention.first - 1] == "/" and _in_letter_number(source, mention.first)
        if not numbered and not _outside(said, mention):
            if found and mention.first == found[-1].last + 1 and said[found[-1].first] in words.SECTION_CHIEFS:
                found.pop()  # "Kasubag Umum BPBD": of BPBD
            known = _recalled(said, mention, found, index) if mention.bare else ()
            unknown = said[mention.first] in words.ITS_CHIEF
            found += known or ([] if unknown else [mention])
        further = _further(said, mention, index) if said[mention.last + 1] in words.AND else ()
        found += further
        end = (further[-1] if further else mention).last + 1
    return found


def _mention(source: Source, place: int, index: Index) -> Mention | None:
    group = group_at(source, place, index.groups)
    named = index.named(source.said, place)
    if named and (group is None or named.end > group.end):
        return Mention(named.codes, place, named.end - 1, head=named.head)
    if group is not None:
        return Mention((group.code,), place, group.end - 1, group.kind, bare=group.bare)
    return None


def _chiefs_beside(said: Sequence[str], place: int, found: Sequence[Mention], index: Index) -> Mention | None:
    """ "PUPR sama kecamatan cek ...", "Dishub, Satpol PP, kelurahan": all of them, in a list of who acts."""
    kind = words.CELL_GROUPS.get(said[place], said[place])
    told = said[place + 1] == ":" and (not place or said[place - 1] in words.BREAKS)
    if told and kind in index.groups and not index.stem_at(said, place + 2, words.CHIEFS_OF[said[place]]):
        return Mention((index.groups[kind],), place, place, kind)  # "kelurahan: data lansia"
    if not found or found[-1].last != place - 2:
        return None
    ends = said[place + 1] in words.BEHIND_A_DOER or is_order_verb(said[place + 1])
    if said[place - 1] not in words.AND or not ends or kind not in index.groups:
        return None
    return Mention((index.groups[kind],), place, place, kind)


def _slip(said: Sequence[str], place: int, index: Index) -> Mention | None:
    """ "disduk capil", "dinsoss"."""
    if joined := index.joined(said, place):
        return Mention(joined.codes, place, joined.end - 1)
    codes = _misspelt(said[place], index)
    return Mention(codes, place, place) if codes else None


@lru_cache(maxsize=8)
def _beginning(index: Index) -> Callable[[str], bool]:
    """Tells whether a mention can begin with a word; every word of every text is asked about."""

    @lru_cache(maxsize=8192)
    def may_begin(word: str) -> bool:
        return word in index.beginnings or bool(_misspelt(word, index))

    return may_begin


def _misspelt(word: str, index: Index) -> tuple[str, ...]:
    return closest(word, index) if len(word) >= _TYPO_SHORTEST and word not in words.NOT_NAMES else ()


def _in_cell(said: Sequence[str], place: int, index: Index) -> Mention | None:
    kind = words.CELL_GROUPS.get(said[place])
    if kind in index.groups:
        return Mention((index.groups[kind],), place, place, kind)
    alone = bare(said, place, index) if not place or said[place - 1] in _BEFORE_IN_CELL else None
    return Mention(alone.codes, place, alone.end - 1, bare=True) if alone else None


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
        found.append(Mention(named.codes, start, named.end - 1, head=head))
        end = named.end
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
        found.append(Mention(named.codes, end, named.end - 1, head=family))
        end = named.end
        while said[end] in words.LISTING:
            end += 1
    return found if len(found) > 1 else []


def _outside(said: Sequence[str], mention: Mention) -> bool:
    """Whether it is somebody else's agency: the ministry's, the province's."""
    if said[mention.first - 1] in words.OUTSIDE_BEFORE:
        return True
    if said[mention.last + 1] not in _OUTSIDE_BEGINS:
        return False
    nearest = [word for word in said[mention.last + 1 : mention.last + 4] if word != "."][:2]
    if not nearest:
        return False
    return nearest[0] in words.OUTSIDE_AFTER or (nearest[0] in _NAMED_AFTER and nearest[-1] in words.OUTSIDE_AFTER)


def _recalled(said: Sequence[str], mention: Mention, found: Sequence[Mention], index: Index) -> Sequence[Mention]:
    """ "... di Kelurahan Laing, biar lurah dampingi": the chief of the places named before, when there are any."""
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
        and (not place or said[place - 1] in _BEFORE_PLACES or named.end > place + 1)
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
