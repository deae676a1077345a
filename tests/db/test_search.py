"""What the database answers is what the rules of core.queries say, whatever is asked and typed."""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, insert, text, update

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.queries import PAGE, Answer, Filter, Known, Period, View, last_page, words_in
from core.reading.values import Nature
from core.summary import figures_of
from core.tasks import CLOSED, OPEN, Status, Task
from db.engine import Database
from db.search import fts5, tsquery
from db.store import Store
from db.tables import directives, requests, tasks
from tests.cast import CALENDAR, GROUP, NOW, TODAY, a_task
from tests.db.conftest import OpenStore, url_of

AGENCIES = ["pupr", "dinkes", "dishub"]
ACTIONS = [
    "Bereskan drainase Jl. Sudirman",
    "Validasi data stunting per kelurahan",
    "Perbaiki jalan di RT 5, Café Pasar-Raya",
    'Surat "penting" <b>& lampu</b>',
]
CHATS = [
    Chat(Place(4), Purpose.PRIVATE),
    Chat(GROUP, Purpose.COMMON),
    Chat(GROUP, Purpose.AGENCY, "pupr"),
    Chat(GROUP, Purpose.STAFF),
]


def some_task(dice: random.Random, number: int) -> Task:
    def moment() -> datetime:
        return NOW - timedelta(days=dice.randint(0, 16), minutes=dice.randint(-600, 600))

    day = TODAY + timedelta(days=dice.randint(-40, 40) if dice.random() < 0.5 else dice.randint(-1, 1))
    at = dice.choice([None, None, time(0, 0), time(10, 14), time(10, 15), time(23, 59)])
    return a_task(
        dice.choice(list(Status)),
        id=number,
        directive_id=number,
        number=number,
        agency=dice.choice(AGENCIES),
        action=dice.choice(ACTIONS),
        nature=dice.choice([Nature.ORDINARY, Nature.ORDINARY, Nature.URGENT, Nature.SECRET]),
        deadline=dice.choice([None, Deadline(day, at), Deadline(day, at)]),
        since=moment(),
        accepted_at=dice.choice([None, moment()]),
        reported_at=dice.choice([None, moment()]),
    )


def rows_of(task: Task) -> tuple[dict[str, object], dict[str, object]]:
    """What stands in the tables for a task and the directive it is the only task of."""
    directive = {
        "id": task.directive_id,
        "number": task.number,
        "state": "saved",
        "text": f"Kata wali: {task.action}",
        "action": task.action,
        "nature": task.nature,
        "giver_id": 2,
        "giver_name": "Sari",
        "said_at": known_of(task).given,
        "chat_id": 2,
        **{column.name: [] for column in directives.c if isinstance(column.type, JSON)},
    }
    due = {"due_day": task.deadline and task.deadline.day, "due_at": task.deadline and task.deadline.at}
    return directive, {column.name: getattr(task, column.name, None) for column in tasks.c} | due


def known_of(task: Task) -> Known:
    """What the tables hold of it besides: every third is blocked, each was given on a day of its own."""
    given = NOW - timedelta(days=task.number % 40, hours=task.number % 11)
    return Known(f"Kata wali: {task.action}", given, blocked=task.number % 3 == 0)


def obstacle(task: Task) -> dict[str, object]:
    asked = {"kind": "obstacle", "words": "Lahan", "by_id": 4, "by_name": "Budi", "at": NOW}
    return {"task_id": task.id, "outcome": "open", **asked}


async def fill(database: Database, some: list[Task]) -> None:
    async with database.writing() as connection:
        for task in some:
            directive, row = rows_of(task)
            await connection.execute(insert(directives).values(**directive))
            await connection.execute(insert(tasks).values(**row))
            if task.status in CLOSED:
                await Store(connection, NOW).directives._tally(task)
            if known_of(task).blocked:
                await connection.execute(insert(requests).values(**obstacle(task)))


FILED = [some_task(random.Random(number), number) for number in range(1, 120)]


