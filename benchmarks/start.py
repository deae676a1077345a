"""How long the program takes from its start to its first poll, beside a bare python-telegram-bot echo.

    python -m benchmarks.start [--rounds N]

Both are started in turn against one sandbox, in one run. Prints a table; the exit code is 1 when a figure misses its
target.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sandbox.telegram import Telegram

ROOT = Path(__file__).parent.parent
TIMES_AS_LONG, IDLE_MB = 1.5, 100.0
SETTLED = 1.0  # seconds of polling, after which a program is idle
ECHO = """
import os
from telegram.ext import ApplicationBuilder, MessageHandler, filters

async def echo(update, context):
    await update.message.reply_text(update.message.text)

url = os.environ["BOT_API_URL"]
builder = ApplicationBuilder().token(os.environ["BOT_TOKEN"]).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
application = builder.build()
application.add_handler(MessageHandler(filters.TEXT, echo))
application.run_polling()
"""


async def start(telegram: Telegram, environment: dict[str, str], *command: str) -> tuple[float, float]:
    """Seconds from the start to the first getUpdates, and the memory it then idles in, in MB."""
    before = len(telegram.requests)
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environment)
    try:
        async with asyncio.timeout(60):
            while not any(call.method == "getUpdates" for call in telegram.requests[before:]):  # noqa: ASYNC110
                await asyncio.sleep(0.001)
        seconds = time.perf_counter() - began
        await asyncio.sleep(SETTLED)
        return seconds, resident_mb(process.pid)
    finally:
        process.kill()
        await process.wait()


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def measure(rounds: int) -> tuple[list[tuple[float, float]], list[tuple[float, float]]]:
    echo, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with Telegram(token="1:TEST") as telegram:
            environment = os.environ | {
                "BOT_TOKEN": telegram.token,
                "BOT_API_URL": telegram.url,
                "DATABASE_URL": f"sqlite:///{folder}/tuntas.db",
            }
            await start(telegram, environment, "-m", "bot")  # the database is made at the first start alone
            for _ in range(rounds):
                echo.append(await start(telegram, environment, "-c", ECHO))
                ours.append(await start(telegram, environment, "-m", "bot"))
    return echo, ours


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    echo, ours = asyncio.run(measure(parser.parse_args(argv).rounds))
    # The best of each: what else the machine does meanwhile is no figure of theirs or ours.
    first_poll, echos = min(seconds for seconds, _ in ours), min(seconds for seconds, _ in echo)
    ratio = first_poll / echos
    idle = statistics.median(megabytes for _, megabytes in ours)
    figures = [
        ("echo, start to first poll", f"{1000 * echos:.0f} ms", "", True),
        ("ours, start to first poll", f"{1000 * first_poll:.0f} ms", "", True),
        ("times as long", f"{ratio:.2f}", f"<= {TIMES_AS_LONG}", ratio <= TIMES_AS_LONG),
        ("echo, idle memory", f"{statistics.median(mb for _, mb in echo):.0f} MB", "", True),
        ("ours, idle memory", f"{idle:.0f} MB", f"< {IDLE_MB:g} MB", idle < IDLE_MB),
    ]
    for name, figure, target, reached in figures:
        print(f"{name:32} {figure:>12}   {target:10} {'' if reached else 'MISSED'}")
    return 0 if all(reached for *_, reached in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
