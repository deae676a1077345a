"""The calls that put a message into a chat, or change one that stands there."""

from __future__ import annotations

from typing import Any

from telegram import Bot, ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest

from core.messages.message import Message
from db.outgoing import Outgoing

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
NOT_MODIFIED = "message is not modified"  # what Telegram says of a 400, in lower case


async def call(bot: Bot, row: Outgoing, *, silent: bool) -> int:
    """The id of the message that was sent or edited."""
    if row.standing is None:
        return await _send(bot, row, row.message, silent=silent)
    try:
        await _edit(bot, row, row.message)
    except BadRequest as error:
        if NOT_MODIFIED not in str(error).lower():
            raise
    return row.standing


async def _edit(bot: Bot, row: Outgoing, message: Message) -> None:
    await bot.edit_message_text(
        message.html,
        chat_id=row.place.chat_id,
        message_id=row.standing,
        parse_mode=ParseMode.HTML,
        reply_markup=_keyboard(message),
        link_preview_options=NO_PREVIEW,
    )


async def _send(bot: Bot, row: Outgoing, message: Message, *, silent: bool) -> int:
    reply_to = row.body.get("reply_to")
    where: dict[str, Any] = {
        "chat_id": row.place.chat_id,
        "message_thread_id": row.place.thread_id or None,
        "parse_mode": ParseMode.HTML,
        "disable_notification": silent,
        "reply_markup": _keyboard(message) or _ask(message),
        "reply_parameters": ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
    }
    if message.attachment is None:
        sent = await bot.send_message(text=message.html, link_preview_options=NO_PREVIEW, **where)
    else:
        kind, file_id = message.attachment.kind, message.attachment.file_id
        send = {"photo": bot.send_photo, "video": bot.send_video, "document": bot.send_document}
        sent = await send[kind](caption=message.html, **{kind: file_id}, **where)  # type: ignore[operator]
    return int(sent.message_id)


def _keyboard(message: Message) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(b.label, callback_data=b.data or None, url=b.url or None) for b in row]
            for row in message.buttons
        ]
    )


def _ask(message: Message) -> ForceReply | None:
    # Under privacy mode a plain answer in a group would never arrive: the app must send it as a reply.
    return ForceReply(selective=True, input_field_placeholder=message.asks[:64]) if message.asks else None
