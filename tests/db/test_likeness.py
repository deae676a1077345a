"""What resembles a draft, which words are known, which notes hold them: found in either kind of database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.chats import Chat, Purpose
from core.queries import Filter, Period, View
from core.reading.values import Nature
from core.tasks import Part
from db.store import Store
from tests.cast import CALENDAR, GROUP, NOW, PRIVATE, STAFF, TODAY, a_draft
from tests.db.conftest import OpenStore

OPEN_VIEW = View(Chat(PRIVATE, Purpose.PRIVATE), NOW, CALENDAR)
COMMON_VIEW = View(Chat(GROUP, Purpose.COMMON), NOW, CALENDAR)


async def given(store: Store, action: str, agency: str = "pupr", nature: Nature = Nature.ORDINARY) -> int:
    draft = a_draft(id=0, text=action, action=action, nature=nature)
    directive = (await store.directives.add(draft)).saved(await store.directives.next_number())
    await store.directives.save(directive)
    await store.directives.add_task(directive, agency, Part.LEAD, STAFF)
    return directive.number or 0


@pytest.mark.parametrize(
    ("agencies", "secrets", "numbers"),
    [(("pupr",), True, [4, 1]), (("pupr",), False, [1]), (("dinkes",), True, [2]), ((), True, [4, 2, 1])],
)
async def test_what_resembles_a_draft_is_found_newest_first(
    store: OpenStore, agencies: tuple[str, ...], secrets: bool, numbers: list[int]
) -> None:
    async with store() as writing:
        await given(writing, "Benahi drainase Jl. Sudirman")
        await given(writing, "Bereskan drainase di Jalan Sudirman", "dinkes")
        await given(writing, "Benahi trotoar Jl. Perwira")
        await given(writing, "Perbaikan drainase Sudirman", nature=Nature.SECRET)
        await writing.directives.add(a_draft(id=0))  # a draft resembles nothing yet
    async with store() as looking:
        found = await looking.search.resembling(a_draft(id=0), agencies, secrets=secrets)
        assert [each.task.number for each in found] == numbers
        assert await looking.search.resembling(a_draft(id=0, action="agar segera"), agencies, secrets=secrets) == []


async def test_a_draft_does_not_resemble_itself(store: OpenStore) -> None:
    async with store() as writing:
        number = await given(writing, "Benahi drainase Jl. Sudirman")
        itself = await writing.directives.numbered(number)
        assert itself is not None
        assert await writing.search.resembling(itself, (), secrets=True) == []


async def test_words_are_known_from_what_may_be_found_here(store: OpenStore) -> None:
    async with store() as writing:
        await given(writing, "Benahi drainase Jl. Sudirman")
        await given(writing, "Periksa kas", "dinkes", Nature.SECRET)
    async with store() as looking:
        asked = Filter(words=("drainase", "kas", "trotoar"))
        assert await looking.search.known(asked, OPEN_VIEW) == ("drainase", "kas")
        assert await looking.search.known(asked, COMMON_VIEW) == ("drainase",)
        assert await looking.search.known(replace(asked, agencies=("dinkes",)), OPEN_VIEW) == ("kas",)


async def test_notes_are_found_by_their_words_and_by_their_day(store: OpenStore) -> None:
    async with store() as writing:
        for action, nature in (("Jaga sinergi", Nature.ORDINARY), ("Jaga rahasia", Nature.SECRET)):
            draft = await writing.directives.add(a_draft(id=0, text=action, action=action, nature=nature))
            await writing.directives.save(draft.noted(await writing.directives.next_number()))
    async with store() as looking:
        notes = looking.search.notes
        assert await notes(Filter(words=("sinergi",)), OPEN_VIEW) == [(1, "Jaga sinergi")]
        assert await notes(Filter(given=Period(TODAY, TODAY)), OPEN_VIEW) == [(2, "Jaga rahasia"), (1, "Jaga sinergi")]
        assert await notes(Filter(given=Period(TODAY, TODAY)), COMMON_VIEW) == [(1, "Jaga sinergi")]
        assert await notes(Filter(), OPEN_VIEW) == []
        assert await notes(Filter(agencies=("pupr",), words=("sinergi",)), OPEN_VIEW) == []
