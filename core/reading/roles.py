"""Who acts: of the agencies a text names, those addressed, those who help, and those only named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.reading import agency_words as words
from core.reading.mentions import Mention, _Phrases
from core.reading.tokens import Token

_HELPED_BY = _Phrases(words.HELPED_BY)
_LONGEST_CUE, _FEWEST_BETWEEN = 5, 3


class Role(Enum):
    LEAD = auto()
    SUPPORT = auto()
    MAYBE = auto()  # an object of the order; the doer when nobody else is named
    NAMED = auto()  # a recipient, a place, a source


@dataclass(frozen=True)
class Part:
    """A mention and its role; `start` is where its titles and cue begin."""

    mention: Mention
    role: Role
    start: int
    joined: bool = False  # to the mention before, by "dan" or a comma


def parts(source: Sequence[Token], found: Sequence[Mention], times: Sequence[tuple[int, int]] = ()) -> list[Part]:
    """The mentions with their roles; words of time (spans of the text in `times`) are passed over."""
    passed = _tokens_in(source, times)
    starts = [_without_titles(source, mention.first, passed) for mention in found]
    given: list[Part] = []
    for place, mention in enumerate(found):
        start = starts[place]
        joined = bool(given) and _continues(source, given[-1].mention.last + 1, start)
        listed = place + 1 < len(found) and _listed_with(source, mention, starts[place + 1])
        if _issues(source, mention) and place + 1 < len(found):
            role = Role.NAMED
        elif _marked(source, start, mention):
            role = Role.LEAD
        elif joined and not _helped_by(source, start):
            role = _joined_role(source, mention, start, given, listed)
        else:
            role = _role(source, mention, start, given)
        given.append(Part(mention, role, start, joined))
    return given


def _joined_role(source: Sequence[Token], mention: Mention, start: int, given: Sequence[Part], listed: bool) -> Role:
    """The role of one that follows another after "dan" or a comma: the other's, unless a clause begins here."""
    before = given[-1].role
    if not _comma_before(source, start):
        return before
    if before is Role.LEAD:
        return Role.SUPPORT if _helps(source, mention) else Role.LEAD
    return before if listed else _role(source, mention, start, given)


def _listed_with(source: Sequence[Token], mention: Mention, next_start: int) -> bool:
    """Whether the next mention closes a list with this one: "BKD, Inspektorat dan Bappeda"."""
    between = [token.text for token in source[mention.last + 1 : next_start]]
    return bool(between) and between[-1] in ("dan", "&", "serta", "n", "dn", ",") and len(between) <= 2


def _issues(source: Sequence[Token], mention: Mention) -> bool:
    """ "Sekda minta seluruh OPD ...": passes the order on."""
    said = {token.text for token in source[mention.first : mention.last + 1]}
    after = source[mention.last + 1].text if mention.last + 1 < len(source) else ""
    return after in words.ISSUES and not words.ISSUERS.isdisjoint(said)


def _marked(source: Sequence[Token], start: int, mention: Mention) -> bool:
    return any(token.text in words.LEAD_MARKS for token in source[max(0, start - 1) : mention.first])


