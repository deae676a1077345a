"""Rules are passed over where no word beside a mention is one they ask for; that never changes who is to act."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading import agency_words, bare_names, clauses, groups, mentions, surroundings
from core.reading.agencies import Doers, doers
from core.reading.tokens import Source
from tests.core.reading.corpus import cases, register

GATES = (
    (bare_names, "_BEFORE_A_DOER"),
    (clauses, "_SPARES"),
    (clauses, "_TELLS_BEHIND"),
    (groups, "_CHIEFS_BEGIN"),
    (mentions, "_OUTSIDE_ENDS"),
    (surroundings, "_BEHIND_CUES"),
)
WORDS = sorted({word for table in vars(agency_words).values() if isinstance(table, frozenset) for word in table})
NAMES = ("Dinkes", "Sekda", "Hukum", "Laing", "camat", "kantor Camat", "seluruh OPD", "Kepala Dinas Sosial", "")
SAID = st.lists(st.sampled_from(WORDS) | st.sampled_from(NAMES), max_size=14).map(" ".join)


class Everything:
    """A gate that stands open."""

    def __contains__(self, word: str) -> bool:
        return True


def who(text: str) -> Doers:
    return doers(Source.of(text), register())


def without_gates(texts: list[str], gates: tuple[tuple[ModuleType, str], ...] = GATES) -> list[Doers]:
    with pytest.MonkeyPatch.context() as patched:
        for module, name in gates:
            patched.setattr(module, name, Everything())
        return [who(text) for text in texts]


@pytest.mark.parametrize(
    "said",
    ["{} Hukum siapkan data", "Dinkes {} Disdik rapat", "Sekda {} : rapat kan?", "cek {} Dinkes , Laing {} lapor"],
)
def test_a_word_beside_a_mention_tells_the_same_with_and_without_gates(said: str) -> None:
    texts = [said.format(word, word) for word in WORDS]
    assert [who(text) for text in texts] == without_gates(texts)


def test_marks_beside_a_mention_tell_the_same_with_and_without_gates() -> None:
    texts = [
        "PIC = Hukum",
        "rapat = Hukum , PIC = Umum",
        "Sekda , mohon arahan , Dinkes cek",
        "Sekda : mohon arahan , Dinkes cek",
        "Dinkes ( pendukung ) , Disdik ( pelaksana )",
        "OPD pendukung : Disdik cek",
        "Dinkes menyusul belakangan , Disdik cek",
        "PUPR cek jalan , dibantu : Dinkes",
        "PUPR cek jalan , dibantu / Dinkes",
    ]
    assert [who(text) for text in texts] == without_gates(texts)


def test_the_corpus_tells_the_same_with_and_without_gates() -> None:
    texts = [text for _, _, text, *_ in cases("directives.tsv")]
    assert [who(text) for text in texts] == without_gates(texts)


@settings(max_examples=200, deadline=None)
@given(SAID)
def test_any_words_tell_the_same_with_and_without_gates(text: str) -> None:
    assert [who(text)] == without_gates([text])
