"""python -m bot verify: what an operator does with the database, beside the running program."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.settings import Settings, WrongSetting, load
from db import chain, migrating
from db.engine import Database, with_driver

DONE, FAILED, WRONG_USE = 0, 1, 2


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
    except (Unable, OSError, SQLAlchemyError) as error:
        print(f"{asked.verb}: {str(error).splitlines()[0]}", file=sys.stderr)
        return FAILED
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot")
    verbs = parser.add_subparsers(dest="verb", required=True)
    verbs.add_parser("verify", help="tells whether a line of history was changed behind the program's back")
    return parser


async def verify(settings: Settings, asked: argparse.Namespace) -> str:
    async with _existing(settings) as database, database.reading() as connection:
        try:
            head = await chain.verify(connection)
        except chain.Broken as broken:
            raise Unable(f"history is broken: {broken}") from broken
    return f"{head.lines} lines, unbroken; the last is {head.hash}"


@asynccontextmanager
async def _existing(settings: Settings) -> AsyncIterator[Database]:
    """The database of these settings, as this program writes it; opening one that is not there would make it."""
    if (path := _file(settings)) and not _exists(path):
        raise Unable(f"DATABASE_URL: there is no database at {path}")
    database = Database(settings.database_url)
    try:
        async with database.reading() as connection:
            if not await connection.run_sync(migrating.is_current):
                raise Unable("DATABASE_URL: another version wrote this database; start this one once, or update it")
        yield database
    finally:
        await database.close()


def _file(settings: Settings) -> Path | None:
    """Where SQLite keeps it; None for PostgreSQL."""
    url = with_driver(settings.database_url)
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _exists(path: Path) -> bool:
    return path.is_file()


VERBS: dict[str, Callable[[Settings, argparse.Namespace], Coroutine[Any, Any, str]]] = {"verify": verify}
