"""What a document says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """`lines` as a reader would read them aloud; `unread` pages hold pictures only."""

    lines: list[str]
    unread: int = 0
