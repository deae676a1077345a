"""The words around a mention: what opens or addresses it, and what says that it helps."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from core.reading import agency_words as words
from core.reading.agency_names import Mention
from core.reading.phrases import Phrases
from core.reading.tokens import Source
from core.reading.verbs import is_order_verb

HELPED_BY = Phrases(words.HELPED_BY)
AFTER_A_NAME = frozenset(("", ",", ".", ")", ";", "\n", "dan", "serta"))
LONGEST_CUE, FEWEST_BETWEEN = 5, 3
BEHIND_CUES = HELPED_BY.last_words | words.BESIDES | words.BY_OR_WITH | {":", "/"}
_BEHIND_AN_OUTSIDER = frozenset(("dan", "&", ",", "serta"))
_MAY_BE_CUED = BEHIND_CUES | _BEHIND_AN_OUTSIDER  # what `cued` asks for before a mention without titles
_MEMBERS_BEHIND = words.BREAKS | words.WITH_STAFF | {",", ")", "", "(", "gabungkan"}
_CLAUSE_OPENS = words.BREAKS | words.OPENS | words.LINKS_END


@dataclass(slots=True)
class Surroundings:
    """A mention and the words around it; `led` when somebody named before is to act."""

    source: Source
    said: Sequence[str]
    mention: Mention
    start: int
    end: int  # of the list the mention stands in
    led: bool
    before: str
    after: str

    def _labelled(self, labels: Set[str]) -> bool:
        """ "Dari: Sekda", "dampingi: PU": whether one of these stands before a colon before it."""
        return self.before == ":" and self.said[self.start - 2] in labels

    def cued(self) -> bool:
        """Whether "bersama" and the like stand before, an outsider between at most: "bersama Pertamina dan ..."."""
        start = self.start
        if self.before not in _MAY_BE_CUED and start == self.mention.first:
            return False
        if self.cued_itself():
            return True
        if start < FEWEST_BETWEEN or self.before not in _BEHIND_AN_OUTSIDER:
            return False
        for place in (start - 2, start - 3, start - 4):
            if self.said[place - 1] in BEHIND_CUES and place > 0 and self._cue_ends(place):
                return True
        return False

    def cued_itself(self) -> bool:
        if self.before in BEHIND_CUES and self._cue_ends(self.start):
            return True
        first = self.mention.first
        if self.said[first - 1] == "anggota" and self.before not in _MEMBERS_BEHIND:
            return False  # "honor anggota Satpol PP"
        return first != self.start and self.said[first - 1] in BEHIND_CUES and self._cue_ends(first)

    def _lent(self) -> bool:
        """ "dengan bantuan alat berat dari PUPR", "minta bantuan perahu karet BPBD", "dibantu alat berat PUPR"."""
        helped = self.said[self.mention.first] not in words.PLACE_HEADS  # not "dibantu warga Kelurahan Laing"
        for place in range(self.start - 1, max(0, self.start - LONGEST_CUE), -1):
            lent = self.said[place] in words.LENT and self.said[place - 1] in words.LENT_WITH
            if lent or (helped and self.said[place] in words.HELPED):
                return not any(map(self.source.is_mark, range(place, self.start)))
        return False

    def _cue_ends(self, place: int) -> bool:
        """Whether a cue of help ends where `place` begins; the token before it is one of BEHIND_CUES."""
        if place and self.said[place - 1] in (":", "/"):  # "pendukung: Bagian Umum"
            place -= 1
        if self.said[place - 1] in words.BESIDES:
            place -= 1  # "dibantu juga oleh BKD" as well as "ajak juga BKD"
        elif self.said[place - 2] in words.BESIDES and self.said[place - 1] in words.BY_OR_WITH:
            place -= 2
        return HELPED_BY.stand_before(self.said, place)

    def _with(self) -> bool:
        """ "cek jalan sama Dishub", "rapat dengan BKD"; not "lapor sama Sekda", "sesuai dengan DPA Dinkes"."""
        if self.before not in words.WITH:
            return False
        return not any(self.said[self.start - count] in words.NOT_WITH for count in (2, 3))

    def opens(self) -> bool:
        """Whether nothing but a cue stands between the beginning of a clause and the mention."""
        return self.start == 1 or self.said[self.start - 2] in _CLAUSE_OPENS or self._voiced(self.start - 1)

    def _voiced(self, end: int) -> bool:
        """ "ya eh ini untuk Lurah Laing ya ...": nothing has been said before the token at `end`."""
        return 0 < end <= LONGEST_CUE and words.VOICED.issuperset(self.said[:end])

    def after_comma(self) -> bool:
        return self.before in (",", ";")

    def helps(self) -> bool:
        follows = self.said[self.end + 1]
        if self.after in words.HELPS:
            return follows not in words.COPIED
        if self.after in words.CHECKS:
            return follows in AFTER_A_NAME  # "PUPR buat denah, Bagian Umum cek"; not "BPBD cek tenda"
        return self.after in words.BEFORE_HELP and follows in words.HELPS

    def helps_alone(self) -> bool:
        return self.said[self.mention.last + 1] in words.HELPS

    def does_alone(self) -> bool:
        return self._acts(self.said[self.mention.last + 1])

    def stands_alone(self) -> bool:
        """Whether no clause of its own follows: "undang Distan, Bulog"."""
        return self.said[self.mention.last + 1] in AFTER_A_NAME

    def listed_with(self, next_start: int) -> bool:
        """Whether the next mention closes a list with this one: "BKD, Inspektorat dan Bappeda"."""
        between = self.said[self.mention.last + 1 : next_start]
        return 0 < len(between) <= 2 and between[-1] in words.PARTED

    def addressed(self) -> bool:
        if self.after in words.MEANT_FOR and not self.opens():
            follows = self.said[self.end + 1]  # not "pinjam tenda BPBD untuk nikah massal"
            return self._acts(follows) or follows == ":" or self.said[self.end + 2] == ")"  # "untuk: a) ...; b) ..."
        return self.after in words.ADDRESSED

    def _verb_follows(self) -> bool:
        return self._acts(self.after) or self.addressed() or self.helps()

    @staticmethod
    def _acts(word: str) -> bool:
        return word.startswith(("me", "ber")) or is_order_verb(word)
