"""How officials write the names of a register: its aliases, short forms, other words for the same subject, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from core.agencies import Agency
from core.reading import agency_words

FAMILIES = ("dinas", "badan", "bagian", "kecamatan", "kelurahan")
_BRACKETS = re.compile(r"\([^)]*\)")
_PARTS = re.compile(r",|\bdan\b|&|/", re.IGNORECASE)


def group_kind(agency: Agency) -> str:
    name = agency.name.lower()
    for word in ("camat", "lurah"):
        if word in name:
            return word
    return "some" if "terkait" in name or "teknis" in name else "all"


def family_of(agency: Agency) -> str:
    first = agency.name.split()[0].lower()
    kind = agency.kind.lower()
    return first if first in FAMILIES else kind if kind in FAMILIES else "dinas"


def _clean(text: str) -> str:
    return " ".join(_BRACKETS.sub(" ", text).replace(" / ", " ").split())


def spellings(agency: Agency) -> Iterator[str]:
    """What names the agency without a head in front."""
    place = family_of(agency) if agency.name.split()[0].lower() in ("kecamatan", "kelurahan") else None
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


def stems(agency: Agency) -> Iterator[str]:
    """What names the agency behind a head only: its name without "Dinas", short forms, parts and beginnings of that."""
    name = _clean(agency.name)
    first, _, rest = name.partition(" ")
    if first.lower() in ("kecamatan", "kelurahan"):
        yield from _place_stems(agency, rest)
        return
    if first.lower() in FAMILIES and rest:
        yield rest
        yield from filter(None, (part.strip() for part in _PARTS.split(rest)))
        words = rest.replace(",", " ").split()
        yield from (" ".join(words[:count]) for count in range(1, len(words)) if words[count - 1] != "dan")
        yield from other_names(agency, agency_words.SHORT_STEMS)
    for alias in map(_clean, agency.aliases):
        head, _, tail = alias.partition(" ")
        if head.lower().rstrip(".") in agency_words.STEM_HEADS and tail:
            yield tail


def _place_stems(agency: Agency, rest: str) -> Iterator[str]:
    """A district's or village's name as it is, with its words and numerals in other spellings, and its initials."""
    spellings = [agency_words.PLACE_SPELLINGS.get(word.lower(), word).split("|") for word in rest.split()]
    yield rest
    yield from (" ".join(chosen) for chosen in product(*spellings))
    if len(spellings) > 1:
        yield "".join(word[0] for word in rest.split())
    for alias in map(_clean, agency.aliases):
        head, _, tail = alias.partition(" ")
        yield tail if tail and head.lower().rstrip(".") in agency_words.PLACE_HEADS else alias


def other_names(agency: Agency, table: Mapping[str, str], aliases: Iterable[str] = ()) -> Iterator[str]:
    """The spellings a table has for the subjects of an agency: of "Dinas Sosial dan Tenaga Kerja" both, and with the
    alias "DPMPTSP NAKER" those of "naker".
    """
    rest = _clean(agency.name).partition(" ")[2].lower()
    subjects = [rest, *(part.strip() for part in _PARTS.split(rest))]
    called = {word for alias in aliases for word in alias.lower().split()[1:]}
    for subject, spellings in table.items():
        if any(each.startswith(subject) for each in subjects) or not called.isdisjoint(spellings.split("|")):
            yield from spellings.split("|")
