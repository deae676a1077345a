"""What is an order, and what only sounds like one."""

from __future__ import annotations

import re

from core.reading import minutes_words as words
from core.reading.tokens import plain


def phrases(spellings: str) -> str:
    """Spellings as the alternatives of a regular expression, longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(spellings.split("|"), key=len, reverse=True))


_LISTED = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•*–])[ \t]+\S", re.MULTILINE)
_EXHORTING = re.compile(rf"\b(?:{phrases(words.EXHORTING)})\b")
_EXHORTATION = re.compile(rf"\b(?:{phrases(words.EXHORTATION_VERBS)})\b")


def is_exhortation(text: str) -> bool:
    """ "Tingkatkan sinergi": an appeal nobody can verify."""
    text = plain(text)
    return bool(_EXHORTING.search(text) and _EXHORTATION.search(text))


def holds_several(text: str) -> bool:
    """Whether one message lists several orders, line by line."""
    return len(_LISTED.findall(text)) > 1
