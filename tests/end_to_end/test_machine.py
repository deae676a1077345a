"""The machine fails under the running program: one clear line, no damage, and the work goes on when it can.

The waits are short; with SOAK_SECONDS set (`make soak`) they are as long as the worst of days.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import LiteralString

import psycopg
import pytest
from psycopg.rows import TupleRow

from tests.end_to_end.conftest import WIB, Town
from tests.end_to_end.program import Program

DRAINAGE = "PUPR bereskan drainase paling lambat 5 Juni 2024"
LOCKED_FOR = 20 if os.environ.get("SOAK_SECONDS") else 2
NO_MOUNT = "only root may mount a file system here"


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A file system of its own, where the machine lets us make one."""
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True).returncode:
        pytest.skip(NO_MOUNT)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def move_database(town: Town, folder: Path) -> None:
    shutil.copy(town.database, folder / "tuntas.db")
    town.settings = town.settings.model_copy(update={"database_url": f"sqlite:///{folder}/tuntas.db"})
    if town._second is not None:
        town._second.close()
        town._second = None


@pytest.mark.only_database("sqlite")
async def test_a_full_disk_postpones_and_loses_nothing(town: Town, program: Program, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "3m") as disk:
        move_database(town, disk)
        await program.start()
        await program.has_started()
        with contextlib.suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while True:
                filler.write(b"x" * 4096)
        await town.sari.send(None, DRAINAGE)
        assert "database or disk is full" in await program.tells("updates_unstored")
        (disk / "filler").unlink()
        await _works(town, program)
        await program.end()
        assert sqlite3.connect(disk / "tuntas.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.only_database("sqlite")
async def test_a_file_that_may_not_grow_postpones_and_loses_nothing(town: Town, program: Program) -> None:
    process = await program.start()
    await program.has_started()
    no_more = town.database.with_name("tuntas.db-wal").stat().st_size
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (no_more, resource.RLIM_INFINITY))
    await town.sari.send(None, DRAINAGE)
    assert "disk I/O error" in await program.tells("updates_unstored")
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    await _works(town, program)
    await program.end()
    assert town.rows("PRAGMA integrity_check") == ["ok"]


@pytest.mark.only_database("sqlite")
async def test_a_read_only_database_stops_the_start_with_one_line(town: Town, program: Program, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "8m") as disk:
        move_database(town, disk)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)  # noqa: ASYNC221 - at once
        await program.start()
        assert await program.ended() == 1
        (line,) = program.told.splitlines()
        assert line.startswith("DATABASE_URL: this database cannot be used: ")


@contextlib.contextmanager
def read_only(town: Town) -> Iterator[None]:
    """Nothing can be written any more: a disk with errors, a server that is not the first any more."""
    if town.settings.database_url.startswith("sqlite"):
        files = [town.database, town.database.with_name("tuntas.db-wal")]
        if subprocess.run(["chattr", "+i", *files], capture_output=True).returncode:
            pytest.skip("no file can be made immutable here")
        try:
            yield
        finally:
            subprocess.run(["chattr", "-i", *files], check=True)
        return
    with psycopg.connect(town.settings.database_url, autocommit=True) as server:
        _set_for_all(server, "SET default_transaction_read_only = on", "on")
        try:
            yield
        finally:
            _set_for_all(server, "RESET default_transaction_read_only", "off")


def _set_for_all(server: psycopg.Connection[TupleRow], change: LiteralString, value: str) -> None:
    """Until sessions that are open know it too."""
    server.execute(f"ALTER SYSTEM {change}")
    server.execute("SELECT pg_reload_conf()")
    while server.execute("SHOW default_transaction_read_only").fetchone() != (value,):
        time.sleep(0.01)


@pytest.mark.every_database
async def test_a_database_that_becomes_read_only_is_waited_for(town: Town, program: Program) -> None:
    await program.start()
    await program.has_started()
    with read_only(town):
        await town.sari.send(None, DRAINAGE)
        told = await program.tells("updates_unstored")
        assert re.search("disk I/O error|readonly database|in a read-only transaction", told)
    await _works(town, program)
    assert not re.search("update_failed|update_unreadable", program.told)


