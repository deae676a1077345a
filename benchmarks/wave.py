"""The morning's pings to 2,000 chats, from a server that enforces Telegram's limits, while people go on asking.

    python -m benchmarks.wave [--chats N]

Prints how long it took beside what the pace itself needs, how often the server said 429, and how long people waited for
an answer meanwhile; exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

from benchmarks.city import AGENCIES, WIB
from benchmarks.served import TOKEN
from benchmarks.updates import served
from core.chats import Chat as KnownChat
from core.chats import Place, Purpose
from core.deadlines import Deadline
from core.directives import Directive
from core.people import Office, Person, Role
from core.pings import WEEK
from core.tasks import Part
from db import migrating
from db.engine import Database
from db.store import Store
from sandbox.telegram import Telegram, User
from sandbox.telegram.pace import PER_SECOND

AT = datetime(2026, 6, 4, 7, 29, 55, tzinfo=WIB)  # a working Thursday, five seconds before the pings
MOST_TIME, LONGEST_ANSWER, ASK_EVERY = 1.05, 1.0, 1.2  # a chat takes one message a second


async def settle(telegram: Telegram, url: str, chats: int) -> User:
    """Groups enough, each of an OPD with a task due this week; the staff who will be asking."""
    database = Database(url)
    await migrating.upgrade(database)
    staff = telegram.user("Sari")
    telegram.chat(staff).started = True
    async with database.writing() as connection:
        store = Store(connection, AT - timedelta(days=1), "benchmark")
        giver = Person(staff.id, staff.name)
        await store.people.appoint(giver, Office(Role.STAFF))
        await store.chats.know(KnownChat(Place(staff.id), Purpose.PRIVATE, title=staff.name))
        for code in AGENCIES:
            due = Deadline(AT.date() + timedelta(days=WEEK))
            draft = Directive("Benahi drainase", "Benahi drainase", giver, store.now, Place(1), (code,), deadline=due)
            directive = (await store.directives.add(draft)).saved(await store.directives.next_number())
            await store.directives.save(directive)
            await store.directives.add_task(directive, code, Part.LEAD, giver)
        for number in range(chats):
            group = telegram.group(f"Grup {number}", members=[staff])
            await telegram.add_bot(group)
            code = AGENCIES[number % len(AGENCIES)]
            await store.chats.link(KnownChat(Place(group.id), Purpose.AGENCY, code, group.title))
    await database.close()
    telegram.world.updates.drop_all()  # nobody is to be thanked for adding the bot
    return staff


async def ask(telegram: Telegram, staff: User, took: list[float]) -> None:
    """Staff ask for a list, again and again; seconds until each answer."""
    while True:
        mark, began = telegram.mark(), time.perf_counter()
        await staff.send(None, "/tugas")
        await telegram.wait(chat=staff, since=mark, timeout=60)
        took.append(time.perf_counter() - began)
        await asyncio.sleep(max(0.0, ASK_EVERY - took[-1]))


async def wave(chats: int) -> tuple[float, int, int, list[float]]:
    """Seconds from the first ping to the last, messages sent meanwhile, 429s, and how long people waited."""
    took: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tuntas.db'}"
        async with Telegram(token=TOKEN) as telegram:
            staff = await settle(telegram, url, chats)
            telegram.enforce_pace = True
            async with served("tuntas", telegram.url, url, AT.isoformat()):
                await telegram.wait(timeout=60)
                mark, began = telegram.mark(), time.perf_counter()
                asking = asyncio.create_task(ask(telegram, staff, took))
                async with asyncio.timeout(chats):
                    while _pinged(telegram) < chats:  # noqa: ASYNC110 - what is counted is in another program
                        await asyncio.sleep(0.05)
                seconds = time.perf_counter() - began
                asking.cancel()
                calls = telegram.since(mark)
    refused = sum("Too Many" in call.outcome for call in calls)
    return seconds, sum(call.method == "sendMessage" for call in calls) - refused, refused, took


def _pinged(telegram: Telegram) -> int:
    return sum(any(m.sender is telegram.bot for m in group.messages) for group in telegram.groups)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=2000)
    seconds, sent, refused, took = asyncio.run(wave(parser.parse_args(argv).chats))
    needed = sent / PER_SECOND
    figures = [
        ("seconds for the wave", f"{seconds:.1f}", "", True),
        ("the pace needs", f"{needed:.1f}", "", True),
        ("ratio", f"{seconds / needed:.3f}", f"<= {MOST_TIME}", seconds / needed <= MOST_TIME),
        ("answers 429", f"{refused}", "0", refused == 0),
        ("people asked", f"{len(took)}", "", True),
        ("longest wait for an answer", f"{max(took):.2f} s", f"< {LONGEST_ANSWER:g} s", max(took) < LONGEST_ANSWER),
    ]
    for name, figure, target, reached in figures:
        print(f"{name:32} {figure:>10}   {target:10} {'' if reached else 'MISSED'}")
    return 0 if all(reached for *_, reached in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
