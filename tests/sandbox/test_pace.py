"""Flood limits, when they are asked for."""

import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient, StandingClock


@pytest.fixture(autouse=True)
async def _paced(telegram: Telegram, wali: User) -> None:
    await wali.start()
    telegram.enforce_pace = True


async def refused(bot: BotClient, chat_id: int) -> str:
    answer = (await bot.raw("sendMessage", chat_id=chat_id, text="x")).json()
    return "" if answer["ok"] else answer["description"]


async def test_a_chat_takes_three_at_once_and_then_one_a_second(
    bot: BotClient, wali: User, clock: StandingClock
) -> None:
    assert [await refused(bot, wali.id) for _ in range(3)] == [""] * 3
    assert await refused(bot, wali.id) == "Too Many Requests: retry after 3"
    clock.pass_by(seconds=3)
    assert await refused(bot, wali.id) == ""


async def test_a_group_takes_twenty_a_minute(bot: BotClient, group: Chat, clock: StandingClock) -> None:
    for _ in range(20):
        assert await refused(bot, group.id) == ""
        clock.pass_by(seconds=1)
    assert await refused(bot, group.id) == "Too Many Requests: retry after 40"
    clock.pass_by(seconds=40)
    assert await refused(bot, group.id) == ""


async def test_all_chats_together_take_thirty_a_second(telegram: Telegram, bot: BotClient) -> None:
    people = [telegram.user(f"Orang {number}") for number in range(31)]
    for person in people:
        await person.start()
    answers = [await refused(bot, person.id) for person in people]
    assert answers == [""] * 30 + ["Too Many Requests: retry after 1"]


async def test_reading_and_chat_actions_do_not_count(bot: BotClient, wali: User) -> None:
    for _ in range(10):
        assert await bot("sendChatAction", chat_id=wali.id, action="typing")
        assert await bot("getChat", chat_id=wali.id)
