"""History is a chain: whatever is changed behind the program's back is found, and the first line of it is named."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.directives import Directive
from core.people import Person
from core.tasks import Act, Entry, Evidence, Report
from db import chain, migrating
from db.chain import ADDED, CHANGED, MISSING, Broken
from db.engine import Database
from db.store import Store
from db.tables import history
from tests.cast import GROUP, HEAD, NOW
from tests.db.conftest import OpenStore, url_of

LINES = 8
COLUMNS = [column.name for column in history.c if column.name != "id"]
VALUES = {
    "directive_id": st.integers(2, 9),
    "task_id": st.none() | st.integers(2, 9),
    "agency": st.none() | st.sampled_from(["dinkes", "PUPR", "pupr "]),
    "act": st.sampled_from(["approved", "reported ", ""]),
    "by_id": st.integers(5, 2**40),
    "by_name": st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    "at": st.datetimes(datetime(2024, 6, 1), datetime(2030, 1, 1)).map(lambda at: f"{at:%Y-%m-%d %H:%M:%S.%f}")  # noqa: DTZ001
    | st.sampled_from(["kemarin", ""]),
    "words": st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8),
    "percent": st.none() | st.integers(101, 200),
    "evidence": st.sampled_from(['[{"kind": "photo", "file_id": "F2", "name": null}]', "{}", "rusak"]),
    "due_day": st.dates(date(2024, 6, 1), date(2030, 1, 1)).map(str) | st.just("besok"),
    "due_at": st.times().map(lambda at: f"{at:%H:%M:%S.%f}") | st.just("pagi"),
    "hash": st.text("0123456789abcdef", min_size=64, max_size=64),
}
Tamper = Callable[[AsyncConnection], Awaitable[None]]


async def write(store: Store, lines: int) -> None:
    """A directive whose one task was reported on, with words and evidence in every line."""
    directive = await store.directives.add(Directive(text="x", action="x", giver=HEAD, said_at=NOW, place=GROUP))
    for number in range(lines):
        evidence = (Evidence("photo", "F1"), Evidence("document", "F2", "laporan.pdf"))[: number % 3]
        entry = Entry(
            Act.REPORTED, HEAD, NOW + timedelta(minutes=number), Report(f"{number} selokan", number, evidence)
        )
        await store.directives.record(directive.id, replace(entry, agency="pupr"))


@pytest.fixture(scope="module")
def chained(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database whose history has some lines; nothing done to it is committed."""
    path = tmp_path_factory.mktemp("chained") / "tuntas.db"
    shutil.copy(migrated, path)

    async def fill() -> None:
        database = Database(url_of(path))
        async with database.writing() as connection:
            await write(Store(connection, NOW, "test"), LINES)
        await database.close()

    asyncio.run(fill())
    return url_of(path)


def found(url: str, tamper: Tamper) -> tuple[int, str] | None:
    """What verifying says after this has been done; it is undone then."""

    async def look() -> tuple[int, str] | None:
        database = Database(url)
        try:
            async with database.engine.connect() as connection:
                await connection.execute(text("PRAGMA defer_foreign_keys=ON"))
                await tamper(connection)
                try:
                    await chain.verify(connection)
                except Broken as broken:
                    return broken.line, broken.how
                finally:
                    await connection.rollback()
        finally:
            await database.close()
        return None

    return asyncio.run(look())


def doing(*statements: str, **values: Any) -> Tamper:
    async def tamper(connection: AsyncConnection) -> None:
        for statement in statements:
            await connection.execute(text(statement), values)

    return tamper


def test_an_untouched_history_is_unbroken(chained: str) -> None:
    assert found(chained, doing("SELECT 1")) is None


@pytest.mark.parametrize("column", COLUMNS)
@settings(max_examples=12)
@given(data=st.data(), line=st.integers(1, LINES))
def test_any_change_of_any_column_of_any_line_is_found(
    chained: str, column: str, data: st.DataObject, line: int
) -> None:
    value = data.draw(VALUES[column])
    if value is None and column == "task_id":
        return  # as it was
    changed = f"UPDATE history SET {column} = :value WHERE id = :line"
    assert found(chained, doing(changed, value=value, line=line)) == (line, CHANGED)


@given(line=st.integers(1, LINES), more=st.integers(1, 3))
@settings(max_examples=15)
def test_lines_taken_out_are_found_at_the_first(chained: str, line: int, more: int) -> None:
    gone = doing("DELETE FROM history WHERE id >= :line AND id < :line + :more", line=line, more=more)
    assert found(chained, gone) == (line, MISSING)


@given(st.integers(1, LINES), st.integers(1, LINES))
@settings(max_examples=15)
def test_lines_that_changed_places_are_found_at_the_first(chained: str, one: int, other: int) -> None:
    swap = doing(
        "UPDATE history SET id = -1 WHERE id = :one",
        "UPDATE history SET id = :one WHERE id = :other",
        "UPDATE history SET id = :other WHERE id = -1",
        one=one,
        other=other,
    )
    assert found(chained, swap) == (None if one == other else (min(one, other), CHANGED))


