"""A small city that talks to the real program over real HTTP: staff, two OPDs, a mayor, a stranger."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import certifi
import psycopg
import pytest

import jobs
from bot.application import Tuntas, build_application
from bot.pace import Pace
from bot.settings import Settings
from core.agencies import Register
from core.chats import Chat as KnownChat
from core.chats import Place, Purpose
from core.people import Office, Person, Role
from sandbox.clock import MovableClock
from sandbox.telegram import Chat, Message, Telegram, User
from sandbox.telegram.callbacks import CallbackQuery
from sandbox.telegram.chats import Member
from tests.end_to_end.program import Program

WIB = ZoneInfo("Asia/Jakarta")
START = datetime(2024, 5, 29, 9, 0, tzinfo=WIB)  # a Wednesday, the day of a Rakor
PHOTO = b"\xff\xd8 a photo"
KEPT = ("directives", "tasks", "history", "offices", "invitations", "chats")  # what a refusal must leave as it was


@dataclass
class Town:
    """The people and chats of the tests, and the program they talk to."""

    telegram: Telegram
    clock: MovableClock
    settings: Settings
    rina: User  # admin
    sari: User  # staff
    budi: User  # head of PUPR
    dewi: User  # head of Dinkes
    wali: User  # leader
    tamu: User  # a stranger
    pupr: Chat
    dinkes: Chat
    umum: Chat
    staf: Chat
    pace: Pace = field(default_factory=lambda: Pace(in_all=9999, burst=9999, group_a_minute=9999))
    tuntas: Tuntas | None = None
    _running: asyncio.Task[None] | None = None
    _second: Any = None  # a connection of the database's own driver
    _stack: contextlib.AsyncExitStack = field(default_factory=contextlib.AsyncExitStack)

    async def start(self) -> None:
        """Starts the program (again) on the same database."""
        self._stack = contextlib.AsyncExitStack()
        self.tuntas = await self._stack.enter_async_context(build_application(self.settings, self.clock, self.pace))
        self._running = asyncio.create_task(self.tuntas.run())

    async def stop(self) -> None:
        """Stops it as SIGTERM does."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
            await self._stack.aclose()
            self._running = None

    async def close(self) -> None:
        await self.stop()
        if self._second is not None:
            self._second.close()

    async def says(self, *words: str, to: Chat | User, since: int | None = None, timeout: float = 20) -> Message:  # noqa: ASYNC109
        """The bot's next message there that contains all these words."""
        return await self.telegram.wait(
            lambda message: all(word in message.text for word in words), chat=to, since=since, timeout=timeout
        )

    async def answered(self, who: User, message: Message, label: str) -> str:
        """Presses a button; the words of the bubble or window that answers it, once all it led to is said."""
        return await self._pressed(await who.press(message, label))

    async def forged(self, who: User, message: Message, data: str) -> str:
        """Presses a button that is not there."""
        return await self._pressed(await who.press(message, data=data))

    async def _pressed(self, query: CallbackQuery) -> str:
        answer = await query.answered(20)
        await self.done()
        return answer.text

    async def told(self, who: User, words: str, to: Chat | None = None) -> str:
        """What the bot answers to these words: all of it, when it has come to rest."""
        chat = self.telegram.chat(to or who)
        before = chat.last_id
        await who.send(to, words)
        await self.done()
        return "\n".join(message.text for message in self.bots(chat) if message.id > before)

    async def order(self, text: str, by: User | None = None) -> int:
        """Gives a directive in private and saves it; its number."""
        giver = by or self.sari
        await giver.send(None, text)
        card = await self.says("Arahan baru", to=giver)
        told = await self.answered(giver, card, "Simpan")
        return int(told.split("#")[1].rstrip("."))

    async def invite(self, who: User, words: str) -> None:
        """/undang by the admin, the link used by that person."""
        await self.rina.send(None, f"/undang {words}")
        link = await self.says("start=", to=self.rina)
        await who.start(link.text.split("start=")[1].split()[0])
        await self.says("Sekarang terdaftar", to=who)

    async def link(self, group: Chat, words: str) -> None:
        await self.telegram.add_bot(group, by=self.rina)
        await self.says("Terima kasih", to=group)  # privacy mode: only now does the group's plain command arrive
        await self.rina.send(group, f"/hubungkan {words}")
        await self.says("terhubung", to=group)

    # -- looking, through a second connection -----------------------------------------------------------------------

    def rows(self, query: str, *values: Any) -> list[Any]:
        """What the database holds, as another program sees it; single columns are unwrapped."""
        if self._second is None:
            self._second = _connected(self.settings.database_url)
        if values and isinstance(self._second, psycopg.Connection):
            query = query.replace("%", "%%").replace("?", "%s")
        found = self._second.execute(query, *([values] if values else [])).fetchall()
        rows = [tuple(map(_as_sqlite_keeps_it, row)) for row in found]
        return [row[0] if len(row) == 1 else row for row in rows]

    def kept(self) -> dict[str, list[Any]]:
        """All that is remembered of the city's business."""
        return {table: self.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT}

    def status_of(self, number: int, agency: str = "pupr") -> str:
        """A task's stored status."""
        query = "SELECT t.status FROM tasks t JOIN directives d ON d.id = t.directive_id"
        return str(self.rows(f"{query} WHERE d.number = ? AND t.agency = ? ORDER BY t.id DESC", number, agency)[0])

    @property
    def database(self) -> Path:
        """The file of an SQLite database."""
        return Path(self.settings.database_url.removeprefix("sqlite:///"))

    def bots(self, chat: Chat | User, *words: str) -> list[Message]:
        """The bot's messages that stand there, or those with all these words."""
        standing = [message for message in self.telegram.chat(chat).messages if message.sender is self.telegram.bot]
        return [message for message in standing if all(word in message.text for word in words)]

    def cards(self, chat: Chat | User, number: int) -> list[Message]:
        """The cards of a directive that stand there, without those that say where the newer one is."""
        return [m for m in self.bots(chat) if m.text.startswith(f"Arahan #{number}") and "ada di bawah" not in m.text]

    # -- time -------------------------------------------------------------------------------------------------------

    async def at(self, day: int, hour: int, minute: int = 0, *, month: int = 6) -> None:
        """Moves the clock to a moment of 2024 and lets what is due then be said; the next tick has nothing to add."""
        self.clock.move_to(datetime(2024, month, day, hour, minute, tzinfo=WIB))
        await self.tick()
        await self.tick()

    async def tick(self) -> None:
        """One tick of the program's clock, to its end."""
        assert self.tuntas is not None
        for job in jobs.EVERY_TICK:
            await job(self.tuntas.services)
        await self.done()

    async def after(self, seconds: float) -> None:
        """Lets time pass for what was held back."""
        self.clock.move_to(self.clock() + timedelta(seconds=seconds))
        assert self.tuntas is not None
        self.tuntas.sender.wake()
        await self.done()

    async def done(self) -> None:
        """Until every update is handled and everything that may go out now has gone out."""
        async with asyncio.timeout(20):
            while self._is_busy():  # noqa: ASYNC110 - two queues in two programs: there is no event to wait for
                await asyncio.sleep(0.005)

    async def until(self, holds: Callable[[], bool], seconds: float = 20) -> None:
        """Until something the clock does has been done."""
        async with asyncio.timeout(seconds):
            while not holds():  # noqa: ASYNC110 - what a job writes in the database tells nobody
                await asyncio.sleep(0.01)

    def _is_busy(self) -> bool:
        if self.telegram.world.updates.pending or self.rows("SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1"):
            return True
        now = self.clock().astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
        waits = "state = 'sending' OR (state = 'new' AND (not_before IS NULL OR not_before <= ?))"
        return bool(self.rows(f"SELECT 1 FROM outbox WHERE {waits} LIMIT 1", now))


