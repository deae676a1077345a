"""However much has piled up, what the clock asks is read through an index: no tick reads a whole table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import event

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.messages.message import Message
from core.people import Office, Person, Role
from core.reading.values import Nature
from core.tasks import Part
from jobs import EVERY_TICK
from tests.cast import STAFF, WIB, a_draft
from tests.jobs.conftest import Town

GROWING = ("tasks", "directives", "history", "requests", "inbox", "outbox", "messages", "pings")
SCAN = re.compile(rf"SCAN ({'|'.join(GROWING)})\b(?: USING (?:COVERING )?INDEX (\S+))?")
OF_SOME_ROWS = (
    "ix_tasks_open",
    "ix_tasks_open_due_day",
    "ix_tasks_waiting",
    "ix_outbox_new",
    "ix_outbox_sending",
    "ix_outbox_failed",
    "ix_outbox_coming",
    "ix_inbox_new",
)

pytestmark = pytest.mark.only_database("sqlite")  # PostgreSQL plans by its statistics: a small table is read whole
MORNING = datetime(2024, 6, 7, 7, 30, tzinfo=WIB)


@contextmanager
def asked(town: Town) -> Iterator[dict[str, Any]]:
    """Every statement, with what was bound to it."""
    statements: dict[str, Any] = {}

    def keep(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            statements[statement] = parameters

    engine = town.services.database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", keep)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", keep)


async def whole_tables(town: Town, statements: dict[str, Any]) -> list[str]:
    """The statements that read a growing table from one end to the other."""
    found = []
    async with town.services.database.reading() as connection:
        for statement, parameters in statements.items():
            plan = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            for table, index in SCAN.findall(" | ".join(row.detail for row in plan)):
                if index not in OF_SOME_ROWS:
                    found.append(f"{table}: {statement}")
    return found


async def fill(town: Town) -> None:
    """A chat of each kind, and a task for every reason the clock has to speak."""
    town.now = MORNING - timedelta(days=20)
    async with town.services.store("fill") as store:
        for chat in (
            Chat(Place(-100), Purpose.AGENCY, "pupr"),
            Chat(Place(-300, 7), Purpose.COMMON),
            Chat(Place(-400), Purpose.LEADERS),
            Chat(Place(-500), Purpose.STAFF),
        ):
            await store.chats.link(chat)
        await store.people.appoint(Person(5, "Dewi"), Office(Role.HEAD, "dinkes"))
        await store.chats.know(Chat(Place(5), Purpose.PRIVATE, None, "Dewi"))
        for day, at, nature in ((1, None, Nature.ORDINARY), (7, time(9, 0), Nature.VERY_URGENT)):
            due = Deadline(MORNING.date().replace(day=day), at)
            draft = await store.directives.add(a_draft(tasks=(), deadline=due, nature=nature))
            directive = draft.saved(await store.directives.next_number())
            await store.directives.save(directive)
            for agency in ("pupr", "dinkes"):
                await store.directives.add_task(directive, agency, Part.LEAD, STAFF)
    town.now = MORNING


async def test_no_tick_reads_a_whole_table(town: Town) -> None:
    await fill(town)
    with asked(town) as statements:
        for job in EVERY_TICK:
            await job(town.services)
    assert {row.subject.split(":")[0] for row in await town.said()} >= {"brief", "ping", "late", "task", "unaccepted"}
    assert await whole_tables(town, statements) == []


async def test_neither_inbox_nor_outbox_is_read_whole(town: Town) -> None:
    await fill(town)
    with asked(town) as statements:
        async with town.services.store("receiving and sending") as store:
            await store.inbox.add([(1, 1, {"update_id": 1})], town.now)
            await store.inbox.lanes([5], 10)
            await store.inbox.waiting([1], 10)
            await store.inbox.settle(1)
            await store.outbox.say(Place(-100), Message(Markup("ya")), subject="ping:1")
            (row,) = await store.outbox.claim({-300}, 10)
            await store.outbox.sent(row, 1)
            await store.outbox.next_at()
            await store.outbox.recover(await store.outbox.being_sent())
            await store.outbox.cards_of(["task:1"])
            await store.outbox.show(Place(-100), "task:1", Message(Markup("ya")))
            await store.outbox.stranded(-100)
            await store.outbox.revive(-100)
            await store.undelivered(town.now - timedelta(days=1))
    assert await whole_tables(town, statements) == []