@pytest.mark.parametrize("line", [-3, 0, LINES + 1])
def test_a_line_put_in_is_found(chained: str, line: int) -> None:
    columns = ", ".join(COLUMNS)
    copied = f"INSERT INTO history (id, {columns}) SELECT :line, {columns} FROM history WHERE id = :last"
    told = found(chained, doing(copied, line=line, last=LINES))
    assert told == (line, CHANGED if line > LINES else ADDED)


def test_a_line_put_in_at_the_end_with_a_right_hash_is_found_by_the_head(chained: str) -> None:
    async def forge(connection: AsyncConnection) -> None:
        before = (await connection.execute(text("SELECT lines, hash FROM history_head"))).one()
        await write(Store(connection, NOW, "test"), 1)
        put_back = text("UPDATE history_head SET lines = :lines, hash = :hash")
        await connection.execute(put_back, before._asdict())

    assert found(chained, forge) == (LINES + 1, ADDED)


def test_the_last_line_written_anew_with_its_hash_is_found_by_the_head(chained: str) -> None:
    async def forge(connection: AsyncConnection) -> None:
        before = (await connection.execute(text("SELECT lines, hash FROM history_head"))).one()
        put_back = text("UPDATE history_head SET lines = :lines, hash = :hash")
        previous = (await connection.execute(text("SELECT hash FROM history WHERE id = :n"), {"n": LINES - 1})).scalar()
        await connection.execute(text("DELETE FROM history WHERE id = :n"), {"n": LINES})
        await connection.execute(put_back, {"lines": LINES - 1, "hash": previous})
        await write(Store(connection, NOW, "test"), 1)
        await connection.execute(put_back, before._asdict())

    assert found(chained, forge) == (LINES, CHANGED)


def test_a_head_that_is_gone_is_found(chained: str) -> None:
    assert found(chained, doing("DELETE FROM history_head")) == (1, ADDED)


def test_a_history_cut_off_whole_is_found(chained: str) -> None:
    assert found(chained, doing("DELETE FROM history")) == (1, MISSING)


async def test_slices_are_walked_as_one(store: OpenStore, database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "SLICE", 3)
    async with store() as writing:
        await write(writing, 7)
    async with database.reading() as connection:
        assert (await chain.verify(connection)).lines == 7


async def test_twenty_writers_at_once_make_one_chain(store: OpenStore, database: Database) -> None:
    async def one() -> None:
        async with store() as writing:
            await write(writing, 2)

    await asyncio.gather(*(one() for _ in range(20)))
    async with database.reading() as connection:
        assert (await chain.verify(connection)).lines == 40


async def test_while_others_write_a_walk_sees_one_moment(
    store: OpenStore, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "SLICE", 3)

    async def one() -> None:
        async with store() as writing:
            await write(writing, 2)

    async def walk() -> int:
        async with database.reading() as connection:
            return (await chain.verify(connection)).lines

    _, *seen = await asyncio.gather(one(), *(each() for _ in range(10) for each in (walk, one)))
    assert all(lines % 2 == 0 for lines in seen if lines is not None)
    assert await walk() == 22


async def test_what_is_rolled_back_leaves_no_gap(store: OpenStore, database: Database) -> None:
    async def fail() -> None:
        async with store() as writing:
            await write(writing, 3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with store() as writing:
        await write(writing, 1)
    async with database.reading() as connection:
        assert (await chain.verify(connection)).lines == 1


# -- what was there before --------------------------------------------------------------------------------------------


@pytest.fixture
async def unchained(tmp_path: Path) -> AsyncIterator[Database]:
    """A database as it was before lines were chained, with lines and gaps between their ids."""
    database = Database(url_of(tmp_path / "old.db"))
    await migrating.upgrade(database, "0001")
    with sqlite3.connect(tmp_path / "old.db") as connection:
        connection.execute(
            "INSERT INTO directives (id, state, text, action, nature, lead, support, doubts, proposals, milestones, "
            "giver_id, giver_name, said_at, chat_id, thread_id) VALUES "
            "(1, 'saved', 'x', 'x', 'ordinary', '[]', '[]', '[]', '[]', '[]', 4, 'Budi', '2024-05-29 03:15:00', 4, 0)"
        )
        connection.executemany(
            "INSERT INTO history (id, directive_id, act, by_id, by_name, at, words, percent, evidence) "
            "VALUES (?, 1, 'reported', 4, 'Budi', '2024-05-29 03:15:00.250000', ?, ?, ?)",
            [
                (2, "satu", 10, "[]"),
                (3, "dua", None, '[{"kind": "photo", "file_id": "F", "name": ""}]'),
                (9, "", 0, "[]"),
            ],
        )
    yield database
    await database.close()


async def test_what_was_there_is_chained_as_it_stands(unchained: Database) -> None:
    await migrating.upgrade(unchained)
    async with unchained.writing() as connection:
        assert (await chain.verify(connection)).lines == 3
        entries = await Store(connection, NOW).directives.history(1)
        assert [(each.report.words, each.report.percent) for each in entries] == [("satu", 10), ("dua", None), ("", 0)]
        assert entries[1].report.evidence == (Evidence("photo", "F"),)
        await Store(connection, NOW).directives.record(1, Entry(Act.REPORTED, Person(4, "Budi"), NOW))
        assert (await chain.verify(connection)).lines == 4
