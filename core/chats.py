"""Where the bot speaks: a chat or one topic of it, and whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from core.rhythm import USUAL, Rhythm


class Place(NamedTuple):
    """A Telegram chat and, in a forum, one topic of it; 0 is the chat itself."""

    chat_id: int
    thread_id: int = 0

    @property
    def is_private(self) -> bool:
        return self.chat_id > 0


class Purpose(StrEnum):
    AGENCY = "agency"  # an OPD's own group
    COMMON = "common"  # the group of all OPDs
    STAFF = "staff"
    LEADERS = "leaders"
    PRIVATE = "private"  # one person's chat with the bot
    UNLINKED = "unlinked"


@dataclass(frozen=True)
class Chat:
    """A place with its purpose; `agency` is a code where the purpose is AGENCY."""

    place: Place
    purpose: Purpose = Purpose.UNLINKED
    agency: str | None = None
    title: str = ""
    reachable: bool = True
    rhythm: Rhythm = USUAL

    @property
    def shows_secrets(self) -> bool:
        """Whether the text of a secret directive may stand here at all (the agency's own group aside)."""
        return self.purpose in (Purpose.STAFF, Purpose.LEADERS, Purpose.PRIVATE)
