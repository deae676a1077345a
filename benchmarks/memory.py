"""What the running program holds: idle after its start, and after many updates.

    python -m benchmarks.memory [--updates N]

The updates are those of benchmarks.updates. Prints the memory along the way; exit code 1 when a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.served import TOKEN
from benchmarks.updates import answered, served, settle
from sandbox.telegram import Telegram

IDLE_MB = 100.0
MOST_GROWTH = 1.1  # of the idle memory
STEPS, AT_ONCE = 10, 10  # updates of each OPD
SETTLED = 20.0  # seconds, after which the first tick has loaded what ticks need


async def measure(updates: int) -> list[tuple[int, float]]:
    """(updates handled, MB) along the way."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'tuntas.db'}"
        async with Telegram(token=TOKEN) as telegram:
            heads = await settle(telegram, url)
            async with served("tuntas", telegram.url, url) as process:
                cards = {group: await telegram.wait(lambda m: "#" in m.text, chat=group, timeout=60) for group in heads}
                await asyncio.sleep(SETTLED)
                found = [(0, resident_mb(process.pid))]
                times = max(1, updates // STEPS // len(heads) // AT_ONCE)
                for step in range(1, STEPS + 1):
                    for _ in range(times):
                        await answered(telegram, heads, cards, AT_ONCE)
                        telegram.requests.clear()  # the sandbox remembers every call
                    found.append((step * times * AT_ONCE * len(heads), resident_mb(process.pid)))
                return found


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--updates", type=int, default=10_000)
    found = asyncio.run(measure(parser.parse_args(argv).updates))
    idle = found[0][1]
    for updates, megabytes in found:
        print(f"{f'after {updates:,} updates':32} {megabytes:8.1f} MB   {megabytes / idle:.2f}")
    return 0 if idle < IDLE_MB and found[-1][1] <= MOST_GROWTH * idle else 1


if __name__ == "__main__":
    sys.exit(main())
