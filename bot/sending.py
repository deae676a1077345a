"""Outbox -> Telegram: the one place that makes Telegram calls, and knows how they fail."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Sequence
from datetime import timedelta

import httpx
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import asides, metrics, reachability, speech
from bot.clock import Clock
from bot.logs import scrubbed
from bot.outcomes import Outcomes, Settle
from bot.pace import Pace
from core.city import City
from core.hours import is_quiet
from core.messages import alarms
from db.engine import DATABASE_TROUBLE, Database
from db.outgoing import ASIDES, CARD, QUERIES, Outgoing, Rank
from db.share import Whole, key_of
from db.store import Store

log = logging.getLogger(__name__)

AT_ONCE = 20
OUTBOX = "outbox"  # what other processes are told of, and what a chat is taken for
LONGEST_PAUSE = 30.0
LONGEST_HOLD = 86400.0  # that Telegram may ask for; hours have been seen
GATHERING = 0.01
APART = 0.001  # seconds between the beginnings of two sends

# What Telegram says of a 400, in lower case, by what it means to us.
NOTHING_TO_EDIT = ("message to edit not found", "message can't be edited", "message_id_invalid")
STALE_QUERY = ("query is too old", "query id is invalid")
NO_SUCH_CHAT = (
    "chat not found",
    "message thread not found",
    "topic_closed",
    "not enough rights to send",
    "peer_id_invalid",
)
CERTAINLY_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class Sender:
    """Sends what waits, people's replies first, one message at a time in a chat, at Telegram's pace."""

    def __init__(self, bot: Bot, database: Database, share: Whole, clock: Clock, city: City, pace: Pace) -> None:
        self._bot = bot
        self._database = database
        self._share = share
        self._clock = clock
        self._city = city
        self._pace = pace
        self._under_way: dict[int, int] = {}  # row -> chat
        self._chats: set[int] = set()  # that this process speaks to, as long as their pace is to be minded
        self._running: set[asyncio.Task[None]] = set()
        self._outcomes = Outcomes(database, share, clock)
        self._wake = asyncio.Event()
        self._choosing = asyncio.Lock()
        self._beginning = asyncio.Lock()
        self._said = False  # since the last look
        self._next_look = 0.0  # for what a process that is gone was sending
        self._chosen_at = clock()  # what has become due since then, nobody has seen
        self._paced_at = 0.0  # nor what has been let go by its pace since then

    def wake(self, *, said: bool = False) -> None:
        """There is something new in the outbox; `said` here, or by another process."""
        self._said |= said
        self._wake.set()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(GATHERING)  # what comes together goes together
            self._wake.clear()
            try:
                if self._share.patience and time.monotonic() >= self._next_look:
                    self._next_look = time.monotonic() + self._share.patience
                    await self.recover()
                # A stop must not come between a claim and its sending: nobody would know that it never went out.
                started = await asyncio.shield(asyncio.create_task(self._start_waiting()))
            except DATABASE_TROUBLE:
                log.exception("outbox_unreadable")
                started = 0
            if not started:
                await self._rest()

    async def recover(self) -> None:
        """What a process that is gone was sending may or may not have gone out."""
        async with self._share.session() as connection:
            outbox = Store(connection, self._clock(), "recovery").outbox
            others = [row for row in await outbox.being_sent() if row.id not in self._under_way]
            mine = await self._share.take(connection, [_key(row) for row in others], len(others), OUTBOX)
            await outbox.recover([row for row in others if _key(row) in mine])
        for row in others:
            if row.kind in QUERIES:
                self._share.let_go(_key(row), OUTBOX)
            elif _key(row) in mine:
                self._chats.add(row.place.chat_id)

    async def stop(self, seconds: float) -> None:
        """Sends what it still can in that time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while await self._start_waiting() or self._running:
                    if self._running:
                        await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)

    # -- choosing ------------------------------------------------------------------------------------------------------

    async def _start_waiting(self) -> int:
        async with self._choosing:
            return self._start(await self._claim())

    async def _claim(self) -> list[Outgoing]:
        self._paced_at, self._chosen_at = time.monotonic(), self._clock()
        now = self._paced_at
        self._pace.processes = self._share.processes
        room = min(AT_ONCE - len(self._running), self._pace.room(now))
        said, self._said = self._said, False
        if room <= 0:
            self._tell_others(said)
            return []
        async with self._share.session() as connection:

            async def take(chats: Sequence[int], limit: int) -> list[int]:
                part = min(limit, self._share.part(len(chats)))
                mine = await self._share.take(connection, [key_of(chat) for chat in chats], part, OUTBOX)
                taken = [chat for chat in chats if key_of(chat) in mine]
                self._chats.update(taken)
                self._tell_others(said and len(taken) < len(chats))
                return taken

            outbox = Store(connection, self._chosen_at).outbox
            rows = await outbox.claim(self._pace.slow(now), room, take if self._share.patience else None)
            answers = [_key(row) for row in rows if row.kind in QUERIES]
            if answers:
                await self._share.take(connection, answers, room, OUTBOX)
            return rows

    def _tell_others(self, said: bool) -> None:
        if said:
            self._share.tell(OUTBOX)

    def _start(self, rows: list[Outgoing]) -> int:
        now = time.monotonic()
        for row in rows:
            self._under_way[row.id] = row.place.chat_id
            if row.kind not in QUERIES:
                self._pace.sent(row.place.chat_id, now)
            task = asyncio.create_task(self._deliver(row))
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        return len(rows)

    async def _rest(self) -> None:
        """Until something new comes, a send ends, or a pause is over."""
        if not self._wake.is_set():
            pause = self._pace.next_at(self._paced_at) - time.monotonic()
            held = await self._held_for()
            # wait_for, in Python 3.11, forgets that it was cancelled when the event comes at the same moment.
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.01, min(pause, held, self._share.patience or LONGEST_PAUSE))):
                    await self._wake.wait()
        now = time.monotonic()
        self._pace.forget(now)
        for chat in self._chats - self._pace.minded(now) - {*self._under_way.values()}:
            self._chats.discard(chat)
            self._share.let_go(key_of(chat), OUTBOX)

    async def _held_for(self) -> float:
        try:
            async with self._database.reading() as connection:
                at = await Store(connection, self._chosen_at, writing=False).outbox.next_at()
        except DATABASE_TROUBLE:
            return 1.0
        return (at - self._clock()).total_seconds() if at else LONGEST_PAUSE

    # -- sending -------------------------------------------------------------------------------------------------------

    async def _deliver(self, row: Outgoing) -> None:
        try:
            try:
                # Twenty that begin at once take twenty connections, and before each call httpcore looks at every one.
                async with self._beginning:
                    await asyncio.sleep(APART)
                settle = await self._attempt(row)
            finally:
                if row.kind not in QUERIES:
                    self._pace.answered(row.place.chat_id, time.monotonic())
            self._said |= await self._outcomes.write(row, settle)
        finally:
            del self._under_way[row.id]
            if row.kind in QUERIES:
                self._share.let_go(_key(row), OUTBOX)
            self._wake.set()

    async def _attempt(self, row: Outgoing) -> Settle:
        """Makes the call; returns what is to be written of its outcome."""
        try:
            message_id = await self._measured(row)
        except RetryAfter as error:
            return self._slowed(row, _seconds(error.retry_after))
        except ChatMigrated as error:
            return self._migrated(row, error.new_chat_id)
        except Forbidden as error:
            return self._lost(row, _told(error))
        except BadRequest as error:
            return self._refused(row, _told(error))
        except InvalidToken as error:  # PTB's name for every 401 and 404: nothing went out
            return _again(row, _told(error))
        except NetworkError as error:
            if isinstance(error.__cause__, CERTAINLY_NOT_SENT):
                return _again(row, type(error.__cause__).__name__)
            return _uncertain(row, type(error).__name__)
        except TelegramError as error:  # an answer cut short, for one: the message may have gone out
            return _uncertain(row, _told(error))
        except Exception as error:  # no memory, an answer like no other: a row left in `sending` would wait for ever
            log.exception("send_failed outbox_id=%d", row.id)
            return _uncertain(row, type(error).__name__)
        return self._sent(row, message_id)

    async def _measured(self, row: Outgoing) -> int | None:
        outcome = "sent"
        with metrics.SEND_SECONDS.time():
            try:
                return await self._call(row)
            except TelegramError as error:
                outcome = type(error).__name__
                raise
            finally:
                metrics.SENDS.labels(outcome).inc()

    async def _call(self, row: Outgoing) -> int | None:
        if row.kind in ASIDES:
            await asides.call(self._bot, row)
            return None
        return await speech.call(self._bot, row, silent=self._is_silent(row))

    def _is_silent(self, row: Outgoing) -> bool:
        """Whatever hour it was said at: what is sent in quiet hours rings only where it may."""
        if row.rank == Rank.SILENT:
            return True
        return row.rank >= Rank.NOTICE and is_quiet(self._city.local(self._clock()).time())

    # -- outcomes ------------------------------------------------------------------------------------------------------

    def _sent(self, row: Outgoing, message_id: int | None) -> Settle:
        log.debug("sent outbox_id=%d chat_id=%d kind=%s", row.id, row.place.chat_id, row.kind)
        moved = alarms.moved(row.message) if row.kind == CARD and row.body.get("fresh") else None

        async def settle(store: Store) -> None:
            await store.outbox.sent(row, message_id, moved)
            if row.kind not in ASIDES:
                await reachability.found(store, self._city, row.place.chat_id)

        return settle

    def _migrated(self, row: Outgoing, new_chat_id: int) -> Settle:
        async def settle(store: Store) -> None:
            log.info("chat_migrated old=%d new=%d", row.place.chat_id, new_chat_id)
            await store.outbox.hold(row, store.now)
            await reachability.moved(store, self._city, row.place.chat_id, new_chat_id)

        return settle

    def _slowed(self, row: Outgoing, seconds: float) -> Settle:
        now = time.monotonic()
        self._pace.hold(row.place.chat_id, now + seconds, now)
        log.warning("slowed_down chat_id=%d seconds=%.0f", row.place.chat_id, seconds)

        async def settle(store: Store) -> None:
            until = self._clock() + timedelta(seconds=seconds)
            await store.outbox.hold(row, until, "429")

        return settle

    def _lost(self, row: Outgoing, error: str) -> Settle:
        async def settle(store: Store) -> None:
            log.warning("chat_lost chat_id=%d outbox_id=%d error=%r", row.place.chat_id, row.id, error)
            await store.outbox.bury(row)
            await reachability.lost(store, self._city, row.place.chat_id)

        return settle

    def _refused(self, row: Outgoing, error: str) -> Settle:
        """A 400: harmless, a matter of the chat, or a message Telegram will never take."""
        told = error.lower()
        if row.kind in QUERIES and any(phrase in told for phrase in STALE_QUERY):
            return self._sent(row, None)
        if row.kind == CARD and row.standing and any(phrase in told for phrase in NOTHING_TO_EDIT):
            return lambda store: store.outbox.lost_its_message(row)
        if any(phrase in told for phrase in NO_SUCH_CHAT):
            return self._lost(row, error)
        return _undeliverable(row, error)


