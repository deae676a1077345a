"""Who comes and goes: service messages, and what the bot is told."""

from sandbox.telegram import payloads
from sandbox.telegram.accounts import Account
from sandbox.telegram.chats import Chat, Member, Status
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.world import World


def set_status(world: World, chat: Chat, account: Account, status: Status, by: Account) -> None:
    """Make the account a member, an administrator, or someone who has gone."""
    old = chat.members.get(account.id) or Member(account, "left")
    new = Member(account, status)
    if old.status == status:
        return
    arriving, leaving = new.present and not old.present, old.present and not new.present
    if leaving and account is not world.bot:
        _announce_leaving(world, chat, account, by)
    chat.members[account.id] = new
    if account is world.bot:
        change = payloads.member_change(chat, by, old, new, world.clock())
        world.updates.add("my_chat_member", change, queue=("chat", chat.id))
    elif chat.is_admin(world.bot.id):
        change = payloads.member_change(chat, by, old, new, world.clock())
        world.updates.add("chat_member", change, queue=("chat", chat.id))
    if arriving:
        joined = {"new_chat_members": [account.payload()], "new_chat_member": account.payload()}
        world.post(chat, by, service=joined)
    world.feed.tick()


def _announce_leaving(world: World, chat: Chat, account: Account, by: Account) -> None:
    world.post(chat, by, service={"left_chat_member": account.payload()})


def set_blocked(world: World, person: Account, blocked: bool) -> None:
    """The person stops the bot, or lets it write again."""
    chat = world.private_chat(person)
    if not chat.started:
        raise NotPossible(f"{person.name} never started the bot")
    old = Member(world.bot, chat.status(world.bot.id))
    new = Member(world.bot, "kicked" if blocked else "member")
    if old.status == new.status:
        return
    chat.members[world.bot.id] = new
    change = payloads.member_change(chat, person, old, new, world.clock())
    world.updates.add("my_chat_member", change, queue=("chat", chat.id))
    world.feed.tick()


def migrate(world: World, group: Chat) -> Chat:
    """Make a group a supergroup: a new chat with a new id, and the members of the old one."""
    if group.kind != "group" or group.migrated_to is not None:
        raise NotPossible(f"{group.title} is not a group")
    new = world.new_group("supergroup", group.title, [], forum=False)
    new.members = {key: Member(member.account, member.status) for key, member in group.members.items()}
    by = next((m.account for m in group.members.values() if m.status == "creator"), world.bot)
    # The old chat closes with its last message, so the bot must still be in it.
    world.post(group, by, service={"migrate_to_chat_id": new.id})
    group.migrated_to = new.id
    world.post(new, by, service={"migrate_from_chat_id": group.id})
    return new


def delete_group(world: World, group: Chat) -> None:
    """The creator deletes the group for everyone."""
    group.deleted = True
    world.feed.tick()
