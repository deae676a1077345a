"""How fast Telegram lets a bot speak: 30/s in all, 1/s in a chat (bursts of 3), 20 a minute in a group.

Telegram counts when a message arrives, which is some time between its sending and the answer: each counts from its
sending on, and for as long after its answer as the limit says. So no delay on the way makes them too many there.
They leave evenly: whoever is answered in the middle of a wave waits for one gap of it, not for a second.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import inf

SECOND, MINUTE = 1.0, 60.0
_ROUNDING = 1e-6


@dataclass
class Pace:
    """Remembers what was sent when. Times are seconds of one monotonic clock, given as arguments."""

    in_all: int = 30  # a second
    burst: int = 3  # at once in one chat, whose average is one a second
    group_a_minute: int = 20
    processes: int = 1  # among which `in_all` is divided

    _answered: deque[float] = field(default_factory=deque)  # within the last second
    _under_way: int = 0
    _even: float = 0.0  # up to when an even flow of what was sent would have lasted
    _chats: dict[int, deque[float]] = field(default_factory=dict)  # within the last minute
    _held: dict[int, float] = field(default_factory=dict)
    _all_held: float = 0.0

    @property
    def share(self) -> int:
        """How many a second this process may send."""
        return max(1, self.in_all // self.processes)

    @property
    def at_once(self) -> int:
        """How many may leave together after a silence."""
        return max(1, self.share // 6)

    def ready_at(self, chat_id: int) -> float:
        """When the next message may go to this chat; `now` or before means at once."""
        return max(self._chat_ready_at(chat_id), self.open_at())

    def _chat_ready_at(self, chat_id: int) -> float:
        sent = self._chats.get(chat_id, ())
        times = [self._held.get(chat_id, 0.0)]
        if len(sent) >= self.burst:
            times.append(sent[-self.burst] + self.burst)
        minute = max(1, self.group_a_minute - _unseen(self.group_a_minute) * (self.processes - 1))
        if chat_id < 0 and len(sent) >= minute:
            times.append(sent[-minute] + MINUTE)
        return max(times)

    def open_at(self) -> float:
        """When the next message may go to anyone; infinite while only an answer to one under way can tell."""
        left = self.share - self._under_way
        full = 0.0
        if left <= 0:
            full = inf
        elif len(self._answered) >= left:
            full = self._answered[-left] + SECOND
        return max(self._all_held, full, self._even - (self.at_once - 1) / self.share)

    def room(self, now: float) -> int:
        """How many messages may go out at once, to as many chats."""
        if self._all_held > now:
            return 0
        within = self._under_way + sum(at + SECOND > now for at in self._answered)
        evenly = int(self.at_once - max(0.0, self._even - now) * self.share + _ROUNDING)
        return max(0, min(self.share - within, evenly))

    def slow(self, now: float) -> set[int]:
        """The chats that have to wait for their own sake."""
        return {chat for chat in {*self._chats, *self._held} if self._chat_ready_at(chat) > now}

    def minded(self, now: float) -> set[int]:
        """The chats to which another process, not knowing what was sent, might send too much."""
        sent = {chat for chat, times in self._chats.items() if any(self._counts(chat, times, now))}
        return sent | {chat for chat, until in self._held.items() if until > now}

    def _counts(self, chat_id: int, times: deque[float], now: float) -> Iterator[bool]:
        limits = ((self.burst, self.burst), (MINUTE, self.group_a_minute))
        for seconds, limit in limits if chat_id < 0 else limits[:1]:
            some = _unseen(limit) + 1
            yield len(times) >= some and times[-some] > now - seconds

    def next_at(self, now: float) -> float:
        """When the next of them, or everybody, may be spoken to again; infinite when nobody waits."""
        waiting = [self._chat_ready_at(chat) for chat in self.slow(now)]
        return min([*waiting, self.open_at() if self.open_at() > now else inf])

    def sent(self, chat_id: int, now: float) -> None:
        """A message leaves. Before the next to the same chat its answer is to be told, see `answered`."""
        self._under_way += 1
        self._even = max(self._even, now) + 1 / self.share
        times = self._chats.setdefault(chat_id, deque())
        times.append(now)
        while times[0] <= now - MINUTE:
            times.popleft()

    def answered(self, chat_id: int, now: float) -> None:
        """It has arrived, or never will."""
        self._under_way -= 1
        self._answered.append(now)
        while self._answered[0] <= now - SECOND:
            self._answered.popleft()
        if chat_id in self._chats:
            self._chats[chat_id][-1] = now

    def hold(self, chat_id: int, until: float, now: float) -> None:
        """Telegram asked this chat to wait; when several are asked at once, it means the whole bot."""
        self._held[chat_id] = until
        if sum(other > now for other in self._held.values()) > 1:
            self._all_held = max(self._all_held, until)

    def forget(self, now: float) -> None:
        """Drops what no longer slows anybody down."""
        self._chats = {chat: times for chat, times in self._chats.items() if times[-1] > now - MINUTE}
        self._held = {chat: until for chat, until in self._held.items() if until > now}


def _unseen(limit: int) -> int:
    """How many of so many another process may have sent without the others knowing: a quarter, of a burst none."""
    return limit // 4
