"""Is a draft ordered already? What it shares with earlier directives of the same agencies."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from core.queries import LONGEST_WORD
from core.tasks import Task

NEAR = 88  # of 100, as token_set_ratio measures
_LEAST_SHARED = 2  # words; one alone is no likeness, unless it is all there is
MOST_SOUGHT = 5  # words by which candidates are sought
_WORD = re.compile(r"[^\W_]+")
_ENDINGS = ("kannya", "nya", "kan", "lah", "an", "i")
_SHORTEST_STEM = 4


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What any directive may say: verbs of doing it at all, and the words between.
_SAID_OF_ANYTHING = _words(
    "yang dan di ke dari pada untuk agar supaya dengan dalam oleh atau serta para semua seluruh segera paling "
    "lambat jl jalan jln no tolong mohon harap juga sudah belum akan ini itu tersebut hal terkait tentang soal "
    "sebelum sampai bereskan benahi perbaiki selesaikan tuntaskan lakukan laksanakan kerjakan percepat lanjutkan "
    "pastikan buat siapkan tindaklanjuti diselesaikan dibereskan diperbaiki dilakukan dilaksanakan dikerjakan "
    "dinas kota bersama dibantu"
)


@dataclass(frozen=True)
class Earlier:
    """A task that stands on file, and when its directive was given."""

    task: Task
    given: datetime


def content_of(action: str) -> tuple[str, ...]:
    """The words that tell this action from others, without their endings, each once."""
    words = (word for word in _WORD.findall(action.lower()) if word not in _SAID_OF_ANYTHING)
    return tuple(dict.fromkeys(_stem(word)[:LONGEST_WORD] for word in words))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


def sought(action: str) -> list[tuple[str, ...]]:
    """What a near-duplicate must contain, one of these at least: all but one of the longest words of the action."""
    words = sorted(content_of(action), key=len, reverse=True)[:MOST_SOUGHT]
    return list(combinations(words, max(_LEAST_SHARED, len(words) - 1))) or [tuple(words)] if words else []


def nearest(action: str, earlier: Iterable[Earlier]) -> Earlier | None:
    """The one most like it, of equals the first; None when none is like it."""
    measured = ((_likeness(action, each.task.action), each) for each in earlier)
    like = [(likeness, each) for likeness, each in measured if likeness is not None]
    return max(like, key=lambda pair: pair[0])[1] if like else None


def _likeness(one: str, other: str) -> tuple[float, float] | None:
    """How much of their words they share, then how alike they are as a whole; None for other orders.

    Other names or numbers make another order of the same words.
    """
    ours, theirs = content_of(one), content_of(other)
    shared = set(ours) & set(theirs)
    alike = set(ours) == set(theirs)
    if not shared or (len(shared) < _LEAST_SHARED and not alike) or 2 * len(shared) < max(len(ours), len(theirs)):
        return None
    if _names_in(one) - _names_in(other) and _names_in(other) - _names_in(one):
        return None
    from rapidfuzz.fuzz import ratio, token_set_ratio  # a tenth of a second, and most drafts have no candidate

    near = token_set_ratio(" ".join(ours), " ".join(theirs))
    return (near, ratio(one, other)) if near >= NEAR else None


def _names_in(action: str) -> frozenset[str]:
    """Numbers, and what is written with a capital within the sentence."""
    _, *rest = _WORD.findall(action) or [""]
    names = (word.lower() for word in rest if word[0].isupper() or word.isdigit())
    return frozenset(_stem(name) for name in names) - _SAID_OF_ANYTHING
