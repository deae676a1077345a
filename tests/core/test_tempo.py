"""One person may send so much a minute, is told once, and loses no evidence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import tempo
from core.tempo import Tempo, Verdict
from tests.cast import NOW

HANDLED, TOLD, ASIDE = Verdict.HANDLED, Verdict.TOLD, Verdict.ASIDE


def verdicts(most: int, *seconds: float) -> list[Verdict]:
    rate = Tempo(most)
    return [rate.verdict(4, NOW + timedelta(seconds=at), is_evidence=False) for at in seconds]


def test_within_a_minute_the_limit_is_handled_then_one_is_told_then_put_aside() -> None:
    assert verdicts(2, 0, 10, 20, 30, 59) == [HANDLED, HANDLED, TOLD, ASIDE, ASIDE]


def test_the_next_minute_begins_anew() -> None:
    assert verdicts(1, 0, 1, 59.9, 60, 61) == [HANDLED, TOLD, ASIDE, HANDLED, TOLD]


def test_what_piled_up_during_a_stop_is_no_flood() -> None:
    assert set(verdicts(1, *range(0, 6000, 61))) == {HANDLED}


def test_a_clock_that_was_set_back_begins_anew() -> None:
    assert verdicts(1, 0, 1, -3600, -3599) == [HANDLED, TOLD, HANDLED, TOLD]


def test_nobody_waits_for_somebody_else() -> None:
    rate = Tempo(1)
    for _ in range(5):
        rate.verdict(4, NOW, is_evidence=False)
    assert rate.verdict(5, NOW, is_evidence=False) is HANDLED


@given(st.lists(st.booleans(), max_size=60), st.integers(1, 9))
def test_evidence_is_always_handled_and_never_counted(kinds: list[bool], most: int) -> None:
    rate, plain = Tempo(most), Tempo(most)
    for is_evidence in kinds:
        verdict = rate.verdict(4, NOW, is_evidence=is_evidence)
        assert verdict is (HANDLED if is_evidence else plain.verdict(4, NOW, is_evidence=False))


def test_a_crowd_is_not_remembered_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempo, "MOST_PEOPLE", 10)
    rate = Tempo(1)
    for number in range(200):
        rate.verdict(number, NOW + timedelta(seconds=10 * number), is_evidence=False)
    assert len(rate._minutes) <= 10
