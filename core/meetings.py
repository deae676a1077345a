"""A meeting as its minutes tell of it: when, where, who led."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.chats import Place
from core.people import Person
from core.reading.values import ReadMinutes


@dataclass(frozen=True)
class Meeting:
    """`source` is the message that held its minutes, in `place`; `unread` counts pages that were only pictures.

    `told_up_to`: the highest number of its directives of which agencies with many new tasks have had their list.
    """

    by: Person
    at: datetime
    place: Place
    source: int | None
    title: str | None = None
    day: date | None = None
    venue: str | None = None
    leader: str | None = None
    unread: int = 0
    told_up_to: int = 0
    id: int = 0

    @classmethod
    def from_reading(
        cls, read: ReadMinutes, by: Person, at: datetime, place: Place, source: int, unread: int = 0
    ) -> Meeting:
        # Minutes may begin with their first item: that is no title.
        title = None if any((read.title or "") in item.span for item in read.items) else read.title
        return cls(by, at, place, source, title, read.day, read.place, read.leader, unread)
