"""The recap's numbers, from a story told by the rules and kept by the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from core.chats import Chat, Place, Purpose
from core.deadlines import Deadline
from core.directives import Directive
from core.people import Person
from core.queries import Filter, View
from core.recap import AgencyRecap, Paces, who_needs_a_word_first
from core.summary import Figures
from core.tasks import Part, Report, Step, Task
from db import recap
from db.store import Store
from tests.cast import ADMIN, CALENDAR, HEAD, NOW, OTHER_HEAD, STAFF, a_draft
from tests.db.conftest import OpenStore

PRIVATE = Chat(Place(4), Purpose.PRIVATE)
DONE = Report("selesai")


def after(days: float) -> datetime:
    return NOW + timedelta(days=days)


async def give(store: OpenStore, agency: str, days: float = 0, due: date = date(2024, 6, 7)) -> Task:
    """A directive for one agency, given so many days after the first."""
    async with store(after(days)) as writing:
        draft = replace(a_draft(), id=0, lead=(agency,), support=(), deadline=Deadline(due))
        directive: Directive = (await writing.directives.add(draft)).saved(await writing.directives.next_number())
        await writing.directives.save(directive)
        return await writing.directives.add_task(directive, agency, Part.LEAD, STAFF)


async def does(store: OpenStore, step: Step) -> Task:
    async with store(step.entry.at) as writing:
        await writing.directives.step(step)
    return step.task


async def finished(store: OpenStore, by: Person, agency: str, accept: float, claim: float, verify: float) -> None:
    task = await give(store, agency)
    task = await does(store, task.accept(by, after(accept)))
    task = await does(store, task.claim(by, after(claim), DONE))
    await does(store, task.approve(STAFF, after(verify)))


async def told(writing: Store, now: datetime, asked: Filter = Filter()) -> dict[str, AgencyRecap]:  # noqa: B008
    recaps = await writing.recap.agencies(asked, View(PRIVATE, now, CALENDAR))
    return {each.agency: each for each in recaps}


async def test_a_story_is_added_up(store: OpenStore) -> None:
    await finished(store, HEAD, "pupr", 1, 5, 6)
    await finished(store, HEAD, "pupr", 3, 9, 13)
    slipping = await give(store, "pupr", due=date(2024, 5, 31))
    slipping = await does(store, slipping.report(HEAD, after(2), Report("mulai", 10)))
    slipping = await does(store, slipping.extend(STAFF, after(2), Deadline(date(2024, 6, 10))))
    slipping = await does(store, slipping.extend(ADMIN, after(3), Deadline(date(2024, 6, 20))))
    claimed = await give(store, "pupr", 1)
    claimed = await does(store, claimed.claim(HEAD, after(5), DONE))
    await does(store, claimed.send_back(STAFF, after(6), "belum ada foto"))
    await give(store, "dinkes", 4)

    async with store(after(20)) as looking:
        recaps = await told(looking, after(20))
    pupr, dinkes = recaps["pupr"], recaps["dinkes"]
    assert pupr.figures == Figures(total=4, verified=2, in_progress=2, late=1)
    assert (pupr.slips, pupr.slip_days) == (2, 20)  # the end of May became the twentieth of June
    assert pupr.quiet_since == after(2)  # the report; an extension granted is no word of theirs
    assert pupr.paces == Paces(accept=2.5, finish=7, verify=2.5)
    assert dinkes == AgencyRecap("dinkes", Figures(total=1, waiting=1, late=1), quiet_since=after(4))
    assert [each.agency for each in who_needs_a_word_first(recaps.values())] == ["pupr", "dinkes"]


async def test_slips_and_paces_are_those_of_the_latest_tasks(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recap, "LATEST", 1)
    await finished(store, HEAD, "pupr", 1, 5, 6)
    await finished(store, HEAD, "pupr", 3, 9, 13)
    async with store(after(20)) as looking:
        pupr = (await told(looking, after(20)))["pupr"]
    assert pupr.figures == Figures(total=2, verified=2)
    assert pupr.paces == Paces(accept=3, finish=9, verify=4)


async def test_a_recap_is_of_what_is_asked_for(store: OpenStore) -> None:
    await finished(store, HEAD, "pupr", 1, 5, 6)
    await finished(store, OTHER_HEAD, "dinkes", 2, 3, 4)
    await give(store, "dinkes", due=date(2024, 7, 31))
    async with store(after(9)) as looking:
        assert set(await told(looking, after(9), Filter(("dinkes",)).of_any_state)) == {"dinkes"}
        none = await told(looking, after(9), Filter(words=("stadion",)).of_any_state)
    assert none == {}


async def test_without_tasks_there_is_nothing_to_tell(store: OpenStore) -> None:
    async with store() as looking:
        assert await told(looking, NOW) == {}


async def test_a_cancelled_task_is_nobodys_silence(store: OpenStore) -> None:
    task = await give(store, "pupr")
    await does(store, task.cancel(STAFF, after(1)))
    async with store(after(2)) as looking:
        pupr = (await told(looking, after(2)))["pupr"]
    assert pupr.quiet_since is None
    assert pupr.figures == Figures()
    assert who_needs_a_word_first([pupr]) == []
