"""Orders among plain sentences: what a meeting told whom to do, and the sentence behind it that says by when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from core.reading.lines import Line, Opening
from core.reading.order_words import ABBREVIATED
from core.reading.sections import LIMITED, closes, is_agenda, is_done, is_order, is_report, is_told, leaves_nothing
from core.reading.tokens import plain
from core.reading.values import Doubt, ReadDeadline, ReadDirective
from core.reading.verbs import is_order_verb

_FEWEST_WORDS = 3
_FOR_ALL = re.compile(
    r"\b(?:semua|seluruh|seluruhnya|keseluruhan|tindak lanjut|arahan|poin|butir|hasil|tugas|di atas|tersebut|tsb)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?:[.!?]\s+(?=[A-Z(])|;\s)")
_LONGEST_ABBREVIATION = 6
_ABBREVIATED = re.compile(rf"(?:^|\W)(?:{'|'.join(sorted(ABBREVIATED))}|[a-z])$", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """An order read from the sentences between two places of the text."""

    start: int
    end: int
    directive: ReadDirective


def sentences(body: str) -> Iterator[tuple[int, str]]:
    """The sentences of a line and where they begin; "Jl." ends none."""
    start = 0
    for found in _SENTENCE_END.finditer(body):
        if not _ABBREVIATED.search(body[max(0, found.start() - _LONGEST_ABBREVIATION) : found.start()]):
            yield start, body[start : found.end()].strip()
            start = found.end()
    if body[start:].strip():
        yield start, body[start:].strip()


def told_in(lines: Sequence[Line], read: Callable[[str], ReadDirective], beside: bool) -> Iterator[Told]:
    """The orders of paragraphs. `beside` a list only what says by its words that it is one counts."""
    for line in lines:
        last: Told | None = None
        for start, sentence in sentences(line.body):
            if leaves_nothing(sentence) and last and last.directive.deadline.deadline is None:
                last = None
            if len(sentence.split()) < _FEWEST_WORDS:
                continue
            directive = read(sentence)
            if last and _goes_on(last.directive, directive, sentence):
                end = start + len(sentence)
                last = Told(last.start, line.start + end, read(line.body[last.start - line.start : end]))
                continue
            if last:
                yield last
            anyhow = not beside or line.opening is Opening.ORDER
            orders = _orders(sentence, directive) and (anyhow or _plainly(sentence, directive))
            last = Told(line.start + start, line.start + start + len(sentence), directive) if orders else None
        if last:
            yield last


def limit_of_all(lines: Sequence[Line], read: Callable[[str], ReadDirective]) -> ReadDeadline | None:
    """The limit that a sentence of its own sets for all items: "Semua tindak lanjut paling lambat 9 Agustus"."""
    for sentence in (sentence for line in lines for _, sentence in sentences(line.body)):
        if not _FOR_ALL.search(sentence):
            continue
        directive = read(sentence)
        deadline = directive.deadline
        if deadline.deadline and not directive.lead and LIMITED.search(sentence[: sentence.find(deadline.span or "")]):
            return deadline
    return None


def _goes_on(last: ReadDirective, directive: ReadDirective, sentence: str) -> bool:
    """ "Analisisnya ditunggu Senin": the day of what the sentence before ordered."""
    if directive.lead or directive.choices or directive.deadline.deadline is None or closes(sentence):
        return False
    return last.deadline.deadline is None


def _orders(sentence: str, directive: ReadDirective) -> bool:
    if not directive.lead or not directive.action:
        return False
    if sentence.endswith(":") or closes(sentence) or is_agenda(sentence) or is_report(sentence) or is_done(sentence):
        return False
    return directive.deadline.deadline is not None or not is_told(sentence)


def _plainly(sentence: str, directive: ReadDirective) -> bool:
    if is_order(sentence):
        return Doubt.EXHORTATION not in directive.doubts
    acts = any(is_order_verb(word) or word.startswith("me") for word in plain(sentence).split())
    return acts and directive.deadline.deadline is not None and not is_told(sentence)
