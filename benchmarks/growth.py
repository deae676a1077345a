"""What a longer history costs: the same questions over 10^4, 10^5 and 10^6 tasks.

    python -m benchmarks.growth [--sizes 10000 100000 1000000] [--rounds N]

Prints p50 and p99 in milliseconds, and each size's p50 over that of the smallest; exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import jobs
from benchmarks.city import CITY, NOW, build, name_of
from bot.context import Services
from bot.settings import Settings
from core.chats import Chat, Place, Purpose
from core.pings import ping_of
from core.queries import Filter, View
from core.reading.questions import read_question
from db.engine import Database
from db.store import Store

SIZES = (10_000, 100_000, 1_000_000)
MOST_RATIO, TICK_MS = 1.5, 5.0
Ask = Callable[[Store], Awaitable[object]]
STAFF = View(Chat(Place(1), Purpose.PRIVATE), NOW, CITY.calendar)
PUPR = View(Chat(Place(-1), Purpose.AGENCY, "pupr"), NOW, CITY.calendar)


def asked(words: str, view: View = STAFF, agencies: tuple[str, ...] | None = None) -> Ask:
    question = read_question(words, NOW.date(), CITY.register, Filter(agencies)).asked
    return lambda store: store.search.answer(question, view)


async def ping(store: Store) -> object:
    return ping_of(await store.directives.open_tasks(["pupr"]), NOW, CITY.calendar)


QUESTIONS: dict[str, Ask] = {
    "/status": asked(""),
    "/status bulan ini": asked("bulan ini"),
    "/status terlambat": asked("terlambat"),
    "/tugas of one OPD": asked("", PUPR, ("pupr",)),
    "/status PUPR selesai": asked("PUPR selesai"),
    "words few have": asked(f"drainase {name_of(7)}"),
    "words many have": asked("drainase"),
    "/tugas 27": lambda store: store.directives.numbered(27),
    "ping of one chat": ping,
    "/opd": lambda store: store.directives.open_counts(),
    "/rekap": lambda store: store.recap.agencies(Filter().of_any_state, STAFF),
    "figures of the brief": lambda store: store.search.figures(Filter(), STAFF),
}


async def measure(database: Database, ask: Ask, rounds: int) -> list[float]:
    """Milliseconds of each round, on a connection that is there already."""
    took = []
    for _ in range(rounds + 3):
        async with database.reading() as connection:
            store = Store(connection, NOW, writing=False)
            began = time.perf_counter()
            await ask(store)
            took.append(1000 * (time.perf_counter() - began))
    return took[3:]


async def ticks(database: Database, rounds: int) -> list[float]:
    """Milliseconds of a whole tick that finds nothing due."""
    settings = Settings(_env_file=None, bot_token="1:BENCH", database_url="sqlite:///none", backup_days=0)  # type: ignore[call-arg]
    services = Services(settings, CITY, lambda: NOW, database, lambda: None)
    took = []
    for _ in range(rounds + 3):
        began = time.perf_counter()
        for job in jobs.EVERY_TICK:
            await job(services)
        took.append(1000 * (time.perf_counter() - began))
    return took[3:]


async def figures(folder: Path, size: int, rounds: int) -> dict[str, list[float]]:
    database = Database(f"sqlite:///{folder / f'{size}.db'}")
    began = time.perf_counter()
    await build(database, size)
    print(f"{size:,} tasks written in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    found = {name: await measure(database, ask, rounds) for name, ask in QUESTIONS.items()}
    found["tick, nothing due"] = await ticks(database, rounds)
    await database.close()
    return found


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--rounds", type=int, default=200)
    given = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        found = {size: asyncio.run(figures(Path(folder), size, given.rounds)) for size in given.sizes}
    reached = True
    smallest = found[given.sizes[0]]
    print(f"{'':24}" + "".join(f"{size:>12,} p50    p99  ratio" for size in given.sizes))
    for name in smallest:
        line, base = f"{name:24}", statistics.median(smallest[name])
        for size in given.sizes:
            took = found[size][name]
            p50, p99 = statistics.median(took), statistics.quantiles(took, n=100)[98]
            met = p50 / base <= MOST_RATIO and (not name.startswith("tick") or p50 < TICK_MS)
            reached &= met
            line += f"{p50:13.2f} {p99:6.2f} {p50 / base:5.2f}{' ' if met else '!'}"
        print(line)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
