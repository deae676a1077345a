"""Minutes as an outline: lines with their markers, what belongs to what, and the lines each entry stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from core.reading import minutes_words as words
from core.reading.sections import closes, says_for_all, section_is_ordered

_MARKER_LINE = r"""(?P<indent>[ \t ]*)
    (?:(?P<said>\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?[ ]\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?[ ](?:-[ ])?
        [^:\n]{1,40}:[ ]+)(?=\S)
    |(?P<dictum>KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH|SEBELAS|DUABELAS)[ \t]*:[ \t]*)
    |(?P<outline>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?[ \t]+(?=\D)(?!WIB)
    |\(?(?P<number>\d{1,3})(?:[.)\]](?=\D|$)|BARE)[ \t]*
    |(?P<keycap>\d️?⃣)[ \t]*
    |\(?(?P<letter>[a-zA-Z])[.)][ \t]+(?=\S)
    |\(?(?P<roman>[ivxIVX]{1,5})[.)][ \t]+(?=\S)
    |(?P<box>[\[(][ xXvV✓✔][\])])[ \t]*(?=\S)
    |(?P<star>[*·>])[ \t]+(?=\S)
    |(?P<bullet>[-–—•●○▪▫■□◦‣➢➤➡→►▶✓✔✅☑☐❌✗⬜√»]️?|[\U0001F300-\U0001FAFF][\U0001F3FB-\U0001F3FF]?️?)[ \t]*(?=[^\s-])
    )"""
_MARKER = re.compile(_MARKER_LINE.replace("BARE", "(?!)"), re.VERBOSE)
_BARE_MARKER = re.compile(_MARKER_LINE.replace("BARE", r"[ \t](?=[ \t]*[^\W\d_])"), re.VERBOSE)
_BARE_NUMBER = re.compile(r"^[ \t]*(\d{1,2})[ \t]+(?=[^\W\d_])", re.MULTILINE)
_FEWEST_BARE = 3  # of a list without points behind its numbers
_BOX = re.compile(r"(?:[\[(](?P<mark>[ xXvV✓✔])[\])]|(?P<sign>[✓✔✅☑☐⬜]))️?[ \t]*")
_OF_THE_DECREE = re.compile(r"(?:hasil|laporan|pelaksanaan|instruksi|keputusan|surat)\b", re.IGNORECASE)
_NAMED_LINE = re.compile(r"[\w/ ]{2,20}:|.*:$")  # "Hadir: ..."
_EMPHASIZED = re.compile(r"[*_].*[*_]:?|.*:")
_MARGIN = 50  # characters; shorter lines end where their writer wanted
_STOPS = frozenset(".:;!?")
_ROMAN_LETTERS = ("I", "V", "X")
_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;:.]))\(?(\d{1,2})[.)][ \t]+(?=\S)")
_INLINE_LETTERS = re.compile(r"(?<=[\s;:.])\(([a-h])\)[ \t]+(?=\S)")
_LABELLED = tuple(
    sorted((label for table in words.LABELS.values() for label in table.split("|")), key=len, reverse=True)
)
_LABEL_LINE = re.compile(
    rf"\W{{0,3}}(?P<label>{'|'.join(map(re.escape, _LABELLED))})\s*[:=]\s*(?P<value>.*)$", re.IGNORECASE
)
_COLUMN = {label: column for column, labels in words.LABELS.items() for label in labels.split("|")}


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


@dataclass
class Entry:
    """A line with those that belong to it; `above` are the headings and entries over it, nearest last."""

    lines: list[Line]
    above: tuple[str, ...] = ()
    has_children: bool = False
    listed: bool = True  # by a marker, not by labels alone

    @property
    def body(self) -> str:
        return _joined(self.lines)

    def labelled(self) -> tuple[str, dict[str, str]]:
        """The order itself, and what its lines with labels say ("PIC: Dinkes")."""
        order: list[str] = []
        said: dict[str, str] = {}
        for place, line in enumerate(self.lines):
            found = _LABEL_LINE.match(line.body)
            column = _COLUMN[found["label"].lower()] if found else None
            if found is None or column is None or (place == 0 and self.listed and column != "action"):
                order.append(line.body)
            elif column == "action":
                order.append(found["value"])
            else:
                said[column] = found["value"]
        return ("\n".join(order) if said else self.body), said

    @property
    def done(self) -> bool:
        return self.lines[0].done


@dataclass
class Outline:
    """All entries in order, and the plain lines that are in no list."""

    entries: list[Entry] = field(default_factory=list)
    plain: list[Line] = field(default_factory=list)


def _joined(lines: Sequence[Line]) -> str:
    """The lines of an entry; what only goes on in the next one is not parted from it."""
    text = lines[0].body
    for line in lines[1:]:
        text += ("\n" if text[-1:] in _STOPS or _LABEL_LINE.match(line.body) else " ") + line.body
    return text


def lines_of(text: str) -> list[Line]:
    """Every line that is not blank; an enumeration within a line ("1) ... 2) ...") makes several."""
    found: list[Line] = []
    start, apart = 0, False
    numbers = [int(number) for number in _BARE_NUMBER.findall(text)]
    counted = len(numbers) >= _FEWEST_BARE and numbers == list(range(1, len(numbers) + 1))
    marker = _BARE_MARKER if counted else _MARKER
    for raw in text.split("\n"):
        for first, end in _pieces(raw):
            piece = raw[first:end]
            if piece.strip():
                found.append(_line(piece, start + first, apart, marker))
                apart = False
        apart = apart or not raw.strip()
        start += len(raw) + 1
    return _unwrapped(found)


def _unwrapped(found: Sequence[Line]) -> list[Line]:
    """Paragraphs that were broken at the margin as one line each."""
    whole: list[Line] = []
    first = 0
    for place, line in enumerate(found):
        if place and (line.apart or line.kind is not None or found[place - 1].kind is not None):
            whole += _paragraph(found[first:place])
            first = place
    return [*whole, *_paragraph(found[first:])]


def _paragraph(block: Sequence[Line]) -> list[Line]:
    """Adjacent lines joined where the first ends only for want of room; a list of short ones stays as it is."""
    width = max((line.end - line.start for line in block), default=0)
    if len(block) < 2 or width < _MARGIN or not any(line.body[:1].islower() for line in block):
        return list(block)
    joined = [block[0]]
    for line, above in zip(block[1:], block, strict=False):
        if _runs_on(above, line, width):
            begun = joined[-1]
            joined[-1] = replace(begun, end=line.end, body=f"{begun.body}{' ' * (line.start - above.end)}{line.body}")
        else:
            joined.append(line)
    return joined


def _runs_on(above: Line, line: Line, width: int) -> bool:
    if any(mark in above.body or mark in line.body for mark in "|\t") or _LABEL_LINE.match(line.body):
        return False
    reach = above.end - above.start
    full = reach + 1 + len(line.body.split()[0]) > width
    return (line.body[:1].islower() and reach > width // 2) or (
        full and not _NAMED_LINE.match(above.body) and not _NAMED_LINE.match(line.body)
    )


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
    unticked = any(mark in words.OPEN_BOXES for mark in marks)
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


def outline(lines: Sequence[Line]) -> Outline:
    """The entries and what stands over each."""
    found = Outline()
    heading: str | None = None
    stack: list[tuple[str, int, Entry]] = []
    last: Entry | None = None
    block = _label_blocks(lines)
    for line in lines:
        if line.start in block:
            entry = block[line.start]
            if entry.lines[0] is line:
                entry.above = tuple(above for above in (heading, *(each.body for _, _, each in stack)) if above)
                if last is not None and not line.apart:
                    last.has_children = True  # "1. Drainase" over "Tindak lanjut: ...", "PJ: ..."
                found.entries.append(entry)
            continue
        if line.kind is None or _is_of_all(line):
            if last is not None and line.kind is None and _continues(line, last):
                last.lines.append(line)
                continue
            found.plain.append(line)
            heading, stack, last = line.body, [], None
            continue
        while stack and not _inside(line, stack):
            stack.pop()
        if stack and (not line.done or section_is_ordered(stack[-1][2].body) is False):
            stack[-1][2].has_children = True
        above = ([heading] if heading else []) + [entry.body for _, _, entry in stack]
        last = Entry([line], tuple(above))
        found.entries.append(last)
        stack.append((line.kind, line.indent, last))
    return found


def _is_of_all(line: Line) -> bool:
    """ "KETUJUH: Hasil pelaksanaan KESATU dan KETIGA dilaporkan paling lambat ...": no order of its own."""
    return line.kind == "dictum" and bool(_OF_THE_DECREE.match(line.body))


def _label_blocks(lines: Sequence[Line]) -> dict[int, Entry]:
    """By where its lines begin, every order that says line by line what it is: "Isi: ...", "OPD: ...", "Batas: ..."."""
    blocks: dict[int, Entry] = {}
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and line.kind is None and _label_of(line) and not (run and line.apart):
            run.append(line)
            continue
        columns = [_label_of(each) for each in run]
        if "action" in columns and {"lead", "deadline"}.intersection(columns) and columns.count("action") == 1:
            blocks.update(dict.fromkeys((each.start for each in run), Entry(run, listed=False)))
        run = [line] if line is not None and line.kind is None and _label_of(line) else []
    return blocks


def _label_of(line: Line) -> str | None:
    found = _LABEL_LINE.match(line.body)
    return _COLUMN[found["label"].lower()] if found and found["value"] else None


def _inside(line: Line, stack: Sequence[tuple[str, int, Entry]]) -> bool:
    """Whether the line stands under the top of the stack: another kind of marker that is not further out."""
    kind, indent, entry = stack[-1]
    if line.kind == "said":
        return False  # a chat's message belongs to none above it
    kinds = (line.kind or "", kind)
    if line.kind == kind or all(each.startswith("bullet") for each in kinds):
        heads = line.kind != kind and _EMPHASIZED.fullmatch(entry.body)  # an emoji and a name in bold, over dashes
        return bool(heads) or line.indent > indent + 1
    if any(line.kind == other and abs(line.indent - further) <= 1 for other, further, _ in stack[:-1]):
        return False
    return line.indent >= indent or (line.kind or "").startswith("outline")


def _continues(line: Line, entry: Entry) -> bool:
    """Whether a line without a marker goes on with the entry above it."""
    first = entry.lines[0]
    gap = line.start - entry.lines[-1].end
    if label := _LABEL_LINE.match(line.body):  # "Arahan:" with nothing behind it heads what follows
        return gap <= 40 and (bool(label["value"]) or (_COLUMN[label["label"].lower()] != "action" and not line.apart))
    goes_on = line.body[:1].islower() and not line.apart
    return (
        gap <= 40 and not closes(line.body) and not says_for_all(line.body) and (line.indent > first.indent or goes_on)
    )
