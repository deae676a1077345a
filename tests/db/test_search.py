"""What the database answers is what the rules of core.queries say, whatever is asked and typed."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, time, timedelta
from typing import Any, TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import JSON, Select, insert, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.queries import PAGE, Answer, Filter, Known, Period, View, contains, folded, last_page, spoken, words_in
from core.reading.values import Nature
from core.summary import figures_of
from core.tasks import CLOSED, OPEN, Status, Task
from db.engine import Database
from db.search import fts5, tsquery
from db.store import Store
from db.tables import directives, requests, tallies, tasks
from tests.cast import CALENDAR, GROUP, NOW, TODAY, a_task
from tests.databases import KINDS, NewDatabase
from tests.db.conftest import OpenStore

T = TypeVar("T")
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
        "words": " ".join(spoken(f"{task.action} Kata wali")),
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


class Shelf:
    """A database with a loop of its own: opening one takes longer than an example."""

    def __init__(self, url: str) -> None:
        self._runner = asyncio.Runner()
        self._database = Database(url)

    def fill(self, some: list[Task]) -> None:
        """These tasks are all there is."""

        async def anew() -> None:
            await clear(self._database)
            await fill(self._database, some)

        self._runner.run(anew())

    def look(self, ask: Callable[[Store], Awaitable[T]]) -> T:
        async def looking() -> T:
            async with self._database.reading() as connection:
                return await ask(Store(connection, NOW, writing=False))

        return self._runner.run(looking())

    def close(self) -> None:
        self._runner.run(self._database.close())
        self._runner.close()


@pytest.fixture(scope="module")
def shelves(new_database: NewDatabase) -> Iterator[list[Shelf]]:
    """A database of each kind, to be filled again and again."""
    shelves = [Shelf(new_database(kind)) for kind in KINDS]
    yield shelves
    for shelf in shelves:
        shelf.close()


@pytest.fixture(scope="module", params=KINDS)
def filled(request: pytest.FixtureRequest, new_database: NewDatabase) -> Iterator[Shelf]:
    """A city's tasks of every kind, in a database as the migrations make it."""
    shelf = Shelf(new_database(request.param))
    shelf.fill(FILED)
    yield shelf
    shelf.close()


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
    since=st.none() | st.integers(-30, 0).map(lambda days: TODAY + timedelta(days=days)),
)
MOMENTS = st.sampled_from([NOW, NOW.replace(second=59), NOW.replace(hour=0, minute=0), NOW + timedelta(days=5)])


def in_order(task: Task) -> tuple[bool, str, int]:
    return task.deadline is None, str(task.deadline.day) if task.deadline else "", task.number


@settings(max_examples=80)
@given(asked=FILTERS, chat=st.sampled_from(CHATS), now=MOMENTS, page=st.integers(0, 12))
@example(asked=Filter(quiet=True), chat=CHATS[0], now=NOW, page=0)
@example(asked=Filter(words=("drainase",)), chat=CHATS[1], now=NOW, page=0)
def test_the_database_answers_as_the_rules_do(
    filled: Shelf, asked: Filter, chat: Chat, now: datetime, page: int
) -> None:
    view = View(chat, now, CALENDAR)

    async def answer(store: Store) -> tuple[Answer, list[tuple[str, int]]]:
        return await store.search.answer(asked, view, page), await store.search.by_agency(asked, view)

    answered, by_agency = filled.look(answer)
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


def test_pages_lie_side_by_side_and_miss_nothing(filled: Shelf) -> None:
    view = View(CHATS[0], NOW, CALENDAR)
    first = filled.look(lambda store: store.search.answer(Filter(), view))
    pages = [
        filled.look(lambda store, page=page: store.search.answer(Filter(), view, page))
        for page in range(first.last_page + 1)
    ]
    numbers = [task.number for page in pages for task in page.tasks]
    assert len(numbers) == len(set(numbers)) == first.total == sum(task.is_open for task in FILED)
    assert {len(page.tasks) for page in pages[:-1]} == {PAGE}


# -- searching by words ------------------------------------------------------------------------------------------------

OPERATORS = ['"', '""', "'", '"*', "OR", "NOT", "NEAR(a,b)", "action:x", "^a", "(", "-", "👍", "\\", ":*", "&", "{a}"]
HOSTILE = st.text(max_size=40) | st.sampled_from([*OPERATORS, "a OR b", "a\0b", "a" * 500])


