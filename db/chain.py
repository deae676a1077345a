"""History as a chain: each line carries a hash over itself and the line before, a head keeps their count and the last.

Whoever changes, removes or adds a line behind the program's back breaks it there.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, func, insert, select, true, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inbox import insert_or_ignore
from db.tables import history, history_head

GENESIS = "0" * 64  # what the first line follows
SLICE = 1000
_RAISE = (
    update(history_head).values(lines=history_head.c.lines + 1).returning(history_head.c.lines, history_head.c.hash)
)
_APPEND, _SEAL = insert(history), update(history_head).values(hash=bindparam("last"))
CHANGED, MISSING, ADDED = "changed", "missing", "added"


@dataclass(frozen=True)
class Head:
    """How many lines there are, and the hash of the last."""

    lines: int
    hash: str


class Broken(Exception):
    """The first line, by its id, that is not as the program wrote it: changed, missing or added."""

    def __init__(self, line: int, how: str) -> None:
        super().__init__(f"line {line} is {how}")
        self.line = line
        self.how = how


class Chain:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def append(self, line: Mapping[str, Any]) -> None:
        """Writes the next line. Its id is counted here, without gaps; until the commit nobody else writes one."""
        head = await self._raised()
        values = {**line, "id": head.lines}
        values["hash"] = digest(head.hash, values)
        await self._connection.execute(_APPEND, values)
        await self._connection.execute(_SEAL, {"last": values["hash"]})

    async def _raised(self) -> Head:
        """The head with one line more, and still the hash of the line before; its row is locked."""
        row = (await self._connection.execute(_RAISE)).first()
        if row is None:
            first = insert_or_ignore(self._connection, history_head).values(id=1, lines=0, hash=GENESIS)
            await self._connection.execute(first)
            row = (await self._connection.execute(_RAISE)).one()
        return Head(row.lines, row.hash)


def digest(previous: str, line: Mapping[str, Any]) -> str:
    """SHA-256 over a line's own columns and the hash before it, in hex.

    Empty columns are left out: one that is added to the table later leaves the hashes of older lines as they are.
    """
    told = {name: value for name, value in line.items() if value is not None and name != "hash"}
    return sha256(json.dumps([previous, told], sort_keys=True, default=_moment).encode()).hexdigest()


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):  # of a deadline: the city's own
        return value.isoformat()
    raise TypeError(f"no line holds a {type(value).__name__}")


async def verify(connection: AsyncConnection) -> Head:
    """Walks the whole history. Raises Broken with the first line that is not as it was written."""
    last = Head(0, GENESIS)
    async for line in _lines(connection):
        last = _follows(last, line)
    row = (await connection.execute(select(history_head.c.lines, history_head.c.hash))).first()
    head = Head(row.lines, row.hash) if row else Head(0, GENESIS)
    if head.lines > last.lines:
        raise Broken(last.lines + 1, MISSING)
    if head.lines < last.lines:
        raise Broken(head.lines + 1, ADDED)
    if head.hash != last.hash:
        raise Broken(last.lines, CHANGED)
    return head


def _follows(last: Head, line: Mapping[str, Any]) -> Head:
    number = last.lines + 1
    if line["id"] != number:
        raise Broken(*((number, MISSING) if line["id"] > number else (line["id"], ADDED)))
    try:
        told = digest(last.hash, line)
    except (TypeError, ValueError) as error:  # a value the program never writes
        raise Broken(number, CHANGED) from error
    if told != line["hash"]:
        raise Broken(number, CHANGED)
    return Head(number, told)


async def _lines(connection: AsyncConnection) -> AsyncIterator[Mapping[str, Any]]:
    """Every line in order, read in slices; one by one where something in a slice cannot be read."""
    after, size = None, SLICE
    while True:
        wanted = history.c.id > after if after is not None else true()
        try:
            query = select(history).where(wanted).order_by(history.c.id).limit(size)
            rows = (await connection.execute(query)).mappings().all()
        except (TypeError, ValueError) as error:  # a value the program never writes
            if size == 1:
                first = select(func.min(history.c.id)).where(wanted)
                raise Broken((await connection.execute(first)).scalar_one(), CHANGED) from error
            size = 1
            continue
        if not rows:
            return
        for row in rows:
            yield dict(row)
        after = rows[-1]["id"]