def _as_sqlite_keeps_it(value: Any) -> Any:
    """Its driver gives days, times and JSON as they are written; PostgreSQL's as Python has them."""
    match value:
        case datetime():
            return f"{value:%Y-%m-%d %H:%M:%S.%f}"
        case date():
            return str(value)
        case time():
            return f"{value:%H:%M:%S.%f}"
        case list() | dict():
            return json.dumps(value)
    return value


def _connected(url: str) -> Any:
    """A second connection, by the database's own driver."""
    if url.startswith("sqlite"):
        return sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    return psycopg.connect(url, autocommit=True, options="-c timezone=UTC")


def people(telegram: Telegram, clock: MovableClock, database_url: str) -> Town:
    rina, sari, budi = telegram.user("Rina"), telegram.user("Sari"), telegram.user("Budi Santoso")
    dewi, wali, tamu = telegram.user("Dewi"), telegram.user("Zul Elfian"), telegram.user("Orang Asing")
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        bot_token=telegram.token,
        bot_api_url=telegram.url,
        database_url=database_url,
        admin_ids=(rina.id,),
        backup_days=0,
        tick_seconds=3600,  # a test says when the clock ticks
    )
    return Town(
        telegram,
        clock,
        settings,
        rina,
        sari,
        budi,
        dewi,
        wali,
        tamu,
        pupr=telegram.group("Grup PUPR", members=[rina, budi, sari]),
        dinkes=telegram.group("Grup Dinkes", members=[rina, dewi]),
        umum=telegram.group("Rakor Kota", members=[rina, budi, dewi, sari, wali]),
        staf=telegram.group("Staf Wali Kota", members=[rina, sari]),
    )


