"""Who is registered, which offices they hold, and who has been invited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.people import Office, Person, Role, Title
from db.inbox import insert_or_ignore
from db.tables import invitations, offices, people

_HELD_BY = select(offices).where(offices.c.user_id == bindparam("user_id"), offices.c.until.is_(None))


@dataclass(frozen=True)
class Invitation:
    """A link that makes whoever uses it first hold `office`."""

    token: str
    office: Office
    expires_at: datetime
    used_by: int | None


class People:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def get(self, user_id: int, name: str) -> Person:
        """The person of a Telegram id; one nobody registered is a stranger by the name Telegram gives."""
        held = await self._connection.execute(_HELD_BY, {"user_id": user_id})
        return Person(user_id, name, frozenset(_office(row) for row in held))

    async def appoint(self, person: Person, office: Office) -> None:
        """The person holds the office from now on; holding it already changes nothing."""
        await self._know(person)
        if office in person.offices:
            return
        await self._connection.execute(
            insert(offices).values(
                user_id=person.user_id,
                role=office.role,
                agency=office.agency,
                title=office.title,
                since=self._now,
                until=None,
            )
        )

    async def _know(self, person: Person) -> None:
        known = people.c.user_id == person.user_id
        values = {"name": person.name, "seen_at": self._now}
        await self._connection.execute(
            insert_or_ignore(self._connection, people).values(user_id=person.user_id, **values)
        )
        await self._connection.execute(update(people).where(known).values(**values))

    async def set_admins(self, user_ids: Iterable[int]) -> None:
        """Exactly these are admins from now on, as the settings say; others lose that office, not their history."""
        wanted = set(user_ids)
        for user_id in sorted(wanted):
            new = {"user_id": user_id, "name": str(user_id), "seen_at": self._now}
            await self._connection.execute(insert_or_ignore(self._connection, people).values(**new))
        # Their rows are locked: another process may start at the same moment.
        theirs = select(people.c.user_id, people.c.name).where(people.c.user_id.in_(wanted)).with_for_update()
        names = {row.user_id: row.name for row in await self._connection.execute(theirs)}
        held = and_(offices.c.role == Role.ADMIN, offices.c.until.is_(None))
        query = select(offices.c.user_id).where(held)
        now = set((await self._connection.execute(query)).scalars())
        for user_id in wanted - now:
            await self.appoint(Person(user_id, names[user_id]), Office(Role.ADMIN))
        gone = and_(held, offices.c.user_id.in_(now - wanted))
        await self._connection.execute(update(offices).where(gone).values(until=self._now))

    async def rename(self, person: Person) -> None:
        """A registered person's name as Telegram shows it now."""
        changed = and_(people.c.user_id == person.user_id, people.c.name != person.name)
        await self._connection.execute(update(people).where(changed).values(name=person.name))

    async def holding(self, *roles: Role, agency: str | None = None) -> list[Person]:
        """Who holds one of these roles (for that agency), by name."""
        wanted: list[ColumnElement[bool]] = [offices.c.role.in_(roles), offices.c.until.is_(None)]
        if agency is not None:
            wanted.append(offices.c.agency == agency)
        query = (
            select(people.c.user_id, people.c.name)
            .join(offices, offices.c.user_id == people.c.user_id)
            .where(*wanted)
            .distinct()
            .order_by(people.c.name)
        )
        return [Person(user_id, name) for user_id, name in await self._connection.execute(query)]

    async def heads(self) -> dict[str, list[Person]]:
        """The heads and operators of every agency that has any, with that office alone."""
        query = (
            select(offices, people.c.name)
            .join(people, offices.c.user_id == people.c.user_id)
            .where(offices.c.role == Role.HEAD, offices.c.until.is_(None))
            .order_by(people.c.name)
        )
        heads: dict[str, list[Person]] = {}
        for row in await self._connection.execute(query):
            heads.setdefault(row.agency, []).append(Person(row.user_id, row.name, frozenset({_office(row)})))
        return heads

    # -- invitations ---------------------------------------------------------------------------------------------------

    async def invite(self, token: str, office: Office, by: Person, expires_at: datetime) -> None:
        await self._connection.execute(
            insert(invitations).values(
                token=token,
                role=office.role,
                agency=office.agency,
                title=office.title,
                by_id=by.user_id,
                expires_at=expires_at,
            )
        )

    async def invitation(self, token: str) -> Invitation | None:
        query = select(invitations).where(invitations.c.token == token).with_for_update()
        row = (await self._connection.execute(query)).first()
        if row is None:
            return None
        return Invitation(row.token, _office(row), row.expires_at, row.used_by)

    async def use(self, invitation: Invitation, person: Person) -> list[Person]:
        """The person takes up the office, the link is spent; returns who thereby held it last."""
        spent = update(invitations).where(invitations.c.token == invitation.token)
        await self._connection.execute(spent.values(used_by=person.user_id, used_at=self._now))
        before = await self._end_headship(invitation.office, person) if invitation.office.is_headship else []
        await self.appoint(person, invitation.office)
        return before

    async def _end_headship(self, office: Office, successor: Person) -> list[Person]:
        held = and_(
            offices.c.role == Role.HEAD,
            offices.c.agency == office.agency,
            func.coalesce(offices.c.title, Title.HEAD) != Title.OPERATOR,
            offices.c.until.is_(None),
            offices.c.user_id != successor.user_id,
        )
        query = select(people.c.user_id, people.c.name).join(offices, offices.c.user_id == people.c.user_id).where(held)
        before = [Person(user_id, name) for user_id, name in await self._connection.execute(query)]
        await self._connection.execute(update(offices).where(held).values(until=self._now))
        return before


def _office(row: Any) -> Office:
    return Office(Role(row.role), row.agency, Title(row.title) if row.title else None)
