"""Minutes line by line: their markers, how they open, and what was broken at the margin as one line again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache
from itertools import pairwise

from core.reading import minutes_words as words
from core.reading.sections import NAMES_MONTH, closes, heads_section, pauses, runs_into
from core.reading.tables import is_header

_MARKER_LINE = r"""(?P<indent>[ \t ]*)
    (?:(?P<said>\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?[ ]\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?[ ](?:-[ ])?
        [^:\n]{1,40}:[ ]+)(?=\S)
    |(?P<dictum>KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH|SEBELAS|DUABELAS)[ \t]*:[ \t]*)
    |(?P<outline>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?[ \t]+(?=\D)(?!WIB)
    |\(?(?P<number>\d{1,3})(?:[.)\]](?=\D|$)|BARE)[ \t]*
    |(?P<keycap>\d️?⃣)[ \t]*
    |\(?(?P<letter>[a-zA-Z])[.)](?:[ \t]+|CLOSE)(?=\S)
    |\(?(?P<roman>[ivxIVX]{1,5})[.)][ \t]+(?=\S)
    |(?P<box>[\[(][ xXvV✓✔][\])])[ \t]*(?=\S)
    |(?P<star>[*·>])[ \t]+(?=\S)
    |(?P<bullet>[-–—•●○▪▫■□◦‣➢➤➡→►▶✓✔✅☑☐❌✗⬜√»⏳]️?|[\U0001F300-\U0001FAFF][\U0001F3FB-\U0001F3FF]?️?)[ \t]*(?=[^\s-])
    )"""
_BARE = rf"[ \t](?=[ \t]*[^\W\d_])(?![ \t]*{NAMES_MONTH})"  # "1 Juli 2024" opens no point
_BARE_NUMBER = re.compile(rf"^[ \t]*(\d{{1,2}}){_BARE}", re.MULTILINE)
_CLOSE_LETTER = re.compile(r"^[ \t]*([a-z])[.)](?=\w)", re.MULTILINE)
_FEWEST_BARE = 3  # of a list without points behind its numbers, or without a space behind its letters
_BOX = re.compile(r"(?:[\[(](?P<mark>[ xXvV✓✔])[\])]|(?P<sign>[✓✔✅☑☐⬜]))️?[ \t]*")
_NAMED_LINE = re.compile(r"[\w/ ]{2,20}:|.*:$")  # "Hadir: ..."
# "stunting: dinkes validasi data", "pipa bocor - PUPR - besok": two of them below one another are two notes.
_NOTE = re.compile(r"(?:[^\s:]+\s+){0,3}[^\s:]+\s*(?::|=>?|->|→|>>)\s|.*\S\s(?:[-–—]|→|->|=>?|>>)\s")
_ROMAN_LETTERS = ("I", "V", "X")
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;:.]))\(?(\d{1,2})[.)][ \t]+(?=\S)")
_INLINE_LETTERS = re.compile(r"(?<=[\s;:.])\(([a-h])\)[ \t]+(?=\S)")
_LABELLED = tuple(
    sorted((label for table in words.LABELS.values() for label in table.split("|")), key=len, reverse=True)
)
LABEL_LINE = re.compile(
    rf"\W{{0,3}}(?P<label>{'|'.join(map(re.escape, _LABELLED))})\s*[:=]\s*(?P<value>.*)$", re.IGNORECASE
)
COLUMN = {label: column for column, labels in words.LABELS.items() for label in labels.split("|")}
MARGIN = 50  # characters; shorter lines end where their writer wanted
_LONGEST_DAY = 3  # words
LED = "led"  # the kind of a line that opens with who acts


class Opening(Enum):
    """What a line without a marker opens with that begins something of its own, whatever stands above it."""

    DOER = auto()  # who acts, set off from what is to be done: "PU - ...", "PUPR: ...", "Wako: PU ..."
    ORDER = auto()  # who acts and plainly an order: "Dinkes siapkan ..."
    BARE = auto()  # who acts and whatever else: below lines that open with who acts it is one of them
    OTHER = auto()  # a day of its own, below a line that opens with who acts and ends with a day
    SPEECH = auto()  # who speaks: "Wako: ..."
    NAME = auto()  # nothing but who acts, and by when: "PUPR:", "Satpol PP: Jumat"


_AMONG = {Opening.BARE: Opening.ORDER, Opening.OTHER: Opening.OTHER}
TellsOpening = Callable[[str, str | None], Opening | None]  # of a line and the one right above it


@dataclass(frozen=True)
class Line:
    """One line of the source; `body` without marker; `kind` and `indent` say on which level it stands."""

    start: int
    end: int
    body: str
    kind: str | None = None
    indent: int = 0
    done: bool = False
    open: bool = False  # a box that is not ticked
    apart: bool = False  # from the line above, by a blank one
    opening: Opening | None = None


def lines_of(text: str, opening: TellsOpening | None = None) -> list[Line]:
    """Every line that is not blank; an enumeration within a line ("1) ... 2) ...") makes several.

    `opening` tells how a line without a marker opens, from its words and those of the line right above it.
    """
    found: list[Line] = []
    start, apart = 0, False
    marker = _marker(
        _counts_up([int(number) for number in _BARE_NUMBER.findall(text)]),
        _counts_up([ord(letter) - ord("a") + 1 for letter in _CLOSE_LETTER.findall(text)]),
    )
    for raw in text.split("\n"):
        for first, end in _pieces(raw):
            piece = raw[first:end]
            if piece.strip():
                found.append(_line(piece, start + first, apart, marker))
                apart = False
        apart = apart or not raw.strip()
        start += len(raw) + 1
    return _unwrapped(list(_opened(found, opening)) if opening else found)


@cache
def _marker(bare_numbers: bool, close_letters: bool) -> re.Pattern[str]:
    bare = _BARE if bare_numbers else "(?!)"
    return re.compile(_MARKER_LINE.replace("BARE", bare).replace("CLOSE", "" if close_letters else "(?!)"), re.VERBOSE)


def _counts_up(numbers: Sequence[int]) -> bool:
    return len(numbers) >= _FEWEST_BARE and numbers == list(range(1, len(numbers) + 1))


def _opened(found: Sequence[Line], opening: TellsOpening) -> Iterator[Line]:
    above: Line | None = None
    for line in found:
        if line.kind is None and not LABEL_LINE.match(line.body) and "|" not in line.body and not is_header(line.body):
            opens = opening(line.body, None if above is None else "" if line.apart else above.body)
            if opens in (Opening.BARE, Opening.OTHER):
                among = above is not None and not line.apart and above.opening in (Opening.DOER, Opening.ORDER)
                opens = _AMONG[opens] if among else None
            if opens is not None:
                line = replace(line, kind=LED if opens is Opening.DOER else None, opening=opens)
        above = line
        yield line


def _unwrapped(found: Sequence[Line]) -> list[Line]:
    """Paragraphs that were broken at the margin as one line each."""
    whole: list[Line] = []
    first = 0
    for place, line in enumerate(found):
        if place and (_stands_alone(line) or line.apart or _stands_alone(found[place - 1])):
            whole += _paragraph(found[first:place])
            first = place
    return [*whole, *_paragraph(found[first:])]


def _stands_alone(line: Line) -> bool:
    return line.kind is not None or line.opening is Opening.NAME


def _paragraph(block: Sequence[Line]) -> list[Line]:
    """Adjacent lines joined where the first ends only for want of room; a list of short ones stays as it is."""
    if len(block) < 2 or all(_is_dated(line.body) for line in block):
        return list(block)
    width = max(line.end - line.start for line in block)
    wrapped = width >= MARGIN and any(line.body[:1].islower() for line in block)
    noted = sum(bool(_NOTE.match(line.body)) for line in block) > 1
    joined = [block[0]]
    for line, above in zip(block[1:], block, strict=False):
        begun = joined[-1]
        begins = line.opening or heads_section(line.body) or (noted and _NOTE.match(line.body))
        runs_on = (wrapped and _runs_on(above, line, width)) or (begun.opening and _goes_on(begun, line))
        runs_on = runs_on or (wrapped and runs_into(above.body, line.body))
        if runs_on and not begins and not pauses(line.body):
            joined[-1] = replace(begun, end=line.end, body=f"{begun.body}{' ' * (line.start - above.end)}{line.body}")
        else:
            joined.append(line)
    return joined


def _is_dated(body: str) -> bool:
    """ "..., 17 nov": a paragraph does not break like that at every line."""
    _, comma, rest = body.rpartition(",")
    return bool(comma) and 0 < len(rest.split()) <= _LONGEST_DAY


def _runs_on(above: Line, line: Line, width: int) -> bool:
    if any(mark in above.body or mark in line.body for mark in "|\t") or LABEL_LINE.match(line.body):
        return False
    reach = above.end - above.start
    full = reach + 1 + len(line.body.split()[0]) > width
    return (line.body[:1].islower() and reach > width // 2) or (
        full and not _NAMED_LINE.match(above.body) and not _NAMED_LINE.match(line.body)
    )


def _goes_on(begun: Line, line: Line) -> bool:
    """Whether a line below one that opens with who acts belongs to it."""
    return not closes(line.body) and (line.indent > begun.indent or line.body[:1].islower())


def _pieces(raw: str) -> Iterator[tuple[int, int]]:
    marks = _counted(raw, _INLINE, "1") or _counted(raw, _INLINE_LETTERS, "a")
    if not marks:
        yield 0, len(raw)
        return
    edges = [0, *(place for place in marks if place), len(raw)]
    yield from pairwise(edges)


def _counted(raw: str, marker: re.Pattern[str], first: str) -> list[int]:
    """Where the points of an enumeration within a line begin; none when they do not count up from the first."""
    found = [(mark[1], mark.start()) for mark in marker.finditer(raw)]
    numbers = [int(mark) if mark.isdigit() else ord(mark) for mark, _ in found]
    begun = int(first) if first.isdigit() else ord(first)
    counts = len(found) > 1 and numbers == list(range(begun, begun + len(found)))
    return [place for _, place in found] if counts else []


def _line(piece: str, start: int, apart: bool, marked: re.Pattern[str]) -> Line:
    marker = marked.match(piece)
    end = start + len(piece.rstrip())
    begin = start + len(piece) - len(piece.lstrip())
    if marker is None:
        return Line(begin, end, piece.strip(), None, len(piece) - len(piece.lstrip()), apart=apart)
    body = piece[marker.end() :].strip()
    marks = [(marker["bullet"] or "").rstrip("️"), marker["box"] or ""]
    if box := _BOX.match(body):
        body = body[box.end() :].strip()
        marks.append(box.group().strip().rstrip("️"))
    done = any(mark.lower() in words.DONE for mark in marks)
    unticked = any(mark in words.OPEN_BOXES or mark in words.OPEN for mark in marks)
    return Line(begin, end, body, _kind(marker), len(marker["indent"].expandtabs(4)), done, unticked, apart)


def _kind(marker: re.Match[str]) -> str:
    if marker["dictum"]:  # of an instruction or a decree
        return "dictum"
    if marker["outline"]:
        return f"outline{marker['outline'].count('.')}"
    if marker["letter"] in _ROMAN_LETTERS:
        return "roman"
    for kind in ("said", "number", "keycap", "letter", "roman"):
        if marker[kind]:
            if kind == "letter":
                return "letter" if marker["letter"].islower() else "capital"
            return "number" if kind == "keycap" else kind
    if marker["box"] or marker["star"]:
        return "bullet"
    bullet = marker["bullet"].rstrip("️")
    return "bullet" if bullet in words.DONE | words.OPEN or not bullet.isascii() else f"bullet{bullet}"
