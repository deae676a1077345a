"""What is on its way to Telegram, as a value: its kind, its rank, its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum
from typing import Any

from markupsafe import Markup

from core.chats import Place
from core.messages.message import Attachment, Button, Message

MESSAGE, CARD, EDIT = "message", "card", "edit"
ANSWER, INLINE, MENU = "answer", "inline", "menu"
QUERIES = (ANSWER, INLINE)  # a screen waits for them: they wait for no message
ASIDES = (*QUERIES, MENU)  # they put no message into the chat


class Rank(IntEnum):
    """Who goes first: replies to people before what must be noticed before bulk. The first two speak at any hour."""

    REPLY = 0
    URGENT = 1  # of what is "sangat segera"
    NOTICE = 2
    BULK = 3
    SILENT = 4  # no phone rings for it


REPEATABLE = frozenset({CARD, EDIT, *ASIDES})  # besides these, replies: the person asked for it


@dataclass(frozen=True)
class Outgoing:
    """A row on its way; `standing` is the message to edit where a card or an edit has one."""

    id: int
    place: Place
    kind: str
    subject: str | None
    body: dict[str, Any]
    rank: int
    attempts: int
    standing: int | None = None

    @property
    def may_repeat(self) -> bool:
        return self.kind in REPEATABLE or self.rank == Rank.REPLY

    @property
    def is_harmless_again(self) -> bool:
        """Nobody sees that it came twice: a message is edited, a menu set, a button answered."""
        return self.standing is not None or self.kind in ASIDES

    @property
    def message(self) -> Message:
        return message_from(self.body)


def body_of(message: Message) -> dict[str, Any]:
    """A message as JSON; empty parts are left out."""
    body: dict[str, Any] = {"html": str(message.html)}
    if message.buttons:
        body["buttons"] = [[asdict(button) for button in row] for row in message.buttons]
    if message.asks:
        body["asks"] = message.asks
    if message.attachment:
        body["attachment"] = asdict(message.attachment)
    return body


def message_from(body: dict[str, Any]) -> Message:
    """The message that `body_of` gave."""
    rows: Sequence[Sequence[dict[str, str]]] = body.get("buttons", ())
    attachment = body.get("attachment")
    return Message(
        html=Markup(body["html"]),
        buttons=tuple(tuple(Button(**button) for button in row) for row in rows),
        asks=body.get("asks", ""),
        attachment=Attachment(**attachment) if attachment else None,
    )
