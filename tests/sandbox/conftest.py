"""A Telegram with a few people, and a bot that is only HTTP."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from sandbox.telegram import Chat, Telegram, User


class StandingClock:
    """Stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)


class BotClient:
    """Calls the Bot API as any program would."""

    def __init__(self, http: httpx.AsyncClient, url: str, token: str = "1:TEST") -> None:
        self.http = http
        self.url = url
        self.root = f"{url}/bot{token}"

    async def __call__(self, method: str, **params: Any) -> Any:
        """The result; an error fails the test."""
        answer = await self.raw(method, **params)
        body = answer.json()
        assert body["ok"], body
        return body["result"]

    async def raw(self, method: str, **params: Any) -> httpx.Response:
        return await self.http.post(f"{self.root}/{method}", json=params)

    async def refusal(self, method: str, **params: Any) -> str:
        """Why Telegram says no."""
        answer = await self.raw(method, **params)
        body = answer.json()
        assert body["ok"] is False
        assert body["error_code"] == answer.status_code
        return str(body["description"])

    async def updates(self) -> list[dict[str, Any]]:
        """What is new; it is confirmed at once."""
        updates = await self("getUpdates")
        if updates:
            await self("getUpdates", offset=updates[-1]["update_id"] + 1)
        return list(updates)

    async def kinds(self) -> list[str]:
        return [next(key for key in update if key != "update_id") for update in await self.updates()]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
async def telegram(clock: StandingClock) -> AsyncIterator[Telegram]:
    async with Telegram(clock=clock) as telegram:
        yield telegram


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[BotClient]:
    async with httpx.AsyncClient(trust_env=False, verify=False) as http:
        yield BotClient(http, telegram.url)


@pytest.fixture
def wali(telegram: Telegram) -> User:
    return telegram.user("Zul Elfian")


@pytest.fixture
def kepala(telegram: Telegram) -> User:
    return telegram.user("Rina Kepala", username="rina")


@pytest.fixture
async def group(telegram: Telegram, wali: User, kepala: User) -> Chat:
    group = telegram.group("Grup PUPR", members=[wali, kepala])
    await telegram.add_bot(group, by=wali)
    return group
