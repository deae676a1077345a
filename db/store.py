"""One transaction and all that can be asked and saved in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.brief import Change
from db.changes import changes
from db.chats import Chats
from db.dialogues import Dialogues
from db.directives import Directives
from db.inbox import Inbox
from db.ledger import Ledger
from db.meetings import Meetings
from db.outbox import Outbox
from db.people import People
from db.recap import Recap
from db.requests import Requests
from db.search import Search
from db.tables import dialogues, directives
from db.undelivered import Undelivered, undelivered


class Store:
    """What is asked through it is seen as of its transaction; what is saved through it stands or falls together.

    `cause` names what led to it, for the outbox's keys; a `writing` store locks what it loads.
    """

    def __init__(
        self,
        connection: AsyncConnection,
        now: datetime,
        cause: str = "",
        *,
        writing: bool = True,
    ) -> None:
        self._connection = connection
        self.now = now
        self.inbox = Inbox(connection)
        self.outbox = Outbox(connection, now, cause)
        self.people = People(connection, now)
        self.chats = Chats(connection, now)
        self.ledger = Ledger(connection, now)
        self.directives = Directives(connection, now, locking=writing)
        self.meetings = Meetings(connection, now, locking=writing)
        self.requests = Requests(connection, now, locking=writing)
        self.dialogues = Dialogues(connection, now)
        self.search = Search(connection)
        self.recap = Recap(connection)

    async def changes(self, since: datetime, until: datetime) -> list[Change]:
        """What happened between two moments."""
        return await changes(self._connection, since, until)

    async def undelivered(self, since: datetime) -> list[Undelivered]:
        """What was settled since then and did not, or may not, have arrived."""
        return await undelivered(self._connection, since)

    async def move_chat(self, old: int, new: int) -> None:
        """A group became a supergroup: its id is another everywhere."""
        await self.chats.move(old, new)
        await self.outbox.move(old, new)
        await self.meetings.move(old, new)
        for table in (directives, dialogues):
            moved = update(table).where(table.c.chat_id == old).values(chat_id=new)
            await self._connection.execute(moved)
