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
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).parent.parent
SAID_AT = datetime(2025, 8, 13, 10, tzinfo=ZoneInfo("Asia/Jakarta"))
TIMES_FASTER, SLOWEST_MS, DOCUMENT_MS, IMPORT_MS = 10, 2.0, 30.0, 150.0
SEARCHED = 40  # texts dateparser is given: it takes tens of milliseconds for each


def directives() -> list[str]:
    """The texts of the reader's own corpus."""
    rows = (ROOT / "tests" / "core" / "reading" / "directives.tsv").read_text(encoding="utf-8").splitlines()
    return [row.split("\t")[2] for row in rows if row and not row.startswith("#")]


def timed(read: Callable[[str], object], texts: Sequence[str], rounds: int) -> list[float]:
    """Seconds for each text of each round."""
    took = []
    for _ in range(rounds):
        for text in texts:
            began = time.perf_counter()
            read(text)
            took.append(time.perf_counter() - began)
    return took


def import_ms() -> float:
    """What importing the reader costs a fresh process, the best of five."""
    script = "import time; t = time.perf_counter(); import core.reading; print(time.perf_counter() - t)"
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
    document = "Rakor 13 Agustus 2025\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(texts[:25], 1))

    def ours(text: str) -> object:
        return read_directive(text, SAID_AT, register, calendar)

    def theirs(text: str) -> object:
        return search_dates(text, languages=["id"], settings={"RELATIVE_BASE": SAID_AT.replace(tzinfo=None)})

    timed(ours, texts, 1)  # the first reading loads holidays and the index of names
    timed(theirs, texts[:2], 1)
    read = timed(ours, texts, rounds)
    searched = timed(theirs, texts[:SEARCHED], 1)
    minutes = timed(lambda text: read_minutes(text, SAID_AT, register, calendar), [document], rounds)

    per_second, theirs_per_second = len(read) / sum(read), len(searched) / sum(searched)
    p99 = 1000 * statistics.quantiles(read, n=100)[98]
    figures = [
        ("directives per second", f"{per_second:,.0f}", "", True),
        ("search_dates, texts per second", f"{theirs_per_second:,.0f}", "", True),
        (
            "times faster", f"{per_second / theirs_per_second:.0f}", f">= {TIMES_FASTER}", per_second >= TIMES_FASTER * theirs_per_second),
        ("a directive, p99", f"{p99:.2f} ms", f"< {SLOWEST_MS:g} ms", p99 < SLOWEST_MS),
        ("minutes of 25 items, median", f"{1000 * statistics.median(minutes):.1f} ms", f"< {DOCUMENT_MS:g} ms", 1000 * statistics.median(minutes) < DOCUMENT_MS),
        ("import of the reader", f"{(imported := import_ms()):.0f} ms", f"< {IMPORT_MS:g} ms", imported < IMPORT_MS),
    ]  # fmt: skip
    for name, figure, target, reached in figures:
        print(f"{name:32} {figure:>12}   {target:10} {'' if reached else 'MISSED'}")
    return 0 if all(reached for *_, reached in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
