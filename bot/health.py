"""Whether the program does its work: /healthz for whoever restarts it, /metrics for whoever watches it."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot import metrics
from bot.clock import Clock, Pulse
from db.backlog import Backlog, backlog, probe
from db.engine import DATABASE_TROUBLE, Database

HEALTHY, UNHEALTHY = 200, 503
LONGEST_POLL = 120.0  # seconds; a poll ends within 40 and its pause within 30
LONGEST_UNSENT = 900.0  # a wave to two thousand chats takes two minutes
FEWEST_TICK = 120.0
PATIENCE = 5.0  # with the database
HOLDS = 5.0  # an answer, whoever asks how often


@dataclass(frozen=True)
class Health:
    """Seconds since the last poll and tick ended, and how long the oldest unsent message has waited."""

    last_poll: float
    writable: bool
    oldest_unsent: float
    last_tick: float

    def is_good(self, tick_seconds: float) -> bool:
        """`tick_seconds`: how often the clock ticks."""
        return (
            self.writable
            and self.last_poll < LONGEST_POLL
            and self.oldest_unsent < LONGEST_UNSENT
            and self.last_tick < max(FEWEST_TICK, 4 * tick_seconds)
        )


class Watch:
    """Looks after one running program, whose `polls` and `ticks` beat as they end."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        polls: Pulse,
        ticks: Pulse,
        tick_seconds: float,
        backups: Path,
    ) -> None:
        self._database = database
        self._clock = clock
        self._polls = polls
        self._ticks = ticks
        self._tick_seconds = tick_seconds
        self._backups = backups
        self._looked: tuple[float, Health] | None = None
        self._looking = asyncio.Lock()
        self._writing: asyncio.Task[float | None] | None = None

    def routes(self) -> list[BaseRoute]:
        return [Route("/healthz", self._healthz), Route("/metrics", self._metrics)]

    async def _healthz(self, request: Request) -> Response:
        health = await self._health()
        good = health.is_good(self._tick_seconds)
        return JSONResponse({"healthy": good, **asdict(health)}, HEALTHY if good else UNHEALTHY)

    async def _metrics(self, request: Request) -> Response:
        with contextlib.suppress(*DATABASE_TROUBLE):  # what was counted is told all the same
            async with self._database.reading() as connection:
                _note(await backlog(connection), self._clock())
        metrics.BACKUP.set(await asyncio.to_thread(_newest, self._backups))
        return Response(metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")

    async def _health(self) -> Health:
        async with self._looking:
            now = time.monotonic()
            if self._looked is None or now - self._looked[0] > HOLDS:
                self._looked = now, await self._look()
            return self._looked[1]

    async def _look(self) -> Health:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        # It is not cancelled when patience ends: the database's driver would wait for its lock all the same.
        done, _ = await asyncio.wait({self._writing}, timeout=PATIENCE)
        oldest = self._writing.result() if done else None
        return Health(round(self._polls.age, 1), oldest is not None, oldest or 0.0, round(self._ticks.age, 1))

    async def _write(self) -> float | None:
        """How long the oldest message has waited; None where nothing can be written."""
        try:
            async with self._database.writing() as connection:
                await probe(connection)
                return _seconds(await backlog(connection), self._clock())
        except DATABASE_TROUBLE:
            return None

    async def close(self) -> None:
        """Before the database closes."""
        if self._writing is not None:
            await asyncio.wait({self._writing}, timeout=PATIENCE)


def _note(waiting: Backlog, now: datetime) -> None:
    metrics.INBOX.set(waiting.updates)
    for state, count in waiting.messages.items():
        metrics.OUTBOX.labels(state).set(count)
    metrics.OLDEST.set(_seconds(waiting, now))


def _seconds(waiting: Backlog, now: datetime) -> float:
    return round((now - waiting.oldest).total_seconds(), 1) if waiting.oldest else 0.0


def _newest(backups: Path) -> float:
    """When the youngest file there was written, in seconds since 1970; 0 where there is none."""
    return max((path.stat().st_mtime for path in backups.glob("tuntas-*.db")), default=0.0)
