"""Databases as the migrations make them, empty, of either kind: what a test asks for by `database_url`."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest

from db import engine, migrating
from db.engine import Database
from db.tables import metadata
from tests import postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"
KINDS = (SQLITE, POSTGRESQL)

EMPTIED = "".join(f"DELETE FROM {table.name};" for table in reversed(metadata.sorted_tables)) + (
    "SELECT setval(sequencename::regclass, start_value, false) FROM pg_sequences WHERE last_value IS NOT NULL"
)
NewDatabase = Callable[[str], str]  # the kind -> the URL of a database that nobody else uses


class Statements(dict[Any, Any]):
    """Statements written out in SQL once for every database of a kind: SQLAlchemy keeps them for one engine only."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(self._of_a_kind(*key), default)

    def __setitem__(self, key: Any, statement: Any) -> None:
        super().__setitem__(self._of_a_kind(*key), statement)

    def _of_a_kind(self, dialect: object, *statement: object) -> tuple[object, ...]:
        return (type(dialect), *statement)


@pytest.fixture(scope="session", autouse=True)
def shared_statements() -> Iterator[None]:
    """Almost every test has a database of its own; to write its statements would take longer than to execute them."""
    create = partial(engine.create_async_engine, execution_options={"compiled_cache": Statements()})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_async_engine", create)
        yield


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


def migrate(url: str) -> str:
    """Brings it to the program's shape; the same URL."""

    async def upgrade() -> None:
        database = Database(url)
        await migrating.upgrade(database)
        await database.close()

    with ThreadPoolExecutor(1) as thread:  # a test that asks for it may have a loop of its own
        thread.submit(asyncio.run, upgrade()).result()
    return url


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("migrated") / "tuntas.db"
    migrate(url_of(path))
    return path


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """A server of this worker's; in a time zone of its own, which nothing may depend on.

    It never counts its rows by itself: by the moment it did so a query would be gone about in one way or another.
    """
    try:
        with postgresql.running(*postgresql.QUICK, "-c", "timezone=Asia/Tokyo", "-c", "autovacuum=off") as url:
            yield url
    except postgresql.Unavailable as reason:
        pytest.skip(f"no PostgreSQL can be started here: {reason}")


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: str) -> str:
    return migrate(postgresql.create(postgresql_server, "migrated"))


@pytest.fixture(scope="session")
def shared_postgresql(postgresql_server: str, migrated_postgresql: str) -> str:
    """One database for test after test, emptied each time: making a new one takes longer."""
    return postgresql.create(postgresql_server, "shared", template="migrated")


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path, new_database: NewDatabase) -> str:
    """A migrated, empty database of the kind the test runs on."""
    if request.param == POSTGRESQL and request.node.get_closest_marker("own_database"):
        return new_database(POSTGRESQL)
    if request.param == SQLITE:
        shutil.copy(request.getfixturevalue("migrated"), tmp_path / "tuntas.db")
        return url_of(tmp_path / "tuntas.db")
    url: str = request.getfixturevalue("shared_postgresql")
    with psycopg.connect(url) as connection:
        connection.execute(EMPTIED.encode())
    return url


@pytest.fixture(scope="session")
def new_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewDatabase:
    """As many migrated, empty databases as one asks for."""
    numbers = itertools.count()

    def make(kind: str) -> str:
        if kind == SQLITE:
            folder = tmp_path_factory.mktemp("database")
            return url_of(shutil.copy(request.getfixturevalue("migrated"), folder / "tuntas.db"))
        server = request.getfixturevalue("postgresql_server")
        request.getfixturevalue("migrated_postgresql")
        return postgresql.create(server, f"database{next(numbers)}", template="migrated")

    return make
