"""Directives put on file at once, as if they had been given and nobody had said anything yet."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.chats import Place
from core.deadlines import Deadline
from core.directives import Directive
from core.people import Person
from core.reading.values import Nature
from core.tasks import Act, Part, Task
from tests.end_to_end.conftest import Town

DUE = date(2024, 6, 14)
_causes = itertools.count()


async def file(
    town: Town,
    *actions: str,
    agencies: Sequence[str] = ("pupr",),
    due: date | None = DUE,
    nature: Nature = Nature.ORDINARY,
) -> list[Task]:
    """A directive of staff for each action, for these agencies; their tasks."""
    assert town.tuntas is not None
    giver, now = Person(town.sari.id, town.sari.name), town.clock()
    tasks = []
    async with town.tuntas.services.store(f"filed/{next(_causes)}") as store:
        for action in actions:
            draft = Directive(
                text=action,
                action=action,
                giver=giver,
                said_at=now,
                place=Place(town.sari.id),
                lead=tuple(agencies),
                deadline=Deadline(due) if due else None,
                nature=nature,
            )
            directive = (await store.directives.add(draft)).saved(await store.directives.next_number())
            await store.directives.save(directive)
            await store.directives.record(directive.id, directive.entry(Act.GIVEN, giver, now))
            for agency in agencies:
                task = await store.directives.add_task(directive, agency, Part.LEAD, giver)
                tasks.append(replace(task, number=directive.number or 0))
    return tasks


def many(count: int, words: str = "Benahi trotoar") -> list[str]:
    return [f"{words} ruas {number}" for number in range(1, count + 1)]