def _key(row: Outgoing) -> str:
    """What a process has while it sends this: its chat, or the one answer alone, which waits for no message."""
    return f"answer:{row.id}" if row.kind in QUERIES else key_of(row.place.chat_id)


def _told(error: TelegramError) -> str:
    """What Telegram says of it, to be kept and shown: should it name an address, without the token in it."""
    return scrubbed(str(error))


def _again(row: Outgoing, error: str) -> Settle:
    return lambda store: store.outbox.hold(row, store.now + _backoff(row), error)


def _undeliverable(row: Outgoing, error: str) -> Settle:
    """Telegram will never take it; jobs.undelivered tells staff."""
    log.error("undeliverable outbox_id=%d chat_id=%d kind=%s error=%r", row.id, row.place.chat_id, row.kind, error)
    return lambda store: store.outbox.bury(row, error)


def _uncertain(row: Outgoing, error: str) -> Settle:
    log.warning("uncertain outbox_id=%d chat_id=%d error=%r", row.id, row.place.chat_id, error)
    return lambda store: store.outbox.uncertain(row, store.now + _backoff(row), error)


def _backoff(row: Outgoing) -> timedelta:
    return timedelta(seconds=min(LONGEST_PAUSE, 2.0 ** min(row.attempts, 10) / 2))


def _seconds(asked: float | timedelta) -> float:
    return min(LONGEST_HOLD, asked.total_seconds() if isinstance(asked, timedelta) else float(asked))
