"""A backup holds what the database held at one moment, or it is none; restoring takes nothing away unasked."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import backup, chain, copying, migrating
from db.backup import Unusable, back_up, outlived, restore
from db.copying import Unfit
from db.engine import Database
from db.share import Occupied, share_of
from db.store import Store
from db.tables import metadata
from tests.cast import NOW
from tests.databases import POSTGRESQL, SQLITE, NewDatabase
from tests.db.conftest import OpenStore, url_of
from tests.db.test_chain import write
from tests.db.test_copying import everything, fill

on_sqlite, on_postgresql = pytest.mark.only_database(SQLITE), pytest.mark.only_database(POSTGRESQL)


def at(path: Path) -> Database:
    return Database(url_of(path))


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


@pytest.fixture
async def other(database: Database, new_database: NewDatabase) -> AsyncIterator[Database]:
    """Another database of the same kind; there is none yet, or it is empty."""
    url = new_database(SQLITE if database.is_sqlite else POSTGRESQL)
    other = Database(url)
    if other.path:
        other.path.unlink()
    yield other
    await other.close()


async def test_what_is_restored_equals_the_original_row_by_row(
    database: Database, other: Database, tmp_path: Path
) -> None:
    await fill(database)
    rows = await back_up(database, tmp_path / "kept.db")
    assert await restore(tmp_path / "kept.db", other, None) == rows
    assert await everything(other) == await everything(database)
    async with other.reading() as connection:
        assert (await chain.verify(connection)).lines == 9


@on_sqlite
async def test_what_is_restored_has_every_index_and_trigger(filled: Database, kept: Path, tmp_path: Path) -> None:
    rows = await restore(kept, at(tmp_path / "elsewhere" / "tuntas.db"), None)
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

    async def back_up_often() -> None:
        for number in range(3):
            await back_up(filled, tmp_path / f"{number}.db")

    backing_up = asyncio.create_task(back_up_often())
    while not backing_up.done():
        async with store() as writing:
            await write(writing, 2)
    await backing_up
    for number in range(3):
        copy = Database(url_of(tmp_path / f"{number}.db"))
        async with copy.reading() as connection:
            assert (await chain.verify(connection)).lines % 2 == 1
        await copy.close()


async def test_a_file_that_is_there_is_not_written_over(filled: Database, kept: Path, tmp_path: Path) -> None:
    (tmp_path / "tuntas.db").touch()
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


@on_sqlite
async def test_a_database_that_is_there_is_not_replaced_without_a_word(
    filled: Database, kept: Path, tmp_path: Path
) -> None:
    await filled.close()
    before = dump(tmp_path / "tuntas.db")
    with pytest.raises(Unusable, match="--overwrite"):
        await restore(kept, at(tmp_path / "tuntas.db"), None)
    assert dump(tmp_path / "tuntas.db") == before


@on_sqlite
async def test_a_database_in_use_is_not_replaced(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    with pytest.raises(Unusable, match="stop the bot first"):
        await restore(kept, at(tmp_path / "tuntas.db"), tmp_path / "before.db")
    async with store() as writing:  # nobody has noticed
        await write(writing, 1)
    assert not (tmp_path / "before.db").exists()


@on_sqlite
async def test_what_was_there_is_kept_beside(filled: Database, store: OpenStore, kept: Path, tmp_path: Path) -> None:
    async with store() as writing:
        await write(writing, 2)
    await filled.close()
    later = dump(tmp_path / "tuntas.db")
    await restore(kept, at(tmp_path / "tuntas.db"), tmp_path / "before.db")
    assert dump(tmp_path / "tuntas.db") == dump(kept)
    assert dump(tmp_path / "before.db") == later


async def left_behind(store: OpenStore, folder: Path, *names: str) -> Path:
    """The database a killed program was writing, of whose files these are still there."""
    target = folder / "left" / "tuntas.db"
    target.parent.mkdir()
    async with store() as writing:
        await write(writing, 2)
    for name in names:
        shutil.copy(folder / name, target.parent / name)
    return target


@on_sqlite
async def test_a_killed_program_s_last_words_do_not_get_into_what_is_restored(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    """After kill -9 a -wal lies there: beside another database SQLite would play it in."""
    target = await left_behind(store, tmp_path, "tuntas.db", "tuntas.db-wal")
    later = dump(tmp_path / "tuntas.db")
    await restore(kept, at(target), target.parent / "before.db")
    assert dump(target) == dump(kept)
    assert dump(target.parent / "before.db") == later


@on_sqlite
async def test_last_words_whose_database_is_gone_are_kept_beside_too(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    """Who moves the database away by hand forgets the -wal, and SQLite would play it into the restored one."""
    target = await left_behind(store, tmp_path, "tuntas.db-wal")
    words = (target.parent / "tuntas.db-wal").read_bytes()
    with pytest.raises(Unusable, match="--overwrite"):
        await restore(kept, at(target), None)
    await restore(kept, at(target), target.parent / "before.db")
    assert dump(target) == dump(kept)
    assert (target.parent / "before.db-wal").read_bytes() == words


async def test_what_a_killed_program_said_last_is_restored_with_the_rest(
    database: Database, other: Database, tmp_path: Path
) -> None:
    """Where a database itself is taken for a backup, its last words still lie beside it."""
    await fill(database)
    await back_up(database, tmp_path / "left.db")
    living = sqlite3.connect(tmp_path / "left.db")
    living.execute("PRAGMA journal_mode=WAL")
    living.execute("UPDATE directives SET text = 'yang terakhir'")
    living.commit()
    (tmp_path / "killed").mkdir()
    for beside in ("", "-wal"):
        shutil.copy(f"{tmp_path}/left.db{beside}", f"{tmp_path}/killed/left.db{beside}")
    living.close()
    await restore(tmp_path / "killed" / "left.db", other, None)
    async with other.reading() as connection:
        texts = await connection.scalars(text("SELECT DISTINCT text FROM directives"))
        assert texts.all() == ["yang terakhir"]


@on_sqlite
async def test_what_cannot_be_kept_beside_whole_is_not_kept_by_half(
    filled: Database, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled.close()
    before = dump(tmp_path / "tuntas.db")

    def full(source: str, target: Path) -> None:
        target.write_bytes(Path(source).read_bytes()[:4096])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(OSError, match="No space"):
        await restore(kept, at(tmp_path / "tuntas.db"), tmp_path / "before.db")
    assert list(tmp_path.glob("before*")) == []
    assert dump(tmp_path / "tuntas.db") == before


@on_sqlite
async def test_a_damaged_database_can_be_replaced(kept: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"\0" * 8192)
    await restore(kept, at(broken), tmp_path / "before.db")
    assert dump(broken) == dump(kept)
    assert (tmp_path / "before.db").read_bytes() == b"\0" * 8192


@on_postgresql
async def test_what_postgresql_held_is_kept_in_a_file_and_gives_way(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path
) -> None:
    then = await everything(filled)
    async with store() as writing:
        await write(writing, 2)
    later, aside = await everything(filled), tmp_path / "before.db"
    with pytest.raises(Unusable, match="--overwrite"):
        await restore(kept, filled, None)
    async with share_of(filled, hear=lambda _: None):
        with pytest.raises(Occupied):
            await restore(kept, filled, aside)
    assert await everything(filled) == later
    await restore(kept, filled, aside)
    assert await everything(filled) == then
    async with backup._database(aside) as before:
        assert await everything(before) == later


@on_postgresql
async def test_a_restore_that_fails_leaves_postgresql_as_it_was_and_gives_no_number_again(
    filled: Database, store: OpenStore, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with store() as writing:
        await write(writing, 2)
    later, compared = await everything(filled), copying._compared

    async def fail(table: Table, old: AsyncConnection, new: AsyncConnection) -> int:
        if new.dialect.name == POSTGRESQL:
            raise Unfit("a row did not arrive as it was")
        return await compared(table, old, new)

    monkeypatch.setattr(copying, "_compared", fail)
    with pytest.raises(Unfit):
        await restore(kept, filled, tmp_path / "before.db")
    assert await everything(filled) == later
    async with store() as writing:
        await write(writing, 1)


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
        await restore(kept, at(tmp_path / "new.db"), None)
    assert list(tmp_path.glob("new.db*")) == []


def sql(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


async def test_a_backup_of_an_earlier_program_is_brought_to_this_one(other: Database, tmp_path: Path) -> None:
    old = at(tmp_path / "old.db")
    await migrating.upgrade(old, "0001")
    await back_up(old, tmp_path / "kept.db")
    await old.close()
    await restore(tmp_path / "kept.db", other, None)
    await migrating.upgrade(other)
    async with other.writing() as connection:
        await write(Store(connection, NOW, "test"), 1)


def test_every_table_is_counted(kept: Path) -> None:
    assert backup._checked(kept).keys() == metadata.tables.keys()


# -- from day to day --------------------------------------------------------------------------------------------------


@given(st.dates(date(2024, 1, 1), date(2024, 3, 31)), st.integers(1, 60), st.sets(st.integers(0, 99)))
def test_so_many_days_are_kept_and_nothing_else_is_touched(today: date, days: int, ages: set[int]) -> None:
    ours = {backup.NAME.format(today - timedelta(days=age)): age for age in ages}
    others = ["tuntas.db", "tuntas.db.before-20200101-000000", "tuntas-awal.db", "catatan.txt"]
    left = [f"tuntas-2020-01-01.db.part{beside}" for beside in ("", *backup.BESIDE)]
    assert outlived([*ours, *others, *left], today, days) == [name for name, age in ours.items() if age >= days] + left
