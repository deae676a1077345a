"""Chats: who is in them, their topics, and what stands in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from sandbox.telegram.accounts import Account
from sandbox.telegram.messages import Message

if TYPE_CHECKING:
    from sandbox.telegram.world import World

Kind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "left", "kicked"]

PRESENT: tuple[Status, ...] = ("creator", "administrator", "member")
GENERAL_TOPIC = 1


@dataclass(eq=False)
class Member:
    """What an account is in a chat, also after it has gone."""

    account: Account
    status: Status

    @property
    def present(self) -> bool:
        return self.status in PRESENT

    @property
    def is_admin(self) -> bool:
        return self.status in ("creator", "administrator")


@dataclass(eq=False)
class Chat:
    """A private chat with the bot, a group or a supergroup. Message ids count per chat."""

    world: World = field(repr=False)
    id: int
    kind: Kind
    title: str
    peer: Account | None = None  # the person of a private chat
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    log: dict[int, Message] = field(default_factory=dict)
    started: bool = False  # private: the person has spoken to the bot
    last_bot: int | None = None  # the bot that wrote last
    pinned: list[int] = field(default_factory=list)
    migrated_to: int | None = None
    deleted: bool = False
    last_id: int = 0

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat now, oldest first."""
        return [message for message in self.log.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The newest message that stands."""
        return self.messages[-1]

    @property
    def is_private(self) -> bool:
        return self.kind == "private"

    @property
    def people(self) -> list[Account]:
        """Who is in the chat now, the bot not counted."""
        return [member.account for member in self.members.values() if member.present and not member.account.is_bot]

    def topic(self, name: str) -> int:
        """Open a topic; its thread id."""
        return self.world.open_topic(self, name)

    def message(self, message_id: int) -> Message | None:
        found = self.log.get(message_id)
        return None if found is None or found.deleted else found

    def status(self, account_id: int) -> Status:
        member = self.members.get(account_id)
        return member.status if member else "left"

    def has(self, account_id: int) -> bool:
        return self.status(account_id) in PRESENT

    def is_admin(self, account_id: int) -> bool:
        return self.status(account_id) in ("creator", "administrator")

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id
