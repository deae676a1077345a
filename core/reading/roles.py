"""Who acts: of the agencies a text names, those addressed, those who help, and those only named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from core.reading import agency_words as words
from core.reading.mentions import Mention
from core.reading.phrases import Phrases
from core.reading.tokens import Token, within

_HELPED_BY = Phrases(words.HELPED_BY)
_CUES_END = _HELPED_BY.last_words
_LONGEST_CUE, _FEWEST_BETWEEN, _LONGEST_PASSED_ON = 5, 3, 4


class Role(Enum):
    LEAD = auto()
    SUPPORT = auto()
    MAYBE = auto()  # an object of the order; the doer when nobody else is named
    NAMED = auto()  # a recipient, a place, a source


@dataclass(frozen=True)
class Part:
    """A mention and its role; `start` is where its titles and cue begin."""

    mention: Mention
    role: Role
    start: int
    joined: bool = False  # to the mention before, by "dan" or a comma


def parts(
    source: Sequence[Token],
    found: Sequence[Mention],
    times: Sequence[tuple[int, int]] = (),
    led: bool = False,
) -> list[Part]:
    """The mentions with their roles; words of time (spans of the text in `times`) are passed over.

    `led`: somebody is in charge already, by a heading or a cell beside the text.
    """
    if not found:
        return []
    spans = sorted(times)
    starts = [_without_titles(source, mention.first, spans) for mention in found]
    joins = [at > 0 and _continues(source, found[at - 1].last + 1, starts[at]) for at in range(len(found))]
    ends = _list_ends(found, joins)
    given: list[Part] = []
    for place, mention in enumerate(found):
        start, joined, more = starts[place], joins[place], place + 1 < len(found)
        acting = led or any(part.role is Role.LEAD for part in given)
        clause = _Clause(source, mention, start, ends[place], acting)
        if more and clause.passes_on():
            role = Role.NAMED
        elif clause.marked():
            role = Role.LEAD
        elif joined and not clause.cued() and not (clause.before == "(" and given[-1].role is not Role.LEAD):
            role = _joined_role(clause, given[-1].role, listed=more and clause.listed_with(starts[place + 1]))
        else:
            role = clause.role()
        given.append(Part(mention, role, start, joined))
    return _recalled(source, given)


def _list_ends(found: Sequence[Mention], joins: Sequence[bool]) -> list[int]:
    """For each mention the token after the list it stands in: of "Dinkes dan Disdik agar" the "agar" for both."""
    ends = [mention.last + 1 for mention in found]
    for place in range(len(found) - 2, -1, -1):
        if joins[place + 1]:
            ends[place] = ends[place + 1]
    return ends


def _joined_role(clause: _Clause, before: Role, listed: bool) -> Role:
    """The role of one that follows another after "dan" or a comma: the other's, unless a clause begins here."""
    if not clause.after_comma():
        return before
    if before is Role.LEAD:
        return Role.SUPPORT if clause.helps_alone() else Role.LEAD
    return before if listed or clause.stands_alone() else clause.role()


def _recalled(source: Sequence[Token], given: list[Part]) -> list[Part]:
    """ "... di Kelurahan Laing. Lurahnya dampingi": the place named before helps."""
    for place, token in enumerate(source[:-1]):
        family = words.RECALLED.get(token.text)
        if family is None or source[place + 1].text not in words.HELPS:
            continue
        for at in range(len(given) - 1, -1, -1):
            part = given[at]
            if part.mention.last < place and part.mention.head == family and part.role in (Role.NAMED, Role.MAYBE):
                given[at] = Part(part.mention, Role.SUPPORT, part.start, part.joined)
                break
    return given