@pytest.fixture(scope="module")
def filled(migrated: Path) -> Iterator[Path]:
    """A city's tasks of every kind, in a database as the migrations make it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tuntas.db"
        shutil.copy(migrated, path)

        async def prepare() -> None:
            database = Database(url_of(path))
            await fill(database, FILED)
            await database.close()

        asyncio.run(prepare())
        yield path


@asynccontextmanager
async def looking(path: Path) -> AsyncIterator[Store]:
    database = Database(url_of(path))
    async with database.reading() as connection:
        yield Store(connection, NOW, writing=False)
    await database.close()


PERIODS = st.builds(
    lambda first, length: Period(TODAY + timedelta(days=first), TODAY + timedelta(days=first + length)),
    st.integers(-30, 30),
    st.integers(0, 30),
)
WORDS = st.sampled_from(["drainase", "drain", "sudirman", "jl", "5", "rt", "cafe", "café", "PASAR", "wali", "b", "xyz"])
FILTERS = st.builds(
    Filter,
    st.none() | st.lists(st.sampled_from(AGENCIES), unique=True).map(tuple),
    st.just(OPEN) | st.frozensets(st.sampled_from(Status)) | st.just(frozenset(Status)),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | PERIODS,
    st.none() | PERIODS,
    st.just(()) | st.lists(WORDS, min_size=1, max_size=2).map(lambda words: words_in(" ".join(words))),
)
MOMENTS = st.sampled_from([NOW, NOW.replace(second=59), NOW.replace(hour=0, minute=0), NOW + timedelta(days=5)])


def in_order(task: Task) -> tuple[bool, str, int]:
    return task.deadline is None, str(task.deadline.day) if task.deadline else "", task.number


@settings(max_examples=80)
@given(asked=FILTERS, chat=st.sampled_from(CHATS), now=MOMENTS, page=st.integers(0, 12))
@example(asked=Filter(quiet=True), chat=CHATS[0], now=NOW, page=0)
@example(asked=Filter(words=("drainase",)), chat=CHATS[1], now=NOW, page=0)
def test_the_database_answers_as_the_rules_do(
    filled: Path, asked: Filter, chat: Chat, now: datetime, page: int
) -> None:
    view = View(chat, now, CALENDAR)

    async def answer() -> tuple[Answer, list[tuple[str, int]]]:
        async with looking(filled) as store:
            return await store.search.answer(asked, view, page), await store.search.by_agency(asked, view)

    answered, by_agency = asyncio.run(answer())
    meant = [task for task in FILED if asked.admits(task, view, known_of(task))]
    meant.sort(key=in_order if asked.is_of_open else lambda task: -task.id)
    spoken_of = [task for task in FILED if asked.of_any_state.admits(task, view, known_of(task))]
    shown = min(page, last_page(len(meant)))
    assert answered.total == len(meant)
    assert answered.page == shown
    numbers = [task.number for task in answered.tasks]
    assert numbers == [task.number for task in meant[shown * PAGE : (shown + 1) * PAGE]]
    assert answered.figures == figures_of(spoken_of, now)
    assert dict(by_agency) == Counter(task.agency for task in meant)
    assert [count for _, count in by_agency] == sorted((count for _, count in by_agency), reverse=True)


async def test_pages_lie_side_by_side_and_miss_nothing(filled: Path) -> None:
    view = View(CHATS[0], NOW, CALENDAR)
    async with looking(filled) as store:
        first = await store.search.answer(Filter(), view)
        pages = [await store.search.answer(Filter(), view, page) for page in range(first.last_page + 1)]
    numbers = [task.number for page in pages for task in page.tasks]
    assert len(numbers) == len(set(numbers)) == first.total == sum(task.is_open for task in FILED)
    assert {len(page.tasks) for page in pages[:-1]} == {PAGE}


# -- searching by words ------------------------------------------------------------------------------------------------

OPERATORS = ['"', '""', "'", '"*', "OR", "NOT", "NEAR(a,b)", "action:x", "^a", "(", "-", "👍", "\\", ":*", "&", "{a}"]
HOSTILE = st.text(max_size=40) | st.sampled_from([*OPERATORS, "a OR b", "a\0b", "a" * 500])


@settings(max_examples=120)
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_no_words_break_the_search(filled: Path, words: list[str]) -> None:
    """As `words_in` lets them through, and even raw."""
    clean = [word.replace("\0", "") for word in words if not any("\ud800" <= letter <= "\udfff" for letter in word)]
    connection = sqlite3.connect(filled)
    for asked in (words_in(" ".join(words)), tuple(word for word in clean if word)):
        if asked:
            connection.execute(
                "SELECT rowid FROM directives_fts WHERE directives_fts MATCH ?", (fts5(asked),)
            ).fetchall()
    connection.close()


@pytest.mark.parametrize(
    ("words", "sqlite", "postgresql"),
    [
        (("drainase",), '"drainase"*', "'drainase':*"),
        (("jl", "sudirman"), '"jl" "sudirman"*', "'jl' & 'sudirman':*"),
        (('a"b*',), '"a""b*"*', "'a\"b*':*"),
        (("o'r\\",), '"o\'r\\"*', "'o''r\\\\':*"),
    ],
)
def test_words_are_quoted_for_either_database(words: tuple[str, ...], sqlite: str, postgresql: str) -> None:
    assert fts5(words) == sqlite
    assert tsquery(words) == postgresql


async def test_the_search_follows_what_becomes_of_a_directive(database: Database, store: OpenStore) -> None:
    view = View(CHATS[0], NOW, CALENDAR)

    async def found(word: str) -> int:
        async with store() as looked:
            return (await looked.search.answer(Filter(words=(word,)), view)).total

    await fill(database, [a_task(id=1, directive_id=1)])
    assert (await found("drainase"), await found("trotoar")) == (1, 0)
    async with database.writing() as connection:
        await connection.execute(update(directives).values(action="Benahi trotoar", text="Benahi trotoar"))
        await connection.execute(update(directives).values(nature="segera"))
    assert (await found("drainase"), await found("trotoar")) == (0, 1)
    async with database.writing() as connection:
        await connection.execute(requests.delete())
        await connection.execute(tasks.delete())
        await connection.execute(directives.delete())
    async with database.reading() as connection:
        left = text("SELECT count(*) FROM directives_fts WHERE directives_fts MATCH 'trotoar'")
        assert (await connection.execute(left)).scalar() == 0


# -- questions kept, and how the database goes about it ----------------------------------------------------------------


async def test_a_long_question_is_stored_once(store: OpenStore) -> None:
    packed = Filter(tuple(f"opd-{number}" for number in range(30))).pack()
    async with store() as writing:
        first = await writing.search.keep(packed)
        assert await writing.search.keep("q") != first
    async with store() as writing:
        assert await writing.search.keep(packed) == first
        assert await writing.search.kept(first) == packed
        assert await writing.search.kept(99) is None


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        (Filter(), "ix_tasks_open"),
        (Filter(("pupr",)), "ix_tasks_open"),
        (Filter(("pupr", "dinkes")), "ix_tasks_open"),
        (Filter(late=True), "ix_tasks_open_due_day"),
        (Filter(("pupr",), late=True), "ix_tasks_open"),
        (Filter(due=Period(TODAY, TODAY + timedelta(days=7))), "ix_tasks_open_due_day"),
        (Filter(("pupr",), CLOSED), "ix_tasks_ended"),
        (Filter(None, frozenset({Status.CANCELLED})), "ix_tasks_let_off"),
        (Filter(None, CLOSED, due=Period(TODAY, TODAY + timedelta(days=7))), "ix_tasks_due_day"),
        (Filter(words=("drainase",)), "directives_fts"),
        (Filter(statuses=frozenset(Status), given=Period(TODAY, TODAY)), "ix_directives_said_at"),
        (Filter(blocked=True), "ix_requests_open"),
    ],
)
async def test_a_page_is_read_through_an_index(filled: Path, asked: Filter, index: str) -> None:
    view = View(CHATS[0], NOW, CALENDAR)
    async with looking(filled) as store:
        query = store.search.listed(asked, view).limit(PAGE)
        compiled = query.compile(dialect=store._connection.dialect, compile_kwargs={"render_postcompile": True})
        plan = await store._connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {compiled}",
            tuple(_bound(compiled, name) for name in compiled.positiontup or ()),
        )
        told = " | ".join(row.detail for row in plan)
    assert index in told
    assert "SCAN tasks |" not in f"{told} |"


def _bound(compiled: object, name: str) -> object:
    value = compiled.params[name]  # type: ignore[attr-defined]
    return str(value) if not isinstance(value, int | str) else value
