"""A copy of the database in one file, checked before it counts as one; and the way back.

The file is SQLite's, whichever kind of database it is a copy of.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sqlite3
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from db import copying, migrating
from db.engine import Database
from db.migrating import known_revisions
from db.tables import metadata

NAME = "tuntas-{:%Y-%m-%d}.db"  # of a day's backup
DATED = re.compile(r"tuntas-(\d{4}-\d\d-\d\d)\.db(\.part(-wal|-shm|-journal)?)?")  # a part is what a power cut has left
OVERWRITE = "--overwrite keeps it beside and takes its place"
BESIDE = ("-wal", "-shm", "-journal")  # what SQLite keeps beside a database that is open, or was when it was killed


class Unusable(Exception):
    """What is wrong with a file that should be a backup, or with the place it should go to."""


# -- there -------------------------------------------------------------------------------------------------------------


async def back_up(database: Database, target: Path) -> int:
    """Copies the live database into `target`; returns how many rows it holds.

    Writers go on meanwhile: the copy is of one moment. It has its name only once it was opened again, found whole and
    counted against that moment, and is on the disk. Raises Unusable, OSError or sqlite3.Error.
    """
    _require_free(target)
    if database.path is None:
        return await _copy_out(database, target)
    return await asyncio.to_thread(_back_up, database.path, target)


def _require_free(target: Path) -> None:
    if target.exists():
        raise Unusable(f"there is a file {target} already")


async def _copy_out(database: Database, target: Path) -> int:
    with _on_the_way_to(target) as part:
        async with _database(part) as copy:
            await migrating.upgrade(copy)
            async with copy.writing() as new, database.reading() as live:
                counted = await copying.carry_over(live, new)
        await asyncio.to_thread(_finished, part, counted, target)
    return sum(counted.values())


@asynccontextmanager
async def _database(path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{path}")
    try:
        yield database
    finally:
        await database.close()


def _back_up(source: Path, target: Path) -> int:
    with _on_the_way_to(target) as part:
        counted = _copied(source, part)
        _finished(part, counted, target)
    return sum(counted.values())


def _copied(source: Path, copy: Path) -> dict[str, int]:
    """Also with what is still beside it; the rows in each of its tables."""
    with closing(_opened(source)) as old, closing(_opened(copy)) as new:
        old.execute("BEGIN")  # what is counted and what is copied are of the same moment
        counted = _counts(old)
        old.backup(new)
    return counted


def _finished(part: Path, counted: dict[str, int], target: Path) -> None:
    """One file, with nothing beside it, that holds what was counted. Raises Unusable."""
    with closing(_opened(part)) as copy:
        copy.execute("PRAGMA journal_mode=DELETE")
    if _checked(part) != counted:
        raise Unusable(f"{target} does not hold what the database holds")


@contextmanager
def _on_the_way_to(target: Path) -> Iterator[Path]:
    """A file nobody else may read; it takes its name when the block has ended well."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    _remove(part)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL, 0o600))
        yield part
        _flushed(part)
        os.replace(part, target)
        _flushed(target.parent)
    finally:
        _remove(part)


def _remove(part: Path) -> None:
    for beside in ("", *BESIDE):
        Path(f"{part}{beside}").unlink(missing_ok=True)


def _flushed(path: Path) -> None:
    """Waits until it is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _opened(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """An existing file; one that is not there is not made."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The rows in each of our tables that is there; an earlier program had fewer."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    ours = sorted(there & metadata.tables.keys())
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in ours}


def _checked(path: Path) -> dict[str, int]:
    """The rows in each table of a file that is whole and ours. Raises Unusable where it is not."""
    if not path.is_file():
        raise Unusable(f"there is no file {path}")
    try:
        with closing(_opened(path, "ro")) as connection:
            (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
                raise Unusable(f"{path} is damaged: {found}")
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if version not in known_revisions():
                raise Unusable(f"a later program has written {path} ({version}); update this one")
            return _counts(connection)
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{path} is no database of this program: {error}") from error


# -- and back ----------------------------------------------------------------------------------------------------------


async def restore(backup: Path, target: Database, aside: Path | None) -> int:
    """Puts what a backup holds in the place of a database; returns how many rows it holds.

    What is there already is kept as `aside`; without that it is refused, and so is a database that is in use.
    Raises Unusable, Unfit, Occupied, NewerDatabase, OSError or sqlite3.Error, and has then changed nothing.
    """
    if target.path is None:
        return await _copy_in(backup, target, aside)
    return await asyncio.to_thread(_restore, backup, target.path, aside)


async def _copy_in(backup: Path, target: Database, aside: Path | None) -> int:
    _checked(backup)
    with TemporaryDirectory() as folder:
        (part := Path(folder) / "backup.db").touch()
        await asyncio.to_thread(_copied, backup, part)
        async with _database(part) as kept, copying.alone(target):
            there = await copying.first_filled(target)
            if there and aside is None:
                raise Unusable(f"there is a database already; {OVERWRITE}")
            for database in (kept, target):
                await migrating.upgrade(database)
            if there and aside is not None:
                await back_up(target, aside)
            async with target.writing() as new, kept.reading() as old:
                await new.execute(text(f"TRUNCATE {', '.join(metadata.tables)}"))
                return sum((await copying.carry_over(old, new)).values())


def _restore(backup: Path, target: Path, aside: Path | None) -> int:
    _checked(backup)
    there = any(Path(f"{target}{beside}").exists() for beside in ("", *BESIDE))  # its last words alone are enough
    if there and aside is None:
        raise Unusable(f"there is a database at {target} already; {OVERWRITE}")
    with _on_the_way_to(target) as part:
        counted = _copied(backup, part)
        _finished(part, counted, target)
        if there and aside is not None:
            _let_go(target)
            _set_aside(target, aside)
    return sum(counted.values())


def _let_go(path: Path) -> None:
    """Raises Unusable while any program has it open; a damaged one is let be, for it is to be replaced."""
    try:
        with closing(_opened(path)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            connection.execute("PRAGMA journal_mode=DELETE")  # only who is alone may do this
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise Unusable(f"{path} is in use: stop the bot first") from error
    except sqlite3.DatabaseError:
        return


def _set_aside(target: Path, aside: Path) -> None:
    for beside in ("", *BESIDE):
        if Path(f"{target}{beside}").exists():
            with _on_the_way_to(Path(f"{aside}{beside}")) as part:
                shutil.copyfile(f"{target}{beside}", part)
    for beside in BESIDE:  # left there, SQLite would take them for those of the restored database
        Path(f"{target}{beside}").unlink(missing_ok=True)


# -- from day to day ---------------------------------------------------------------------------------------------------


def outlived(names: Iterable[str], today: date, days: int) -> list[str]:
    """Of these files the daily backups that are older than so many days."""
    first = today - timedelta(days=days - 1)
    return [name for name in names if (dated := DATED.fullmatch(name)) and date.fromisoformat(dated[1]) < first]
