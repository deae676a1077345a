"""What is left of a text when words were taken out of it, without the loose ends."""

from __future__ import annotations

import re

from core.reading.action_words import NO_LAST_WORDS

# From what a text may begin with to the last it may end with.
_KEPT = re.compile(r"[^\w(\"“„‘«'@#]*+(.*[\w)\]\"”“’»'%!?])?", re.DOTALL)
_EMPTIED = re.compile(r"\(\s*\)|\[\s*\]")
_LOOSE = re.compile(r" [,.;:)]|[(\[\"] |, \(")  # where words were taken out a space is left
_BEFORE_MARK = re.compile(r" (?=[,.;:)])")
_BEHIND_OPENING = re.compile(r"(?<=[(\[]) |(?<=(?<!\S)\") (?=\w)")
_DOUBLED = re.compile(r"([,;:.])(?: ?[,;:.])*?(?: ([,;:.])|(?<=[,;:])([,;:.]))+")
_BEHIND_QUESTION = re.compile(r"(?<=[?!]) ?[,;:.]+|,(?= \()")
_LISTED = re.compile(r"(?:^|\W)(?:\d{1,2}|[a-z])$")  # "1) peta, 2) survei"
_BRACKETS = {")": "(", "]": "["}


def tidy(text: str) -> str:
    """One space between words, no torn brackets, no marks and no words without a meaning left over at the ends."""
    if "(" in text or "[" in text:
        text = _EMPTIED.sub(" ", text)
    text = " ".join(text.split())
    if _LOOSE.search(text):
        text = _BEFORE_MARK.sub("", _DOUBLED.sub(_weightiest, text))
        text = _BEHIND_QUESTION.sub("", _BEHIND_OPENING.sub("", text))
    text = _trimmed(_whole(text))
    while text and _trimmed(last := text.rpartition(" ")[2]).lower() in NO_LAST_WORDS:
        text = _trimmed(text.removesuffix(last))
    return text


def _weightiest(found: re.Match[str]) -> str:
    """Of marks that meet the one that parts most."""
    return max(found[0].replace(" ", ""), key=",:;.".index)


def _trimmed(text: str) -> str:
    found = _KEPT.match(text)
    return (found and found[1]) or ""


def _whole(text: str) -> str:
    """The text without brackets and quotation marks that lost their other half."""
    if "(" in text or ")" in text or "[" in text or "]" in text:
        text = _without_torn_brackets(text)
    if text.count('"') % 2 and text.strip('"').count('"') % 2 == 0:
        text = text.strip('"')
    return text


def _without_torn_brackets(text: str) -> str:
    torn: set[int] = set()
    opened: list[int] = []
    for at, mark in enumerate(text):
        if mark in "([":
            opened.append(at)
        elif mark in ")]":
            if opened and text[opened[-1]] == _BRACKETS[mark]:
                opened.pop()
            elif not _LISTED.search(text[max(0, at - 4) : at]):
                torn.add(at)
    torn.update(opened)
    return " ".join("".join(mark for at, mark in enumerate(text) if at not in torn).split()) if torn else text
