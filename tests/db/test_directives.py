"""Directives, tasks and history come back as they were saved; numbers are given once, without gaps."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from sqlalchemy import func, select

from core.chats import Place
from core.deadlines import Deadline
from core.directives import Directive, State
from core.people import Person
from core.reading.values import Doubt, Nature
from core.tasks import Act, Entry, Evidence, Part, Report, Status
from db.engine import Database
from db.store import Store
from db.tables import directives
from tests.cast import FRIDAY, FRIDAY_AT_TWO, HEAD, NOW, STAFF, STRANGER, a_directive, a_draft
from tests.db.conftest import OpenStore

GIVER = Person(STAFF.user_id, STAFF.name)
WHO = Person(HEAD.user_id, HEAD.name)


async def saved(store: Store, *agencies: str, deadline: Deadline | None = FRIDAY) -> Directive:
    """A directive with a task for each of the agencies."""
    draft = await store.directives.add(a_draft(deadline=deadline, tasks=()))
    directive = draft.saved(await store.directives.next_number())
    await store.directives.save(directive)
    tasks = [await store.directives.add_task(directive, agency, Part.LEAD, STAFF) for agency in agencies]
    return replace(directive, tasks=tuple(tasks))


EVERY_FIELD = a_draft(
    text="<b>teks</b> 🏛\nbaris kedua",
    action="Bereskan & laporkan",
    giver=GIVER,
    place=Place(-100123456789012, 17),
    lead=("pupr", "seluruh-camat"),
    support=("dinkes",),
    deadline=FRIDAY_AT_TWO,
    deadline_reason="Jumat minggu ini",
    original_deadline=Deadline(date(2024, 5, 30), time(0, 0)),
    nature=Nature.SECRET,
    doubts=(Doubt.VAGUE_DEADLINE, Doubt.EXHORTATION),
    proposals=("dinkes", "pupr"),
    number=27,
)


@pytest.mark.parametrize("state", State)
async def test_every_field_of_a_directive_comes_back(store: OpenStore, state: State) -> None:
    directive = replace(EVERY_FIELD, state=state)
    async with store() as writing:
        added = await writing.directives.add(directive)
    async with store() as writing:
        assert await writing.directives.get(added.id) == added == replace(directive, id=added.id)
        assert await writing.directives.numbered(27) == added


async def test_what_is_missing_comes_back_as_missing(store: OpenStore) -> None:
    bare = Directive("Rapat", "Rapat", GIVER, NOW, Place(2))
    async with store() as writing:
        added = await writing.directives.add(bare)
        assert await writing.directives.get(added.id) == replace(bare, id=added.id)


async def test_the_saved_directive_is_what_it_has_become(store: OpenStore) -> None:
    async with store() as writing:
        added = await writing.directives.add(a_draft(tasks=()))
        await writing.directives.save(replace(EVERY_FIELD, id=added.id))
    async with store() as writing:
        assert await writing.directives.get(added.id) == replace(EVERY_FIELD, id=added.id)


async def test_a_directive_comes_with_its_tasks_alone(store: OpenStore) -> None:
    async with store() as writing:
        directive = await saved(writing, "pupr", "dinkes")
        other = await saved(writing, "pupr")
    async with store() as writing:
        assert await writing.directives.get(directive.id) == directive
        assert await writing.directives.of_task(directive.tasks[1].id) == directive
        assert await writing.directives.of_task(other.tasks[0].id) == other
        assert await writing.directives.of_task(999) is None
        assert await writing.directives.get(999) is None
        assert await writing.directives.numbered(999) is None


async def test_a_new_task_waits_and_has_its_line_of_history(store: OpenStore) -> None:
    async with store() as writing:
        directive = await saved(writing, "pupr", deadline=FRIDAY_AT_TWO)
        (task,) = directive.tasks
        (entry,) = await writing.directives.history(directive.id)
    assert (task.status, task.since, task.by_id, task.deadline) == (Status.WAITING, NOW, STAFF.user_id, FRIDAY_AT_TWO)
    assert (task.number, task.action, task.nature) == (directive.number, directive.action, directive.nature)
    assert entry == Entry(Act.ASSIGNED, GIVER, NOW, task_id=task.id, agency="pupr")


async def test_a_step_is_saved_with_its_line(store: OpenStore) -> None:
    async with store() as writing:
        (task,) = (await saved(writing, "pupr")).tasks
    later = NOW + timedelta(hours=2)
    evidence = (Evidence("photo", "F1"), Evidence("document", "F2", "laporan.pdf"))
    steps = [task.accept(HEAD, NOW)]
    steps.append(steps[-1].task.report(HEAD, later, Report("60% galian", 60, evidence)))
    steps.append(steps[-1].task.move_deadline(STAFF, later, None))
    async with store() as writing:
        for step in steps:
            await writing.directives.step(step)
    async with store() as writing:
        directive = await writing.directives.of_task(task.id)
        assert directive is not None
        assert directive.tasks == (steps[-1].task,)
        _, *entries = await writing.directives.history(directive.id)
        assert [replace(entry, by=steps[n].entry.by) for n, entry in enumerate(entries)] == [s.entry for s in steps]
        assert await writing.directives.evidence(task.id) == list(evidence)
        latest = await writing.directives.latest(task.id, Act.ACCEPTED, Act.REPORTED)
        assert latest == replace(steps[1].entry, by=WHO)
        assert await writing.directives.latest(task.id, Act.APPROVED) is None


async def test_twenty_at_once_get_numbers_without_gaps(store: OpenStore) -> None:
    async def take() -> int:
        async with store() as writing:
            return await writing.directives.next_number()

    assert sorted(await asyncio.gather(*(take() for _ in range(20)))) == list(range(1, 21))


async def test_a_number_whose_directive_was_not_saved_is_given_again(store: OpenStore) -> None:
    async def fail() -> None:
        async with store() as writing:
            assert await writing.directives.next_number() == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with store() as writing:
        assert await writing.directives.next_number() == 1


async def test_open_tasks_come_by_deadline_those_without_last(store: OpenStore) -> None:
    async with store() as writing:
        undated = (await saved(writing, "pupr", deadline=None)).tasks[0]
        friday = (await saved(writing, "pupr", "dinkes")).tasks
        today = (await saved(writing, "pupr", deadline=Deadline(NOW.date()))).tasks[0]
        done = (await saved(writing, "pupr", deadline=Deadline(NOW.date()))).tasks[0]
        await writing.directives.step(done.cancel(STAFF, NOW))
        found = writing.directives.open_tasks
        assert [task.id for task in await found()] == [today.id, friday[0].id, friday[1].id, undated.id]
        assert [task.id for task in await found(["dinkes"])] == [friday[1].id]
        assert await found([]) == []
        assert await writing.directives.open_counts() == {"pupr": 3, "dinkes": 1}
        assert [task.id for task in await writing.directives.open_by_id([done.id, undated.id])] == [undated.id]


async def test_claims_wait_the_longest_first(store: OpenStore) -> None:
    async with store() as writing:
        first, second = (await saved(writing, "pupr", "dinkes")).tasks
        dinkes = Person(5, "Dewi").speaking_in("dinkes")
        assert dinkes.agencies == ("dinkes",)
        await writing.directives.step(replace(second, agency="pupr").claim(HEAD, NOW, Report()))
        await writing.directives.step(first.claim(HEAD, NOW + timedelta(minutes=1), Report()))
        assert [task.id for task in await writing.directives.claimed()] == [second.id, first.id]


async def test_whole_directives_lines_name_no_task(store: OpenStore) -> None:
    async with store() as writing:
        directive = await saved(writing)
        await writing.directives.record(directive.id, directive.entry(Act.REWORDED, STRANGER, NOW, "Keruk parit"))
        assert await writing.directives.history(directive.id) == [
            Entry(Act.REWORDED, STRANGER, NOW, Report("Keruk parit"))
        ]


async def test_drafts_have_no_number_and_many_may_lack_one(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.directives.add(a_draft())
        await writing.directives.add(a_draft())
    async with database.reading() as connection:
        query = select(func.count()).select_from(directives).where(directives.c.number.is_(None))
        assert (await connection.execute(query)).scalar() == 2


async def test_a_directive_whose_group_has_moved_follows_it(store: OpenStore) -> None:
    async with store() as writing:
        added = await writing.directives.add(a_directive(place=Place(-100), tasks=()))
        await writing.move_chat(-100, -100123)
        found = await writing.directives.get(added.id)
    assert found is not None
    assert found.place == Place(-100123)
