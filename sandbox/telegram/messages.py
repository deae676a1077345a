"""A message as it stands in a chat."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sandbox.telegram.accounts import Account
from sandbox.telegram.files import File

Button = tuple[str, str | None]


@dataclass(frozen=True)
class Message:
    """One message, as it stood when it was looked at: a later edit makes a new value with the same id."""

    id: int
    chat_id: int
    sender: Account
    date: datetime
    text: str = ""  # plain: of the message, or the caption of its photo, video or document
    html: str = ""  # as the bot sent it, before parsing
    entities: tuple[dict[str, Any], ...] = ()
    markup: dict[str, Any] | None = None  # reply_markup, as sent
    reply_to: int | None = None
    thread: int | None = None
    in_topic: bool = False
    edited: datetime | None = None
    photo: File | None = None
    video: File | None = None
    document: File | None = None
    service: dict[str, Any] = field(default_factory=dict)  # "new_chat_members": [...] and the like
    extra: dict[str, Any] = field(default_factory=dict)  # fields passed through, as link_preview_options
    sender_chat: bool = False  # sent in the name of the group by an anonymous administrator
    reactions: tuple[tuple[int, str], ...] = ()
    deleted: bool = False
    changed: int = 0  # place in the sequence of all events, of its last change

    @property
    def keyboard(self) -> list[list[dict[str, Any]]]:
        """The inline keyboard's buttons, as sent."""
        rows: list[list[dict[str, Any]]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[list[Button]]:
        """Rows of (label, callback data); a link has its address for data."""
        return [
            [(button["text"], button.get("callback_data", button.get("url"))) for button in row]
            for row in self.keyboard
        ]

    @property
    def labels(self) -> list[str]:
        """All labels, in reading order."""
        return [label for row in self.buttons for label, _ in row]

    @property
    def file(self) -> File | None:
        return self.photo or self.video or self.document

    def __str__(self) -> str:
        shown = self.text or str(self.service or (self.file and self.file.name) or "")
        labels = f" [{' | '.join(self.labels)}]" if self.labels else ""
        return f"{self.chat_id}/{self.id} {self.sender.name}: {shown}{labels}"
