"""A bot in a process of its own, beside the sandbox: Tuntas at any pace, or a bare echo that keeps nothing.

python -m benchmarks.served tuntas URL DATABASE [PACE]
python -m benchmarks.served echo URL
"""

from __future__ import annotations

import gc
import sys
from datetime import datetime, timedelta

from bot import logs
from bot.__main__ import run

TOKEN = "1:BENCHMARK"
UNLIMITED = 1_000_000


def echo(url: str) -> None:
    """What python-telegram-bot does at its simplest: one update after the other, nothing stored."""
    from telegram import Update
    from telegram.ext import Application, ContextTypes, MessageHandler, filters

    async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.run_polling()


async def tuntas(url: str, database: str, at: str = "") -> None:
    from bot.application import build_application  # here, as the program does: some libraries come only with `run`
    from bot.clock import system_clock
    from bot.pace import Pace
    from bot.settings import Settings

    settings = Settings(  # type: ignore[call-arg]
        _env_file=None,
        bot_token=TOKEN,
        bot_api_url=url,
        database_url=database,
        backup_days=0,
        most_a_minute=10**6,  # one person stands for many
    )
    ahead = datetime.fromisoformat(at) - system_clock() if at else timedelta()
    pace = Pace() if at else Pace(in_all=UNLIMITED, burst=UNLIMITED, group_a_minute=UNLIMITED)
    gc.freeze()  # as bot.__main__ does: what is imported stays
    async with build_application(settings, lambda: system_clock() + ahead, pace) as program:
        await program.run()


def main() -> None:
    which, url, *rest = sys.argv[1:]
    logs.configure("WARNING")
    if which == "echo":
        echo(url)
    else:
        run(tuntas(url, *rest))


if __name__ == "__main__":
    main()
