"""A question about tasks to a Filter: OPDs, a number, states, days, and words of the text for the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.agencies import Register
from core.queries import Filter, Wanted, words_in
from core.reading import question_words as words
from core.reading.agency_names import index_of
from core.reading.mentions import mentions
from core.reading.periods import period_at, periods
from core.reading.spelling import Said, meant, says
from core.reading.tokens import Source, quotations, within
from core.tasks import Status

_ALONE = re.compile(r"(?:(?:arahan|tugas|nomor|no)\b\s*+(?:\.\s*+)?+)*+#?\s*+(\d{1,9})\s*+[?.]?", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?<![\w#])#\s?(\d{1,9})\b|\b(?:arahan|tugas|status)\s+(?:nomor\s+|no\.?\s*)?(\d{1,9})\b"
    r"(?!\s*(?:[/.:-]\s*\d|%|hari|jam|minggu|bulan|tahun|jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des))",
    re.IGNORECASE,
)
_CALLED = re.compile(r"@\w+")  # the bot's own name says nothing of what is asked
_SHORTEST_WITH_ENDING = 6
_EVERY = frozenset(Status)

Change = Callable[[Filter], Filter]


@dataclass(frozen=True)
class ReadQuestion:
    """What is asked, and in which form it is answered; `is_progress`: how far a thing is, whatever its state."""

    asked: Filter
    wanted: Wanted = Wanted.LIST
    is_progress: bool = False


def read_question(text: str, today: date, register: Register, asked: Filter = Filter()) -> ReadQuestion:  # noqa: B008
    """What is asked by `text`, beyond what `asked` says already; words that mean nothing else are searched for.

    Never raises for any text.
    """
    text = _CALLED.sub(" ", text)
    number = number_in(text)
    if number is not None:
        return ReadQuestion(replace(asked, number=number))
    source = Source.of(text)
    spoken = meant(source)
    left = set(range(len(source)))
    named: dict[str, None] = {}
    for mention in mentions(source, index_of(register)):
        if mention.group != "some" and not mention.bare:  # "OPD mana", "OPD yang terlambat" name none
            named.update(dict.fromkeys(register.expand(mention.codes)))
            left -= set(range(mention.first, mention.last + 1))
    if named:
        asked = replace(asked, agencies=tuple(named))
    return _completed(text, today, source, spoken, left, asked)


def number_in(text: str) -> int | None:
    """The directive a question is about: "bagaimana #27?", "status arahan 27"; a bare "27" only by itself."""
    found = _ALONE.fullmatch(text.strip()) or _NUMBER.search(text)
    return int(next(each for each in found.groups() if each)) if found else None


def _completed(
    text: str, today: date, source: Source, spoken: Sequence[Said], left: set[int], asked: Filter
) -> ReadQuestion:
    stated = asked != replace(asked, late=False, quiet=False, statuses=Filter().statuses)
    quoted = quotations(text)  # what a thing is called: sampai di mana "Jumat Bersih"?
    free = [each for each in spoken if each.token in left and not within(quoted, source.starts[each.token])]
    names = [each.word for each in free]
    given = _asks_when_given(names)
    wanted = wanted_by(names)
    is_progress = says(names, words.HOW_FAR)
    for first, end, change in _changes(free):
        asked, stated = change(asked), stated or change is not _same
        left -= {each.token for each in free[first:end]}
    of_reports = _asks_of_reports(names, asked)
    for first, end, period in periods(free, today, past=given is not None or of_reports):
        past_only = period.last < today
        if of_reports and period.first <= today:
            asked = replace(asked, since=period.first)
            left -= {each.token for each in free[first:end]}
            continue
        is_given = given is True or (given is False and past_only and not stated)
        asked = replace(asked, given=period) if is_given else replace(asked, due=period)
        left -= {each.token for each in free[first:end]}
    left &= {each.token for each in spoken if each.word not in words.FILLERS}
    rest = [_bare(text[source.starts[place] : source.ends[place]]) for place in sorted(left)]
    asked = replace(asked, words=words_in(" ".join(rest)))
    if asked.words and _asks_whether(text, names):
        is_progress, stated = True, False
        asked = replace(asked, statuses=_EVERY, late=False)
    if not stated and (is_progress or asked.given or wanted is Wanted.COUNT):
        asked = replace(asked, statuses=_EVERY)
    if "siapa" in names and asked == Filter(asked.agencies) and words.OF_TASKS.isdisjoint(names):
        wanted = Wanted.HEADS  # "siapa kepala Dinas Kesehatan?"
    return ReadQuestion(asked, wanted, is_progress)


def wanted_by(names: Sequence[str]) -> Wanted:
    """ "berapa" wants a number, "siapa" and "OPD mana" want agencies, all else the list."""
    if says(names, words.WHO):
        return Wanted.AGENCIES
    if says(names, words.COUNT) and not says(names, words.NOT_COUNTED):
        return Wanted.COUNT
    return Wanted.LIST


def _asks_when_given(names: Sequence[str]) -> bool | None:
    """Whether its days are those of giving; False where only past ones are, None where they are deadlines."""
    if not words.GIVEN.isdisjoint(names):
        return True
    is_due = not words.DUE.isdisjoint(names)
    return False if not is_due and not words.GIVEN_WHEN_PAST.isdisjoint(names) else None


def _asks_of_reports(names: Sequence[str], asked: Filter) -> bool:
    """ "siapa yang belum lapor minggu ini": its days are those on which somebody has reported, or has not."""
    if not words.TO_REPORT.isdisjoint(names) or not words.DUE.isdisjoint(names):
        return False
    return asked.unreported or says(names, words.REPORTED) or not words.REPORT.isdisjoint(names)


def _asks_whether(text: str, names: Sequence[str]) -> bool:
    """ "apakah drainase sudah selesai", "aset sudah selesai belum": of one thing, not which are so."""
    asks = not words.WHETHER.isdisjoint(names) or text.rstrip().endswith("?") or "belum" in names[-2:]
    return says(names, words.OR_NOT) or (asks and words.LISTING.isdisjoint(names))


def _changes(free: Sequence[Said]) -> Iterator[tuple[int, int, Change]]:
    """What the phrases among the words say, from the first on, the longest at each place."""
    place = 0
    while place < len(free):
        end = period_at(free, place) or place
        if end == place and free[place].word in _BEGINNINGS:
            for length in range(min(_LONGEST, len(free) - place), 0, -1):
                change = _PHRASES.get(tuple(each.word for each in free[place : place + length]))
                if change:
                    end = place + length
                    yield place, end, change
                    break
        place = max(end, place + 1)


def _bare(word: str) -> str:
    """ "jembatannya" is looked for as "jembatan"."""
    return word.removesuffix("nya") if len(word) > _SHORTEST_WITH_ENDING else word


def _same(asked: Filter) -> Filter:
    return asked


def _of_states(statuses: frozenset[Status]) -> Change:
    return lambda asked: replace(asked, statuses=statuses)


def _planted() -> Iterator[tuple[str, Change]]:
    yield words.PASSED_OVER, _same
    yield words.WHO, _same
    yield words.OR_NOT, _same
    yield words.LATE, lambda asked: replace(asked, late=True)
    yield words.QUIET, lambda asked: replace(asked, quiet=True)
    yield words.UNREPORTED, lambda asked: replace(asked, unreported=True)
    yield words.BLOCKED, lambda asked: replace(asked, blocked=True)
    for statuses, spellings in words.STATES.items():
        yield spellings, _of_states(statuses)


_PHRASES = {tuple(phrase.split()): change for spellings, change in _planted() for phrase in spellings.split("|")}
_LONGEST = max(map(len, _PHRASES))
_BEGINNINGS = frozenset(phrase[0] for phrase in _PHRASES)
