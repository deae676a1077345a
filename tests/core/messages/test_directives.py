"""What a directive is asked with."""

from __future__ import annotations

from datetime import date

from core.messages.directives import choose_deadline
from tests.core.reading.corpus import CALENDAR
from tests.messages import rakor


def test_of_a_day_with_two_names_the_nearest_is_offered() -> None:
    friday_and_end_of_month = date(2024, 5, 31)
    offered = choose_deadline(rakor.draft("Perhatikan kebersihan kota", 36), friday_and_end_of_month, CALENDAR)
    labels = [button.label for row in offered.buttons for button in row]
    assert labels[0] == "Hari ini, 31 Mei 2024"
    assert not any(label.startswith(("Jumat ini", "Akhir bulan")) for label in labels)
