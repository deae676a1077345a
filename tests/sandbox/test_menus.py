"""Command menus: what is set, and what a person sees."""

from typing import Any

import pytest

from sandbox.telegram import Chat, Telegram, User
from tests.sandbox.conftest import BotClient


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"perintah {name}"} for name in names]


async def test_the_narrowest_scope_is_shown(
    telegram: Telegram, bot: BotClient, group: Chat, wali: User, kepala: User
) -> None:
    await wali.start()
    await bot("setMyCommands", commands=commands("umum"))
    assert telegram.menu(wali.chat, wali) == ["umum"]
    await bot("setMyCommands", commands=commands("pribadi"), scope={"type": "all_private_chats"})
    await bot("setMyCommands", commands=commands("grup"), scope={"type": "all_group_chats"})
    assert telegram.menu(wali.chat, wali) == ["pribadi"]
    assert telegram.menu(group, kepala) == ["grup"]
    await bot("setMyCommands", commands=commands("admin"), scope={"type": "all_chat_administrators"})
    assert telegram.menu(group, wali) == ["admin"]
    assert telegram.menu(group, kepala) == ["grup"]
    await bot("setMyCommands", commands=commands("opd"), scope={"type": "chat", "chat_id": group.id})
    assert telegram.menu(group, kepala) == ["opd"]
    member = {"type": "chat_member", "chat_id": group.id, "user_id": kepala.id}
    await bot("setMyCommands", commands=commands("kepala"), scope=member)
    assert telegram.menu(group, kepala) == ["kepala"]
    await bot("deleteMyCommands", scope=member)
    assert telegram.menu(group, kepala) == ["opd"]
    assert await bot("getMyCommands", scope={"type": "chat", "chat_id": group.id}) == commands("opd")


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"commands": commands("Besar")}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a", "description": "x" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "a"}]}, 'can\'t parse BotCommand: Field "description" must be of type String'),
        ({"commands": commands("a") * 101}, "BOT_COMMANDS_TOO_MUCH"),
        (
            {"commands": commands("a"), "scope": {"type": "kota"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        ({"commands": commands("a"), "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_wrong_menus_are_refused(bot: BotClient, params: dict[str, Any], reason: str) -> None:
    assert await bot.refusal("setMyCommands", **params) == f"Bad Request: {reason}"


async def test_what_the_bot_says_of_itself(bot: BotClient) -> None:
    await bot("setMyDescription", description="Mencatat arahan Rakor")
    assert await bot("getMyDescription") == {"description": "Mencatat arahan Rakor"}
    await bot("setMyName", name="Tuntas Kota Solok")
    assert (await bot("getMe"))["first_name"] == "Tuntas"
    assert await bot("getMyShortDescription", language_code="id") == {"short_description": ""}
    assert "too long" in await bot.refusal("setMyShortDescription", short_description="x" * 121)
