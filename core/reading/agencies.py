"""Which agencies a text means: who acts and who helps, the choices an ambiguous name leaves, proposals from duties."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.agencies import Register
from core.reading import agency_words as words
from core.reading.agency_names import index_of
from core.reading.clauses import LEAD, MAYBE, SUPPORT
from core.reading.mentions import closest, mentions
from core.reading.roles import Part, parts
from core.reading.tokens import Source

_PROPOSALS = 3
_LONGEST_PRODUCT = 9  # words of what is to be delivered


@dataclass(slots=True)
class Doers:
    """Who is to act: `lead` first, then `support`; `choices` of names that may mean several; `parts` as evidence."""

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


def doers(source: Source, register: Register, times: Sequence[tuple[int, int]] = (), led: bool = False) -> Doers:
    """Who is to act in a directive; `times` are the spans of its text that say when.

    `led`: a heading or a cell says already who is in charge, so only who is addressed here as well leads.
    """
    given = parts(source, mentions(source, index_of(register), times), times, led)
    acting: list[Part] = []
    helping: list[Part] = []
    for part in given:
        if part.role is LEAD:
            acting.append(part)
        elif part.role is SUPPORT:
            helping.append(part)
    if not acting and not led:
        said = source.said
        acting = _first_series(given) or _addressee(said, given) or _supplier(said, given) or _whose_staff(said, given)
        if helping and all(source.said[part.mention.first] in words.PLACE_HEADS for part in acting):
            acting = []  # "batas Kelurahan Laing dan Nan Balimo difasilitasi Camat ..."
        if not acting and helping:
            acting, helping = helping, []
    return _doers(acting, helping, given)


def spares_some(source: Source, given: Doers) -> bool:
    """ "Seluruh camat selain Lubuk Sikarah ...": whether a group acts of which some are not meant."""
    said = source.said
    if words.EXCEPT.isdisjoint(said):
        return False
    behind = [
        part.mention.last + 1 for part in given.parts if part.mention.group and part.mention.codes[0] in given.lead
    ]
    return any(not words.EXCEPT.isdisjoint(said[end : end + 2]) for end in behind)


def _doers(acting: Sequence[Part], helping: Sequence[Part], given: Sequence[Part]) -> Doers:
    choices: dict[str, None] = {}
    lead = _codes(acting, choices)
    support = tuple([code for code in _codes(helping, choices) if code not in lead]) if helping else ()
    return Doers(tuple(lead), support, tuple(choices), tuple(given))


def _first_series(given: Sequence[Part]) -> list[Part]:
    """The first of those that may be meant, with the ones named in the same breath."""
    series: list[Part] = []
    for part in given:
        if part.role is MAYBE and (not series or part.joined):
            series.append(part)
        elif series:
            break
    return series


def _addressee(said: Sequence[str], given: Sequence[Part]) -> list[Part]:
    """ "Bersama ini disampaikan kepada Kadis PUPR, ...": whom a letter is for, where it names nobody else to act."""
    return [
        part
        for part in given[:1]
        if said[part.start - 1] in words.ASKED_FIRST and said[part.start - 2] in words.CONVEYED
    ]


def _supplier(said: Sequence[str], given: Sequence[Part]) -> list[Part]:
    """ "Revisi RTRW dari PUPR sudah saya terima Senin": whose product is awaited, where nobody else is to act; "Kader
    dari DPPKB, alat ukur dari Dinkes": what each brings.
    """
    bringing = [part for part in given if said[part.start - 1] in ("dari", "dr")]
    if len(bringing) == len(given) > 1:
        return bringing
    return [
        part
        for part in bringing
        if not words.DELIVERED.isdisjoint(said[max(0, part.start - _LONGEST_PRODUCT) : part.start - 1])
    ]


def _whose_staff(said: Sequence[str], given: Sequence[Part]) -> list[Part]:
    """ "Seluruh ASN di semua OPD wajib hadir apel": everybody who works there acts, where nobody else does."""
    return [
        part for part in given[:1] if part.mention.group == "all" and not words.STAFF_OF.isdisjoint(said[: part.start])
    ]


@lru_cache(maxsize=256)
def doers_in_heading(text: str, register: Register) -> Doers:
    """Who is to act by a heading; it is asked for everything that stands under one."""
    return doers(Source.of(text), register)


def doers_in_cell(text: str, register: Register) -> Doers:
    """Who is to act by a cell under "PIC": everybody named, helpers where it says so."""
    source = Source.of(text)
    given = parts(source, mentions(source, index_of(register), cell=True))
    helping = [part for part in given if part.role is SUPPORT]
    acting = [part for part in given if part not in helping]
    return _doers(acting, helping, given) if acting else _doers(helping, [], given)


def _codes(given: Sequence[Part], choices: dict[str, None]) -> dict[str, None]:
    """Whom they name, in order; what names that may mean several may mean is added to the `choices`."""
    codes: dict[str, None] = {}
    for part in given:
        named = part.mention.codes
        if len(named) == 1:
            codes[named[0]] = None
        else:
            choices.update(dict.fromkeys(named))
    return codes


def read_agencies(text: str, register: Register) -> tuple[str, ...]:
    """The codes of typed names, in order: "PUPR dan Dinkes", "semua OPD kecuali BKD"; empty when nothing fits.

    Every name counts, whatever stands around it, and misspelt ones are read with more patience than in a directive.
    """
    source = Source.of(text)
    index = index_of(register)
    but = next((place for place, word in enumerate(source.said) if word in words.EXCEPT), None)
    group = () if but is None else read_agencies(text[: source.starts[but]], register)
    if but is not None and any(register[code].group for code in group):
        spared = register.expand(doers_in_cell(text[source.ends[but] :], register).lead)
        return tuple(code for code in register.expand(group) if code not in spared)
    codes: dict[str, None] = {}
    seen: set[int] = set()
    for mention in mentions(source, index):
        codes.update(dict.fromkeys(mention.codes))
        seen.update(range(mention.first, mention.last + 1))
    for place, word in enumerate(source.said[: len(source)]):
        if place not in seen and not source.is_mark(place) and not source.is_number(place):
            if word in {code.lower() for code in index.family}:
                codes[next(code for code in index.family if code.lower() == word)] = None
            elif len(word) > 3 and word not in index.heads.nodes:  # "Dinas" is not "Diknas" misspelt
                codes.update(dict.fromkeys(closest(word, index, lenient=True)))
    return tuple(codes)


def proposals(text: str, register: Register) -> tuple[str, ...]:
    """Up to three agencies nobody named, by how many of their duties the text speaks of."""
    pattern, codes = _duties(register)
    if pattern is None:
        return ()
    scores: dict[str, int] = {}
    for duty in dict.fromkeys(pattern.findall(text.lower())):
        for code in codes[duty]:
            scores[code] = scores.get(code, 0) + len(duty)
    return tuple(sorted(scores, key=lambda code: -scores[code])[:_PROPOSALS])


@lru_cache(maxsize=8)
def _duties(register: Register) -> tuple[re.Pattern[str] | None, dict[str, tuple[str, ...]]]:
    """All duties of the register as one pattern, and whose they are."""
    codes: dict[str, tuple[str, ...]] = {}
    for agency in register.units:
        for duty in agency.duties:
            codes[duty.lower()] = (*codes.get(duty.lower(), ()), agency.code)
    if not codes:
        return None, codes
    longest_first = "|".join(re.escape(duty) for duty in sorted(codes, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)"), codes
