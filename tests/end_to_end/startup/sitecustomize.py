"""Python runs this before anything else: the program is the real one, its clock and its pace are the test's.

CLOCK_FILE says how many seconds that clock is ahead of the machine's; SIGUSR1, that it says something new. Telegram's
twenty messages a minute in a group would leave most of the time between two kills unused.
"""

import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

# time_machine and httpx load what they find of these, a tenth of a start; at an operator's there are none of them yet.
sys.modules.update(dict.fromkeys(("pytest", "dateutil", "rich")))  # type: ignore[arg-type]

import time_machine  # noqa: E402

del sys.modules["dateutil"]  # dateparser's

import bot.pace  # noqa: E402

FILE = Path(os.environ["CLOCK_FILE"])


def ahead() -> timedelta:
    return timedelta(seconds=float(FILE.read_text()))


def move(*_: object) -> None:
    clock.move_to(time_machine.escape_hatch.datetime.datetime.now(UTC) + ahead())


clock = time_machine.travel(datetime.now(UTC) + ahead()).start()
signal.signal(signal.SIGUSR1, move)
bot.pace.Pace = partial(bot.pace.Pace, in_all=9999, burst=9999, group_a_minute=9999)  # type: ignore[misc, assignment]
