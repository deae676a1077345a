"""What Telegram takes, and from whom to whom."""

from typing import Any

import pytest

from sandbox.telegram import Chat, NotPossible, Telegram, User
from tests.sandbox.conftest import BotClient


def keyboard(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


def button(text: str = "Ya", data: str = "y") -> dict[str, Any]:
    return {"text": text, "callback_data": data}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("   ", "message text is empty"),
        ("<b> </b>", "message text is empty"),
        ("é" * 4097, "message is too long"),
        ("👍" * 4097, "message is too long"),
        ("x" * 32769, "text is too long"),
        (f"<b>{'x' * 4097}</b>", "message is too long"),
    ],
)
async def test_texts_that_are_refused(bot: BotClient, wali: User, text: str, reason: str) -> None:
    await wali.start()
    answer = await bot.refusal("sendMessage", chat_id=wali.id, text=text, parse_mode="HTML")
    assert answer == f"Bad Request: {reason}"


@pytest.mark.parametrize("text", ["x" * 4096, "👍" * 4096, f"<b>{'x' * 4096}</b>", "&amp;" * 4096])
async def test_length_counts_characters_after_parsing(bot: BotClient, wali: User, text: str) -> None:
    await wali.start()
    assert await bot("sendMessage", chat_id=wali.id, text=text, parse_mode="HTML")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (keyboard([button(data="x" * 65)]), "BUTTON_DATA_INVALID"),
        (keyboard([button(data="é" * 33)]), "BUTTON_DATA_INVALID"),
        (keyboard([button(data="")]), "BUTTON_DATA_INVALID"),
        (keyboard([button(text=" ")]), "inline keyboard button text must be non-empty"),
        (keyboard([button()] * 9), "reply markup is too long"),
        (keyboard(*[[button()]] * 101), "reply markup is too long"),
        (
            keyboard([{"text": "x"}]),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            keyboard([{"text": "x", "url": "bukan"}]),
            "inline keyboard button URL 'bukan' is invalid: Wrong HTTP URL",
        ),
        ([1], "object expected as reply markup"),
    ],
)
async def test_keyboards_that_are_refused(bot: BotClient, wali: User, markup: Any, reason: str) -> None:
    await wali.start()
    answer = await bot.refusal("sendMessage", chat_id=wali.id, text="x", reply_markup=markup)
    assert answer == f"Bad Request: {reason}"


async def test_the_largest_keyboard_is_taken(bot: BotClient, wali: User) -> None:
    await wali.start()
    rows = [[button(data="x" * 64)] * 8] * 12 + [[button()] * 4]
    await bot("sendMessage", chat_id=wali.id, text="x", reply_markup=keyboard(*rows))
    assert len(wali.chat.last.labels) == 100


async def test_who_never_pressed_start_cannot_be_written_to(bot: BotClient, group: Chat, kepala: User) -> None:
    reason = await bot.refusal("sendMessage", chat_id=kepala.id, text="x")
    assert reason == "Forbidden: bot can't initiate conversation with a user"


async def test_whom_the_bot_never_met_is_no_chat(telegram: Telegram, bot: BotClient) -> None:
    stranger = telegram.user("Orang Lain")
    unknown = telegram.group("Grup Lain", members=[stranger])
    for chat_id in (stranger.id, unknown.id, 42, "@siapa", "x"):
        reason = await bot.refusal("sendMessage", chat_id=chat_id, text="x")
        assert reason == "Bad Request: chat not found"


async def test_who_blocked_the_bot_is_not_reached_until_start(bot: BotClient, wali: User) -> None:
    await wali.start()
    await wali.block()
    reason = await bot.refusal("sendMessage", chat_id=wali.id, text="x")
    assert reason == "Forbidden: bot was blocked by the user"
    with pytest.raises(NotPossible):
        await wali.send(None, "masih di sini?")
    await wali.start()
    assert await bot("sendMessage", chat_id=wali.id, text="x")


async def test_a_deactivated_person_is_not_reached(bot: BotClient, wali: User) -> None:
    await wali.start()
    wali.deactivated = True
    reason = await bot.refusal("sendMessage", chat_id=wali.id, text="x")
    assert reason == "Forbidden: user is deactivated"


async def test_a_reply_needs_its_message(bot: BotClient, wali: User) -> None:
    await wali.start()
    reply = {"message_id": 999}
    reason = await bot.refusal("sendMessage", chat_id=wali.id, text="x", reply_parameters=reply)
    assert reason == "Bad Request: message to be replied not found"
    lenient = reply | {"allow_sending_without_reply": True}
    assert "reply_to_message" not in await bot("sendMessage", chat_id=wali.id, text="x", reply_parameters=lenient)


