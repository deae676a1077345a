"""The real program, killed again and again while people work with it: nothing lost, nothing doubled.

25 kills twice, and a few of two processes that share PostgreSQL. With SOAK_SECONDS set (`make soak`) each for half of
that, for two of them run at once; then of one process on PostgreSQL too.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from db import backup
from db.outbox import MOST_ATTEMPTS
from tests.end_to_end.books import Books
from tests.end_to_end.conftest import WIB, Town
from tests.end_to_end.program import Program
from tests.end_to_end.townspeople import Story

SECONDS = float(os.environ.get("SOAK_SECONDS", 0)) / 2
pytestmark = [pytest.mark.every_database] if SECONDS else []
KILLS, KILLS_OF_TWO = 25, 5
KILLS_A_ROUND = MOST_ATTEMPTS - 1  # by as many as there are attempts a message may be kept from going out for good
AT_WORK = 4  # stories at once
SLOW_CALLS = ("sendMessage", "sendMessage", "editMessageText", "answerCallbackQuery", "getUpdates")


class Soak:
    """`programs` are processes on one database; one of them is killed at a time."""

    def __init__(self, town: Town, programs: Sequence[Program], seed: int) -> None:
        self._town = town
        self._programs = programs
        self._random = Random(seed)
        self._stories: list[Story] = []
        self._note = asyncio.Lock()
        self._start_takes = 1.0
        self.kills = 0
        self.books = Books(town)

    async def round(self) -> None:
        """A day: people work, a process is killed; then they finish, and the books are balanced."""
        killing = True
        async with asyncio.TaskGroup() as people:
            for _ in range(AT_WORK):
                people.create_task(self._work(lambda: killing))
            for _ in range(KILLS_A_ROUND):
                await self._kill()
            killing = False
            await self._start()
        await self._programs[0].quiet()
        await self.books.balance(self._stories, self.kills)
        for program in self._programs:
            await program.end(signal.SIGKILL)
            self.kills += 1
        tomorrow = self._town.clock().astimezone(WIB) + timedelta(days=1)
        self._town.clock.move_to(datetime(tomorrow.year, tomorrow.month, tomorrow.day, 9, tzinfo=WIB))

    async def _work(self, more: Callable[[], bool]) -> None:
        while more():
            story = Story(self._town, self._random, self._note)
            await story.tell()
            self._stories.append(story)

    async def _kill(self) -> None:
        """While it starts, while it works, or between something it asks of Telegram and the answer."""
        began = time.monotonic()
        started = await self._start()
        how = self._random.choices(("starting", "working", "waiting"), (1, 2, 2))[0]
        if how == "starting":
            await asyncio.sleep(self._random.uniform(0, self._start_takes))
        else:
            for program in started:
                await program.has_started()
            self._start_takes = time.monotonic() - began
            await (self._let_work() if how == "working" else self._let_wait())
        await self._random.choice(started if how == "starting" else self._programs).end(signal.SIGKILL)
        self._town.telegram.faults.clear()
        self.kills += 1

    async def _start(self) -> list[Program]:
        """Those that do not run."""
        ended = [program for program in self._programs if not program.runs]
        for program in ended:
            await program.start()
        return ended

    async def _let_work(self) -> None:
        await asyncio.sleep(self._random.uniform(0, 0.4))

    async def _let_wait(self) -> None:
        """Telegram has done what was asked and not said so yet."""
        faults = self._town.telegram.faults
        faults.add(self._random.choice(SLOW_CALLS), kind="slow", seconds=5)
        until = time.monotonic() + 1
        while faults.waiting and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.002)


@pytest.mark.parametrize("seed", [1] if SECONDS else [1, 2])
async def test_killed_again_and_again_it_loses_and_doubles_nothing(
    town: Town, tmp_path: Path, seed: int, record_property: Callable[[str, object], None]
) -> None:
    record_property("soak", await soaked(town, [Program(town, tmp_path)], seed, KILLS))


@pytest.mark.only_database("postgresql")
async def test_of_two_processes_one_is_killed_again_and_again(
    town: Town, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    folders = [tmp_path / name for name in ("one", "other")]
    for folder in folders:
        folder.mkdir()
    record_property("soak of two", await soaked(town, [Program(town, folder) for folder in folders], 3, KILLS_OF_TWO))


async def soaked(town: Town, programs: Sequence[Program], seed: int, kills: int) -> str:
    """What so many kills, or SECONDS of them, have left in the books."""
    await town.stop()
    town.settings = town.settings.model_copy(update={"backup_days": 3})
    soak, began = Soak(town, programs, seed), time.monotonic()
    try:
        while soak.kills < kills or time.monotonic() - began < SECONDS:
            await soak.round()
    finally:
        for program in programs:
            await program.close()
    for program in programs:
        assert not re.search(r" ERROR |Traceback", program.told)
        assert town.telegram.token not in program.told
        for kept in program.backups.glob("tuntas-*.db"):
            backup._checked(kept)
    return f"{soak.kills} kills in {time.monotonic() - began:.0f} s: {soak.books}"
