"""Logging: an action and its ids a line (`update_failed update_id=12`), never a secret."""

from __future__ import annotations

import logging
import re

# In a URL it follows "bot" without a break; a port after an address is none.
_TOKEN = re.compile(r"\d+:(?!\d{1,5}(?![\w-]))[A-Za-z0-9_-]{4,}")

_WHOLE_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")


class _Scrubbed(logging.Formatter):
    """Whatever looks like a bot token is blotted out, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("<token>", super().format(record))


def scrubbed(text: str) -> str:
    """The same without a token of BotFather's; all else that people write stays as it is."""
    return _WHOLE_TOKEN.sub("<token>", text)


def configure(level: str) -> None:
    """One handler on stderr; the libraries that log every request, with what people write, are kept to warnings."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Scrubbed("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for noisy in ("httpx", "httpcore", "alembic", "aiosqlite", "telegram", "uvicorn"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # An answer that cannot be read is told by who asked, without what stands in it.
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)
    # A tick that finds the one before still at work is skipped, and that is as it should be.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
