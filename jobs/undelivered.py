"""What could not be delivered is an alarm with a list, never silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.context import Services
from core.hours import is_quiet
from core.messages import alarms
from db.outgoing import Rank
from db.store import Store
from db.undelivered import Undelivered

KIND = "undelivered"  # the ledger's
LOOKED_BACK = timedelta(days=1)


async def tell_staff(services: Services) -> None:
    """One message a day in each of the staff's chats, edited while more piles up."""
    now = services.city.local(services.clock())
    if is_quiet(now.time()):
        return
    async with services.looking() as store:
        found = await store.undelivered(now - LOOKED_BACK)
        said = await store.ledger.said(_kinds(found)) if found else {}
    new = [each for each in found if f"{KIND}:{each.id}" not in said]
    if not new:
        return
    async with services.store(f"{KIND}/{new[-1].id}") as store:
        for each in new:
            await store.ledger.enter([each.place], now.date(), f"{KIND}:{each.id}")
        alarm = alarms.undelivered(await _of_today(services, store, found, now), services.city.register, now.date())
        for chat in await store.chats.of_staff():
            await store.outbox.show(chat.place, f"{KIND}:{now.date()}", alarm, rank=Rank.NOTICE)


def _kinds(found: Sequence[Undelivered]) -> list[str]:
    return [f"{KIND}:{each.id}" for each in found]


async def _of_today(
    services: Services, store: Store, found: Sequence[Undelivered], now: datetime
) -> list[alarms.Unsent]:
    said = await store.ledger.said(_kinds(found))
    today = [each for each in found if services.city.local(said[f"{KIND}:{each.id}"]).date() == now.date()]
    return [alarms.Unsent(await store.chats.get(each.place), each.message, _why(each)) for each in today]


def _why(each: Undelivered) -> str:
    if each.expired:
        return alarms.TOO_LATE
    return alarms.MAYBE if each.unknown else alarms.refused(each.error)
