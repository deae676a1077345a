"""What the bot can know of a chat, leaving one, and opening a topic."""

from typing import Any

from sandbox.telegram import membership, payloads
from sandbox.telegram.calls import Call
from sandbox.telegram.chats import Chat, Member
from sandbox.telegram.errors import bad_request
from sandbox.telegram.reach import check_open, find_chat


def get_chat(call: Call) -> dict[str, Any]:
    chat = find_chat(call.world, call.text("chat_id"))
    if not chat.is_private:
        check_open(call.world, chat)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    shown = payloads.chat(chat) | {
        "accent_color_id": chat.id % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts, chat.is_private),
    }
    pinned = chat.message(chat.pinned[-1]) if chat.pinned else None
    if pinned:
        shown["pinned_message"] = payloads.message(call.world, pinned, with_reply=False)
    return shown


def get_chat_member(call: Call) -> dict[str, Any]:
    chat, user_id = _group_or_private(call), call.number("user_id")
    account = call.world.account(user_id)
    if account is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return payloads.member(chat.members.get(user_id) or Member(account, "left"))


def get_chat_administrators(call: Call) -> list[dict[str, Any]]:
    chat = _group_or_private(call)
    if chat.is_private:
        raise bad_request("there are no administrators in the private chat")
    bots = call.flag("return_bots")
    return [
        payloads.member(member)
        for member in chat.members.values()
        if member.is_admin and (bots or not member.account.is_bot or member.account is call.world.bot)
    ]


def get_chat_member_count(call: Call) -> int:
    return sum(member.present for member in _group_or_private(call).members.values())


def leave_chat(call: Call) -> bool:
    chat = _group_or_private(call)
    if chat.is_private:
        raise bad_request("chat member status can't be changed in private chats")
    membership.set_status(call.world, chat, call.world.bot, "left", by=call.world.bot)
    return True


def create_forum_topic(call: Call) -> dict[str, Any]:
    chat, name = _group_or_private(call), call.text("name")
    if chat.kind != "supergroup":
        raise bad_request("method is available only for supergroups")
    if not chat.forum:
        raise bad_request("the chat is not a forum")
    if not chat.is_admin(call.world.bot.id):
        raise bad_request("not enough rights to create a topic")
    if len(name) > 128:
        raise bad_request("TOPIC_TITLE_INVALID")
    thread = call.world.open_topic(chat, name, by=call.world.bot)
    return {"message_thread_id": thread, "name": name, "icon_color": 7322096}


def _group_or_private(call: Call) -> Chat:
    return check_open(call.world, find_chat(call.world, call.text("chat_id")))


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
    "createForumTopic": create_forum_topic,
}
