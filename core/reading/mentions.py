"""Where agencies are named in a text: single ones, groups ("seluruh camat"), misspelt ones, ambiguous ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.reading import agency_words as words
from core.reading.agency_names import Index, Named
from core.reading.tokens import Token

_TYPO_SHORTEST, _TYPO_LONG = 5, 8


@dataclass(frozen=True)
class Mention:
    """Agencies named by the tokens from `first` to `last` (included); several codes when the name is ambiguous."""

    codes: tuple[str, ...]
    first: int
    last: int
    group: str | None = None
    head: str | None = None
    bare: bool = False  # a group said without "seluruh" or the like


class _Phrases:
    """Fixed phrases over tokens: longest first."""

    def __init__(self, *tables: str) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(
            (tuple(p.split()) for table in tables for p in table.replace("-", " - ").split("|")), key=len, reverse=True
        ):
            self._by_first.setdefault(phrase[0], []).append(phrase)

    @property
    def first_words(self) -> frozenset[str]:
        return frozenset(self._by_first)

    def end(self, source: Sequence[Token], place: int) -> int:
        """The token after the phrase at `place`; `place` itself when there is none."""
        if place < len(source):
            for phrase in self._by_first.get(source[place].text, ()):
                if tuple(token.text for token in source[place : place + len(phrase)]) == phrase:
                    return place + len(phrase)
        return place


_ALL_OF = _Phrases(words.ALL_OF)
_LEADERS_OF = _Phrases(words.LEADERS_OF)
_UNITS = _Phrases(words.UNIT_NAMES)
_LOOSE = _Phrases(words.LOOSE_UNITS)
_SOME_OF = _Phrases(words.SOME_OF)
_CHIEFS = {kind: _Phrases(spellings) for kind, spellings in words.CHIEFS.items()}


_GROUP_WORDS = frozenset[str]().union(
    *(phrases.first_words for phrases in (_ALL_OF, _LEADERS_OF, _UNITS, _LOOSE, *_CHIEFS.values()))
)


def mentions(source: Sequence[Token], index: Index, cell: bool = False) -> list[Mention]:
    """All agencies named in the text, in order; in a `cell` under "PIC" also "kecamatan", "semua"."""
    found: list[Mention] = []
    place = 0
    while place < len(source):
        mention = _mention(source, place, index) or (_in_cell(source, place, index) if cell else None)
        if mention is None:
            place += 1
        else:
            if not _outside(source, mention):
                found.append(mention)
            place = mention.last + 1
    return found


def _mention(source: Sequence[Token], place: int, index: Index) -> Mention | None:
    if source[place].kind == "number":
        return None
    text = source[place].text
    named = index.named(source, place) if text in index.opening else None
    group = _group(source, place, index) if text in _GROUP_WORDS else None
    if named and (group is None or named.end > group.last + 1 or (named.end == group.last + 1 and not group.group)):
        return Mention(named.codes, place, named.end - 1, head=named.head)
    if group is not None:
        return group
    typo = _typo(source, place, index)
    return Mention(typo.codes, place, typo.end - 1, head=typo.head) if typo else None


def _in_cell(source: Sequence[Token], place: int, index: Index) -> Mention | None:
    kind = words.CELL_GROUPS.get(source[place].text)
    return Mention((index.groups[kind],), place, place, kind) if kind in index.groups else None


def _group(source: Sequence[Token], place: int, index: Index) -> Mention | None:
    """ "seluruh OPD", "para camat", "OPD terkait", "OPD yang belum ..."."""
    after_all = _ALL_OF.end(source, place)
    after_leaders = _LEADERS_OF.end(source, after_all)
    said_all, led = after_all > place, after_leaders > after_all
    for kind, phrases in _CHIEFS.items():
        end = phrases.end(source, after_leaders)
        if end > after_leaders and kind in index.groups:
            word = source[after_leaders].text
            if said_all or word in words.PERSONS or (word in ("kecamatan",) and _joined(source, place)):
                return Mention((index.groups[kind],), place, _city_wide(source, end) - 1, kind, bare=not said_all)
    end = _UNITS.end(source, after_leaders)
    loose = end == after_leaders
    if loose:
        end = _LOOSE.end(source, after_leaders)
        if end == after_leaders or (place and source[place - 1].text in words.NO_UNITS_BEHIND):
            return None
    return _units(source, place, end, index, said_all=said_all, led=led, loose=loose)


def _units(
    source: Sequence[Token], place: int, end: int, index: Index, *, said_all: bool, led: bool, loose: bool
) -> Mention | None:
    some_end = _SOME_OF.end(source, end)
    counted = place > 0 and (source[place - 1].kind == "number" or source[place - 1].text in words.MANY)
    if some_end == end and counted:
        some_end = end
    elif some_end == end and _joined_units(source, end):
        some_end = _SOME_OF.end(source, _joined_units(source, end))
        some_end = end if some_end > _joined_units(source, end) else -1
        counted = some_end == end
    if (some_end > end or counted) and "some" in index.groups:
        return Mention(
            (index.groups["some"],),
            place,
            max(end, some_end if source[some_end - 1].text not in ("yang", "yg", "dengan", "dgn") else end) - 1,
            "some",
        )
    if (
        loose
        and not (said_all or (led and _joined_units(source, end)))
        and not (source[place].text == "kepala" and _joined_units(source, end))
    ):
        return None
    if "all" not in index.groups:
        return None
    return Mention(
        (index.groups["all"],), place, _city_wide(source, _unit_list(source, end)) - 1, "all", bare=not said_all
    )


def _unit_list(source: Sequence[Token], end: int) -> int:
    """ "kepala dinas, badan serta bagian": the kinds that follow are the same group."""
    while (
        end + 1 < len(source)
        and source[end].text in words.PARTED
        and source[end + 1].text in ("badan", "bagian", "dinas", "kantor", "instansi", "bag")
    ):
        end += 2
    return end


def _joined_units(source: Sequence[Token], end: int) -> int:
    """After "OPD dan kecamatan" or "dinas, badan": the token behind the joined kinds; 0 when none follow."""
    if (
        end + 1 < len(source)
        and source[end].text in words.PARTED
        and source[end + 1].text in ("kecamatan", "badan", "bagian", "kelurahan", "dinas", "camat", "kantor", "lurah")
    ):
        return end + 2
    return 0


def _joined(source: Sequence[Token], place: int) -> bool:
    """Whether "kecamatan" stands beside units that act: "OPD dan kecamatan"."""
    return (
        place > 1
        and source[place - 1].text in words.PARTED
        and source[place - 2].text in ("opd", "skpd", "daerah", "dinas", "badan", "bagian")
    )


def _city_wide(source: Sequence[Token], end: int) -> int:
    """ "camat se-Kota Solok", "OPD di lingkungan Pemko" are one name."""
    if end < len(source) and source[end].text == "se":
        stop = end + 1
        while (
            stop < len(source)
            and stop < end + 4
            and (source[stop].text in ("-", "kota") or source[stop].kind == "word")
        ):
            stop += 1
            if source[stop - 1].text not in ("-", "kota"):
                break
        return stop
    return end


def _outside(source: Sequence[Token], mention: Mention) -> bool:
    """Whether it is somebody else's agency: the ministry's, the province's."""
    before = source[mention.first - 1].text if mention.first else ""
    after = [token.text for token in source[mention.last + 1 : mention.last + 4]]
    if before in words.OUTSIDE_BEFORE:
        return True
    nearest = [text for text in after if text != "."][:2]
    if not nearest:
        return False
    return nearest[0] in words.OUTSIDE_AFTER or (
        nearest[0] in ("m", "dr", "muhammad", "mohammad") and nearest[-1] in words.OUTSIDE_AFTER
    )


def _typo(source: Sequence[Token], place: int, index: Index) -> Named | None:
    token = source[place]
    if token.kind != "word" or len(token.text) < _TYPO_SHORTEST or token.text in words.NOT_NAMES:
        return None
    codes = closest(token.text, index)
    return Named(codes, place + 1) if codes else None


@lru_cache(maxsize=8192)
def closest(word: str, index: Index, lenient: bool = False) -> tuple[str, ...]:
    """The agencies of the one-word name a misspelt word must mean; none when it is not near enough."""
    allowed = 1 if len(word) < _TYPO_LONG and not lenient else 2
    near = [
        name
        for name in (index.single if lenient else index.beginning.get(word[:2], ()))
        if (lenient or len(name) > _TYPO_SHORTEST)
        and abs(len(name) - len(word)) <= allowed
        and len(set(name) ^ set(word)) <= 2 * allowed
    ]
    if not near:
        return ()
    from rapidfuzz.distance import OSA  # a tenth of a second, and most words are spelt right

    distance, name = min((OSA.distance(word, name), name) for name in near)
    return index.single[name] if distance <= allowed else ()
