"""One running program: built here, where alone handlers and jobs meet the rest."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any, Self, cast

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import HTTPXRequest

import handlers
import jobs
from bot import errors, menus, metrics
from bot.clock import Clock
from bot.context import Context, Services, TuntasApplication
from bot.intake import Intake, TokenRefused
from bot.pace import Pace
from bot.receiving import ALLOWED_UPDATES, KEPT, Poller
from bot.sending import OUTBOX, Sender
from bot.settings import Settings
from core.errors import Refusal
from core.text import kept
from db.engine import DATABASE_TROUBLE
from db.inbox import TakenOver
from db.store import Store

if TYPE_CHECKING:
    from bot.health import Watch
    from bot.serving import Server

log = logging.getLogger(__name__)

SEND_TIMEOUT = 20.0  # a longer wait for Telegram's answer leaves fewer messages of unknown fate
GREET_AGAIN = 5.0  # seconds, at a start without a network
LAST_WORDS = 5.0  # seconds of a stop for what waits to be sent


class Tuntas:
    """Handlers, jobs and sender, upon what takes updates in.

    `async with Tuntas(intake, pace) as tuntas: await tuntas.run()`; `pace` is Telegram's unless a server of one's own
    allows more.
    """

    def __init__(self, intake: Intake, pace: Pace | None = None) -> None:
        self.intake = intake
        self.database = intake.database
        self._settings, self._clock = settings, clock = intake.settings, intake.clock
        self.services = Services(
            settings, intake.city, clock, self.database, lambda: self.sender.wake(said=True), intake.share.leads
        )
        self.application = _application(settings, self.services, intake.tls)
        self.sender = Sender(
            self.application.bot, self.database, intake.share, clock, self.services.city, pace or Pace()
        )
        intake.hears[OUTBOX] = self.sender.wake
        self._scheduler = AsyncIOScheduler(timezone=settings.zone)
        self._ticks = jobs.Ticks()
        self.server, self._watch = self._listening(settings)

    async def __aenter__(self) -> Self:
        """Greets Telegram, takes up what a stop left. Raises TokenRefused."""
        logging.getLogger().addHandler(self.services.faults)
        async with self.services.store("start") as store:
            await store.people.set_admins(self._settings.admin_ids)
        await self._greet_telegram()
        await self.sender.recover()
        async with self.services.store(f"start/{self._clock().isoformat()}") as store:
            await menus.offer_to_all(store, self.application.bot.id)
        handlers.register(self.application)
        jobs.schedule(self._scheduler, self.services, self._ticks)
        log.info("started bot_id=%d", self.application.bot.id)
        return self

    async def run(self) -> None:
        """Works until it is cancelled; returns or raises only when a part of it has died."""
        self._scheduler.start()
        async with asyncio.TaskGroup() as parts:
            parts.create_task(self.intake.run())
            parts.create_task(self.intake.receiver.run(self._handle))
            parts.create_task(self.sender.run())
            parts.create_task(jobs.follow_the_clock(self._scheduler, self._settings.tick_seconds))
            if self.server is not None:
                parts.create_task(self.server.run())

    async def __aexit__(self, *_: object) -> None:
        """Finishes what is being handled, sends what it can; the rest is done after the next start."""
        if self._scheduler.running:
            self._scheduler.pause()  # shutting down would cancel what is under way, and not wait for it
            await self._ticks.finish(LAST_WORDS)
            self._scheduler.shutdown(wait=False)
        if self.server is not None:
            self.server.close()
        if self._watch is not None:
            await self._watch.close()
        await self.intake.receiver.stop(LAST_WORDS)
        await self.sender.stop(LAST_WORDS)
        await self.application.shutdown()
        log.info("stopped")
        logging.getLogger().removeHandler(self.services.faults)

    async def _greet_telegram(self) -> None:
        """Until Telegram answers as it should: at a start without network, for one, the program waits for it."""
        is_known = False
        while True:
            try:
                await self.application.initialize()  # asks getMe
                is_known = True
                await asyncio.gather(self._point_telegram_here(), menus.publish(self.application.bot))
                return
            except TelegramError as error:
                if isinstance(error, InvalidToken) and not is_known:  # later a 404 is somebody else's on the way
                    raise TokenRefused from error
                log.warning("telegram_unreachable error=%r again_in=%.1f", error, GREET_AGAIN)
                await asyncio.sleep(GREET_AGAIN)

    def _listening(self, settings: Settings) -> tuple[Server | None, Watch | None]:
        """None where nobody asks anything over HTTP."""
        if settings.listens_on is None:
            return None, None
        from bot.health import Watch  # a web server is loaded only where one is wanted
        from bot.serving import Server

        source = self.intake.source
        pulses = source.pulse, self._ticks.pulse
        watch = Watch(self.database, self._clock, *pulses, settings.tick_seconds, settings.backup_dir)
        taken = [] if isinstance(source, Poller) else [source.route]
        return Server([*taken, *watch.routes()], settings.listens_on), watch

    async def _point_telegram_here(self) -> None:
        bot, source = self.application.bot, self.intake.source
        if isinstance(source, Poller):
            await bot.delete_webhook()
        else:
            url = f"{self._settings.webhook_url}{source.route.path}"
            await bot.set_webhook(url, secret_token=source.secret, allowed_updates=ALLOWED_UPDATES)

    async def _handle(self, raw: dict[str, Any]) -> None:
        """One update from the inbox to its end; only the database's own trouble comes out."""
        with metrics.UPDATE_SECONDS.time():
            outcome = await self._outcome(raw)
        kind = next((kind for kind in ALLOWED_UPDATES if kind in raw), "other")
        metrics.UPDATES.labels(kind, outcome).inc()
        log.info("update_handled update_id=%d kind=%s outcome=%s", raw["update_id"], kind, outcome)

    async def _outcome(self, raw: dict[str, Any]) -> str:
        try:
            update = Update.de_json(kept(raw), self.application.bot)
            _require_numbers(update)
        except Exception as error:
            log.exception("update_unreadable update_id=%d", raw["update_id"])
            await self._settle(raw["update_id"], "unreadable", repr(error)[:500])
            return "unreadable"
        try:
            await self.application.process_update(update)
            if update.update_id not in self.services.ticked:  # where nothing had to be said or saved
                await self._settle(update.update_id)
        except Refusal as refusal:
            await errors.refused(update, refusal, self.services)
            return "refused"
        except (*DATABASE_TROUBLE, TakenOver, MemoryError):
            raise  # no fault of the update: it is tried again
        except Exception as error:
            await errors.failed(update, error, self.services)
            return "failed"
        finally:
            self.services.ticked.discard(update.update_id)
        return "done"

    async def _settle(self, update_id: int, state: str = "done", reason: str | None = None) -> None:
        async with self.database.writing() as connection:
            await Store(connection, self._clock()).inbox.settle(update_id, state, reason)


