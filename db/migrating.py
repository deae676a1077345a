"""Bringing a database to the shape this program needs, at every start."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db.engine import Database

ROOT = Path(__file__).parent.parent
VERSIONS = Path(__file__).parent / "migrations" / "versions"

SEARCH = "directives_fts"  # its table and index, and the tables SQLite keeps behind it


class NewerDatabase(Exception):
    """The database was written by a later program; its revision is the message."""


def known_revisions() -> set[str]:
    """The shapes of a database this program can bring to its own, by the names of the files."""
    return {path.name.partition("_")[0] for path in VERSIONS.glob("[0-9]*.py")}


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Whether something found in a database is to be compared with db.tables: the search is made by hand."""
    return not (kind in ("table", "index") and (name or "").startswith(SEARCH))


async def upgrade(database: Database, to: str = "head") -> None:
    """Runs the migrations it lacks, up to that revision.

    Raises NewerDatabase, and changes nothing, when the database knows more than we do.
    """
    async with database.reading() as connection:
        if to == "head" and await connection.run_sync(is_current):
            return
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            # Batch migrations drop and copy tables: what points there must not stop them, or go with them.
            await _foreign_keys(connection, "OFF")
        await connection.run_sync(_upgrade, to)
        await connection.commit()
        if database.is_sqlite:
            await _foreign_keys(connection, "ON")


async def _foreign_keys(connection: AsyncConnection, state: str) -> None:
    """Said to the driver itself: in a transaction, and ours begins with the first statement, it does nothing."""
    driver = (await connection.get_raw_connection()).driver_connection
    assert driver is not None
    await driver.execute(f"PRAGMA foreign_keys={state}")


def is_current(connection: Connection) -> bool:
    """Whether the database has the shape this program writes."""
    return _revision(connection) == max(known_revisions())


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, to: str) -> None:
    if connection.dialect.name == "postgresql":  # another process may start at the same moment
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended('migrate', 0))"))
    current = _revision(connection)
    if current is not None and current not in known_revisions():
        raise NewerDatabase(current)
    from alembic import command  # slow to load, and at most starts there is nothing for it to do
    from alembic.config import Config

    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
