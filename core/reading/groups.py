"""Groups of agencies: "seluruh OPD", "para camat", "OPD terkait", "OPD yang belum ...", "kedua camat"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.reading import agency_words as words
from core.reading.agency_names import Mention
from core.reading.phrases import Phrases
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

_ALL_OF = Phrases(words.ALL_OF)
_LEADERS_OF = Phrases(words.LEADERS_OF)
_UNITS = Phrases(words.UNIT_NAMES)
_LOOSE = Phrases(words.LOOSE_UNITS)
_SOME_OF = Phrases(words.SOME_OF)
_CHIEFS = {kind: Phrases(spellings) for kind, spellings in words.CHIEFS.items()}
_LONGEST_LIST = 10  # tokens from "dibantu" to the last it names
_OPENS = words.BREAKS | words.ASKED
_STAFF_ACTS = words.TOLD | words.CITY_HALL | words.BREAKS | {",", "untuk", "utk", ""}
_BESIDE = words.KINDS | words.UNIT_ENDS
_CHIEFS_BEGIN = frozenset[str]().union(*(phrases.first_words for phrases in _CHIEFS.values()))
BEGINNINGS = _CHIEFS_BEGIN.union(*(phrases.first_words for phrases in (_ALL_OF, _LEADERS_OF, _UNITS, _LOOSE)))


def group_at(source: Source, place: int, codes: Mapping[str, str]) -> Mention | None:
    """The group named from `place` on, by a word of BEGINNINGS; `codes` are those of the kinds the register has.

    A group is all, some, camat or lurah.
    """
    said = source.said
    after_all = _ALL_OF.end(said, place)
    after_leaders = _LEADERS_OF.end(said, after_all)
    said_all, led = after_all > place, after_leaders > after_all
    for kind, phrases in _CHIEFS.items() if said[after_leaders] in _CHIEFS_BEGIN else ():
        end = phrases.end(said, after_leaders)
        if end > after_leaders and kind in codes:
            persons = said[after_leaders] in words.PERSONS
            persons = persons or _city_wide(source, end) > end
            if said_all or persons or _beside_units(said, place) or _among_chiefs(said, place, end):
                return Mention((codes[kind],), place, _city_wide(source, end) - 1, None, kind, not said_all)
    end = _UNITS.end(said, after_leaders)
    loose = end == after_leaders
    if loose:
        end = _LOOSE.end(said, after_leaders)
        if end == after_leaders:
            return _whole_staff(said, place, after_all, codes)
        if said[place - 1] in words.NO_UNITS_BEHIND:
            return None
    return _units(source, place, end, codes, said_all=said_all, led=led, loose=loose)


def _whole_staff(said: Sequence[str], place: int, end: int, codes: Mapping[str, str]) -> Mention | None:
    """ "Wako minta jajarannya menuntaskan ...", "seluruh jajaran Pemko"."""
    if end == place or said[end - 1] not in words.STAFF or "all" not in codes:
        return None
    acts = said[end] in _STAFF_ACTS or said[end].startswith(("me", "ber"))
    if not acts or said[place - 1] in words.WITH_STAFF:
        return None
    return Mention((codes["all"],), place, end - 1, None, "all")


def counted_chiefs(source: Source, place: int, codes: Mapping[str, str]) -> Mention | None:
    """ "13 kelurahan bentuk tim": counted out, and the first thing said; elsewhere a number says how many."""
    if place and source.said[place - 1] not in _OPENS:
        return None
    for kind, phrases in _CHIEFS.items() if source.said[place + 1] in _CHIEFS_BEGIN else ():
        end = phrases.end(source.said, place + 1)
        if end > place + 1 and kind in codes:
            return Mention((codes[kind],), place, _city_wide(source, end) - 1, None, kind)
    return None


def _units(
    source: Source,
    place: int,
    end: int,
    codes: Mapping[str, str],
    *,
    said_all: bool,
    led: bool,
    loose: bool,
) -> Mention | None:
    said = source.said
    some_end = end if _says_how(said, end) else _SOME_OF.end(said, end)
    joined = _joined_units(said, end)
    if _who_have_not(said, place) and "some" in codes:
        return Mention((codes["some"],), place, end - 1, None, "some")
    said_all = said_all or _plural(source, place)
    counted = not said_all and (source.is_number(place - 1) or said[place - 1] in words.MANY)
    some_of_both = joined and _SOME_OF.end(said, joined) > joined
    if (some_end > end or counted or some_of_both) and "some" in codes:
        in_full = some_end > end and said[some_end - 1] not in words.WHICH
        return Mention((codes["some"],), place, (some_end if in_full else end) - 1, None, "some")
    chiefly = (led or said[place] == "kepala") and joined
    listed = _unit_list(said, end)
    wide = _city_wide(source, listed)  # "kadis dan kaban se-Kota Solok"
    if (loose and not said_all and not chiefly and wide == listed) or "all" not in codes:
        return None
    return Mention((codes["all"],), place, wide - 1, None, "all", not said_all)


def _who_have_not(said: Sequence[str], place: int) -> bool:
    """ "yg blm setor SK bendahara (OPD) setor ke BKD": of whom it was said before that they have not."""
    if said[place - 1] != "(":
        return False
    for at in range(place - 2, max(-1, place - _LONGEST_LIST), -1):
        if said[at] in words.WHICH and said[at + 1] in words.NOT_YET:
            return True
    return False


def _plural(source: Source, place: int) -> bool:
    """ "Bapak2/Ibu2 Kadis"."""
    return place > 1 and source.said[place - 1] == "2" and not source.gap_before(place - 1)


def _unit_list(said: Sequence[str], end: int) -> int:
    """ "kepala dinas, badan serta bagian": the kinds that follow are the same group."""
    while said[end] in words.PARTED and said[end + 1] in words.UNIT_KINDS:
        end += 2
    return end


def _joined_units(said: Sequence[str], end: int) -> int:
    """After "OPD dan kecamatan" or "dinas, badan": the place behind the joined kinds; 0 when none follow."""
    if said[end] in words.PARTED and said[end + 1] in words.KINDS:
        return end + 2
    return 0


def _beside_units(said: Sequence[str], place: int) -> bool:
    """Whether "kecamatan" stands beside units that act: "OPD dan kecamatan", "seluruh kelurahan dan kecamatan"."""
    return said[place - 1] in words.PARTED and said[place - 2] in _BESIDE


def _among_chiefs(said: Sequence[str], place: int, end: int) -> bool:
    """Whether "kecamatan" without a name stands among who acts or helps: "dibantu PUPR, kecamatan, dan lurah"."""
    if said[end] in words.PARTED and said[end + 1] in words.CHIEF_WORDS:
        return True
    opens = not place or said[place - 1] in _OPENS
    after = said[end]
    if after in words.HELPS or (after in words.WHICH and said[end + 1] in words.HELPS):
        return opens or said[place - 1] in words.PARTED  # "..., kelurahan membantu"
    if opens and after not in words.OFTEN_NOUNS - {"data"} and is_order_verb(after):
        return True  # "kecamatan himpun usulan ..."
    if opens and (after in words.WHICH or after in words.TOLD or after.startswith(("meny", "meng", "mend"))):
        return True  # "Kelurahan yang belum lunas PBB", "Kecamatan agar mendata"
    at = place - 1
    while at >= 0 and place - at <= _LONGEST_LIST and said[at] not in words.BREAKS:
        if said[at] in words.WITH_HELP:
            return at == place - 1 or said[place - 1] in words.PARTED
        at -= 1
    return False


def _says_how(said: Sequence[str], end: int) -> bool:
    """ "Seluruh OPD dengan segera": how it is done, and not which of them."""
    return said[end] in ("dengan", "dgn") and said[end + 1] in words.MANNERS


def _city_wide(source: Source, end: int) -> int:
    """ "camat se-Kota Solok", "OPD di lingkungan Pemko" are one name."""
    said = source.said
    if said[end] != "se":
        return end
    stop = end + 1
    while stop < end + 4 and (said[stop] in ("-", "kota") or (said[stop] and said[stop][0].isalpha())):
        stop += 1
        if said[stop - 1] not in ("-", "kota"):
            break
    return stop
