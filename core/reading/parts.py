"""One message, several orders: where one ends and the next begins, and whether they are surely two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import pairwise

from core.agencies import Register
from core.calendar import Calendar
from core.reading import order_words as words
from core.reading.agencies import doers
from core.reading.agency_words import CONJUNCTIONS
from core.reading.clauses import Role
from core.reading.directives import read_directive
from core.reading.lines import Line, lines_of
from core.reading.minutes import read_minutes
from core.reading.openings import is_conversation, opening_of
from core.reading.prose import sentences
from core.reading.sections import LIMITED, pauses, says_for_all
from core.reading.spelling import meant
from core.reading.times.moments import Reference
from core.reading.tokens import Source, quotations
from core.reading.values import Doubt, Nature, ReadDirective, ReadItem
from core.reading.verbs import is_order_verb

_FOR_ALL = re.compile(r"\b(?:keduanya|ketiganya|semuanya|seluruhnya|masing-masing|semua selesai)\b", re.IGNORECASE)
_JOINING = "|".join(sorted([*words.JOINS - {"&"}, *map(r"\s+".join, words.TIES)]))
_JOINING_END = re.compile(rf"(?:[\s,;]|\b(?:{_JOINING})\b|&)+$", re.IGNORECASE)
_ACTING = (Role.LEAD, Role.MAYBE)
MOST_PARTS = 20  # cards a message may become; longer lists are minutes
_MOST_LINES = 3 * MOST_PARTS
_BETWEEN = words.JOINS | words.PAUSES
_SENTENCE = frozenset((".", ";", "\n"))


@dataclass(frozen=True)
class ReadParts:
    """The orders of a message. `certain`: they are shown apart; else they stay one until somebody separates them."""

    items: tuple[ReadItem, ...]
    certain: bool = False


def read_parts(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadParts:
    """The orders of `text` with the words each stands in; one alone, or more than minutes begin with, gives none.
    Never raises for any text.

    What is secret is secret in all its parts, and a part that leaves something open has it from the whole.
    """
    found = _listed(text, said_at, register, calendar) or _in_clauses(text, said_at, register, calendar)
    if not 2 <= len(found.items) <= MOST_PARTS:
        return ReadParts(())
    whole = read_directive(text, said_at, register, calendar)
    if found.certain and any(_only_told(item.directive, whole) for item in found.items):
        found = replace(found, certain=False)
    led = any(item.directive.lead or item.directive.choices for item in found.items)
    parts = [item.directive for item in found.items]
    if not (found.certain and led):
        parts = [_led_by(part, whole) for part in parts]
    if not found.certain:
        parts = [_due_with(part, whole) for part in parts]
    if whole.nature is Nature.SECRET:
        parts = [part._replace(nature=Nature.SECRET) for part in parts]
    items = [ReadItem(part, item.span) for part, item in zip(parts, found.items, strict=True)]
    return ReadParts(tuple(items), found.certain)


def _only_told(part: ReadDirective, whole: ReadDirective) -> bool:
    """ "Semalam Satpol PP amankan 5 orang. Dinsos jemput": whether the whole shows that who is named does not act."""
    return bool(part.lead and whole.lead) and set(part.lead).isdisjoint((*whole.lead, *whole.support))


def _led_by(part: ReadDirective, whole: ReadDirective) -> ReadDirective:
    if part.lead or part.choices or not whole.lead:
        return part
    doubts = tuple(doubt for doubt in part.doubts if doubt is not Doubt.NO_AGENCY)
    return part._replace(lead=whole.lead[:1], support=whole.support, doubts=doubts, proposals=())


def _due_with(part: ReadDirective, whole: ReadDirective) -> ReadDirective:
    if part.deadline.deadline is not None or whole.deadline.deadline is None:
        return part
    doubts = tuple(doubt for doubt in part.doubts if doubt not in (Doubt.NO_DEADLINE, Doubt.VAGUE_DEADLINE))
    return part._replace(deadline=whole.deadline, doubts=doubts)


# -- lines -------------------------------------------------------------------------------------------------------------


def _listed(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadParts | None:
    """A list is read as minutes are; it is certain only where no line of it would be lost."""
    opening = partial(
        opening_of,
        register=register,
        reference=Reference(said_at, calendar),
        conversation=is_conversation(text),
    )
    lines = lines_of(text, opening if "\n" in text else None)
    listed = [line for line in lines if line.kind]
    if len(listed) < 2:
        return None
    if len(lines) > _MOST_LINES:
        return ReadParts(())
    items = read_minutes(text, said_at, register, calendar).items
    spans = " ".join(item.span for item in items)
    headings = [line for line in listed if line.body.rstrip(" *_").endswith(":")]
    lost = [line for line in listed if line.body not in spans and line not in headings]
    closing = read_directive(_closing(lines[-1], spans), said_at, register, calendar)
    if not closing.lead:
        items = tuple(replace(item, directive=_due_with(item.directive, closing)) for item in items)
    return ReadParts(items, certain=not lost)


def _closing(last: Line, spans: str) -> str:
    """What limits all of a list: "Batas waktu ketiganya Jumat" below it, "Semua selesai Jumat" in its last line."""
    if last.kind is None and last.body not in spans:
        if pauses(last.body):
            return ""
        return last.body if LIMITED.search(last.body) else ""
    *_, (_, sentence) = sentences(last.body)
    return sentence if says_for_all(sentence) else ""


# -- clauses -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Cut:
    """Where a part begins; `leads`: with who is to do what stands there by itself; `firm`: behind a sentence's end."""

    start: int
    leads: bool
    firm: bool


