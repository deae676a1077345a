"""A backup holds what the database held at one moment, or it is none; restoring takes nothing away unasked."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import backup, chain, migrating
from db.backup import Unusable, back_up, outlived, restore
from db.engine import Database
from db.store import Store
from db.tables import metadata
from tests.cast import NOW
from tests.db.conftest import OpenStore, url_of
from tests.db.test_chain import write

pytestmark = pytest.mark.only_database("sqlite")  # PostgreSQL is backed up with pg_dump


def dump(path: Path) -> list[str]:
    """Every table, index, trigger and row."""
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


@pytest.fixture
async def filled(store: OpenStore, database: Database) -> Database:
    """The living database of a program: something in it, and connections open."""
    async with store() as writing:
        await write(writing, 5)
    return database


@pytest.fixture
async def kept(filled: Database, tmp_path: Path) -> Path:
    await back_up(filled, tmp_path / "kept.db")
    return tmp_path / "kept.db"


async def test_what_is_restored_equals_the_original_row_by_row(filled: Database, kept: Path, tmp_path: Path) -> None:
    rows = await restore(kept, tmp_path / "elsewhere" / "tuntas.db", None)
    assert dump(tmp_path / "elsewhere" / "tuntas.db") == dump(tmp_path / "tuntas.db")
    assert rows == 1 + 5 + 1  # a directive, its history, the head of the history
    restored = Database(url_of(tmp_path / "elsewhere" / "tuntas.db"))
    await migrating.upgrade(restored)
    async with restored.reading() as connection:
        assert (await chain.verify(connection)).lines == 5
    await restored.close()


async def test_a_backup_is_one_file_that_only_its_owner_reads(kept: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in tmp_path.glob("kept.db*")) == ["kept.db"]
    assert kept.stat().st_mode & 0o777 == 0o600


async def test_writers_go_on_and_the_copy_is_of_one_moment(filled: Database, store: OpenStore, tmp_path: Path) -> None:
    """Each transaction writes two lines: a copy with an odd count would have torn one apart."""
    copies = [asyncio.create_task(back_up(filled, tmp_path / f"{n}.db")) for n in range(3)]
    while not all(copy.done() for copy in copies):
        async with store() as writing:
            await write(writing, 2)
    await asyncio.gather(*copies)
    for number in range(3):
        copy = Database(url_of(tmp_path / f"{number}.db"))
        async with copy.reading() as connection:
            assert (await chain.verify(connection)).lines % 2 == 1
        await copy.close()


async def test_a_file_that_is_there_is_not_written_over(filled: Database, kept: Path, tmp_path: Path) -> None:
    before = kept.read_bytes()
    for target in (kept, tmp_path / "tuntas.db"):
        with pytest.raises(Unusable, match="already"):
            await back_up(filled, target)
    assert kept.read_bytes() == before


async def test_a_copy_that_fails_leaves_nothing_behind(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        await back_up(filled, tmp_path / "kept.db")
    assert list(tmp_path.glob("kept.db*")) == []


async def test_a_copy_that_lacks_a_row_is_not_taken_for_a_backup(
    filled: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked = backup._checked
    monkeypatch.setattr(backup, "_checked", lambda path: checked(path) | {"history": 4})
    with pytest.raises(Unusable, match="does not hold"):
        await back_up(filled, tmp_path / "kept.db")
    assert list(tmp_path.glob("kept.db*")) == []


# -- restoring --------------------------------------------------------------------------------------------------------


async def test_a_database_that_is_there_is_not_replaced_without_a_word(
    filled: Database, kept: Path, tmp_path: Path
) -> None:
    await filled.close()
    before = dump(tmp_path / "tuntas.db")
    with pytest.raises(Unusable, match="--overwrite"):
        await restore(kept, tmp_path / "tuntas.db", None)
    assert dump(tmp_path / "tuntas.db") == before


async def test_a_database_in_use_is_not_replaced(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match="stop the bot first"):
        await restore(kept, tmp_path / "tuntas.db", tmp_path / "before.db")
    async with store() as writing:  # nobody has noticed
        await write(writing, 1)
    assert not (tmp_path / "before.db").exists()


async def test_what_was_there_is_kept_beside(filled: Database, store: OpenStore, kept: Path, tmp_path: Path) -> None:
    async with store() as writing:
        await write(writing, 2)
    await filled.close()
    later = dump(tmp_path / "tuntas.db")
    await restore(kept, tmp_path / "tuntas.db", tmp_path / "before.db")
    assert dump(tmp_path / "tuntas.db") == dump(kept)
    assert dump(tmp_path / "before.db") == later


async def test_a_killed_program_s_last_words_do_not_get_into_what_is_restored(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    """After kill -9 a -wal lies there: beside another database SQLite would play it in."""
    target = tmp_path / "killed" / "tuntas.db"
    target.parent.mkdir()
    async with store() as writing:
        await write(writing, 2)
    for name in ("tuntas.db", "tuntas.db-wal"):
        shutil.copy(tmp_path / name, target.parent / name)
    later = dump(tmp_path / "tuntas.db")
    await restore(kept, target, target.parent / "before.db")
    assert dump(target) == dump(kept)
    assert dump(target.parent / "before.db") == later


async def test_a_damaged_database_can_be_replaced(kept: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"\0" * 8192)
    await restore(kept, broken, tmp_path / "before.db")
    assert dump(broken) == dump(kept)
    assert (tmp_path / "before.db").read_bytes() == b"\0" * 8192


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.unlink(), "no file"),
        (lambda path: path.write_text("not a database" * 99), "no database of this program"),
        (lambda path: path.write_bytes(path.read_bytes()[:-5000]), "damaged|malformed"),
        (lambda path: sql(path, "DROP TABLE alembic_version"), "no database of this program"),
        (lambda path: sql(path, "UPDATE alembic_version SET version_num = '9999'"), "later program"),
    ],
)
async def test_a_file_that_is_no_good_backup_changes_nothing(
    harm: object, told: str, kept: Path, tmp_path: Path
) -> None:
    harm(kept)  # type: ignore[operator]
    with pytest.raises(Unusable, match=told):
        await restore(kept, tmp_path / "new.db", None)
    assert list(tmp_path.glob("new.db*")) == []


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


async def test_a_backup_of_an_earlier_program_is_brought_to_this_one(tmp_path: Path) -> None:
    old = Database(url_of(tmp_path / "old.db"))
    await migrating.upgrade(old, "0001")
    await back_up(old, tmp_path / "kept.db")
    await old.close()
    await restore(tmp_path / "kept.db", tmp_path / "new.db", None)
    new = Database(url_of(tmp_path / "new.db"))
    await migrating.upgrade(new)
    async with new.writing() as connection:
        await write(Store(connection, NOW, "test"), 1)
    await new.close()


def test_every_table_is_counted(kept: Path) -> None:
    assert backup._checked(kept).keys() == metadata.tables.keys()


# -- from day to day --------------------------------------------------------------------------------------------------


@given(st.dates(date(2024, 1, 1), date(2024, 3, 31)), st.integers(1, 60), st.sets(st.integers(0, 99)))
def test_so_many_days_are_kept_and_nothing_else_is_touched(today: date, days: int, ages: set[int]) -> None:
    ours = {backup.NAME.format(today - timedelta(days=age)): age for age in ages}
    others = ["tuntas.db", "tuntas.db.before-20200101-000000", "tuntas-awal.db", "catatan.txt"]
    left = ["tuntas-2020-01-01.db.part"]
    assert outlived([*ours, *others, *left], today, days) == [name for name, age in ours.items() if age >= days] + left
