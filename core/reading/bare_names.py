"""Units by a bare word, "Hukum", "Laing": only where one stands who acts or helps, never as a topic or a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.reading import agency_words as words
from core.reading.agency_names import Index, Mention
from core.reading.phrases import Phrases
from core.reading.tokens import Source, within
from core.reading.verbs import is_order_verb

_HELPED_BY = Phrases(words.HELPED_BY)
_MOST_LISTED, _SHORTEST_PLACE = 16, 3
_PLACES = ("kelurahan", "kecamatan")
_OFFICES = ("dinas", "badan")
_LABELS = frozenset((":", "-", "–"))
_DASHES = frozenset("-–")
_JOINS = words.LISTING | _DASHES
_OPENS = words.BREAKS | {"", "]", ")"}
# What may stand before one who acts: what a rule of _Standing or _series asks for, or a passive, or words of time.
_BEFORE_A_DOER = _OPENS.union(
    *(
        _JOINS,
        _LABELS,
        _HELPED_BY.last_words,
        words.CALLED_BY,
        words.STILL,
        words.GREETINGS,
        words.ASKED_FIRST,
        words.ASKED,
    ),
    *(words.AGENT, words.IN_CHARGE, words.WITH_PLAINLY, words.LET, ("@", "=", "jawab")),
)


@dataclass(slots=True)
class _Series:
    """Names joined by commas and "dan", some of them bare; `begin` is before its titles, `end` the token behind it."""

    begin: int
    end: int
    count: int
    firm: bool  # whether one of them is named in full
    closed: bool  # by one that is
    families: set[str]


def bare_name(
    source: Source, place: int, index: Index, before: Sequence[Mention], times: Sequence[tuple[int, int]]
) -> Mention | None:
    """The unit a bare word at `place` means; `before` is what was named so far."""
    said = source.said
    if not (
        said[place - 1] in _BEFORE_A_DOER or said[place - 1].startswith("di") or within(times, source.starts[place - 1])
    ):
        return None
    named = bare(said, place, index)
    if named is None:
        return None
    return named if _Standing(source, _series(said, place, index, before), times).acts() else None


def bare(said: Sequence[str], place: int, index: Index) -> Mention | None:
    """The unit a bare word would mean, wherever it stands."""
    named = index.stem_alone(said, place)
    if named is None:
        return None
    family = index.family[named.codes[0]]
    if family in _PLACES and named.last == place and len(said[place]) < _SHORTEST_PLACE:
        return None
    return named


def _series(said: Sequence[str], place: int, index: Index, before: Sequence[Mention]) -> _Series:
    begin, count, firm, closed = place, 0, False, False
    families: set[str] = set()
    for mention in reversed(before[-_MOST_LISTED:]):
        first, last = mention.first, mention.last
        if not last < begin <= last + 3 or not _JOINS.issuperset(said[last + 1 : begin]) or last + 1 == begin:
            break
        alone = bare(said, first, index)
        firm = firm or alone is None or alone.last != last
        begin, count = first, count + 1
    end = place
    while count < _MOST_LISTED:
        named = bare(said, end, index)
        full = index.named(said, end)
        if full is not None and (named is None or full.last >= named.last):
            named, firm, closed = full, True, True
        elif named is not None:
            closed = False
            families.add(index.family[named.codes[0]])
        if named is None:
            break
        count, end = count + 1, named.last + 1
        if said[end] not in words.AND and said[end] not in _DASHES:
            break
        following = end + 2 if said[end + 1] in words.LISTING else end + 1
        if not said[following] or not (bare(said, following, index) or index.named(said, following)):
            break
        end = following
    while begin and said[begin - 1] in words.CALLED_BY:
        begin -= 1
    return _Series(begin, end, count, firm, closed, families)


@dataclass(slots=True)
class _Standing:
    """A series of names and what stands around it."""

    source: Source
    series: _Series
    times: Sequence[tuple[int, int]]

    def acts(self) -> bool:
        said, begin = self.source.said, self.series.begin
        before = said[begin - 1] if begin else ""
        if self._opens(begin) and (self._is_told() or self._signs()):
            return True
        if before == "@" and self._opens(begin - 1):
            return True
        if before in _LABELS and self._is_assigned():
            return True
        if before == "," and self._goes_on():
            return True
        if before in words.ASKED_FIRST and self._opens(begin - 1):
            return said[self.series.end] in _LABELS or (before in words.TO_SOMEBODY and said[self.series.end] == ",")
        if before in words.ASKED and (self._does(self.series.end) or self.series.firm):
            return True
        if before in words.LET and said[self.series.end] in words.WHICH:
            return self._does(self.series.end) or said[self.series.end + 1] in words.SETS_OUT
        if before == "di" and said[begin - 2] in words.WHICH and self._opens(begin - 2):
            return said[self.series.end] == ":" or self._is_asked(self.series.end)
        behind = before in words.AGENT or self._is_done_by(before) or self._is_marked(before) or self._is_cued(begin)
        return behind and (
            self._ends(self.series.end) or self._does(self.series.end) or self.series.firm or self._are_villages()
        )

    def _opens(self, place: int) -> bool:
        """Whether a clause begins at `place`, behind words of time at most."""
        said = self.source.said
        while place and (said[place - 1] in words.STILL or self._says_when(place - 1)):
            place -= 1
        return not place or said[place - 1] in _OPENS or said[place - 1] in words.GREETINGS

    def _says_when(self, place: int) -> bool:
        return place < len(self.source) and within(self.times, self.source.starts[place])

    def _is_told(self) -> bool:
        said, end, series = self.source.said, self.series.end, self.series
        if series.closed or (series.firm and (said[end] in words.ADDRESSED or said[end] == ",")):
            return True
        dashed = said[end] and said[end] in "-–" and end < len(self.source) and self.source.gap_before(end)
        if said[end] == ":" or dashed:
            return self._is_labelled(end)
        return self._does(end) or self._is_asked(end)

    def _is_labelled(self, colon: int) -> bool:
        """ "Perhubungan: ...", "Laing, Nan Balimo: ..."; "Laing: lampu mati, Dishub cek" says where."""
        return not self.series.families.issubset(_PLACES) or self.series.count > 1 or self._does(colon + 1)

    def _is_asked(self, end: int) -> bool:
        """ "Hukum, tolong telaah ..."."""
        said = self.source.said
        if said[end] == ",":
            if said[self.series.begin] in words.CALLED:
                return True  # "Pak Hukum, pendapatnya soal hibah ya"
            end += 1
            return said[end] not in words.OFTEN_NOUNS and (self._does(end) or said[end] in words.PLEASE)
        return False

    def _does(self, end: int) -> bool:
        """Whether an order, or what somebody does, begins at `end`."""
        said = self.source.said
        if said[end] in words.HELPS_PLAINLY:
            return True
        asked = end
        while said[end] in words.TOLD_ACTIVELY:
            end += 1
        if end > asked and self._are_villages():
            return True
        word = said[end]
        if word in words.OFTEN_NOUNS and end == asked and not self.series.families.issubset(_PLACES):
            return False
        return word in words.DOES or is_order_verb(word) or _is_active(word)

    def _is_assigned(self) -> bool:
        """ "Draf perwako: Hukum, Jumat", "sewa tenda - Umum - lusa": a section behind what is to be done."""
        end = self.series.end
        if self.series.begin <= 2 or self.series.families != {"bagian"}:
            return False
        if self.source.said[end] == ",":
            return self._ends(end + 1)  # not "catatan bidang: hukum, HAM dan politik"
        return self._ends(end) or self.source.said[end] in _DASHES

    def _goes_on(self) -> bool:
        """ "LPG langka, Perekonomian panggil agen": behind a comma a section or a village that is told something."""
        end = self.series.end
        if self.series.families.isdisjoint(_OFFICES):
            return self._does(end)
        return self.source.said[end] in words.HELPS_PLAINLY

    def _are_villages(self) -> bool:
        return self.series.count > 1 and self.series.families.issubset(_PLACES)

    def _signs(self) -> bool:
        """ "... lusa di meja saya. Umum.": the last sentence is a name alone."""
        said, end = self.source.said, self.series.end
        if self.series.begin < 3 or self.series.families.issubset(_PLACES):
            return False
        return not said[end] or (said[end] in ".!)" and not said[end + 1])

    def _is_done_by(self, before: str) -> bool:
        return len(before) > 4 and before.startswith("di") and before not in words.DONE_BY_NO_UNIT

    def _is_marked(self, before: str) -> bool:
        said, begin = self.source.said, self.series.begin
        if before in (":", "="):
            before = said[begin - 2]
        return before in words.IN_CHARGE or (before == "jawab" and "penanggung" in said[max(0, begin - 3) : begin])

    def _is_cued(self, begin: int) -> bool:
        """ "dibantu Kesra dan Umum", "sama Hukum"."""
        said = self.source.said
        if said[begin - 1] in words.WITH_PLAINLY and self.series.families.isdisjoint(_PLACES):
            return True
        return _HELPED_BY.stand_before(said, begin)

    def _ends(self, end: int) -> bool:
        """Whether the clause ends at `end`, or goes on with when, where to or with whom."""
        return self.source.said[end] in words.BEHIND_A_DOER or self._says_when(end)


def _is_active(word: str) -> bool:
    """ "menyiapkan", "membersihkan", "mendata"; "menggunakan", "menyebabkan" tell what a thing does."""
    if not word.startswith("me") or word in words.NO_ACTIVES or word in words.THINGS_DO:
        return False
    return word.endswith(("kan", "i")) or word in words.DOES_ACTIVELY
