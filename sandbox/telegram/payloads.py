"""Values as the Bot API writes them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sandbox.telegram.accounts import GROUP_ANONYMOUS_BOT, Account
from sandbox.telegram.chats import Chat, Member
from sandbox.telegram.messages import Message

if TYPE_CHECKING:
    from sandbox.telegram.world import World

Json = dict[str, Any]


def unix(moment: datetime) -> int:
    return int(moment.timestamp())


def chat(of: Chat) -> Json:
    """The Chat object."""
    if of.peer is not None:
        user = of.peer.payload()
        names = ("first_name", "last_name", "username")
        return {"id": of.id, "type": "private"} | {key: user[key] for key in names if key in user}
    shown: Json = {"id": of.id, "type": of.kind, "title": of.title}
    if of.forum:
        shown["is_forum"] = True
    return shown


def message(world: World, of: Message, with_reply: bool = True) -> Json:
    """The Message object; the message it replies to comes along, but not that one's own."""
    where = world.chats[of.chat_id]
    sender = GROUP_ANONYMOUS_BOT if of.sender_chat else of.sender
    shown: Json = {"message_id": of.id, "from": sender.payload(), "chat": chat(where), "date": unix(of.date)}
    if of.sender_chat:
        shown["sender_chat"] = chat(where)
    if of.edited:
        shown["edit_date"] = unix(of.edited)
    if of.thread is not None:
        shown["message_thread_id"] = of.thread
    if of.in_topic:
        shown["is_topic_message"] = True
    if with_reply:
        shown |= _reply(world, where, of)
    return shown | _content(of) | of.service | of.extra


def _reply(world: World, where: Chat, of: Message) -> Json:
    # In a topic a message that replies to nothing "replies" to the topic's opening.
    target = of.reply_to or (of.thread if of.in_topic else None)
    replied = where.message(target) if target and target != of.id else None
    return {"reply_to_message": message(world, replied, with_reply=False)} if replied else {}


def _content(of: Message) -> Json:
    shown: Json = {}
    if of.photo:
        shown["photo"] = of.photo.sizes()
    if of.video:
        shown["video"] = of.video.payload()
    if of.document:
        shown["document"] = of.document.payload()
    text, entities = ("caption", "caption_entities") if of.file else ("text", "entities")
    if of.text:
        shown[text] = of.text
        if of.entities:
            shown[entities] = list(of.entities)
    if of.keyboard:
        shown["reply_markup"] = {"inline_keyboard": of.keyboard}
    return shown


def member(of: Member) -> Json:
    """A ChatMember object."""
    shown: Json = {"user": of.account.payload(), "status": of.status}
    if of.status == "creator":
        shown["is_anonymous"] = False
    if of.status == "administrator":
        rights = (
            *("can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
            *("can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"),
        )
        others = ("can_be_edited", "is_anonymous", "can_promote_members", "can_post_stories")
        shown |= dict.fromkeys(rights, True) | dict.fromkeys(others, False)
        shown |= {"can_edit_stories": False, "can_delete_stories": False}
    if of.status == "kicked":
        shown["until_date"] = 0
    return shown


def member_change(where: Chat, by: Account, old: Member, new: Member, at: datetime) -> Json:
    """The ChatMemberUpdated object."""
    return {
        "chat": chat(where),
        "from": by.payload(),
        "date": unix(at),
        "old_chat_member": member(old),
        "new_chat_member": member(new),
    }
