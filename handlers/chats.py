"""The bot comes into a group, leaves it, is linked to an OPD; a group becomes a supergroup."""

from __future__ import annotations

from telegram import ChatMember, Update
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot import menus, reachability
from bot.context import Context
from core.chats import Chat, Place, Purpose
from core.messages import people as wording
from core.messages.refusals import UnknownAgency, WrongUse
from core.people import Action
from core.reading import read_agencies

OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
PURPOSES = {"umum": Purpose.COMMON, "staf": Purpose.STAFF, "pimpinan": Purpose.LEADERS}


async def membership(update: Update, context: Context) -> None:
    """The bot was added, removed, blocked or unblocked."""
    changed = update.my_chat_member
    assert changed is not None
    place = Place(changed.chat.id)
    async with context.store() as store:
        context.chat = await store.chats.get(place)
        if changed.new_chat_member.status in OUTSIDE:
            await reachability.lost(store, context.city, place.chat_id)
        else:
            await reachability.found(store, context.city, place.chat_id)
            came = changed.old_chat_member.status in OUTSIDE
            if came and not place.is_private and context.chat.purpose is Purpose.UNLINKED:
                await store.outbox.say(place, wording.welcomed(changed.chat.title or ""))
    # The door would take whoever threw the bot out for a sign of life of the chat.
    raise ApplicationHandlerStop


async def migration(update: Update, context: Context) -> None:
    """Telegram says so in both chats; the second time nothing is left to change."""
    message = update.message
    assert message is not None
    old, new = message.chat.id, message.migrate_to_chat_id
    if message.migrate_from_chat_id:
        old, new = message.migrate_from_chat_id, message.chat.id
    async with context.store() as store:
        if new:
            await reachability.moved(store, context.city, old, new)


async def link(update: Update, context: Context) -> None:
    """/hubungkan OPD · umum · staf · pimpinan"""
    context.person.require(Action.LINK_CHAT)
    if context.place.is_private:
        raise WrongUse(wording.ONLY_IN_GROUP)
    words = context.words
    if not words:
        raise WrongUse(f"Mohon sebutkan OPD atau kegunaannya: {wording.HOW_TO_LINK}")
    purpose = PURPOSES.get(words.lower(), Purpose.AGENCY)
    agency = _agency(context, words) if purpose is Purpose.AGENCY else None
    title = update.effective_chat.title or "" if update.effective_chat else ""
    chat = Chat(context.place, purpose, agency, title)
    async with context.store() as store:
        await store.chats.link(chat)
        await menus.offer_in_group(store, context.chat, chat)
        await context.say(store, wording.linked(chat, context.city.register))
        if agency:
            await context.cards(store).deliver_open(agency)


def _agency(context: Context, words: str) -> str:
    codes = [code for code in read_agencies(words, context.city.register) if not context.city.register[code].group]
    if len(codes) != 1:
        raise UnknownAgency(words)
    return codes[0]


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(ChatMemberHandler(membership, ChatMemberHandler.MY_CHAT_MEMBER), group=-2)
    application.add_handler(
        MessageHandler(filters.UpdateType.MESSAGE & filters.StatusUpdate.MIGRATE, migration), group=-2
    )
    application.add_handler(CommandHandler("hubungkan", link, filters.UpdateType.MESSAGE))
