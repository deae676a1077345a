"""The people, agencies, tasks and directives the tests tell of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from core.agencies import Agency, Register
from core.calendar import Calendar
from core.chats import Place
from core.city import City
from core.deadlines import Deadline
from core.directives import Directive, State
from core.people import Office, Person, Role
from core.tasks import Part, Status, Task

WIB = ZoneInfo("Asia/Jakarta")
NOW = datetime(2024, 5, 29, 10, 15, tzinfo=WIB)  # a Wednesday
TODAY = NOW.date()
FRIDAY = Deadline(date(2024, 5, 31))
FRIDAY_AT_TWO = Deadline(date(2024, 5, 31), time(14, 0))

ADMIN = Person(1, "Rina", frozenset({Office(Role.ADMIN)}))
STAFF = Person(2, "Sari", frozenset({Office(Role.STAFF)}))
LEADER = Person(3, "Zul Elfian", frozenset({Office(Role.LEADER)}))
HEAD = Person(4, "Budi Santoso", frozenset({Office(Role.HEAD, "pupr")}))
OTHER_HEAD = Person(5, "Dewi", frozenset({Office(Role.HEAD, "dinkes")}))
MEMBER = Person(6, "Tono", frozenset({Office(Role.MEMBER, "pupr")}))
STRANGER = Person(7, "Orang Asing")
EVERYBODY = (ADMIN, STAFF, LEADER, HEAD, OTHER_HEAD, MEMBER, STRANGER)

REGISTER = Register(
    (
        Agency("pupr", "Dinas Pekerjaan Umum dan Penataan Ruang", "dinas", ("PUPR",)),
        Agency("dinkes", "Dinas Kesehatan", "dinas", ("Dinkes",)),
        Agency("tanjung-harapan", "Kecamatan Tanjung Harapan", "kecamatan"),
        Agency("lubuk-sikarah", "Kecamatan Lubuk Sikarah", "kecamatan"),
        Agency("seluruh-camat", "Seluruh camat", "kelompok", group=True),
        Agency("opd-terkait", "OPD terkait", "kelompok", group=True),
    )
)
CALENDAR = Calendar({2024: {date(2024, 6, 17): "Idul Adha", date(2024, 6, 18): "Cuti bersama Idul Adha"}})
CITY = City(REGISTER, CALENDAR, WIB)

GROUP = Place(-100)
PRIVATE = Place(STAFF.user_id)


def a_task(status: Status = Status.WAITING, **other: Any) -> Task:
    """PUPR's task of #27, due on Friday."""
    task = Task(
        id=31,
        directive_id=12,
        number=27,
        agency="pupr",
        part=Part.LEAD,
        status=status,
        since=NOW,
        by_id=HEAD.user_id,
        by_name=HEAD.name,
        deadline=FRIDAY,
        action="Bereskan drainase Jl. Sudirman",
    )
    return replace(task, **other)


def a_draft(**other: Any) -> Directive:
    """What Sari wrote in private: drainage, by PUPR with Dinkes, due on Friday."""
    draft = Directive(
        text="PUPR dibantu Dinkes bereskan drainase Jl. Sudirman, Jumat",
        action="Bereskan drainase Jl. Sudirman",
        giver=Person(STAFF.user_id, STAFF.name),
        said_at=NOW,
        place=PRIVATE,
        lead=("pupr",),
        support=("dinkes",),
        deadline=FRIDAY,
        id=12,
    )
    return replace(draft, **other)


def a_directive(**other: Any) -> Directive:
    """The same as #27, with its two tasks."""
    tasks = (a_task(), a_task(id=32, agency="dinkes", part=Part.SUPPORT))
    saved = a_draft(number=27, state=State.SAVED, original_deadline=FRIDAY, tasks=tasks)
    return replace(saved, **other)
