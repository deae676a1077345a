"""Flood limits, when they are asked for: 429 as Telegram would.

Telegram publishes about 1 message a second per chat with short bursts, 20 a minute per group, about 30 a
second in all. Here, by the clock of this Telegram: 3 in any 3 seconds per chat (so 3 at once); 20 in any 60
seconds per group; 30 in any second in all. Edits count as messages do.
"""

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil

from sandbox.telegram.chats import Chat
from sandbox.telegram.errors import too_many_requests

BURST = 3
PER_GROUP_MINUTE = 20
PER_SECOND = 30

# What counts: everything that puts or changes something in a chat.
COUNTED = ("send", "edit", "copy", "forward")


class Pace:
    """Remembers what was sent when."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._sent: dict[int, deque[datetime]] = defaultdict(deque)
        self._all: deque[datetime] = deque()
        self.enforced = False

    def count(self, method: str, chat: Chat) -> None:
        """Let one call through, or raise 429."""
        if not self.enforced or not method.startswith(COUNTED) or method == "sendChatAction":
            return
        now = self._clock()
        sent = self._sent[chat.id]
        _forget(sent, now - timedelta(seconds=60))
        _forget(self._all, now - timedelta(seconds=1))
        if len(self._all) >= PER_SECOND:
            raise too_many_requests(1)
        if not chat.is_private and len(sent) >= PER_GROUP_MINUTE:
            raise too_many_requests(max(1, ceil((sent[0] - now).total_seconds() + 60)))
        if len(recent := [at for at in sent if at > now - timedelta(seconds=BURST)]) >= BURST:
            raise too_many_requests(max(1, ceil((recent[0] - now).total_seconds() + BURST)))
        sent.append(now)
        self._all.append(now)


def _forget(moments: deque[datetime], before: datetime) -> None:
    while moments and moments[0] <= before:
        moments.popleft()