@settings(max_examples=120)
@given(st.lists(HOSTILE, min_size=1, max_size=4))
def test_no_words_break_the_search(filled: Shelf, words: list[str]) -> None:
    """As `words_in` lets them through, and even raw."""
    clean = [word.replace("\0", "") for word in words if not any("\ud800" <= letter <= "\udfff" for letter in word)]
    view = View(CHATS[0], NOW, CALENDAR)
    for asked in (words_in(" ".join(words)), tuple(word for word in clean if folded(word))):
        if asked:
            filled.look(lambda store: store.search.answer(Filter(words=asked), view))  # noqa: B023


TEXTS = st.lists(
    st.sampled_from(["Drainase", "drainage", "Café", "cafe\u0301", "RT", "5", "2x24", "Jl.", "a_b", "x@y.id", "3,5%"])
    | st.sampled_from(["http://a.b/c?d", "Pasar-Raya", "ﬁ", "Straße", "İ", "한국", "ÀÉ", "١٢", "²", "𞤀𞤁", "o'r", "\\n"])
    | st.text(max_size=8),
    max_size=6,
).map(lambda pieces: "".join(" ".join(pieces).replace("\0", "").encode("utf-8", "ignore").decode()))


@settings(max_examples=12)
@given(said=st.lists(TEXTS, min_size=1, max_size=12), data=st.data())
def test_every_database_finds_what_the_rules_find(shelves: list[Shelf], said: list[str], data: st.DataObject) -> None:
    """Whatever letters are written: the same directives by the same words."""
    pieces = st.tuples(st.sampled_from(said), st.integers(0, 8), st.integers(1, 9))
    asked = data.draw(st.lists(pieces.map(lambda cut: words_in(cut[0][cut[1] : cut[1] + cut[2]])), max_size=8))
    tasks = [a_task(id=n, directive_id=n, number=n, action=action, nature="biasa") for n, action in enumerate(said, 1)]
    view = View(CHATS[0], NOW, CALENDAR)
    for shelf in shelves:
        shelf.fill(tasks)
        for words in filter(None, asked):
            answer = shelf.look(lambda store: store.search.answer(Filter(words=words), view))  # noqa: B023
            meant = [task.number for task in tasks if contains(f"{task.action} Kata wali", words)]
            assert [task.number for task in answer.tasks] == meant[:PAGE]
            assert answer.total == len(meant)


async def clear(database: Database) -> None:
    async with database.writing() as connection:
        for table in (requests, tasks, tallies, directives):
            await connection.execute(table.delete())


@pytest.mark.parametrize(
    ("words", "sqlite", "postgresql"),
    [
        (("drainase",), '"drainase"*', "'drainase':*"),
        (("jl", "sudirman"), '"jl" "sudirman"*', "'jl' & 'sudirman':*"),
        (('a"b*',), '"a""b*"*', "'a\"b*':*"),
        (("o'r\\",), '"o\'r\\"*', "'o''r\\\\':*"),
        (("Café",), '"cafe"*', "'cafe':*"),
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
        await connection.execute(update(directives).values(words="benahi trotoar"))
        await connection.execute(update(directives).values(nature="segera"))
    assert (await found("drainase"), await found("trotoar")) == (0, 1)
    await clear(database)
    if database.is_sqlite:
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
def test_a_page_is_read_through_an_index(filled: Shelf, asked: Filter, index: str) -> None:
    def plan(store: Store) -> Awaitable[str]:
        return plan_of(store._connection, store.search.listed(asked, View(CHATS[0], NOW, CALENDAR)).limit(PAGE))

    told = filled.look(plan)
    assert index in told or asked == Filter()  # all that is open may be read in any order
    assert not re.search(r"SCAN tasks\b(?! USING INDEX)|Seq Scan on tasks", told)


async def plan_of(connection: AsyncConnection, query: Select[Any]) -> str:
    """How the database would go about it."""
    if connection.dialect.name == "postgresql":
        # With a hundred rows it reads them all: what is asked is whether it could do otherwise.
        await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        shown = query.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True})
        return " ".join((await connection.execute(text(f"EXPLAIN {shown}".replace(":", r"\:")))).scalars())
    compiled = query.compile(dialect=connection.dialect, compile_kwargs={"render_postcompile": True})
    values = (compiled.params[name] for name in compiled.positiontup or ())
    bound = tuple(value if isinstance(value, int | str) else str(value) for value in values)
    return " | ".join(row.detail for row in await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", bound))
