"""What is an order, and what only sounds like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from operator import itemgetter

from core.agencies import Register
from core.reading import minutes_words as words
from core.reading.agency_names import index_of
from core.reading.mentions import may_begin, mentions
from core.reading.order_words import ABBREVIATED, OF_NOTHING, OF_SOMETHING, VAGUE
from core.reading.phrases import Phrases
from core.reading.tokens import Source, plain


def phrases(spellings: str) -> str:
    """Spellings as the alternatives of a regular expression, longest first, those that begin alike together."""
    longest = sorted(spellings.split("|"), key=lambda phrase: (phrase[0], -len(phrase)))
    alike = [(first, [re.escape(phrase[1:]) for phrase in found]) for first, found in groupby(longest, itemgetter(0))]
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in alike)


_SAYING_NOTHING = VAGUE | OF_NOTHING
_LONGEST_ASIDE = 8  # words; what is longer may hold more than an appeal
_NO_ABBREVIATION = "".join(rf"(?<!\b{word}\.)" for word in sorted(ABBREVIATED))
_SENTENCE_ENDS = frozenset(".!?\n")
MAY_EXHORT = Phrases(words.EXHORTING).first_words
_SENTENCE_END = re.compile(rf"[.!?\n](?:(?<=\n)|(?=\s)(?i:{_NO_ABBREVIATION}))")
_LISTED = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•*–])[ \t]+\S", re.MULTILINE)
_EXHORTING = re.compile(rf"\b(?:{phrases(words.EXHORTING)})\b")
_EXHORTATION = re.compile(rf"\b(?:{phrases(words.EXHORTATION_VERBS)})\b")


def is_exhortation(text: str) -> bool:
    """ "Tingkatkan sinergi": an appeal nobody can verify."""
    text = plain(text)
    return bool(_EXHORTING.search(text) and _EXHORTATION.search(text))


def asides(text: str, said: Sequence[str]) -> list[tuple[int, int]]:
    """The spans of the short sentences that only exhort, where another orders: "... besok. Tetap semangat ya!".

    `said` are the words and marks of the text.
    """
    if MAY_EXHORT.isdisjoint(said) or _SENTENCE_ENDS.isdisjoint(said):
        return []
    ends = [end.end() for end in _SENTENCE_END.finditer(text)]
    sentences = [(start, end) for start, end in pairwise((0, *ends, len(text))) if text[start:end].strip()]
    idle = [span for span in sentences if _only_exhorts(text[span[0] : span[1]])]
    return idle if len(idle) < len(sentences) else []


def _only_exhorts(sentence: str) -> bool:
    said = plain(sentence).split()
    return len(said) <= _LONGEST_ASIDE and OF_SOMETHING.isdisjoint(said) and is_exhortation(sentence)


def holds_several(text: str) -> bool:
    """Whether one message lists several orders, line by line."""
    return "\n" in text and len(_LISTED.findall(text)) > 1


def is_unverifiable(action: str, register: Register) -> bool:
    """ "Dikoordinasikan dengan pihak terkait": done or not, nobody could tell."""
    source = Source.of(action)
    if VAGUE.isdisjoint(source.said):
        return False
    places, index = range(len(source)), index_of(register)
    telling = (place for place in places if source.said[place] not in _SAYING_NOTHING and not source.is_mark(place))
    first = next(telling, None)
    if first is None or not may_begin(source.said[: first + 1], index):
        return first is None
    named = {place for each in mentions(source, index) for place in range(each.first, each.last + 1)}
    return first in named and named.issuperset(telling)
