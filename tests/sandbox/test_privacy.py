"""Which messages of a group reach the bot."""

import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient


@pytest.fixture(autouse=True)
async def _settled_in(bot: BotClient, group: Chat) -> None:
    await bot.updates()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("selamat pagi", False),
        ("halo @tuntas_bot", False),
        ("/tugas", False),
        ("/tugas@tuntas_bot", True),
        ("/tugas@TUNTAS_BOT 5", True),
        ("tolong /tugas@tuntas_bot", True),
        ("/tugas@bot_lain", False),
    ],
)
async def test_with_privacy_on_only_what_is_meant_for_it(
    bot: BotClient, group: Chat, wali: User, text: str, seen: bool
) -> None:
    await wali.send(group, text)
    assert bool(await bot.updates()) is seen


async def test_a_plain_command_arrives_while_the_bot_wrote_last(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User
) -> None:
    await bot("sendMessage", chat_id=group.id, text="halo")
    await wali.send(group, "obrolan")
    await wali.send(group, "/tugas")
    assert [update["message"]["text"] for update in await bot.updates()] == ["/tugas"]
    other = telegram.user("Bot Lain", username="bot_lain", is_bot=True)
    await other.join(group)
    await other.send(group, "saya juga")
    await wali.send(group, "/tugas")
    assert await bot.kinds() == ["message"]  # only that the other bot joined


async def test_replies_to_its_messages_arrive(bot: BotClient, group: Chat, wali: User) -> None:
    card = await bot("sendMessage", chat_id=group.id, text="kartu")
    said = await wali.send(group, "60%", reply_to=card["message_id"])
    await wali.send(group, "bukan untuk bot", reply_to=said)
    assert [update["message"]["text"] for update in await bot.updates()] == ["60%"]


async def test_service_messages_arrive(telegram: Telegram, bot: BotClient, group: Chat) -> None:
    newcomer = telegram.user("Staf Baru")
    await newcomer.join(group)
    await newcomer.leave(group)
    joined, left = [update["message"] for update in await bot.updates()]
    assert joined["new_chat_members"][0]["id"] == newcomer.id
    assert left["left_chat_member"]["id"] == newcomer.id


async def test_with_privacy_off_everything_arrives(telegram: Telegram, bot: BotClient, group: Chat, wali: User) -> None:
    telegram.privacy = False
    assert (await bot("getMe"))["can_read_all_group_messages"] is True
    await wali.send(group, "selamat pagi")
    assert await bot.kinds() == ["message"]


async def test_an_administrator_bot_sees_everything(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User
) -> None:
    await telegram.promote_bot(group)
    await wali.send(group, "selamat pagi")
    assert await bot.kinds() == ["my_chat_member", "message"]


async def test_in_private_everything_arrives(bot: BotClient, wali: User) -> None:
    await wali.send(None, "selamat pagi")
    assert await bot.kinds() == ["message"]


async def test_nothing_another_bot_says_arrives(telegram: Telegram, bot: BotClient, group: Chat) -> None:
    telegram.privacy = False
    other = telegram.user("Bot Lain", is_bot=True)
    await other.join(group)
    await bot.updates()
    await other.send(group, "/tugas@tuntas_bot")
    assert await bot.updates() == []


async def test_edits_follow_the_same_rule(bot: BotClient, group: Chat, wali: User) -> None:
    said = await wali.send(group, "obrolan")
    await wali.edit(said, "obrolan lain")
    assert await bot.updates() == []
    await wali.edit(said, "/tugas@tuntas_bot")
    (update,) = await bot.updates()
    assert update["edited_message"]["edit_date"] > 0
