"""python -m bot: what stops the start is said in one line, with a code that means it."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.__main__ import FAILED, NO_MEMORY, STALE, USAGE, WRONG_USE, main, run, watched
from bot.clock import Pulse
from bot.settings import ROOT, Settings
from db import migrating
from db.engine import Database


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("arguments", [["serve"], ["run", "read"], [""]])
def test_an_unknown_command_shows_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == WRONG_USE
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", USAGE + "\n")


@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_who_asks_for_help_gets_it(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([asked]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == (USAGE + "\n", "")


def test_without_a_token_it_says_where_one_comes_from(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == WRONG_USE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("BOT_TOKEN: ")


def test_a_wrong_setting_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PING_TIME", "pagi")
    assert main([]) == WRONG_USE
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("PING_TIME: ")


def test_reading_refuses_an_unknown_kind(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["read", "--kind", "poem"])
    assert stopped.value.code == WRONG_USE
    assert "poem" in capsys.readouterr().err


async def _of_tomorrow(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    await migrating.upgrade(database)
    async with database.writing() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    await database.close()


def _refusal(folder: Path, database_url: str) -> str:
    """The line with which the start stops."""
    settings = {"BOT_TOKEN": "1:TEST", "BOT_API_URL": "http://127.0.0.1:9", "DATABASE_URL": database_url}
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        env={**os.environ, **settings, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == FAILED
    (line,) = done.stderr.splitlines()
    return line


def test_a_database_of_a_later_program_stops_the_start(tmp_path: Path) -> None:
    asyncio.run(_of_tomorrow(tmp_path / "tuntas.db"))
    line = _refusal(tmp_path, "sqlite:///tuntas.db")
    assert line.startswith("DATABASE_URL: ")
    assert "9999" in line


def test_a_database_where_no_folder_can_be_stops_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert _refusal(tmp_path, "sqlite:///file/tuntas.db").startswith("DATABASE_URL: this database cannot be used: ")


@pytest.mark.parametrize(
    "where",
    [
        "_thread.start_new_thread(fail, ())",  # before a thread could say that it has started
        "threading.Thread(target=fail).start()",
        "asyncio.get_running_loop().call_soon(fail)",
        "asyncio.create_task(wait())",
    ],
)
def test_a_part_that_dies_without_memory_ends_the_program(where: str) -> None:
    script = f"""
import asyncio, _thread, threading
from bot.__main__ import end_where_memory_fails, run

def fail():
    raise MemoryError

async def wait():
    fail()

async def serve():
    end_where_memory_fails()
    {where}
    await asyncio.sleep(20)

run(serve())
"""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, timeout=15, check=False)
    assert (done.returncode, done.stderr) == (STALE, NO_MEMORY)


async def _loop() -> str:
    return type(asyncio.get_running_loop()).__module__


def test_it_runs_without_the_quicker_loop_where_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.__main__.UNUSED", ())  # other tests have a use for them
    assert run(_loop()) == ("uvloop" if sys.platform != "win32" else "asyncio.windows_events")
    monkeypatch.setitem(sys.modules, "uvloop", None)
    assert run(_loop()).startswith("asyncio.")


async def test_who_watches_over_the_program_leaves_with_it() -> None:
    before = threading.active_count()
    async with watched(SimpleNamespace(source=SimpleNamespace(pulse=Pulse()))):  # type: ignore[arg-type]
        assert threading.active_count() == before + 1
    async with asyncio.timeout(5):
        while threading.active_count() > before:  # noqa: ASYNC110 - a thread tells nobody that it has ended
            await asyncio.sleep(0.01)
