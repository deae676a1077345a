"""How long the program takes from its start to its first poll, beside a bare python-telegram-bot echo.

    python -m benchmarks.start [--rounds N]

Both are started in turn against one sandbox, in one run. Prints a table; the exit code is 1 when a figure misses its
target.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from sandbox.telegram import Telegram

ROOT = Path(__file__).parent.parent
TIMES_AS_LONG = 1.5
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


async def start(telegram: Telegram, environment: dict[str, str], *command: str) -> list[float]:
    """Seconds from the start to the first getUpdates, and to the answer to what somebody wrote before."""
    await telegram.user("Somebody").send(None, "halo")
    before = len(telegram.requests)
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, env=environment)
    try:
        async with asyncio.timeout(60):
            return [await _until(telegram, before, method) - began for method in ("getUpdates", "sendMessage")]
    finally:
        process.kill()
        await process.wait()


async def _until(telegram: Telegram, before: int, method: str) -> float:
    """When it is called, after so many calls of before."""
    while not any(call.method == method for call in telegram.requests[before:]):  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    return time.perf_counter()


async def measure(rounds: int) -> tuple[list[list[float]], list[list[float]]]:
    """Of the echo and of ours: the seconds of each round."""
    echo, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        async with Telegram(token="1:TEST") as telegram:
            environment = os.environ | {
                "BOT_TOKEN": telegram.token,
                "BOT_API_URL": telegram.url,
                "DATABASE_URL": f"sqlite:///{folder}/tuntas.db",
                "BACKUP_DAYS": "0",
                "LOG_LEVEL": "WARNING",
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
    reached = True
    for what, place in (("first poll", 0), ("first answer", 1)):
        # The best of each: what else the machine does meanwhile is no figure of theirs or ours.
        theirs, mine = (min(each[place] for each in of) for of in (echo, ours))
        ratio, target = mine / theirs, f"<= {TIMES_AS_LONG}" if place == 0 else ""
        missed = bool(target) and ratio > TIMES_AS_LONG
        reached &= not missed
        print(f"{f'echo, start to {what}':32} {1000 * theirs:8.0f} ms")
        print(f"{f'ours, start to {what}':32} {1000 * mine:8.0f} ms")
        print(f"{'times as long':32} {ratio:8.2f}      {target:10} {'MISSED' if missed else ''}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
