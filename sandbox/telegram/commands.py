"""The command menus of setMyCommands, one per scope and language, and which of them a person sees."""

from typing import Any

from sandbox.telegram.accounts import Account
from sandbox.telegram.chats import Chat

Scope = tuple[str, int, int]  # type, chat id or 0, user id or 0
Commands = list[dict[str, str]]


class CommandMenus:
    def __init__(self) -> None:
        self._menus: dict[tuple[Scope, str], Commands] = {}

    def set(self, scope: Scope, language: str, commands: Commands) -> None:
        self._menus[scope, language] = commands

    def delete(self, scope: Scope, language: str) -> None:
        self._menus.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> Commands:
        return self._menus.get((scope, language), [])

    def shown(self, chat: Chat, person: Account) -> Commands:
        """The menu of the narrowest scope that has one, in the person's language before the common one."""
        for scope in scopes_for(chat, person):
            for language in (person.language_code or "", ""):
                if commands := self.get(scope, language):
                    return commands
        return []


def scopes_for(chat: Chat, person: Account) -> list[Scope]:
    """The scopes that hold for a person in a chat, narrowest first (BotCommandScope)."""
    default: Scope = ("default", 0, 0)
    if chat.is_private:
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), default]
    admin = chat.is_admin(person.id)
    scopes: list[tuple[Scope, bool]] = [
        (("chat_member", chat.id, person.id), True),
        (("chat_administrators", chat.id, 0), admin),
        (("chat", chat.id, 0), True),
        (("all_chat_administrators", 0, 0), admin),
        (("all_group_chats", 0, 0), True),
    ]
    return [*(scope for scope, holds in scopes if holds), default]


def scope_of(given: dict[str, Any] | None) -> Scope:
    given = given or {"type": "default"}
    return given["type"], int(given.get("chat_id", 0)), int(given.get("user_id", 0))
