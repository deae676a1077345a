"""Who else is told: staff of what nobody accepts, the leaders' chat of what is late for long. Once each."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.context import Services
from core.chats import Chat, Place
from core.escalation import UNACCEPTED, Level, is_unaccepted, late_before, level_of
from core.hours import is_quiet
from core.messages import escalations as wording
from core.pings import ping_is_due
from core.tasks import Task
from db.outgoing import Rank
from db.store import Store

STILL_NEWS = timedelta(days=7)
BELOW = {Level.LEADERS: (Level.LEADERS,), Level.MAYOR: (Level.LEADERS, Level.MAYOR)}


async def tell_leaders(services: Services) -> None:
    """At the time of the ping, what has become late by more working days than a level allows."""
    now = services.city.local(services.clock())
    if not ping_is_due(now, services.settings.ping_time, services.city.calendar):
        return
    async with services.looking() as store:
        reached = await _reached(services, store, now)
    if not reached:
        return
    async with services.store(f"late/{now:%Y-%m-%dT%H:%M:%S.%f}") as store:
        for chat in await _leaders(store):
            told = [(level, task) for level, task in reached if await _enter(store, chat.place, level, task)]
            for message in wording.late(told, services.settings.patience, services.city.register, now.date()):
                await store.outbox.say(
                    chat.place, message, rank=Rank.NOTICE, subject="late", expires_at=now + STILL_NEWS
                )


async def _leaders(store: Store) -> list[Chat]:
    """Each list is said once: where it cannot be said now, it waits until it can."""
    return [chat for chat in await store.chats.of_leaders() if chat.reachable]


async def _reached(services: Services, store: Store, now: datetime) -> list[tuple[Level, Task]]:
    """Every task that has reached a level nobody was told of, while there is somebody to tell."""
    today, calendar, patience = now.date(), services.city.calendar, services.settings.patience
    ids = {level: await store.ledger.late(level, late_before(level, today, calendar, patience)) for level in Level}
    late = {*itertools.chain(*ids.values())}
    if not late or not await _leaders(store):
        return []
    found = await store.directives.open_by_id(late)
    levels = [(level_of(task, today, calendar, patience), task) for task in found]
    return [(level, task) for level, task in levels if level is not None and task.id in ids[level]]


async def _enter(store: Store, place: Place, level: Level, task: Task) -> bool:
    """The mayor's list says all that the leaders' would: whoever is on it is not told twice."""
    assert task.deadline is not None
    for lower in BELOW[level]:
        entered = await store.ledger.enter([place], task.deadline.day, f"{lower}:{task.id}")
    return bool(entered)


async def tell_staff(services: Services) -> None:
    """What nobody has accepted in time: one message a day, edited while more comes."""
    now = services.city.local(services.clock())
    if is_quiet(now.time()) or not services.city.calendar.is_working_day(now.date()):
        return
    given_before = now - timedelta(days=services.settings.patience.accept)
    async with services.looking() as store:
        new = await _unaccepted(services, store, await store.ledger.unaccepted(UNACCEPTED, given_before), now)
    if not new:
        return
    async with services.store(f"unaccepted/{now:%Y-%m-%dT%H:%M:%S.%f}") as store:
        chats = await store.chats.of_staff()
        for task in new:
            given = services.city.local(task.since).date()
            await store.ledger.enter([chat.place for chat in chats], given, f"{UNACCEPTED}:{task.id}")
        told = await _told_today(services, store, now)
        within = services.settings.patience.accept
        message = wording.unaccepted(told, within, services.city.register, now.date())
        for chat in chats:
            await store.outbox.show(chat.place, f"unaccepted:{now.date()}", message)


async def _unaccepted(services: Services, store: Store, ids: Sequence[int], now: datetime) -> list[Task]:
    within = services.settings.patience.accept
    found = await store.directives.open_by_id(ids) if ids else []
    return [task for task in found if is_unaccepted(task, now, services.city.calendar, within)]


async def _told_today(services: Services, store: Store, now: datetime) -> list[Task]:
    """What still waits of all that staff are told of today."""
    waiting = await store.directives.open_by_id(await store.ledger.waiting())
    said = await store.ledger.said([f"{UNACCEPTED}:{task.id}" for task in waiting])
    at = {task.id: said.get(f"{UNACCEPTED}:{task.id}") for task in waiting}
    return [task for task in waiting if (when := at[task.id]) and services.city.local(when).date() == now.date()]
