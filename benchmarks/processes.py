"""Two processes on one PostgreSQL beside one, answering the same people in the same run; nothing doubled.

    python -m benchmarks.processes [--people N] [--each N] [--rounds N]

PostgreSQL and the sandbox's Telegram take their part of the same cores, so two figures are held to the target: what the
processes could answer with a core each, by what they computed for it; and answers a second where Telegram takes a while
to answer, as it does, so that a process waits more than it computes. Exit code 1 when either falls short, or anything
was said twice or not at all.
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


@dataclass
class Answered:
    """Answers a second in each round: by the clock, with a core for each process, with a slow Telegram."""

    a_second: list[float] = field(default_factory=list)
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


async def answered(url: str, processes: int, people: int, each: int, rounds: int) -> Answered:
    found = Answered()
    async with Telegram(token=TOKEN) as telegram:
        staff = await settle(telegram, url, people)
        async with running(telegram, url, processes) as bots:
            await ask(telegram, staff, 2)  # what is loaded at first use
            for _ in range(rounds):
                before = [computing(bot) for bot in bots]
                took = await ask(telegram, staff, each)
                computed = sum(computing(bot) - was for bot, was in zip(bots, before, strict=True))
                found.a_second.append(people * each / took)
                found.computed.append(people * each * processes / computed)
            telegram.faults.add("sendMessage", kind="slow", times=None, seconds=TELEGRAM_TAKES)
            for _ in range(rounds):
                found.waiting.append(people * each / await ask(telegram, staff, each))
            telegram.faults.clear()
            await asyncio.sleep(TELEGRAM_TAKES)
    return found


@asynccontextmanager
async def running(telegram: Telegram, url: str, processes: int) -> AsyncIterator[list[psutil.Process]]:
    async with AsyncExitStack() as stack:
        bots = [await stack.enter_async_context(served("tuntas", telegram.url, url)) for _ in range(processes)]
        while not any(call.method == "getUpdates" for call in telegram.requests):  # noqa: ASYNC110 - in another process
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED)
        yield [psutil.Process(bot.pid) for bot in bots]


def computing(bot: psutil.Process) -> float:
    times = bot.cpu_times()
    return float(times.user + times.system)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--each", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(argv)
    with postgresql.running() as server:
        one, two = (
            asyncio.run(answered(postgresql.create(server, f"of{n}"), n, given.people, given.each, given.rounds))
            for n in (1, 2)
        )
    missed = False
    print(f"{'answers':44} {'one':>8} {'two':>8}   ratio")
    for name, told, least in (
        ("a second, all on this machine", "a_second", None),
        ("a second, with a core for each process", "computed", LEAST),
        (f"a second, Telegram answering in {TELEGRAM_TAKES} s", "waiting", LEAST),
    ):
        first, second = (statistics.median(getattr(each, told)) for each in (one, two))
        short = least is not None and second / first < least
        missed |= short
        wanted = f"   >= {least} {'MISSED' if short else ''}" if least else ""
        print(f"{name:44} {first:8.0f} {second:8.0f}   {second / first:5.2f}{wanted}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
