"""Recurring directives make their next tasks when their time comes."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Cards
from bot.context import Services
from core.people import Person

THE_CLOCK = Person(0, "jadwal berulang")


async def make_next_tasks(services: Services) -> None:
    """One transaction each: the new tasks, their cards, and the day of the next ones stand or fall together."""
    today = services.city.local(services.clock()).date()
    async with services.looking() as store:
        coming = await store.directives.coming_again(today)
    for directive_id in coming:
        await _come_again(services, directive_id)


async def _come_again(services: Services, directive_id: int) -> None:
    today = services.city.local(services.clock()).date()
    async with services.store(f"again/{directive_id}/{today}") as store:
        directive = await store.directives.get(directive_id)
        if directive is None or directive.next_day is None or directive.next_day > today:
            return  # another tick was there first
        parts = directive.assignments(services.city.register)
        while directive.next_day is not None and directive.next_day <= today:
            directive = directive.come_again()  # what a long stop has missed is not made up for
        await store.directives.save(directive)
        made = [await store.directives.add_task(directive, code, part, THE_CLOCK) for code, part in parts.items()]
        directive = replace(directive, tasks=(*directive.tasks, *made))
        cards = Cards(store, services.city)
        for task in made:
            await cards.deliver(task, directive)
        await cards.refresh(directive)
