"""What becomes of an update whose handler raised: a refusal is said, a failure is logged and owned up to."""

from __future__ import annotations

import logging
from contextlib import suppress

from telegram import Update

from bot.context import Services
from bot.logs import scrubbed
from core.chats import Place
from core.errors import Refusal
from core.messages import alarms, refusals
from core.messages.message import Message, line
from db.store import Store

log = logging.getLogger(__name__)


async def refused(update: Update, refusal: Refusal, services: Services) -> None:
    """Says what is wrong and what to do; nothing else was changed."""
    sentence = refusals.sentence(refusal, refusals.Where(services.city.zone))
    async with services.store(f"update/{update.update_id}") as store:
        await _tell(store, update, sentence)
        await store.inbox.finish(update.update_id)


async def failed(update: Update, error: Exception, services: Services) -> None:
    """Our own mistake: the update is put aside with its reason, and the person is not left waiting."""
    log.error("update_failed update_id=%d", update.update_id, exc_info=error)
    async with services.store(f"update/{update.update_id}") as store:
        with suppress(AttributeError):  # of a shape Telegram does not send: there is nobody to tell
            await _tell(store, update, alarms.FAILED)
        await store.inbox.finish(update.update_id, "failed", scrubbed(f"{type(error).__name__}: {error}")[:500])


async def _tell(store: Store, update: Update, sentence: str) -> None:
    query, message = update.callback_query, update.message
    if query is not None:
        chat_id = query.message.chat.id if query.message else query.from_user.id
        # A window to be closed: a bubble over the button is gone before a slow reader has read it.
        await store.outbox.answer(chat_id, query.id, sentence, alert=True)
    elif message is not None:
        thread = (message.message_thread_id or 0) if message.is_topic_message else 0
        quoted = None if message.chat.type == message.chat.PRIVATE else message.message_id
        await store.outbox.say(Place(message.chat.id, thread), Message(line("{}", sentence)), reply_to=quoted)
