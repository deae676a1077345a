"""The one story the page of messages tells: a Rakor of Kota Solok on 29 May 2024, and what became of it.

Directives are read, tasks go from step to step by the rules: what the page shows is what the program says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from core.agencies import Register
from core.calendar import Calendar
from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.directives import Directive, State
from core.meetings import Meeting
from core.messages.directives import Circumstances
from core.messages.minutes import Day
from core.milestones import Milestone
from core.minutes import Minutes, drafts_of
from core.people import Office, Person, Role
from core.reading import read_directive, read_minutes
from core.reading.values import Doubt, Nature
from core.requests import Blocked, Kind, Outcome, Request
from core.tasks import Act, Entry, Evidence, Part, Report, Status, Step, Task

WIB = ZoneInfo("Asia/Jakarta")
REGISTER = Register.from_json((Path(__file__).parents[2] / "cities" / "kota-solok.json").read_text("utf-8"))
CALENDAR = Calendar()


def at(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=WIB)


RAKOR = at(29, 10, 15, month=5)  # a Wednesday
MONDAY = at(10, 7, 30)

RINA = Person(11, "Rina Marlina", frozenset({Office(Role.ADMIN)}))
SARI = Person(12, "Sari Wulandari", frozenset({Office(Role.STAFF)}))
MAYOR = Person(13, "Wali Kota", frozenset({Office(Role.LEADER)}))
BUDI = Person(14, "Budi Santoso", frozenset({Office(Role.HEAD, "pupr")}))
DEWI = Person(15, "Dewi Anggraini", frozenset({Office(Role.HEAD, "dinkes")}))
JONI = Person(16, "Joni", frozenset({Office(Role.MEMBER, "pupr")}))
HENDRA = Person(17, "Hendra Gunawan")
CAST = (RINA, SARI, MAYOR, BUDI, DEWI, JONI, HENDRA)

IN_PUPR = Chat(Place(-101), Purpose.AGENCY, "pupr", "PUPR Kota Solok")
IN_STAFF = Chat(Place(-102), Purpose.STAFF, title="Staf Wali Kota")
IN_COMMON = Chat(Place(-103), Purpose.COMMON, title="Rakor Kota Solok")
IN_LEADERS = Chat(Place(-104), Purpose.LEADERS, title="Pimpinan")
WITH_MAYOR = Chat(Place(MAYOR.user_id), Purpose.PRIVATE, title=MAYOR.name)


def draft(text: str, number: int) -> Directive:
    """What staff typed, as it was read."""
    read = read_directive(text, RAKOR, REGISTER, CALENDAR)
    return replace(Directive.from_reading(text, read, SARI, RAKOR, Place(SARI.user_id)), id=number)


def given(text: str, number: int, nature: Nature | None = None) -> Directive:
    """Saved, with a task for each agency."""
    directive = draft(text, number)
    if nature is not None:
        directive = directive.of_nature(nature)
    saved = directive.saved(number)
    tasks = tuple(
        Task(
            id=number * 10 + n,
            directive_id=number,
            number=number,
            agency=code,
            part=part,
            status=Status.WAITING,
            since=RAKOR,
            by_id=SARI.user_id,
            by_name=SARI.name,
            deadline=saved.deadline,
            action=saved.action,
            nature=saved.nature,
        )
        for n, (code, part) in enumerate(saved.assignments(REGISTER).items(), 1)
    )
    return replace(saved, tasks=tasks)


def around(directive: Directive, *, unlinked: bool = False, unreachable: bool = False) -> Circumstances:
    codes = [task.agency for task in directive.tasks]
    return Circumstances(
        REGISTER,
        CALENDAR,
        RAKOR.date(),
        WIB,
        unlinked=codes[:1] if unlinked else (),
        unreachable=codes[-1:] if unreachable else (),
    )


DRAINAGE_TEXT = "PUPR bereskan drainase Jl. Sudirman yang tersumbat, dibantu Dinkes, paling lambat Jumat depan"
DRAINAGE = given(DRAINAGE_TEXT, 27)
STUNTING = given("Dinkes validasi data stunting per kelurahan, paling lambat 12 Juni 2024", 28)
PARKING = given("Dishub tertibkan parkir liar di depan Pasar Raya, paling lambat 31 Mei 2024", 29)
MONDAYS = given("PUPR laporkan kebersihan drainase setiap Senin", 30)
SECRET = given("Inspektorat periksa pengadaan alat di RSUD, paling lambat 14 Juni 2024", 31, Nature.SECRET)
FLOOD = given("PUPR buka pintu air Batang Lembang, hari ini pukul 14.00", 32, Nature.VERY_URGENT)
PAVEMENT = given("PUPR perbaiki trotoar Pasar Raya, paling lambat 11 Juni 2024", 33)
LIGHTS = given("PerkimLH benahi lampu jalan di Simpang Rumbio, paling lambat 17 Juni 2024", 34)

TASK = DRAINAGE.tasks[0]
PHOTOS = (Evidence("photo", "F1"), Evidence("video", "F2"), Evidence("document", "F3", "laporan.pdf"))

# -- what happened to #27 ---------------------------------------------------------------------------------------------

ACCEPTED = TASK.accept(BUDI, at(29, 10, 40, month=5))
REPORTED = ACCEPTED.task.report(BUDI, at(3, 15, 5), Report("60% galian selesai", 60, PHOTOS[:1]))
PHOTO_ONLY = ACCEPTED.task.report(BUDI, at(3, 15), Report(evidence=PHOTOS[:1]))
SOUNDS_DONE = REPORTED.task.report(BUDI, at(12, 9), Report("100% selesai", 100))
ASKS_FOR_TIME = REPORTED.task.report(BUDI, at(5, 9), Report("minta waktu sampai 14 Juni"))
WITHOUT_PHOTO = REPORTED.task.report(BUDI, at(5, 9), Report("galian selesai, foto terlampir"))
CLAIMED = REPORTED.task.claim(BUDI, at(12, 9, 30), Report("Drainase sudah lancar", evidence=PHOTOS[1:]))
ADDED = CLAIMED.task.report(BUDI, at(12, 9, 45), Report("foto hilir", evidence=PHOTOS[:1]))
RETURNED = CLAIMED.task.send_back(SARI, at(13, 8, 10), "Foto bagian hulu belum ada.")
AGAIN = RETURNED.task.claim(BUDI, at(13, 14), Report("Foto hulu terlampir", evidence=PHOTOS))
APPROVED = AGAIN.task.approve(SARI, at(14, 9))
ONGOING = AGAIN.task.approve(SARI, at(14, 9), ongoing=True)
CANCELLED = REPORTED.task.cancel(SARI, at(6, 9))
WITHDRAWN = replace(
    DRAINAGE, state=State.CANCELLED, tasks=tuple(task.cancel(SARI, at(6, 9)).task for task in DRAINAGE.tasks)
)
MOVED = REPORTED.task.move_deadline(SARI, at(5, 9), Deadline(date(2024, 6, 13)))
PART = DRAINAGE.tasks[1].change_part(SARI, at(5, 9), Part.LEAD)


def request(kind: Kind, words: str, when: datetime, **more: object) -> Request:
    by = MAYOR if kind is Kind.UPDATE else BUDI
    return Request(TASK.id, kind, words, by, when, id=7, **more)  # type: ignore[arg-type]


EXTENSION = request(Kind.EXTENSION, "menunggu material", at(5, 8), deadline=Deadline(date(2024, 6, 14)))
OBSTACLE = request(
    Kind.OBSTACLE,
    "lahan bahu jalan belum bebas, perlu BKD sebelum 7 Juni",
    at(4, 11),
    deadline=Deadline(date(2024, 6, 7)),
    blocked=Blocked.LAND,
    unblocker="bkd",
)
DECLINE = request(Kind.DECLINE, "jalan ini milik provinsi", at(4, 11), blocked=Blocked.AUTHORITY)
CLARIFICATION = request(Kind.CLARIFICATION, "Sisi timur atau barat?", at(29, 11, month=5))
UPDATE = request(Kind.UPDATE, "", at(10, 9))
ASKED = (EXTENSION, OBSTACLE, DECLINE, CLARIFICATION, UPDATE)


def decided(asked: Request, outcome: Outcome, by: Person = SARI) -> Request:
    return replace(asked, outcome=outcome, decided_by=by, decided_at=asked.at + timedelta(hours=3))


def note(act: Act, by: Person, when: datetime, words: str = "", deadline: Deadline | None = None) -> Step:
    return REPORTED.task.note(act, by, when, Report(words), deadline)


EXTENDED = REPORTED.task.extend(SARI, at(5, 11), Deadline(date(2024, 6, 14)))
LET_OFF = REPORTED.task.give_up(SARI, at(5, 11), DECLINE.words)
NOTES = (
    note(Act.CLARIFICATION_ASKED, BUDI, at(29, 11, month=5), CLARIFICATION.words),
    note(Act.CLARIFIED, SARI, at(29, 14, month=5), "Kedua sisi, mulai dari timur."),
    note(Act.OBSTACLE_REPORTED, BUDI, at(4, 11), OBSTACLE.words, OBSTACLE.deadline),
    note(Act.OBSTACLE_SOLVED, DEWI, at(5, 9)),
    note(Act.EXTENSION_ASKED, BUDI, at(5, 8), EXTENSION.words, EXTENSION.deadline),
    note(Act.EXTENSION_REFUSED, SARI, at(5, 11)),
    note(Act.DECLINED, BUDI, at(4, 11), DECLINE.words),
    note(Act.DECLINE_REFUSED, SARI, at(5, 11)),
    note(Act.UPDATE_ASKED, MAYOR, at(10, 9)),
)
OF_THE_WHOLE = tuple(
    Step(REPORTED.task, DRAINAGE.entry(act, SARI, when, words))
    for act, when, words in (
        (Act.GIVEN, RAKOR, ""),
        (Act.ASSIGNED, RAKOR, ""),
        (Act.REWORDED, at(4, 9), "Bereskan drainase Jl. Sudirman, kedua sisi"),
        (Act.NATURE_CHANGED, at(4, 9), ""),
        (Act.SPLIT, at(4, 9), "#33 Perbaiki trotoar Pasar Raya"),
        (Act.MILESTONES_SET, at(4, 9), "10 Jun 2024 survei lapangan; 20 Jun 2024 desain selesai"),
    )
)
STEPS = (
    *(ACCEPTED, REPORTED, CLAIMED, ADDED, RETURNED, AGAIN, APPROVED, ONGOING, CANCELLED, MOVED, PART),
    *(EXTENDED, LET_OFF, *NOTES),
)
HISTORY: list[Entry] = sorted((step.entry for step in (*OF_THE_WHOLE, *STEPS)), key=lambda entry: entry.at)

MILESTONES = (Milestone("survei lapangan", date(2024, 6, 10)), Milestone("desain selesai", date(2024, 6, 20)))


def with_task(step: Step, **changes: object) -> Directive:
    """#27 as it is after a step."""
    return replace(DRAINAGE.after(step), **changes)  # type: ignore[arg-type]


