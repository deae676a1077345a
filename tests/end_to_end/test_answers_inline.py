"""Inline mode: "@bot 27" offers cards to registered people alone, and nobody's secrets to a chat."""

from __future__ import annotations

import pytest

from core.reading.values import Nature
from tests.end_to_end.conftest import Town
from tests.end_to_end.filing import file, many


async def offered(town: Town, who: object, text: str) -> list[str]:
    """The titles the bot offers for these words."""
    query = await who.ask_inline(text)  # type: ignore[attr-defined]
    results = await query.answered()
    assert query.is_personal
    assert query.cache_time <= 10
    return [result["title"] for result in results]


async def test_a_card_is_offered_by_its_number_or_its_words_and_sent_as_text(town: Town) -> None:
    await file(town, "Bereskan drainase Jl. Sudirman", agencies=("pupr", "dinkes"))
    await file(town, "Perbaiki gorong-gorong")
    assert await offered(town, town.wali, "1") == ["#1 PUPR, Dinkes"]
    assert await offered(town, town.wali, "drain") == ["#1 PUPR, Dinkes"]
    assert await offered(town, town.wali, "") == ["#1 PUPR, Dinkes", "#2 PUPR"]
    assert await offered(town, town.wali, "99") == []

    query = await town.wali.ask_inline("#1")
    await query.answered()
    sent = await town.wali.choose(query, "#1", town.umum)
    assert "Arahan #1" in sent.text
    assert "PUPR: menunggu diterima" in sent.text
    assert "Jumat, 14 Juni 2024" in sent.text


async def test_what_was_sent_via_the_bot_is_no_directive(town: Town) -> None:
    await file(town, "Bereskan drainase")
    query = await town.sari.ask_inline("1")
    await query.answered()
    before = town.kept()
    await town.sari.choose(query, "#1")
    await town.done()
    assert not town.bots(town.sari, "Arahan baru")
    assert town.kept() == before


async def test_a_head_is_offered_his_own_and_a_stranger_learns_nothing(town: Town) -> None:
    await file(town, "Bereskan drainase")
    await file(town, "Validasi data stunting", agencies=("dinkes",))
    assert await offered(town, town.budi, "") == ["#1 PUPR"]
    assert await offered(town, town.budi, "2") == []
    assert await offered(town, town.budi, "stunting") == []
    assert await offered(town, town.budi, "Dinkes") == []
    for words in ("", "1", "drainase", "PUPR"):
        assert await offered(town, town.tamu, words) == []
    assert not town.bots(town.tamu)


async def test_a_secret_card_is_offered_as_its_number_alone_to_those_concerned(town: Town) -> None:
    await file(town, "Periksa dugaan pungutan", nature=Nature.SECRET)
    assert await offered(town, town.dewi, "1") == []
    assert await offered(town, town.wali, "pungutan") == []
    query = await town.budi.ask_inline("1")
    (result,) = await query.answered()
    assert result["title"] == "#1"
    assert "pungutan" not in str(result)
    assert "PUPR" not in str(result)
    assert "#1" in (await town.budi.choose(query, "#1", town.umum)).text


@pytest.mark.parametrize("text", ['"', "NEAR(", "👍", "a" * 256, "'; DROP TABLE tasks; --", "999999999", "\x00", "<b>"])
async def test_whatever_is_typed_is_answered(town: Town, text: str) -> None:
    await file(town, *many(12))
    assert len(await offered(town, town.sari, text)) <= 10
    assert town.rows("SELECT count(*) FROM inbox WHERE state <> 'done'") == [0]
