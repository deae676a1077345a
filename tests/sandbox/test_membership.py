"""Coming and going of the bot and of people."""

import pytest

from sandbox.telegram import Chat, NotPossible, Telegram, User
from tests.sandbox.conftest import BotClient


async def test_the_bot_hears_that_it_was_added(telegram: Telegram, bot: BotClient, group: Chat, wali: User) -> None:
    change, joined = await bot.updates()
    assert change["my_chat_member"]["from"]["id"] == wali.id
    assert change["my_chat_member"]["old_chat_member"]["status"] == "left"
    assert change["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined["message"]["new_chat_members"][0]["username"] == "tuntas_bot"


@pytest.mark.parametrize("kind", ["group", "supergroup"])
async def test_a_kicked_bot_cannot_write(telegram: Telegram, bot: BotClient, wali: User, kind: str) -> None:
    group = telegram.supergroup("G", [wali]) if kind == "supergroup" else telegram.group("G", [wali])
    await telegram.add_bot(group)
    await bot.updates()
    await telegram.kick_bot(group, by=wali)
    (update,) = await bot.updates()
    assert update["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    reason = await bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert reason == f"Forbidden: bot was kicked from the {kind} chat"
    await wali.send(group, "/tugas@tuntas_bot")
    assert await bot.updates() == []


async def test_a_bot_that_left_is_no_member(bot: BotClient, group: Chat) -> None:
    assert await bot("leaveChat", chat_id=group.id)
    reason = await bot.refusal("getChatMemberCount", chat_id=group.id)
    assert reason == "Forbidden: bot is not a member of the group chat"


async def test_a_deleted_group_is_gone(telegram: Telegram, bot: BotClient, group: Chat) -> None:
    await telegram.delete_group(group)
    reason = await bot.refusal("sendMessage", chat_id=group.id, text="x")
    assert reason == "Forbidden: the group chat was deleted"


async def test_a_group_migrates(telegram: Telegram, bot: BotClient, group: Chat, wali: User) -> None:
    await bot.updates()
    new_id = await telegram.migrate(group)
    old, new = [update["message"] for update in await bot.updates()]
    assert (old["chat"]["id"], old["migrate_to_chat_id"]) == (group.id, new_id)
    assert (new["chat"]["id"], new["migrate_from_chat_id"]) == (new_id, group.id)
    answer = (await bot.raw("sendMessage", chat_id=group.id, text="x")).json()
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": new_id}
    assert await bot("sendMessage", chat_id=new_id, text="x")
    with pytest.raises(NotPossible):
        await wali.send(group, "masih di grup lama")
    assert await wali.send(telegram.chat(new_id), "di grup baru")


async def test_the_bot_hears_of_block_and_unblock(bot: BotClient, wali: User) -> None:
    await wali.start()
    await bot.updates()
    await wali.block()
    await wali.unblock()
    blocked, unblocked = [update["my_chat_member"]["new_chat_member"]["status"] for update in await bot.updates()]
    assert (blocked, unblocked) == ("kicked", "member")


async def test_members_of_others_are_told_to_an_administrator_that_asks(
    telegram: Telegram, bot: BotClient, group: Chat, kepala: User
) -> None:
    await bot.updates()
    await bot("getUpdates", allowed_updates=["chat_member"])
    await telegram.kick(group, kepala)
    assert await bot.updates() == []
    await telegram.promote_bot(group)
    await telegram.add(group, kepala)
    (update,) = await bot.updates()
    assert update["chat_member"]["new_chat_member"]["user"]["id"] == kepala.id


async def test_get_chat_member_knows_who_left(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User, kepala: User
) -> None:
    stranger = telegram.user("Orang Lain")
    await kepala.leave(group)
    asked = {
        person.id: (await bot("getChatMember", chat_id=group.id, user_id=person.id))["status"]
        for person in (wali, kepala, stranger)
    }
    assert asked == {wali.id: "creator", kepala.id: "left", stranger.id: "left"}
    unknown = await bot.refusal("getChatMember", chat_id=group.id, user_id=5)
    assert unknown == "Bad Request: PARTICIPANT_ID_INVALID"


async def test_opening_a_topic_needs_a_forum_and_rights(
    telegram: Telegram, bot: BotClient, wali: User, group: Chat
) -> None:
    reason = await bot.refusal("createForumTopic", chat_id=group.id, name="x")
    assert reason == "Bad Request: method is available only for supergroups"
    forum = telegram.supergroup("Kota", [wali], topics=True)
    await telegram.add_bot(forum, admin=True)
    topic = await bot("createForumTopic", chat_id=forum.id, name="Dinas PU")
    assert forum.topics[topic["message_thread_id"]] == "Dinas PU"
