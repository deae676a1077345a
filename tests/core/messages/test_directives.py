"""What a directive is asked with."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages.directives import choose_deadline
from core.messages.doubts import told
from core.reading.values import Doubt
from tests.core.reading.corpus import CALENDAR
from tests.messages import rakor


def test_of_a_day_with_two_names_the_nearest_is_offered() -> None:
    friday_and_end_of_month = date(2024, 5, 31)
    offered = choose_deadline(
        rakor.draft("Perhatikan kebersihan kota", 36), friday_and_end_of_month, CALENDAR, rakor.WIB
    )
    labels = [button.label for row in offered.buttons for button in row]
    assert labels[0] == "Hari ini, 31 Mei 2024"
    assert not any(label.startswith(("Jumat ini", "Akhir bulan")) for label in labels)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Senin kita rapat jam 14.00, Bapperida siapkan bahan", ["3 Jun 2024"]),
        ("Satpol PP jaga pasar selama 1 bulan", ["29 Jun 2024"]),
        ("besok kita rapat, lusa saya di Padang, Prokopim siapkan sambutan", ["30 Mei 2024", "31 Mei 2024"]),
        ("Dinkes cek obat", []),
    ],
)
def test_a_day_that_is_no_limit_is_named_and_offered_first(text: str, days: list[str]) -> None:
    draft = rakor.draft(text, 36)
    assert draft.deadline is None
    today = rakor.RAKOR.date()
    doubt = told(Doubt.NO_DEADLINE, draft, today, CALENDAR, rakor.WIB)
    assert ("Disebut " in doubt) is bool(days)
    assert " dan ".join(days) in doubt
    labels = [row[0].label for row in choose_deadline(draft, today, CALENDAR, rakor.WIB).buttons]
    assert labels[: len(days)] == [f"Disebut dalam arahan, {day}" for day in days]
