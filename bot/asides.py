"""The calls that put no message into a chat: answers to presses and inline queries, and a person's menu."""

from __future__ import annotations

from telegram import Bot, BotCommandScopeChat, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode

from db.outgoing import ANSWER, INLINE, Outgoing

FORGET_AFTER = 5  # seconds for which Telegram may give the same offers again


async def call(bot: Bot, row: Outgoing) -> None:
    if row.kind == ANSWER:
        await bot.answer_callback_query(
            row.body["query_id"], text=row.body["text"] or None, show_alert=row.body["alert"]
        )
    elif row.kind == INLINE:
        results = [
            InlineQueryResultArticle(
                each["id"],
                each["title"],
                InputTextMessageContent(
                    each["html"], ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
                ),
                description=each["description"],
            )
            for each in row.body["offers"]
        ]
        await bot.answer_inline_query(row.body["query_id"], results, cache_time=FORGET_AFTER, is_personal=True)
    else:
        commands = [(command, told) for command, told in row.body["commands"]]
        await bot.set_my_commands(commands, scope=BotCommandScopeChat(row.place.chat_id))
