"""What the bot says of itself."""

from collections.abc import Callable
from typing import Any

from sandbox.telegram.calls import Call
from sandbox.telegram.errors import bad_request

_LIMITS = {"name": 64, "description": 512, "short_description": 120}


def get_me(call: Call) -> dict[str, Any]:
    return call.world.bot.payload() | {
        "can_join_groups": True,
        "can_read_all_group_messages": not call.world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def _setter(field: str) -> Callable[[Call], bool]:
    def set_field(call: Call) -> bool:
        if len(call.text(field)) > _LIMITS[field]:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        call.world.profile[field, call.text("language_code")] = call.text(field)
        if field == "name" and call.text(field) and not call.text("language_code"):
            call.world.bot.name = call.text(field)
        return True

    return set_field


def _getter(field: str) -> Callable[[Call], dict[str, str]]:
    def get_field(call: Call) -> dict[str, str]:
        profile, default = call.world.profile, call.world.bot.name if field == "name" else ""
        found = profile.get((field, call.text("language_code"))) or profile.get((field, ""))
        return {field: found or default}

    return get_field


def set_chat_menu_button(call: Call) -> bool:
    button = call.object("menu_button") or {"type": "default"}
    if button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("can't parse menu button: Unsupported menu button type specified")
    call.world.menu_buttons[call.number("chat_id")] = button
    return True


def get_chat_menu_button(call: Call) -> dict[str, Any]:
    buttons = call.world.menu_buttons
    return buttons.get(call.number("chat_id")) or buttons.get(0) or {"type": "commands"}


def done(call: Call) -> bool:
    """logOut and close end a session that the sandbox does not have."""
    return True


METHODS: dict[str, Callable[[Call], Any]] = {
    "getMe": get_me,
    "setMyName": _setter("name"),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description"),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description"),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "logOut": done,
    "close": done,
}
