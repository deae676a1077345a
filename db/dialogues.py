"""What a person was asked and has not answered yet: one question a chat, the latest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import dialogues


class Asked(StrEnum):
    AGENCIES = "agencies"
    DEADLINE = "deadline"
    WORDING = "wording"
    SPLIT = "split"
    MILESTONES = "milestones"
    REPORT = "report"
    CLAIM = "claim"
    NOTE = "note"  # why a claim goes back
    REASON = "reason"  # why there is no evidence
    CLARIFICATION = "clarification"
    ANSWER = "answer"  # to a clarification
    OBSTACLE = "obstacle"
    DECLINE = "decline"
    EXTENSION = "extension"
    MINUTES = "minutes"


_OF_DIRECTIVES = frozenset({Asked.AGENCIES, Asked.DEADLINE, Asked.WORDING, Asked.SPLIT, Asked.MILESTONES})


@dataclass(frozen=True)
class Question:
    """`about` is the id of the directive, task or request; `detail` what was chosen or typed before it.

    With `album` it is answered, and only the rest of that album adds.
    """

    asked: Asked
    about: int
    at: datetime
    album: str | None = None
    detail: str | None = None

    @property
    def subject(self) -> str:
        """What the outbox calls the message that asks, and the card it is about."""
        if self.asked in _OF_DIRECTIVES:
            return f"directive:{self.about}"
        return f"{'request' if self.asked is Asked.ANSWER else 'task'}:{self.about}"


_OPEN = select(dialogues.c.asked, dialogues.c.about, dialogues.c.at, dialogues.c.album, dialogues.c.detail).where(
    dialogues.c.chat_id == bindparam("chat_id"), dialogues.c.user_id == bindparam("user_id")
)


class Dialogues:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def open(self, chat_id: int, user_id: int) -> Question | None:
        row = (await self._connection.execute(_OPEN, {"chat_id": chat_id, "user_id": user_id})).first()
        return Question(Asked(row.asked), row.about, row.at, row.album, row.detail) if row else None

    async def ask(
        self,
        chat_id: int,
        user_id: int,
        asked: Asked,
        about: int,
        *,
        album: str | None = None,
        detail: str | None = None,
    ) -> None:
        """The next words of this person in this chat answer this question."""
        await self.close(chat_id, user_id)
        await self._connection.execute(
            insert(dialogues).values(
                chat_id=chat_id, user_id=user_id, asked=asked, about=about, album=album, detail=detail, at=self._now
            )
        )

    async def close(self, chat_id: int, user_id: int) -> bool:
        """Whether there was a question to leave."""
        return (await self._connection.execute(delete(dialogues).where(_is(chat_id, user_id)))).rowcount > 0


def _is(chat_id: int, user_id: int) -> ColumnElement[bool]:
    return and_(dialogues.c.chat_id == chat_id, dialogues.c.user_id == user_id)
