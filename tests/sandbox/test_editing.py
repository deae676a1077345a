"""Changing and deleting what stands."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient, StandingClock

KEYBOARD = {"inline_keyboard": [[{"text": "Ya", "callback_data": "y"}]]}
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
    " the same as a current content and reply markup of the message"
)


@pytest.fixture
async def card(bot: BotClient, wali: User) -> dict[str, Any]:
    await wali.start()
    sent = await bot("sendMessage", chat_id=wali.id, text="<b>Kartu</b>", parse_mode="HTML", reply_markup=KEYBOARD)
    return {"chat_id": wali.id, "message_id": sent["message_id"]}


async def test_an_edit_without_a_change_is_an_error(bot: BotClient, card: dict[str, Any]) -> None:
    same = card | {"text": " <strong>Kartu</strong> ", "parse_mode": "HTML", "reply_markup": KEYBOARD}
    assert await bot.refusal("editMessageText", **same) == NOT_MODIFIED
    assert await bot.refusal("editMessageReplyMarkup", **card, reply_markup=KEYBOARD) == NOT_MODIFIED


async def test_other_formatting_is_a_change(bot: BotClient, card: dict[str, Any]) -> None:
    edited = await bot("editMessageText", **card, text="Kartu", reply_markup=KEYBOARD)
    assert "entities" not in edited


async def test_an_edit_without_keyboard_takes_the_keyboard_away(
    bot: BotClient, wali: User, card: dict[str, Any]
) -> None:
    await bot("editMessageText", **card, text="Kartu baru")
    assert wali.chat.last.buttons == []
    assert wali.chat.last.edited is not None


async def test_only_own_messages_can_be_edited(bot: BotClient, wali: User, card: dict[str, Any]) -> None:
    said = await wali.send(None, "milik saya")
    other = {"chat_id": wali.id, "message_id": said.id, "text": "x"}
    assert await bot.refusal("editMessageText", **other) == "Bad Request: message can't be edited"
    gone = {"chat_id": wali.id, "message_id": 999, "text": "x"}
    assert await bot.refusal("editMessageText", **gone) == "Bad Request: message to edit not found"


async def test_a_message_with_force_reply_cannot_be_edited(bot: BotClient, wali: User) -> None:
    await wali.start()
    asked = await bot("sendMessage", chat_id=wali.id, text="Berapa persen?", reply_markup={"force_reply": True})
    edit = {"chat_id": wali.id, "message_id": asked["message_id"], "text": "x"}
    assert await bot.refusal("editMessageText", **edit) == "Bad Request: message can't be edited"


async def test_an_edit_keeps_the_limits(bot: BotClient, card: dict[str, Any]) -> None:
    assert await bot.refusal("editMessageText", **card, text="x" * 4097) == "Bad Request: message is too long"
    assert await bot.refusal("editMessageText", **card) == "Bad Request: message text is empty"


async def test_a_message_can_be_deleted_for_two_days(
    bot: BotClient, wali: User, card: dict[str, Any], clock: StandingClock
) -> None:
    said = await wali.send(None, "x")
    assert await bot("deleteMessage", chat_id=wali.id, message_id=said.id)
    again = await bot.refusal("deleteMessage", chat_id=wali.id, message_id=said.id)
    assert again == "Bad Request: message to delete not found"
    clock.pass_by(hours=49)
    assert await bot.refusal("deleteMessage", **card) == "Bad Request: message can't be deleted"
    assert await bot("editMessageText", **card, text="masih bisa diubah")


async def test_what_others_wrote_only_an_administrator_deletes(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User
) -> None:
    said = await wali.send(group, "x")
    which = {"chat_id": group.id, "message_id": said.id}
    assert await bot.refusal("deleteMessage", **which) == "Bad Request: message can't be deleted"
    await telegram.promote_bot(group)
    assert await bot("deleteMessage", **which)


async def test_pinning_needs_rights(telegram: Telegram, bot: BotClient, group: Chat, wali: User) -> None:
    sent = await bot("sendMessage", chat_id=group.id, text="x")
    which = {"chat_id": group.id, "message_id": sent["message_id"]}
    assert "not enough rights" in await bot.refusal("pinChatMessage", **which)
    await telegram.promote_bot(group)
    assert await bot("pinChatMessage", **which)
    assert (await bot("getChat", chat_id=group.id))["pinned_message"]["text"] == "x"


async def test_reactions_of_the_bot(bot: BotClient, wali: User) -> None:
    said = await wali.send(None, "x")
    which = {"chat_id": wali.id, "message_id": said.id}
    assert await bot("setMessageReaction", **which, reaction=[{"type": "emoji", "emoji": "👍"}])
    assert wali.chat.last.reactions == ((1, "👍"),)
    missing = await bot.refusal("setMessageReaction", chat_id=wali.id, message_id=99)
    assert missing == "Bad Request: message to react not found"


async def test_a_press_can_be_answered_once_and_not_late(
    bot: BotClient, wali: User, card: dict[str, Any], clock: StandingClock
) -> None:
    too_old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    query = await wali.press(wali.chat.last, "Ya")
    assert await bot.refusal("answerCallbackQuery", callback_query_id="123") == too_old
    long = await bot.refusal("answerCallbackQuery", callback_query_id=query.id, text="x" * 201)
    assert long == "Bad Request: MESSAGE_TOO_LONG"
    assert await bot("answerCallbackQuery", callback_query_id=query.id, text="x" * 200)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query.id) == too_old
    late = await wali.press(wali.chat.last, "Ya")
    clock.pass_by(minutes=5)
    assert await bot.refusal("answerCallbackQuery", callback_query_id=late.id) == too_old


async def test_a_press_can_be_forged_and_needs_its_button(bot: BotClient, wali: User, card: dict[str, Any]) -> None:
    with pytest.raises(LookupError, match="no button 'Tidak'"):
        await wali.press(wali.chat.last, "Tidak")
    await bot.updates()
    await wali.press(wali.chat.last, data="v1:approve:999")
    (update,) = await bot.updates()
    assert update["callback_query"]["data"] == "v1:approve:999"
