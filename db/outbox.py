"""What the bot says: written with the change it tells of, sent afterwards.

A row is new, then sending, then sent; unknown where it may have gone out and must not be repeated; dead where
it cannot go out. What certainly did not go out becomes new again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, delete, func, select, union_all, update
from sqlalchemy.ext.asyncio import AsyncConnection

from core.chats import Place
from core.messages.message import Message
from core.messages.offers import Offer
from db.claiming import Take, claimed
from db.inbox import insert_or_ignore
from db.outgoing import ANSWER, CARD, EDIT, INLINE, MENU, MESSAGE, QUERIES, Outgoing, Rank, body_of
from db.tables import COMING, FAILED, SENDING, WAITING, messages, outbox

STRANDED, SAID_ANEW = "chat cannot be reached", "stranded, then said anew"
EXPIRED, SUPERSEDED, STOPPED = "expired", "superseded", "stopped while sending"
MOST_ATTEMPTS = 5  # of what may have gone out each time

_ROW = update(outbox).where(outbox.c.id == bindparam("row"))
_WAITING_CARD = (
    select(outbox.c.id, outbox.c.body, outbox.c.rank, outbox.c.error)
    .where(
        outbox.c.state == "new",
        outbox.c.kind == CARD,
        outbox.c.subject == bindparam("subject"),
        outbox.c.chat_id == bindparam("chat_id"),
        outbox.c.thread_id == bindparam("thread_id"),
    )
    .limit(1)
    .with_for_update()  # what is drawn over must not be claimed at the same moment
)
_SUBJECT = select(messages.c.subject).where(
    messages.c.chat_id == bindparam("chat_id"), messages.c.message_id == bindparam("message_id")
)
_SUBJECTS: BindParameter[str] = bindparam("subjects", expanding=True)
_CARD = select(outbox.c.chat_id, outbox.c.thread_id, outbox.c.subject).where(
    outbox.c.subject.in_(_SUBJECTS), outbox.c.kind == CARD
)
# Each by an index of its own, and all in one view: asked one after the other, a card that arrives in between would be
# in neither, and stand there for ever as it was.
_CARDS = union_all(
    select(messages.c.chat_id, messages.c.thread_id, messages.c.subject).where(
        messages.c.subject.in_(_SUBJECTS), messages.c.current
    ),
    _CARD.where(COMING),
    _CARD.where(FAILED, outbox.c.state == "unknown"),
)


@dataclass(frozen=True)
class Standing:
    """A card that stands in a place."""

    place: Place
    subject: str


class Outbox:
    """`cause` names what made the bot speak (an update, a ping): with a running number it is the row's unique key."""

    def __init__(self, connection: AsyncConnection, now: datetime, cause: str) -> None:
        self._connection = connection
        self._now = now
        self._cause = cause
        self._count = 0
        self.spoke = False

    # -- saying --------------------------------------------------------------------------------------------------------

    async def say(
        self,
        place: Place,
        message: Message,
        *,
        rank: Rank = Rank.REPLY,
        subject: str | None = None,
        reply_to: int | None = None,
        expires_at: datetime | None = None,
        once: str | None = None,
    ) -> None:
        """A new message; a second one with the same `once` is none.

        `subject`: what a reply to it is about; `reply_to`: the message it quotes.
        """
        body = body_of(message) | ({"reply_to": reply_to} if reply_to else {})
        await self._add(place, MESSAGE, subject, body, rank, expires_at, once)

    async def show(
        self, place: Place, subject: str, message: Message, *, fresh: bool = False, rank: Rank | None = None
    ) -> None:
        """The one card of `subject` in `place`: edited where it stands, else sent; `fresh` sends it anew at the end.

        A card still waiting to go out is replaced, so that only the latest is ever seen. Without a `rank`, sent anew
        it is a reply, else a notice; one that waits keeps its own.
        """
        waiting = await self._waiting_card(place, subject)
        if rank is None:
            rank = Rank.REPLY if fresh else Rank(waiting.rank) if waiting else Rank.NOTICE
        if waiting is not None:
            await self._redraw(waiting, body_of(message), rank, fresh=fresh)
            return
        body = body_of(message) | ({"fresh": True} if fresh else {})
        await self._add(place, CARD, subject, body, rank)

    async def _waiting_card(self, place: Place, subject: str | None) -> Any:
        card = {"chat_id": place.chat_id, "thread_id": place.thread_id, "subject": subject}
        return (await self._connection.execute(_WAITING_CARD, card)).first()

    async def _redraw(self, waiting: Any, body: dict[str, Any], rank: int, *, fresh: bool) -> None:
        if fresh or waiting.body.get("fresh"):
            body = body | {"fresh": True}
        self.spoke = True
        await self._connection.execute(_ROW, {"row": waiting.id, "body": body, "rank": min(rank, waiting.rank)})

    async def answer(self, chat_id: int, query_id: str, text: str, *, alert: bool = False) -> None:
        """The answer to a pressed button: always given, worthless after Telegram has forgotten the press."""
        body = {"query_id": query_id, "text": text[:200], "alert": alert}
        await self._add(Place(chat_id), ANSWER, None, body, Rank.REPLY, self._now + timedelta(minutes=2))

    async def offer(self, user_id: int, query_id: str, offers: Sequence[Offer]) -> None:
        """The answer to an inline query: worthless once the person has typed on."""
        body = {"query_id": query_id, "offers": [asdict(each) for each in offers]}
        await self._add(Place(user_id), INLINE, None, body, Rank.REPLY, self._now + timedelta(seconds=30))

    async def menu(self, user_id: int, commands: Sequence[tuple[str, str]]) -> None:
        """The commands a person finds in the private chat, each with its explanation."""
        await self._add(Place(user_id), MENU, None, {"commands": [list(each) for each in commands]}, Rank.BULK)

    async def revise(self, place: Place, message_id: int, message: Message) -> None:
        """A message that stands there is to read so from now on."""
        await self._add(place, EDIT, None, body_of(message) | {"edits": message_id}, Rank.REPLY)

    async def _add(
        self,
        place: Place,
        kind: str,
        subject: str | None,
        body: dict[str, Any],
        rank: Rank,
        expires_at: datetime | None = None,
        once: str | None = None,
    ) -> None:
        self._count += 1
        self.spoke = True
        await self._connection.execute(
            insert_or_ignore(self._connection, outbox),
            {
                "chat_id": place.chat_id,
                "thread_id": place.thread_id,
                "kind": kind,
                "subject": subject,
                "body": body,
                "key": once or f"{self._cause}/{self._count}",
                "rank": rank,
                "state": "new",
                "expires_at": expires_at,
                "created_at": self._now,
            },
        )

    # -- what stands ---------------------------------------------------------------------------------------------------

    async def cards_of(self, subjects: Collection[str]) -> list[Standing]:
        """Every place where a card of these subjects stands, is on its way, or may have arrived."""
        found = await self._connection.execute(_CARDS, {"subjects": list(subjects)})
        return list(
            dict.fromkeys(Standing(Place(chat_id, thread_id), subject) for chat_id, thread_id, subject in found)
        )

    async def standing_in(self, chat_id: int) -> list[Standing]:
        """The cards that stand in a chat, oldest first."""
        query = select(messages.c.thread_id, messages.c.subject).where(
            messages.c.chat_id == chat_id, messages.c.current
        )
        found = await self._connection.execute(query.order_by(messages.c.message_id))
        return [Standing(Place(chat_id, thread_id), subject) for thread_id, subject in found]

    async def latest_card(self, place: Place) -> str | None:
        """The subject of the card that stands lowest in this place."""
        query = select(messages.c.subject).where(_is_at(messages, place), messages.c.current)
        lowest = query.order_by(messages.c.message_id.desc()).limit(1)
        return (await self._connection.execute(lowest)).scalar_one_or_none()

    async def subject_of(self, chat_id: int, message_id: int) -> str | None:
        """What one of the bot's messages is about."""
        message = {"chat_id": chat_id, "message_id": message_id}
        subject: str | None = (await self._connection.execute(_SUBJECT, message)).scalar()
        return subject

    # -- sending -------------------------------------------------------------------------------------------------------

    async def claim(self, slow: Collection[int], limit: int, take: Take | None = None) -> list[Outgoing]:
        """The first waiting row of each chat that is not `slow`, for the caller to send; what expired is buried.

        `take` says which of the chats, at most so many, this process may speak to; without it, to all.
        """
        expired = update(outbox).where(WAITING, outbox.c.expires_at <= self._now)
        await self._connection.execute(expired.values(state="dead", error=EXPIRED, settled_at=self._now))
        return [await self._outgoing(row) for row in await claimed(self._connection, self._now, slow, limit, take)]

    async def next_at(self) -> datetime | None:
        """When the earliest row that was held back, and may not go yet, may."""
        query = select(func.min(outbox.c.not_before)).where(outbox.c.state == "new", outbox.c.not_before > self._now)
        earliest: datetime | None = (await self._connection.execute(query)).scalar()
        return earliest

    async def _outgoing(self, row: Any) -> Outgoing:
        place = Place(row.chat_id, row.thread_id)
        standing = row.body.get("edits")
        if row.kind == CARD and not row.body.get("fresh"):
            query = select(messages.c.message_id).where(
                messages.c.subject == row.subject, _is_at(messages, place), messages.c.current
            )
            standing = (await self._connection.execute(query.order_by(messages.c.message_id.desc()).limit(1))).scalar()
        return Outgoing(row.id, place, row.kind, row.subject, row.body, row.rank, row.attempts + 1, standing)

    async def sent(self, row: Outgoing, message_id: int | None, moved: Message | None = None) -> None:
        """It is out. A card sent anew takes the place of the one before, which then reads `moved`."""
        await self._settle(row.id, "sent", message_id=message_id)
        if row.subject is None or message_id is None or message_id == row.standing:
            return
        if row.kind == CARD:
            await self._retire(row, moved)
        await self._connection.execute(
            insert_or_ignore(self._connection, messages),
            {
                "chat_id": row.place.chat_id,
                "message_id": message_id,
                "thread_id": row.place.thread_id,
                "subject": row.subject,
                "current": row.kind == CARD,
                "sent_at": self._now,
            },
        )

    async def _retire(self, row: Outgoing, moved: Message | None) -> None:
        old = and_(messages.c.subject == row.subject, _is_at(messages, row.place), messages.c.current)
        found = (await self._connection.execute(select(messages.c.message_id).where(old))).scalars().all()
        await self._connection.execute(update(messages).where(old).values(current=False))
        if moved:
            for message_id in found:
                await self._add(row.place, EDIT, None, body_of(moved) | {"edits": message_id}, Rank.BULK)

    async def lost_its_message(self, row: Outgoing) -> None:
        """The message to edit is gone from the chat: the card is to be sent anew."""
        gone = and_(messages.c.chat_id == row.place.chat_id, messages.c.message_id == row.standing)
        await self._connection.execute(update(messages).where(gone).values(current=False))
        await self.hold(row, self._now)

    async def hold(self, row: Outgoing, until: datetime, error: str | None = None) -> None:
        """It certainly did not go out: it is to be tried again, not before `until`, and its chat waits with it.

        A card gives way to a newer one that waits: sent after it, it would show what is no longer true.
        """
        newer = await self._waiting_card(row.place, row.subject) if row.kind == CARD else None
        if newer is not None:
            await self._redraw(newer, newer.body, row.rank, fresh=bool(row.body.get("fresh")))
            await self._settle(row.id, "dead", error=SUPERSEDED)
        tried = outbox.c.id == (row.id if newer is None else newer.id)
        await self._connection.execute(update(outbox).where(tried).values(state="new", not_before=until, error=error))

    async def uncertain(self, row: Outgoing, until: datetime, error: str) -> None:
        """It may have gone out: repeated where that is harmless, else left as unknown."""
        if row.may_repeat and row.attempts < MOST_ATTEMPTS:
            await self.hold(row, until, error)
        else:
            await self._settle(row.id, "unknown", error=error)

    async def bury(self, row: Outgoing, error: str = STRANDED) -> None:
        """It cannot be delivered, for this reason; by default because its chat cannot be reached."""
        await self._settle(row.id, "dead", error=error)

    async def being_sent(self) -> list[Outgoing]:
        """By this process, by another, or by one that was stopped."""
        found = (await self._connection.execute(select(outbox).where(SENDING))).all()
        return [replace(await self._outgoing(row), attempts=row.attempts) for row in found]

    async def is_being_sent(self, row: Outgoing) -> bool:
        """Whether this attempt is the last: where its process was taken for stopped, another has made a new one."""
        last = and_(outbox.c.id == row.id, outbox.c.state == "sending", outbox.c.attempts == row.attempts)
        return (await self._connection.execute(select(outbox.c.id).where(last).with_for_update())).first() is not None

    async def recover(self, left: Sequence[Outgoing]) -> None:
        """Who was sending these has stopped: they may or may not have gone out."""
        for row in left:
            if row.is_harmless_again:
                await self.hold(row, self._now, STOPPED)  # however often: the stop is no fault of the message
            else:
                await self.uncertain(row, self._now, STOPPED)

    # -- chats that cannot be reached ----------------------------------------------------------------------------------

    async def strand(self, chat_id: int) -> None:
        """Nothing that waits for this chat can go out."""
        waiting = and_(outbox.c.chat_id == chat_id, outbox.c.state == "new", outbox.c.kind.not_in(QUERIES))
        await self._connection.execute(
            update(outbox).where(waiting).values(state="dead", error=STRANDED, settled_at=self._now)
        )

    async def stranded(self, chat_id: int, thread_id: int | None = None) -> list[str]:
        """The subjects that did not reach it (or this topic of it), each once, in order."""
        query = select(outbox.c.subject).where(
            outbox.c.chat_id == chat_id,
            outbox.c.state == "dead",
            outbox.c.error == STRANDED,
            outbox.c.subject.is_not(None),
        )
        if thread_id is not None:
            query = query.where(outbox.c.thread_id == thread_id)
        return list(dict.fromkeys((await self._connection.execute(query.order_by(outbox.c.id))).scalars()))

    async def revive(self, chat_id: int) -> None:
        """It is reachable again: what was put aside and has its time still goes out as it was said."""
        in_time = and_(outbox.c.chat_id == chat_id, outbox.c.error == STRANDED, outbox.c.expires_at > self._now)
        self.spoke = True
        await self._connection.execute(update(outbox).where(in_time).values(state="new", error=None, settled_at=None))

    async def clear_stranded(self, chat_id: int) -> None:
        """It is reachable again; what is still true has been said anew."""
        dead = and_(outbox.c.chat_id == chat_id, outbox.c.state == "dead", outbox.c.error == STRANDED)
        await self._connection.execute(update(outbox).where(dead).values(error=SAID_ANEW))

    async def move(self, old: int, new: int) -> None:
        """The chat has another id now. Its messages there cannot be named any more."""
        await self._connection.execute(update(outbox).where(outbox.c.chat_id == old).values(chat_id=new))
        await self._connection.execute(delete(messages).where(messages.c.chat_id == old))

    async def forget(self, before: datetime, limit: int) -> int:
        """Drops what was settled long ago, at most `limit`; how many."""
        settled = outbox.c.settled_at < before, outbox.c.state.in_(("sent", "unknown", "dead"))
        old = select(outbox.c.id).where(*settled).limit(limit)
        return (await self._connection.execute(delete(outbox).where(outbox.c.id.in_(old)))).rowcount

    async def _settle(self, row_id: int, state: str, **values: Any) -> None:
        settled = {"row": row_id, "state": state, "settled_at": self._now, **values}
        await self._connection.execute(_ROW, settled)


def _is_at(table: Any, place: Place) -> ColumnElement[bool]:
    return and_(table.c.chat_id == place.chat_id, table.c.thread_id == place.thread_id)
