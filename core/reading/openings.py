"""How a line of minutes opens: with who acts ("PU - jl lingkar, 1 minggu", "@Dishub cek lampu"), or a name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.agencies import Register
from core.reading import minutes_words as words
from core.reading.agency_names import Index, index_of
from core.reading.agency_words import DOES, HELPED_BY, LISTING, TOLD
from core.reading.deadlines import deadline_alone
from core.reading.lines import Opening
from core.reading.mentions import mentions
from core.reading.phrases import Phrases
from core.reading.prose import sentences
from core.reading.sections import runs_into
from core.reading.times.moments import Reference
from core.reading.tokens import Source, plain
from core.reading.verbs import is_order_verb

_HEAD = 160  # characters in which the names stand that a line opens with
_BEFORE = words.BEFORE_DOERS | frozenset("@([*_#")
_BETWEEN = words.BETWEEN_DOERS | LISTING | frozenset("@*_-–")
_MARKS = frozenset(":;=>→➡⇒»-–—~…")
_DASHES = frozenset("-–")  # which may as well join: "Koto Panjang-Nan Balimo"
_CLOSING = frozenset(")]*_")
_ACTS = TOLD | DOES
_LONGEST_ASIDE = 8  # words and marks in brackets behind a name
_LONGEST_DAY = 4  # words
_AROUND_DAYS = " .()"
_SAYS = rf"[ \t]*(?:(?:{words.ADDRESSES})\s+(?!{words.HEADS})\w+|(?:(?:{words.ADDRESSES})\s+)?(?:{words.SPEAKERS}))\s*"
_SPEAKER = re.compile(_SAYS + r"(?::|=|->|→|\s[-–—]\s)\s*(?=\S)", re.IGNORECASE)
_CONVERSATION = re.compile(rf"^{_SAYS}:\s*\S", re.IGNORECASE | re.MULTILINE)
_HEAD_SPEAKS = re.compile(rf"(?:(?:{words.ADDRESSES})\s+)?(?:{words.HEADS})", re.IGNORECASE)
_PERSON = re.compile(r"(?:Drs|Dra|drg?|Dr|Ir|Hj?|Prof)\.? +[A-Z]|(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu) +\S+(?: +\S+)?$")
_FIGURE = re.compile(r"(?:rp\.? *)?[\d.,\- ]+ *(?:%|m|t|jt|rb|juta|ribu|mil[iy]ar|persen)?[ .]*$", re.IGNORECASE)
_MEETING = re.compile(rf"\b(?:{words.MEETINGS})\b")
_HELPED_BY = Phrases(HELPED_BY)
_OF_CITY = re.compile(r"\s+(?:kota|kabupaten|kab\.?)\s+\S+(?:\s+\S+)?$", re.IGNORECASE)
_LAST_ASIDE = re.compile(r"\(([^()]*)\)[^\w()]*$")


def is_conversation(text: str) -> bool:
    """Whether the mayor speaks among others, line by line: "Wako: ..." """
    return bool(_CONVERSATION.search(text))


def unspoken(body: str) -> str:
    """What somebody said, without who said it: "Wako: PU tutup lubang"."""
    speaker = _SPEAKER.match(body)
    return body[speaker.end() :].strip('"“” ') if speaker else body


def names_only(body: str, register: Register) -> bool:
    """Whether a line is nothing but the name of an agency, with the city's behind it or not: "BPBD KOTA SOLOK"."""
    return _opening(_OF_CITY.sub("", body[:_HEAD]), index_of(register))[0] is Opening.NAME


def helpers_aside(body: str) -> int | None:
    """Where the brackets begin that end a line with who helps: "PUPR (dibantu BPBD)"."""
    aside = _LAST_ASIDE.search(body)
    helped = aside and _HELPED_BY.end([*plain(aside[1]).split(), ""], 0)
    return aside.start() if aside and helped else None


