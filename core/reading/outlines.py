"""Minutes as an outline: lines with their markers, what belongs to what, and the lines each entry stands on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from core.reading.lines import COLUMN, LABEL_LINE, LED, MARGIN, Line, Opening
from core.reading.sections import (
    announces_meeting,
    closes,
    heads_section,
    is_agenda,
    is_told,
    pauses,
    runs_into,
    says_for_all,
    section_is_ordered,
)
from core.reading.verbs import is_order_verb

_OF_THE_DECREE = re.compile(r"(?:hasil|laporan|pelaksanaan|instruksi|keputusan|surat)\b", re.IGNORECASE)
_EMPHASIZED = re.compile(r"[*_].*[*_]:?|.*:")
_SHORT_HEADING, _LONGEST_TOPIC = 4, 6  # words
_COUNTED = frozenset(("number", "letter", "capital", "roman"))
_FEWEST_FULL, _RAGGED = 3, 12  # lines of a text broken at a margin, and the room left in them
_STOPS = frozenset(".:;!?")


@dataclass
class Entry:
    """A line with those that belong to it; `above` are the headings and entries over it, nearest last."""

    lines: list[Line]
    above: tuple[str, ...] = ()
    has_children: bool = False
    listed: bool = True  # by a marker, not by labels alone
    below: Line | None = None  # the plain line that ends its list

    @property
    def body(self) -> str:
        return _joined(self.lines)

    def labelled(self) -> tuple[str, dict[str, str]]:
        """The order itself, and what its lines with labels say ("PIC: Dinkes")."""
        order: list[str] = []
        said: dict[str, str] = {}
        for place, line in enumerate(self.lines):
            found = LABEL_LINE.match(line.body)
            column = COLUMN[found["label"].lower()] if found else None
            if place and line.opening is Opening.NAME:
                said["lead"] = said["deadline"] = line.body
            elif found is None or column is None or (place == 0 and self.listed and column != "action"):
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
        begins = text[-1:] in _STOPS or bool(LABEL_LINE.match(line.body))
        if line is lines[1] and line.body[:1].isupper() and len(text.split()) < _LONGEST_TOPIC:
            begins = begins or not runs_into(text, line.body)  # "2. Temuan aset" over "BKD memberi nomor, lusa."
        text += ("\n" if begins else " ") + line.body
    return text


def outline(lines: Sequence[Line]) -> Outline:
    """The entries and what stands over each."""
    found = Outline()
    heading: str | None = None
    stack: list[tuple[str, int, Entry]] = []
    last: Entry | None = None
    block = _label_blocks(lines)
    margin = _margin_of(lines)
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
            if last is not None and line.kind is None and _continues(line, last, margin):
                last = _continued(last, line, stack)
                continue
            if last is not None:
                last.below = line
            found.plain.append(line)
            heading, stack, last = line.body, [], None
            continue
        while stack and not _inside(line, stack):
            stack.pop()
        if stack and (not line.done or section_is_ordered(stack[-1][2].body) is False):
            stack[-1][2].has_children |= not announces_meeting(line.body)
        above = ([heading] if heading else []) + [entry.body for _, _, entry in stack]
        last = Entry([line], tuple(above))
        found.entries.append(last)
        stack.append((line.kind, line.indent, last))
    _head_orders(found.entries)
    return found


def _continued(last: Entry, line: Line, stack: list[tuple[str, int, Entry]]) -> Entry:
    """The entry with the line; "Bappeda:" below "A. Evaluasi Renja" heads a list of its own."""
    if line.opening is not Opening.NAME or not line.body.endswith(":"):
        last.lines.append(line)
        return last
    last.has_children = True
    named = Entry([line], (*last.above, last.body))
    stack.append((Opening.NAME.name, line.indent, named))
    return named


def _head_orders(entries: Sequence[Entry]) -> None:
    """Topics stand over the plain lines below them: "b. SAMPAH" over "DLH tambah 2 armada", where all of a list do."""
    lists: dict[tuple[str | None, int], list[Entry]] = {}
    for entry in entries:
        first = entry.lines[0]
        in_agenda = entry.above and section_is_ordered(entry.above[0]) is False
        if first.kind in _COUNTED and not in_agenda:
            lists.setdefault((first.kind, first.indent), []).append(entry)
    for points in lists.values():
        over = [point for point in points if point.below is not None and _is_topic(point)]
        orders = any(point.below and point.below.opening is Opening.ORDER for point in over)
        if orders and all(point.has_children or point in over or is_agenda(point.body) for point in points):
            for point in over:
                point.has_children = True


def _is_topic(entry: Entry) -> bool:
    words = entry.body.split()
    return len(entry.lines) == 1 and len(words) <= _LONGEST_TOPIC and not is_order_verb(words[0].lower())


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
    found = LABEL_LINE.match(line.body)
    return COLUMN[found["label"].lower()] if found and found["value"] else None


def _inside(line: Line, stack: Sequence[tuple[str, int, Entry]]) -> bool:
    """Whether the line stands under the top of the stack: another kind of marker that is not further out."""
    kind, indent, entry = stack[-1]
    if line.kind == "said":
        return False  # a chat's message belongs to none above it
    if kind == LED and line.apart:
        return False
    kinds = (line.kind or "", kind)
    if line.kind == kind or all(each.startswith("bullet") for each in kinds):
        heads = line.kind != kind and _EMPHASIZED.fullmatch(entry.body)  # an emoji and a name in bold, over dashes
        return bool(heads) or line.indent > indent + 1
    if any(line.kind == other and abs(line.indent - further) <= 1 for other, further, _ in stack[:-1]):
        return False
    if line.kind == LED:
        return line.indent > indent + 1 or _heads(entry)
    return line.indent >= indent or (line.kind or "").startswith("outline")


def _margin_of(lines: Sequence[Line]) -> int | None:
    """The width of a text that is broken at a margin: that of its longest lines, where several are about as long."""
    reach = sorted(line.end - line.start for line in lines)[-_FEWEST_FULL:]
    full = len(reach) == _FEWEST_FULL and MARGIN <= reach[-1] <= reach[0] + _RAGGED
    return reach[-1] if full else None


def _heads(entry: Entry) -> bool:
    """ "A. infrastruktur" over lines that open with who acts."""
    body = entry.body
    return body.endswith(":") or (len(body.split()) <= _SHORT_HEADING and not any(map(str.isdigit, body)))


def _continues(line: Line, entry: Entry, margin: int | None) -> bool:
    """Whether a line without a marker goes on with the entry above it."""
    first = entry.lines[0]
    gap = line.start - entry.lines[-1].end
    if line.indent <= first.indent and (line.opening or pauses(line.body) or heads_section(line.body)):
        return False
    if line.opening in (Opening.ORDER, Opening.SPEECH):
        return False
    if label := LABEL_LINE.match(line.body):  # "Arahan:" with nothing behind it heads what follows
        return gap <= 40 and (bool(label["value"]) or (COLUMN[label["label"].lower()] != "action" and not line.apart))
    above = entry.lines[-1]
    goes_on = line.body[:1].islower() and not line.apart and not line.body.endswith(":")
    goes_on = goes_on or (not line.apart and runs_into(above.body, line.body))
    if margin and first.kind == LED and not line.apart and not is_told(line.body) and above.body[-1:] not in _STOPS:
        goes_on = goes_on or above.end - above.start + 1 + len(line.body.split()[0]) > margin
    return (
        gap <= 40 and not closes(line.body) and not says_for_all(line.body) and (line.indent > first.indent or goes_on)
    )
