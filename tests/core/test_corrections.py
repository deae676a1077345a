"""What words to a card change of its directive, and what they leave."""

from __future__ import annotations

import pytest

from core.corrections import corrected
from core.reading.changes import ReadChange
from core.reading.values import Nature, ReadDeadline
from tests.cast import FRIDAY, a_draft


@pytest.mark.parametrize(
    ("lead", "support", "change", "after"),
    [
        (("pupr",), (), ReadChange(support=("dinkes",)), (("pupr",), ("dinkes",))),
        ((), (), ReadChange(support=("dinkes",)), (("dinkes",), ())),
        (("pupr",), ("dinkes",), ReadChange(("dishub",), out=("pupr",)), (("dishub",), ("dinkes",))),
        (("pupr",), ("dinkes",), ReadChange(("dishub",), out=("dinkes",)), (("pupr",), ("dishub",))),
        (("pupr", "bpbd"), (), ReadChange(("dishub",), out=("pupr",)), (("dishub", "bpbd"), ())),
        (("pupr",), ("dinkes",), ReadChange(("dishub",)), (("dishub",), ("dinkes",))),
        (("pupr",), ("dinkes",), ReadChange(out=("dinkes",)), (("pupr",), ())),
        (("pupr",), ("dinkes",), ReadChange(out=("pupr",)), ((), ("dinkes",))),
        (("pupr",), (), ReadChange(("dishub",), out=("bkd",)), (("dishub",), ())),
    ],
)
def test_who_comes_instead_has_the_part_of_who_goes(
    lead: tuple[str, ...], support: tuple[str, ...], change: ReadChange, after: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    draft = corrected(a_draft(lead=lead, support=support), change)
    assert (draft.lead, draft.support) == after


def test_what_is_not_told_stays() -> None:
    draft = a_draft()
    changed = corrected(draft, ReadChange(deadline=ReadDeadline(FRIDAY), nature=Nature.URGENT))
    assert (changed.deadline, changed.nature) == (FRIDAY, Nature.URGENT)
    assert (changed.lead, changed.support, changed.action) == (draft.lead, draft.support, draft.action)
    assert corrected(draft, ReadChange(wording="Keruk sedimen")).action == "Keruk sedimen"
