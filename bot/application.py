"""One running program: built here, where alone handlers and jobs meet the rest."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import ssl
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Self, cast

import httpx
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from telegram import Update
from telegram.error import InvalidToken, NetworkError, RetryAfter
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import HTTPXRequest

import handlers
import jobs
from bot import errors, menus, metrics, webhook
from bot.clock import Clock
from bot.context import Context, Services, TuntasApplication
from bot.health import Watch
from bot.pace import Pace
from bot.receiving import ALLOWED_UPDATES, INBOX, KEPT, Poller, Receiver
from bot.sending import OUTBOX, Sender
from bot.settings import Settings
from bot.webhook import Webhook
from core.errors import Refusal
from core.text import kept
from db import migrating
from db.engine import DATABASE_TROUBLE, Database
from db.inbox import TakenOver
from db.share import share_of
from db.store import Store

if TYPE_CHECKING:
    from bot.serving import Server

log = logging.getLogger(__name__)

SEND_TIMEOUT = 20.0  # a longer wait for Telegram's answer leaves fewer messages of unknown fate
GREET_AGAIN = 5.0  # seconds, at a start without a network
LAST_WORDS = 5.0  # seconds of a stop for what waits to be sent


class TokenRefused(Exception):
    """Telegram does not know the token the program was started with."""


class Tuntas:
    """Receiver, handlers, jobs and sender over one database.

    `async with build_application(settings, clock) as tuntas: await tuntas.run()`
    """

    def __init__(self, settings: Settings, clock: Clock, pace: Pace) -> None:
        assert settings.bot_token is not None
        self._settings = settings
        self._clock = clock
        self.database = Database(settings.database_url)
        self.share = share_of(self.database, self._hear)
        self.services = Services(
            settings, settings.city(), clock, self.database, lambda: self.sender.wake(said=True), self.share.leads
        )
        tls = httpx.create_ssl_context()  # one for all: each reads every root certificate there is
        self.application = _application(settings, self.services, tls)
        self.sender = Sender(self.application.bot, self.database, self.share, clock, self.services.city, pace)
        self.receiver = Receiver(self.database, self.share, clock, self._handle)
        self._client = httpx.AsyncClient(verify=tls)
        # Without one of its own a webhook's secret comes from the token: processes behind one address share it.
        self._secret = settings.webhook_secret or _derived(settings.bot_token)
        self.source = self._source(settings)
        self._scheduler = AsyncIOScheduler(timezone=settings.zone)
        self._ticks = jobs.Ticks()
        polls, ticks = lambda: self.source.turns, lambda: self._ticks.ended
        self._watch = Watch(self.database, clock, polls, ticks, settings.tick_seconds, settings.backup_dir)
        self.server = self._server(settings)

    async def __aenter__(self) -> Self:
        """Migrates, greets Telegram, takes up what a stop left. Raises Occupied, NewerDatabase or TokenRefused."""
        logging.getLogger().addHandler(self.services.faults)
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(self.share)
            await migrating.upgrade(self.database)
            async with self.services.store("start") as store:
                await store.people.set_admins(self._settings.admin_ids)
            await self._greet_telegram()
            await self.sender.recover()
            async with self.services.store(f"start/{self._clock().isoformat()}") as store:
                await menus.offer_to_all(store, self.application.bot.id)
            self._entered = stack.pop_all()
        handlers.register(self.application)
        jobs.schedule(self._scheduler, self.services, self._ticks)
        log.info("started bot_id=%d", self.application.bot.id)
        return self

    async def run(self) -> None:
        """Works until it is cancelled; returns or raises only when a part of it has died."""
        self._scheduler.start()
        async with asyncio.TaskGroup() as parts:
            for part in (self.share, self.source, self.receiver, self.sender, self.server):
                if part is not None:
                    parts.create_task(part.run())
            parts.create_task(jobs.follow_the_clock(self._scheduler, self._settings.tick_seconds))

    async def __aexit__(self, *_: object) -> None:
        """Finishes what is being handled, sends what it can; the rest is done after the next start."""
        if self._scheduler.running:
            self._scheduler.pause()  # shutting down would cancel what is under way, and not wait for it
            await self._ticks.finish(LAST_WORDS)
            self._scheduler.shutdown(wait=False)
        if self.server is not None:
            self.server.close()
        await self._watch.close()
        await self.receiver.stop(LAST_WORDS)
        await self.sender.stop(LAST_WORDS)
        await self._client.aclose()
        await self.application.shutdown()
        await self._entered.aclose()
        await self.database.close()
        log.info("stopped")
        logging.getLogger().removeHandler(self.services.faults)

    async def _greet_telegram(self) -> None:
        """getMe, until Telegram answers: at a start without network the program waits for it."""
        while True:
            try:
                await self.application.initialize()
                await self._point_telegram_here()
                await menus.publish(self.application.bot)
                return
            except InvalidToken as error:
                raise TokenRefused from error
            except (NetworkError, RetryAfter) as error:
                log.warning("telegram_unreachable error=%s again_in=%.1f", type(error).__name__, GREET_AGAIN)
                await asyncio.sleep(GREET_AGAIN)

    def _source(self, settings: Settings) -> Poller | Webhook:
        if settings.webhook_url:
            return Webhook(self.receiver.receive, self._secret)
        url = f"{settings.bot_api_url}/bot{settings.bot_token}"
        return Poller(self._client, url, self.receiver.receive, self.share.leads)

    def _hear(self, news: str) -> None:
        """Another process has more than it can do, or something that only this one may do."""
        if news == INBOX:
            self.receiver.wake()
        elif news == OUTBOX:
            self.sender.wake()

    def _server(self, settings: Settings) -> Server | None:
        """None where nobody asks anything over HTTP."""
        if settings.listens_on is None:
            return None
        from bot.serving import Server  # a web server is loaded only where one is wanted

        taken = [self.source.route] if isinstance(self.source, Webhook) else []
        return Server([*taken, *self._watch.routes()], settings.listens_on)

    async def _point_telegram_here(self) -> None:
        bot, url = self.application.bot, self._settings.webhook_url
        if url:
            await bot.set_webhook(url + webhook.PATH, secret_token=self._secret, allowed_updates=ALLOWED_UPDATES)
        else:
            await bot.delete_webhook()

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


def _derived(token: str) -> str:
    return hmac.new(token.encode(), b"webhook", hashlib.sha256).hexdigest()


def build_application(settings: Settings, clock: Clock, pace: Pace | None = None) -> Tuntas:
    """The whole program, ready to be entered; `pace` is Telegram's unless a server of one's own allows more."""
    return Tuntas(settings, clock, pace or Pace())


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
