"""make holidays: notes in core/holidays.json what the `holidays` package says of the years around us."""

from __future__ import annotations

import json

from core.calendar import PUBLISHED, ask_package

YEARS = range(2020, 2041)


def published() -> str:
    """A line a year."""
    lines = (f'"{year}": {json.dumps([_days(year, leave) for leave in (False, True)])}' for year in YEARS)
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _days(year: int, collective_leave: bool) -> dict[str, str]:
    return {day.isoformat(): name for day, name in ask_package(year, collective_leave).items()}


if __name__ == "__main__":
    PUBLISHED.write_text(published(), "utf-8")
