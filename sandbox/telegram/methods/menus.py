"""Command menus per scope."""

import re
from typing import Any

from sandbox.telegram.calls import Call
from sandbox.telegram.commands import Scope, scope_of
from sandbox.telegram.errors import bad_request
from sandbox.telegram.reach import check_open, find_chat

_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def set_my_commands(call: Call) -> bool:
    scope, commands = _scope(call), call.array("commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    call.world.menus.set(scope, call.text("language_code"), [_command(given) for given in commands])
    call.world.feed.tick()
    return True


def delete_my_commands(call: Call) -> bool:
    call.world.menus.delete(_scope(call), call.text("language_code"))
    return True


def get_my_commands(call: Call) -> list[dict[str, str]]:
    return call.world.menus.get(_scope(call), call.text("language_code"))


def _command(given: Any) -> dict[str, str]:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    for field in ("command", "description"):
        if not isinstance(given.get(field), str):
            raise bad_request(f'can\'t parse BotCommand: Field "{field}" must be of type String')
    command = given["command"].removeprefix("/")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(given["description"].strip()) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": given["description"].strip()}


def _scope(call: Call) -> Scope:
    given = call.object("scope") or {"type": "default"}
    needed = _SCOPES.get(str(given.get("type")))
    if needed is None:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    for name in needed:
        if name not in given:
            raise bad_request(f"can't parse BotCommandScope: Can't find field \"{name}\"")
    if "chat_id" in needed:
        chat = check_open(call.world, find_chat(call.world, str(given["chat_id"])))
        if chat.is_private and given["type"] != "chat":
            raise bad_request("can't use specified scope in private chats")
        given = given | {"chat_id": chat.id}
    return scope_of(given)


METHODS = {
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
}
