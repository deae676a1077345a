"""A mention of whom something is only told: who passes an order on, writes the letter, did or lacks something."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from core.reading import agency_words as words
from core.reading.assignments import Assignment
from core.reading.surroundings import FEWEST_BETWEEN
from core.reading.tokens import within

_SENTENCE_ENDS = frozenset((*".;,\n!?", "maka"))
_TOLD_OF = words.COMPLAINS | words.HAS_DONE | words.RECORDS
_LONGEST_PASSED_ON, _LONGEST_QUESTION = 4, 20
# What tells_of asks for behind a mention that does not stand near the beginning.
_TELLS_OF_ANOTHER = words.SUPPORT_MARKS.union(
    *(words.ASKS, words.ISSUES, words.CARRIES, words.MERELY, words.ON_BEHALF, words.THROUGH, (":",))
)


class Telling(Assignment):
    """A mention and what is told of it, before another is told what to do."""

    __slots__ = ()

    def tells_of(self, next_start: int) -> bool:
        """Whether it only says of the mention that follows who told it, what it is told or about what."""
        if self.after not in _TELLS_OF_ANOTHER and not 0 < self.start <= _LONGEST_PASSED_ON:
            return False
        return self._copied() or self._passes_on(next_start) or self._is_topic(next_start)

    def _passes_on(self, next_start: int) -> bool:
        """ "Sekda minta seluruh OPD ...", "Perintah Pak Sekda: ...": passes the order on."""
        if self.after in words.ASKS and next_start == self.end + 1:
            return True  # "Satpol PP minta BKPSDM kirim ...", whoever asks
        if (self.after in words.THROUGH or self.after in words.ON_BEHALF) and self.said[next_start - 1] in words.ASKS:
            return words.BREAKS.isdisjoint(self.said[self.end : next_start])  # "Sekda melalui nota dinas ... meminta"
        if self.after == ":" and self.before in words.AGENT:
            return self.said[self.start - 2] in words.CONVEYED  # "Disampaikan oleh BKPSDM: semua OPD ..."
        if words.ISSUERS.isdisjoint(self.said[self.mention.first : self.mention.last + 1]):
            return False
        if self._carries(next_start):
            return True
        if self.after in words.ISSUES or (self.after == ":" and next_start == self.end + 1):
            return True  # "Sekda: Kominfo pastikan ..." tells who speaks
        if self.after in words.SAYS:
            return self.said[self.end + 1] in words.THAT
        return self.start <= _LONGEST_PASSED_ON and not words.PASSED_ON.isdisjoint(self.said[: self.start])

    def _carries(self, next_start: int) -> bool:
        """ "Sekda menitip pesan wako untuk Perkim", "Asisten III hanya meneruskan arahan Wako, BKPSDM ..."."""
        verb = self.said[self.end + 1] if self.after in words.MERELY else self.after
        return verb in words.CARRIES and not words.PASSED_ON.isdisjoint(self.said[self.end + 1 : next_start])

    def _is_topic(self, next_start: int) -> bool:
        """ "Kesehatan: RSUD perbaiki antrean": what it is about, where who is to act follows."""
        labels = self.after == ":" or (self.after in words.SUPPORT_MARKS and self.said[self.end + 1] == ":")
        topical = self.mention.bare and self.before not in words.ASKED_FIRST  # "untuk perhubungan: ..." is told to it
        return topical and labels and self.end < next_start <= self.end + FEWEST_BETWEEN

    def _copied(self) -> bool:
        """ "cc BKPSDM: Disdik segera ...": who only hears of it, where somebody else is named."""
        return self.before == "cc" and self.after == ":"

    def is_no_order(self, starts: Sequence[int], times: Sequence[tuple[int, int]]) -> bool:
        """Whether it is only told something of one agency, before another is told what to do; `starts` are those of the
        mentions behind it.
        """
        if self._is_aside(starts[0]) or self._sends() or self._tells(starts, times):
            return True
        return "kan" in self.said and self._is_known(starts[-1])

    def _sends(self) -> bool:
        """ "Bersama ini Disdagkop memohon kiranya Saudara ...": who writes the letter."""
        return self.before == "ini" and self.said[self.start - 2] in words.HEREBY

    def _tells(self, starts: Sequence[int], times: Sequence[tuple[int, int]]) -> bool:
        """ "RSUD minta tambah dokter. BKPSDM ...", "DLH kecolongan, sampah dibuang malam. Satpol PP jaga ..."."""
        after = self.said[self.end + 1] if self.after in words.ALSO else self.after
        failed = after in words.FAILED or self._just_now()
        if not failed and after not in _TOLD_OF and words.BUT.isdisjoint(self.said):
            return False
        end = self._sentence_end(starts[-1])
        if end is None:
            return False
        told = self.said[self.end : end]
        if failed:
            return words.TOLD.isdisjoint(told)
        if any(within(times, start) for start in self.source.starts[self.end : end]):
            return False
        if after in words.COMPLAINS:
            to_another = self.end + 1 in starts  # "Lurah lapor camat, camat lapor saya"
            return len(told) > 1 and not to_another and words.ORDERED_ON.isdisjoint(told)
        if after in words.RECORDS:
            return any(word in words.LACKING and before not in words.WHICH for before, word in pairwise(told))
        but = any(word in words.LACKING and before in words.BUT for before, word in pairwise(told))
        done = after in words.HAS_DONE and self.said[self.end + 1] != "ke"  # "Tim BPBD sudah ke Laing, PUPR menyusul"
        return (done or but) and words.TOLD.isdisjoint(told)

    def _just_now(self) -> bool:
        """ "Tadi camat telepon, ...": what happened before."""
        if self.said[self.start] in words.JUST_NOW:
            return True
        return self.before in words.JUST_NOW and (self.start == 1 or self.said[self.start - 2] in words.BREAKS)

    def _is_aside(self, next_start: int) -> bool:
        """ "Sebelum BKD cairkan dana, Inspektorat ...", "Terima kasih Dinkes. Disdik ...": no order yet."""
        if self.said[max(0, self.start - 1)] in words.CONJUNCTIONS:
            opens = self.start <= 1 or self.said[self.start - 2] in words.BREAKS
            return opens and "," in self.said[self.end : next_start]
        praised = not words.PRAISE.isdisjoint(self.said[max(0, self.start - 3) : self.start])
        praised = praised or (self.said[self.start - 2] == "selamat" and self.before in words.ASKED_FIRST)
        return praised and not words.BREAKS.isdisjoint(self.said[self.end : next_start])

    def _sentence_end(self, last_start: int) -> int | None:
        """Where its sentence ends; None when it goes on to the last mention."""
        return next((place for place in range(self.end, last_start) if self.said[place] in _SENTENCE_ENDS), None)

    def _is_known(self, last_start: int) -> bool:
        """ "Kadis DLH masih merangkap Perkim kan? ...": what is known already, before somebody else is named."""
        for place in range(self.end, min(last_start, self.end + _LONGEST_QUESTION)):
            if self.said[place] in ".!?\n":
                return self.said[place] == "?" and self.said[place - 1] == "kan"
        return False
