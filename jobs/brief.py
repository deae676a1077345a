"""The leaders' morning brief: once a working day, to each leader and the leaders' group."""

from __future__ import annotations

from datetime import datetime

from bot.context import Services
from core.brief import BRIEF, Brief, brief_of, window
from core.chats import Chat
from core.messages import brief as wording
from core.pings import closes_at, opens_at, ping_is_due
from core.queries import Filter, View
from db.outgoing import Rank
from db.store import Store


async def send_briefs(services: Services) -> None:
    """Says it where it has not been said today; where there is nothing to say, nothing is said."""
    now = services.city.local(services.clock())
    at, calendar = services.settings.brief_time, services.city.calendar
    if not ping_is_due(now, at, calendar):
        return
    opened = opens_at(now, at)
    async with services.looking() as store:
        waiting = await store.chats.unbriefed(now.date(), BRIEF)
    chats = [chat for chat, linked_at in waiting if linked_at < opened]
    if chats:
        await _send(services, chats, now)


async def _send(services: Services, chats: list[Chat], now: datetime) -> None:
    async with services.store(f"brief/{now.date()}/{chats[0].place.chat_id}") as store:
        entered = await store.ledger.enter([chat.place for chat in chats], now.date(), BRIEF)
        told = await _brief(services, store, chats[0], now)
        if not told:
            return
        message = wording.brief(told, await store.people.heads(), services.city.register)
        expires = closes_at(now, services.settings.brief_time)
        for place in entered:
            await store.outbox.say(place, message, rank=Rank.BULK, subject="brief", expires_at=expires)


async def _brief(services: Services, store: Store, chat: Chat, now: datetime) -> Brief:
    """As things stand at `now`, with what changed since the working day before."""
    at, city = services.settings.brief_time, services.city
    since, until = window(now.date(), at, city.zone, city.calendar)
    changes = await store.changes(since, until)
    counted = await store.search.figures(Filter(), View(chat, now, city.calendar))
    return brief_of(now, since, changes, await store.directives.open_tasks(), counted)
