"""The operator's commands: done with one line, or refused with one."""

from __future__ import annotations

import asyncio
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import FAILED, main
from bot.settings import Settings
from core.directives import Directive
from core.people import Person
from core.tasks import Act, Evidence, Report
from db import export
from db.engine import Database
from db.store import Store
from db.tables import invitations, metadata
from tests.cast import GROUP, HEAD, NOW
from tests.db.conftest import migrated

__all__ = ["migrated"]  # a fixture of the database's own tests

DONE = 0
TOKEN = "123456789:AAH-x_Yz0123456789abcdefghijklmnopq"


async def _fill(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    async with database.writing() as connection:
        store = Store(connection, NOW, "test")
        directive = Directive(
            text="Bereskan drainase", action="Bereskan drainase", giver=HEAD, said_at=NOW, place=GROUP
        )
        directive = await store.directives.add(directive)
        for evidence in ((), (Evidence("photo", "F1", "foto.jpg"),)):
            entry = directive.entry(Act.REWORDED, Person(4, "Budi"), NOW)
            await store.directives.record(directive.id, replace(entry, report=Report("Keruk", None, evidence)))
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
    with closing(sqlite3.connect(path)) as connection, connection:
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


# -- backup and restore -----------------------------------------------------------------------------------------------


def test_a_backup_is_made_and_restored_with_a_line_each(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "kept.db"]) == DONE
    changed(kept, "UPDATE history SET words = 'Keruk sungai' WHERE id = 2")
    assert main(["restore", "kept.db", "--overwrite"]) == DONE
    backed_up, restored = capsys.readouterr().out.splitlines()
    assert backed_up == "4 rows in kept.db, opened again and counted"
    assert restored.startswith("4 rows in data/tuntas.db; what was there before is data/tuntas.db.before-")
    assert main(["verify"]) == DONE
    (before,) = kept.parent.glob("tuntas.db.before-*")
    with closing(sqlite3.connect(before)) as connection:
        assert connection.execute("SELECT words FROM history WHERE id = 2").fetchone() == ("Keruk sungai",)


@pytest.mark.only_database("postgresql")
def test_postgresql_is_backed_up_and_restored_with_a_line_each(
    kept: Path, database_url: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["copy", "sqlite:///data/tuntas.db", database_url])
    monkeypatch.setenv("DATABASE_URL", database_url)
    capsys.readouterr()
    assert main(["backup", "kept.db"]) == DONE
    assert main(["restore", "kept.db"]) == FAILED
    assert main(["restore", "kept.db", "--overwrite"]) == DONE
    told = capsys.readouterr()
    assert told.err == "restore: there is a database already; --overwrite keeps it beside and takes its place\n"
    backed_up, restored = told.out.splitlines()
    assert backed_up == "4 rows in kept.db, opened again and counted"
    assert restored.startswith("4 rows in PostgreSQL; what was there before is data/backups/tuntas.db.before-")
    assert main(["verify"]) == DONE


def test_a_database_is_not_overwritten_without_a_word(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "kept.db"]) == DONE
    assert main(["restore", "kept.db"]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("restore: there is a database at data/tuntas.db already; --overwrite")


def test_a_backup_that_cannot_be_made_is_one_line(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a-file").touch()
    assert main(["backup", "a-file/kept.db"]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("backup: ")


# -- export -----------------------------------------------------------------------------------------------------------


def exported(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path("out", name).read_text("utf-8").splitlines()]


def test_an_export_has_every_row_and_the_list_of_the_evidence(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "out"]) == DONE
    assert capsys.readouterr().out == "4 rows and 1 pieces of evidence in out\n"
    rows = exported("rows.jsonl")
    assert [row["table"] for row in rows if row["table"] != "history_head"] == ["directives", "history", "history"]
    with closing(sqlite3.connect(kept)) as connection:
        connection.row_factory = sqlite3.Row
        lines = [dict(row) for row in connection.execute("SELECT * FROM history ORDER BY id")]
    for line, row in zip(lines, (row for row in rows if row["table"] == "history"), strict=True):
        assert row["words"] == line["words"]
        assert row["hash"] == line["hash"]
        assert datetime.fromisoformat(row["at"]) == NOW
        assert row["evidence"] == json.loads(line["evidence"])
    (piece,) = exported("evidence.jsonl")
    assert (piece["file_id"], piece["name"], piece["kind"]) == ("F1", "foto.jpg", "photo")
    assert piece["directive"] is None


def test_every_table_is_exported_and_no_invitation_s_token() -> None:
    """An open invitation lets in whoever has its token."""
    told = {column for table in metadata.sorted_tables for column in table.c} - export.KEPT_BACK
    assert invitations.c.token not in told
    assert {column.table.name for column in told} == set(metadata.tables)


def test_a_token_somebody_sent_to_the_bot_is_not_in_the_export(kept: Path) -> None:
    changed(kept, f"UPDATE directives SET text = 'token baru: {TOKEN} pukul 10:30'")
    assert main(["export", "out"]) == DONE
    told = Path("out", "rows.jsonl").read_text("utf-8")
    assert "token baru: <token> pukul 10:30" in told
    assert TOKEN not in told


def test_an_export_takes_nobody_s_place(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out").mkdir()
    assert main(["export", "out"]) == FAILED
    assert capsys.readouterr().err == "export: there is something at out already\n"
    assert list(Path("out").iterdir()) == []


# -- moving ------------------------------------------------------------------------------------------------------------


@pytest.mark.only_database("postgresql")
def test_a_move_to_postgresql_says_what_it_moved(
    kept: Path, database_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["copy", "sqlite:///data/tuntas.db", database_url]) == DONE
    told = capsys.readouterr().out
    assert told.startswith("4 rows copied and compared one by one: ")
    assert "directives 1" in told
    assert "history 2" in told
    assert main(["copy", "sqlite:///data/tuntas.db", database_url]) == FAILED
    assert "it takes an empty database" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("sqlite:///none.db", "sqlite:///new.db", "there is no database at none.db"),
        ("mysql://x@y/z", "sqlite:///new.db", "takes two URLs"),
        ("sqlite:///data/tuntas.db", "tuntas", "takes two URLs"),
        ("sqlite:///data/tuntas.db", "postgresql://x@127.0.0.1:1/x", "copy: "),
    ],
)
def test_what_cannot_be_moved_is_one_line(
    kept: Path, source: str, target: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["copy", source, target]) == FAILED
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("copy: ")
    assert told in line
    assert not Path("new.db").exists()
