"""Rules are passed over where no word beside a mention is one they ask for; that never changes who is to do what."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading import (
    action_words,
    addresses,
    agency_words,
    assignments,
    bare_names,
    clauses,
    directives,
    groups,
    leftovers,
    mentions,
    natures,
    orders,
    read_directive,
    roles,
    surroundings,
    tellings,
    tidying,
)
from core.reading.agencies import Doers, doers
from core.reading.tokens import Source
from core.reading.values import ReadDirective
from tests.core.reading.corpus import CALENDAR, cases, register
from tests.core.reading.readers import NOW

GATES = (
    (bare_names, "_BEFORE_A_DOER"),
    (assignments, "_HANDED_TO"),
    (clauses, "_NAMED_BEHIND"),
    (clauses, "_SPARES"),
    (clauses, "_TELLS_ANYWHERE"),
    (clauses, "_TELLS_BEHIND"),
    (clauses, "_TELLS_IN_TITLES"),
    (tellings, "_TELLS_OF_ANOTHER"),
    (groups, "_CHIEFS_BEGIN"),
    (mentions, "_OUTSIDE_ENDS"),
    (roles, "_LIKEWISE_BEHIND"),
    (surroundings, "BEHIND_CUES"),
    (surroundings, "_MAY_BE_CUED"),
)
GATES_OF_ACTIONS = (
    (directives, "_MAY_COLOUR"),
    (addresses, "_FILLING"),
    (addresses, "_MAY_ADDRESS"),
    (addresses, "_MAY_STAY_BEFORE"),
    (addresses, "_HELP_BEGINS"),
    (addresses, "_PREAMBLE_ENDS"),
    (leftovers, "_HEARD"),
    (leftovers, "_LEADING_UP"),
    (natures, "SAYING"),
    (orders, "MAY_EXHORT"),
)
WORDS = sorted({word for table in vars(agency_words).values() if isinstance(table, frozenset) for word in table})
NAMES = ("Dinkes", "Sekda", "Hukum", "Laing", "camat", "kantor Camat", "seluruh OPD", "Kepala Dinas Sosial", "")
SAID = st.lists(st.sampled_from(WORDS) | st.sampled_from(NAMES), max_size=14).map(" ".join)
ORDER_WORDS = sorted({word for table in vars(action_words).values() if isinstance(table, frozenset) for word in table})
PHRASES = [*action_words.OPENINGS.split("|"), *action_words.FILLERS.split("|"), "tetap semangat!", "Jumat", "lusa."]
ORDERED = st.lists(st.sampled_from(ORDER_WORDS) | st.sampled_from(NAMES) | st.sampled_from(PHRASES), max_size=14)


class Everything:
    """A gate that stands open."""

    def __contains__(self, word: str) -> bool:
        return True

    def isdisjoint(self, said: Sequence[str]) -> bool:
        return False


def who(text: str) -> Doers:
    return doers(Source.of(text), register())


def directive(text: str) -> ReadDirective:
    return read_directive(text, NOW, register(), CALENDAR)


def without_gates(
    texts: Sequence[str], read: Callable[[str], object], gates: Sequence[tuple[ModuleType, str]]
) -> list[object]:
    with pytest.MonkeyPatch.context() as patched:
        for module, name in gates:
            patched.setattr(module, name, Everything())
        return [read(text) for text in texts]


@pytest.mark.parametrize(
    "said",
    ["{} Hukum siapkan data", "Dinkes {} Disdik rapat", "Sekda {} : rapat kan?", "cek {} Dinkes , Laing {} lapor"],
)
def test_a_word_beside_a_mention_tells_the_same_with_and_without_gates(said: str) -> None:
    texts = [said.format(word, word) for word in WORDS]
    assert [who(text) for text in texts] == without_gates(texts, who, GATES)


def test_marks_beside_a_mention_tell_the_same_with_and_without_gates() -> None:
    texts = [
        "PIC = Hukum",
        "rapat = Hukum , PIC = Umum",
        "Sekda , mohon arahan , Dinkes cek",
        "Sekda : mohon arahan , Dinkes cek",
        "Bapak Ibu , ini Sekda .",
        "cek data antar-OPD",
        "Dinkes ( pendukung ) , Disdik ( pelaksana )",
        "OPD pendukung : Disdik cek",
        "Dinkes menyusul belakangan , Disdik cek",
        "PUPR cek jalan , dibantu : Dinkes",
        "Yth PUPR . Tembusan : 1 . Dinkes ; 2 ) Disdik",
        "Dishub gali trotoar tapi tidak ditutup . PUPR rapikan",
        "PUPR cek jalan , dibantu / Dinkes",
    ]
    assert [who(text) for text in texts] == without_gates(texts, who, GATES)


def test_the_corpus_tells_the_same_with_and_without_gates() -> None:
    texts = [text for _, _, text, *_ in cases("directives.tsv")]
    assert [who(text) for text in texts] == without_gates(texts, who, GATES)


@settings(max_examples=200, deadline=None)
@given(SAID)
def test_any_words_tell_the_same_with_and_without_gates(text: str) -> None:
    assert [who(text)] == without_gates([text], who, GATES)


def test_the_corpus_orders_the_same_with_and_without_gates() -> None:
    texts = [text for _, _, text, *_ in cases("directives.tsv")]
    assert [directive(text) for text in texts] == without_gates(texts, directive, GATES_OF_ACTIONS)


@settings(max_examples=200, deadline=None)
@given(ORDERED.map(" ".join))
def test_any_words_order_the_same_with_and_without_gates(text: str) -> None:
    assert [directive(text)] == without_gates([text], directive, GATES_OF_ACTIONS)


@pytest.mark.parametrize("mark", tidying._MARKS)
def test_a_mark_taken_off_both_ends_at_once_is_none_the_pattern_keeps(mark: str) -> None:
    found = tidying._KEPT.match(f"{mark}peta{mark}")
    assert found
    assert found[1] == "peta"


def test_whatever_white_space_stands_between_words_one_space_is_left() -> None:
    spaces = [mark for mark in map(chr, range(sys.maxunicode + 1)) if mark.isspace()]
    assert {tidying.tidy(f"rapat{space}kerja") for space in spaces} == {"rapat kerja"}
