"""The log of every call of the Bot API."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sandbox.telegram.feed import Feed


@dataclass(eq=False)
class Request:
    """One call: what was asked, and how it ended."""

    method: str
    params: dict[str, Any]
    time: datetime
    seq: int
    outcome: str = "pending"  # "ok", an error's description, or the kind of fault
    result: Any = None


class RequestLog:
    """All calls, oldest first."""

    def __init__(self, clock: Callable[[], datetime], feed: Feed) -> None:
        self._clock = clock
        self._feed = feed
        self.all: list[Request] = []

    def begin(self, method: str, params: dict[str, Any]) -> Request:
        request = Request(method, params, self._clock(), self._feed.seq + 1)
        self.all.append(request)
        # A poll that begins is nothing anyone waits for.
        if method != "getUpdates":
            self._feed.tick()
        return request

    def since(self, mark: int) -> list[Request]:
        return [request for request in self.all if request.seq > mark]
