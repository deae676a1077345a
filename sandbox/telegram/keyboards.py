"""reply_markup: what Telegram takes and what it refuses."""

from typing import Any
from urllib.parse import urlsplit

from sandbox.telegram.errors import bad_request

Markup = dict[str, Any]

MAX_BUTTONS = 100
MAX_PER_ROW = 8
MAX_DATA_BYTES = 64
ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check_markup(markup: Any, inline_only: bool = False) -> Markup | None:
    """The markup to store, without empty rows; None if nothing is left."""
    if markup is None or markup == {}:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        rows = _rows(markup["inline_keyboard"], "inline keyboard")
        checked = [[_inline_button(button) for button in row] for row in rows if row]
        return {"inline_keyboard": checked} if checked else None
    if inline_only:
        raise bad_request("inline keyboard expected")
    if "keyboard" in markup:
        rows = _rows(markup["keyboard"], "keyboard")
        keyboard = [[button if isinstance(button, dict) else {"text": button} for button in row] for row in rows]
        if not all(button.get("text") for row in keyboard for button in row):
            raise bad_request("keyboard button text must be non-empty")
        return markup | {"keyboard": keyboard}
    if markup.get("force_reply"):
        placeholder = markup.get("input_field_placeholder", "-")
        if not isinstance(placeholder, str) or not 1 <= len(placeholder) <= 64:
            raise bad_request("input field placeholder must be 1-64 characters")
        return markup
    return {"remove_keyboard": True} if markup.get("remove_keyboard") else None


def _rows(given: Any, name: str) -> list[list[Any]]:
    if not isinstance(given, list):
        raise bad_request(f'can\'t parse reply keyboard markup: field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in given):
        raise bad_request("can't parse reply keyboard markup: expected an Array of Array")
    if sum(map(len, given)) > MAX_BUTTONS or any(len(row) > MAX_PER_ROW for row in given):
        raise bad_request("reply markup is too long")
    return given


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    action = next((name for name in ACTIONS if name in button), None)
    if action is None:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    _check_action(action, button[action])
    looks = {key: button[key] for key in ("style", "icon_custom_emoji_id") if key in button}
    if looks.get("style") not in (None, "danger", "success", "primary"):
        raise bad_request("can't parse inline keyboard button: invalid button style specified")
    return {"text": text, action: button[action], **looks}


def _check_action(action: str, value: Any) -> None:
    if action == "callback_data" and not (isinstance(value, str) and 1 <= len(value.encode()) <= MAX_DATA_BYTES):
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _is_link(value):
        raise bad_request(f"inline keyboard button URL '{value}' is invalid: Wrong HTTP URL")
    if action == "copy_text" and not (
        isinstance(value, dict) and isinstance(copied := value.get("text"), str) and 1 <= len(copied) <= 256
    ):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _is_link(value: Any) -> bool:
    if not isinstance(value, str) or " " in value:
        return False
    parts = urlsplit(value if "://" in value else f"http://{value}")
    if parts.scheme == "tg":
        return True
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
