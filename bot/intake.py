"""What works first: the database, this process's part of it, and what takes updates in.

From here on what comes is kept. Handlers, jobs and the sender are loaded while Telegram holds the first poll; where
that fails, the inbox has what came meanwhile.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Self

import httpx

from bot.clock import Clock
from bot.receiving import INBOX, Poller, Receiver
from bot.settings import Settings
from db import migrating
from db.engine import Database
from db.share import share_of

if TYPE_CHECKING:
    from bot.webhook import Webhook


class TokenRefused(Exception):
    """Telegram does not know the token the program was started with."""


class Intake:
    """`async with Intake(settings, clock) as intake:` takes in; the rest of the program is built upon it.

    `hears`: what is done when another process has more of something than it can do, or what only this one may do.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self.settings = settings
        self.city = settings.city()
        self.clock = clock
        self.database = Database(settings.database_url)
        self.share = share_of(self.database, lambda news: self.hears.get(news, _nothing)())
        self.receiver = Receiver(self.database, self.share, clock)
        self.hears: dict[str, Callable[[], None]] = {INBOX: self.receiver.wake}
        self.tls = httpx.create_ssl_context()  # one for all: each reads every root certificate there is
        self._client = httpx.AsyncClient(verify=self.tls)
        self.source = self._webhook() if settings.webhook_url else self._poller()

    async def __aenter__(self) -> Self:
        """Migrates, and begins. Raises Occupied or NewerDatabase."""
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.database.close)
            stack.push_async_callback(self._client.aclose)
            await stack.enter_async_context(self.share)
            await migrating.upgrade(self.database)
            self._running = asyncio.gather(self.share.run(), self.source.run())
            self._entered = stack.pop_all()
        return self

    async def run(self) -> None:
        """Until it is cancelled; returns or raises only when a part of it has died."""
        await self._running

    async def __aexit__(self, *_: object) -> None:
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self._entered.aclose()

    def _poller(self) -> Poller:
        url = f"{self.settings.bot_api_url}/bot{self.settings.bot_token}"
        return Poller(self._client, url, self.receiver.receive, self.share.leads)

    def _webhook(self) -> Webhook:
        from bot.webhook import Webhook  # a web server is loaded only where one is wanted

        # Without one of its own a webhook's secret comes from the token: processes behind one address share it.
        secret = self.settings.webhook_secret or _derived(self.settings.bot_token or "")
        return Webhook(self.receiver.receive, secret)


def _nothing() -> None:
    pass


def _derived(token: str) -> str:
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()
