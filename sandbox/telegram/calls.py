"""One call of the Bot API: its parameters, checked against the table in methods.json."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.world import World

_TABLE = json.loads(Path(__file__).with_name("methods.json").read_text(encoding="utf-8"))
PARAMETERS: dict[str, dict[str, str]] = _TABLE["methods"]
_ELSEWHERE = {name.lower(): name for name in _TABLE["elsewhere"]}
_NAMES = {name.lower(): name for name in PARAMETERS}

MAX_TEXT_BYTES = 32768
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "video": "there is no video in the request",
    "document": "there is no document in the request",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
}


@dataclass(frozen=True)
class Upload:
    """A file as it came in a multipart request."""

    name: str
    content: bytes

    def __repr__(self) -> str:
        return f"<{self.name}, {len(self.content)} bytes>"


def method_named(name: str) -> str:
    """The method's own spelling (case does not matter), or 404."""
    known = _NAMES.get(name.lower())
    if known is None and name.lower() in _ELSEWHERE:
        raise ApiError(501, f"Not Implemented: the sandbox has no {_ELSEWHERE[name.lower()]}")
    if known is None:
        raise ApiError(404, "Not Found: method not found")
    return known


class Call:
    """A method with its parameters, each of the type the Bot API gives it."""

    def __init__(self, world: World, method: str, given: dict[str, Any], files: dict[str, Upload]) -> None:
        self.world = world
        self.method = method
        self.files = files
        self.values: dict[str, Any] = {}
        for name, kind in PARAMETERS[method].items():
            value = files.get(name, given.get(name))
            if value is None or value == "":
                if kind.endswith("!"):
                    raise bad_request(_MISSING.get(name, f'parameter "{name}" is required'))
            else:
                self.values[name] = _typed(name, kind.rstrip("!"), value)

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str:
        value: str = self.values.get(name, "")
        return value

    def number(self, name: str, default: int = 0) -> int:
        value: int = self.values.get(name, default)
        return value

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name))

    def object(self, name: str) -> dict[str, Any] | None:
        return self.values.get(name)

    def array(self, name: str) -> list[Any] | None:
        return self.values.get(name)

    def upload(self, name: str) -> Upload | None:
        """The file sent under this name, directly or by attach://."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None


def _typed(name: str, kind: str, value: Any) -> Any:
    if kind == "integer":
        return _integer(name, value)
    if kind == "boolean":
        return value if isinstance(value, bool) else str(value).strip().lower() in ("true", "yes", "1")
    if kind in ("object", "array"):
        return _structure(name, kind, value)
    if kind == "file":
        return value if isinstance(value, Upload) else str(value)
    return _string(name, value)


def _integer(name: str, value: Any) -> int:
    try:
        if isinstance(value, bool | float):
            raise ValueError
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be of type Integer') from None


def _string(name: str, value: Any) -> str:
    if isinstance(value, Upload):
        value = value.content.decode("utf-8", "replace")
    if isinstance(value, dict | list | bool):
        raise bad_request(f'parameter "{name}" must be of type String')
    text = str(value)
    try:
        too_long = len(text.encode()) > MAX_TEXT_BYTES
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if too_long:
        raise bad_request("text is too long")
    return text.replace("\0", "")


def _structure(name: str, kind: str, value: Any) -> Any:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            what = "reply keyboard markup JSON object" if name == "reply_markup" else f"{name} JSON {kind}"
            raise bad_request(f"can't parse {what}") from None
    if name != "reply_markup" and not isinstance(value, dict if kind == "object" else list):
        raise bad_request(f'parameter "{name}" must be of type {kind.capitalize()}')
    return value
