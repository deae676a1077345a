"""What is said of one task alone: two hours before its minute, and again while it is very urgent and not accepted."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.cards import rank_of
from bot.context import Services
from core.messages import reminders as wording
from core.messages.message import Message
from core.reading.values import Nature
from core.reminders import hours_kind, reminds_before, repeats, urgent_kinds
from core.tasks import Task
from db.store import Store


async def remind_before(services: Services) -> None:
    """A deadline with a minute is told to its agency two hours before."""
    now = services.city.local(services.clock())
    async with services.looking() as store:
        found = await _open(store, await store.ledger.timed(now.date(), now.date() + timedelta(days=1)))
        due = [task for task in found if reminds_before(task, now)]
        said = await store.ledger.said([hours_kind(task) for task in due]) if due else {}
    for task in due:
        if hours_kind(task) not in said and task.deadline:
            message = wording.hours_before(task, services.city.register)
            last = task.deadline.moment(now.tzinfo)
            await _tell(services, task, hours_kind(task), task.deadline.day, message, expires_at=last)


async def repeat_urgent(services: Services) -> None:
    """What is very urgent is told again until it is accepted; its card was the first time."""
    now = services.city.local(services.clock())
    async with services.looking() as store:
        found = await _open(store, await store.ledger.waiting(Nature.VERY_URGENT))
        said = await store.ledger.said([kind for task in found for kind in urgent_kinds(task)]) if found else {}
    for task in found:
        told = [kind for kind in urgent_kinds(task) if kind in said]
        last = max((said[kind] for kind in told), default=task.since)
        if repeats(task, len(told), services.city.local(last), now, services.city.calendar):
            message = wording.urgent(task, len(told) + 1, services.city.register, services.city.zone)
            given = services.city.local(task.since).date()
            await _tell(services, task, urgent_kinds(task)[len(told)], given, message)


async def _open(store: Store, ids: list[int]) -> list[Task]:
    return await store.directives.open_by_id(ids) if ids else []


async def _tell(
    services: Services, task: Task, kind: str, day: date, message: Message, expires_at: datetime | None = None
) -> None:
    """To each chat of its agency that takes messages and has not been told."""
    async with services.looking() as store:
        places = [chat.place for chat in await store.chats.of_agency(task.agency) if chat.reachable]
    if not places:
        return
    async with services.store(kind) as store:
        for place in await store.ledger.enter(places, day, kind):
            await store.outbox.say(place, message, rank=rank_of(task), subject=f"task:{task.id}", expires_at=expires_at)
