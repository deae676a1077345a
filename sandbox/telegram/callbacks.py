"""Pressed buttons, and what the bot answered."""

import asyncio
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sandbox.telegram.accounts import Account
from sandbox.telegram.messages import Message

# Telegram does not say how long a press can be answered; its update is kept this long.
ANSWERABLE = timedelta(seconds=150)


@dataclass(frozen=True)
class Answer:
    """What the person sees: a toast, or an alert to close; an empty text only stops the waiting sign."""

    text: str
    show_alert: bool
    url: str | None = None


@dataclass(eq=False)
class CallbackQuery:
    """One press of one person."""

    sender: Account
    message: Message
    data: str
    pressed_at: datetime
    id: str = field(default_factory=lambda: str(secrets.randbelow(9 * 10**18) + 10**18))
    answer: Answer | None = None
    _answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def answered(self, timeout: float = 5) -> Answer:  # noqa: ASYNC109
        """The bot's answer, as soon as it is there."""
        try:
            await asyncio.wait_for(self._answered.wait(), timeout)
        except TimeoutError:
            raise TimeoutError(f"no answer to {self.data!r} pressed by {self.sender.name}") from None
        assert self.answer is not None
        return self.answer

    def can_be_answered(self, now: datetime) -> bool:
        return self.answer is None and now - self.pressed_at <= ANSWERABLE

    def settle(self, answer: Answer) -> None:
        self.answer = answer
        self._answered.set()
