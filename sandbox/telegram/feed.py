"""The sequence of all that happens, and waiting for the next thing without polling."""

import asyncio


class Feed:
    """Counts events; whoever waits is woken at the next."""

    def __init__(self) -> None:
        self.seq = 0
        self.closed = False
        self._next = asyncio.Event()

    def tick(self) -> int:
        """Something happened: its number in the sequence."""
        self.seq += 1
        self._wake()
        return self.seq

    def close(self) -> None:
        """Let everyone who waits go."""
        self.closed = True
        self._wake()

    async def beyond(self, seq: int) -> int:
        """Return as soon as the sequence has passed `seq` (or the feed is closed)."""
        while self.seq <= seq and not self.closed:
            await self._next.wait()
        return self.seq

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()