@pytest.fixture(scope="session", autouse=True)
def _few_certificates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every start of the program makes three TLS contexts; on loopback one root certificate does for all."""
    first, end, _ = Path(certifi.where()).read_text().partition("-----END CERTIFICATE-----\n")
    file = tmp_path_factory.mktemp("tls") / "root.pem"
    file.write_text(first + end)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_register() -> Iterator[None]:
    """Every start of the program reads the agencies; to find their names in a text takes an index, made for each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Register, "from_json", cache(Register.from_json))
        yield


@pytest.fixture
async def bare_town(database_url: str) -> AsyncIterator[Town]:
    """The program has started; nobody but the admin is known, no chat is linked."""
    clock = MovableClock(START)
    async with Telegram(clock=clock, token="1:TEST") as telegram:
        town = people(telegram, clock, database_url)
        await town.start()
        yield town
        await town.close()


@pytest.fixture
async def town(bare_town: Town) -> Town:
    """Everybody is registered and every group linked, as invitations and /hubungkan would have it."""
    town = bare_town
    offices = {
        town.rina: Office(Role.ADMIN),
        town.sari: Office(Role.STAFF),
        town.wali: Office(Role.LEADER),
        town.budi: Office(Role.HEAD, "pupr"),
        town.dewi: Office(Role.HEAD, "dinkes"),
    }
    groups = {
        town.pupr: (Purpose.AGENCY, "pupr"),
        town.dinkes: (Purpose.AGENCY, "dinkes"),
        town.umum: (Purpose.COMMON, None),
        town.staf: (Purpose.STAFF, None),
    }
    for group in groups:  # as `link` leaves it: the bot is in, and was the last bot to write there
        group.members[town.telegram.bot.id] = Member(town.telegram.bot, "member")
        group.last_bot = town.telegram.bot.id
    assert town.tuntas is not None
    async with town.tuntas.services.store("test") as store:
        for user, office in offices.items():
            town.telegram.chat(user).started = True
            await store.people.appoint(Person(user.id, user.name), office)
            await store.chats.know(KnownChat(Place(user.id), Purpose.PRIVATE, title=user.name))
        for group, (purpose, agency) in groups.items():
            await store.chats.link(KnownChat(Place(group.id), purpose, agency, group.title))
    return town


@pytest.fixture
async def program(town: Town, tmp_path: Path) -> AsyncIterator[Program]:
    """The town is settled, and its program is about to be another process."""
    await town.stop()
    program = Program(town, tmp_path)
    yield program
    with contextlib.suppress(ProcessLookupError):
        await program.close()
