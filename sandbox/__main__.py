"""python -m sandbox: the bot in a Telegram of its own, with a small city to try it in."""

from __future__ import annotations

import asyncio
import errno
import signal
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path

from bot import logs
from bot.application import build_application
from bot.settings import WEBHOOK_PORT, Settings, WrongSetting, load
from sandbox import city as small_city
from sandbox.clock import MovableClock
from sandbox.telegram import Telegram

TOKEN = "1:SANDBOX"  # of our own Telegram, where it opens nothing
BANNER = """
Tuntas runs in a sandbox: a Telegram of its own, nothing leaves this machine.

    Open  {url}

Be each person in turn (top left) and try:
  1. Sari: finish the draft of the lampu jalan: Ubah OPD, then Simpan.
  2. Budi, Grup PUPR: press Terima on a card, reply to it with "60% galian selesai" and a photo, press Selesai.
  3. Sari, Staf Wali Kota: look at the evidence; Kembalikan with a note, or Setujui.
  4. Move the clock to tomorrow 07.30 and read the ping in each group.
  5. Wali Kota: /status, /terlambat.
For a real bot: put BOT_TOKEN into .env (see .env.example) and run make run again. Ctrl-C stops.
"""


async def serve(settings: Settings) -> None:
    """Until SIGINT or SIGTERM. The bot's memory goes with the sandbox: its chats would be gone the next time."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="tuntas-sandbox-"))
        telegram = await _telegram(stack, settings, clock)
        city = small_city.build(telegram)
        in_sandbox = settings.model_copy(
            update={
                "bot_token": TOKEN,
                "bot_api_url": telegram.url,
                "database_url": f"sqlite:///{Path(folder) / 'tuntas.db'}",
                "admin_ids": (city.admin.id,),
                "port": None,  # its own page has it
                "backup_days": 0,
                "tick_seconds": 1.0,  # whoever moves the clock does not want to wait
            }
        )
        tuntas = await stack.enter_async_context(build_application(in_sandbox, clock))
        working = [asyncio.create_task(tuntas.run())]
        await small_city.settle_in(telegram, tuntas, city.offices, city.groups)
        print(BANNER.format(url=telegram.url), flush=True)
        working.append(asyncio.create_task(small_city.hold_rakor(telegram, city)))
        await stop.wait()
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)


async def _telegram(stack: AsyncExitStack, settings: Settings, clock: MovableClock) -> Telegram:
    """On PORT, or where that is taken on any port that is free."""
    for port in (WEBHOOK_PORT if settings.port is None else settings.port, 0):
        telegram = Telegram(clock=clock, port=port, token=TOKEN, set_time=clock.move_to, zone=settings.zone)
        try:
            return await stack.enter_async_context(telegram)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or port == 0:
                raise
    raise AssertionError("port 0 is never taken")


def main() -> int:
    try:
        settings = load()
        settings.city()
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return 2
    logs.configure("WARNING")
    asyncio.run(serve(settings))
    return 0


if __name__ == "__main__":
    sys.exit(main())
