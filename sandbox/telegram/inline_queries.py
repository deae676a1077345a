"""What people type behind the bot's name, and what the bot offered for it."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram.accounts import Account

ANSWERABLE = timedelta(seconds=30)


@dataclass(eq=False)
class InlineQuery:
    """One query of one person; `results` is None until the bot has answered."""

    sender: Account
    text: str
    asked_at: datetime
    id: str = field(default_factory=lambda: str(secrets.randbelow(9 * 10**18) + 10**18))
    results: list[dict[str, Any]] | None = None
    is_personal: bool = False
    cache_time: int = 300
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def answered(self, timeout: float = 5) -> list[dict[str, Any]]:  # noqa: ASYNC109
        """What the bot offers, as soon as it is there."""
        try:
            await asyncio.wait_for(self._answered.wait(), timeout)
        except TimeoutError:
            raise TimeoutError(f"no answer to {self.text!r} typed by {self.sender.name}") from None
        return self.results or []

    def can_be_answered(self, now: datetime) -> bool:
        return self.results is None and now - self.asked_at <= ANSWERABLE

    def settle(self, results: list[dict[str, Any]], *, is_personal: bool, cache_time: int) -> None:
        self.results, self.is_personal, self.cache_time = results, is_personal, cache_time
        self._answered.set()
