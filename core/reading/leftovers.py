"""What a deadline that was taken out leaves behind, and courtesies: words that say nothing by themselves."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.reading import action_words as words
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

_PAUSES = frozenset((*",.;!?\n()[]|•*", ""))
_DASHES = frozenset("-–—")
_HEARD = words.VOICED | words.THANKS
_SCHOOLS = ("SD", "SMP")
_LEADING_UP = words.ANNOUNCING | words.GIVING | {"hari", "x", "nya", "di", "dalam"}
_MOVED_TO = ("ke", "menjadi")
_MOST = 100  # gaps; a text with more is no directive


class Moment(NamedTuple):
    """A time taken out of the text: `cue` is where the words that announce it begin."""

    cue: int
    start: int
    end: int


def gaps_of(source: Source, moments: Sequence[Moment], text: str, begin: int) -> list[range]:
    """The places of the moments and of the words that only announce them: what stands together as one, in order."""
    said = source.said
    gaps: list[range] = []
    for moment in moments:
        first = bisect_left(source.starts, moment.start, begin)
        end = bisect_left(source.starts, moment.end, first)
        if first >= end or said[end] in words.AFTER_WHICH or (first > begin and said[first - 1] in _MOVED_TO):
            continue  # "H+14 setelah rapat", "dipindah dari 22 ke 24 April": torn if it were taken out
        if end - first > 1 and said[end - 1] in words.AFTER_WHICH:
            continue  # "10 menit sebelum mulai"
        while said[end] in words.AT_THE_LATEST:
            end += 1
        cue = first
        if moment.cue < moment.start:
            cue = bisect_left(source.starts, moment.cue, begin)
            cue += cue < first and _is_school(text[source.starts[cue] : source.ends[cue]], text)
        start = _announced(said, cue, begin) if said[cue - 1] in _LEADING_UP else cue
        if gaps and start <= gaps[-1].stop:
            start = min(start, gaps.pop().start)
        if cue < first and (ordering := _ordering(said, begin, cue, first)):
            if start < ordering.start:
                gaps.append(range(start, ordering.start))
            start = ordering.stop
        gaps.append(range(start, end))
    return gaps


def _is_school(word: str, text: str) -> bool:
    """ "hasil PPDB SMP tanggal 7 Juli": a school, and no "sampai", unless all of the text is in capitals."""
    return word in _SCHOOLS and not text.isupper()


def _announced(said: Sequence[str], place: int, begin: int) -> int:
    """Where the words begin that lead up to a moment: "waktunya", "saya kasih waktu", "pada hari"."""
    while place > begin and (before := said[place - 1]) in _LEADING_UP:
        if before == "hari" and said[place - 2] in words.PARTS_OF_DAY:
            break
        if before in words.ANNOUNCING or before == "hari" or (before == "x" and said[place - 2].isdigit()):
            place -= 1 if before != "x" else 2
        elif before == "nya" and said[place - 2 - (said[place - 2] == "-")] in words.ANNOUNCING:
            place -= 2 + (said[place - 2] == "-")  # "deadline-nya"
        elif before in ("di", "dalam") and place > begin + 1:
            return place - 1
        else:
            break
    if place > begin and said[place - 1] in words.GIVING:
        place -= 1
        while place > begin and said[place - 1] in words.GIVERS:
            place -= 1
    return place


def _ordering(said: Sequence[str], begin: int, cue: int, first: int) -> range:
    """The words of a cue that are the order itself: "selesaikan", "harus tuntas" of what has no verb besides."""
    kept = next((place for place in range(cue, first) if said[place] in words.ORDERED_DONE), None)
    if kept is not None:
        return range(kept, kept + 1)
    clause = cue
    while clause > begin and said[clause - 1] not in _PAUSES and said[clause - 1] not in words.NEW_CLAUSE:
        clause -= 1
    if clause == cue or any(_is_verb(word) for word in said[clause:cue]):
        return range(0)
    kept = next((place for place in range(cue, first) if said[place] in words.DONE), first)
    end = kept
    while end < first and said[end] in words.DONE:
        end += 1
    return range(kept, end)


def _is_verb(word: str) -> bool:
    active = len(word) > 5 and word.startswith(("me", "di")) and word not in words.NO_VERBS
    return active or is_order_verb(word)


def without_leftovers(source: Source, kept: list[int], gaps: Sequence[range]) -> list[int]:
    """The places of `kept` without clauses and ends of clauses that say nothing; in the `gaps` were moments."""
    said = source.said
    heard = not _HEARD.isdisjoint(said)
    left = _unvoiced(said, kept) if heard else kept
    idle: set[int] = set()
    for gap in gaps[:_MOST]:
        at = bisect_left(left, gap.start)
        before = said[left[at - 1]] if at else ""
        after = said[left[at]] if at < len(left) else ""
        if after in words.IDLE or not (before in _PAUSES or (before.isalnum() and before not in words.IDLE)):
            idle.update(_idle_clause(source, left, at))
    if heard:
        idle.update(_courtesies(source, left))
    return [place for place in left if place not in idle] if idle else left


def _unvoiced(said: Sequence[str], kept: list[int]) -> list[int]:
    """Without "eh", and "ya pak" where it ends a clause; of who says "eh" every "ya" is no more than that."""
    voiced = not words.VOICED.isdisjoint(said)
    left: list[int] = []
    behind = 0  # "ya pak"
    for place in kept:
        if said[place] in words.YES:
            end = place + 1
            while said[end] in words.CALLS or said[end] in words.YES:
                end += 1
            trails = not said[end] or said[end] in _PAUSES
            behind = end if trails else place + voiced
        if place >= behind and said[place] not in words.VOICED:
            left.append(place)
    return left


def _pauses(source: Source, place: int) -> bool:
    said = source.said[place]
    return said in _PAUSES or (said in _DASHES and source.gap_before(place))


def _clause(source: Source, left: list[int], at: int) -> tuple[int, int]:
    """The indices of `left` between which the clause stands that `at` is in."""
    first = end = at
    while first and not _pauses(source, left[first - 1]):
        first -= 1
    while end < len(left) and not _pauses(source, left[end]):
        end += 1
    return first, end


def _idle_clause(source: Source, left: list[int], at: int) -> list[int]:
    """Of the clause a moment was taken out of, at the index `at` of `left`, the places that say nothing now."""
    first, end = _clause(source, left, at)
    for clause in (left[first:end], left[at:end]):
        told = [source.said[place] for place in clause if not source.is_mark(place)]
        if told and words.IDLE.issuperset(told):
            results = not words.RESULTS.isdisjoint(told)
            if not results or any(_is_verb(source.said[place]) for place in left):
                return clause
    return []


def _courtesies(source: Source, left: list[int]) -> Iterator[int]:
    """The places of clauses that only thank or urge."""
    end = 0
    for at, place in enumerate(left):
        if at >= end and source.said[place] in words.THANKS:
            first, end = _clause(source, left, at)
            told = [source.said[each] for each in left[first:end] if not source.is_mark(each)]
            if words.COURTESIES.issuperset(told):
                yield from left[first:end]
