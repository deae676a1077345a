"""One question a person and chat, the latest."""

from __future__ import annotations

import pytest

from db.dialogues import Asked, Question
from tests.cast import NOW
from tests.db.conftest import OpenStore


@pytest.mark.parametrize("asked", Asked)
async def test_a_question_waits_for_its_answer(store: OpenStore, asked: Asked) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, asked, 31)
    async with store() as writing:
        assert await writing.dialogues.open(-100, 4) == Question(asked, 31, NOW)


async def test_a_new_question_takes_the_place_of_the_one_before(store: OpenStore) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, Asked.REPORT, 31)
        await writing.dialogues.ask(-100, 4, Asked.CLAIM, 32)
        assert await writing.dialogues.open(-100, 4) == Question(Asked.CLAIM, 32, NOW)


async def test_everybody_is_asked_apart_and_in_each_chat_apart(store: OpenStore) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, Asked.REPORT, 31)
        await writing.dialogues.ask(-100, 5, Asked.REPORT, 32)
        await writing.dialogues.ask(4, 4, Asked.NOTE, 33)
        await writing.dialogues.close(-100, 4)
        assert await writing.dialogues.open(-100, 4) is None
        assert await writing.dialogues.open(-100, 5) == Question(Asked.REPORT, 32, NOW)
        assert await writing.dialogues.open(4, 4) == Question(Asked.NOTE, 33, NOW)


async def test_leaving_says_whether_there_was_a_question(store: OpenStore) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, Asked.REPORT, 31)
        assert await writing.dialogues.close(-100, 4) is True
        assert await writing.dialogues.close(-100, 4) is False
