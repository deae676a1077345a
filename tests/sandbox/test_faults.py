"""Failures on purpose."""

import json
import time

import httpx
import pytest

from sandbox.telegram import Chat, Telegram, User
from sandbox.telegram.faults import FaultKind
from tests.sandbox.conftest import BotClient


@pytest.fixture(autouse=True)
async def _started(wali: User) -> None:
    await wali.start()


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 3"),
        ("500", 500, "Internal Server Error: restart"),
        ("401", 401, "Unauthorized"),
        ("404", 404, "Not Found"),
        (
            "409",
            409,
            "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
    ],
)
async def test_an_error_comes_once_and_nothing_is_done(
    telegram: Telegram, bot: BotClient, wali: User, kind: FaultKind, code: int, description: str
) -> None:
    telegram.faults.add("sendMessage", kind=kind)
    before = len(wali.chat.messages)
    answer = await bot.raw("sendMessage", chat_id=wali.id, text="x")
    assert (answer.status_code, answer.json()["description"]) == (code, description)
    assert len(wali.chat.messages) == before
    assert telegram.requests[-1].outcome == description
    assert await bot("sendMessage", chat_id=wali.id, text="x")


async def test_429_says_how_long_to_wait(telegram: Telegram, bot: BotClient, wali: User) -> None:
    telegram.faults.add("sendMessage", kind="429", retry_after=17)
    answer = await bot.raw("sendMessage", chat_id=wali.id, text="x")
    assert answer.json()["parameters"] == {"retry_after": 17}
    assert answer.headers["retry-after"] == "17"


async def test_any_refusal_can_be_had(telegram: Telegram, bot: BotClient, wali: User) -> None:
    telegram.faults.add(code=403, description="Forbidden: user is deactivated", times=2)
    for _ in range(2):
        assert await bot.refusal("sendMessage", chat_id=wali.id, text="x") == "Forbidden: user is deactivated"
    assert await bot("sendMessage", chat_id=wali.id, text="x")


async def test_a_fault_keeps_to_its_chat(telegram: Telegram, bot: BotClient, group: Chat, wali: User) -> None:
    telegram.faults.add("sendMessage", chat=group.id, kind="500", times=None)
    assert await bot("sendMessage", chat_id=wali.id, text="x")
    assert await bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert await bot.refusal("sendMessage", chat_id=group.id, text="x")
    telegram.faults.clear()
    assert await bot("sendMessage", chat_id=group.id, text="x")


async def test_a_connection_breaks_before_or_after(telegram: Telegram, bot: BotClient, wali: User) -> None:
    for kind, done in (("reset_before", False), ("lost_answer", True)):
        telegram.faults.add("sendMessage", kind=kind)  # type: ignore[arg-type]
        with pytest.raises(httpx.TransportError):
            await bot.raw("sendMessage", chat_id=wali.id, text=kind)
        assert (wali.chat.last.text == kind) is done
        assert kind in telegram.requests[-1].outcome


async def test_a_proxys_page_is_no_json(telegram: Telegram, bot: BotClient) -> None:
    telegram.faults.add("getMe", kind="502_html")
    answer = await bot.raw("getMe")
    assert answer.status_code == 502
    assert answer.text.startswith("<html>")


async def test_half_an_answer_is_no_json(telegram: Telegram, bot: BotClient, wali: User) -> None:
    telegram.faults.add("sendMessage", kind="truncated_json")
    answer = await bot.raw("sendMessage", chat_id=wali.id, text="x")
    with pytest.raises(json.JSONDecodeError):
        answer.json()
    assert wali.chat.last.text == "x"


async def test_a_slow_answer_comes_late(telegram: Telegram, bot: BotClient) -> None:
    telegram.faults.add("getMe", kind="slow", seconds=0.1)
    begun = time.monotonic()
    assert await bot("getMe")
    assert time.monotonic() - begun >= 0.1


async def test_polling_fails_only_when_named(telegram: Telegram, bot: BotClient) -> None:
    telegram.faults.add(kind="500", times=None)
    assert await bot("getUpdates")
    telegram.faults.add("getUpdates", kind="502_html")
    assert (await bot.raw("getUpdates")).status_code == 502
