"""The Telegram of one's own: what a test or the sandbox holds in its hand."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any, Self, cast

from sandbox.telegram import membership
from sandbox.telegram.accounts import Account
from sandbox.telegram.app import build_app
from sandbox.telegram.chats import Chat, Status
from sandbox.telegram.errors import NotPossible
from sandbox.telegram.faults import Faults
from sandbox.telegram.messages import Message
from sandbox.telegram.requests import Request
from sandbox.telegram.server import Server
from sandbox.telegram.user import User
from sandbox.telegram.world import World

MOST_SHOWN = 50  # messages, where a wait was in vain
WIB = timezone(timedelta(hours=7), "WIB")


def real_time() -> datetime:
    return datetime.now(UTC)


class Telegram:
    """A Bot API server on 127.0.0.1 with people, groups and time of its own.

        async with Telegram(clock=clock, set_time=clock.move_to) as telegram:
            wali = telegram.user("Zul Elfian")
            group = telegram.group("Grup PUPR", members=[wali])
            await telegram.add_bot(group, by=wali)  # the bot, at telegram.url, hears of it
            await wali.send(group, "/tugas@tuntas_bot")
            card = await telegram.wait(lambda m: "#1" in m.text, chat=group)
            query = await wali.press(card, "Terima")
            assert (await query.answered()).text == "Diterima"

    `clock` says what time it is; `set_time` is called when
    someone moves the time from the page or by POST /sandbox/time; `zone` is the one the page shows.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = real_time,
        port: int = 0,
        token: str = "1:TEST",
        bot_username: str = "tuntas_bot",
        set_time: Callable[[datetime], None] | None = None,
        zone: tzinfo = WIB,
    ) -> None:
        self.clock = clock
        self.token = token
        self.world = World(clock, token, bot_username)
        self._ids = itertools.count(1_000_001)
        app = build_app(self, lambda request: self._server.drop(request), zone, set_time)
        self._server = Server(app, port)

    async def __aenter__(self) -> Self:
        await self._server.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self.world.webhook.close()
        self.world.feed.close()
        self.world.updates.arrivals.close()
        await self._server.close()

    @asynccontextmanager
    async def out_of_reach(self) -> AsyncIterator[None]:
        """Meanwhile every connection is refused, as without a network."""
        await self._server.close()
        try:
            yield
        finally:
            await self._server.start()

    @property
    def url(self) -> str:
        """The server's root, without /bot."""
        return self._server.url

    @property
    def bot(self) -> Account:
        return self.world.bot

    @property
    def users(self) -> list[User]:
        """All people, in the order they were made."""
        return [account for account in self.world.accounts.values() if isinstance(account, User)]

    @property
    def groups(self) -> list[Chat]:
        return [chat for chat in self.world.chats.values() if not chat.is_private]

    @property
    def privacy(self) -> bool:
        """Privacy mode: on, groups give the bot only what is meant for it."""
        return self.world.privacy

    @privacy.setter
    def privacy(self, on: bool) -> None:
        self.world.privacy = on

    @property
    def enforce_pace(self) -> bool:
        """Flood limits (see pace.py): off unless asked for."""
        return self.world.pace.enforced

    @enforce_pace.setter
    def enforce_pace(self, on: bool) -> None:
        self.world.pace.enforced = on

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def requests(self) -> list[Request]:
        """Every Bot API call, oldest first."""
        return self.world.requests.all

    # Making the world

    def user(
        self,
        name: str,
        username: str | None = None,
        id: int | None = None,  # noqa: A002
        *,
        is_bot: bool = False,
    ) -> User:
        """A new person (or another bot)."""
        number = next(self._ids) if id is None else id
        user = User(self.world, number, name, username, is_bot)
        self.world.accounts[number] = user
        return user

    def group(self, title: str, members: Sequence[Account] = (), topics: bool = False) -> Chat:
        """A new group; its first member is its creator. Topics exist in supergroups only."""
        return self.world.new_group("supergroup" if topics else "group", title, list(members), topics)

    def supergroup(self, title: str, members: Sequence[Account] = (), topics: bool = False) -> Chat:
        return self.world.new_group("supergroup", title, list(members), topics)

    def chat(self, which: Chat | Account | int) -> Chat:
        """A chat by its id, or the private chat of a person."""
        return self.world.chat(which)

    def current(self, message: Message) -> Message:
        """The message as it stands now: edited, deleted, ..."""
        return self.world.current(message)

    # What happens to groups

    async def set_status(self, group: Chat, account_id: int | None, status: str, by: Account | None = None) -> None:
        """Make an account (the bot if none is named) member, administrator, left or kicked."""
        if status not in ("member", "administrator", "left", "kicked"):
            raise NotPossible(f"no such status: {status}")
        account = self.bot if account_id is None else self.world.accounts[account_id]
        self._act()
        membership.set_status(self.world, group, account, cast(Status, status), by or self._creator(group))

    async def add_bot(self, group: Chat, by: Account | None = None, *, admin: bool = False) -> None:
        await self.set_status(group, None, "administrator" if admin else "member", by)

    async def kick_bot(self, group: Chat, by: Account | None = None) -> None:
        await self.set_status(group, None, "kicked", by)

    async def promote_bot(self, group: Chat, by: Account | None = None, *, admin: bool = True) -> None:
        """Make the bot an administrator, or a plain member again."""
        await self.add_bot(group, by, admin=admin)

    async def promote(self, group: Chat, person: Account, by: Account | None = None, *, admin: bool = True) -> None:
        await self.set_status(group, person.id, "administrator" if admin else "member", by)

    async def add(self, group: Chat, person: Account, by: Account | None = None) -> None:
        await self.set_status(group, person.id, "member", by)

    async def kick(self, group: Chat, person: Account, by: Account | None = None) -> None:
        await self.set_status(group, person.id, "kicked", by)

    async def migrate(self, group: Chat) -> int:
        """Turn a group into a supergroup; the new chat's id."""
        self._act()
        return membership.migrate(self.world, group).id

    async def delete_group(self, group: Chat) -> None:
        self._act()
        membership.delete_group(self.world, group)

    def inject(self, raw: Any) -> None:
        """Put any raw update into the queue: without update_id it gets the next; garbage stays garbage."""
        self.world.mark = self.world.feed.seq
        self.world.updates.inject(raw)

    # Watching

    def mark(self) -> int:
        """This moment, for `since` and `wait`."""
        self._act()
        return self.world.mark

    def since(self, mark: int, method: str | None = None) -> list[Request]:
        """The Bot API calls after a mark, all or of one method."""
        calls = self.world.requests.since(mark)
        return [call for call in calls if method in (None, call.method)]

    def menu(self, chat: Chat | Account | int, person: Account) -> list[str]:
        """The commands a person finds in the menu of a chat."""
        return [shown["command"] for shown in self.world.menus.shown(self.chat(chat), person)]

    async def wait(
        self,
        matches: Callable[[Message], bool] = bool,
        *,
        chat: Chat | Account | int | None = None,
        timeout: float = 5,  # noqa: ASYNC109
        since: int | None = None,
        anyone: bool = False,
    ) -> Message:
        """The first message of the bot that matches: there since the mark (new or edited), or still coming.

        The mark is the last act of a person or the last `mark()`, unless `since` gives another (0: from the
        beginning). `anyone` also looks at what people wrote.
        """
        where = self.chat(chat) if chat is not None else None
        start = self.world.mark if since is None else since
        until = time.monotonic() + timeout
        while True:
            seen = self.world.feed.seq
            found = self._changed_since(start, where, anyone)
            if match := next((message for message in found if matches(message)), None):
                return match
            await self._next_event(seen, until, where)

    async def settled(self, quiet: float = 0.05, timeout: float = 5) -> None:  # noqa: ASYNC109
        """Return when the bot has taken every update and has been silent for `quiet` seconds."""
        until = time.monotonic() + timeout
        while True:
            seen, busy = self.world.feed.seq, bool(self.world.updates.pending)
            await asyncio.sleep(quiet)
            if not busy and seen == self.world.feed.seq and not self.world.updates.pending:
                return
            if time.monotonic() > until:
                waiting = [item.body for item in self.world.updates.pending]
                raise TimeoutError(f"the bot did not come to rest; updates not taken: {waiting}")

    def _act(self) -> None:
        self.world.mark = self.world.feed.seq

    def _changed_since(self, mark: int, where: Chat | None, anyone: bool) -> list[Message]:
        chats = [where] if where is not None else list(self.world.chats.values())
        found = [m for chat in chats for m in chat.messages if m.changed > mark]
        return sorted((m for m in found if anyone or m.sender is self.bot), key=lambda m: m.changed)

    async def _next_event(self, seen: int, until: float, where: Chat | None) -> None:
        try:
            await asyncio.wait_for(self.world.feed.beyond(seen), max(until - time.monotonic(), 0.001))
        except TimeoutError:
            chats = [where] if where is not None else list(self.world.chats.values())
            standing = [str(message) for chat in chats for message in chat.messages[-5:]]
            lines = "\n  ".join(standing[-MOST_SHOWN:]) or "nothing"
            raise TimeoutError(f"no such message came. The last ones standing:\n  {lines}") from None

    def _creator(self, group: Chat) -> Account:
        creators = (member.account for member in group.members.values() if member.status == "creator")
        return next(creators, self.bot)
