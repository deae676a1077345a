"""What Telegram finds in a text by itself: commands, mentions, hashtags, links."""

import re
from typing import Any

Entity = dict[str, Any]

_COMMAND = re.compile(r"(?<![\w/@<>])/([A-Za-z0-9_]{1,64})(?:@([A-Za-z0-9_]{3,32}))?(?![\w/<>])")
_MENTION = re.compile(r"(?<!\w)@[A-Za-z][A-Za-z0-9_]{2,31}\b")
_HASHTAG = re.compile(r"(?<!\w)#\w*[^\W\d]\w*")
_URL = re.compile(
    r"(?<![\w@.])(?:https?://[^\s<>\"]+|(?:[a-z0-9-]+\.)+(?:com|org|net|id|me|info|gov)\b(?:/[^\s<>\"]*)?)", re.I
)
_EMAIL = re.compile(r"(?<![\w.])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b", re.I)
_KINDS = (("email", _EMAIL), ("url", _URL), ("bot_command", _COMMAND), ("mention", _MENTION), ("hashtag", _HASHTAG))
_CLOSED = ("code", "pre", "text_link", "text_mention")


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    return text.encode("utf-16-le")[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def overlap(one: Entity, other: Entity) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def find_entities(text: str, known: tuple[Entity, ...] = ()) -> tuple[Entity, ...]:
    """`known` (from markup) with what is found in the text outside of code and links."""
    found: list[Entity] = []
    closed = [entity for entity in known if entity["type"] in _CLOSED]
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            span = match.group().rstrip(".,;:!?)") if kind == "url" else match.group()
            entity = {
                "type": kind,
                "offset": utf16_length(text[: match.start()]),
                "length": utf16_length(span),
            }
            if not any(overlap(entity, other) for other in [*closed, *found]):
                found.append(entity)
    return tuple(sorted([*known, *found], key=lambda e: (e["offset"], -e["length"])))


def command_addressee(text: str, entities: tuple[Entity, ...]) -> str | None:
    """The bot a message's command names, in lower case; "" if it begins with a plain one; None without."""
    addressee = None
    for entity in entities:
        if entity["type"] == "bot_command":
            _, at, username = utf16_slice(text, entity["offset"], entity["length"]).partition("@")
            if at:
                return username.lower()
            if entity["offset"] == 0:
                addressee = ""
    return addressee
