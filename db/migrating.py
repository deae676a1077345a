"""Bringing a database to the shape this program needs, at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db.engine import Database

ROOT = Path(__file__).parent.parent


SEARCH = "directives_fts"  # its table and index, and the tables SQLite keeps behind it


class NewerDatabase(Exception):
    """The database was written by a later program; its revision is the message."""


def configuration(connection: Connection | None = None) -> Config:
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = connection
    return config


def known_revisions() -> set[str]:
    """The shapes of a database this program can bring to its own."""
    return {script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()}


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    """Whether something found in a database is to be compared with db.tables: the search is made by hand."""
    return not (kind in ("table", "index") and (name or "").startswith(SEARCH))


async def upgrade(database: Database, to: str = "head") -> None:
    """Runs the migrations it lacks, up to that revision.

    Raises NewerDatabase, and changes nothing, when the database knows more than we do.
    """
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            # Batch migrations drop and copy tables: with foreign keys on, that deletes the rows that point there.
            await connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
            await connection.commit()
        await connection.run_sync(_upgrade, to)
        await connection.commit()
        if database.is_sqlite:
            await connection.exec_driver_sql("PRAGMA foreign_keys=ON")
            await connection.commit()


def is_current(connection: Connection) -> bool:
    """Whether the database has the shape this program writes."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == newest


def _upgrade(connection: Connection, to: str) -> None:
    current = MigrationContext.configure(connection).get_current_revision()
    if current is not None and current not in known_revisions():
        raise NewerDatabase(current)
    command.upgrade(configuration(connection), to)