def open_on_monday() -> list[Task]:
    """What is open on 10 June, as the pings find it."""
    noisy = replace(PAVEMENT.tasks[0], accepted_at=RAKOR, status=Status.ACCEPTED, by_name=BUDI.name)
    stones = replace(MONDAYS.tasks[0], deadline=Deadline(date(2024, 6, 24)), status=Status.ACCEPTED, by_name=BUDI.name)
    return [
        REPORTED.task,
        STUNTING.tasks[0],
        PARKING.tasks[0],
        replace(stones, milestones=MILESTONES),
        replace(SECRET.tasks[0], deadline=Deadline(date(2024, 6, 10))),
        noisy,
        LIGHTS.tasks[0],
        replace(MONDAYS.tasks[0], number=35, id=351, action="Bersihkan saluran Pasar Raya", deadline=None),
    ]


# -- minutes ----------------------------------------------------------------------------------------------------------

OF_RAKOR = Day(RAKOR.date(), REGISTER, CALENDAR)


def minutes_of(text: str) -> Minutes:
    read = read_minutes(text, RAKOR, REGISTER, CALENDAR)
    meeting = Meeting.from_reading(read, SARI, RAKOR, Place(SARI.user_id), 5, unread=1)
    drafts = drafts_of(read, meeting, RAKOR)
    return Minutes(meeting, tuple(replace(draft, id=n) for n, draft in enumerate(drafts, 50)))


MINUTES = minutes_of(
    """NOTULEN RAPAT KOORDINASI
Hari/Tanggal : Rabu, 29 Mei 2024
Tempat : Balai Kota
Pimpinan : Wali Kota

Arahan:
1. Dinas PUPR dibantu Dinas Perhubungan menambal lubang Jl. Perwira paling lambat 14 Juni 2024
2. Dinas Kesehatan memeriksa stok obat puskesmas
3. Memperbaiki lampu Taman Syech Kukut paling lambat 17 Juni 2024
"""
)
LONG = minutes_of(
    "\n".join(f"{n}. Dinas PUPR memeriksa saluran RW {n} paling lambat 14 Juni 2024" for n in range(1, 41))
)
ORDERED_BEFORE = replace(MINUTES, items=(MINUTES.items[0].doubted(Doubt.ORDERED_BEFORE, True), *MINUTES.items[1:]))
SAVED_MINUTES = replace(
    MINUTES, items=(*(item.saved(40 + n) for n, item in enumerate(MINUTES.items[:2])), MINUTES.items[2])
)
