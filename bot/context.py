"""What every handler and job is given."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Self, cast

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot import files
from bot.cards import Cards
from bot.clock import Clock
from bot.faults import Faults
from bot.settings import Settings
from core.chats import Chat, Place
from core.city import City
from core.messages.message import Message, line
from core.people import Person
from core.tempo import Tempo
from db.dialogues import Question
from db.engine import Database
from db.store import Store
from documents import confined
from documents.text import Text

DOCUMENTS_AT_ONCE = 1  # it may take half a gigabyte


async def alone() -> bool:
    """The only process on its database leads."""
    return True


@dataclass(frozen=True)
class Services:
    """The parts of one running program; `wake` tells the sender that the outbox has grown, `faults` are its errors.

    `leads`: whether this process is the one that does what must be done once.
    """

    settings: Settings
    city: City
    clock: Clock
    database: Database
    wake: Callable[[], None]
    leads: Callable[[], Awaitable[bool]] = alone
    faults: Faults = field(default_factory=Faults)
    ticked: set[int] = field(default_factory=set)  # updates whose tick was committed with their effects
    reading: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(DOCUMENTS_AT_ONCE))

    @cached_property
    def tempo(self) -> Tempo:
        """How fast each person has been sending."""
        return Tempo(self.settings.most_a_minute)

    @asynccontextmanager
    async def store(self, cause: str) -> AsyncIterator[Store]:
        """One transaction; what it says goes out as soon as it is committed."""
        async with self.database.writing() as connection:
            store = Store(connection, self.clock(), cause)
            yield store
        if store.outbox.spoke:
            self.wake()

    @asynccontextmanager
    async def looking(self) -> AsyncIterator[Store]:
        """A consistent view; nothing can be saved through it."""
        async with self.database.reading() as connection:
            yield Store(connection, self.clock(), writing=False)


class TuntasApplication(Application):  # type: ignore[type-arg]
    """PTB's dispatcher with our services; what a handler raises comes out of `process_update`."""

    def __init__(self, services: Services, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.services = services

    async def process_error(self, update: object, error: Exception, *args: Any, **kwargs: Any) -> bool:
        # PTB would swallow it and the update would count as done: bot.errors decides instead.
        raise error


class Context(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """Who speaks, where and when; the door fills in what it found out."""

    incoming: Update
    services: Services
    person: Person
    chat: Chat
    question: Question | None  # what this person was asked here and has not answered
    replied_to: str | None  # the subject of the bot's message this one replies to

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = super().from_update(update, application)
        context.incoming = cast(Update, update)
        context.services = cast(TuntasApplication, application).services
        return context

    @property
    def city(self) -> City:
        return self.services.city

    @property
    def place(self) -> Place:
        return self.chat.place

    @property
    def now(self) -> datetime:
        """In the city's zone."""
        return self.city.local(self.services.clock())

    @property
    def said_at(self) -> datetime:
        """When the message was sent, in the city's zone: "besok" counts from there."""
        return self.city.local(self.incoming.message.date) if self.incoming.message else self.now

    @property
    def words(self) -> str:
        """The message's text or caption, without the command it begins with."""
        message = self.incoming.message
        text = (message.text or message.caption or "").strip() if message else ""
        if not text.startswith("/"):
            return text
        return text.split(maxsplit=1)[1] if len(text.split(maxsplit=1)) > 1 else ""

    @property
    def album(self) -> str | None:
        """The pictures of one album come as messages of their own, the words on the first alone."""
        return self.incoming.message.media_group_id if self.incoming.message else None

    @property
    def data(self) -> str:
        """What the pressed button carries."""
        query = self.incoming.callback_query
        return query.data or "" if query else ""

    @asynccontextmanager
    async def store(self) -> AsyncIterator[Store]:
        """The update's one transaction: its effects, what is said of them, and the inbox's tick."""
        async with self.services.store(f"update/{self.incoming.update_id}") as store:
            yield store
            await store.inbox.finish(self.incoming.update_id)
        self.services.ticked.add(self.incoming.update_id)

    async def read_document(self, file_id: str, name: str) -> Text:
        """What a document says, fetched from Telegram: never within a transaction. Raises Unreadable."""
        content = await files.fetch(self.bot, file_id)
        async with self.services.reading:
            return await confined.read(name, content)

    def cards(self, store: Store) -> Cards:
        return Cards(store, self.city)

    async def say(self, store: Store, *messages: Message, subject: str | None = None) -> None:
        """Replies; in groups the first one quotes what it answers."""
        quoted = self.incoming.message.message_id if self.incoming.message and not self.place.is_private else None
        for message in messages:
            await store.outbox.say(self.place, message, subject=subject, reply_to=quoted)
            quoted = None

    async def answer(self, store: Store, text: str, *, alert: bool = False) -> None:
        """Says one sentence: over the pressed button, or as a reply where words were typed."""
        query = self.incoming.callback_query
        if query:
            await store.outbox.answer(self.place.chat_id, query.id, text, alert=alert)
        else:
            await self.say(store, Message(line("{}", text)))
