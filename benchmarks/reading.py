"""How fast directives and minutes are read, beside dateparser's search on the same texts in the same run.

    python -m benchmarks.reading [--rounds N]

Prints a table; the exit code is 1 when a figure misses its target.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.core.reading.corpus import HOSTILE
from tests.core.reading.readers import READERS

ROOT = Path(__file__).parent.parent
SAID_AT = datetime(2025, 8, 13, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
TIMES_FASTER, SLOWEST_MS, DOCUMENT_MS, IMPORT_MS, HOSTILE_MS = 10, 2.0, 30.0, 150.0, 50.0
LONGEST = 4096  # characters of a message
MANY, TWICE = 1000, 3.0  # items of long minutes; work that grew with the square would be four times half of it


def directives() -> list[str]:
    """The texts of the reader's own corpus."""
    rows = (ROOT / "tests" / "core" / "reading" / "directives.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[2] for row in rows if row and not row.startswith("#")]


def document(texts: Sequence[str], count: int) -> str:
    """Minutes of so many items."""
    given = islice(cycle(texts), count)
    return "Rakor 13 Agustus 2025\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(given, 1))


def timed(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> list[float]:
    """The processor's seconds for each text, the best of the rounds: what else runs is no figure of ours."""
    best = [float("inf")] * len(texts)
    for _ in range(rounds):
        for place, text in enumerate(texts):
            began = time.process_time()
            read(text)
            best[place] = min(best[place], time.process_time() - began)
    return best


def import_ms() -> float:
    """What importing the reader costs a fresh process, the best of five."""
    script = "import time; t = time.process_time(); import core.reading; print(time.process_time() - t)"
    return 1000 * min(
        float(
            subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT).stdout
        )
        for _ in range(5)
    )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args(argv).rounds

    from dateparser.search import search_dates

    from core.agencies import Register
    from core.calendar import Calendar
    from core.reading import read_directive, read_minutes

    register = Register.from_json((ROOT / "cities" / "kota-solok.json").read_text(encoding="utf-8"))
    calendar, texts = Calendar(), directives()

    def ours(text: str) -> object:
        return read_directive(text, SAID_AT, register, calendar)

    def our_minutes(text: str) -> object:
        return read_minutes(text, SAID_AT, register, calendar)

    def theirs(text: str) -> object:
        # What we read is Indonesian with English words in it ("by 30 Mei", "deadline Friday"): it gets both.
        return search_dates(text, languages=["id", "en"], settings={"RELATIVE_BASE": SAID_AT.replace(tzinfo=None)})

    timed(ours, texts, 1)  # the first reading loads holidays and the index of names
    timed(theirs, texts, 1)
    read = timed(ours, texts, rounds)
    searched = timed(theirs, texts, 3)
    [minutes] = timed(our_minutes, [document(texts, 25)], rounds)
    half, many = timed(our_minutes, [document(texts, count) for count in (MANY // 2, MANY)], 3)
    long = [(unit * LONGEST)[:LONGEST] for unit in HOSTILE]
    hostile = max((max(timed(reader, long, 2)), name) for name, reader in READERS.items())

    per_second, theirs_per_second = len(read) / sum(read), len(searched) / sum(searched)
    faster, p99 = per_second / theirs_per_second, 1000 * statistics.quantiles(read, n=100)[98]
    document_ms, hostile_ms, imported = 1000 * minutes, 1000 * hostile[0], import_ms()
    figures = [
        ("directives per second", f"{per_second:,.0f}", "", True),
        ("search_dates, texts per second", f"{theirs_per_second:,.0f}", "", True),
        ("times faster", f"{faster:.1f}", f">= {TIMES_FASTER}", faster >= TIMES_FASTER),
        ("a directive, p99", f"{p99:.2f} ms", f"< {SLOWEST_MS:g} ms", p99 < SLOWEST_MS),
        ("minutes of 25 items", f"{document_ms:.1f} ms", f"< {DOCUMENT_MS:g} ms", document_ms < DOCUMENT_MS),
        (f"minutes of {MANY:,} items", f"{1000 * many:.0f} ms", "", True),
        (f"beside {MANY // 2} items", f"{many / half:.1f} times", f"<= {TWICE}", many <= TWICE * half),
        (
            f"worst of {LONGEST:,} characters: {hostile[1]}",
            f"{hostile_ms:.1f} ms",
            f"< {HOSTILE_MS:g} ms",
            hostile_ms < HOSTILE_MS,
        ),
        ("import of the reader", f"{imported:.0f} ms", f"< {IMPORT_MS:g} ms", imported < IMPORT_MS),
    ]
    for name, figure, target, reached in figures:
        print(f"{name:32} {figure:>12}   {target:10} {'' if reached else 'MISSED'}")
    return 0 if all(reached for *_, reached in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
