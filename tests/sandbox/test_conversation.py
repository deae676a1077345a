"""One talk from end to end: what the sandbox is for."""

import asyncio

import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient

pytestmark = pytest.mark.usefixtures("group")


async def test_a_message_reaches_the_bot_and_its_answer_reaches_the_person(
    telegram: Telegram, bot: BotClient, wali: User
) -> None:
    await bot.updates()
    await wali.send(None, "Halo bot")
    (update,) = await bot.updates()
    message = update["message"]
    assert message["text"] == "Halo bot"
    assert message["from"]["first_name"] == "Zul"
    await bot("sendMessage", chat_id=message["chat"]["id"], text="<b>Halo</b> Pak", parse_mode="HTML")
    answer = await telegram.wait(lambda m: "Halo Pak" in m.text, chat=wali)
    assert answer.html == "<b>Halo</b> Pak"
    assert answer.entities == ({"type": "bold", "offset": 0, "length": 4},)


async def test_a_press_is_answered(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await wali.start("undangan-1")
    keyboard = {"inline_keyboard": [[{"text": "💾 Simpan", "callback_data": "save:1"}]]}
    await bot("sendMessage", chat_id=wali.id, text="Kartu", reply_markup=keyboard)
    card = await telegram.wait(chat=wali)
    assert card.buttons == [[("💾 Simpan", "save:1")]]
    query = await wali.press(card, "Simpan")
    press = (await bot.updates())[-1]["callback_query"]
    assert press["data"] == "save:1"
    assert press["message"]["reply_markup"] == keyboard
    await bot("answerCallbackQuery", callback_query_id=press["id"], text="Tersimpan", show_alert=True)
    answer = await query.answered()
    assert (answer.text, answer.show_alert) == ("Tersimpan", True)


async def test_waiting_sees_what_is_still_coming(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await wali.start()
    waiting = asyncio.create_task(telegram.wait(lambda m: m.text == "Kedua", chat=wali))
    await bot("sendMessage", chat_id=wali.id, text="Pertama")
    await bot("sendMessage", chat_id=wali.id, text="Kedua")
    assert (await waiting).text == "Kedua"


async def test_waiting_does_not_see_what_came_before_the_last_act(
    telegram: Telegram, bot: BotClient, wali: User
) -> None:
    await wali.start()
    await bot("sendMessage", chat_id=wali.id, text="Lama")
    await wali.send(None, "Lagi")
    with pytest.raises(TimeoutError, match="Lama"):
        await telegram.wait(lambda m: m.text == "Lama", chat=wali, timeout=0.02)
    assert await telegram.wait(lambda m: m.text == "Lama", chat=wali, since=0)


async def test_waiting_sees_an_edit(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await wali.start()
    sent = await bot("sendMessage", chat_id=wali.id, text="Tugas #1")
    telegram.mark()
    await bot("editMessageText", chat_id=wali.id, message_id=sent["message_id"], text="Tugas #1 diterima")
    card = await telegram.wait(lambda m: "diterima" in m.text)
    assert card.id == sent["message_id"]
    assert card.edited is not None


async def test_requests_since_a_mark(telegram: Telegram, bot: BotClient, wali: User) -> None:
    await bot("getMe")
    mark = telegram.mark()
    await bot.raw("sendMessage", chat_id=wali.id, text="x")
    (request,) = telegram.since(mark)
    assert telegram.since(mark, "getMe") == []
    assert request.method == "sendMessage"
    assert request.params["text"] == "x"
    assert request.outcome == "Forbidden: bot can't initiate conversation with a user"


async def test_settled_returns_when_the_bot_has_taken_everything(
    telegram: Telegram, bot: BotClient, wali: User
) -> None:
    await wali.send(None, "Halo")
    with pytest.raises(TimeoutError, match="Halo"):
        await telegram.settled(quiet=0.01, timeout=0.03)
    await bot.updates()
    await telegram.settled(quiet=0.01)


async def test_message_ids_count_per_chat(bot: BotClient, wali: User, group: Chat) -> None:
    first = await wali.send(None, "satu")
    in_group = await wali.send(group, "satu")
    second = await wali.send(None, "dua")
    assert second.id == first.id + 1
    assert in_group.chat_id == group.id
