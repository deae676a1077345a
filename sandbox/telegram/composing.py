"""From a call's parameters to what is put into a message: text, keyboard, reply, thread."""

from typing import Any

from sandbox.telegram.calls import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.entities import find_entities
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.formatting import parse_html, trim
from sandbox.telegram.keyboards import check_markup
from sandbox.telegram.messages import Message
from sandbox.telegram.reach import check_thread

MAX_TEXT = 4096
MAX_CAPTION = 1024


def text_of(call: Call) -> dict[str, Any]:
    """text, entities and html of a message."""
    return _whole(_formatted(call, "text", "entities"))


def text_in(content: dict[str, Any]) -> dict[str, Any]:
    """The same, of an InputTextMessageContent."""
    mode, given = str(content.get("parse_mode") or ""), content.get("entities") or []
    return _whole(_parsed(str(content.get("message_text") or ""), mode, given))


def _whole(content: dict[str, Any]) -> dict[str, Any]:
    if not content["text"]:
        raise bad_request("message text is empty")
    if len(content["text"]) > MAX_TEXT:
        raise bad_request("message is too long")
    return content


def caption_of(call: Call) -> dict[str, Any]:
    """The same, of a caption."""
    content = _formatted(call, "caption", "caption_entities")
    if len(content["text"]) > MAX_CAPTION:
        raise bad_request("message caption is too long")
    return content


def _formatted(call: Call, text_name: str, entities_name: str) -> dict[str, Any]:
    return _parsed(call.text(text_name), call.text("parse_mode"), call.array(entities_name) or [])


def _parsed(source: str, parse_mode: str, given: list[Any]) -> dict[str, Any]:
    mode = parse_mode.lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode in ("markdown", "markdownv2"):
        raise ApiError(501, "Not Implemented: the sandbox reads no parse_mode but HTML")
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        text, entities = trim(source, [dict(entity) for entity in given])
    return {"text": text, "entities": find_entities(text, entities), "html": source}


def markup_of(call: Call, inline_only: bool = False) -> dict[str, Any] | None:
    return check_markup(call.values.get("reply_markup"), inline_only)


def place_of(call: Call, chat: Chat) -> dict[str, Any]:
    """reply_to, thread and in_topic of a message the bot sends."""
    thread = check_thread(chat, call.values.get("message_thread_id"))
    replied, lenient = _replied(call, chat)
    if replied is not None and call.has("message_thread_id") and replied.in_topic and replied.thread != thread:
        raise bad_request("message to be replied not found")
    if replied is None and lenient is False:
        raise bad_request("message to be replied not found")
    return placed(chat, thread, replied)


def placed(chat: Chat, thread: int | None, replied: Message | None) -> dict[str, Any]:
    """Where a message belongs: a reply lies in the thread of the message it answers.

    In a supergroup without topics a reply starts a thread too: message_thread_id without is_topic_message.
    """
    if replied is not None and thread is None and chat.kind == "supergroup":
        thread = replied.thread if chat.forum else replied.thread or replied.id
    in_topic = chat.forum and thread is not None
    return {"reply_to": replied.id if replied else None, "thread": thread, "in_topic": in_topic}


def _replied(call: Call, chat: Chat) -> tuple[Message | None, bool | None]:
    """The message replied to, and whether the call may do without (None: it asks for no reply)."""
    reply = call.object("reply_parameters")
    if reply is None and not call.has("reply_to_message_id"):
        return None, None
    reply = reply or {
        "message_id": call.number("reply_to_message_id"),
        "allow_sending_without_reply": call.flag("allow_sending_without_reply"),
    }
    message_id = reply.get("message_id")
    found = chat.message(message_id) if isinstance(message_id, int) else None
    return found, bool(reply.get("allow_sending_without_reply"))
