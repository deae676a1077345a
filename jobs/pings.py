"""The daily ping: each tick asks what is due now and not yet in the ledger."""

from __future__ import annotations

from datetime import datetime

from bot.context import Services
from core.chats import Chat, Purpose
from core.messages import pings as wording
from core.pings import DAILY, Ping, closes_at, opens_at, ping_is_due, ping_of, times_open
from db.outgoing import Rank
from db.store import Store

CHATS_AT_ONCE = 50  # one short transaction each slice: people's presses get in between


async def send_pings(services: Services) -> None:
    """Says in every linked chat what its deadlines are, once on each of its days."""
    now = services.city.local(services.clock())
    usual = services.settings.ping_time
    async with services.looking() as store:
        waiting = await store.chats.unpinged(now.date(), DAILY, usual, times_open(now))
    due = [chat for chat, linked_at in waiting if _is_due(services, chat, linked_at, now)]
    for start in range(0, len(due), CHATS_AT_ONCE):
        await _slice(services, due[start : start + CHATS_AT_ONCE], now)


def _is_due(services: Services, chat: Chat, linked_at: datetime, now: datetime) -> bool:
    """A chat linked after its time is pinged from the next day on."""
    usual = services.settings.ping_time
    opened = opens_at(now, chat.rhythm.at or usual)
    return linked_at < opened and ping_is_due(now, usual, services.city.calendar, chat.rhythm)


async def _slice(services: Services, chats: list[Chat], now: datetime) -> None:
    first = chats[0].place
    async with services.store(f"ping/{now.date()}/{first.chat_id}/{first.thread_id}") as store:
        # Whoever writes the ledger's line speaks; a second program at the same moment finds it written.
        entered = set(await store.ledger.enter([chat.place for chat in chats], now.date(), DAILY))
        for chat in chats:
            if chat.place in entered:
                await _ping(services, store, chat, now)


async def _ping(services: Services, store: Store, chat: Chat, now: datetime) -> None:
    content = await _content(services, store, chat, now)
    if not content:
        return
    own = chat.purpose in (Purpose.AGENCY, Purpose.PRIVATE)
    messages = wording.ping(
        content, services.city.register, now.date(), common=not own, secrets=own or chat.shows_secrets
    )
    subject = f"ping:{','.join(str(task.id) for task in content.tasks)}"
    expires = closes_at(now, chat.rhythm.at or services.settings.ping_time)
    for message in messages:
        await store.outbox.say(chat.place, message, rank=Rank.BULK, subject=subject, expires_at=expires)


async def _content(services: Services, store: Store, chat: Chat, now: datetime) -> Ping:
    """What concerns the chat: its agency's tasks, or everybody's."""
    agencies = await _agencies(store, chat)
    if agencies is not None and not agencies:
        return Ping()
    found = await store.directives.open_tasks(agencies)
    return ping_of(found, now, services.city.calendar, chat.rhythm, services.settings.patience.accept)


async def _agencies(store: Store, chat: Chat) -> list[str] | None:
    if chat.purpose is Purpose.AGENCY:
        return [chat.agency] if chat.agency else []
    if chat.purpose is Purpose.PRIVATE:
        # A head is pinged in private only where his agency has no group of its own.
        person = await store.people.get(chat.place.chat_id, chat.title)
        groups = {group.agency for group in await store.chats.of_purpose(Purpose.AGENCY)}
        return [agency for agency in person.agencies if agency not in groups]
    return None