def _tokens_in(source: Sequence[Token], times: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The places of the tokens within spans; both stand in order."""
    inside = []
    spans = iter(sorted(times))
    first, end = next(spans, (0, 0))
    for place, token in enumerate(source):
        while token.start >= end > 0:
            first, end = next(spans, (0, 0))
        if first <= token.start < end:
            inside.append(place)
    return frozenset(inside)


def _without_titles(source: Sequence[Token], place: int, passed: frozenset[int]) -> int:
    while place > 0 and (
        place - 1 in passed
        or source[place - 1].text in words.TITLES
        or (source[place - 1].text in "._@" and place > 1 and source[place - 2].text in words.TITLES)
    ):
        place -= 1
    return place


def _continues(source: Sequence[Token], start: int, end: int) -> bool:
    """Whether only "," "dan" "+" and titles stand between two mentions."""
    between = [token.text for token in source[start:end] if token.text not in words.TITLES and token.text not in ".)"]
    return (0 < len(between) <= 3 and all(text in words.JOINS for text in between)) or (
        not between and end - start <= 2
    )


def _comma_before(source: Sequence[Token], place: int) -> bool:
    return place > 0 and source[place - 1].text == ","


def _helps(source: Sequence[Token], mention: Mention) -> bool:
    after = source[mention.last + 1].text if mention.last + 1 < len(source) else ""
    return after in words.HELPS


def _role(source: Sequence[Token], mention: Mention, start: int, given: Sequence[Part]) -> Role:
    before = source[start - 1].text if start else ""
    leads = any(part.role is Role.LEAD for part in given)
    if _helped_by(source, start):
        return Role.SUPPORT
    if start == 0 or before in BREAKS_:
        return Role.SUPPORT if leads and _helps(source, mention) else Role.LEAD
    opening = (
        start == 1
        or source[start - 2].text in BREAKS_
        or source[start - 2].text in ("]", ")", "mohon", "diminta", "minta", "instruksi", "arahan", "tugas")
    )
    if before in words.ASKED_FIRST and (opening or _addressed(source, mention)) and not leads:
        return Role.LEAD
    if before in words.TOWARDS or before in words.PLACES or before in words.SOURCES:
        return Role.NAMED
    return _role_in_clause(source, mention, start, before, leads)


def _role_in_clause(source: Sequence[Token], mention: Mention, start: int, before: str, leads: bool) -> Role:
    if before in words.AGENT or _passive(before):
        return Role.LEAD
    if before == "," or before in (
        "dan",
        "serta",
        "lalu",
        "kemudian",
        "sedangkan",
        "sementara",
        "nanti",
        "adapun",
        "-",
        "&",
        "+",
        "/",
        "(",
        "[",
        "]",
        ")",
        "|",
    ):
        if leads and _helps(source, mention):
            return Role.SUPPORT
        return Role.LEAD if before in ",|-()[]&+/" or not leads or _verb_follows(source, mention) else Role.MAYBE
    if before in words.ASKED or source[mention.first - 1].text in ("@", "pic"):
        return Role.LEAD
    if _addressed(source, mention) and not leads:
        return Role.LEAD
    return Role.MAYBE


BREAKS_ = words.BREAKS


def _passive(word: str) -> bool:
    """ "diajukan seluruh perangkat daerah": who does it follows the verb."""
    return len(word) > 5 and word.startswith("di") and word not in words.NO_PASSIVES


def _addressed(source: Sequence[Token], mention: Mention) -> bool:
    after = source[mention.last + 1].text if mention.last + 1 < len(source) else ""
    return after in (
        ":",
        "agar",
        "supaya",
        "spy",
        "harus",
        "hrs",
        "wajib",
        "tolong",
        "tlg",
        "mohon",
        "segera",
        "diminta",
        "untuk",
        "utk",
        "selaku",
        "sebagai",
    )


def _verb_follows(source: Sequence[Token], mention: Mention) -> bool:
    after = source[mention.last + 1].text if mention.last + 1 < len(source) else ""
    return after.startswith(("me", "ber")) or _addressed(source, mention) or after in words.HELPS


def _helped_by(source: Sequence[Token], place: int) -> bool:
    """Whether "bersama" and the like stand before, an outsider between at most: "bersama Pertamina dan ..."."""
    if _cue_ends(source, place):
        return True
    if place < _FEWEST_BETWEEN or source[place - 1].text not in ("dan", "&", ",", "serta"):
        return False
    return any(_cue_ends(source, place - count) for count in (2, 3, 4) if place > count)


def _cue_ends(source: Sequence[Token], place: int) -> bool:
    return any(_HELPED_BY.end(source, place - count) == place for count in range(1, min(_LONGEST_CUE, place) + 1))
