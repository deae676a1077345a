"""The books of a town whose program was killed: what people did, what is kept and what was said must be one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from core.tasks import Act
from db import chain
from db.engine import Database
from db.outgoing import Rank
from sandbox.telegram.requests import Request
from tests.end_to_end.conftest import WIB, Town
from tests.end_to_end.townspeople import Story

SENDS = ("sendMessage", "sendPhoto", "sendDocument")
HARMLESS = ("expired", "superseded")


class Books:
    """Balanced again and again: what was read of Telegram's log once is not read again."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._read = 0
        self._said: Counter[tuple[str, str, str]] = Counter()  # chat, day, words -> how often it went out

    def __str__(self) -> str:
        counts = [f"{self._count(table)} {table}" for table in ("directives", "history", "inbox")]
        again, unknown = self._said.total() - len(self._said), self._count("outbox WHERE state = 'unknown'")
        return f"{', '.join(counts)}, {self._said.total()} messages, {again} repeated, {unknown} of unknown fate"

    def _count(self, which: str) -> int:
        return int(self._town.rows(f"SELECT COUNT(*) FROM {which}")[0])

    async def balance(self, stories: Sequence[Story], kills: int) -> None:
        self._directives(stories)
        self._history(stories)
        self._tallies()
        self._nothing_waits()
        self._answers(stories)
        self._said_once(kills + sum(story.acts[Act.RETURNED] for story in stories))
        self._pings()
        self._cards(stories)
        await self._database()

    def _directives(self, stories: Sequence[Story]) -> None:
        """Every directive once, and the numbers without a gap."""
        kept = self._town.rows("SELECT text, number FROM directives ORDER BY number")
        assert [number for _, number in kept] == list(range(1, len(stories) + 1))
        for story in stories:
            assert [number for text, number in kept if story.token in text] == [story.number]

    def _history(self, stories: Sequence[Story]) -> None:
        """Every effect once."""
        lines = self._town.rows(
            "SELECT d.number, h.act, h.percent FROM history h JOIN directives d ON d.id = h.directive_id ORDER BY h.id"
        )
        acts = {story.number: Counter[str]() for story in stories}
        percents: dict[int, list[int]] = {story.number: [] for story in stories}
        for number, act, percent in lines:
            acts[number][act] += 1
            if act == "reported":
                percents[number].append(percent)
        for story in stories:
            assert acts[story.number] == story.acts, f"#{story.number}"
            assert percents[story.number] == story.percents, f"#{story.number}"

    def _tallies(self) -> None:
        """What is counted as it closes is what is closed."""
        closed = "SELECT agency, status, COUNT(*) FROM tasks WHERE status = 'done' GROUP BY 1, 2 ORDER BY 1, 2"
        assert self._town.rows("SELECT agency, status, n FROM tallies ORDER BY 1, 2") == self._town.rows(closed)

    def _nothing_waits(self) -> None:
        assert self._town.rows("SELECT DISTINCT state FROM inbox") == ["done"]
        waiting = "SELECT kind, state, error FROM outbox WHERE state NOT IN ('sent', 'unknown', 'dead')"
        assert self._town.rows(waiting) == []
        lost = f"SELECT kind, error FROM outbox WHERE state = 'dead' AND error NOT IN {HARMLESS}"
        assert self._town.rows(lost) == []

    def _answers(self, stories: Sequence[Story]) -> None:
        """Nobody is left in front of a button that spins."""
        assert [query.data for story in stories for query in story.queries if query.answer is None] == []

    def _said_once(self, kills: int) -> None:
        """A kill repeats at most one message in a chat, where one is under way at a time, and no ping or notice.

        So does what was returned: the second claim has the answer of the first.
        """
        requests = self._town.telegram.requests
        new, self._read = requests[self._read :], len(requests)
        self._said.update(self._words(call) for call in new if call.method in SENDS and call.outcome.startswith("ok"))
        again = {said: count - 1 for said, count in self._said.items() if count > 1}
        in_chat: Counter[str] = Counter()
        for (chat, _, _), times in again.items():
            in_chat[chat] += times
        assert all(times <= kills for times in in_chat.values()), again
        unknown = self._town.rows("SELECT COUNT(*) FROM outbox WHERE state = 'unknown'")[0]
        assert unknown <= kills
        for kind, rank, body in self._town.rows("SELECT kind, rank, body FROM outbox WHERE state = 'unknown'"):
            assert kind == "card" or (kind == "message" and rank > Rank.REPLY), body
        for said in again:
            assert not _is_notice(said[2]), said

    def _words(self, call: Request) -> tuple[str, str, str]:
        day = call.time.astimezone(WIB).date().isoformat()
        return str(call.params["chat_id"]), day, str(call.params.get("text") or call.params.get("caption"))

    def _pings(self) -> None:
        """Each line of the ledger has spoken once at most; what it said and nobody heard of is of unknown fate."""
        pings = {(chat, day) for chat, day, words in self._said if "Pengingat" in words.split("\n")[0]}
        heard = Counter((chat, day) for chat, day, words in self._said if "Pengingat" in words.split("\n")[0])
        assert all(count == 1 for count in heard.values()), heard
        entered = {
            (str(chat), str(day))
            for chat, day in self._town.rows("SELECT chat_id, day FROM pings WHERE kind = 'daily'")
        }
        assert pings <= entered

    def _cards(self, stories: Sequence[Story]) -> None:
        """The newest card of each task says how it ended."""
        for group in (self._town.pupr, self._town.dinkes):
            newest = {}
            for message in self._town.bots(group):
                if match := re.match(r"Arahan #(\d+) untuk", message.text):
                    newest[int(match[1])] = message.text
            for number, text in newest.items():
                assert "Status: selesai" in text, f"#{number}: {text}"
        assert stories

    async def _database(self) -> None:
        database = Database(self._town.settings.database_url)
        if database.is_sqlite:
            assert self._town.rows("PRAGMA integrity_check") == ["ok"]
            assert self._town.rows("PRAGMA foreign_key_check") == []
        async with database.reading() as connection:
            head = await chain.verify(connection)
        await database.close()
        assert head.lines == self._town.rows("SELECT COUNT(*) FROM history")[0]


def _is_notice(words: str) -> bool:
    """What goes out once or not at all: it is neither a card nor anybody's answer."""
    notices = (r"<b>#\d+ \(", r"<b>Perpanjangan #", r"<b>Pengingat", r"<b>Terlambat", r"<b>Ringkasan")
    return any(re.match(pattern, words) for pattern in notices)
