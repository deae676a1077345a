"""The daily ping: each tick asks what is due now and not yet in the ledger."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.context import Services
from core.chats import Chat, Purpose
from core.messages import pings as wording
from core.pings import DAILY, WEEK, Ping, closes_at, opens_at, ping_is_due, ping_of
from db.outbox import Rank
from db.store import Store

CHATS_AT_ONCE = 50  # one short transaction each slice: people's presses get in between


async def send_pings(services: Services) -> None:
    """Says in every linked chat what its deadlines are, once a working day."""
    now = services.city.local(services.clock())
    if not ping_is_due(now, services.settings.ping_time, services.city.calendar):
        return
    while await _slice(services, now):
        pass


async def _slice(services: Services, now: datetime) -> bool:
    opened = opens_at(now, services.settings.ping_time)
    async with services.looking() as store:
        waiting = await store.chats.not_yet_pinged(now.date(), DAILY, linked_before=opened, limit=CHATS_AT_ONCE)
    if not waiting:
        return False
    async with services.store(f"ping/{now.date()}/{waiting[0].place.chat_id}/{waiting[0].place.thread_id}") as store:
        # Whoever writes the ledger's line speaks; a second program at the same moment finds it written.
        entered = set(await store.chats.enter([chat.place for chat in waiting], now.date(), DAILY))
        for chat in waiting:
            if chat.place in entered:
                await _ping(services, store, chat, now)
    return True


async def _ping(services: Services, store: Store, chat: Chat, now: datetime) -> None:
    content = await _content(store, chat, now)
    if not content:
        return
    own = chat.purpose in (Purpose.AGENCY, Purpose.PRIVATE)
    messages = wording.ping(
        content, services.city.register, now.date(), common=not own, secrets=own or chat.shows_secrets
    )
    subject = f"ping:{','.join(str(task.id) for task in content.tasks)}"
    expires = closes_at(now, services.settings.ping_time)
    for message in messages:
        await store.outbox.say(chat.place, message, rank=Rank.BULK, subject=subject, expires_at=expires)


async def _content(store: Store, chat: Chat, now: datetime) -> Ping:
    """What concerns the chat: its agency's tasks, or everybody's."""
    agencies = await _agencies(store, chat)
    if agencies is not None and not agencies:
        return Ping()
    due_by = now.date() + timedelta(days=WEEK)
    return ping_of(await store.directives.open_tasks(agencies, due_by=due_by), now.date())


async def _agencies(store: Store, chat: Chat) -> list[str] | None:
    if chat.purpose is Purpose.AGENCY:
        return [chat.agency] if chat.agency else []
    if chat.purpose is Purpose.PRIVATE:
        # A head is pinged in private only where his agency has no group of its own.
        person = await store.people.get(chat.place.chat_id, chat.title)
        groups = {group.agency for group in await store.chats.of_purpose(Purpose.AGENCY)}
        return [agency for agency in person.agencies if agency not in groups]
    return None
