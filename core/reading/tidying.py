"""What is left of a text when words were taken out of it, without the loose ends."""

from __future__ import annotations

import re

from core.reading.action_words import NO_LAST_WORDS

_MARKS = " ,.;:-"  # none of them begins or ends a text
# From what a text may begin with to the last it may end with.
_KEPT = re.compile(r"[^\w(\"“„‘«'@#]*+(.*[\w)\]\"”“’»'%!?])?", re.DOTALL)
_EMPTIED = re.compile(r"\(\s*\)|\[\s*\]")
# Where words were taken out a space is left; patterns that begin with a set of characters are searched for quickest.
_LOOSE = re.compile(r"[,.;:)(\[\"](?:(?<= [,.;:)])|(?<=[(\[\"]) |(?<=, \())")
_BEFORE_MARK = re.compile(r" (?=[,.;:)])")
_BEHIND_OPENING = re.compile(r" (?:(?<=[(\[] )|(?<=(?<!\S)\" )(?=\w))")
_DOUBLED = re.compile(r"([,;:.])(?: ?[,;:.])*?(?: ([,;:.])|(?<=[,;:])([,;:.]))+")
_BEHIND_QUESTION = re.compile(r"([?!]) ?[,;:.]+")
_LISTED = re.compile(r"(?:^|\W)(?:\d{1,2}|[a-z])$")  # "1) peta, 2) survei"
_BRACKET = re.compile(r"[()\[\]]")
_BRACKETS = {")": "(", "]": "["}


def tidy(text: str) -> str:
    """One space between words, no torn brackets, no marks and no words without a meaning left over at the ends."""
    bracketed = "(" in text or ")" in text or "[" in text or "]" in text
    if bracketed:
        text = _EMPTIED.sub(" ", text)
    if "  " in text or not text.isprintable():  # of white space only " " is printable
        text = " ".join(text.split())
    if _LOOSE.search(text):
        text = _BEFORE_MARK.sub("", _DOUBLED.sub(_weightiest, text))
        text = _BEHIND_QUESTION.sub(r"\1", _BEHIND_OPENING.sub("", text)).replace(", (", " (")
    if bracketed:
        text = _without_torn_brackets(text)
    if '"' in text:
        text = _without_torn_quotes(text)
    text = _trimmed(text)
    while text:
        last = text.rpartition(" ")[2]
        if (last if last.isalnum() else _trimmed(last)).lower() not in NO_LAST_WORDS:
            break
        text = _trimmed(text.removesuffix(last))
    return text


def _weightiest(found: re.Match[str]) -> str:
    """Of marks that meet the one that parts most."""
    return max(found[0].replace(" ", ""), key=",:;.".index)


def _trimmed(text: str) -> str:
    text = text.strip(_MARKS)  # mostly all there is, and quicker than the pattern
    if text[:1].isalnum() and text[-1:].isalnum():
        return text
    found = _KEPT.match(text)
    return (found and found[1]) or ""


def _without_torn_quotes(text: str) -> str:
    within = text.strip(' "')
    return within if text.count('"') % 2 and within.count('"') % 2 == 0 else text


def _without_torn_brackets(text: str) -> str:
    torn: set[int] = set()
    opened: list[int] = []
    for bracket in _BRACKET.finditer(text):
        at, mark = bracket.start(), bracket[0]
        if mark in "([":
            opened.append(at)
        elif opened and text[opened[-1]] == _BRACKETS[mark]:
            opened.pop()
        elif not _LISTED.search(text[max(0, at - 4) : at]):
            torn.add(at)
    torn.update(opened)
    return " ".join("".join(mark for at, mark in enumerate(text) if at not in torn).split()) if torn else text
