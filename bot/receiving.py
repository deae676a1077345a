"""Telegram -> inbox -> handlers.

An update is stored before the offset that confirms it, handled in order within its chat and beside those of other
chats, and taken up again after a stop when it was not done. PTB's own Updater confirms what it has only in memory.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

import httpx

from bot.clock import Clock, Pulse
from db.engine import DATABASE_TROUBLE, Database, told_by
from db.inbox import Inbox, Received, TakenOver
from db.share import Whole, key_of

log = logging.getLogger(__name__)

POLL_SECONDS = 25
ANSWER_SECONDS = 15  # beyond that, until a poll is given up
LONGEST_PAUSE = 30.0
AS_FOLLOWER = 0.5  # seconds between two looks whether the lead is ours
MOST_IN_MEMORY = 64
MOST_AT_ONCE = 32
MOST_REFUSALS = 10  # polls in a row that Telegram answers so; they take some minutes
MOST_FAILURES = 10  # of one update, each for no reason of the database's; they take some minutes
MOST_LOOKED_AT = 200  # of the oldest updates, for lanes that are free
INBOX = "inbox"  # what other processes are told of, and what a chat is taken for
KEPT = range(-(2**63), 2**63)  # the numbers a database can keep
ALLOWED_UPDATES = ["message", "callback_query", "inline_query", "my_chat_member"]

Handle = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[list[dict[str, Any]]], Awaitable[None]]
Leads = Callable[[], Awaitable[bool]]


class Refused(Exception):
    """Telegram answered a poll with an error, or with something that is no answer."""

    def __init__(self, code: int, description: str, retry_after: float | None = None) -> None:
        super().__init__(f"{code} {description}")
        self.retry_after = retry_after


class Poller:
    """getUpdates, raw: whatever comes is stored first and understood later.

    `pulse` beats with each finished attempt, good or bad; a watchdog sees by it that polling lives.
    """

    def __init__(self, client: httpx.AsyncClient, url: str, receive: Receive, leads: Leads) -> None:
        self._client = client
        self._url = f"{url}/getUpdates"
        self._receive = receive
        self._leads = leads
        self._offset: int | None = None
        self.pulse = Pulse()

    async def run(self) -> None:
        failures = 0
        while True:
            while not await self._leads():  # Telegram lets one poll alone
                await asyncio.sleep(AS_FOLLOWER)
                self.pulse.beat()
            try:
                await self._poll()
                failures = 0
            except (Refused, httpx.HTTPError, *DATABASE_TROUBLE) as error:
                failures += 1
                pause = _pause(error, failures)
                _log(error, pause)
                if isinstance(error, Refused) and failures % MOST_REFUSALS == 0:
                    log.error("polls_refused times=%d", failures)
                await asyncio.sleep(pause)
            self.pulse.beat()

    async def _poll(self) -> None:
        """One attempt; what came is kept in the inbox alone while the next one waits."""
        updates = await self._get()
        await self._receive(updates)
        # Only now may the next poll tell Telegram that these are safe. An empty answer has confirmed what was before;
        # without an offset a later id may then be anything, as it is after a quiet week.
        self._offset = max(update["update_id"] for update in updates) + 1 if updates else None

    async def _get(self) -> list[dict[str, Any]]:
        request: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES}
        if self._offset is not None:
            request["offset"] = self._offset
        response = await self._client.post(
            self._url, json=request, timeout=httpx.Timeout(10, read=POLL_SECONDS + ANSWER_SECONDS)
        )
        try:
            answer = response.json()
        except (ValueError, RecursionError) as error:
            raise Refused(response.status_code, "no JSON") from error
        if not isinstance(answer, dict) or answer.get("ok") is not True or not isinstance(answer.get("result"), list):
            raise _refused(response.status_code, answer)
        updates = [update for update in answer["result"] if is_identified(update)]
        if len(updates) < len(answer["result"]):
            log.error("updates_without_id count=%d", len(answer["result"]) - len(updates))
            if not updates:
                raise Refused(response.status_code, "only updates without an id")
        return updates


def _pause(error: Exception, failures: int) -> float:
    asked = error.retry_after if isinstance(error, Refused) else None
    return min(LONGEST_PAUSE, max(asked or 0, 0.25 * 2.0 ** min(failures, 10)))  # asked for none, it takes breath


def _log(error: Exception, pause: float) -> None:
    if isinstance(error, DATABASE_TROUBLE):
        log.warning("updates_unstored error=%r again_in=%.1f", told_by(error), pause)
    else:
        # Only the kind of an HTTP error: its text holds the URL, and with it the token.
        what = str(error) if isinstance(error, Refused) else type(error).__name__
        log.warning("poll_failed error=%r again_in=%.1f", what, pause)


def _refused(code: int, answer: Any) -> Refused:
    told = answer if isinstance(answer, dict) else {}
    parameters = told.get("parameters")
    asked = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return Refused(code, str(told.get("description")), asked if isinstance(asked, int | float) else None)


def is_identified(update: Any) -> bool:
    """Whether it has the id by which updates are told apart; nothing else is asked of it before it is stored."""
    return isinstance(update, dict) and isinstance(update.get("update_id"), int) and update["update_id"] in KEPT


class Receiver:
    """Stores updates and has them handled, lane by lane; other lanes may be other processes'."""

    def __init__(self, database: Database, share: Whole, clock: Clock) -> None:
        self._database = database
        self._share = share
        self._clock = clock
        self._lanes: dict[int, deque[Received]] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._came = asyncio.Event()
        self._stored = False  # since the last look
        self._stopping = False

    def wake(self) -> None:
        """There may be something in the inbox."""
        self._came.set()

    async def receive(self, updates: list[dict[str, Any]]) -> None:
        """Stores them: when this returns they are safe."""
        if updates:
            try:
                await self._store(updates)
            except DATABASE_TROUBLE:
                raise
            except Exception:  # one of them is such that no database can keep it: nested without end, for one
                await self._store_one_by_one(updates)
            self._stored = True
            self._came.set()

    async def _store(self, updates: list[dict[str, Any]]) -> None:
        now = self._clock()
        async with self._database.writing() as connection:
            rows = [(update["update_id"], lane_of(update), update) for update in updates]
            await Inbox(connection).add(rows, now)

    async def _store_one_by_one(self, updates: list[dict[str, Any]]) -> None:
        """What cannot be kept is put aside by its id: it would come again for ever, and with it the others."""
        for update in updates:
            try:
                await self._store([update])
            except DATABASE_TROUBLE:
                raise
            except Exception as error:
                log.error("update_unreadable update_id=%d error=%s", update["update_id"], type(error).__name__)
                await self._store([{"update_id": update["update_id"]}])
                await self._put_aside(update["update_id"], error, "unreadable")

    async def run(self, handle: Handle) -> None:
        """Has `handle` do what is in the inbox, the oldest first, for ever."""
        self._handle = handle
        while not self._stopping:
            self._came.clear()
            if await self._take() == 0:
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self._share.patience):
                        await self._came.wait()

    async def _take(self) -> int:
        lanes = max(1, MOST_AT_ONCE // self._share.processes) - len(self._lanes)
        room = MOST_IN_MEMORY - sum(map(len, self._lanes.values()))
        stored, self._stored = self._stored, False
        if lanes <= 0 or room <= 0:
            self._tell_others(stored)
            return 0
        try:
            rows = await self._waiting(lanes, room, stored)
        except DATABASE_TROUBLE:
            log.exception("inbox_unreadable")
            await asyncio.sleep(1)
            return -1
        for row in rows:
            if row.lane not in self._lanes:
                self._lanes[row.lane] = deque()
                self._start(row.lane)
            self._lanes[row.lane].append(row)
        return len(rows)

    async def _waiting(self, most_lanes: int, most: int, stored: bool) -> list[Received]:
        """The updates of lanes that are now this process's; the others are for the others."""
        async with self._share.session(reads_only=True) as connection:
            inbox = Inbox(connection)
            lanes = await inbox.lanes(self._lanes, MOST_LOOKED_AT)
            part = min(most_lanes, self._share.part(len(lanes)))
            mine = await self._share.take(connection, [key_of(lane) for lane in lanes], part, INBOX)
            taken = [lane for lane in lanes if key_of(lane) in mine]
            self._tell_others(stored and len(taken) < len(lanes))
            rows = await inbox.waiting(taken, most) if taken else []
        for lane in {*taken}.difference(row.lane for row in rows):  # handled by another meanwhile
            self._share.let_go(key_of(lane), INBOX)
        return rows

    def _tell_others(self, stored: bool) -> None:
        if stored:
            self._share.tell(INBOX)

    def _start(self, lane: int) -> None:
        task = asyncio.create_task(self._work(lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _work(self, lane: int) -> None:
        """One chat's updates, one after the other."""
        rows = self._lanes[lane]
        try:
            while rows and not self._stopping:
                await self._finish(rows[0])
                rows.popleft()
        except TakenOver:
            log.warning("lane_taken_over lane=%d", lane)
        finally:
            del self._lanes[lane]
            self._share.let_go(key_of(lane), INBOX)
            self._came.set()  # there is room again

    async def _finish(self, row: Received) -> None:
        """Until it is handled: trouble of the database or the machine is not the update's, and only its chat waits."""
        failures = 0
        while not self._stopping:
            try:
                await self._handle(row.raw)
                return
            except TakenOver:
                raise
            except Exception as trouble:
                failures += 1
                log.exception("update_postponed update_id=%d", row.update_id)
                if failures > MOST_FAILURES and not isinstance(trouble, DATABASE_TROUBLE):
                    await self._put_aside(row.update_id, trouble, "failed")
                    return
                await asyncio.sleep(min(LONGEST_PAUSE, 0.25 * 2 ** min(failures, 10)))

    async def _put_aside(self, update_id: int, trouble: Exception, state: str) -> None:
        """What is its own fault after all must not stop its chat for ever."""
        async with self._database.writing() as connection:
            await Inbox(connection).settle(update_id, state, type(trouble).__name__)

    async def stop(self, seconds: float) -> None:
        """Lets what is being handled come to its end; what waits stays in the inbox."""
        self._stopping = True
        self._came.set()
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)

    @property
    def is_idle(self) -> bool:
        return not self._lanes


def lane_of(update: dict[str, Any]) -> int:
    """What an update must keep its order within: its chat, else the person; 0 where it names neither."""
    with contextlib.suppress(KeyError, TypeError, AttributeError, ValueError, OverflowError):
        for content in update.values():
            if isinstance(content, dict):
                where = content.get("chat") or (content.get("message") or {}).get("chat") or content.get("from")
                if where:
                    return lane if (lane := int(where["id"])) in KEPT else 0
    return 0
