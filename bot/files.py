"""Telegram's files -> bytes."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from telegram import Bot
from telegram.error import BadRequest, RetryAfter, TelegramError

from core.documents import Flaw, Unreadable

log = logging.getLogger(__name__)

TRIES = 4
FIRST_PAUSE = 0.5  # seconds, doubled each time
LONGEST_PAUSE = 30.0
LONGEST_FETCH = 60.0


async def fetch(bot: Bot, file_id: str) -> bytes:
    """The whole file. What was cut off is fetched again; raises Unreadable when it does not come at all."""
    for attempt in range(TRIES):
        pause = FIRST_PAUSE * 2**attempt
        try:
            async with asyncio.timeout(LONGEST_FETCH):
                file = await bot.get_file(file_id)
                content = bytes(await file.download_as_bytearray())
        except BadRequest:  # too big, or no file of this bot: asking again changes nothing
            log.warning("file_refused")
            break
        except RetryAfter as error:
            asked = error.retry_after
            pause = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
        except (TelegramError, TimeoutError) as error:
            # Only the kinds: their text may hold the URL, and with it the token.
            log.warning("file_cut_off error=%s cause=%s", type(error).__name__, type(error.__cause__).__name__)
        else:
            if len(content) >= (file.file_size or 0):
                return content
            log.warning("file_cut_off bytes=%d of=%d", len(content), file.file_size)
        if attempt < TRIES - 1:
            await asyncio.sleep(min(pause, LONGEST_PAUSE))
    raise Unreadable(Flaw.NOT_FETCHED)
