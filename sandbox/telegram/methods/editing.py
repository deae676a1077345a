"""Changing what stands: edit, delete, react, pin."""

from datetime import timedelta
from typing import Any

from sandbox.telegram import payloads
from sandbox.telegram.calls import Call
from sandbox.telegram.chats import Chat
from sandbox.telegram.composing import caption_of, markup_of, text_of
from sandbox.telegram.errors import bad_request
from sandbox.telegram.messages import Message
from sandbox.telegram.reach import check_open, find_chat

DELETABLE = timedelta(hours=48)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a"
    " current content and reply markup of the message"
)


def edit_message_text(call: Call) -> dict[str, Any]:
    message = _own_message(call)
    content = text_of(call)
    if message.file:
        raise bad_request("there is no text in the message to edit")
    return _edit(call, message, content, markup_of(call, inline_only=True))


def edit_message_caption(call: Call) -> dict[str, Any]:
    message = _own_message(call)
    content = caption_of(call)
    if not message.file:
        raise bad_request("there is no caption in the message to edit")
    return _edit(call, message, content, markup_of(call, inline_only=True))


def edit_message_reply_markup(call: Call) -> dict[str, Any]:
    return _edit(call, _own_message(call), {}, markup_of(call, inline_only=True))


def delete_message(call: Call) -> bool:
    chat = _open_chat(call)
    message = chat.message(call.number("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if not _may_delete(call, chat, message):
        raise bad_request("message can't be deleted")
    call.world.change(message, deleted=True)
    return True


def delete_messages(call: Call) -> bool:
    """Deletes what can be deleted, and says nothing of the rest."""
    chat, ids = _open_chat(call), call.array("message_ids") or []
    if not 1 <= len(ids) <= 100:
        raise bad_request("there must be from 1 to 100 message identifiers")
    for message in [chat.message(message_id) for message_id in ids]:
        if message is not None and _may_delete(call, chat, message):
            call.world.change(message, deleted=True)
    return True


def set_message_reaction(call: Call) -> bool:
    message = _open_chat(call).message(call.number("message_id"))
    if message is None:
        raise bad_request("message to react not found")
    reactions = call.array("reaction") or []
    if len(reactions) > 1 or any(reaction.get("type") != "emoji" for reaction in reactions):
        raise bad_request("REACTIONS_TOO_MANY" if len(reactions) > 1 else "REACTION_INVALID")
    others = tuple(reaction for reaction in message.reactions if reaction[0] != call.world.bot.id)
    mine = tuple((call.world.bot.id, reaction["emoji"]) for reaction in reactions)
    call.world.change(message, reactions=others + mine)
    return True


def pin_chat_message(call: Call) -> bool:
    chat = _pinnable(call)
    message = chat.message(call.number("message_id"))
    if message is None:
        raise bad_request("message to pin not found")
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        shown = payloads.message(call.world, message, with_reply=False)
        call.world.post(chat, call.world.bot, service={"pinned_message": shown}, thread=message.thread)
    return True


def unpin_chat_message(call: Call) -> bool:
    chat = _pinnable(call)
    wanted = call.number("message_id", chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(wanted)
    return True


def _open_chat(call: Call) -> Chat:
    if not call.text("chat_id"):
        raise bad_request("chat_id is empty")
    return check_open(call.world, find_chat(call.world, call.text("chat_id")))


def _pinnable(call: Call) -> Chat:
    chat = _open_chat(call)
    if not chat.is_private and not chat.is_admin(call.world.bot.id):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def _own_message(call: Call) -> Message:
    chat = _open_chat(call)
    call.world.pace.count(call.method, chat)
    if not call.has("message_id"):
        raise bad_request("message identifier is not specified")
    message = chat.message(call.number("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    # Telegram edits only messages without a reply markup or with an inline keyboard.
    other_markup = message.markup is not None and not message.keyboard
    if message.sender is not call.world.bot or message.service or other_markup:
        raise bad_request("message can't be edited")
    return message


def _edit(call: Call, message: Message, content: dict[str, Any], markup: dict[str, Any] | None) -> dict[str, Any]:
    same = all(getattr(message, name) == content[name] for name in ("text", "entities") if name in content)
    inline = markup == message.markup or (not markup and not message.keyboard)
    if same and inline:
        raise bad_request(_NOT_MODIFIED)
    extra = dict(message.extra)
    if call.has("link_preview_options"):
        extra["link_preview_options"] = call.values["link_preview_options"]
    edited = call.world.clock()
    changed = call.world.change(message, **content, markup=markup, edited=edited, extra=extra)
    return payloads.message(call.world, changed)


def _may_delete(call: Call, chat: Chat, message: Message) -> bool:
    young = call.world.clock() - message.date < DELETABLE
    own = message.sender is call.world.bot
    if chat.is_private:
        return young
    return young and (own or chat.is_admin(call.world.bot.id))


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "setMessageReaction": set_message_reaction,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
}
