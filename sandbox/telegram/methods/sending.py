"""sendMessage, sendPhoto, sendVideo, sendDocument, sendChatAction."""

from typing import Any

from sandbox.telegram import payloads
from sandbox.telegram.calls import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.composing import caption_of, markup_of, place_of, text_of
from sandbox.telegram.errors import ApiError, bad_request
from sandbox.telegram.files import PHOTO_UPLOAD_LIMIT, UPLOAD_LIMIT, File, Kind, is_image
from sandbox.telegram.reach import check_open, check_thread, find_chat

_PASSED_THROUGH = ("link_preview_options", "show_caption_above_media", "has_spoiler")
_ACTIONS = (
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
)


def send_message(call: Call) -> dict[str, Any]:
    chat = _target(call)
    return _send(call, chat, text_of(call))


def send_photo(call: Call) -> dict[str, Any]:
    chat = _target(call)
    content = caption_of(call)
    return _send(call, chat, content | {"photo": _file(call, "photo")})


def send_video(call: Call) -> dict[str, Any]:
    chat = _target(call)
    content = caption_of(call)
    return _send(call, chat, content | {"video": _file(call, "video")})


def send_document(call: Call) -> dict[str, Any]:
    chat = _target(call)
    content = caption_of(call)
    return _send(call, chat, content | {"document": _file(call, "document")})


def send_chat_action(call: Call) -> bool:
    chat = _target(call)
    check_thread(chat, call.values.get("message_thread_id"))
    if call.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def _target(call: Call) -> Chat:
    chat = check_open(call.world, find_chat(call.world, call.text("chat_id")))
    call.world.pace.count(call.method, chat)
    return chat


def _send(call: Call, chat: Chat, content: dict[str, Any]) -> dict[str, Any]:
    extra = {name: call.values[name] for name in _PASSED_THROUGH if call.has(name)}
    if call.flag("protect_content"):
        extra["has_protected_content"] = True
    markup, place = markup_of(call), place_of(call, chat)
    message = call.world.post(chat, call.world.bot, **content, **place, markup=markup, extra=extra)
    return payloads.message(call.world, message)


def _file(call: Call, kind: Kind) -> File:
    """A new upload, or a file known by its id."""
    upload, given = call.upload(kind), call.values[kind]
    if upload is None and isinstance(given, str):
        if given.startswith(("http://", "https://", "attach://", "file://")):
            raise bad_request(f"invalid file HTTP URL specified: the sandbox sends no {kind} by URL")
        file = call.world.files.find(given)
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
        return file
    if upload is None or not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.content) > PHOTO_UPLOAD_LIMIT:
        raise bad_request("file is too big")
    if kind == "photo" and not is_image(upload.content):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return call.world.files.add(kind, upload.name, upload.content)


METHODS = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendVideo": send_video,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