def _require_numbers(update: Update) -> None:
    """Raises TypeError for the id of a person or chat that is none: SQLite would keep it, and the pace not bear it."""
    ids = [each.id for each in (update.effective_user, update.effective_chat) if each]
    ids += [update.message.migrate_to_chat_id or 0] if update.message else []
    if not all(isinstance(each, int) and each in KEPT for each in ids):
        raise TypeError(f"no ids: {ids}")


@asynccontextmanager
async def build_application(settings: Settings, clock: Clock, pace: Pace | None = None) -> AsyncIterator[Tuntas]:
    """The whole program, entered."""
    async with Intake(settings, clock) as intake, Tuntas(intake, pace) as tuntas:
        yield tuntas


def _application(settings: Settings, services: Services, tls: ssl.SSLContext) -> TuntasApplication:
    request = HTTPXRequest(
        connection_pool_size=64, read_timeout=SEND_TIMEOUT, pool_timeout=SEND_TIMEOUT, httpx_kwargs={"verify": tls}
    )
    builder = (
        ApplicationBuilder()
        .application_class(TuntasApplication, {"services": services})
        .token(settings.bot_token or "")
        .base_url(f"{settings.bot_api_url}/bot")
        .base_file_url(f"{settings.bot_api_url}/file/bot")
        .request(request)
        .get_updates_request(request)  # never used: the poller has a client of its own
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
    )
    return cast(TuntasApplication, builder.build())
