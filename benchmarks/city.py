"""A city with years of follow-up behind it, written straight into a new database.

What a city has in hand does not grow with its history: at every size OPEN tasks are open, the others are closed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import JSON, Table, func, insert, select, text

from core.agencies import Register
from core.calendar import Calendar
from core.chats import Chat, Place, Purpose
from core.city import City
from core.queries import spoken
from core.tasks import Act, Status
from db import migrating, tables
from db.engine import Database
from db.store import Store
from db.tables import counters, directives, history, tallies, tasks

ROOT = Path(__file__).parent.parent
WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2026, 6, 4, 10, 10, tzinfo=WIB)  # a working Thursday; what was due is said by the first tick
OPEN = 2_000
A_DAY = 40  # tasks given a day: what falls into a month does not grow with the years either
AT_ONCE = 5_000  # rows a statement
REGISTER = Register.from_json((ROOT / "cities" / "kota-solok.json").read_text(encoding="utf-8"))
CITY = City(REGISTER, Calendar(), WIB)
AGENCIES = [agency.code for agency in REGISTER.units]
VERBS = ("bereskan", "validasi", "tertibkan", "benahi", "siapkan", "percepat", "perbaiki", "evaluasi", "tuntaskan")
THINGS = (
    "drainase",
    "trotoar",
    "stunting",
    "parkir",
    "pasar",
    "jembatan",
    "aset",
    "lampu",
    "taman",
    "sampah",
    "posyandu",
)
PLACES = ("Sudirman", "Rumbio", "Laing", "Garam", "Balimo", "Jawa", "Sikarah", "Sinapa", "Piliang", "Payo", "Gawan")
IN_HAND = (Status.WAITING, Status.ACCEPTED, Status.IN_PROGRESS, Status.IN_PROGRESS, Status.RETURNED, Status.CLAIMED)
ENDED = (Status.DONE, Status.DONE, Status.DONE, Status.DONE_ONGOING, Status.CANCELLED, Status.NOT_ACTIONABLE)
NONE_YET: dict[Table, dict[str, Any]] = {
    table: {column.name: [] if isinstance(column.type, JSON) else None for column in table.c if column.name != "id"}
    for table in (directives, history)
}


def name_of(number: int) -> str:
    """A name of its own for each number below 20,000: "Bado", "Kemi"."""
    name = ""
    while number or not name:
        number, place = divmod(number, 60)
        name += "bdgjklmnprst"[place % 12] + "aeiou"[place // 12]
    return name.capitalize()


async def build(database: Database, size: int) -> None:
    """Writes `size` tasks, each of a directive of its own, with four lines of history each, and links the chats."""
    await migrating.upgrade(database)
    dice = random.Random(size)
    rows: dict[Table, list[dict[str, Any]]] = {directives: [], tasks: [], history: []}
    for number in range(1, size + 1):
        for table, row in _rows(dice, number, size):
            rows[table].append(row)
        if number % AT_ONCE == 0 or number == size:
            async with database.writing() as connection:
                for table, some in rows.items():
                    await connection.execute(insert(table), some)
                    some.clear()
    async with database.writing() as connection:
        await connection.execute(insert(counters), {"name": "directive", "value": size})
        closed = select(tasks.c.agency, tasks.c.status, func.count()).where(tables.ENDED).group_by("agency", "status")
        await connection.execute(insert(tallies).from_select(["agency", "status", "n"], closed))
        store = Store(connection, NOW - timedelta(days=30), "benchmark")
        for place, code in enumerate(AGENCIES, 1):
            await store.chats.link(Chat(Place(-place), Purpose.AGENCY, code, code))
        await store.chats.link(Chat(Place(-1000), Purpose.STAFF, title="staf"))
        await store.chats.link(Chat(Place(-1001), Purpose.LEADERS, title="pimpinan"))
    async with database.engine.connect() as connection:
        await connection.execute(text("ANALYZE"))
        await connection.commit()


def _rows(dice: random.Random, number: int, size: int) -> Iterator[tuple[Table, dict[str, Any]]]:
    """The newest OPEN ones are open; a directive, its task, its history."""
    given = NOW - timedelta(days=(size - number) / A_DAY, hours=2)
    is_open = number > size - OPEN
    status = dice.choice(IN_HAND if is_open else ENDED)
    due = (given + timedelta(days=dice.randint(40, 70) if is_open else dice.randint(3, 30))).date()
    action = f"{dice.choice(VERBS).capitalize()} {dice.choice(THINGS)} {dice.choice(PLACES)} {name_of(number % 20_000)}"
    agency = dice.choice(AGENCIES)
    yield directives, _directive(number, action, agency, given, due)
    yield tasks, _task(number, agency, status, given, due)
    acts = (Act.ASSIGNED, Act.ACCEPTED, Act.CLAIMED, Act.APPROVED)
    for hours, act in enumerate(acts[:2] if is_open else acts):
        yield history, _line(number * len(acts) + hours, number, agency, act, given + timedelta(hours=hours))


def _directive(number: int, action: str, agency: str, given: datetime, due: date) -> dict[str, Any]:
    return NONE_YET[directives] | {
        "id": number,
        "number": number,
        "state": "saved",
        "text": action,
        "action": action,
        "words": " ".join(spoken(action)),
        "nature": "biasa",
        "lead": [agency],
        "due_day": due,
        "original_day": due,
        "giver_id": 1,
        "giver_name": "Sari",
        "said_at": given,
        "chat_id": 1,
        "thread_id": 0,
    }


def _task(number: int, agency: str, status: Status, given: datetime, due: date) -> dict[str, Any]:
    return {
        "id": number,
        "directive_id": number,
        "agency": agency,
        "part": "lead",
        "status": status,
        "since": given + timedelta(hours=1),
        "by_id": 2,
        "by_name": "Budi",
        "due_day": due,
        "due_at": None,
        "percent": None,
        "accepted_at": None if status is Status.WAITING else given + timedelta(hours=1),
        "reported_at": None,
        "slips": 0,
    }


def _line(line: int, number: int, agency: str, act: Act, at: datetime) -> dict[str, Any]:
    return {
        "id": line,
        "directive_id": number,
        "task_id": number,
        "agency": agency,
        "act": act,
        "by_id": 2,
        "by_name": "Budi",
        "at": at,
        "words": "",
        "percent": None,
        "evidence": [],
        "hash": "",
    }
