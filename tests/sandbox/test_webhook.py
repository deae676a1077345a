"""Webhook delivery: in order, repeated, with its secret."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.telegram import Telegram, User
from sandbox.telegram.server import Server
from tests.sandbox.conftest import BotClient


class Receiver:
    """The bot's side of a webhook: remembers what came, answers as told."""

    def __init__(self) -> None:
        self.got: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Callable[[dict[str, Any]], Response] = lambda update: Response()
        self._came = asyncio.Event()

    async def take(self, request: Request) -> Response:
        update = await request.json()
        self.got.append(update)
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        self._came.set()
        return self.answer(update)

    async def count(self, number: int) -> None:
        while len(self.got) < number:
            self._came.clear()
            await asyncio.wait_for(self._came.wait(), 3)

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
async def url(receiver: Receiver) -> AsyncIterator[str]:
    server = Server(Starlette(routes=[Route("/hook", receiver.take, methods=["POST"])]), 0)
    await server.start()
    yield f"{server.url}/hook"
    await server.close()


async def test_updates_are_posted_with_the_secret(bot: BotClient, wali: User, receiver: Receiver, url: str) -> None:
    await wali.send(None, "sebelum")
    await bot("setWebhook", url=url, secret_token="rahasia-1")
    await wali.send(None, "sesudah")
    await receiver.count(2)
    assert receiver.texts == ["sebelum", "sesudah"]
    assert receiver.secrets == ["rahasia-1"] * 2
    info = await bot("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (url, 0)


async def test_a_failure_holds_its_chat_and_no_other(
    telegram: Telegram, bot: BotClient, wali: User, kepala: User, receiver: Receiver, url: str
) -> None:
    telegram.world.webhook.retry_seconds = 0.02
    failing = [True, True]

    def answer(update: dict[str, Any]) -> Response:
        if update["message"]["text"] == "satu" and failing:
            failing.pop()
            return Response(status_code=500)
        return Response()

    receiver.answer = answer
    await bot("setWebhook", url=url)
    await wali.send(None, "satu")
    await wali.send(None, "dua")
    await kepala.send(None, "lain")
    await receiver.count(5)
    assert [text for text in receiver.texts if text != "lain"] == ["satu", "satu", "satu", "dua"]
    assert receiver.texts.index("lain") < receiver.texts.index("dua")
    assert "500" in (await bot("getWebhookInfo"))["last_error_message"]


async def test_an_answer_may_carry_a_call(
    telegram: Telegram, bot: BotClient, wali: User, receiver: Receiver, url: str
) -> None:
    receiver.answer = lambda update: JSONResponse({"method": "sendMessage", "chat_id": wali.id, "text": "langsung"})
    await bot("setWebhook", url=url)
    await wali.send(None, "halo")
    assert await telegram.wait(lambda m: m.text == "langsung", chat=wali)


async def test_without_webhook_the_queue_is_kept(bot: BotClient, wali: User, receiver: Receiver, url: str) -> None:
    await bot("setWebhook", url=url)
    await bot("deleteWebhook")
    await wali.send(None, "halo")
    assert len(await bot.updates()) == 1
    await bot("setWebhook", url=url, drop_pending_updates=True)
    assert receiver.got == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"url": "ftp://x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://x.id", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ],
)
async def test_wrong_settings_are_refused(bot: BotClient, params: dict[str, str], reason: str) -> None:
    assert await bot.refusal("setWebhook", **params) == f"Bad Request: {reason}"