async def test_a_reply_carries_its_message_one_level_deep(bot: BotClient, wali: User) -> None:
    first = await wali.send(None, "satu")
    second = await bot("sendMessage", chat_id=wali.id, text="dua", reply_parameters={"message_id": first.id})
    assert second["reply_to_message"]["text"] == "satu"
    await wali.send(None, "tiga", reply_to=second["message_id"])
    replied = (await bot.updates())[-1]["message"]["reply_to_message"]
    assert replied["text"] == "dua"
    assert "reply_to_message" not in replied


async def test_topics(telegram: Telegram, bot: BotClient, wali: User) -> None:
    forum = telegram.supergroup("Kota", members=[wali], topics=True)
    topic = forum.topic("Dinas PU")
    await telegram.add_bot(forum, by=wali)
    await bot.updates()
    sent = await bot("sendMessage", chat_id=forum.id, text="x", message_thread_id=topic)
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (topic, True)
    assert "message_thread_id" not in await bot("sendMessage", chat_id=forum.id, text="x", message_thread_id=1)
    reason = await bot.refusal("sendMessage", chat_id=forum.id, text="x", message_thread_id=777)
    assert reason == "Bad Request: message thread not found"
    await wali.send(forum, "/tugas@tuntas_bot", thread=topic)
    message = (await bot.updates())[-1]["message"]
    assert message["message_thread_id"] == topic
    assert message["reply_to_message"]["forum_topic_created"]["name"] == "Dinas PU"


async def test_a_reply_in_another_topic_is_never_sent(telegram: Telegram, bot: BotClient, wali: User) -> None:
    forum = telegram.supergroup("Kota", members=[wali], topics=True)
    here, there = forum.topic("A"), forum.topic("B")
    await telegram.add_bot(forum)
    asked = await wali.send(forum, "x", thread=here)
    reply = {"message_id": asked.id, "allow_sending_without_reply": True}
    reason = await bot.refusal(
        "sendMessage", chat_id=forum.id, text="x", message_thread_id=there, reply_parameters=reply
    )
    assert reason == "Bad Request: message to be replied not found"


async def test_without_topics_a_reply_has_a_thread_too(telegram: Telegram, bot: BotClient, wali: User) -> None:
    supergroup = telegram.supergroup("Kota", members=[wali])
    await telegram.add_bot(supergroup)
    card = await bot("sendMessage", chat_id=supergroup.id, text="kartu")
    await wali.send(supergroup, "laporan", reply_to=card["message_id"])
    message = (await bot.updates())[-1]["message"]
    assert message["message_thread_id"] == card["message_id"]
    assert "is_topic_message" not in message


async def test_a_long_text_of_a_person_becomes_several_messages(bot: BotClient, wali: User) -> None:
    await wali.send(None, "x" * 5000)
    assert [len(update["message"]["text"]) for update in await bot.updates()] == [4096, 904]


async def test_an_album_is_several_messages_of_one_group(bot: BotClient, wali: User) -> None:
    await wali.send_album([b"satu", b"dua"], caption="Bukti")
    first, second = [update["message"] for update in await bot.updates()]
    assert first["media_group_id"] == second["media_group_id"]
    assert first["caption"] == "Bukti"
    assert "caption" not in second


async def test_a_forwarded_message_names_its_origin(bot: BotClient, wali: User, group: Chat, kepala: User) -> None:
    said = await kepala.send(group, "Sudah 60%")
    await wali.forward(said)
    message = (await bot.updates())[-1]["message"]
    assert message["forward_origin"]["sender_user"]["id"] == kepala.id


async def test_an_anonymous_administrator_speaks_as_the_group(bot: BotClient, group: Chat, wali: User) -> None:
    await wali.send(group, "/status@tuntas_bot", anonymous=True)
    message = (await bot.updates())[-1]["message"]
    assert message["from"]["id"] == 1087968824
    assert message["sender_chat"]["id"] == group.id


async def test_people_write_only_where_they_are(telegram: Telegram, group: Chat) -> None:
    stranger = telegram.user("Orang Lain")
    with pytest.raises(NotPossible):
        await stranger.send(group, "halo")
    await stranger.join(group)
    assert await stranger.send(group, "halo")


async def test_chat_actions_are_known_words(bot: BotClient, wali: User) -> None:
    await wali.start()
    assert await bot("sendChatAction", chat_id=wali.id, action="typing")
    reason = await bot.refusal("sendChatAction", chat_id=wali.id, action="menari")
    assert reason == "Bad Request: wrong parameter action in request"