@dataclass(frozen=True)
class _Clause:
    """A mention and the words around it; `led` when somebody named before is to act."""

    source: Sequence[Token]
    mention: Mention
    start: int
    end: int  # of the list the mention stands in
    led: bool

    @property
    def before(self) -> str:
        return self._word(self.start - 1)

    @property
    def after(self) -> str:
        return self._word(self.end)

    def _word(self, place: int) -> str:
        return self.source[place].text if 0 <= place < len(self.source) else ""

    def role(self) -> Role:
        """The role the words around it give a mention that is not joined to another."""
        before = self.before
        if self.helped():
            return Role.SUPPORT
        if self._excused() or self._is_building():
            return Role.NAMED
        if self.start == 0 or before in words.BREAKS or (before in words.GREETINGS and self.opens()):
            return Role.SUPPORT if self.led and self.helps() else Role.LEAD
        if self._entrusted() or (before == "dari" and self._word(self.start - 2) in words.WHICH):
            return Role.LEAD
        if before in words.ASKED_FIRST and (self.opens() or self.addressed()) and not self.led:
            return Role.LEAD
        if before in words.TOWARDS or before in words.PLACES or before in words.SOURCES:
            return Role.NAMED
        return self._role_within(before)

    def _role_within(self, before: str) -> Role:
        if before in words.AGENT or _passive(before):
            described = self._word(self.start - 2) in words.WHICH
            return Role.MAYBE if described else Role.LEAD
        if before in words.CLAUSES_BEGIN:
            return self._role_in_new_clause(before)
        if before in words.TELLS and self.led and self._word(self.start - 2) not in words.BREAKS | {","}:
            return Role.MAYBE  # "BKD ingatkan semua OPD": who is told is not who acts
        if before in words.MEANT_FOR and self.led and not self.addressed():
            return Role.MAYBE  # "cetak undangan untuk seluruh kepala OPD"
        if before in words.ASKED or self._word(self.mention.first - 1) in ("@", "pic"):
            return Role.SUPPORT if self.led and self.helps() else Role.LEAD
        return Role.LEAD if self.addressed() and not self.led else Role.MAYBE

    def _role_in_new_clause(self, before: str) -> Role:
        if self.led and self.helps():
            return Role.SUPPORT
        if not self.led or self._verb_follows():
            return Role.LEAD
        return Role.LEAD if before in words.CLAUSE_MARKS else Role.MAYBE

    def passes_on(self) -> bool:
        """ "Sekda minta seluruh OPD ...", "Perintah Pak Sekda: ...": passes the order on."""
        said = {token.text for token in self.source[self.mention.first : self.mention.last + 1]}
        if words.ISSUERS.isdisjoint(said):
            return False
        if self.after in words.ISSUES:
            return True
        if self.after in words.SAYS:
            return self._word(self.end + 1) in words.THAT
        before = {token.text for token in self.source[max(0, self.start - _LONGEST_PASSED_ON) : self.start]}
        return self.start <= _LONGEST_PASSED_ON and bool(before & words.PASSED_ON)

    def _excused(self) -> bool:
        """ "Disdik tidak perlu"."""
        return self.after in words.NOT and self._word(self.end + 1) in words.NEEDED

    def _is_building(self) -> bool:
        """ "kantor Dinas Sosial pindah"; not "Kantor Kesbangpol", not "Kantor Lurah Laing agar"."""
        first = self.mention.first
        return self._word(first) == "kantor" and self._word(first + 1) in words.OF_A_BUILDING and not self.addressed()

    def _entrusted(self) -> bool:
        """ "saya titip ke Dinas Sosial"."""
        verb, speaker = self._word(self.start - 2), self._word(self.start - 3)
        return self.before in words.TOWARDS and verb in words.ENTRUST and speaker in words.ENTRUSTING

    def marked(self) -> bool:
        return any(token.text in words.LEAD_MARKS for token in self.source[max(0, self.start - 1) : self.mention.first])

    def helped(self) -> bool:
        return self.cued() or self._with()

    def cued(self) -> bool:
        """Whether "bersama" and the like stand before, an outsider between at most: "bersama Pertamina dan ..."."""
        start = self.start
        if self._cue_ends(start):
            return True
        if start < _FEWEST_BETWEEN or self.before not in ("dan", "&", ",", "serta"):
            return False
        return any(self._cue_ends(start - count) for count in (2, 3, 4) if start > count)

    def _cue_ends(self, place: int) -> bool:
        if place and self._word(place - 1) in (":", "/"):  # "pendukung: Bagian Umum"
            place -= 1
        if self._word(place - 1) not in _CUES_END:
            return False
        return any(
            _HELPED_BY.end(self.source, place - count) == place for count in range(1, min(_LONGEST_CUE, place) + 1)
        )

    def _with(self) -> bool:
        """ "cek jalan sama Dishub", "rapat dengan BKD"; not "lapor sama Sekda", "sesuai dengan DPA Dinkes"."""
        if not self.led or self.before not in words.WITH:
            return False
        return not any(self._word(self.start - count) in words.NOT_WITH for count in (2, 3))

    def opens(self) -> bool:
        """Whether nothing but a cue stands between the beginning of a clause and the mention."""
        return self.start == 1 or self._word(self.start - 2) in words.BREAKS | words.OPENS

    def after_comma(self) -> bool:
        return self.before == ","

    def helps(self) -> bool:
        return self.after in words.HELPS

    def helps_alone(self) -> bool:
        return self._word(self.mention.last + 1) in words.HELPS

    def stands_alone(self) -> bool:
        """Whether no clause of its own follows: "undang Distan, Bulog"."""
        return self._word(self.mention.last + 1) in ("", ",", ".", ")", ";", "dan", "serta")

    def listed_with(self, next_start: int) -> bool:
        """Whether the next mention closes a list with this one: "BKD, Inspektorat dan Bappeda"."""
        between = [token.text for token in self.source[self.mention.last + 1 : next_start]]
        return 0 < len(between) <= 2 and between[-1] in words.PARTED

    def addressed(self) -> bool:
        return self.after in words.ADDRESSED

    def _verb_follows(self) -> bool:
        return self.after.startswith(("me", "ber")) or self.addressed() or self.helps()


def _without_titles(source: Sequence[Token], place: int, times: Sequence[tuple[int, int]]) -> int:
    """Where the titles and words of time before a mention begin."""
    while place > 0:
        before = source[place - 1]
        dotted = before.text in "._@" and place > 1 and source[place - 2].text in words.TITLES
        if not (before.text in words.TITLES or dotted or (times and within(times, before.start))):
            break
        place -= 1
    return place


def _continues(source: Sequence[Token], start: int, end: int) -> bool:
    """Whether only "," "dan" "+" and titles stand between two mentions."""
    between = [token.text for token in source[start:end] if token.text not in words.TITLES and token.text not in ".)"]
    return (0 < len(between) <= 3 and all(text in words.JOINS for text in between)) or (
        not between and end - start <= 2
    )


def _passive(word: str) -> bool:
    """ "diajukan seluruh perangkat daerah": who does it follows the verb."""
    return len(word) > 5 and word.startswith("di") and word not in words.NO_PASSIVES
