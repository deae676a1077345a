"""The figures counted by the database are those the rules give."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.chats import Chat
from core.deadlines import Deadline
from core.directives import State
from core.queries import Filter, View
from core.summary import Figures, figures_of
from core.tasks import Act, Entry, Status, Step, Task
from db.engine import Database
from db.store import Store
from db.tables import metadata
from tests.cast import CALENDAR, GROUP, NOW, STAFF, TODAY, a_draft, a_task
from tests.db.conftest import url_of

DEADLINES = st.none() | st.builds(
    Deadline,
    st.integers(-2, 2).map(lambda days: TODAY + timedelta(days=days)),
    st.none() | st.sampled_from([time(0, 0), time(10, 14), time(10, 15), time(10, 16), time(23, 59)]),
)
TASKS = st.lists(
    st.builds(
        lambda status, deadline, agency: a_task(status, deadline=deadline, agency=agency),
        st.sampled_from(Status),
        DEADLINES,
        st.sampled_from(["pupr", "dinkes"]),
    ),
    max_size=30,
)
MOMENTS = st.sampled_from([NOW, NOW.replace(second=59), NOW.replace(hour=0, minute=0), NOW.replace(hour=23, minute=59)])


@contextmanager
def database_path() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "tuntas.db"


async def counted(path: Path, given: list[Task], now: datetime, agencies: list[str] | None) -> Figures:
    database = Database(url_of(path))
    async with database.writing() as connection:
        await connection.run_sync(metadata.create_all)
        store = Store(connection, now)
        directive = await store.directives.add(a_draft(number=27, state=State.SAVED, tasks=()))
        for task in given:
            stored = await store.directives.add_task(directive, task.agency, task.part, STAFF)
            due = replace(stored, status=task.status, deadline=task.deadline)
            await store.directives.step(Step(due, Entry(Act.DEADLINE_MOVED, STAFF, NOW, task_id=stored.id)))
        asked = Filter(None if agencies is None else tuple(agencies))
        figures = await store.search.figures(asked, View(Chat(GROUP), now, CALENDAR))
    await database.close()
    return figures


@settings(max_examples=12)
@given(TASKS, MOMENTS, st.sampled_from([None, ["pupr"], []]))
def test_figures_from_the_database_are_those_of_the_rules(
    given: list[Task], now: datetime, agencies: list[str] | None
) -> None:
    theirs = [task for task in given if agencies is None or task.agency in agencies]
    with database_path() as path:
        assert asyncio.run(counted(path, given, now, agencies)) == figures_of(theirs, now)
        assert sqlite3.connect(path).execute("SELECT count(*) FROM tasks").fetchone() == (len(given),)
