"""Updates a second: reports through the whole durable path, beside a bare echo on the same sandbox in the same run.

    python -m benchmarks.updates [--reports N] [--rounds N]

A report is a reply to a card in an OPD's group: stored, understood, kept with its line of history, the card redrawn,
the answer sent. The echo is python-telegram-bot at its simplest, nothing stored. Exit code 1 when the target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from benchmarks.city import AGENCIES, CITY, ROOT
from benchmarks.served import TOKEN
from bot.cards import Cards
from bot.clock import system_clock
from core.chats import Chat as KnownChat
from core.chats import Place, Purpose
from core.deadlines import Deadline
from core.directives import Directive
from core.people import Office, Person, Role
from core.tasks import Part
from db import migrating
from db.engine import Database
from db.store import Store
from sandbox.telegram import Chat, Message, Telegram, User

LEAST = 0.25  # of the echo


@asynccontextmanager
async def served(*words: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """A bot of benchmarks.served, until the block ends."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", "benchmarks.served", *words, cwd=ROOT)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


async def settle(telegram: Telegram, url: str) -> dict[Chat, User]:
    """Every OPD with a group, a head and one task, whose card is about to be sent; who heads which group."""
    database = Database(url)
    await migrating.upgrade(database)
    heads: dict[Chat, User] = {}
    async with database.writing() as connection:
        store = Store(connection, system_clock(), "benchmark")
        giver = Person(1, "Sari")
        for code in AGENCIES:
            head = telegram.user(f"Kepala {code}")
            group = telegram.group(code, members=[head])
            heads[group] = head
            await telegram.add_bot(group)
            await store.people.appoint(Person(head.id, head.name), Office(Role.HEAD, code))
            await store.chats.link(KnownChat(Place(group.id), Purpose.AGENCY, code, group.title))
            due = Deadline(store.now.date().replace(month=12, day=31))
            draft = Directive("Benahi drainase", "Benahi drainase", giver, store.now, Place(1), (code,), deadline=due)
            directive = (await store.directives.add(draft)).saved(await store.directives.next_number())
            await store.directives.save(directive)
            task = await store.directives.add_task(directive, code, Part.LEAD, giver)
            await Cards(store, CITY).deliver(task, directive)
    await database.close()
    return heads


async def answered(telegram: Telegram, heads: dict[Chat, User], cards: dict[Chat, Message], reports: int) -> float:
    """Updates a second, from the first report to the last answer."""
    mark = telegram.mark()
    began = time.perf_counter()
    for number in range(reports):
        for group, head in heads.items():
            await head.send(group, f"{number + 1}% galian selesai", reply_to=cards.get(group))
    wanted = reports * len(heads)
    async with asyncio.timeout(300):
        while len(telegram.since(mark, "sendMessage")) < wanted:  # noqa: ASYNC110 - calls, not messages, are counted
            await asyncio.sleep(0.005)
    return wanted / (time.perf_counter() - began)


async def of_tuntas(reports: int, rounds: int) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tuntas.db'}"
        async with Telegram(token=TOKEN) as telegram:
            heads = await settle(telegram, url)
            async with served("tuntas", telegram.url, url):
                cards = {group: await telegram.wait(lambda m: "#" in m.text, chat=group, timeout=60) for group in heads}
                return [await answered(telegram, heads, cards, reports) for _ in range(rounds + 1)][1:]


async def of_echo(reports: int, rounds: int) -> list[float]:
    async with Telegram(token=TOKEN) as telegram:
        telegram.privacy = False
        heads = {}
        for code in AGENCIES:
            head = telegram.user(code)
            group = telegram.group(code, members=[head])
            await telegram.add_bot(group)
            heads[group] = head
        async with served("echo", telegram.url):
            return [await answered(telegram, heads, {}, reports) for _ in range(rounds + 1)][1:]  # the first: its start


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=10, help="of each OPD")
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args(argv)
    ours = statistics.median(asyncio.run(of_tuntas(given.reports, given.rounds)))
    theirs = statistics.median(asyncio.run(of_echo(given.reports, given.rounds)))
    ratio = ours / theirs
    print(f"{'reports a second, all kept':32} {ours:8.0f}")
    print(f"{'echoes a second':32} {theirs:8.0f}")
    print(f"{'ratio':32} {ratio:8.2f}   >= {LEAST} {'' if ratio >= LEAST else 'MISSED'}")
    return 0 if ratio >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
