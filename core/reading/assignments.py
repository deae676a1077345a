"""What the word before a mention hands to it: work it is awaited with, asked for, entrusted with, or has as its own."""

from __future__ import annotations

from core.reading import agency_words as words
from core.reading.surroundings import Surroundings

CLAUSE_BEGINS = words.BREAKS | {",", ""}
LONGEST_LINE = 10
_LONGEST_CALL = 6  # "Sdr. Rudi Hartono dari"
# What a rule below asks for before a mention.
_HANDED_TO = words.TOWARDS.union(
    *(words.AWAITED, words.OWNED_BY, words.THROUGH, words.ASKED_FIRST, ("dari", "dr", "di", "tinggal"))
)


class Assignment(Surroundings):
    """A mention and what the words before it make its work."""

    __slots__ = ()

    def assigned(self) -> bool:
        """Whether what stands before it makes the work its own."""
        if self.before not in _HANDED_TO and self.said[self.start] != "tugas":
            return False
        return (not self.led and self._awaited()) or self._owns() or self._entrusted() or self._asked_first()

    def _awaited(self) -> bool:
        """ "ditunggu dari Dinkes data ...", "belum ada dari Dispora", "tinggal nunggu Dishub", "nunggu Dishub aja"."""
        said = self.said[self.start - 2]
        runs = self.said[0] in words.WHICH and self.said[1] in words.RUNS
        if self.before in ("di", "pada") and (runs or self.said[0] in words.SECTIONS):
            acts = self._acts(self.after) and self.after not in words.NO_ACTIVES
            return self.start <= _LONGEST_CALL and (acts or self.after in words.WHICH or self.addressed())
        if self.before in ("dari", "dr"):
            if self.said[0] in words.CALLED and self.start <= _LONGEST_CALL and self._acts(self.after):
                return True  # "Bu Elvi dari Dinkes bawa data ..."
            missed = said in words.NOT_RECEIVED and self.said[self.start - 3] in words.NOT_YET
            return missed or said in words.AWAITED_FROM
        if self.before in words.AWAITED:
            return said == "tinggal" or self.after in words.ONLY
        return self.before == "tinggal"

    def _asked_first(self) -> bool:
        before = self.before
        if before in ("dari", "di") and self.said[self.start - 2] in words.WHICH:
            return before == "dari" or self.said[self.start - 3] in CLAUSE_BEGINS  # "yg di Umum: ..."
        if before in words.AWAITED and self.said[self.start - 2] in words.SPEAKERS and self._acts(self.after):
            return True  # "saya tunggu Dinkes kirim data"
        if self.led or (self.before == "ke" and self.said[self.start - 2] in words.SENDS):
            return False  # "Kirim ke Inspektorat: tindak lanjut LHP. Dari Disdik ..."
        through = before in words.THROUGH and (self._verb_follows() or self.after in words.WILL)
        return through or (before in words.ASKED_FIRST and (self.opens() or self.addressed()))

    def _entrusted(self) -> bool:
        """ "saya titip ke Dinas Sosial", "dialihkan kepada Dinas Sosial"."""
        if self.before not in words.TOWARDS:
            return False
        verb, speaker = self.said[self.start - 2], self.said[self.start - 3]
        if self.mention.group and not self.led and not words.REMINDED.isdisjoint((verb, speaker)):
            return True  # "Diingatkan kembali kepada OPD yang belum menyampaikan LKjIP: ..."
        if verb in words.HANDED_ON and not self.led:
            work = self.said[max(0, self.start - LONGEST_LINE) : self.start - 2]
            if not words.WORK.isdisjoint(work):
                return True
        if verb in words.ENTRUST or speaker in words.ENTRUST:
            alone = self.after in words.WHAT_IS_ENTRUSTED or verb in words.WHAT_IS_ENTRUSTED
            if alone and not self.led:
                return True  # "serahkan ke BPBD soal tenda", "serahkan saja ke Inspektorat"
        if self.led and verb in words.ADDRESSED_TO:
            return False
        return verb in words.ENTRUSTED or (verb in words.ENTRUST and speaker in words.ENTRUSTING)

    def _owns(self) -> bool:
        """ "tetap di Dinas PUPR", "giliran BKPSDM", "menjadi urusan Dishub", "itu tugas Disdik": whose work it is."""
        if self.said[self.start] == "tugas" and self.before in words.WHOSE:
            return True
        said = self.said[self.start - 2]
        if self.before == "di":
            owner = self.said[self.start - 3]
            return (owner if said == "ada" else said) in words.STAYS or (said in words.NEXT and owner in words.TURN)
        if self.led and said not in words.WHOSE:
            return False  # "draf perwako pelimpahan kewenangan camat"
        return self.before in words.OWNED_BY and said not in words.NOT
