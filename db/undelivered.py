"""What was said and did not, or may not, have arrived: staff are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import not_, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.messages.message import Message
from db.outbox import EXPIRED, SAID_ANEW, STRANDED, SUPERSEDED
from db.outgoing import CARD, MESSAGE, message_from
from db.tables import FAILED, outbox

ALARMS = ("undelivered:", "lost:")  # subjects: an alarm that fails raises none
TOLD_OTHERWISE = (STRANDED, SAID_ANEW, SUPERSEDED)  # a lost chat has an alarm of its own


@dataclass(frozen=True)
class Undelivered:
    """A message nobody may have got; `unknown` where it may have arrived, `expired` where its time had passed."""

    id: int
    place: Place
    message: Message
    error: str
    unknown: bool

    @property
    def expired(self) -> bool:
        return self.error == EXPIRED


async def undelivered(connection: AsyncConnection, since: datetime) -> list[Undelivered]:
    """Messages and cards settled since then."""
    alarm = or_(*(outbox.c.subject.startswith(subject, autoescape=True) for subject in ALARMS))
    query = select(outbox).where(
        FAILED,
        outbox.c.settled_at >= since,
        outbox.c.kind.in_((MESSAGE, CARD)),
        outbox.c.error.not_in(TOLD_OTHERWISE),
        or_(outbox.c.subject.is_(None), not_(alarm)),
    )
    found = [
        Undelivered(
            row.id, Place(row.chat_id, row.thread_id), message_from(row.body), row.error, row.state == "unknown"
        )
        for row in await connection.execute(query)
    ]
    return sorted(found, key=lambda each: each.id)  # in order, SQLite would walk the whole outbox
