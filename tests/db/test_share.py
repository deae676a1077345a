"""Several processes share a database on PostgreSQL; on SQLite one has it alone."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing, suppress

import pytest

from db import share
from db.engine import DATABASE_TROUBLE, Database
from db.share import Occupied, Share, Whole

on_postgresql = pytest.mark.only_database("postgresql")
on_sqlite = pytest.mark.only_database("sqlite")


class Process:
    """What one process has, and what it was told."""

    def __init__(self, url: str) -> None:
        self.heard: list[str] = []
        self.database = Database(url)
        self.share = Share(self.database, self.heard.append)
        self.running: asyncio.Task[None] | None = None

    async def runs(self) -> None:
        await self.share.__aenter__()
        self.running = asyncio.create_task(self.share.run())

    async def ends(self) -> None:
        assert self.running is not None
        self.running.cancel()
        await asyncio.gather(self.running, return_exceptions=True)
        await self.share.__aexit__()

    async def takes(self, *keys: str, limit: int = 9) -> set[str]:
        async with self.share.session() as connection:
            return await self.share.take(connection, keys, limit)

    async def freezes(self) -> None:
        """Its session says nothing until the server has ended it."""
        async with self.share._turn:
            await asyncio.sleep(share.SILENCE + 0.3)


@pytest.fixture
async def two(database_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[tuple[Process, Process]]:
    monkeypatch.setattr(share, "BEAT", 0.05)
    monkeypatch.setattr(share, "SILENCE", 1.0)
    first, second = Process(database_url), Process(database_url)
    async with AsyncExitStack() as stack:
        for process in (first, second):
            stack.push_async_callback(process.database.close)
            await process.runs()
            stack.push_async_callback(process.ends)
        await until(lambda: first.share.processes == 2)
        yield first, second


async def until(holds: object) -> None:
    async with asyncio.timeout(20):
        while not holds():  # type: ignore[operator]  # noqa: ASYNC110 - another process does it
            await asyncio.sleep(0.01)


async def leads(process: Process) -> None:
    async with asyncio.timeout(20):
        while not await process.share.leads():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@on_postgresql
async def test_one_leads_and_the_other_when_it_has_stopped(two: tuple[Process, Process]) -> None:
    first, second = two
    await leads(first)
    assert not await second.share.leads()
    await first.ends()
    await leads(second)


@on_postgresql
async def test_a_key_is_one_process_s_until_it_lets_go(two: tuple[Process, Process]) -> None:
    first, second = two
    assert await first.takes("a", "b") == {"a", "b"}
    assert await second.takes("a", "b", "c") == {"c"}
    assert await first.takes("a", "c") == {"a"}
    first.share.let_go("a")
    first.share.let_go("c")  # which is not its own
    async with asyncio.timeout(20):
        while await second.takes("a") != {"a"}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    assert await first.takes("a", "c") == set()


@on_postgresql
async def test_no_more_is_taken_than_asked_for(two: tuple[Process, Process]) -> None:
    first, second = two
    assert len(await first.takes("a", "b", "c", limit=2)) == 2
    assert len(await second.takes("a", "b", "c")) == 1
    assert first.share.part(5) == 3


@on_postgresql
async def test_what_one_tells_the_other_hears(two: tuple[Process, Process]) -> None:
    first, second = two
    first.share.tell("inbox")
    await until(lambda: "inbox" in second.heard)
    assert "inbox" not in first.heard


@on_postgresql
async def test_who_was_frozen_has_lost_all_it_had_and_knows_it_before_it_acts(two: tuple[Process, Process]) -> None:
    first, second = two
    await first.takes("a")
    frozen = asyncio.create_task(first.freezes())
    await leads(second)
    assert await second.takes("a") == {"a"}
    await frozen
    assert not await first.share.leads()
    assert await first.takes("a", "b") == {"b"}  # a new session, in which it begins anew
    assert not await first.share.leads()


@on_postgresql
async def test_a_session_that_failed_keeps_nothing(two: tuple[Process, Process]) -> None:
    first, second = two

    async def fail() -> None:
        async with first.share.session() as connection:
            assert await first.share.take(connection, ["a"], 1) == {"a"}
            await connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(DATABASE_TROUBLE):
        await fail()
    async with asyncio.timeout(20):
        while await second.takes("a") != {"a"}:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@on_postgresql
async def test_a_server_that_starts_anew_is_trouble_that_passes(two: tuple[Process, Process]) -> None:
    first, second = two
    async with AsyncExitStack() as spare:
        for _ in range(3):  # the pool keeps them, and they die there
            await spare.enter_async_context(first.database.reading())
    async with second.database.reading() as connection:
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        await connection.exec_driver_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    async with asyncio.timeout(20):
        for process in two:
            taken: set[str] = set()
            while not taken:
                with suppress(*DATABASE_TROUBLE):
                    taken = await process.takes(str(id(process)))
                await asyncio.sleep(0.01)
            assert process.running is not None
            assert not process.running.done()


# -- alone -------------------------------------------------------------------------------------------------------------


@on_sqlite
async def test_a_second_process_on_sqlite_is_refused_until_the_first_has_ended(database: Database) -> None:
    async with Whole(database):
        with pytest.raises(Occupied, match=r"tuntas\.db\.lock"):
            async with Whole(database):
                pass
    async with Whole(database) as alone:
        assert await alone.leads()


@on_sqlite
async def test_who_only_looks_or_copies_is_not_shut_out(database: Database) -> None:
    assert database.path is not None
    async with Whole(database):
        with closing(sqlite3.connect(database.path)) as other, closing(sqlite3.connect(":memory:")) as copy:
            assert other.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
            other.backup(copy)
