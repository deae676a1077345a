"""How fast Telegram lets a bot speak: 30/s in all, 1/s in a chat (bursts of 3), 20 a minute in a group."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from math import inf

MINUTE = 60.0


@dataclass
class Pace:
    """Remembers what was sent when. Times are seconds of one monotonic clock, given as arguments."""

    in_all: int = 30  # a second
    burst: int = 3  # at once in one chat, whose average is one a second
    group_a_minute: int = 20

    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)
    _held: dict[int, float] = field(default_factory=dict)
    _all_held: float = 0.0

    def ready_at(self, chat_id: int, now: float) -> float:
        """When the next message may go to this chat; `now` or before means at once."""
        sent = self._chats.get(chat_id, ())
        times = [self._held.get(chat_id, 0.0), self.open_at(now)]
        if len(sent) >= self.burst:
            times.append(sent[-self.burst] + self.burst)
        if chat_id < 0 and len(sent) >= self.group_a_minute:
            times.append(sent[-self.group_a_minute] + MINUTE)
        return max(times)

    def open_at(self, now: float) -> float:
        """When the next message may go to anyone."""
        full = self._all[0] + 1.0 if len(self._all) >= self.in_all else 0.0
        return max(self._all_held, full)

    def room(self, now: float) -> int:
        """How many messages may go out at once, to as many chats."""
        return 0 if self._all_held > now else self.in_all - sum(sent + 1.0 > now for sent in self._all)

    def slow(self, now: float) -> set[int]:
        """The chats that have to wait."""
        return {chat for chat in {*self._chats, *self._held} if self.ready_at(chat, now) > now}

    def next_at(self, now: float) -> float:
        """When the next of them, or everybody, may be spoken to again; infinite when nobody waits."""
        waiting = [self.ready_at(chat, now) for chat in self.slow(now)]
        return min([*waiting, self.open_at(now) if self.open_at(now) > now else inf])

    def sent(self, chat_id: int, now: float) -> None:
        self._all.append(now)
        while len(self._all) > self.in_all:
            self._all.popleft()
        times = self._chats.setdefault(chat_id, deque(maxlen=max(self.burst, self.group_a_minute)))
        times.append(now)

    def hold(self, chat_id: int, until: float, now: float) -> None:
        """Telegram asked this chat to wait; when several are asked at once, it means the whole bot."""
        self._held[chat_id] = until
        if sum(other > now for other in self._held.values()) > 1:
            self._all_held = max(self._all_held, until)

    def forget(self, now: float) -> None:
        """Drops what no longer slows anybody down."""
        self._chats = {chat: times for chat, times in self._chats.items() if times[-1] > now - MINUTE}
        self._held = {chat: until for chat, until in self._held.items() if until > now}
