"""A small city that talks to the real program over real HTTP: staff, two OPDs, a mayor, a stranger."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.application import Tuntas, build_application
from bot.pace import Pace
from bot.settings import Settings
from core.chats import Purpose
from core.people import Office, Role
from sandbox.city import settle_in
from sandbox.clock import MovableClock
from sandbox.telegram import Chat, Message, Telegram, User

WIB = ZoneInfo("Asia/Jakarta")
START = datetime(2024, 5, 29, 9, 0, tzinfo=WIB)  # a Wednesday, the day of a Rakor


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

    async def says(self, *words: str, to: Chat | User, since: int | None = None, timeout: float = 5) -> Message:  # noqa: ASYNC109
        """The bot's next message there that contains all these words."""
        return await self.telegram.wait(
            lambda message: all(word in message.text for word in words), chat=to, since=since, timeout=timeout
        )

    async def answered(self, who: User, message: Message, label: str) -> str:
        """Presses a button; the words of the bubble or window that answers it."""
        query = await who.press(message, label)
        return (await query.answered(5)).text or ""

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


def people(telegram: Telegram, clock: MovableClock, database: Path) -> Town:
    rina, sari, budi = telegram.user("Rina"), telegram.user("Sari"), telegram.user("Budi Santoso")
    dewi, wali, tamu = telegram.user("Dewi"), telegram.user("Zul Elfian"), telegram.user("Orang Asing")
    settings = Settings(
        _env_file=None,
        bot_token=telegram.token,
        bot_api_url=telegram.url,
        database_url=f"sqlite:///{database}",
        admin_ids=(rina.id,),
        tick_seconds=0.1,
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


@pytest.fixture
async def bare_town(tmp_path: Path) -> AsyncIterator[Town]:
    """The program has started; nobody but the admin is known, no chat is linked."""
    clock = MovableClock(START)
    async with Telegram(clock=clock, token="1:TEST") as telegram:
        town = people(telegram, clock, tmp_path / "tuntas.db")
        await town.start()
        yield town
        await town.stop()


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
    assert town.tuntas is not None
    await settle_in(town.telegram, town.tuntas, offices, groups)
    return town
