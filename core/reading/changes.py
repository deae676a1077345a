"""A change told in words to the card it is about: "tenggatnya Jumat ya", "tambah Dinkes", "bukan PUPR tapi Perkim"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from core.agencies import Register
from core.calendar import Calendar
from core.reading import kind_words as words
from core.reading.agency_names import Mention, index_of
from core.reading.deadlines import read_deadline
from core.reading.mentions import mentions
from core.reading.tokens import Source
from core.reading.values import Doubt, Nature, ReadDeadline

_LONGEST = 12  # words; what says more orders something
_WORDING = re.compile(
    r"\s*(?:(?:tolong|mohon|maaf)\s+)*(?:(?:ubah|ganti)\s+)?isi(?:nya)?(?:\s+arahan(?:nya)?)?\s*"
    r"(?:\b(?:jadi|menjadi)\b|[:=])\s*(?P<wording>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_NATURES = {frozenset(str(nature).split()): nature for nature in Nature}


@dataclass(frozen=True)
class ReadChange:
    """What is to be different; what is empty stays as it is.

    `lead` leads instead of those there are, or of `out` where that is named; `support` helps as well; `out` has no more
    to do with it. A `deadline` without a day takes the day away.
    """

    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    out: tuple[str, ...] = ()
    deadline: ReadDeadline | None = None
    nature: Nature | None = None
    wording: str = ""
    saves: bool = False  # nothing is: "simpan"

    @property
    def of_agencies(self) -> bool:
        return bool(self.lead or self.support or self.out)

    @property
    def of_those_there(self) -> bool:
        """Whether some stay: "tambah Dinkes", "hapus Dinkes"; "PUPR dibantu Dinkes" names all."""
        return bool(self.out or (self.support and not self.lead))

    @property
    def holds_for_saved(self) -> bool:
        """Whether it can be made where tasks have been given out already."""
        return self.nature is None


def read_change(text: str, said_at: datetime, register: Register, calendar: Calendar) -> ReadChange | None:
    """The change these words clearly tell; None where one word of them may mean something else. Never raises."""
    if found := _WORDING.fullmatch(text):
        return ReadChange(wording=found["wording"].strip())
    if len(text.split()) > _LONGEST:
        return None
    deadline, rest = _deadline(text, said_at, calendar)
    source = Source.of(rest)
    named = [each for each in mentions(source, index_of(register)) if not each.bare]
    taken = {place for mention in named for place in range(mention.first, mention.last + 1)}
    said = {word for place, word in enumerate(source.said[: len(source)]) if place not in taken and word.isalnum()}
    told = said - words.AROUND_CHANGE
    if named:
        clear = all(len(mention.codes) == 1 and mention.group != "some" for mention in named)
        return _agencies(source, named, deadline) if clear and told <= words.OF_CHANGE else None
    if deadline is not None:
        shifts = not told.isdisjoint(words.SHIFTING) and said.isdisjoint(words.SHIFTED_TO)  # from where, nobody says
        return ReadChange(deadline=deadline) if told <= words.OF_DEADLINE and not shifts else None
    if told == {"simpan"}:
        return ReadChange(saves=True)
    nature = _NATURES.get(frozenset(told - words.OF_NATURE))
    return ReadChange(nature=nature) if nature else None


def _deadline(text: str, said_at: datetime, calendar: Calendar) -> tuple[ReadDeadline | None, str]:
    """The new deadline and the words without it; of "bukan Jumat tapi Senin" the one behind "tapi"."""
    if words.UNDATED.search(text):
        return ReadDeadline(None), words.UNDATED.sub(" ", text)
    before, turn, behind = _contrasted(text)
    read = read_deadline(behind, said_at, calendar)
    if read.span is None or (read.deadline is None and Doubt.IMPOSSIBLE_DATE not in read.doubts):
        return None, text
    old = read_deadline(words.NEGATED.sub(" ", before), said_at, calendar).span
    return read, f"{before.replace(old, ' ', 1) if old else before} {turn} {behind.replace(read.span, ' ', 1)}"


def _contrasted(text: str) -> tuple[str, str, str]:
    """What is not meant, the word that says so, and what is."""
    found = words.CONTRAST.search(text)
    return (text[: found.start()], found.group(), text[found.end() :]) if found else ("", "", text)


def _agencies(source: Source, named: Sequence[Mention], deadline: ReadDeadline | None) -> ReadChange | None:
    """Who is named behind which word: each holds until the next. None where somebody leaves for nobody."""
    lead: list[str] = []
    support: list[str] = []
    out: list[str] = []
    into = lead
    begins = {mention.first: mention for mention in named}
    said = source.said[: len(source)]
    for place, word in enumerate(said):
        if place in begins:
            into.append(begins[place].codes[0])
        elif word in words.LEAVING_OUT:
            into = out
        elif word in words.HELPED_BY:
            into = support
        elif word in words.INSTEAD_OF:
            into = lead
    is_half_told = "ganti" in said and not lead
    leads_as_well = not words.LEADING.isdisjoint(said) and bool(support)
    return None if is_half_told or leads_as_well else ReadChange(tuple(lead), tuple(support), tuple(out), deadline)
