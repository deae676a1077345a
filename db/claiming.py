"""Which of the waiting messages are sent next: one a chat at a time, and nothing overtakes what was said before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.outgoing import QUERIES
from db.tables import SENDING, WAITING, outbox

Take = Callable[[Sequence[int], int], Awaitable[Collection[int]]]  # of these chats, at most so many -> its own
MOST_CHATS = 100  # looked at for those this process may speak to

_SPEAKS = outbox.c.kind.not_in(QUERIES)


async def claimed(
    connection: AsyncConnection, now: datetime, slow: Collection[int], limit: int, take: Take | None
) -> list[Any]:
    """Rows of the outbox, from now on in `sending`; as they were before."""
    ready = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= now)
    free = _free(slow, ready)
    if take is not None:
        chats = select(outbox.c.chat_id).where(WAITING, ready, _SPEAKS, free).group_by(outbox.c.chat_id)
        oldest = chats.order_by(func.min(outbox.c.rank), func.min(outbox.c.id)).limit(MOST_CHATS)
        mine = await take((await connection.execute(oldest)).scalars().all(), limit)
        free = and_(free, outbox.c.chat_id.in_(mine), ~_overtakes(now))
    query = (
        select(outbox)
        .where(WAITING, ready, or_(~_SPEAKS, free))
        .order_by(outbox.c.rank, outbox.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    first: dict[tuple[int, int], Any] = {}
    for row in await connection.execute(query):
        # An answer to a press waits for no message: the button spins until it is there.
        first.setdefault((row.chat_id, row.id if row.kind in QUERIES else 0), row)
    if first:
        begun = update(outbox).where(outbox.c.id.in_([row.id for row in first.values()]))
        await connection.execute(begun.values(state="sending", attempts=outbox.c.attempts + 1))
    return list(first.values())


def _free(slow: Collection[int], ready: ColumnElement[bool]) -> ColumnElement[bool]:
    """A chat waits while one of its rows is being sent, and as a whole where its first row could not be."""
    under_way = select(outbox.c.chat_id).where(SENDING, _SPEAKS)
    held = select(outbox.c.chat_id).where(WAITING, outbox.c.error.is_not(None), ~ready, _SPEAKS)
    return and_(*(outbox.c.chat_id.not_in(chats) for chats in (slow, held, under_way)))


def _overtakes(now: datetime) -> ColumnElement[bool]:
    """Whether an earlier row waits in its chat. It may be locked, and so left out: somebody draws it anew."""
    before = outbox.alias()
    ready = or_(before.c.not_before.is_(None), before.c.not_before <= now)
    earlier = tuple_(before.c.rank, before.c.id) < tuple_(outbox.c.rank, outbox.c.id)
    return exists().where(
        before.c.chat_id == outbox.c.chat_id, before.c.state == "new", before.c.kind.not_in(QUERIES), ready, earlier
    )
