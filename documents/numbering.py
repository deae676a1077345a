"""The markers of a Word document's lists, counted as Word counts them: they stand nowhere in its text."""

from __future__ import annotations

import re
from typing import Any

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

BULLET = "•"
LEVELS = 9
_ROMAN = dict(
    zip(
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        strict=True,
    )
)
_MOST = 3999


class Numbering:
    """Asked for every paragraph in turn; `marker` counts on."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        self._abstract: dict[str, dict[int, Any]] = {}  # the levels of each list
        self._lists: dict[str, str] = {}  # numId to the list whose counters it shares
        self._restarts: dict[str, dict[int, int]] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._read(document)

    def marker(self, paragraph: Any) -> tuple[int, str] | None:
        """(level, "2.a.") of a paragraph in a list; None outside lists."""
        place = self._place(paragraph)
        if place is None or place[0] not in self._lists:
            return None
        number, level = place
        name = self._lists[number]
        if level not in self._abstract[name]:
            return None
        counters = self._counters.setdefault(name, [None] * LEVELS)
        for restarted, start in self._restarts.pop(number, {}).items():
            counters[restarted] = start - 1
        before = counters[level]
        counters[level] = self._start(name, level) if before is None else before + 1
        counters[level + 1 :] = [None] * (LEVELS - level - 1)
        return level, self._written(name, level, counters)

    def _written(self, name: str, level: int, counters: list[int | None]) -> str:
        levels = self._abstract[name]
        if _value(levels[level], "w:numFmt") in ("bullet", None):
            return BULLET

        def number(found: re.Match[str]) -> str:
            of = int(found[1]) - 1
            counted = counters[of] if 0 <= of < LEVELS else None
            if of not in levels:
                return ""
            return written(self._start(name, of) if counted is None else counted, _value(levels[of], "w:numFmt"))

        return re.sub(r"%(\d)", number, _value(levels[level], "w:lvlText") or "").strip()

    def _start(self, name: str, level: int) -> int:
        return _whole(_value(self._abstract[name][level], "w:start"), 1)

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        """The list and level a paragraph says it is in, itself or by its style."""
        said = _said(paragraph)
        style = _value(paragraph.find(qn("w:pPr")), "w:pStyle")
        for _ in range(LEVELS):
            if said[0] is not None or style not in self._styles:
                break
            element = self._styles[style]
            number, level = _said(element)
            said = (number, said[1] if said[1] is not None else level)
            style = _value(element, "w:basedOn")
        number, level = said
        if number in (None, "0"):
            return None
        return str(number), min(max(level or 0, 0), LEVELS - 1)

    def _read(self, document: Document) -> None:
        try:
            root: Any = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            return
        for abstract in root.element.findall(qn("w:abstractNum")):
            levels = {_whole(level.get(qn("w:ilvl")), 0): level for level in abstract.findall(qn("w:lvl"))}
            self._abstract[abstract.get(qn("w:abstractNumId"))] = {n: it for n, it in levels.items() if 0 <= n < LEVELS}
        for number in root.element.findall(qn("w:num")):
            name = _value(number, "w:abstractNumId")
            if name not in self._abstract:
                continue
            self._lists[number.get(qn("w:numId"))] = str(name)
            self._restarts[number.get(qn("w:numId"))] = {
                _whole(override.get(qn("w:ilvl")), 0): _whole(start, 1)
                for override in number.findall(qn("w:lvlOverride"))
                if (start := _value(override, "w:startOverride")) is not None
                and _whole(override.get(qn("w:ilvl")), 0) in range(LEVELS)
            }


def written(number: int, form: str | None) -> str:
    """ "3", "c", "III": as the list's format has it.

    >>> written(3, "lowerRoman"), written(28, "upperLetter")
    ('iii', 'BB')
    """
    if form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    made = ""
    for letters, value in _ROMAN.items():
        made += letters * (number // value)
        number %= value
    return made


def _said(element: Any) -> tuple[str | None, int | None]:
    properties = element.find(qn("w:pPr"))
    numbering = None if properties is None else properties.find(qn("w:numPr"))
    level = _value(numbering, "w:ilvl")
    return _value(numbering, "w:numId"), None if level is None else _whole(level, 0)


def _value(element: Any, child: str) -> str | None:
    found = None if element is None else element.find(qn(child))
    return None if found is None else found.get(qn("w:val"))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else otherwise
