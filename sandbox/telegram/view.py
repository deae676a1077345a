"""The state as the page shows it: names, previews and times ready to read."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from sandbox.telegram.accounts import Account
from sandbox.telegram.chats import GENERAL_TOPIC, Chat
from sandbox.telegram.files import File
from sandbox.telegram.messages import Message
from sandbox.telegram.world import World

Json = dict[str, Any]

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
NEWEST = 300


class View:
    """Reads the world for a browser or a script, in the city's time zone."""

    def __init__(self, world: World, zone: tzinfo) -> None:
        self._world = world
        self._zone = zone

    def state(self) -> Json:
        """The people, the chats and the time."""
        world = self._world
        now = world.clock().astimezone(self._zone)
        offset = now.utcoffset()
        return {
            "bot": person(world.bot),
            "people": [person(a) for a in world.accounts.values() if not a.is_bot],
            "chats": [self._chat(chat) for chat in world.chats.values()],
            "privacy": world.privacy,
            "now": now.isoformat(),
            "offset_minutes": int(offset.total_seconds() // 60) if offset is not None else 0,
            "zone": now.tzname(),
            "faults": [{"kind": f.kind, "method": f.method, "times": f.times} for f in world.faults.waiting],
            "seq": world.feed.seq,
        }

    def chats_of(self, account: Account) -> list[Json]:
        """What the person's app lists: the bot first, then groups; a forum's topics one by one."""
        rows = [self._row(self._world.private_chat(account), None, self._world.bot.name)]
        for chat in self._world.chats.values():
            if chat.is_private or not chat.has(account.id) or chat.deleted or chat.migrated_to is not None:
                continue
            if chat.forum:
                for thread, name in chat.topics.items():
                    rows.append(self._row(chat, thread, f"{name} · {chat.title}"))
            else:
                rows.append(self._row(chat, None, chat.title))
        return rows

    def conversation(self, chat: Chat, thread: int | None, account: Account) -> Json:
        """The messages of a chat or topic, and what the person can do there."""
        shown = _in_thread(chat, thread)[-NEWEST:]
        newest = shown[-1].markup or {} if shown else {}
        return {
            "messages": [self.message(message, account) for message in shown],
            "commands": self._world.menus.shown(chat, account),
            "keyboard": newest.get("keyboard", []),
            "force_reply": shown[-1].id if newest.get("force_reply") else None,
            "started": chat.started or not chat.is_private,
            "blocked": chat.is_private and chat.status(self._world.bot.id) == "kicked",
            "description": self._world.profile.get(("description", ""), ""),
            "members": len([member for member in chat.members.values() if member.present]),
        }

    def message(self, of: Message, reader: Account) -> Json:
        at = of.date.astimezone(self._zone)
        chat = self._world.chats[of.chat_id]
        replied = chat.message(of.reply_to) if of.reply_to else None
        return {
            "id": of.id,
            "chat": of.chat_id,
            "sender": {"id": chat.id, "name": chat.title} if of.sender_chat else person(of.sender),
            "mine": of.sender is reader,
            "day": day(at),
            "time": f"{at:%H.%M}",
            "text": of.text,
            "entities": list(of.entities),
            "keyboard": of.keyboard,
            "reply": replied and {"id": replied.id, "name": replied.sender.name, "text": preview(replied)},
            "edited": of.edited is not None,
            "photo": of.photo and file(of.photo),
            "document": file(of.file) if of.file and not of.photo else None,
            "service": service_text(of),
            "forwarded": _origin(of),
            "reactions": [emoji for _, emoji in of.reactions],
        }

    def _chat(self, chat: Chat) -> Json:
        return {
            "id": chat.id,
            "kind": chat.kind,
            "title": chat.title,
            "forum": chat.forum,
            "topics": [{"id": thread, "name": name} for thread, name in chat.topics.items()],
            "members": [{"id": m.account.id, "status": m.status} for m in chat.members.values()],
            "migrated_to": chat.migrated_to,
        }

    def _row(self, chat: Chat, thread: int | None, title: str) -> Json:
        shown = _in_thread(chat, thread)
        last = shown[-1] if shown else None
        return {
            "id": chat.id,
            "thread": thread,
            "title": title,
            "kind": chat.kind,
            "preview": preview(last) if last else "",
            "time": f"{last.date.astimezone(self._zone):%H.%M}" if last else "",
            "changed": max((message.changed for message in shown), default=0),
        }


def person(account: Account) -> Json:
    return {"id": account.id, "name": account.name, "username": account.username, "bot": account.is_bot}


def file(of: File) -> Json:
    width, height = of.dimensions
    return {"url": f"/sandbox/files/{of.id}", "name": of.name, "size": of.size, "width": width, "height": height}


def day(at: datetime) -> str:
    return f"{DAYS[at.weekday()]}, {at.day} {MONTHS[at.month - 1]} {at.year}"


def preview(of: Message) -> str:
    kind = "🖼 Foto" if of.photo else "🎞 Video" if of.video else f"📄 {of.document.name}" if of.document else ""
    words = of.text.replace("\n", " ")[:120] or service_text(of) or ""
    return " · ".join(part for part in (kind, words) if part)


def service_text(of: Message) -> str | None:
    """A service message in words."""
    service = of.service
    if "new_chat_members" in service:
        return f"{_names(service['new_chat_members'])} bergabung"
    if "left_chat_member" in service:
        return f"{_names([service['left_chat_member']])} keluar"
    if "forum_topic_created" in service:
        return f"Topik “{service['forum_topic_created']['name']}” dibuka"
    if "pinned_message" in service:
        return f"{of.sender.name} menyematkan pesan"
    if "migrate_from_chat_id" in service:
        return "Grup ini menjadi supergrup"
    return "Grup ini berpindah ke supergrup" if service else None


def _names(users: list[Json]) -> str:
    return ", ".join(f"{user['first_name']} {user.get('last_name', '')}".strip() for user in users)


def _origin(of: Message) -> str | None:
    origin = of.extra.get("forward_origin")
    return _names([origin["sender_user"]]) if origin else None


def _in_thread(chat: Chat, thread: int | None) -> list[Message]:
    if not chat.forum or thread is None:
        return chat.messages
    wanted = None if thread == GENERAL_TOPIC else thread
    return [message for message in chat.messages if message.thread == wanted]
