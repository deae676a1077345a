"""Whoever sends too fast is told once, politely; evidence is never lost, and a pressed button is always answered."""

from __future__ import annotations

import pytest

from core.messages.people import TOO_FAST
from tests.end_to_end.conftest import Town

PHOTOS = [b"\xff\xd8 satu", b"\xff\xd8 dua", b"\xff\xd8 tiga"]
LIMIT = 3


@pytest.fixture
async def strict(town: Town) -> Town:
    """A directive is given, and from now on one may send three things a minute."""
    await town.order("PUPR bereskan drainase Jl. Sudirman, Jumat depan")
    await town.stop()
    town.settings = town.settings.model_copy(update={"most_a_minute": LIMIT})
    await town.start()
    return town


async def test_one_is_told_once_and_what_follows_changes_nothing(strict: Town) -> None:
    for percent in range(10, 70, 10):
        await strict.budi.send(None, f"/lapor 1 {percent}%")
    await strict.done()
    assert strict.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id") == [10, 20, 30]
    assert len(strict.bots(strict.budi, TOO_FAST)) == 1
    assert "Tugas terbuka" in await strict.told(strict.dewi, "/tugas")
    await strict.after(60)
    assert "dicatat: 70%" in await strict.told(strict.budi, "/lapor 1 70%")


async def test_photos_are_evidence_however_many_and_however_fast(strict: Town) -> None:
    for _ in range(LIMIT + 1):
        await strict.budi.send(None, "/tugas")
    await strict.budi.send_album(PHOTOS, None, caption="/lapor 1 40% pasangan batu")
    await strict.done()
    assert len(strict.rows("SELECT 1 FROM history WHERE CAST(evidence AS TEXT) != '[]'")) == len(PHOTOS)


async def test_a_pressed_button_is_answered_all_the_same(strict: Town) -> None:
    (card,) = strict.cards(strict.pupr, 1)
    answers = [await strict.answered(strict.sari, card, "Terima") for _ in range(LIMIT + 2)]
    assert answers[LIMIT] == TOO_FAST
    assert answers[LIMIT + 1] == TOO_FAST
    assert await strict.answered(strict.budi, card, "Terima")
    assert strict.status_of(1) == "accepted"
