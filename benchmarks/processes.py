"""Two processes on one PostgreSQL beside one, answering the same people in the same run; nothing doubled.

    python -m benchmarks.processes [--people N] [--each N] [--rounds N]

PostgreSQL and the sandbox's Telegram take their part of the same cores, and on busy cores the same work takes longer:
two processes that share nothing, not even a database, compute more for an answer than one alone does. So two that
share are also measured in turns with two that stand apart, each with a database, a Telegram and half of the people of
its own: the cores and the servers are as busy in either, and one is half of what those answer. That is held to the
target, by what the processes computed for it; and so are answers a second where Telegram takes a while to answer, as it
does, so that a process waits more than it computes. Exit code 1 when either falls short, or anything was said twice
or not at all.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import psutil

from benchmarks.served import TOKEN
from benchmarks.updates import served
from bot.clock import system_clock
from core.chats import Chat as KnownChat
from core.chats import Place, Purpose
from core.people import Office, Person, Role
from db import migrating
from db.engine import Database
from db.store import Store
from sandbox.telegram import Telegram, User
from tests import postgresql

LEAST = 1.6
TELEGRAM_TAKES = 1.0  # seconds
ASKED = ("PUPR bereskan drainase ruas {}", "/status drainase {}")
SETTLED = 5.0  # seconds until all that a start leads to is done, and each knows of the other


@dataclass(frozen=True)
class Town:
    """People of one database, and the processes that answer them."""

    telegram: Telegram
    staff: Sequence[User]
    bots: Sequence[psutil.Process]

    def computed(self) -> float:
        """Seconds of a core, since they were started."""
        return sum(each.user + each.system for each in (bot.cpu_times() for bot in self.bots))


@dataclass
class Answered:
    """Answers a second in each round: by the clock, with a core for each process, with a slow Telegram."""

    by_clock: list[float] = field(default_factory=list)
    computed: list[float] = field(default_factory=list)
    waiting: list[float] = field(default_factory=list)


async def settle(telegram: Telegram, url: str, people: int) -> list[User]:
    """Staff, each with a private chat."""
    database = Database(url)
    await migrating.upgrade(database)
    staff = []
    async with database.writing() as connection:
        store = Store(connection, system_clock(), "benchmark")
        for number in range(people):
            user = telegram.user(f"Staf {number}")
            telegram.chat(user).started = True
            await store.people.appoint(Person(user.id, user.name), Office(Role.STAFF))
            await store.chats.know(KnownChat(Place(user.id), Purpose.PRIVATE, title=user.name))
            staff.append(user)
    await database.close()
    return staff


async def ask(telegram: Telegram, staff: Sequence[User], each: int) -> float:
    """Everybody asks so many things at once; the seconds until all are answered, each of them once."""
    mark = telegram.mark()
    began = time.perf_counter()
    for number in range(each):
        for user in staff:
            await user.send(None, ASKED[number % len(ASKED)].format(number))
    wanted = each * len(staff)
    async with asyncio.timeout(300):
        while len(telegram.since(mark, "sendMessage")) < wanted:  # noqa: ASYNC110 - calls, not messages, are counted
            await asyncio.sleep(0.005)
    took = time.perf_counter() - began
    await asyncio.sleep(0.3)  # for what would be said twice
    answers = Counter(call.params["chat_id"] for call in telegram.since(mark, "sendMessage"))
    if set(answers.values()) != {each}:
        raise SystemExit(f"said more or less than once: {Counter(answers.values())}")
    return took


@asynccontextmanager
async def serving(server: str, name: str, people: int, processes: int) -> AsyncIterator[Town]:
    url = postgresql.create(server, name)
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(Telegram(token=TOKEN))
        staff = await settle(telegram, url, people)
        bots = [await stack.enter_async_context(served("tuntas", telegram.url, url)) for _ in range(processes)]
        while not any(call.method == "getUpdates" for call in telegram.requests):  # noqa: ASYNC110 - in another process
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED)
        await ask(telegram, staff, 2)  # what is loaded at first use
        yield Town(telegram, staff, [psutil.Process(bot.pid) for bot in bots])


async def answer(found: Answered, towns: Sequence[Town], each: int) -> None:
    """All the people of those towns at the same time; a round of what they were answered."""
    answers = each * sum(len(town.staff) for town in towns)
    before = sum(town.computed() for town in towns)
    took = max(await asyncio.gather(*(ask(town.telegram, town.staff, each) for town in towns)))
    a_core = (sum(town.computed() for town in towns) - before) / sum(len(town.bots) for town in towns)
    found.by_clock.append(answers / took)
    found.computed.append(answers / a_core)


async def answer_waiting(found: Answered, town: Town, each: int) -> None:
    town.telegram.faults.add("sendMessage", kind="slow", times=None, seconds=TELEGRAM_TAKES)
    found.waiting.append(each * len(town.staff) / await ask(town.telegram, town.staff, each))
    town.telegram.faults.clear()
    await asyncio.sleep(TELEGRAM_TAKES)


async def measured(server: str, people: int, each: int, rounds: int) -> tuple[Answered, Answered, Answered]:
    """One process alone, two of which each has half of the people in a town of its own, two that share one town."""
    alone, apart, sharing = Answered(), Answered(), Answered()
    async with (
        serving(server, "alone", people, 1) as one,
        serving(server, "left", people // 2, 1) as left,
        serving(server, "right", people // 2, 1) as right,
        serving(server, "shared", people, 2) as two,
    ):
        for _ in range(rounds):
            await answer(alone, [one], each)
            await answer(apart, [left, right], each)
            await answer(sharing, [two], each)
        for _ in range(rounds):
            await answer_waiting(alone, one, each)
            await answer_waiting(sharing, two, each)
    return alone, apart, sharing


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(argv)
    with postgresql.running() as server:
        alone, apart, sharing = asyncio.run(measured(server, given.people, given.each, given.rounds))
    of_one = [of_both / 2 for of_both in apart.computed]
    missed = False
    print(f"{'answers':48} {'one':>8} {'two':>8}   ratio")
    for name, one, two, least in (
        ("a second with a core for each, beside another", of_one, sharing.computed, LEAST),
        ("a second with a core for each, one alone", alone.computed, sharing.computed, None),
        ("a second, all on this machine", alone.by_clock, sharing.by_clock, None),
        (f"a second, Telegram answering in {TELEGRAM_TAKES} s", alone.waiting, sharing.waiting, LEAST),
    ):
        first, second = statistics.median(one), statistics.median(two)
        short = least is not None and second / first < least
        missed |= short
        wanted = f"   >= {least} {'MISSED' if short else ''}" if least else ""
        print(f"{name:48} {first:8.0f} {second:8.0f}   {second / first:5.2f}{wanted}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