def _in_clauses(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadParts:
    cuts = _cuts(Source.of(text).without(quotations(text)).with_line_ends(text), register)
    if not 1 <= len(cuts) < MOST_PARTS:
        return ReadParts(())
    edges = [0, *(cut.start for cut in cuts), len(text)]
    spans = [_JOINING_END.sub("", text[start:end]).strip() for start, end in pairwise(edges)]
    items = [ReadItem(read_directive(span, said_at, register, calendar), span) for span in spans]
    if any(Doubt.EXHORTATION in item.directive.doubts for item in items):
        return ReadParts(())  # "Tetap semangat. PUPR ...": an appeal beside an order is no second one
    apart = all(cut.leads for cut in cuts) and _are_different(items) and not _FOR_ALL.search(text)
    return ReadParts(tuple(items), certain=apart and (all(cut.firm for cut in cuts) or _dated_alike(items)))


def _cuts(source: Source, register: Register) -> list[_Cut]:
    named = doers(source, register).parts
    leads = {part.start: part.mention.last for part in named if part.role in _ACTING and not part.joined}
    told = {part.start for part in named if part.role is Role.MAYBE and part.start == 0}
    as_meant = {each.token: each.word for each in meant(source)}
    cuts: list[_Cut] = []
    begun = 0
    for place, start in enumerate(source.starts):
        if source.said[place] in _BETWEEN:
            continue
        end, between = _pause_before(source, place)
        lead = leads.get(place)
        firm = not between.isdisjoint(_SENTENCE)
        if lead is None and not firm and between.isdisjoint(words.JOINS):
            continue  # "keruk drainase, angkut sedimen": one order in two steps
        verb_at = place if lead is None else lead + 1
        if begun in told:
            begun = place if lead is not None and firm else begun
            continue  # "Dishub minta marka diperjelas. PUPR cat ulang": what was told is no order
        if not firm and source.said[begun] in CONJUNCTIONS:
            continue  # "Sebelum BKD cairkan dana, Inspektorat reviu": one order
        first = _clause_before(source, end)
        if not firm and source.said[first] in CONJUNCTIONS:
            start, end = source.starts[first], first  # "...; kalau kurang, BKD siapkan dana"
        verb = _verb_of_order(source, as_meant, verb_at) if between else None
        if verb is None or not _has_order(source, as_meant, begun, end):
            continue
        back = _refers_back(source.said[verb + 1])
        if lead is not None or not back:
            cuts.append(_Cut(start, lead is not None and not back, firm))
            begun = place
    return cuts


def _pause_before(source: Source, place: int) -> tuple[int, frozenset[str]]:
    """Where the clause before ends, and the marks and joining words that stand between."""
    end = place
    while end and (tied := _joins(source, end)):
        end -= tied
    between = frozenset(source.said[end:place])
    if between == {"."} and not _ends_sentence(source, end):
        return end, frozenset()
    return end, between


def _clause_before(source: Source, end: int) -> int:
    """Where the clause that ends there begins."""
    while end and source.said[end - 1] not in words.PAUSES:
        end -= 1
    return end


def _joins(source: Source, end: int) -> int:
    """How many words before `end` only join or part what stands around them."""
    if source.said[end - 1] in _BETWEEN:
        return 1
    return 2 * (end > 1 and (source.said[end - 2], source.said[end - 1]) in words.TIES)


def _ends_sentence(source: Source, place: int) -> bool:
    """ "Jl. Sudirman": the point of an abbreviation ends nothing."""
    before = source.said[place - 1]
    return before not in words.ABBREVIATED and (len(before) > 1 or before.isdecimal())


def _verb_of_order(source: Source, meant: dict[int, str], place: int) -> int | None:
    """The verb of an order of its own that begins here: it has something to do it to, and is no mere report of it."""
    while place < len(source) and meant.get(place, "") in words.ADDRESSING:
        place += 1
    if place >= len(source) or not is_order_verb(meant.get(place, "")) or meant[place] in words.ABOUT_THE_ORDER:
        return None
    return None if source.is_mark(place + 1) else place


def _refers_back(word: str) -> bool:
    """ "siapkan tahapannya": of what was ordered before."""
    return word.endswith("nya") or word in words.JOINS


def _has_order(source: Source, meant: dict[int, str], first: int, end: int) -> bool:
    verbs = [place for place in range(first, end) if is_order_verb(meant.get(place, ""))]
    return bool(verbs) and not all(map(source.is_mark, range(verbs[-1] + 1, end)))


def _are_different(items: Sequence[ReadItem]) -> bool:
    leads = [item.directive.lead for item in items]
    return all(leads) and len(set(leads)) == len(leads)


def _dated_alike(items: Sequence[ReadItem]) -> bool:
    """Every part has a day of its own, or none has: a day at the end alone may be meant for all."""
    dated = [item.directive.deadline.span is not None for item in items]
    return all(dated) or not any(dated)
