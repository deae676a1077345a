"""Which chat a call means, and whether the bot may speak there."""

from sandbox.telegram.accounts import Account
from sandbox.telegram.chats import GENERAL_TOPIC, Chat
from sandbox.telegram.errors import bad_request, forbidden
from sandbox.telegram.world import World


def find_chat(world: World, chat_id: str) -> Chat:
    """The chat, if this bot has ever met it."""
    try:
        number = int(chat_id)
    except ValueError:
        raise bad_request("chat not found") from None
    chat = world.chats.get(number)
    if chat is None and _has_met(world, person := world.account(number)):
        assert person is not None
        chat = world.private_chat(person)
    if chat is None or (not chat.is_private and world.bot.id not in chat.members):
        raise bad_request("chat not found")
    if chat.is_private and not chat.started and not _has_met(world, chat.peer):
        raise bad_request("chat not found")
    return chat


def check_open(world: World, chat: Chat) -> Chat:
    """The chat, if the bot can act in it; otherwise the reason why not."""
    if chat.migrated_to is not None:
        raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to)
    if chat.is_private:
        if chat.peer is not None and chat.peer.deactivated:
            raise forbidden("user is deactivated")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.status(world.bot.id) == "kicked":
            raise forbidden("bot was blocked by the user")
    elif chat.deleted:
        raise forbidden("the group chat was deleted")
    elif chat.status(world.bot.id) == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    elif not chat.has(world.bot.id):
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def check_thread(chat: Chat, thread: int | None) -> int | None:
    """The thread to post in: a topic of a forum, or the thread of a known message of a supergroup."""
    if thread is None or (chat.forum and thread == GENERAL_TOPIC):
        return None
    known = chat.topics if chat.forum else chat.log if chat.kind == "supergroup" else {}
    if thread not in known:
        raise bad_request("message thread not found")
    return thread


def _has_met(world: World, person: Account | None) -> bool:
    """The bot has seen the person in some chat."""
    if person is None or person.is_bot:
        return False
    groups = (chat for chat in world.chats.values() if not chat.is_private)
    return any(person.id in chat.members and world.bot.id in chat.members for chat in groups)
