"""Admins are told of the program's own errors, once an hour at most."""

from __future__ import annotations

from datetime import timedelta

from bot.context import Services
from core.messages import faults as wording
from db.ledger import NOBODY
from db.outgoing import Rank

KIND = "faults"  # the ledger's, with the hour of the day
AT_MOST_EVERY = timedelta(hours=1)


async def tell_admins(services: Services) -> None:
    """One message with all that piled up since the last."""
    if not services.faults:
        return
    now = services.city.local(services.clock())
    async with services.store(f"{KIND}/{now.isoformat()}") as store:
        said = await store.ledger.said([f"{KIND}:{hour}" for hour in range(24)])
        if any(now - AT_MOST_EVERY < at <= now for at in said.values()):
            return
        waiting = services.faults.waiting()
        await store.ledger.enter([NOBODY], now.date(), f"{KIND}:{now.hour}")
        for chat in await store.chats.of_admins():
            await store.outbox.say(chat.place, wording.digest(waiting, services.city.zone), rank=Rank.NOTICE)
    services.faults.told(waiting)
