"""What stands around a moment and makes it no limit: an occasion, a reason, a standard, somebody's own plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.reading import words
from core.reading.lexicon import ALPHABET
from core.reading.times.expressions import SAYS_TIME, Expression, Timeline
from core.reading.times.moments import Form, Reference, When

PAUSE = frozenset("".join(ALPHABET.having(name) for name in ("COMMA", "SEMI", "BREAK", "BAR", "DOT")))
_SENTENCE_END = frozenset("".join(ALPHABET.having(name) for name in ("SEMI", "BREAK", "DOT")))
_EVERY = frozenset(ALPHABET.having("EVERY") + ALPHABET.having("RECUR"))
_LETTER = frozenset("".join(ALPHABET.having(name) for name in ("REGULATION", "REGULATED")))
_SERVED = frozenset(ALPHABET.having("SERVED"))
_PASSED = frozenset(ALPHABET.having("PASSED"))
_REPORTED = frozenset(ALPHABET.having("REPORTED"))
_STEP = frozenset(ALPHABET.having("STEP"))
_UNTIL = frozenset(ALPHABET.having("UNTIL"))
_DATED = (Form.WRITTEN, Form.NUMERIC)
_OF_A_DAY = (Form.CLOCK, Form.PART_OF_DAY)
_OF_MONTHS = (Form.BARE_MONTH, Form.MONTH)
_LASTING = (Form.LENGTH, Form.EDGE, Form.RELATIVE, Form.MONTH, Form.WEEK)
_TO_BE_READY = words.PREPARE | words.READY | words.DRAFT | words.PRODUCTS
_NOT = words.NOT_WANTED | words.CONTRARY
_FAR = 30  # chunks; no clause is longer, and hostile texts have no pauses


@dataclass(slots=True)
class Setting:
    """A moment within its clause and sentence: of its clause up to it `symbols` are the names, `texts` the words, of
    which `before` and `nearest` are the last two; `then` are the three words that follow. Where nothing is said: "".
    """

    line: Timeline
    expression: Expression
    when: When
    first: int
    symbols: str
    texts: Sequence[str]
    before: str
    nearest: str
    then: Sequence[str]

    def is_negated(self) -> bool:
        """ "bukan Jumat", "jangan tunggu Senin", "sampai sore belum"; not "jangan sampai Jumat lewat"."""
        if self.then[0] in words.GONE_BY:
            return False
        if self.then[0] in words.NOT_YET:
            return True
        if self.before in words.TO_WHOM:  # "ke BKN" is no "bukan"
            return False
        if self.before == "tidak" and self.nearest not in words.NOT_FORBIDDEN and self.nearest != "boleh":
            return self.nearest in words.CONTRARY  # "data anak tidak sekolah bulan ini"
        if self.nearest == "boleh" and self.before in words.NOT_WANTED:
            return True  # "belum boleh sebelum 1 September"
        return self.before in words.CONTRARY or self.nearest in words.CONTRARY

    def is_ultimatum(self) -> bool:
        """ "Tagih sewa kios. Bila sampai 15 Maret tidak lunas, segel"."""
        if not self.first or self.then[0] not in words.NOT_DONE or words.IF.isdisjoint(self.texts):
            return False
        return not _UNTIL.isdisjoint(self.symbols[-2:]) or self.nearest in words.IF

    def is_excluded(self) -> bool:
        """ "jangan besok, Senin saja", "tidak boleh sebelum 6 Juli", in a text that is a deadline and nothing else."""
        no_day = self.nearest in words.NO_DAY_FOR_IT and self.before in words.NOT_WANTED
        return no_day or self.nearest in words.EXCLUDED

    def is_forbidden(self, until: bool) -> bool:
        """ "jangan terbitkan SK sebelum 1 September", "tidak boleh dibongkar sebelum ..." order nothing by that day."""
        said = self.texts
        if not until or ("boleh" not in said and words.DO_NOT.isdisjoint(said)):
            return False
        forbids = (
            place
            for place in range(len(said) - 1)
            if said[place] in words.DO_NOT or (said[place] == "boleh" and place and said[place - 1] in words.NOT_WANTED)
        )
        place = next(forbids, None)
        return place is not None and said[place + 1] not in words.NOT_FORBIDDEN

    def is_standard(self) -> bool:
        """ "tiap laporan 2x24 jam", "IGD buka 24 jam", "jam besuk 17.00-19.00": how a service is always given."""
        form, at = self.when.form, self.expression.place + 1
        lasts = form is Form.LENGTH
        if not _EVERY.isdisjoint(self.line.symbols[at : at + 1 + lasts]):
            return True
        if lasts:
            if self.line.expressions[1:] and "menit" in self.line.texts[self.expression.place]:
                return True  # "cetak KTP maksimal 15 menit. Tambah printer akhir bulan"
            lasting = self.when.at is not None and not self.when.limited and self._is_served()
            told = self.texts[2:] if self._told_to_each() else self.texts
            return lasting or not words.SERVICE.isdisjoint(told)
        if form in _OF_A_DAY and self._is_served() and not _UNTIL.isdisjoint(self.symbols[-2:]):
            return not self.line.texts[self.expression.place].endswith(("ini", "nanti"))  # "buka sampai jam 8 malam"
        return form in _OF_A_DAY and not words.OPEN_HOURS.isdisjoint(self.texts)

    def _told_to_each(self) -> bool:
        """ "Setiap SKPD mengisi ...": each of them is to do it, once."""
        return len(self.texts) > 1 and self.texts[0] in words.EACH and self.texts[1] in words.UNITS_TOLD

    def _is_served(self) -> bool:
        return not _SERVED.isdisjoint(self.symbols) and words.SET_UP.isdisjoint(self.texts)

    def is_circumstance(self, reference: Reference) -> bool:
        """Whether the moment is an occasion, a reason, a letter's date, a report's period or others' plans."""
        if self._gives_reason() or self.of_someone_s_own():
            return True
        if self._by_others() or self._of_a_letter(reference) or self._of_a_report(reference):
            return True
        if self.when.form in _OF_A_DAY and not _PASSED.isdisjoint(self.symbols):
            return True
        if self.nearest in ("dari", "dr") and self.when.first is None:
            return True  # "dilaporkan warga dari tanggal 10"
        first = self.texts[0] if self.texts and self.first else ""
        if first.endswith("nya") and (first[:-3] in words.EVENTS or first[:-3] in words.BEGUN):
            return True
        return self._is_occasion()

    def _gives_reason(self) -> bool:
        """ "karena hujan besok"; "karena itu" only ties a sentence to the one before, "kalau bisa" asks politely,
        "pos sementara" stands for a time.
        """
        if words.BECAUSE.isdisjoint(self.texts):
            return False
        after = [*self.texts[1:], ""]
        return any(
            text in words.BECAUSE
            and then not in words.NO_REASON
            and not (text in words.FOR_A_TIME and text != self.texts[0])
            and not (text in words.AS_FOR and then in words.TOPICAL)
            for text, then in zip(self.texts, after, strict=False)
        )

    def of_someone_s_own(self) -> bool:
        """ "Senin saya di Padang": where the one who asks will be."""
        who, what, where = self.then
        if who == "ada":
            return what in words.GUESTS
        return who in words.SPEAKER and what in words.ELSEWHERE and where not in words.ON_THE_SPOT

    def _by_others(self) -> bool:
        if not self.first:
            return False
        behind_day = len(self.texts) > 1 and self.line.symbols[self.first] in SAYS_TIME
        who, told = [*self.texts[behind_day : behind_day + 2], "", ""][:2] if self.texts else self.then[:2]
        if who not in words.OTHERS_ACT or told in words.UNITS_TOLD:
            return False  # "Pak Kaban jelaskan besok" is told to him
        if who == "tim" and told in words.BY_THEN:
            return False  # "Rabu tim sudah di lokasi"
        return words.ASKING.isdisjoint(self.texts)

    def _of_a_letter(self, reference: Reference) -> bool:
        passed = self.when.day is not None and self.when.day < reference.today
        return passed and self.when.form in _DATED and not _LETTER.isdisjoint(self.symbols[-4:])

    def _of_a_report(self, reference: Reference) -> bool:
        """ "realisasi s.d. Mei": up to when the figures go."""
        begun = self.when.first or self.when.day
        return (
            begun is not None
            and begun <= reference.today
            and not _UNTIL.isdisjoint(self.symbols[-2:])
            and not _REPORTED.isdisjoint(self.symbols[-6:])
        )

    def _is_occasion(self) -> bool:
        if self.when.form in _LASTING:
            return False
        near = " ".join(self.texts[-6:]).split()
        if words.EVENTS.isdisjoint(near) or "laporan" in near:
            return False
        event = next(place for place, word in enumerate(near) if word in words.EVENTS)
        if not _TO_BE_READY.isdisjoint(near[event + 1 :]):
            return False  # "kursi untuk upacara harus siap tgl 16"
        told = next((place for place in range(event, 0, -1) if near[place - 1] == ":"), 0)  # "buat disdik: upacara"
        if "tuan" in near or not words.FOR.isdisjoint(near[told:event]):
            return True
        first, end = _clause(self.line, self.expression.place, _SENTENCE_END)
        return not words.PREPARE.isdisjoint(self.line.texts[first:end])

    def is_draft(self) -> bool:
        """ "draf Jumat, final akhir bulan": a first product, no last one."""
        if words.DRAFT.isdisjoint(self.texts):
            return False
        drafted = [text in words.DRAFT for text in self.texts if text in words.DRAFT or text in words.FINAL]
        return drafted[-1]

    def is_final(self) -> bool:
        """ "Peta final Maret", "dokumen jadi Oktober"."""
        return self.nearest in words.FINISHED

    def is_instalment(self) -> bool:
        """ "bertahap: Juli 40 persen, September sisanya", "tahap kedua 11 Juli": of the parts the last counts."""
        if not _STEP.isdisjoint(self.symbols[-3:]):
            return True
        if self.texts[1:2] and self.texts[0] in words.THEN and self.texts[1] in words.DELIVER:
            return True  # "verifikasi s.d. 20 Agustus, lalu laporkan 25 Agustus"
        if self.when.form not in _OF_MONTHS:
            return False
        first, _ = _clause(self.line, self.expression.place, _SENTENCE_END)
        return not words.STAGED.isdisjoint(self.line.texts[first : self.expression.place])

    def weight_of_feast(self) -> float:
        """A feast is mostly the occasion; of "tepat HUT kota" or "hadiri upacara HUT RI" it is the day, of "yang tidak
        ikut upacara 17 Agustus" it is none."""
        if self.nearest in words.ON_THE_DAY:
            return 2.0
        missed = any(said in _NOT and text in words.ATTEND for said, text in pairwise(self.texts))
        return 0.0 if missed or words.ATTEND.isdisjoint(self.texts) else 2.0


def setting_of(line: Timeline, expression: Expression) -> Setting:
    """The moment in its clause."""
    place, symbols = expression.place, line.symbols
    first, furthest = place, max(0, place - _FAR)
    while first > furthest and symbols[first - 1] not in PAUSE:
        first -= 1
    texts = line.texts[first:place]
    nearest = texts[-1] if texts else ""
    before = texts[-2] if len(texts) > 1 else ""
    then = line.texts[place + 1 : place + 4]
    return Setting(line, expression, expression.when, first, symbols[first:place], texts, before, nearest, then)


def _clause(line: Timeline, place: int, pauses: frozenset[str]) -> tuple[int, int]:
    """The chunks around `place` between two pauses: first and end."""
    nearest = max(0, place - _FAR)
    first = next((at + 1 for at in range(place - 1, nearest - 1, -1) if line.symbols[at] in pauses), nearest)
    furthest = min(len(line.symbols), place + _FAR)
    end = next((at for at in range(place + 1, furthest) if line.symbols[at] in pauses), furthest)
    return first, end
