"""make holidays: notes in core/holidays.json what the `holidays` package says of the years around us."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from core.calendar import PUBLISHED, ask_package

YEARS = range(2020, 2041)


def published() -> str:
    """A line a year and category; collective leave is what the government's list has beyond the public holidays."""
    years = (f'"{year}": {{\n  {_categories(year)}\n}}' for year in YEARS)
    return "{\n" + ",\n".join(years) + "\n}\n"


def _categories(year: int) -> str:
    public, all_free = ask_package(year, collective_leave=False), ask_package(year, collective_leave=True)
    government = {day: name for day, name in all_free.items() if public.get(day) != name}
    days = {"public": public, "government": government}
    return ",\n  ".join(f'"{category}": {_written(found)}' for category, found in days.items())


def _written(days: Mapping[date, str]) -> str:
    return json.dumps({day.isoformat(): name for day, name in sorted(days.items())})


if __name__ == "__main__":
    PUBLISHED.write_text(published(), "utf-8")
