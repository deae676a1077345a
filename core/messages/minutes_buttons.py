"""What the buttons of minutes mean when they are pressed."""

from __future__ import annotations

from dataclasses import dataclass

from core.messages.buttons import Press


@dataclass(frozen=True)
class SaveAll(Press, name="saveall"):
    meeting: int


@dataclass(frozen=True)
class TurnItems(Press, name="items"):
    meeting: int
    page: int


@dataclass(frozen=True)
class OpenItem(Press, name="item"):
    directive: int


@dataclass(frozen=True)
class DiscardAll(Press, name="discardall"):
    meeting: int


@dataclass(frozen=True)
class PasteIsWhole(Press, name="whole"):
    """What was pasted so far is all of it."""


@dataclass(frozen=True)
class LeavePaste(Press, name="leavepaste"):
    """What was pasted so far is to be forgotten."""


@dataclass(frozen=True)
class ReadDocument(Press, name="readdoc"):
    """The document the message with this button replies to is minutes."""


@dataclass(frozen=True)
class LeaveDocument(Press, name="leavedoc"):
    """It is not."""
