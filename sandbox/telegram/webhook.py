"""Webhook delivery: in order per chat or per person, repeated until it is taken."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx

from sandbox.telegram.errors import ApiError
from sandbox.telegram.updates import Pending, QueueKey

if TYPE_CHECKING:
    from sandbox.telegram.world import World

# A 2xx answer may name a method to call; these it may not.
_NOT_IN_ANSWER = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Webhook:
    """Posts each update to the bot's address. Queues run side by side; the head of one holds the rest of it."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.url = ""
        self._secret = ""
        self._connections = 40
        self._last_error: tuple[int, str] | None = None
        self._runner: asyncio.Task[None] | None = None
        self._workers: dict[QueueKey, asyncio.Task[None]] = {}
        self.retry_seconds = 1.0  # the first pause after a failure; tests make it short
        self.execute: Callable[[str, dict[str, Any]], Awaitable[Any]] | None = None

    def set(self, url: str, secret: str, connections: int) -> None:
        """Deliver to this address from now on; "" ends it."""
        self.close()
        self.url, self._secret, self._connections = url, secret, connections
        self._last_error = None
        if url:
            self._runner = asyncio.get_running_loop().create_task(self._run())

    def close(self) -> None:
        for task in [self._runner, *self._workers.values()]:
            if task is not None:
                task.cancel()
        self._runner, self._workers = None, {}

    def info(self) -> dict[str, Any]:
        """The WebhookInfo object."""
        shown: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates.pending),
        }
        if self.url:
            shown |= {"max_connections": self._connections, "ip_address": "127.0.0.1"}
        if self._last_error:
            shown |= {"last_error_date": self._last_error[0], "last_error_message": self._last_error[1]}
        if self._world.updates.allowed is not None:
            shown["allowed_updates"] = list(self._world.updates.allowed)
        return shown

    async def _run(self) -> None:
        """Give every queue that has something a worker."""
        updates = self._world.updates
        limits = asyncio.Semaphore(self._connections)
        async with httpx.AsyncClient(timeout=60, trust_env=False, verify=False) as client:
            while not updates.arrivals.closed:
                seen = updates.arrivals.seq
                for key in {item.queue for item in updates.pending}:
                    if key not in self._workers or self._workers[key].done():
                        self._workers[key] = asyncio.create_task(self._work(key, client, limits))
                await updates.arrivals.beyond(seen)

    async def _work(self, key: QueueKey, client: httpx.AsyncClient, limits: asyncio.Semaphore) -> None:
        updates, pause, failures = self._world.updates, 0.0, 0
        while item := next((item for item in updates.pending if item.queue == key), None):
            await asyncio.sleep(pause)
            async with limits:
                wait = await self._deliver(item, client)
            if wait is None:
                updates.remove(item)
                pause, failures = 0.0, 0
                continue
            # 1 s, 1 s, then doubling to a minute; or what the bot asked for.
            pause = wait or min(self.retry_seconds * 2 ** max(failures - 1, 0), 60)
            failures += 1

    async def _deliver(self, item: Pending, client: httpx.AsyncClient) -> float | None:
        """None when the bot took it; otherwise the seconds it asks to wait, 0 if it names none."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._secret} if self._secret else {}
        try:
            answer = await client.post(self.url, json=item.body, headers=headers)
        except httpx.HTTPError as error:
            self._failed(f"Connection failed: {type(error).__name__}")
            return 0.0
        if not answer.is_success:
            self._failed(f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
            asked = answer.headers.get("Retry-After", "0")
            return min(float(asked), 3600) if asked.isdigit() else 0.0
        await self._obey(answer)
        return None

    async def _obey(self, answer: httpx.Response) -> None:
        try:
            body = answer.json()
        except ValueError:
            return
        method = body.pop("method", None) if isinstance(body, dict) else None
        if isinstance(method, str) and not method.lower().startswith(_NOT_IN_ANSWER) and self.execute:
            with suppress(ApiError):  # nobody reads how it went
                await self.execute(method, body)

    def _failed(self, reason: str) -> None:
        self._last_error = int(self._world.clock().timestamp()), reason
