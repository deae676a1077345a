"""A message as a value: what stands in it and its buttons; bot.sending alone turns it into Telegram calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

LONGEST_TEXT = 4096  # Telegram counts after parsing; counting the markup too keeps us on the safe side


@dataclass(frozen=True)
class Button:
    """`data` comes back when it is pressed (1-64 bytes); with `url` it opens that instead."""

    label: str
    data: str = ""
    url: str = ""


Keyboard = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Attachment:
    """A photo, video or document Telegram already has."""

    kind: str  # "photo", "video" or "document"
    file_id: str


@dataclass(frozen=True)
class Message:
    """HTML of Telegram's kind. `asks` invites a typed answer and is the field's placeholder."""

    html: Markup
    buttons: Keyboard = ()
    asks: str = ""
    attachment: Attachment | None = None


@dataclass(frozen=True)
class Row:
    """A paragraph that is never broken; `under` is what it stands under, said again where it begins a message."""

    html: Markup
    under: Markup | None = None


def line(template: str, *args: object, **kwargs: object) -> Markup:
    """`template` with its values escaped: the one way by which names and texts enter a message."""
    return Markup(template).format(*args, **kwargs)


def lines(*rows: Markup | str | None) -> Markup:
    """Rows under each other; None is left out, "" is an empty line."""
    return Markup("\n").join(escape(row) for row in rows if row is not None)


def cut(text: str, longest: int) -> str:
    """At most `longest` characters of `text`, its loss marked."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def fitted(before: Markup, text: str, after: Markup) -> Markup:
    """The three under each other; should they exceed a message, `text` gives way."""
    whole = lines(before, text, after)
    if len(whole) <= LONGEST_TEXT:
        return whole
    excess = len(whole) - LONGEST_TEXT
    kept = max(1, len(text) - excess)
    while len(lines(before, cut(text, kept), after)) > LONGEST_TEXT and kept > 1:
        kept = kept * 3 // 4  # escaped characters are longer than they look
    return lines(before, cut(text, kept), after)


def pages(rows: Iterable[Markup | Row], buttons: Keyboard = (), heading: Markup = Markup("")) -> list[Message]:  # noqa: B008
    """Rows as few messages as hold them, never broken inside a row; the buttons stand under the last."""
    texts = [heading] if heading else []
    for row in rows:
        html, under = (row.html, row.under) if isinstance(row, Row) else (row, None)
        if texts and len(texts[-1]) + 1 + len(html) <= LONGEST_TEXT:
            texts[-1] = texts[-1] + Markup("\n") + html
        else:
            texts.append(lines(under, html))
    return [Message(text, buttons if text is texts[-1] else ()) for text in texts]


def rows_of(buttons: Sequence[Button], width: int) -> Keyboard:
    """Buttons in rows of `width`."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def as_many(rows: Sequence[Markup], room: int) -> list[Markup]:
    """The first of `rows` that fit into `room` characters; how many are left out is said."""
    shown: list[Markup] = []
    room -= len("\ndan 9999 lagi")
    for row in rows:
        room -= len(row) + 1
        if room < 0:
            return [*shown, line("dan {} lagi", len(rows) - len(shown))]
        shown.append(row)
    return shown
