"""Several processes on one PostgreSQL share the work; on SQLite a second one does not start."""

from __future__ import annotations

import asyncio
import re
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from random import Random

import pytest

from tests.end_to_end.books import Books
from tests.end_to_end.conftest import Town
from tests.end_to_end.program import Program
from tests.end_to_end.townspeople import Story

AT_WORK = 3  # stories at once
TAKEOVER = 15.0  # seconds


@pytest.fixture
async def two(town: Town, tmp_path: Path) -> AsyncIterator[list[Program]]:
    """Two processes on the town's database; the first leads."""
    await town.stop()
    async with AsyncExitStack() as stack:
        programs = []
        for name in ("first", "second"):
            (tmp_path / name).mkdir()
            programs.append(Program(town, tmp_path / name))
            stack.push_async_callback(programs[-1].close)
            await programs[-1].start()
            await programs[-1].tells("started")
        await programs[0].tells("leading")
        yield programs


async def next_polls(town: Town, program: Program, times: int) -> None:
    """Until this process has taken the lead, within the time that is promised, and polls."""
    async with asyncio.timeout(TAKEOVER):
        while program.told.count(" leading ") < times:  # noqa: ASYNC110
            await asyncio.sleep(0.02)
    await program.has_polled(len(town.telegram.requests))


@pytest.mark.only_database("postgresql")
async def test_two_share_the_work_and_when_one_is_killed_or_frozen_the_other_takes_over(
    town: Town, two: list[Program]
) -> None:
    first, second = two
    random, note, working = Random(7), asyncio.Lock(), True
    stories: list[Story] = []

    async def work() -> None:
        while working:
            story = Story(town, random, note)
            await story.tell()
            stories.append(story)

    async with asyncio.TaskGroup() as people:
        for _ in range(AT_WORK):
            people.create_task(work())
        while not stories:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        await first.end(signal.SIGKILL)
        await next_polls(town, second, 1)
        await first.start()
        while first.told.count(" started ") < 2:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        second.send(signal.SIGSTOP)
        await next_polls(town, first, 2)
        second.send(signal.SIGCONT)
        thawed = len(town.telegram.requests)
        done = len(stories)
        while len(stories) < done + AT_WORK:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
        working = False
    await first.quiet()
    await Books(town).balance(stories, kills=2)
    for program in two:
        assert program.told.count("update_handled") > 5, "the work is shared"
        assert not re.search("update_failed|update_unreadable", program.told)
    # Who thaws may find the answer to the poll it was frozen in, or be told of the other's; it polls no more.
    conflicts = [call for call in town.telegram.requests[thawed:] if call.outcome.startswith("409")]
    assert len(conflicts) <= 1
    assert second.told.count(" leading ") == 1


@pytest.mark.only_database("postgresql")
async def test_when_the_server_has_dropped_every_connection_it_goes_on(town: Town) -> None:
    await town.order("PUPR bereskan drainase paling lambat 7 Juni 2024")
    town.rows(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname IS NOT NULL"
    )
    for percent in (10, 20, 30):
        await town.budi.send(None, f"/lapor 1 {percent}%")
    await town.says("dicatat: 30%", to=town.budi)
    await town.done()
    assert town.rows("SELECT percent FROM history WHERE act = 'reported' ORDER BY id") == [10, 20, 30]
    assert len(town.bots(town.budi, "dicatat")) == 3


@pytest.mark.only_database("sqlite")
async def test_a_second_process_on_sqlite_does_not_start_and_says_so_in_one_line(town: Town, tmp_path: Path) -> None:
    await town.done()
    before, second = town.kept(), Program(town, tmp_path)
    await second.start()
    assert await second.ended() == 1
    (line,) = [line for line in second.told.splitlines() if not re.match(r"\d{4}-", line)]
    assert line.startswith("DATABASE_URL: another process serves this SQLite database")
    assert town.kept() == before
    assert await town.told(town.budi, "/tugas")
