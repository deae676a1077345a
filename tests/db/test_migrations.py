"""The migrations give exactly the tables of the program, and never touch what a later one wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, select, text

from db import migrating
from db.engine import Database
from db.tables import metadata
from tests.databases import SQLITE
from tests.db.conftest import OpenStore, url_of

pytestmark = pytest.mark.own_database


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True, "include_name": migrating.is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


def indexes(connection: Connection) -> set[str]:
    """Every index of our tables as the database tells it, with its condition."""
    told = {
        "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "postgresql": "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()",
    }
    rows = connection.execute(text(told[connection.dialect.name])).scalars()
    return {" ".join(sql.split()).replace('"', "") for sql in rows if "fts" not in sql and "alembic" not in sql}


def dump(connection: Connection) -> dict[str, object]:
    """All tables and all that stands in them."""
    found = MetaData()
    found.reflect(connection)
    return {table.name: connection.execute(select(table)).all() for table in found.sorted_tables}


async def dumped(database: Database) -> dict[str, object]:
    async with database.reading() as connection:
        return await connection.run_sync(dump)


def test_the_files_are_named_in_the_order_of_the_revisions() -> None:
    scripts = ScriptDirectory.from_config(Config(toml_file=migrating.ROOT / "pyproject.toml"))
    assert {script.revision for script in scripts.walk_revisions()} == migrating.known_revisions()
    assert scripts.get_current_head() == max(migrating.known_revisions())


async def test_the_migrations_give_the_tables_of_the_program(database: Database) -> None:
    async with database.writing() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_tables_are_those_of_the_program_index_by_index(database: Database) -> None:
    async with database.writing() as connection:
        migrated = await connection.run_sync(indexes)
        for table in reversed(metadata.sorted_tables):
            await connection.exec_driver_sql(f"DROP TABLE {table.name}")
        await connection.run_sync(metadata.create_all)
        assert await connection.run_sync(indexes) == migrated


async def test_migrating_again_changes_nothing(database: Database, store: OpenStore) -> None:
    async with store() as writing:
        await writing.directives.next_number()
    before = await dumped(database)
    await migrating.upgrade(database)
    assert await dumped(database) == before


async def test_a_database_of_a_later_program_is_refused_and_left_as_it_is(database: Database) -> None:
    async with database.writing() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await connection.exec_driver_sql("CREATE TABLE of_tomorrow (id INTEGER)")
    before = await dumped(database)
    with pytest.raises(migrating.NewerDatabase, match="9999"):
        await migrating.upgrade(database)
    assert await dumped(database) == before


@pytest.mark.only_database(SQLITE)
async def test_foreign_keys_hold_after_migrating(database: Database) -> None:
    await migrating.upgrade(database)
    async with database.writing() as connection:
        assert (await connection.exec_driver_sql("PRAGMA foreign_keys")).scalar() == 1
        assert (await connection.exec_driver_sql("PRAGMA journal_mode")).scalar() == "wal"
        assert (await connection.exec_driver_sql("PRAGMA synchronous")).scalar() == 2


async def test_the_folder_of_the_database_is_made(tmp_path: Path) -> None:
    database = Database(url_of(tmp_path / "data" / "kota" / "tuntas.db"))
    await migrating.upgrade(database)
    await database.close()
    assert (tmp_path / "data" / "kota" / "tuntas.db").exists()
