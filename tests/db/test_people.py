"""Who holds which office, and who is invited to one."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from core.people import Office, Person, Role
from db.engine import Database
from db.people import Invitation
from db.tables import offices
from tests.cast import ADMIN, HEAD, NOW, STAFF, STRANGER
from tests.db.conftest import OpenStore

PUPR = Office(Role.HEAD, "pupr")


async def test_whom_nobody_appointed_is_a_stranger(store: OpenStore) -> None:
    async with store() as writing:
        assert await writing.people.get(7, "Orang Asing") == STRANGER


async def test_an_appointed_person_holds_the_office(store: OpenStore) -> None:
    async with store() as writing:
        await writing.people.appoint(Person(4, "Budi"), PUPR)
        await writing.people.appoint(Person(4, "Budi"), Office(Role.STAFF))
    async with store() as writing:
        assert await writing.people.get(4, "Budi S.") == Person(4, "Budi S.", frozenset({PUPR, Office(Role.STAFF)}))


async def test_an_office_held_already_is_held_once(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.people.appoint(Person(4, "Budi"), PUPR)
        await writing.people.appoint(await writing.people.get(4, "Budi"), PUPR)
    async with database.reading() as connection:
        assert len((await connection.execute(select(offices))).all()) == 1


async def test_the_settings_say_exactly_who_is_admin(store: OpenStore) -> None:
    async with store() as writing:
        await writing.people.set_admins([1, 2])
    async with store() as writing:
        await writing.people.appoint(Person(2, "Sari"), Office(Role.STAFF))
        await writing.people.set_admins([2, 3])
        roles = {user_id: (await writing.people.get(user_id, "")).offices for user_id in (1, 2, 3)}
    assert roles == {
        1: frozenset(),
        2: {Office(Role.ADMIN), Office(Role.STAFF)},
        3: {Office(Role.ADMIN)},
    }


async def test_who_is_no_longer_admin_stays_in_the_books(store: OpenStore, database: Database) -> None:
    async with store() as writing:
        await writing.people.set_admins([1])
    later = NOW + timedelta(days=1)
    async with store(later) as writing:
        await writing.people.set_admins([])
    async with database.reading() as connection:
        (row,) = await connection.execute(select(offices.c.since, offices.c.until))
    assert tuple(row) == (NOW, later)


async def test_starting_again_with_the_same_admins_changes_nothing(store: OpenStore, database: Database) -> None:
    for _ in range(2):
        async with store() as writing:
            await writing.people.set_admins([1, 2])
    async with database.reading() as connection:
        assert len((await connection.execute(select(offices))).all()) == 2


async def test_a_registered_person_goes_by_the_latest_name(store: OpenStore) -> None:
    async with store() as writing:
        await writing.people.set_admins([1])
        await writing.people.rename(ADMIN)
        await writing.people.rename(STRANGER)
        assert [person.name for person in await writing.people.holding(Role.ADMIN)] == ["Rina"]


async def test_those_who_hold_a_role_are_named_in_order_each_once(store: OpenStore) -> None:
    async with store() as writing:
        await writing.people.appoint(Person(4, "Budi"), PUPR)
        await writing.people.appoint(Person(5, "Agus"), PUPR)
        await writing.people.appoint(Person(6, "Dewi"), Office(Role.HEAD, "dinkes"))
        await writing.people.appoint(Person(4, "Budi"), Office(Role.STAFF))
        held = [person.name for person in await writing.people.holding(Role.HEAD, Role.STAFF)]
        theirs = [person.name for person in await writing.people.holding(Role.HEAD, agency="pupr")]
        heads = {code: [each.name for each in people] for code, people in (await writing.people.heads()).items()}
    assert held == ["Agus", "Budi", "Dewi"]
    assert theirs == ["Agus", "Budi"]
    assert heads == {"pupr": ["Agus", "Budi"], "dinkes": ["Dewi"]}


async def test_an_invitation_is_used_once_and_makes_its_user_hold_the_office(store: OpenStore) -> None:
    expires = NOW + timedelta(days=7)
    async with store() as writing:
        await writing.people.invite("token", PUPR, ADMIN, expires)
    async with store() as writing:
        invitation = await writing.people.invitation("token")
        assert invitation == Invitation("token", PUPR, expires, None)
        await writing.people.use(invitation, Person(HEAD.user_id, HEAD.name))
    async with store() as writing:
        spent = await writing.people.invitation("token")
        assert spent is not None
        assert spent.used_by == HEAD.user_id
        assert await writing.people.get(HEAD.user_id, HEAD.name) == HEAD


async def test_a_token_nobody_wrote_is_no_invitation(store: OpenStore) -> None:
    async with store() as writing:
        await writing.people.invite("token", Office(Role.STAFF), STAFF, NOW)
        assert await writing.people.invitation("TOKEN") is None
        assert await writing.people.invitation("") is None
