"""What a person was asked in a chat: the latest is answered by plain words, each by a reply to it."""

from __future__ import annotations

from datetime import timedelta

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


async def test_plain_words_answer_the_latest_question_and_a_reply_the_one_it_replies_to(store: OpenStore) -> None:
    async with store() as writing:
        first = await writing.dialogues.ask(-100, 4, Asked.NOTE, 31, detail="x")
        second = await writing.dialogues.ask(-100, 4, Asked.NOTE, 32)
        assert await writing.dialogues.open(-100, 4) == second
        assert await writing.dialogues.open(-100, 4, "task:31") == second
        assert await writing.dialogues.open(-100, 4, first.message) == first
        assert await writing.dialogues.open(-100, 5, first.message) is None


async def test_an_answered_question_leaves_the_earlier_ones_to_replies(store: OpenStore) -> None:
    async with store() as writing:
        first = await writing.dialogues.ask(-100, 4, Asked.NOTE, 31)
        await writing.dialogues.ask(-100, 4, Asked.CLAIM, 32)
        await writing.dialogues.settle(-100, 4, 32, {Asked.CLAIM})
        assert await writing.dialogues.open(-100, 4) is None
        assert await writing.dialogues.open(-100, 4, first.message) == first


async def test_a_question_asked_again_is_one_question(store: OpenStore) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, Asked.OBSTACLE, 31, detail="land")
        again = await writing.dialogues.ask(-100, 4, Asked.OBSTACLE, 31, detail="money")
        assert await writing.dialogues.open(-100, 4, again.message) == again
        await writing.dialogues.settle(-100, 4, 31, {Asked.OBSTACLE})
        assert await writing.dialogues.open(-100, 4, again.message) is None


async def test_an_earlier_question_is_forgotten_after_a_week(store: OpenStore) -> None:
    async with store() as writing:
        first = await writing.dialogues.ask(-100, 4, Asked.NOTE, 31)
    async with store(NOW + timedelta(days=8)) as writing:
        await writing.dialogues.ask(-100, 4, Asked.NOTE, 32)
        assert await writing.dialogues.open(-100, 4, first.message) == Question(Asked.NOTE, 32, NOW + timedelta(days=8))


async def test_everybody_is_asked_apart_and_in_each_chat_apart(store: OpenStore) -> None:
    async with store() as writing:
        await writing.dialogues.ask(-100, 4, Asked.REPORT, 31)
        await writing.dialogues.ask(-100, 5, Asked.REPORT, 32)
        await writing.dialogues.ask(4, 4, Asked.NOTE, 33)
        await writing.dialogues.close(-100, 4)
        assert await writing.dialogues.open(-100, 4) is None
        assert await writing.dialogues.open(-100, 5) == Question(Asked.REPORT, 32, NOW)
        assert await writing.dialogues.open(4, 4) == Question(Asked.NOTE, 33, NOW)


async def test_leaving_says_what_had_been_asked(store: OpenStore) -> None:
    async with store() as writing:
        asked = await writing.dialogues.ask(-100, 4, Asked.REPORT, 31)
        assert await writing.dialogues.close(-100, 4) == [asked]
        assert await writing.dialogues.close(-100, 4) == []
