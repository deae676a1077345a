"""Which of the waiting messages are sent next: one a chat at a time, and nothing overtakes what was said before it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Integer, and_, bindparam, exists, func, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from db.listed import is_among
from db.outgoing import QUERIES
from db.tables import SENDING, WAITING, outbox

Take = Callable[[Sequence[int], int], Awaitable[Collection[int]]]  # of these chats, at most so many -> its own
MOST_CHATS = 100  # looked at for those this process may speak to

_MOST: BindParameter[int] = bindparam("most", type_=Integer)
_NOW: BindParameter[datetime] = bindparam("now", type_=outbox.c.not_before.type)
_SPEAKS = outbox.c.kind.not_in(QUERIES)
_READY = or_(outbox.c.not_before.is_(None), outbox.c.not_before <= _NOW)

# A chat waits while one of its rows is being sent, and as a whole where its first row could not be.
_UNDER_WAY = select(outbox.c.chat_id).where(SENDING, _SPEAKS)
_HELD = select(outbox.c.chat_id).where(WAITING, outbox.c.error.is_not(None), ~_READY, _SPEAKS)
_FREE = and_(~is_among(outbox.c.chat_id, "slow"), outbox.c.chat_id.not_in(_HELD), outbox.c.chat_id.not_in(_UNDER_WAY))
_FREE_CHATS = (
    select(outbox.c.chat_id)
    .where(WAITING, _READY, _SPEAKS, _FREE)
    .group_by(outbox.c.chat_id)
    .order_by(func.min(outbox.c.rank), func.min(outbox.c.id))
    .limit(MOST_CHATS)
)
# An earlier row that waits in the same chat may be locked, and so left out: somebody draws it anew.
_BEFORE = outbox.alias()
_OVERTAKES = exists().where(
    _BEFORE.c.chat_id == outbox.c.chat_id,
    _BEFORE.c.state == "new",
    _BEFORE.c.kind.not_in(QUERIES),
    or_(_BEFORE.c.not_before.is_(None), _BEFORE.c.not_before <= _NOW),
    tuple_(_BEFORE.c.rank, _BEFORE.c.id) < tuple_(outbox.c.rank, outbox.c.id),
)
_NEXT = (
    select(outbox)
    .where(WAITING, _READY)
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(_MOST)
    .with_for_update(skip_locked=True)
)
_NEXT_OF_ALL = _NEXT.where(or_(~_SPEAKS, _FREE))
_NEXT_OF_MINE = _NEXT.where(or_(~_SPEAKS, and_(_FREE, is_among(outbox.c.chat_id, "mine"), ~_OVERTAKES)))
_BEGIN = update(outbox).where(is_among(outbox.c.id, "begun")).values(state="sending", attempts=outbox.c.attempts + 1)


async def claimed(
    connection: AsyncConnection, now: datetime, slow: Collection[int], limit: int, take: Take | None
) -> list[Any]:
    """Rows of the outbox, from now on in `sending`; as they were before."""
    given: dict[str, Any] = {"now": now, "slow": [*slow], "most": limit}
    if take is not None:
        given["mine"] = [*await take((await connection.execute(_FREE_CHATS, given)).scalars().all(), limit)]
    first: dict[tuple[int, int], Any] = {}
    for row in await connection.execute(_NEXT_OF_ALL if take is None else _NEXT_OF_MINE, given):
        # An answer to a press waits for no message: the button spins until it is there.
        first.setdefault((row.chat_id, row.id if row.kind in QUERIES else 0), row)
    if first:
        await connection.execute(_BEGIN, {"begun": [row.id for row in first.values()]})
    return list(first.values())
