"""Meetings, as their minutes tell of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.meetings import Meeting
from core.people import Person
from db.tables import meetings


class Meetings:
    def __init__(self, connection: AsyncConnection, now: datetime, *, locking: bool) -> None:
        self._connection = connection
        self._now = now
        self._locking = locking

    async def add(self, meeting: Meeting) -> Meeting:
        """Stores it; returns it with its id."""
        values = {
            "title": meeting.title,
            "day": meeting.day,
            "venue": meeting.venue,
            "leader": meeting.leader,
            "by_id": meeting.by.user_id,
            "by_name": meeting.by.name,
            "at": meeting.at,
            "chat_id": meeting.place.chat_id,
            "thread_id": meeting.place.thread_id,
            "source": meeting.source,
            "unread": meeting.unread,
        }
        added = insert(meetings).values(**values).returning(meetings.c.id)
        return replace(meeting, id=(await self._connection.execute(added)).scalar_one())

    async def get(self, meeting_id: int) -> Meeting | None:
        """While its directives are being saved nobody else may save them."""
        return await self._one(meetings.c.id == meeting_id)

    async def read_from(self, chat_id: int, source: int) -> Meeting | None:
        """The meeting whose minutes that message held."""
        return await self._one((meetings.c.chat_id == chat_id) & (meetings.c.source == source))

    async def told(self, meeting: Meeting, number: int) -> None:
        """The agencies have had their list of all up to this number."""
        query = update(meetings).where(meetings.c.id == meeting.id)
        await self._connection.execute(query.values(told_up_to=number))

    async def release(self, meeting: Meeting) -> None:
        """Nothing came of it: the same message may be read again."""
        await self._connection.execute(update(meetings).where(meetings.c.id == meeting.id).values(source=None))

    async def move(self, old: int, new: int) -> None:
        """The chat has another id now, and its messages begin to count anew."""
        query = update(meetings).where(meetings.c.chat_id == old)
        await self._connection.execute(query.values(chat_id=new, source=None))

    async def _one(self, which: ColumnElement[bool]) -> Meeting | None:
        query = select(meetings).where(which)
        row = (await self._connection.execute(query.with_for_update() if self._locking else query)).first()
        return meeting_of(row) if row else None


def meeting_of(row: Any) -> Meeting:
    return Meeting(
        by=Person(row.by_id, row.by_name),
        at=row.at,
        place=Place(row.chat_id, row.thread_id),
        source=row.source,
        title=row.title,
        day=row.day,
        venue=row.venue,
        leader=row.leader,
        unread=row.unread,
        told_up_to=row.told_up_to,
        id=row.id,
    )
