"""Which chats and topics belong to whom, and whether they take messages."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Time, and_, bindparam, delete, exists, func, insert, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Chat, Place, Purpose
from core.people import Role
from core.rhythm import USUAL, Rhythm
from db.inbox import insert_or_ignore
from db.tables import chats, offices, pings

_AT = (
    select(chats)
    .where(chats.c.chat_id == bindparam("chat_id"), chats.c.thread_id.in_((bindparam("thread_id"), 0)))
    .order_by(chats.c.thread_id.desc())
    .limit(1)
)
_LOST = select(chats).where(chats.c.chat_id == bindparam("chat_id"), chats.c.lost_at.is_not(None))


class Chats:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def get(self, place: Place) -> Chat:
        """The chat of a place: its own link, else that of the chat the topic is in."""
        at = {"chat_id": place.chat_id, "thread_id": place.thread_id}
        row = (await self._connection.execute(_AT, at)).first()
        return _chat(row) if row else Chat(place)

    async def link(self, chat: Chat) -> None:
        """This place has that purpose from now on, whatever it was before."""
        values = {
            "purpose": chat.purpose,
            "agency": chat.agency,
            "title": chat.title,
            "lost_at": None,
            "linked_at": self._now,
        }
        if (await self._connection.execute(update(chats).where(_is(chat.place)).values(**values))).rowcount == 0:
            await self._connection.execute(
                insert(chats).values(chat_id=chat.place.chat_id, thread_id=chat.place.thread_id, **values)
            )

    async def know(self, chat: Chat) -> None:
        """A chat that is not known yet is remembered; a known one stays as it is."""
        await self._connection.execute(
            insert_or_ignore(self._connection, chats).values(
                chat_id=chat.place.chat_id,
                thread_id=chat.place.thread_id,
                purpose=chat.purpose,
                agency=chat.agency,
                title=chat.title,
                linked_at=self._now,
            )
        )

    async def set_rhythm(self, chat: Chat, rhythm: Rhythm) -> None:
        """When it is pinged from now on."""
        own = _digits(rhythm.days) if rhythm.days != USUAL.days else None
        values = {"ping_time": rhythm.at, "ping_days": own}
        await self._connection.execute(update(chats).where(_is(chat.place)).values(**values))

    async def of_purpose(self, *purposes: Purpose) -> list[Chat]:
        query = select(chats).where(chats.c.purpose.in_(purposes)).order_by(chats.c.linked_at)
        return [_chat(row) for row in await self._connection.execute(query)]

    async def of_agency(self, code: str) -> list[Chat]:
        """Where an agency is told things: its groups, else the private chats of its heads."""
        groups = chats.c.agency == code, chats.c.purpose == Purpose.AGENCY
        found = (await self._connection.execute(select(chats).where(*groups))).all()
        return [_chat(row) for row in found] or await self._private(Role.HEAD, agency=code)

    async def of_staff(self) -> list[Chat]:
        """Where staff are told things: their groups, else their private chats, else the admins'.

        Chats that take no messages count only where there are no others: an alarm must reach somebody.
        """
        groups = await self.of_purpose(Purpose.STAFF)
        return _first_heard(groups, await self._private(Role.STAFF), await self._private(Role.ADMIN))

    async def of_admins(self) -> list[Chat]:
        """The private chats of those who run the bot."""
        return await self._private(Role.ADMIN)

    async def of_leaders(self) -> list[Chat]:
        """Where leaders are told things: their group, else their private chats; those that take messages first."""
        return _first_heard(await self.of_purpose(Purpose.LEADERS), await self._private(Role.LEADER))

    async def _private(self, role: Role, agency: str | None = None) -> list[Chat]:
        holds = [offices.c.user_id == chats.c.chat_id, offices.c.role == role, offices.c.until.is_(None)]
        if agency is not None:
            holds.append(offices.c.agency == agency)
        query = select(chats).where(chats.c.purpose == Purpose.PRIVATE, exists().where(*holds))
        return [_chat(row) for row in await self._connection.execute(query)]

    async def agencies_told(self) -> dict[str, bool]:
        """Every agency that has somewhere to be told things -> whether that takes messages now."""
        groups = select(chats.c.agency, chats.c.lost_at).where(chats.c.purpose == Purpose.AGENCY)
        heads = (
            select(offices.c.agency, chats.c.lost_at)
            .join(chats, and_(chats.c.chat_id == offices.c.user_id, chats.c.purpose == Purpose.PRIVATE))
            .where(offices.c.role == Role.HEAD, offices.c.until.is_(None))
        )
        told: dict[str, bool] = {}
        for agency, lost_at in await self._connection.execute(groups):
            told[agency] = told.get(agency, False) or lost_at is None
        grouped = frozenset(told)
        for agency, lost_at in await self._connection.execute(heads):
            if agency not in grouped:
                told[agency] = told.get(agency, False) or lost_at is None
        return told

    # -- reaching them -------------------------------------------------------------------------------------------------

    async def lose(self, chat_id: int) -> Chat | None:
        """Nothing can be sent there; the first chat it concerns, None when it is not one of ours."""
        lost = and_(chats.c.chat_id == chat_id, chats.c.lost_at.is_(None))
        await self._connection.execute(update(chats).where(lost).values(lost_at=self._now))
        row = (await self._connection.execute(select(chats).where(chats.c.chat_id == chat_id).limit(1))).first()
        return _chat(row) if row else None

    async def lost_since(self, chat_id: int) -> datetime | None:
        query = select(chats.c.lost_at).where(chats.c.chat_id == chat_id, chats.c.lost_at.is_not(None)).limit(1)
        since: datetime | None = (await self._connection.execute(query)).scalar()
        return since

    async def find_again(self, chat_id: int) -> list[Chat]:
        """It takes messages again: the places of it that had been lost."""
        found = [_chat(row) for row in await self._connection.execute(_LOST, {"chat_id": chat_id})]
        if found:
            await self._connection.execute(update(chats).where(chats.c.chat_id == chat_id).values(lost_at=None))
        return found

    async def move(self, old: int, new: int) -> None:
        """A group became a supergroup; Telegram may say so more than once."""
        if (await self._connection.execute(select(chats.c.chat_id).where(chats.c.chat_id == old))).first() is None:
            return
        await self._connection.execute(delete(chats).where(chats.c.chat_id == new))
        await self._connection.execute(update(chats).where(chats.c.chat_id == old).values(chat_id=new))
        await self._connection.execute(delete(pings).where(pings.c.chat_id == new))
        await self._connection.execute(update(pings).where(pings.c.chat_id == old).values(chat_id=new))

    # -- the ledger of pings -------------------------------------------------------------------------------------------

    async def unpinged(
        self, day: date, kind: str, usual: time, times: tuple[time, time]
    ) -> list[tuple[Chat, datetime]]:
        """Linked chats that take messages, are pinged on that weekday at one of these times, and have no such line.

        Each with when it was linked. `usual` is the time of a chat without one of its own.
        """
        at = func.coalesce(chats.c.ping_time, literal(usual, Time))
        days = func.coalesce(chats.c.ping_days, literal(_digits(USUAL.days)))
        linked = chats.c.purpose != Purpose.UNLINKED, days.contains(str(day.weekday())), at.between(*times)
        return await self._without_line(day, kind, *linked)

    async def unbriefed(self, day: date, kind: str) -> list[tuple[Chat, datetime]]:
        """The leaders' group and their private chats, without such a line; each with when it was linked."""
        leads = offices.c.user_id == chats.c.chat_id, offices.c.role == Role.LEADER, offices.c.until.is_(None)
        private = and_(chats.c.purpose == Purpose.PRIVATE, exists().where(*leads))
        return await self._without_line(day, kind, or_(chats.c.purpose == Purpose.LEADERS, private))

    async def _without_line(self, day: date, kind: str, *which: ColumnElement[bool]) -> list[tuple[Chat, datetime]]:
        told = exists().where(
            pings.c.chat_id == chats.c.chat_id,
            pings.c.thread_id == chats.c.thread_id,
            pings.c.day == day,
            pings.c.kind == kind,
        )
        query = select(chats).where(*which, chats.c.lost_at.is_(None), ~told)
        rows = await self._connection.execute(query.order_by(chats.c.chat_id, chats.c.thread_id))
        return [(_chat(row), row.linked_at) for row in rows]


def _first_heard(*told: list[Chat]) -> list[Chat]:
    """The first of these in which somebody hears it; where nobody does, the first there are."""
    heard = (chats for chats in told if any(chat.reachable for chat in chats))
    return next(heard, next((chats for chats in told if chats), []))


def _digits(days: Iterable[int]) -> str:
    return "".join(str(day) for day in sorted(days))


def _is(place: Place) -> Any:
    return and_(chats.c.chat_id == place.chat_id, chats.c.thread_id == place.thread_id)


def _chat(row: Any) -> Chat:
    days = frozenset(int(day) for day in row.ping_days) if row.ping_days else USUAL.days
    return Chat(
        Place(row.chat_id, row.thread_id),
        Purpose(row.purpose),
        row.agency,
        row.title,
        reachable=row.lost_at is None,
        rhythm=Rhythm(row.ping_time, days),
    )
