"""Databases as the migrations make them, empty, of either kind: what a test asks for by `database_url`."""

from __future__ import annotations

import asyncio
import itertools
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from db import migrating
from db.engine import Database
from db.tables import metadata
from tests import postgresql

SQLITE, POSTGRESQL = "sqlite", "postgresql"
KINDS = (SQLITE, POSTGRESQL)

NewDatabase = Callable[[str], str]  # the kind -> the URL of a database that nobody else uses


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
        for table in reversed(metadata.sorted_tables):
            connection.execute(f"DELETE FROM {table.name}".encode())
        for (sequence,) in connection.execute("SELECT sequencename FROM pg_sequences").fetchall():
            connection.execute(f"ALTER SEQUENCE {sequence} RESTART".encode())
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
