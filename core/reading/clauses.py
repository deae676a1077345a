"""A mention in its clause: what the words around it say of its part in the order."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache

from core.reading import agency_words as words
from core.reading.agency_names import Mention
from core.reading.assignments import CLAUSE_BEGINS, LONGEST_LINE
from core.reading.surroundings import AFTER_A_NAME, BEHIND_CUES, HELPED_BY, LONGEST_CUE
from core.reading.tellings import Telling

_CLAUSE_ENDS = words.BREAKS | {","}
_EXCUSING = words.LOOKS_ON | words.FOLLOWS | words.NOT
_SPARES = _EXCUSING | {",", ":", "yth"}  # what _asked_leave or _excused asks for behind a mention
_MARKS = frozenset(",:")
_LEAVE_BEGINS = frozenset(("mohon", "mhn", "izin", "ijin"))
# What _is_named_behind asks for before a mention; or somebody leads, and the text ends behind it.
_NAMED_BEHIND = words.SPEAKS | {"-", ":", "dan", "&", "serta", ".", ")"}
_LONGEST_LINK, _LONGEST_COPIES = 4, 40
# What a rule below asks for behind a mention that opens the text, a passive, "kan?" and _MARKS apart; in its titles.
_TELLS_BEHIND = _EXCUSING.union(
    *(words.ASKS, words.ISSUES, words.CARRIES, words.MERELY, words.ON_BEHALF, words.SUPPORT_MARKS, words.THROUGH),
    *(words.COMPLAINS, words.HAS_DONE, words.FAILED, words.RECORDS, words.ALSO, ("(", "yth", "kota")),
)
_TELLS_ANYWHERE = words.BUT | {"kan"}
_TELLS_IN_TITLES = BEHIND_CUES.union(words.CONJUNCTIONS, words.PEOPLE, words.JUST_NOW)
_MAY_BE_SPARED = words.SPARED | words.OWNED_BY


class Role(Enum):
    LEAD = auto()
    SUPPORT = auto()
    MAYBE = auto()  # an object of the order; the doer when nobody else is named
    NAMED = auto()  # a recipient, a place, a source


LEAD, SUPPORT, MAYBE, NAMED = Role  # asked for by every part of every text, and slower to find in their class


def opens_plainly(said: Sequence[str], mention: Mention, end: int) -> bool:
    """Whether nothing could tell that a mention that opens the text, behind titles at most, does not act."""
    first, after = mention.first, said[end]
    if after in _TELLS_BEHIND or _passive(after) or said[first] == "kantor" or not _TELLS_ANYWHERE.isdisjoint(said):
        return False
    if after in _MARKS and (mention.bare or said[end + 1] in _LEAVE_BEGINS or not words.ISSUERS.isdisjoint(said[:end])):
        return False
    return not first or _TELLS_IN_TITLES.isdisjoint(said[:first])


class Clause(Telling):
    """A mention and what the clause it stands in makes of it."""

    __slots__ = ()

    def role(self) -> Role:
        """The role the words around it give a mention that is not joined to another."""
        if self._supports():
            return SUPPORT
        if self._is_no_doer():
            return NAMED
        if self.after in words.WHICH and self._of_people():
            return MAYBE
        if self._begins():
            return SUPPORT if self.led and self.helps() else LEAD
        if self.assigned() or (self.after in AFTER_A_NAME and self._is_cleft()):
            return LEAD
        before = self.before
        if self._delivers() or (before in words.ABOUT and self.opens() and not self.led):
            return MAYBE  # "Terhadap OPD yang belum ..., diberikan kesempatan sampai Jumat"
        if before in words.TOWARDS or before in words.PLACES or before in words.SOURCES or self._with_speaker():
            return NAMED
        return self._role_within(before)

    def _supports(self) -> bool:
        if self.after == "(" and self.said[self.end + 1] in words.SUPPORT_MARKS:
            return True
        if self.cued() or (self.led and (self._with() or self._lent())):
            return True
        return self.before == ":" and self._labelled(words.HELPS)

    def _is_no_doer(self) -> bool:
        named = self.before in _NAMED_BEHIND or (self.led and not self.after)
        if named and self.start and self._is_named_behind():
            return True
        if (self.after in _SPARES or self.before in _MAY_BE_SPARED) and (self._asked_leave() or self._excused()):
            return True
        if self.said[self.mention.first] == "kantor" and self._is_building():
            return True
        return _passive(self.after) and self._suffers()

    def _is_named_behind(self) -> bool:
        among = self.before == "-" and self.said[self.start - 2] in words.PLACES  # "antar-OPD"
        return (
            among
            or (self.led and self._sends())
            or self._copied_in_list()
            or self._beside_outsider()
            or self._labelled(words.NAMING_LABELS)
            or self._speaks_or_signs()
        )

    def _begins(self) -> bool:
        """Whether it stands first in a sentence, behind a greeting or a tie at most."""
        before = self.before
        if self.start == 0 or before in words.BREAKS:
            return True
        return (before in words.GREETINGS and self.opens()) or self._linked() or self._voiced(self.start)

    def _role_within(self, before: str) -> Role:
        if before in words.AGENT or _passive(before):
            if before in words.AGENT and self._is_purpose():
                return MAYBE
            said = self.said[self.start - 2]
            done = said in words.DONE and self.said[self.start - 3] not in words.ASKED
            received = self.led and before in words.RECEIVED  # "berita acaranya diterima Sekda 9 Mei"
            return MAYBE if said in words.WHICH or done or received else LEAD
        if before in words.CLAUSES_BEGIN:
            return self._role_in_new_clause(before)
        if before in words.TELLS and self.led and self.said[self.start - 2] not in _CLAUSE_ENDS:
            return MAYBE  # "BKD ingatkan semua OPD": who is told is not who acts
        if before in words.MEANT_FOR and not (self.addressed() or self.opens()):
            return MAYBE  # "cetak undangan untuk seluruh kepala OPD", "undangan untuk camat diedarkan Bagian Umum"
        if before in words.ASKED or self.said[self.mention.first - 1] in ("@", "pic"):
            return SUPPORT if self.led and self.helps() else LEAD
        if self.led and self.after in words.HELPS_PLAINLY:
            return SUPPORT
        if self.led and self.helps():
            return SUPPORT  # "Dishub tertibkan travel liar Satpol PP backup"
        suffers = _passive(self.said[self.end + 1])  # "tunggakan Disdik harus dibayar oleh BKD"
        acts = self.addressed() or self._does()
        return LEAD if acts and not (self.led or suffers) else MAYBE

    def _role_in_new_clause(self, before: str) -> Role:
        if self.led and self.helps():
            return SUPPORT
        if not self.led or self._verb_follows():
            return LEAD
        return LEAD if before in words.CLAUSE_MARKS else MAYBE

    def _speaks_or_signs(self) -> bool:
        """ "Bapak Ibu, ini Sekda. ...", "a.n. Wali Kota, Sekretaris Daerah" at the end of a letter."""
        if self.before in words.SPEAKS and self.after in words.BREAKS and self.said[self.start] != "tugas":
            return not self._is_cleft()
        if not self.led or self.after:
            return False
        return "\n" in self.said[max(0, self.start - LONGEST_LINE) : self.start]

    def _linked(self) -> bool:
        """ "Untuk itu Dinas Sosial ...", "Selanjutnya Bappeda ...": a sentence begins with a tie to the one before."""
        if self.before not in words.LINKS_END:
            return False
        return self.start <= _LONGEST_LINK or any(
            self.said[self.start - count] in _CLAUSE_ENDS for count in range(2, _LONGEST_LINK + 2)
        )

    def _asked_leave(self) -> bool:
        """ "Yth Bapak Sekda, mohon arahan": who is to say, not to do."""
        at = self.end + (self.after == "yth")
        asked = self.said[at] in (",", ":") and self.said[at + 1] in _LEAVE_BEGINS
        return asked and self.said[at + 2] in words.LEAVE_ASKED

    def _copied_in_list(self) -> bool:
        """ "Tembusan: 1. Sekda; 2. Inspektur"."""
        if self.before not in (".", ")") or not self.said[self.start - 2].isdecimal():
            return False
        return "tembusan" in self.said[max(0, self.start - _LONGEST_COPIES) : self.start]

    def _excused(self) -> bool:
        """ "Disdik tidak perlu ikut"; not "Disdik tidak usah buru-buru"."""
        if self.after in words.LOOKS_ON or (self.after in words.FOLLOWS and self.said[self.end + 1] in words.LATER):
            return True
        if self.before in _MAY_BE_SPARED and self.said[self.start - 2] in words.NOT:
            return True  # "Tidak usah Dinsos, cukup Kelurahan Laing ...", "bukan urusan PU"
        spared = self.after in words.NOT and self.said[self.end + 1] in words.NEEDED
        return spared and self.said[self.end + 2] not in words.UNHURRIED

    def attends(self) -> bool:
        """ "..., Camat TH diundang", "dihadiri Sekda": who comes to what another does."""
        then = self.said[self.end + 1]
        if self.after in words.INVITED or (self.after in words.COMING_ALONG and then in words.INVITED):
            return True
        if self.before in words.WITNESSED or (
            self.before in words.AGENT and self.said[self.start - 2] in words.WITNESSED
        ):
            return True
        if self.after in words.MERELY and then in words.TAKES:
            return True  # "..., Inspektorat cuma terima salinan"
        return self.after == "hadir" and then == "sebagai"

    def is_not_alone(self, next_end: int) -> bool:
        """ "Bukan cuma Satpol PP, Dishub juga jaga rute"."""
        only = self.before in words.ONLY_THEM and self.said[self.start - 2] in words.NOT
        return only and self.said[next_end] in words.ALSO

    def is_way(self, behind_doer: bool) -> bool:
        """Behind "melalui": "dilaksanakan Bappeda melalui Bagian Hukum", "biaya dari BTT lewat BPBD"; not "kirim lewat
        Sekda".
        """
        if not self.led:
            return False
        return behind_doer or not words.MONEY.isdisjoint(self.said[max(0, self.start - _LONGEST_LINK - 2) : self.start])

    def _is_building(self) -> bool:
        """ "kantor Dinas Sosial pindah"; not "Kantor Kesbangpol", not "Kantor Lurah Laing agar"."""
        return self.said[self.mention.first + 1] in words.OF_A_BUILDING and not self.addressed()

    def _beside_outsider(self) -> bool:
        """ "data dari BPS dan Disdukcapil": named in one breath with somebody who is no agency of the city."""
        if self.before not in ("dan", "&", "serta") or self.said[self.start - 3] not in words.OUTSIDERS_NAMED_BY:
            return False
        return not self._verb_follows()

    def _suffers(self) -> bool:
        """ "Kelurahan Laing dibersihkan salurannya oleh Distan": it is done to them; who does it follows."""
        if self.addressed() or HELPED_BY.end(self.said, self.end) > self.end:
            return False
        return not words.AGENT.isdisjoint(self.said[self.end + 1 : self.end + LONGEST_LINE])

    def _is_purpose(self) -> bool:
        """ "Guna penyusunan laporan oleh BKD, SPJ disampaikan ...": what another does with it."""
        said = self.said
        for place in range(self.start - 2, max(-1, self.start - LONGEST_LINE), -1):
            if said[place] in _CLAUSE_ENDS or _passive(said[place]):
                return False
            if said[place] in words.PURPOSE_BEGINS:
                return not place or said[place - 1] in _CLAUSE_ENDS
        return False

    def _is_cleft(self) -> bool:
        """ "Yang pegang data stunting Dinkes.", "Penanggung jawab acara ini Dispora."."""
        before = self.before
        if before in _CLAUSE_ENDS or before in words.NOT or before in words.TOWARDS:
            return False
        for place in range(self.start - 1, max(-1, self.start - LONGEST_LINE), -1):
            if self.said[place] in _CLAUSE_ENDS:
                return False
            if self.said[place - 1] in CLAUSE_BEGINS and self.said[place] in words.CLEFTS_BEGIN:
                return True
        return False

    def _of_people(self) -> bool:
        """ "Pegawai Kecamatan Lubuk Sikarah yang absen diproses BKPSDM"."""
        return not words.PEOPLE.isdisjoint(self.said[self.start : self.mention.first])

    def _with_speaker(self) -> bool:
        """ "kirim ke saya & Inspektur"."""
        to, speaker = self.said[self.start - 3], self.said[self.start - 2]
        return self.before in words.PARTED and speaker in words.ENTRUSTING and to in words.TOWARDS

    def _delivers(self) -> bool:
        """ "Laporan DBD dari Dinkes saya tunggu Senin"; not "Temuan dari Inspektorat harus selesai"."""
        if self.before not in ("dari", "dr"):
            return False
        if self.start == 1:
            return True  # "Dari Bapperida ditunggu bahan forum OPD", "Dari Dinkes dua orang, dari ..."
        before = self.said[self.start - 2]
        if before in words.SENT or before in ".!?\n":
            return True  # "Kirim ke Bappeda: usulan DAK. Dari Disdik, RSUD."
        if self.after not in words.EXPECTED and self.after not in words.ISSUED:
            return False
        told = self.said[max(0, self.start - LONGEST_CUE - 1) : self.start - 1]
        if self.after in words.ISSUED and not words.ISSUED_PAPERS.isdisjoint(told):
            return True  # "Surat teguran dari BKPSDM terbit lusa"
        return not words.DELIVERED.isdisjoint(told) and words.SOURCES.isdisjoint(told[-1:])

    def marked(self) -> bool:
        if self.before in words.LEAD_MARKS:
            return True
        first = self.mention.first
        return self.start < first and not words.LEAD_MARKS.isdisjoint(self.said[self.start : first])

    def tells_more(self) -> bool:
        """ "Sesuai arahan Sekda, Bappeda dan BKD sinkronkan ...": behind the comma stands who acts."""
        return self._acts(self.after) and self.mention.head not in ("kecamatan", "kelurahan")

    def _does(self) -> bool:
        """ "... Dinas Sosial memutakhirkan data": it is the subject of an active verb."""
        return self.after.startswith(("mem", "men", "mel", "mer")) and self.after not in words.NO_ACTIVES


@lru_cache(maxsize=8192)
def _passive(word: str) -> bool:
    """ "diajukan seluruh perangkat daerah": who does it follows the verb."""
    return len(word) > 4 and word.startswith("di") and word not in words.NO_PASSIVES