@pytest.mark.only_database("sqlite")
async def test_a_database_that_another_process_holds_is_waited_for(town: Town, program: Program) -> None:
    await program.start()
    await program.has_started()
    other = sqlite3.connect(town.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await town.sari.send(None, DRAINAGE)
    await asyncio.sleep(LOCKED_FOR)
    assert not town.bots(town.sari)
    other.execute("COMMIT")
    other.close()
    await _works(town, program)
    assert "Traceback" not in program.told


async def test_a_clock_moved_forwards_and_back_by_a_day_says_each_thing_once(town: Town, program: Program) -> None:
    await program.start()
    await _works(town, program)
    await town.sari.send(None, "Dinkes periksa posyandu hari ini pukul 13.00")
    await town.sari.press(await town.says("Arahan baru", to=town.sari), "Simpan")
    await program.quiet()

    def move(day: int, hour: int, minute: int = 0) -> None:
        town.clock.move_to(datetime(2024, 5, day, hour, minute, tzinfo=WIB), backwards=True)
        program.move_clock()

    move(30, 9)
    await town.says("Pengingat", to=town.pupr, since=0)
    move(29, 9, 30)
    await program.tells("clock_moved_back")
    move(29, 11, 5)
    await town.says("Segera jatuh tempo: #2", to=town.dinkes, since=0)
    move(30, 9, 5)
    await asyncio.sleep(1)
    await program.quiet()
    assert len(town.bots(town.pupr, "Pengingat")) == 1  # of the thirtieth
    assert len(town.bots(town.dinkes, "Segera jatuh tempo: #2")) == 1  # two hours before, though the clock was back
    assert "Traceback" not in program.told


async def test_a_machine_that_slept_for_an_hour_takes_up_its_work(town: Town, program: Program) -> None:
    await program.start()
    await program.has_started()
    program.send(signal.SIGSTOP)
    await town.sari.send(None, DRAINAGE)
    town.clock.move_to(town.clock() + timedelta(hours=1))
    program.move_clock()
    program.send(signal.SIGCONT)
    draft = await town.says("Arahan baru", to=town.sari, since=0)
    assert draft.date - timedelta(minutes=5) < town.clock()
    await _works(town, program)
    assert "Traceback" not in program.told


async def test_without_memory_it_goes_on_or_ends_and_nothing_is_damaged(town: Town, program: Program) -> None:
    process = await program.start()
    await program.has_started()
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[0])
    resource.prlimit(process.pid, resource.RLIMIT_AS, (pages * resource.getpagesize(), resource.RLIM_INFINITY))
    for number in range(5):
        await town.budi.send(None, f"/status {'kata ' * 700}{number}")
    await town.sari.send(None, DRAINAGE)
    await asyncio.sleep(0.5)
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(process.pid, resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    supervisor = asyncio.create_task(_supervise(program))
    await _works(town, program)
    supervisor.cancel()
    if town.settings.database_url.startswith("sqlite"):
        assert town.rows("PRAGMA integrity_check") == ["ok"]
    assert "MemoryError" in program.told or "Traceback" not in program.told


async def _supervise(program: Program) -> None:
    while True:
        assert program.process is not None
        await program.process.wait()
        await program.start()


async def _works(town: Town, program: Program) -> None:
    """What was said meanwhile, or is said now, is done, and done once."""
    if not town.telegram.chat(town.sari).messages:
        await town.sari.send(None, DRAINAGE)
    draft = await town.says("Arahan baru", to=town.sari, since=0, timeout=40)
    await town.sari.press(draft, "Simpan")
    await town.says("Arahan #1", to=town.pupr, since=0, timeout=40)
    await program.quiet()
    assert town.rows("SELECT number FROM directives") == [1]
    assert len(town.cards(town.pupr, 1)) == 1
