"""The queue of updates: getUpdates, its offset, and what is forgotten after a while."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sandbox.telegram.errors import conflict
from sandbox.telegram.feed import Feed

Json = dict[str, Any]
QueueKey = tuple[str, int]  # ("chat", id) or ("user", id): what a webhook delivers in order

NOT_BY_DEFAULT = ("chat_member", "message_reaction", "message_reaction_count")
LONG_POLL_MAX = 50
CAPACITY = 100_000
MAX_BYTES = 64 << 10
KEPT = timedelta(days=1)
KEPT_BY_KIND = {"callback_query": timedelta(seconds=150), "inline_query": timedelta(seconds=30)}


@dataclass(eq=False)
class Pending:
    """An update nobody has confirmed yet."""

    id: int
    kind: str
    body: Any
    queue: QueueKey
    since: datetime
    forced: bool = False  # injected: handed out whatever its id is
    handed_out: bool = False
    arrived: float = field(default_factory=time.monotonic)

    def expired(self, now: datetime, grace: float) -> bool:
        kept = KEPT_BY_KIND.get(self.kind, KEPT)
        return now - self.since > kept and time.monotonic() - self.arrived > grace


class UpdateQueue:
    """What the bot has not confirmed, oldest first."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._pending: list[Pending] = []
        self._next_id = random.randrange(10**8, 9 * 10**8)
        self._allowed: tuple[str, ...] | None = None
        self._generation = 0
        self._held = 0
        self._ended_by = ""
        self.arrivals = Feed()
        # The clock may be moved while an update is on its way: what came within this real time stays.
        self.jump_grace = 1.0

    @property
    def pending(self) -> list[Pending]:
        now = self._clock()
        self._pending = [item for item in self._pending if not item.expired(now, self.jump_grace)]
        return self._pending

    @property
    def held(self) -> bool:
        """A poller is waiting for the next update."""
        return self._held > 0

    @property
    def allowed(self) -> tuple[str, ...] | None:
        return self._allowed

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remember allowed_updates: None leaves it as it was, an empty list is the default set."""
        if kinds is not None:
            self._allowed = tuple(kinds) or None

    def allows(self, kind: str) -> bool:
        return kind in self._allowed if self._allowed is not None else kind not in NOT_BY_DEFAULT

    def add(self, kind: str, payload: Json, queue: QueueKey) -> None:
        """Put an update into the queue, if the bot asked for its kind."""
        body = {"update_id": self._next_id, kind: payload}
        too_big = len(json.dumps(body, ensure_ascii=False).encode()) > MAX_BYTES
        if self.allows(kind) and not too_big and len(self._pending) < CAPACITY:
            self._append(Pending(self._next_id, kind, body, queue, self._clock()))
            self._next_id += 1

    def inject(self, raw: Any) -> None:
        """Put anything into the queue, with the update_id it has, or the next one."""
        if isinstance(raw, dict) and "update_id" not in raw:
            raw = {"update_id": self._next_id, **raw}
        number = raw.get("update_id") if isinstance(raw, dict) else None
        kind = next((key for key in raw if key != "update_id"), "") if isinstance(raw, dict) else ""
        shown = number if isinstance(number, int) else self._next_id
        self._next_id = max(self._next_id, shown + 1) if abs(shown - self._next_id) < 10 else self._next_id
        self._append(Pending(shown, kind, raw, ("chat", 0), self._clock(), forced=True))

    def _append(self, item: Pending) -> None:
        self._pending.append(item)
        self.arrivals.tick()

    def remove(self, item: Pending) -> None:
        if item in self._pending:
            self._pending.remove(item)

    def drop_all(self) -> None:
        self._pending.clear()

    def end_polls(self, by: str) -> None:
        """Let a held poll go with 409."""
        self._generation += 1
        self._ended_by = by
        self.arrivals.tick()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Any]:  # noqa: ASYNC109
        """Updates from `offset` on; what lies before it is confirmed and forgotten."""
        self.end_polls("other getUpdates request; make sure that only one bot instance is running")
        mine = self._generation
        offset = self._confirm(offset)
        until = time.monotonic() + min(timeout, LONG_POLL_MAX)
        self._held += 1
        try:
            while not (ready := self._from(offset, limit)) and not self.arrivals.closed:
                if (left := until - time.monotonic()) <= 0:
                    break
                await self._arrival(left)
                if mine != self._generation:
                    raise conflict(f"terminated by {self._ended_by}")
        finally:
            self._held -= 1
        for item in ready:
            item.handed_out = True
        return [item.body for item in ready]

    async def _arrival(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.arrivals.beyond(self.arrivals.seq), seconds)

    def _confirm(self, offset: int) -> int:
        """Forget what is confirmed; the offset to answer from."""
        if offset < 0:
            self._pending = self._pending[offset:]
            return 0
        if offset > self._next_id + 10:
            return 0
        self._pending = [i for i in self._pending if i.id >= offset or (i.forced and not i.handed_out)]
        return offset

    def _from(self, offset: int, limit: int) -> list[Pending]:
        return [item for item in self.pending if item.id >= offset or item.forced][:limit]
