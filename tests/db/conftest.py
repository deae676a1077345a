"""A database as the program migrates it, of either kind, and transactions over it."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from typing import Protocol

import pytest

from db.engine import Database
from db.store import Store
from tests.cast import NOW
from tests.databases import migrated, url_of

__all__ = ["migrated", "url_of"]


class OpenStore(Protocol):
    """Begins a transaction at a moment; another `cause` unless one is given."""

    def __call__(self, now: datetime = NOW, cause: str | None = None) -> AbstractAsyncContextManager[Store]: ...


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
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
