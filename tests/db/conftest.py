"""A database on disk, migrated as the program does it, and transactions over it."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Protocol

import pytest

from db import migrating
from db.engine import Database
from db.store import Store
from tests.cast import NOW


class OpenStore(Protocol):
    """Begins a transaction at a moment; another `cause` unless one is given."""

    def __call__(self, now: datetime = NOW, cause: str | None = None) -> AbstractAsyncContextManager[Store]: ...


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


async def _migrated(path: Path) -> None:
    database = Database(url_of(path))
    await migrating.upgrade(database)
    await database.close()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new database, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "tuntas.db"
    asyncio.run(_migrated(path))
    return path


@pytest.fixture
async def database(migrated: Path, tmp_path: Path) -> AsyncIterator[Database]:
    shutil.copy(migrated, tmp_path / "tuntas.db")
    database = Database(url_of(tmp_path / "tuntas.db"))
    yield database
    await database.close()


@pytest.fixture
def store(database: Database) -> OpenStore:
    numbers = itertools.count()

    @asynccontextmanager
    async def open_store(now: datetime = NOW, cause: str | None = None) -> AsyncIterator[Store]:
        async with database.writing() as connection:
            yield Store(connection, now, cause or f"test/{next(numbers)}")

    return open_store
