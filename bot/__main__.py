"""python -m bot: run, read, and the operator's commands."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from bot.clock import Pulse
    from bot.intake import Intake
    from bot.settings import Settings

USAGE = """python -m bot            serves Telegram (settings: .env.example)
python -m bot read ...   reads directives, minutes or deadlines: JSON Lines in, JSON Lines out (--help)
python -m bot verify     tells whether history was changed behind the program's back
python -m bot backup FILE
                         copies the database into a file while the bot runs, and checks the copy
python -m bot restore FILE [--overwrite]
                         puts a backup in the place of the database
python -m bot export FOLDER
                         writes everything as JSON Lines, with a list of the evidence
python -m bot copy FROM TO
                         copies a database (a URL, as in DATABASE_URL) into an empty one of either kind"""

STALE_CHECKS, SECONDS_A_CHECK = 24, 5  # a poll ends within 40 s and its pause within 30
FAILED, WRONG_USE, STALE = 1, 2, 70
# What libraries use where it is found, and the program does not need: httpcore looks for sniffio at every lock, through
# every folder; python-telegram-bot loads cryptography for passports, 7 MB. Documents have a process of their own.
UNUSED = ("sniffio", "cryptography")
Returned = TypeVar("Returned")
NO_MEMORY = b"a part of the program found no memory and has died\n"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["read"]:
        from bot.read import main as read  # without a database or Telegram, and quick to start

        return read(arguments[1:])
    if arguments:
        from bot import upkeep

        if arguments[0] in upkeep.VERBS:
            return upkeep.main(arguments)
        asked = arguments[0] in ("-h", "--help")
        print(USAGE, file=sys.stdout if asked else sys.stderr)
        return 0 if asked else WRONG_USE
    return serve()


def serve() -> int:
    """Runs until SIGTERM or SIGINT; what stops the start is said in one line."""
    gc.disable()  # until all is loaded: what is imported stays, and to look through it for garbage takes a tenth of it
    from bot import logs
    from bot.intake import TokenRefused
    from bot.settings import WrongSetting, load
    from db.engine import DATABASE_TROUBLE, told_by
    from db.migrating import NewerDatabase
    from db.share import Occupied

    try:
        settings = load()
        if settings.bot_token is None:
            raise WrongSetting("BOT_TOKEN: takes the token BotFather gave; without one, make run starts the sandbox")
        logs.configure(settings.log_level)
        return run(_serve(settings))
    except WrongSetting as wrong:
        print(wrong, file=sys.stderr)
        return WRONG_USE
    except TokenRefused:
        print("BOT_TOKEN: Telegram does not accept this token; BotFather shows the right one", file=sys.stderr)
    except Occupied as occupied:
        print(
            f"DATABASE_URL: another process serves this SQLite database and holds {occupied}; stop it first "
            "(several processes share PostgreSQL)",
            file=sys.stderr,
        )
    except NewerDatabase as newer:
        print(f"DATABASE_URL: a later program has written this database ({newer}); update this one", file=sys.stderr)
    except DATABASE_TROUBLE as trouble:
        print(f"DATABASE_URL: this database cannot be used: {told_by(trouble)}", file=sys.stderr)
    finally:
        gc.enable()
    return FAILED


def run(work: Coroutine[Any, Any, Returned]) -> Returned:
    """As asyncio.run, on libuv's loop where there is one (not for Windows): an update takes a tenth less."""
    for name in UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


async def _serve(settings: Settings) -> int:
    end_where_memory_fails()
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    working, stopping = asyncio.create_task(_work(settings)), asyncio.create_task(stop.wait())
    await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        working.result()  # a part of the program has died: its error is the reason of the exit
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    return 0


async def _work(settings: Settings) -> None:
    from bot.clock import system_clock
    from bot.intake import Intake

    async with Intake(settings, system_clock) as intake, watched(intake):
        await asyncio.sleep(0)  # the first poll goes out
        # Most of the program, in a thread: the poll waits meanwhile, and what comes is kept.
        application = await asyncio.to_thread(import_module, "bot.application")
        gc.freeze()
        gc.enable()
        async with application.Tuntas(intake) as tuntas:
            await tuntas.run()


def end_where_memory_fails() -> None:
    """Ends the program where a thread, a callback or a task nobody looks at dies for want of memory.

    Somebody may wait for it, and would wait for ever: the loop itself for a thread that did not come to say it has
    started. What fails where it is awaited is tried again.
    """
    loop, unraisable, thread_died = asyncio.get_running_loop(), sys.unraisablehook, threading.excepthook

    def on_unraisable(told: sys.UnraisableHookArgs) -> None:
        _end_where_memory_failed(told.exc_type)
        unraisable(told)

    def on_thread(told: threading.ExceptHookArgs) -> None:
        _end_where_memory_failed(told.exc_type)
        thread_died(told)

    def on_callback(loop: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        if "transport" not in told:  # a connection that breaks is known to who awaits its answer
            _end_where_memory_failed(type(told.get("exception")))
        loop.default_exception_handler(told)

    sys.unraisablehook, threading.excepthook = on_unraisable, on_thread
    loop.set_exception_handler(on_callback)


def _end_where_memory_failed(kind: object) -> None:
    if kind is MemoryError:
        try:
            os.write(sys.stderr.fileno(), NO_MEMORY)
        finally:
            os._exit(STALE)


@asynccontextmanager
async def watched(intake: Intake) -> AsyncIterator[None]:
    """A thread watches over the loop meanwhile: one that is blocked cannot watch itself."""
    left = threading.Event()
    threading.Thread(target=_watch, args=(intake.source.pulse, left), daemon=True).start()
    try:
        yield
    finally:
        left.set()


def _watch(pulse: Pulse, left: threading.Event) -> None:
    """Ends a program whose polling has stopped, for a supervisor to start anew.

    It counts its own wake-ups, because a machine that slept for an hour has missed nothing.
    """
    seen, quiet = -1, 0
    while quiet < STALE_CHECKS:
        if left.wait(SECONDS_A_CHECK):
            return
        now = pulse.beats
        seen, quiet = now, quiet + 1 if now == seen else 0
    print(f"polling has stood still for {STALE_CHECKS * SECONDS_A_CHECK} s", file=sys.stderr, flush=True)
    os._exit(STALE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
