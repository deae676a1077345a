"""docs/messages.md: every message as a phone shows it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from core.messages.message import Keyboard, Message
from sandbox.telegram.formatting import parse_html
from tests.messages.scenes import SECTIONS, Said

PAGE = Path(__file__).parents[2] / "docs" / "messages.md"
HEAD = """# What Tuntas says

Every message, by who receives it, told by one story: a Rakor of Kota Solok on 29 May 2024 and its follow-up. Written
by `make messages` from the program's own wording; a test fails when this page is not what the program says now.
Buttons stand in brackets under a message, ⌨ is what the answer field suggests, » a sentence shown over a pressed
button or as a short reply.
"""


def page() -> str:
    return "\n".join(
        [HEAD, *(part for title, scene in SECTIONS.items() for part in (f"## {title}\n", *_section(scene())))]
    )


def _section(scene: Iterator[Said]) -> Iterator[str]:
    for when, told in groupby(scene, key=lambda each: each.when):
        shown = "\n\n".join(as_on_a_phone(each.what) for each in told)
        yield f"**{when}**\n\n```text\n{shown}\n```\n"


def as_on_a_phone(what: Message | str) -> str:
    """Plain text, the buttons in rows."""
    if isinstance(what, str):
        return f"» {what}"
    text, _ = parse_html(str(what.html))
    attached = [f"📎 {what.attachment.kind}"] if what.attachment else []
    asks = [f"⌨ {what.asks}"] if what.asks else []
    return "\n".join([*attached, text, *rows(what.buttons), *asks])


def rows(keyboard: Keyboard) -> Iterator[str]:
    for row in keyboard:
        yield " ".join(f"[{button.label}{' → ' + button.url if button.url else ''}]" for button in row)
