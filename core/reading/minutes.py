"""Minutes: the directives of a meeting, each with the lines it stands in, from lists, tables or plain sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property, partial
from itertools import pairwise

from core.agencies import Register
from core.calendar import Calendar
from core.reading import minutes_words as words
from core.reading.agencies import doers_in_heading
from core.reading.anchors import Anchors, anchors_of
from core.reading.deadlines import deadline_alone
from core.reading.directives import Given, read_given
from core.reading.headers import header_of, is_title
from core.reading.lines import LED, Line, lines_of
from core.reading.openings import helpers_aside, is_conversation, names_only, opening_of, unspoken
from core.reading.orders import is_exhortation
from core.reading.outlines import Entry, outline
from core.reading.prose import limit_of_all, told_in
from core.reading.sections import (
    LIMITED,
    announces_meeting,
    closes,
    heads_section,
    is_agenda,
    is_courtesy,
    is_done,
    is_event,
    is_order,
    is_report,
    is_told,
    leaves_nothing,
    may_order,
    pauses,
    section_is_ordered,
    was_done,
)
from core.reading.tables import Row, rows_of
from core.reading.times.moments import Reference
from core.reading.tokens import within
from core.reading.values import Doubt, ReadDeadline, ReadDirective, ReadItem, ReadMinutes

_MEETING_HOUR = time(9)
_RECENT = timedelta(days=60)
_FEW_WORDS = 5  # of a heading that is nothing but an agency or a day
_SHORT_HEADING, _LONGEST_HEADING = 6, 14
_LONGEST_NAME = 10  # words of a line that only names an agency
_NEAR_ROW = 40  # characters behind a row in which a bar belongs to it
_NEXT_LINE = 2  # characters: a line end, with its carriage return
_BOX = re.compile(r"(?<!\w)[(\[][ xXvV✓✔][)\]]")
_CELLS = re.compile(r"[|\t]")
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_LABEL_END = re.compile(r"\s*(?:[:=→]|\s[-–—])\s*")
_LETTERHEAD = re.compile(r"\b(?:telp|telepon|e-?mail|website|kode pos|nip)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Meeting:
    """What all items of the minutes share."""

    text: str
    reference: Reference
    register: Register
    anchors: Anchors
    title: str | None = None
    limit: ReadDeadline | None = None

    @cached_property
    def only_names(self) -> Callable[[str], bool]:
        """Whether a line names an agency, says nothing else and greets nobody; asked for every item under one."""
        return cache(partial(_only_names, self))

    def read(self, sentence: str) -> ReadDirective:
        """A sentence that nothing around it tells more of."""
        return read_given(sentence, Given(), self.reference, self.register, self.anchors)


def read_minutes(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadMinutes:
    """The directives of pasted minutes, in order; done items, preamble and closing are left out.

    Days are counted from the meeting's date where the text gives it and it is recent, else from `said_at` (aware, in
    the city's zone). Never raises for any text.
    """
    header = header_of(text.split("\n", 20)[:20], Reference(said_at, calendar), partial(names_only, register=register))
    reference = Reference(_counted_from(header.day, said_at), calendar)
    spoken = is_conversation(text)
    lines = lines_of(text, partial(opening_of, register=register, reference=reference, conversation=spoken))
    meeting = _Meeting(text, reference, register, anchors_of(text, reference), header.title)
    rows = rows_of(text)
    found = outline(_outside_tables(lines, rows))
    meeting = replace(meeting, limit=limit_of_all(found.plain, meeting.read))
    items = sorted(
        [*_from_rows(rows, meeting), *_from_entries([*found.entries, *_under_names(found.plain, meeting)], meeting)],
        key=lambda item: item[0],
    )
    if not rows and (talk := dict(_from_talk(found.entries, meeting))):
        items = sorted((talk | dict(items)).items(), key=lambda item: item[0])
    listed = {start for start, _ in items}
    told = _from_prose(found.plain, meeting, beside=bool(items))
    items = sorted([*items, *(item for item in told if item[0] not in listed)], key=lambda item: item[0])
    return ReadMinutes(header.title, header.day, tuple(item for _, item in items), header.place, header.leader)


def _counted_from(day: date | None, said_at: datetime) -> datetime:
    """A meeting of an earlier day is counted from its own morning."""
    if day is None or day == said_at.date() or not timedelta() < said_at.date() - day <= _RECENT:
        return said_at
    return datetime.combine(day, _MEETING_HOUR, said_at.tzinfo)


def _outside_tables(lines: Sequence[Line], rows: Sequence[Row]) -> list[Line]:
    """The lines that are no rows and no remains of one."""
    starts = {row.start for row in rows}
    spans = [(row.start, row.start + len(row.span) + _NEAR_ROW) for row in rows]
    return [line for line in lines if line.start not in starts and not ("|" in line.body and within(spans, line.start))]


def _from_rows(rows: Sequence[Row], meeting: _Meeting) -> Iterator[tuple[int, ReadItem]]:
    for row in rows:
        cells = row.cells
        if any(is_done(cells.get(column, "")) for column in ("status", "action", "deadline")):
            continue
        due = cells.get("deadline") or _day_beside(row, meeting.reference)
        given = Given(cells.get("lead"), cells.get("support"), due, cells.get("status"))
        directive = read_given(row.cells["action"], given, meeting.reference, meeting.register, meeting.anchors)
        yield row.start, ReadItem(_limited(directive, meeting), row.span)


def _day_beside(row: Row, reference: Reference) -> str | None:
    """A day under "Ket", or "Paling lambat 9 Agustus" on a line of its own over some rows."""
    if (note := row.cells.get("status")) and _is_day(note, reference):
        return note
    for heading in reversed(row.above):
        if len(heading.split()) <= _FEW_WORDS and (LIMITED.match(heading) or _is_day(heading, reference)):
            return heading
    return None


def _from_entries(entries: Sequence[Entry], meeting: _Meeting) -> Iterator[tuple[int, ReadItem]]:
    ticks = sum(entry.done for entry in entries)
    all_ticked = ticks == len(entries) and ticks > 1
    for entry in entries:
        if (entry.done and not all_ticked) or _is_done(entry) or _is_no_order(entry) or not _ordered(entry, meeting):
            continue
        body, labels = entry.labelled()
        if entry.lines[0].kind == LED:
            body = unspoken(body)
        given = Given(labels.get("lead"), labels.get("support"), labels.get("deadline")) if labels else None
        given = given or _inherited(entry, meeting)
        directive = read_given(body, given, meeting.reference, meeting.register, meeting.anchors)
        if _is_heading(entry, body, directive) or not _counts(body, directive, given, meeting):
            continue
        nobody = not (directive.lead or directive.choices)
        if entry.lines[0].kind == LED and (nobody or _is_remark(body, directive) or _LETTERHEAD.search(body)):
            continue
        answered = entry.lines[0].kind == "said" and not is_order(body)  # "[12/05/23 09.20] Kadisdik: siap pak"
        if nobody and (answered or (meeting.title or "").endswith(body.strip("*_ "))):
            continue
        start, end = entry.lines[0].start, entry.lines[-1].end
        yield start, ReadItem(_limited(directive, meeting), meeting.text[start:end])


def _is_remark(body: str, directive: ReadDirective) -> bool:
    """ "Sekda: terima kasih semua", "Dishub - siap"."""
    said = _LABEL_END.split(body, maxsplit=1)[-1]
    return directive.deadline.deadline is None and is_courtesy(said)


def _is_done(entry: Entry) -> bool:
    return is_done(entry.body) or is_done(entry.lines[0].body)


def _is_no_order(entry: Entry) -> bool:
    """ "III. Penutup", alone or over what was said then; "(v) PUPR ( ) Perkim (v) Dishub" on a slip."""
    closing = len(entry.lines) > 1 and is_agenda(entry.lines[0].body) and is_told(entry.body)
    return closing or heads_section(entry.body) or len(_BOX.findall(entry.body)) > 1


def _from_talk(entries: Sequence[Entry], meeting: _Meeting) -> Iterator[tuple[int, ReadItem]]:
    """Where no section holds orders but a day is set for all, what was talked about does: the entries with a doer."""
    if meeting.limit is None or not all(any(may_order(heading) for heading in entry.above) for entry in entries):
        return
    for entry in entries:
        if entry.done or is_done(entry.body):
            continue
        directive = _limited(meeting.read(entry.body), meeting)
        if directive.lead and directive.deadline.deadline and _counts(entry.body, directive, Given(), meeting):
            start, end = entry.lines[0].start, entry.lines[-1].end
            yield start, ReadItem(directive, meeting.text[start:end])


def _from_prose(plain: Sequence[Line], meeting: _Meeting, beside: bool) -> Iterator[tuple[int, ReadItem]]:
    """The orders of plain sentences: all of them, or `beside` a list those that say so. The first line is a title."""
    titled = len(plain) > 1 and not plain[0].opening
    told_of = [line for line in plain[titled:] if not (beside and _CELLS.search(line.body))]
    told_of = [line for line in told_of if not (titled and is_title(line.body, meeting.title))]
    for told in told_in(told_of, meeting.read, beside):
        yield told.start, ReadItem(_limited(told.directive, meeting), meeting.text[told.start : told.end])


def _under_names(plain: Sequence[Line], meeting: _Meeting) -> Sequence[Entry]:
    """Lines without a marker right below one that only names an agency are its orders."""
    name: str | None = None
    found: list[Entry] = []
    for above, line in pairwise(plain):
        if meeting.only_names(above.body):
            name = above.body
        elif above.apart:
            name = None
        over = closes(line.body) or pauses(line.body) or is_title(line.body, meeting.title)
        over = over or bool(_LETTERHEAD.search(line.body))
        if over or line.apart or line.start - above.end > _NEXT_LINE:
            name = None
        elif name and found and found[-1].lines[-1] is above and _says_when(line.body, meeting.reference):
            found[-1].lines.append(line)
        elif name and not line.body.endswith(":") and not doers_in_heading(line.body, meeting.register).lead:
            found.append(Entry([line], (name,)))
    return found


def _says_when(body: str, reference: Reference) -> bool:
    """ "paling lambat 10 November", "jumat": only the day of what stands above."""
    return bool(LIMITED.match(body) and len(body.split()) <= _FEW_WORDS) or _is_day(body, reference)


def _only_names(meeting: _Meeting, body: str) -> bool:
    body = body[: helpers_aside(body)].strip("*_# ")
    if body.lower().startswith(words.GREETINGS):
        return False
    if len(body.split()) > _LONGEST_NAME or not doers_in_heading(body, meeting.register).lead:
        return False
    return not read_given(body, Given(), meeting.reference, meeting.register).action


def _is_heading(entry: Entry, body: str, directive: ReadDirective) -> bool:
    """Whether an entry is only the name of what stands under it: "Dinkes", "Kesehatan:", no order with a day."""
    body = _BRACKET.sub("", body.rstrip(" *_"))
    if not entry.has_children or (
        directive.lead and directive.action and directive.deadline.deadline and body[-1:] != ":"
    ):
        return False
    return body.endswith(":") or len(body.split()) <= _SHORT_HEADING or "sebagai berikut" in body or "sbb" in body


def _ordered(entry: Entry, meeting: _Meeting) -> bool:
    """Whether the nearest section that says what it holds says orders."""
    for heading in reversed(entry.above):
        if entry.lines[0].open:
            return True  # an open box among what was to be done stays to be done
        decided = section_is_ordered(heading)
        if entry.lines[0].kind == LED and is_event(heading):
            continue
        if decided is False and _to_finish(heading, meeting.reference):
            return True
        if decided is not None:
            return decided or (may_order(heading) and (is_order(entry.body) or _is_told_to(entry, meeting)))
    return True


def _is_told_to(entry: Entry, meeting: _Meeting) -> bool:
    """ "A. Evaluasi Renja" over "Bappeda:" over "- merekap yang merah, 24 Mei": by a day to come and to somebody."""
    if not meeting.only_names(entry.above[-1]) or is_told(entry.body):
        return False
    read = meeting.read(entry.body).deadline
    return read.deadline is not None and read.deadline.day > meeting.reference.today


def _to_finish(heading: str, reference: Reference) -> bool:
    """ "Selesai minggu ini", "Tuntas 31 Juli": by a day still to come."""
    if not heading.strip("*_ ").lower().startswith(words.TO_FINISH):
        return False
    read = deadline_alone(heading, reference)
    return read.deadline is not None and read.deadline.day > reference.today


def _counts(body: str, directive: ReadDirective, given: Given, meeting: _Meeting) -> bool:
    """Whether an entry is an order, and no point of the agenda, report, announcement or appeal."""
    unasked = directive.deadline.deadline is None and not (given.lead and meeting.only_names(given.lead))
    label, colon, _ = body.partition(":")
    noted = not directive.lead and colon and label.strip() and closes(label)  # "Catatan: rakor minggu depan di ..."
    reported = is_report(body) and not _orders_then(body, meeting)
    if noted or (unasked and is_agenda(body)) or reported or announces_meeting(body):
        return False
    if leaves_nothing(body) and not (directive.lead and directive.deadline.deadline):
        return False
    if Doubt.PAST_DEADLINE in directive.doubts and was_done(body.partition(directive.deadline.span or "")[0]):
        return False
    bare = not directive.lead and directive.deadline.deadline is None
    thanks = body.lower().startswith(words.THANKS) and directive.action.startswith("atas ")
    return bool(directive.action) and not thanks and not (bare and is_exhortation(body))


def _orders_then(body: str, meeting: _Meeting) -> bool:
    """ "Dishub mengeluhkan pelat palsu; Satpol PP jaga simpang Senin": behind the report somebody is told, by a day."""
    _, semicolon, then = body.partition(";")
    if not semicolon or is_report(then):
        return False
    told = meeting.read(then)
    return bool(told.lead) and told.deadline.deadline is not None


def _inherited(entry: Entry, meeting: _Meeting) -> Given:
    """What the headings above hand down: the nearest that names an agency, the nearest that gives a day."""
    lead = deadline = None
    for heading in reversed(entry.above):
        first = heading.strip("*_ ").lower()
        says = LIMITED.match(first) or meeting.only_names(heading)
        if meeting.title and heading.startswith(meeting.title) and not says:
            continue
        is_day = _is_day(heading, meeting.reference)
        heads_nothing = not is_day and first.startswith((*words.NO_HEADINGS, *words.GREETINGS))
        if heads_nothing or len(heading.split()) > _LONGEST_HEADING:
            continue
        lead = lead or (heading if _names_somebody(heading, meeting) else None)
        on_topic = first.split(" ", 1)[0] in words.TOPICS
        says_when = not on_topic and heading.rstrip("*_ ").endswith(":") and len(heading.split()) <= _FEW_WORDS
        if says_when or is_day or LIMITED.search(heading):
            deadline = deadline or heading
    return Given(lead, deadline=deadline, inherited=True)


def _is_day(heading: str, reference: Reference) -> bool:
    """ "## Akhir Agustus": a day to come and nothing else; that of the meeting is none."""
    said = heading.strip("*_#>: ")
    if len(said.split()) > _FEW_WORDS:
        return False
    read = deadline_alone(said, reference)
    dated = any(character.isdigit() for character in said)
    return read.span == said and read.deadline is not None and not (dated and read.deadline.day <= reference.today)


def _names_somebody(heading: str, meeting: _Meeting) -> bool:
    named = doers_in_heading(heading, meeting.register)
    return bool(named.lead or named.choices)


def _limited(directive: ReadDirective, meeting: _Meeting) -> ReadDirective:
    """An item without a day takes the one set for all."""
    missing = {Doubt.NO_DEADLINE, Doubt.VAGUE_DEADLINE} & set(directive.deadline.doubts)
    if meeting.limit is None or directive.deadline.deadline is not None or not missing:
        return directive
    doubts = tuple(doubt for doubt in directive.doubts if doubt not in (Doubt.NO_DEADLINE, Doubt.VAGUE_DEADLINE))
    return directive._replace(deadline=meeting.limit, doubts=(*doubts, *meeting.limit.doubts))
