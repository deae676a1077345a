"""A document opened in a process of its own: what it does to memory and time, it does to that process alone."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

from core.documents import Flaw, Unreadable
from core.text import kept
from documents.text import Text

log = logging.getLogger(__name__)

LONGEST_WAIT = 45.0  # seconds
ROOT = Path(__file__).parent.parent
# The settings stay here: what else is in the environment is nothing to a file from anywhere.
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG")


async def read(name: str, content: bytes, longest: float = LONGEST_WAIT) -> Text:
    """What the document says. Raises Unreadable, also for one that takes too long or too much memory."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "documents", name.replace("\0", "")[-200:]),
        cwd=ROOT,
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(longest):
            answer, complaint = await process.communicate(content)
    except TimeoutError:
        log.warning("document_too_slow")
        raise Unreadable(Flaw.TOO_MUCH) from None
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        log.warning(
            "document_killed status=%d complaint=%r", process.returncode, complaint.decode(errors="replace")[-300:]
        )
        raise Unreadable(Flaw.TOO_MUCH)
    said = kept(json.loads(answer))
    if "flaw" in said:
        raise Unreadable(Flaw(said["flaw"]))
    return Text(**said)
