"""The state of this Telegram, and the few steps every change of it is made of."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sandbox.telegram import payloads, privacy
from sandbox.telegram.accounts import Account
from sandbox.telegram.callbacks import CallbackQuery
from sandbox.telegram.chats import GENERAL_TOPIC, Chat, Kind, Member
from sandbox.telegram.commands import CommandMenus
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.faults import Faults
from sandbox.telegram.feed import Feed
from sandbox.telegram.files import FileStore
from sandbox.telegram.inline_queries import InlineQuery
from sandbox.telegram.messages import Message
from sandbox.telegram.pace import Pace
from sandbox.telegram.requests import RequestLog
from sandbox.telegram.updates import UpdateQueue
from sandbox.telegram.webhook import Webhook


class World:
    """Accounts, chats, files, and the queue of updates for the one bot."""

    def __init__(self, clock: Callable[[], datetime], token: str, bot_username: str) -> None:
        self.clock = clock
        self.token = token
        bot_id = int(token.partition(":")[0])
        self.bot = Account(bot_id, bot_username, username=bot_username, is_bot=True)
        self.privacy = True
        self.feed = Feed()
        self.mark = 0  # where a wait begins to look, when nobody says otherwise
        self.accounts: dict[int, Account] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.updates = UpdateQueue(clock)
        self.queries: dict[str, CallbackQuery] = {}
        self.menus = CommandMenus()
        self.profile: dict[tuple[str, str], str] = {}  # (field, language) -> name, description, ...
        self.faults = Faults()
        self.pace = Pace(clock)
        self.requests = RequestLog(clock, self.feed)
        self.webhook = Webhook(self)
        self.inline_queries: dict[str, InlineQuery] = {}
        self.menu_buttons: dict[int, dict[str, Any]] = {}

    def chat(self, which: Chat | Account | int) -> Chat:
        """A chat by itself, by its id, or the private chat of a person."""
        if isinstance(which, Chat):
            return which
        if isinstance(which, Account):
            return self.private_chat(which)
        person = self.accounts.get(which)
        return self.private_chat(person) if person is not None else self.chats[which]

    def private_chat(self, person: Account) -> Chat:
        """The person's chat with the bot, made when first needed."""
        chat = self.chats.get(person.id)
        if chat is None:
            members = {a.id: Member(a, "member") for a in (person, self.bot)}
            chat = Chat(self, person.id, "private", person.name, peer=person, members=members)
            self.chats[chat.id] = chat
        return chat

    def new_group(self, kind: Kind, title: str, members: list[Account], forum: bool) -> Chat:
        """A group whose first member is its creator."""
        number = random.randrange(10**9, 4 * 10**9)
        chat_id = -number if kind == "group" else -1_000_000_000_000 - number
        chat = Chat(self, chat_id, kind, title, forum=forum)
        for place, account in enumerate(members):
            chat.members[account.id] = Member(account, "member" if place else "creator")
        if forum:
            chat.topics[GENERAL_TOPIC] = "General"
            chat.last_id = GENERAL_TOPIC  # a topic's id is that of its first message, and 1 is taken
        self.chats[chat.id] = chat
        self.feed.tick()
        return chat

    def open_topic(self, chat: Chat, name: str, by: Account | None = None) -> int:
        if not chat.forum:
            raise NotPossible(f"{chat.title} has no topics")
        sender = by or next((m.account for m in chat.members.values() if m.present), self.bot)
        service = {"forum_topic_created": {"name": name, "icon_color": 7322096}}
        thread = chat.last_id + 1
        chat.topics[thread] = name
        self.post(chat, sender, service=service, thread=thread, in_topic=True)
        return thread

    def post(self, chat: Chat, sender: Account, **content: Any) -> Message:
        """Put a message into a chat, and tell the bot if it may see it."""
        message = Message(chat.next_id(), chat.id, sender, self.clock(), changed=self.feed.seq + 1, **content)
        chat.log[message.id] = message
        if sender.is_bot and not message.sender_chat and not message.service:
            chat.last_bot = sender.id
        if sender is not self.bot and privacy.bot_sees(self, chat, message):
            self.updates.add("message", payloads.message(self, message), queue=("chat", chat.id))
        self.feed.tick()
        return message

    def change(self, message: Message, **changes: Any) -> Message:
        """Put a changed message in the place of the old one."""
        changed = replace(message, changed=self.feed.seq + 1, **changes)
        self.chats[message.chat_id].log[message.id] = changed
        self.feed.tick()
        return changed

    def current(self, message: Message) -> Message:
        """The same message as it stands now."""
        return self.chats[message.chat_id].log[message.id]

    def account(self, account_id: int) -> Account | None:
        return self.accounts.get(account_id)
