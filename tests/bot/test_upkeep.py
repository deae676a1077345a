"""The operator's commands: done with one line, or refused with one."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.__main__ import FAILED, main
from bot.settings import Settings
from core.directives import Directive
from core.people import Person
from core.tasks import Act
from db.engine import Database
from db.store import Store
from tests.cast import GROUP, HEAD, NOW
from tests.db.conftest import migrated

__all__ = ["migrated"]  # a fixture of the database's own tests

DONE = 0


async def _fill(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    async with database.writing() as connection:
        store = Store(connection, NOW, "test")
        directive = Directive(
            text="Bereskan drainase", action="Bereskan drainase", giver=HEAD, said_at=NOW, place=GROUP
        )
        directive = await store.directives.add(directive)
        for words in ("Keruk parit", "Keruk selokan"):
            await store.directives.record(directive.id, directive.entry(Act.REWORDED, Person(4, "Budi"), NOW, words))
    await database.close()


@pytest.fixture
def kept(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The database of an operator who stands in this folder: a directive with two lines of history."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    shutil.copy(migrated, tmp_path / "data" / "tuntas.db")
    asyncio.run(_fill(tmp_path / "data" / "tuntas.db"))
    return tmp_path / "data" / "tuntas.db"


def changed(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)


def test_an_untouched_history_is_said_to_be_unbroken(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify"]) == DONE
    assert capsys.readouterr().out.startswith("2 lines, unbroken; the last is ")


def test_the_first_line_that_was_changed_is_named(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(kept, "UPDATE history SET words = 'Keruk sungai' WHERE id = 2")
    assert main(["verify"]) == FAILED
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "verify: history is broken: line 2 is changed\n")


def test_what_is_not_there_is_not_made_by_looking_for_it(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.unlink()
    assert main(["verify"]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("verify: DATABASE_URL: there is no database at ")
    assert not kept.exists()


def test_a_database_of_another_version_is_left_alone(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed(kept, "UPDATE alembic_version SET version_num = '9999'")
    assert main(["verify"]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert "another version" in line


def test_a_file_that_is_no_database_is_one_line(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept.write_text("not a database" * 100)
    assert main(["verify"]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert "file is not a database" in line
