"""What waits: for the watchers of a running program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.inbox import insert_or_ignore
from db.tables import FAILED, SENDING, WAITING, counters, inbox, outbox

PROBE = "health"  # the counter's name


@dataclass(frozen=True)
class Backlog:
    """Updates not yet handled; messages that are not out, by state; when the oldest that is to go out was written."""

    updates: int
    messages: Mapping[str, int]
    oldest: datetime | None


async def backlog(connection: AsyncConnection) -> Backlog:
    """All of it from small indexes: what is done and sent is not looked at."""
    updates = await connection.scalar(select(func.count(inbox.c.seq)).where(WAITING))
    messages, waiting_since = {"new": 0, "sending": 0, "unknown": 0, "dead": 0}, []
    for which in (WAITING, SENDING, FAILED):
        counted = select(outbox.c.state, func.count(outbox.c.id), func.min(outbox.c.created_at)).where(which)
        for state, count, first in await connection.execute(counted.group_by(outbox.c.state)):
            messages[state] = count
            if which is not FAILED:  # what is tried again, and again in vain, waits too
                waiting_since.append(first)
    return Backlog(updates or 0, messages, min(waiting_since, default=None))


async def probe(connection: AsyncConnection) -> None:
    """Writes a little, as only a database that can be written does."""
    await connection.execute(insert_or_ignore(connection, counters).values(name=PROBE, value=0))
    raised = update(counters).where(counters.c.name == PROBE).values(value=counters.c.value + 1)
    await connection.execute(raised)
