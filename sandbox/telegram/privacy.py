"""Which messages of people reach the bot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sandbox.telegram import entities
from sandbox.telegram.chats import Chat
from sandbox.telegram.messages import Message

if TYPE_CHECKING:
    from sandbox.telegram.world import World


def bot_sees(world: World, chat: Chat, message: Message) -> bool:
    """Everything in private, or with privacy mode off, or as an administrator; else what is meant for it.

    With privacy mode on these come from a group: commands addressed to this bot, plain commands while
    this bot was the last bot to write there, replies to its messages, messages via it, and service messages.
    A bare mention does not come. Nothing another bot writes ever comes.
    """
    if chat.is_private:
        return True
    if not chat.has(world.bot.id):
        return False
    if message.sender.is_bot and not message.service:
        return False
    addressee = entities.command_addressee(message.text, message.entities)
    return (
        bool(message.service)
        or "via_bot" in message.extra
        or not world.privacy
        or chat.is_admin(world.bot.id)
        or _replies_to_bot(world, chat, message)
        or addressee == (world.bot.username or "").lower()
        or (addressee == "" and chat.last_bot == world.bot.id)
    )


def _replies_to_bot(world: World, chat: Chat, message: Message) -> bool:
    replied = chat.log.get(message.reply_to) if message.reply_to else None
    return replied is not None and replied.sender is world.bot and not replied.service
