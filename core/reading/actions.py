"""What must be done: the text without the address, the deadline's words and filler."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from core.reading import action_words as words
from core.reading.addresses import (
    address_within,
    after_address,
    after_fillers,
    ends_sentence,
    help_begins,
    sentence_start,
)
from core.reading.agencies import Doers
from core.reading.clauses import SUPPORT
from core.reading.leftovers import Moment, gaps_of, without_leftovers
from core.reading.tidying import tidy
from core.reading.tokens import Source, within
from core.reading.verbs import is_order_verb

_PAUSING = words.VOICED | words.YES
_LONGEST_JOIN = 3  # tokens


def action_of(
    text: str, source: Source, doers: Doers, moments: Sequence[Moment], asides: Sequence[tuple[int, int]] = ()
) -> str:
    """The action, without `moments` that say when and `asides` that say nothing."""
    begin = after_address(source, doers.parts)
    gaps = gaps_of(source, moments, text, begin)
    kept = [*range(begin, len(source.starts))]
    for gap in reversed(gaps):
        del kept[gap.start - begin : gap.stop - begin]
    if asides:
        kept = _outside(source, kept, asides)
    # Nobody addressed in the middle is shown, nothing idle, helpers last.
    spoken = address_within(source, doers, begin)
    left = without_leftovers(source, _without(kept, spoken) if spoken else kept, gaps)
    helpers = _helpers(source, doers, left, spoken, begin) if doers.support else None
    told = _written(text, source, left) if helpers is None else _helped(text, source, left, helpers)
    action = tidy(told) or tidy(_written(text, source, kept))
    # "halo" opens an order that never comes; shown as it is, it can still be told from an empty one.
    return action if action or doers.parts or moments or asides else tidy(text)


def _without(places: list[int], taken: range) -> list[int]:
    return places[: bisect_left(places, taken.start)] + places[bisect_left(places, taken.stop) :]


def _outside(source: Source, places: list[int], asides: Sequence[tuple[int, int]]) -> list[int]:
    return [place for place in places if not within(asides, source.starts[place])]


def _helpers(source: Source, doers: Doers, left: Sequence[int], spoken: range, begin: int) -> range | None:
    """The helpers that stand in front of what is to be done, wherever the order begins."""
    orders = [begin, spoken.stop, sentence_start(source, spoken.start, begin)] if spoken else [begin]
    return next(filter(None, (_helpers_at(source, doers, left, place) for place in orders)), None)


def _helped(text: str, source: Source, left: Sequence[int], helpers: range) -> str:
    """The text of the places with the helpers behind what is to be done."""
    behind = _behind(source, left, helpers.stop)
    stop = next((place for place in left if place > behind and _order_ends(source, place)), len(source))
    pieces = [
        [place for place in left if place < helpers.start],
        [place for place in left if behind <= place < stop],
        [place for place in left if place in helpers],
        [place for place in left if place >= stop],
    ]
    before, done, helping, after = (_written(text, source, each) for each in pieces)
    return f"{before} {tidy(done)}, {helping[:1].lower()}{helping[1:]} {after}"


def _order_ends(source: Source, place: int) -> bool:
    """Whether what was ordered has been told: its sentence ends, or goes on with what becomes of it."""
    said = source.said
    if said[place] != ",":
        return ends_sentence(source, place)
    after = said[place + 1]
    return after in words.GOING_ON or after.endswith("nya") or after.startswith("di") or after.isdigit()


def _helpers_at(source: Source, doers: Doers, left: Sequence[int], order: int) -> range | None:
    """ "dibantu Satpol PP menertibkan parkir": the helpers that stand in front of what is to be done."""
    said = source.said
    at = bisect_left(left, order)
    while at < len(left) and source.is_mark(left[at]):
        at += 1
    helper = help_begins(said, doers.parts, left[at]) if at < len(left) else None
    if helper is None or any(place not in left for place in range(left[at], helper.start)):
        return None
    if not any(part.role is not SUPPORT and part.mention.codes[0] in doers.lead for part in doers.parts):
        return None
    end = helper.mention.last + 1
    for part in doers.parts:
        if part.role is SUPPORT and part.joined and end <= part.start <= end + _LONGEST_JOIN:
            end = part.mention.last + 1
    begun = said[_behind(source, left, end)]
    return range(left[at], end) if is_order_verb(begun) or begun.startswith(("me", "ber")) else None


def _behind(source: Source, left: Sequence[int], end: int) -> int:
    """Where what is to be done begins behind a helper."""
    return after_fillers(source, next((p for p in left if p >= end and not source.is_mark(p)), end))


def _written(text: str, source: Source, places: Sequence[int]) -> str:
    """The text of the places: what opens a sentence in place of another word has its capital, "ya eh" is a pause."""
    if not places:
        return ""
    if places[-1] - places[0] == len(places) - 1:
        return text[source.starts[places[0]] : source.ends[places[-1]]]
    written = ""
    last = -1
    for first, end in _runs(places):
        piece = text[source.starts[first] : source.ends[end]]
        if last >= 0 and source.said[last] in (".", "?", "!") and text[source.starts[last + 1]].isupper():
            piece = piece[:1].upper() + piece[1:]
        spoken = last >= 0 and not _PAUSING.isdisjoint(source.said[last + 1 : first])  # "... ya eh tolong ..."
        parting = "" if last < 0 else ", " if spoken and not source.is_mark(last) else " "
        written += parting + piece
        last = end
    return written


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last of places that stand together."""
    first = last = places[0]
    for place in places:
        if place > last + 1:
            yield first, last
            first = place
        last = place
    yield first, last
