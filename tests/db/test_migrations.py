"""The migrations give exactly the tables of the program, and never touch what a later one wrote."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from db import migrating
from db.engine import Database
from db.tables import metadata
from tests.db.conftest import OpenStore, url_of


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True, "include_name": migrating.is_ours}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


def dump(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_the_files_are_named_in_the_order_of_the_revisions() -> None:
    scripts = ScriptDirectory.from_config(Config(toml_file=migrating.ROOT / "pyproject.toml"))
    assert {script.revision for script in scripts.walk_revisions()} == migrating.known_revisions()
    assert scripts.get_current_head() == max(migrating.known_revisions())


async def test_the_migrations_give_the_tables_of_the_program(database: Database) -> None:
    async with database.writing() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_tables_are_those_of_the_program_index_by_index(database: Database, tmp_path: Path) -> None:
    made = Database(url_of(tmp_path / "made.db"))
    async with made.writing() as connection:
        await connection.run_sync(metadata.create_all)
    await made.close()

    def indexes(path: Path) -> set[str]:
        with sqlite3.connect(path) as connection:
            rows = connection.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
            return {" ".join(str(sql).split()).replace('"', "") for (sql,) in rows}

    assert indexes(tmp_path / "tuntas.db") == indexes(tmp_path / "made.db")


async def test_migrating_again_changes_nothing(database: Database, store: OpenStore, tmp_path: Path) -> None:
    async with store() as writing:
        await writing.directives.next_number()
    before = dump(tmp_path / "tuntas.db")
    await migrating.upgrade(database)
    assert dump(tmp_path / "tuntas.db") == before


async def test_a_database_of_a_later_program_is_refused_and_left_as_it_is(database: Database, tmp_path: Path) -> None:
    async with database.writing() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await connection.exec_driver_sql("CREATE TABLE of_tomorrow (id INTEGER)")
    before = dump(tmp_path / "tuntas.db")
    with pytest.raises(migrating.NewerDatabase, match="9999"):
        await migrating.upgrade(database)
    assert dump(tmp_path / "tuntas.db") == before


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
