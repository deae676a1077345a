"""What a person was asked in a chat and has not answered yet.

Plain words answer the latest question; an earlier one is answered by a reply to it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_, select, update
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
    ATTACHMENT = "attachment"  # what words spoke of and did not bring
    NOTE = "note"  # why a claim goes back
    REASON = "reason"  # why there is no evidence
    CLARIFICATION = "clarification"
    ANSWER = "answer"  # to a clarification
    OBSTACLE = "obstacle"
    DECLINE = "decline"
    EXTENSION = "extension"
    MINUTES = "minutes"


OF_DIRECTIVES = frozenset({Asked.AGENCIES, Asked.DEADLINE, Asked.WORDING, Asked.SPLIT, Asked.MILESTONES})


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
        """What the outbox calls the card it is about."""
        if self.asked in OF_DIRECTIVES:
            return f"directive:{self.about}"
        return f"{'request' if self.asked is Asked.ANSWER else 'task'}:{self.about}"

    @property
    def message(self) -> str:
        """What the outbox calls the message that asks."""
        return f"{self.subject}?{self.asked}"


def card_of(subject: str) -> str:
    """What the outbox calls the card that a message is about, be it the card itself or one that asks."""
    return subject.partition("?")[0]


_OPEN = select(dialogues).where(
    dialogues.c.chat_id == bindparam("chat_id"), dialogues.c.user_id == bindparam("user_id")
)
ANSWERED_WITHIN = timedelta(days=7)  # where another question came after it


class Dialogues:
    def __init__(self, connection: AsyncConnection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    async def open(self, chat_id: int, user_id: int, replied_to: str | None = None) -> Question | None:
        """The question that words of this person answer here: the latest, or that whose message they reply to."""
        found = None
        for row in await self._connection.execute(_OPEN, {"chat_id": chat_id, "user_id": user_id}):
            question = _question(row)
            if question.message == replied_to:
                return question
            if row.current:
                found = question
        return found

    async def ask(
        self,
        chat_id: int,
        user_id: int,
        asked: Asked,
        about: int,
        *,
        album: str | None = None,
        detail: str | None = None,
    ) -> Question:
        """The next words of this person in this chat answer this question."""
        question = Question(asked, about, self._now, album, detail)
        theirs = _is(chat_id, user_id)
        same = and_(dialogues.c.asked == asked, dialogues.c.about == about)
        forgotten = or_(same, dialogues.c.at < self._now - ANSWERED_WITHIN, dialogues.c.album.is_not(None))
        await self._connection.execute(delete(dialogues).where(theirs, forgotten))
        await self._connection.execute(update(dialogues).where(theirs).values(current=False))
        row = {"asked": asked, "about": about, "current": True, "album": album, "detail": detail, "at": self._now}
        await self._connection.execute(insert(dialogues).values(chat_id=chat_id, user_id=user_id, **row))
        return question

    async def settle(self, chat_id: int, user_id: int, about: int, asked: Collection[Asked]) -> None:
        """These questions about it are answered, or left; what else this person was asked here still waits."""
        these = and_(dialogues.c.about == about, dialogues.c.asked.in_(asked))
        await self._connection.execute(delete(dialogues).where(_is(chat_id, user_id), these))

    async def close(self, chat_id: int, user_id: int) -> list[Question]:
        """All this person was asked here is left; what that was."""
        left = delete(dialogues).where(_is(chat_id, user_id)).returning(dialogues)
        return [_question(row) for row in await self._connection.execute(left)]


def _question(row: Any) -> Question:
    return Question(Asked(row.asked), row.about, row.at, row.album, row.detail)


def _is(chat_id: int, user_id: int) -> ColumnElement[bool]:
    return and_(dialogues.c.chat_id == chat_id, dialogues.c.user_id == user_id)
