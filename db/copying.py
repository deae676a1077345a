"""Moving from one database to another, of either kind: every row, compared one by one before it counts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import zip_longest
from typing import Any

from sqlalchemy import Column, String, Table, exists, func, insert, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from db import migrating
from db.engine import Database
from db.share import Occupied, share_of
from db.tables import metadata

SLICE = 1000


class Unfit(Exception):
    """Why nothing was copied, in one line."""


async def copy(source: Database, target: Database) -> dict[str, int]:
    """Copies all of `source`, of this program's shape, into the empty `target`; how many rows each table has.

    Nobody else may use either meanwhile: what came in between would be left behind. All of it is one transaction:
    where anything fails the target stays empty. Raises Unfit or Occupied.
    """
    async with alone(source), alone(target):
        if table := await first_filled(target):
            raise Unfit(f"TO has something in it already ({table}); it takes an empty database")
        await migrating.upgrade(target)
        async with target.writing() as new, source.reading() as old:
            return await carry_over(old, new)


async def carry_over(old: AsyncConnection, new: AsyncConnection) -> dict[str, int]:
    """Every row of one view into one transaction, compared there; how many each table has. Raises Unfit."""
    for table in metadata.sorted_tables:
        await _fill(table, old, new)
        if table.autoincrement_column is not None:
            await _go_on_counting(table.autoincrement_column, old, new)
    return {table.name: await _compared(table, old, new) for table in metadata.sorted_tables}


@asynccontextmanager
async def alone(database: Database) -> AsyncIterator[None]:
    """While nobody else uses it. Raises Occupied."""
    share = share_of(database, hear=lambda _: None)
    async with share:
        if share.processes > 1 or not await share.leads():
            raise Occupied("the lead of this PostgreSQL database")
        staying = asyncio.create_task(share.run())
        try:
            yield
        finally:
            staying.cancel()
            await asyncio.gather(staying, return_exceptions=True)


async def first_filled(database: Database) -> str | None:
    """A table of ours with a row in it, or None where there is none."""
    async with database.reading() as connection:
        there = await connection.run_sync(lambda c: inspect(c).get_table_names())
        for table in metadata.sorted_tables:
            if table.name in there and await connection.scalar(select(exists(select(1).select_from(table)))):
                return table.name
    return None


async def _fill(table: Table, old: AsyncConnection, new: AsyncConnection) -> None:
    async for rows in _slices(table, old):
        await new.execute(insert(table), [row._asdict() for row in rows])


async def _compared(table: Table, old: AsyncConnection, new: AsyncConnection) -> int:
    """How many rows there are, each the same on both sides; raises Unfit with the first that is not."""
    count = 0
    copied = _slices(table, new)
    async for rows in _slices(table, old):
        for row, its_copy in zip_longest(rows, await anext(copied, ())):
            if row is None or its_copy is None or tuple(row) != tuple(its_copy):
                key = {column.name: getattr(row or its_copy, column.name) for column in table.primary_key}
                raise Unfit(f"a row of {table.name} did not arrive as it was: {key}")
        count += len(rows)
    if await anext(copied, None):
        raise Unfit(f"more arrived in {table.name} than there was")
    return count


async def _slices(table: Table, connection: AsyncConnection) -> AsyncIterator[Any]:
    key = [_in_bytes(column, connection) for column in table.primary_key]
    async with connection.stream(select(table).order_by(*key)) as rows:
        async for some in rows.partitions(SLICE):
            yield some


def _in_bytes(column: Column[Any], connection: AsyncConnection) -> Any:
    """In an order both kinds have: PostgreSQL would sort words as a country does."""
    words = connection.dialect.name == "postgresql" and isinstance(column.type, String)
    return column.collate("C") if words else column


async def _go_on_counting(column: Column[Any], old: AsyncConnection, new: AsyncConnection) -> None:
    """No number is given a second time, not even one whose row is gone."""
    given = [await _counted(column, connection) for connection in (old, new)]
    last = max(*given, await old.scalar(select(func.coalesce(func.max(column), 0))) or 0)
    names = {"table": column.table.name, "column": column.name, "last": last}
    if new.dialect.name == "postgresql":
        setting = "SELECT setval(pg_get_serial_sequence(:table, :column), greatest(:last, 1), :last > 0)"
        await new.execute(text(setting), names)
    elif column.table.dialect_options["sqlite"]["autoincrement"]:
        await new.execute(text("DELETE FROM sqlite_sequence WHERE name = :table"), names)
        await new.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :last)"), names)


async def _counted(column: Column[Any], connection: AsyncConnection) -> int:
    """The last number the database itself has given."""
    names = {"table": column.table.name, "column": column.name}
    if connection.dialect.name == "postgresql":
        given = "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(:table, :column)::regclass), 0)"
        return await connection.scalar(text(given.replace("::", r"\:\:")), names) or 0
    return await connection.scalar(text("SELECT max(seq) FROM sqlite_sequence WHERE name = :table"), names) or 0
