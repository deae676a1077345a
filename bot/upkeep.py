"""python -m bot verify, backup, restore, export, copy: what an operator does with the database."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import date, time
from pathlib import Path
from typing import Any

from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import logs
from bot.clock import system_clock
from bot.settings import Settings, WrongSetting, load
from db import backup, chain, copying, migrating
from db import export as exporting
from db.engine import Database, with_driver
from db.share import Occupied

DONE, FAILED, WRONG_USE = 0, 1, 2
ROWS, EVIDENCE = "rows.jsonl", "evidence.jsonl"


class Unable(Exception):
    """Why it cannot be done, in one line."""


def main(arguments: list[str]) -> int:
    """Does what `arguments` ask; what came of it is one line, on stderr where it failed."""
    asked = _parser().parse_args(arguments)
    try:
        print(asyncio.run(VERBS[asked.verb](load(), asked)))
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except Occupied as occupied:
        print(f"{asked.verb}: a bot uses the database and holds {occupied}: stop it first", file=sys.stderr)
        return FAILED
    except migrating.NewerDatabase as newer:
        print(f"{asked.verb}: a later program has written this database ({newer}); update this one", file=sys.stderr)
        return FAILED
    except (Unable, backup.Unusable, copying.Unfit, OSError, sqlite3.Error, SQLAlchemyError) as error:
        print(f"{asked.verb}: {str(error).splitlines()[0]}", file=sys.stderr)
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("verify", help="tells whether a line of history was changed behind the program's back")
    backing_up = verbs.add_parser(
        "backup", help="copies the database, also a running bot's, into a file, and checks it"
    )
    backing_up.add_argument("file", type=Path)
    restoring = verbs.add_parser("restore", help="puts a backup in the place of the database; the bot must be stopped")
    restoring.add_argument("file", type=Path)
    restoring.add_argument(
        "--overwrite", action="store_true", help="keep the database that is there beside, not refuse"
    )
    exporting = verbs.add_parser("export", help="writes everything as JSON Lines, and the list of the evidence")
    exporting.add_argument("folder", type=Path)
    moving = verbs.add_parser("copy", help="copies a database into an empty one, of either kind; the bot is stopped")
    moving.add_argument("source", metavar="FROM", help="as in DATABASE_URL")
    moving.add_argument("target", metavar="TO", help="as in DATABASE_URL")
    return parser


async def verify(settings: Settings, asked: argparse.Namespace) -> str:
    async with _existing(settings) as database, database.reading() as connection:
        try:
            head = await chain.verify(connection)
        except chain.Broken as broken:
            raise Unable(f"history is broken: {broken}") from broken
    return f"{head.lines} lines, unbroken; the last is {head.hash}"


async def back_up(settings: Settings, asked: argparse.Namespace) -> str:
    async with _existing(settings) as database:
        rows = await backup.back_up(database, asked.file)
    return f"{rows} rows in {asked.file}, opened again and counted"


async def restore(settings: Settings, asked: argparse.Namespace) -> str:
    place = _file(settings) or settings.backup_dir / "tuntas.db"
    aside = place.with_name(f"{place.name}.before-{system_clock().astimezone(settings.zone):%Y%m%d-%H%M%S}")
    async with _opened(settings) as target:
        rows = await backup.restore(asked.file, target, aside if asked.overwrite else None)
    told = f"{rows} rows in {target.path or 'PostgreSQL'}"
    return f"{told}; what was there before is {aside}" if aside.exists() else told


async def export(settings: Settings, asked: argparse.Namespace) -> str:
    async with _existing(settings) as database, database.reading() as connection:
        rows, pieces = await _write(connection, asked.folder)
    return f"{rows} rows and {pieces} pieces of evidence in {asked.folder}"


async def copy(settings: Settings, asked: argparse.Namespace) -> str:
    for url in (asked.source, asked.target):
        try:
            with_driver(url)
        except (ValueError, ArgumentError) as error:
            raise Unable("takes two URLs: sqlite:///path/file.db or postgresql://user:password@host/name") from error
    source, target = (settings.model_copy(update={"database_url": url}) for url in (asked.source, asked.target))
    async with _existing(source) as old, _opened(target) as new:
        counted = await copying.copy(old, new)
    told = ", ".join(f"{name} {rows}" for name, rows in counted.items() if rows)
    return f"{sum(counted.values())} rows copied and compared one by one: {told or 'nothing'}"


async def _write(connection: AsyncConnection, folder: Path) -> tuple[int, int]:
    """Both files of an export, in a folder of their own that nobody else may read."""
    if folder.exists():
        raise Unable(f"there is something at {folder} already")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    rows = pieces = 0
    with (part / ROWS).open("w", encoding="utf-8") as file:
        async for table, row in exporting.rows(connection):
            file.write(_line({"table": table, **row}))
            rows += 1
    with (part / EVIDENCE).open("w", encoding="utf-8") as file:
        async for piece in exporting.evidence(connection):
            file.write(_line(piece))
            pieces += 1
    part.rename(folder)
    return rows, pieces


def _line(row: dict[str, Any]) -> str:
    """One line of JSON; a token somebody has sent to the bot is not in it."""
    return logs.scrubbed(json.dumps(row, ensure_ascii=False, default=_moment)) + "\n"


def _moment(value: object) -> str:
    assert isinstance(value, date | time)
    return value.isoformat()


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


@asynccontextmanager
async def _existing(settings: Settings) -> AsyncIterator[Database]:
    """The database of these settings, as this program writes it; opening one that is not there would make it."""
    if (path := _file(settings)) and not path.is_file():
        raise Unable(f"DATABASE_URL: there is no database at {path}")
    async with _opened(settings) as database:
        async with database.reading() as connection:
            if not await connection.run_sync(migrating.is_current):
                raise Unable("DATABASE_URL: another version wrote this database; start this one once, or update it")
        yield database


def _file(settings: Settings) -> Path | None:
    """Where SQLite keeps it; None for PostgreSQL."""
    url = with_driver(settings.database_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


VERBS: dict[str, Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, str]]] = {
    "verify": verify,
    "backup": back_up,
    "restore": restore,
    "export": export,
    "copy": copy,
}
