"""A person who can do what the app lets people do."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sandbox.telegram import membership, payloads
from sandbox.telegram.accounts import Account
from sandbox.telegram.callbacks import CallbackQuery
from sandbox.telegram.chats import GENERAL_TOPIC, Chat
from sandbox.telegram.composing import MAX_CAPTION, MAX_TEXT, placed, text_in
from sandbox.telegram.entities import find_entities
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.inline_queries import InlineQuery
from sandbox.telegram.messages import Message
from sandbox.telegram.privacy import bot_sees

if TYPE_CHECKING:
    from sandbox.telegram.world import World


class User(Account):
    """A person. Every act is a moment from which the next `telegram.wait` looks."""

    def __init__(self, world: World, id: int, name: str, username: str | None, is_bot: bool = False) -> None:  # noqa: A002
        super().__init__(id, name, username, is_bot)
        self._world = world

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self._world.private_chat(self)

    async def send(
        self,
        chat: Chat | int | None = None,
        text: str = "",
        *,
        reply_to: Message | int | None = None,
        thread: int | None = None,
        photo: bytes | None = None,
        video: bytes | None = None,
        document: tuple[str, bytes] | None = None,
        caption: str | None = None,
        anonymous: bool = False,
        size: int | None = None,
    ) -> Message:
        """Write to a chat (None: in private to the bot). `size` claims a size for the file."""
        where = self._enter(chat)
        files = self._world.files
        content: dict[str, Any] = {}
        if photo is not None:
            content["photo"] = files.add("photo", "photo.jpg", photo, size)
        if video is not None:
            content["video"] = files.add("video", "video.mp4", video, size)
        if document is not None:
            content["document"] = files.add("document", document[0], document[1], size)
        place = self._place(where, reply_to, thread) | {"sender_chat": anonymous}
        messages = [
            self._world.post(where, self, text=part, entities=find_entities(part), **content, **place)
            for part in _parts((caption or text).strip(), bool(content))
        ]
        return messages[0]

    async def send_album(
        self, photos: Sequence[bytes], chat: Chat | int | None = None, caption: str = ""
    ) -> list[Message]:
        """Several photos at once: one message each with a common media_group_id, the caption on the first."""
        where, extra = self._enter(chat), {"media_group_id": str(random.randrange(10**15, 10**16))}
        messages = []
        for number, photo in enumerate(photos):
            file = self._world.files.add("photo", "photo.jpg", photo)
            text = "" if number else caption
            messages.append(
                self._world.post(where, self, text=text, entities=find_entities(text), photo=file, extra=extra)
            )
        return messages

    async def forward(self, message: Message, chat: Chat | int | None = None) -> Message:
        """Pass a message on, with its origin."""
        where, of = self._enter(chat), self._world.current(message)
        origin = {
            "type": "user",
            "sender_user": of.sender.payload(),
            "date": payloads.unix(of.date),
        }
        content = {
            "text": of.text,
            "entities": of.entities,
            "photo": of.photo,
            "video": of.video,
            "document": of.document,
        }
        return self._world.post(where, self, **content, extra={"forward_origin": origin})

    async def start(self, token: str = "") -> Message:
        """Press Start in the private chat, perhaps from a link t.me/bot?start=token."""
        if self.chat.status(self._world.bot.id) == "kicked":
            membership.set_blocked(self._world, self, False)
        return await self.send(None, f"/start {token}".strip())

    async def press(self, message: Message, label: str = "", *, data: str | None = None) -> CallbackQuery:
        """Press the first button whose text contains the label; `data` forges a press with any data."""
        self._act()
        world, current = self._world, self._world.current(message)
        where = world.chats[current.chat_id]
        if not where.has(self.id) or current.deleted:
            raise NotPossible(f"{self.name} does not see this message")
        pressed = data if data is not None else _data_of(current, label)
        query = CallbackQuery(self, current, pressed, world.clock())
        world.queries[query.id] = query
        update = {
            "id": query.id,
            "from": self.payload(),
            "message": payloads.message(world, current),
            "chat_instance": str(abs(where.id) * 7919),
            "data": pressed,
        }
        world.updates.add("callback_query", update, queue=("user", self.id))
        world.feed.tick()
        return query

    async def ask_inline(self, text: str) -> InlineQuery:
        """Type text behind the bot's name, in any chat."""
        self._act()
        world = self._world
        query = InlineQuery(self, text, world.clock())
        world.inline_queries[query.id] = query
        update = {"id": query.id, "from": self.payload(), "query": text, "offset": ""}
        world.updates.add("inline_query", update, queue=("user", self.id))
        world.feed.tick()
        return query

    async def choose(self, query: InlineQuery, title: str, chat: Chat | int | None = None) -> Message:
        """Send the first offer whose title contains this, via the bot."""
        where = self._enter(chat)
        offered = [result for result in query.results or [] if title in result["title"]]
        if not offered:
            raise LookupError(f"no offer {title!r} for {query.text!r}")
        content = text_in(offered[0]["input_message_content"])
        return self._world.post(where, self, **content, extra={"via_bot": self._world.bot.payload()})

    async def edit(self, message: Message, text: str) -> Message:
        """Change the text (or caption) of an own message."""
        self._act()
        current = self._world.current(message)
        if current.sender is not self or current.deleted:
            raise NotPossible("only an own message can be edited")
        world, text = self._world, text.strip()
        changed = world.change(current, text=text, entities=find_entities(text), edited=world.clock())
        chat = world.chats[changed.chat_id]
        if bot_sees(world, chat, changed):
            world.updates.add("edited_message", payloads.message(world, changed), queue=("chat", chat.id))
        return changed

    async def delete(self, message: Message) -> None:
        """Delete a message for everyone; the bot is not told."""
        self._act()
        self._world.change(self._world.current(message), deleted=True)

    async def react(self, message: Message, emoji: str | None) -> None:
        """Put a reaction on a message, or take it away; a bot that administers the group may hear of it."""
        self._act()
        world, current = self._world, self._world.current(message)
        chat = world.chats[current.chat_id]
        old = [e for who, e in current.reactions if who == self.id]
        others = tuple(r for r in current.reactions if r[0] != self.id)
        world.change(current, reactions=others + (((self.id, emoji),) if emoji else ()))
        if chat.is_private or chat.is_admin(world.bot.id):
            update = {
                "chat": payloads.chat(chat),
                "message_id": current.id,
                "user": self.payload(),
                "date": payloads.unix(world.clock()),
                "old_reaction": [{"type": "emoji", "emoji": e} for e in old],
                "new_reaction": [{"type": "emoji", "emoji": emoji}] if emoji else [],
            }
            world.updates.add("message_reaction", update, queue=("chat", chat.id))

    async def block(self) -> None:
        """Stop the bot."""
        self._act()
        membership.set_blocked(self._world, self, True)

    async def unblock(self) -> None:
        self._act()
        membership.set_blocked(self._world, self, False)

    async def join(self, group: Chat) -> None:
        self._act()
        membership.set_status(self._world, group, self, "member", by=self)

    async def leave(self, group: Chat) -> None:
        self._act()
        membership.set_status(self._world, group, self, "left", by=self)

    def _act(self) -> None:
        self._world.mark = self._world.feed.seq

    def _enter(self, chat: Chat | int | Account | None) -> Chat:
        """The chat to write to, if the app lets the person write there."""
        self._act()
        world = self._world
        where = world.chat(chat) if chat is not None else self.chat
        if where.is_private and where.peer is not self:
            raise NotPossible(f"{self.name} cannot write in the private chat of {where.title}")
        if not where.has(self.id) or where.deleted or where.migrated_to is not None:
            raise NotPossible(f"{self.name} cannot write in {where.title}")
        if where.is_private and where.status(world.bot.id) == "kicked":
            raise NotPossible(f"{self.name} has blocked the bot: unblock() or start() first")
        if where.is_private:
            where.started = True
        return where

    def _place(self, chat: Chat, reply_to: Message | int | None, thread: int | None) -> dict[str, Any]:
        number = reply_to.id if isinstance(reply_to, Message) else reply_to
        replied = chat.message(number) if number is not None else None
        if number is not None and replied is None:
            raise NotPossible(f"no message {number} in {chat.title}")
        if thread is not None and thread not in chat.topics:
            raise NotPossible(f"no topic {thread} in {chat.title}")
        return placed(chat, None if thread == GENERAL_TOPIC else thread, replied)


def _parts(text: str, is_caption: bool) -> list[str]:
    """The messages the app makes of a text: a long one becomes several."""
    if is_caption and len(text) > MAX_CAPTION:
        raise NotPossible(f"the app takes no caption over {MAX_CAPTION} characters")
    if not text and not is_caption:
        raise NotPossible("a message must have a text or a file")
    return [text[at : at + MAX_TEXT] for at in range(0, len(text), MAX_TEXT)] or [""]


def _data_of(message: Message, label: str) -> str:
    for row in message.keyboard:
        for button in row:
            if label in button["text"] and "callback_data" in button:
                return str(button["callback_data"])
    raise LookupError(f"no button {label!r} on: {message}")
