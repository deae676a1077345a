"""Who is speaking, and where: found out once, before any other handler; strangers stop here."""

from __future__ import annotations

import re

from telegram import Chat as TelegramChat
from telegram import Message as TelegramMessage
from telegram import Update, User
from telegram.ext import Application, ApplicationHandlerStop, TypeHandler

from bot import menus, reachability
from bot.context import Context
from core.chats import Chat, Place, Purpose
from core.messages import people as wording
from core.messages.message import Message, line
from core.tempo import Verdict
from db.dialogues import card_of
from db.store import Store

OPEN_TO_STRANGERS = ("/start", "/bantuan")


async def identify(update: Update, context: Context) -> None:
    user, chat = update.effective_user, update.effective_chat
    message = update.message
    if update.inline_query is not None:
        await _identify_typing(context, update.inline_query.from_user)
        return
    if message is not None and message.via_bot is not None and message.via_bot.id == context.bot.id:
        raise ApplicationHandlerStop  # our own words, which somebody has sent on
    if user is None or chat is None or user.is_bot or chat.type == TelegramChat.CHANNEL:
        if message is not None and message.sender_chat is not None and _is_command(message):
            await _turn_away(context, Place(message.chat.id, _thread(message)), wording.ANONYMOUS)
        raise ApplicationHandlerStop
    place = Place(chat.id, _thread(update.effective_message))
    await _keep_pace(context, user, place)
    async with context.services.looking() as store:
        await _look(context, store, place, user.full_name)
    await _remember(context)
    if context.person.is_stranger and not _may_pass(update):
        if place.is_private or update.callback_query or (message and _is_command(message)):
            await _turn_away(context, place, wording.STRANGER)
        raise ApplicationHandlerStop


async def _keep_pace(context: Context, user: User, place: Place) -> None:
    """Who sends too fast is told once a minute; a pressed button is answered each time."""
    message = context.incoming.message
    sent_at = message.date if message else context.services.clock()
    is_evidence = message is not None and bool(message.photo or message.document)
    verdict = context.services.tempo.verdict(user.id, sent_at, is_evidence=is_evidence)
    if verdict is Verdict.HANDLED:
        return
    if verdict is Verdict.TOLD or context.incoming.callback_query:
        await _turn_away(context, place, wording.TOO_FAST)
    raise ApplicationHandlerStop


async def _identify_typing(context: Context, user: User) -> None:
    """An inline query comes from no chat, and what is chosen may go into any: nothing is known of that place."""
    context.chat = Chat(Place(user.id))
    async with context.services.looking() as store:
        context.person = await store.people.get(user.id, user.full_name)


async def _look(context: Context, store: Store, place: Place, name: str) -> None:
    user = context.incoming.effective_user
    message = context.incoming.message
    assert user is not None
    context.chat = await store.chats.get(place)
    context.person = (await store.people.get(user.id, name)).speaking_in(context.chat.agency)
    replied = message.reply_to_message if message else None
    subject = None
    if replied and replied.from_user and replied.from_user.id == context.bot.id:
        subject = await store.outbox.subject_of(place.chat_id, replied.message_id)
        context.replied_to = card_of(subject) if subject else _numbers_in(replied.text or replied.caption or "")
    else:
        context.replied_to = None
    context.question = await store.dialogues.open(place.chat_id, user.id, subject)


def _numbers_in(text: str) -> str | None:
    """What a message of ours is about whose sending was never confirmed: the numbers in it say."""
    numbers = dict.fromkeys(re.findall(r"#(\d{1,9})\b", text))
    return f"numbers:{','.join(numbers)}" if numbers else None


async def _remember(context: Context) -> None:
    """A registered person's private chat, and that a chat thought lost speaks again."""
    new = context.place.is_private and context.chat.purpose is Purpose.UNLINKED and not context.person.is_stranger
    if not new and context.chat.reachable:
        return
    async with context.services.store(f"door/{context.incoming.update_id}") as store:
        if new:
            context.chat = Chat(context.place, Purpose.PRIVATE, title=context.person.name)
            await store.chats.know(context.chat)
            await store.people.rename(context.person)
            await menus.offer(store, context.person)
        await reachability.found(store, context.city, context.place.chat_id)


async def _turn_away(context: Context, place: Place, sentence: str) -> None:
    context.chat = Chat(place)
    async with context.store() as store:
        if context.incoming.callback_query:
            await context.answer(store, sentence, alert=True)
        else:
            await context.say(store, Message(line("{}", sentence)))


def _may_pass(update: Update) -> bool:
    text = update.message.text or "" if update.message else ""
    in_private = update.effective_chat is not None and update.effective_chat.type == TelegramChat.PRIVATE
    return in_private and text.startswith(OPEN_TO_STRANGERS)


def _is_command(message: TelegramMessage) -> bool:
    return (message.text or message.caption or "").startswith("/")


def _thread(message: TelegramMessage | object) -> int:
    if not isinstance(message, TelegramMessage) or not message.is_topic_message:
        return 0
    return message.message_thread_id or 0


def register(application: Application) -> None:  # type: ignore[type-arg]
    application.add_handler(TypeHandler(Update, identify), group=-1)
