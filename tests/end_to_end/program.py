"""`python -m bot` in a process of its own, as an operator starts it and a power cut ends it."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.end_to_end.conftest import Town

ROOT = Path(__file__).parent.parent.parent
STARTUP = Path(__file__).parent / "startup"


class Program:
    """Against the town's Telegram and database, by the town's clock; what it logs is kept in `log`."""

    def __init__(self, town: Town, folder: Path, **environment: str) -> None:
        self._town = town
        self._environment = environment
        self._clock = folder / "clock"
        self.log = folder / "log"
        self.backups = folder / "backups"
        self._began = 0  # where the log of the latest start begins
        self.process: asyncio.subprocess.Process | None = None

    async def start(self, limits: Mapping[int, int] | None = None, **environment: str) -> asyncio.subprocess.Process:
        """Starts it (again). `limits`: RLIMIT_... -> how much of it there is."""
        settings = self._town.settings
        self._set_clock()
        given = {
            "BOT_TOKEN": str(settings.bot_token),
            "BOT_API_URL": settings.bot_api_url,
            "DATABASE_URL": settings.database_url,
            "ADMIN_IDS": ",".join(map(str, settings.admin_ids)),
            "TICK_SECONDS": "0.3",
            "BACKUP_DAYS": str(settings.backup_days),
            "BACKUP_DIR": str(self.backups),
            "MOST_A_MINUTE": "1000000",
            "CLOCK_FILE": str(self._clock),
            "PYTHONPATH": f"{STARTUP}:{ROOT}",
        }
        with self.log.open("ab") as log:
            self._began = log.tell()
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot"),
                cwd=ROOT,
                env=os.environ | given | self._environment | environment,
                stderr=log,
                preexec_fn=(lambda: _limit(limits)) if limits else None,
            )
        return self.process

    def move_clock(self) -> None:
        """The machine's clock is set to the town's while the program runs."""
        self._set_clock()
        self.send(signal.SIGUSR1)

    def _set_clock(self) -> None:
        self._clock.write_text(str((self._town.clock() - datetime.now(UTC)).total_seconds()))

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def has_started(self) -> None:
        """Until it says so, after the latest start."""
        async with asyncio.timeout(30):
            while b" started " not in self.log.read_bytes()[self._began :]:  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def has_polled(self, before: int) -> None:
        calls = self._town.telegram.requests
        async with asyncio.timeout(30):
            while not any(call.method == "getUpdates" for call in calls[before:]):  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def send(self, what: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(what)

    async def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.send(how)
        return await self.ended()

    async def ended(self) -> int:
        """Its exit code, once it has come to its end by itself."""
        assert self.process is not None
        async with asyncio.timeout(30):
            return await self.process.wait()

    async def close(self) -> None:
        if self.runs:
            await self.end(signal.SIGKILL)

    @property
    def told(self) -> str:
        """All it has logged since the first start."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    async def tells(self, *words: str) -> str:
        """The line of the log with these words, as soon as it is there."""
        async with asyncio.timeout(30):
            while True:
                for line in self.told.splitlines():
                    if all(word in line for word in words):
                        return line
                await asyncio.sleep(0.01)

    async def quiet(self) -> None:
        """Until it has taken, handled and said everything."""
        received = "SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1"
        to_say = "SELECT 1 FROM outbox WHERE state IN ('new', 'sending') LIMIT 1"
        town = self._town
        async with asyncio.timeout(60):
            while town.telegram.world.updates.pending or town.rows(received) or town.rows(to_say):  # noqa: ASYNC110
                await asyncio.sleep(0.02)


def _limit(limits: Mapping[int, int]) -> None:
    for what, most in limits.items():
        resource.setrlimit(what, (most, most))