def opening_of(
    body: str, above: str | None, register: Register, reference: Reference, conversation: bool
) -> Opening | None:
    """How a line opens; `above` is the one right over it, which may go on in this one ("... diserahkan ke").

    In a `conversation` "Kadis PUPR: ..." is what he says, not what he is to do.
    """
    if above is None and _MEETING.search(plain(body[:_HEAD])):
        return None  # "DINAS PUPR: NOTULEN RAPAT ..."
    if above is not None and runs_into(above, body):
        return None
    index = index_of(register)
    found, rest = _opening(body[:_HEAD], index)
    if found is Opening.DOER and conversation and _speaks(body, rest):
        return Opening.SPEECH
    if found is Opening.NAME:
        return None if above is not None and above.endswith(",") else found
    if found is Opening.DOER and _PERSON.match(body, rest):
        return None  # "PUPR: Ir. Hendra"
    if found is Opening.DOER and _FIGURE.match(body, rest):
        return Opening.SPEECH  # "Dinkes: Rp 12 M", "PUPR: 72 persen"
    if found is Opening.DOER and _is_day(body[rest:], reference):
        return Opening.NAME
    if found is Opening.DOER and any(_opening(later, index)[0] for later in _later(body)):
        return Opening.ORDER
    if found is None and above and _has_day_of_its_own(body, above, reference):
        return Opening.OTHER
    return found


def _has_day_of_its_own(body: str, above: str, reference: Reference) -> bool:
    _, comma, last = above.rpartition(",")
    if not comma or " " not in body.strip():
        return False
    read = deadline_alone(body, reference)
    return read.deadline is not None and read.span != body.strip(_AROUND_DAYS) and _is_day(last, reference)


def _speaks(body: str, rest: int) -> bool:
    return bool(_HEAD_SPEAKS.match(body)) and body[:rest].rstrip().endswith(":")


def _later(body: str) -> Iterator[str]:
    """ "PUPR: tutup lubang; Dinkes: fogging": what else the line says."""
    for start, sentence in sentences(body):
        if start:
            yield sentence[:_HEAD]


def _is_day(rest: str, reference: Reference) -> bool:
    said = rest.strip(_AROUND_DAYS)
    return len(said.split()) <= _LONGEST_DAY and deadline_alone(said, reference).span == said


def _opening(body: str, index: Index) -> tuple[Opening | None, int]:
    """The opening of a line, and where what is to be done begins in it."""
    if speaker := _SPEAKER.match(body):
        speech = Source.of(body[speaker.end() :].lstrip('"“'))
        ends = list(_doers(speech, index))
        if ends and _is_all(speech, ends[-1]):
            return None, 0  # "Pimpinan: Asisten II"
        several = len(list(sentences(body))) > 1
        return (Opening.DOER if ends and not several else Opening.SPEECH), speaker.end()
    source = Source.of(body)
    ends = list(_doers(source, index))
    if not ends:
        return None, 0
    if _is_all(source, ends[-1]) or source.starts[ends[-1]] == helpers_aside(body):
        return Opening.NAME, 0
    for end in ends:
        if place := _set_off(source, end, body):
            return Opening.DOER, source.starts[place]
    told = source.said[ends[-1]]
    if told in _CLOSING or told == "(" or told in _ACTS or is_order_verb(told):
        return Opening.ORDER, 0
    if told.isalpha() and told not in words.NO_ORDER_BEHIND and body[-1:] != ".":
        return Opening.BARE, 0
    return None, 0


def _doers(source: Source, index: Index) -> Iterator[int]:
    """The places behind each of the names a line opens with."""
    said = source.said
    place = 0
    while said[place] in _BEFORE:
        place += 1
    if not said[place]:
        return
    for mention in mentions(source, index):
        if mention.first != place:
            break
        yield mention.last + 1
        place = mention.last + 1
        while said[place] in _BETWEEN:
            place += 1


def _is_all(source: Source, end: int) -> bool:
    """Whether nothing is said behind the names; a point would end a sentence with them."""
    said = source.said
    while said[end] in _CLOSING:
        end += 1
    return not said[end] or (said[end] == ":" and not said[end + 1])


def _set_off(source: Source, end: int, body: str) -> int | None:
    """The place behind the mark, brackets or gap that stands between who acts and what is to be done."""
    said, place = source.said, _behind_aside(source.said, end)
    while said[place] in _CLOSING:
        place += 1
    marked = place
    while said[marked] in _MARKS or (said[marked] == "." and "." in (said[marked - 1], said[marked + 1])):
        marked += 1
    if not said[marked]:
        return None
    if marked == place:
        gap = body[source.ends[place - 1] : source.starts[place]]
        return place if len(gap) > 1 or gap == "\t" else None
    if marked == place + 1 and said[place] in _DASHES:
        return marked if source.gap_before(place) or source.gap_before(marked) else None
    return marked


def _behind_aside(said: list[str], end: int) -> int:
    """ "PUPR (Bidang SDA) - ...": the place behind the brackets."""
    if said[end] != "(":
        return end
    for place in range(end + 1, min(end + _LONGEST_ASIDE, len(said))):
        if said[place] == ")":
            return place + 1
    return end
