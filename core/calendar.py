"""The city's working days.

Monday to Friday, less public holidays and collective leave (cuti bersama). The dates are those of the `holidays`
package (ID, categories public and government), unless the city's own list replaces them; `make holidays` notes those of
the years around us in holidays.json.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from core.errors import InvalidData

SATURDAY = 5
PUBLISHED = Path(__file__).with_name("holidays.json")  # year -> category -> day -> name


@cache
def _published_year(year: int, collective_leave: bool) -> Mapping[date, str]:
    noted = _noted().get(str(year))
    if noted is None:
        return ask_package(year, collective_leave)
    free = noted["public"] | (noted["government"] if collective_leave else {})
    return {date.fromisoformat(day): name for day, name in free.items()}


@cache
def _noted() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = json.loads(PUBLISHED.read_text("utf-8"))
    return found


def ask_package(year: int, collective_leave: bool) -> Mapping[date, str]:
    """The free days of a year, by the package itself: it loads every country for one, for good 10 MB and 0.1 s."""
    import holidays as published

    categories = ("public", "government") if collective_leave else ("public",)
    # Without the language the names come out in English.
    country = published.country_holidays("ID", years=year, categories=categories, language="id")
    return {day: name.replace(" (perkiraan)", "") for day, name in country.items()}


@dataclass(frozen=True)
class Calendar:
    """Which days are worked.

    `override` maps year -> {day: name} and replaces the published list of that year. Without `collective_leave`
    only public holidays are free: "tiga hari kerja" is counted that way, the office closes on both.
    """

    override: Mapping[int, Mapping[date, str]] = field(default_factory=dict)
    collective_leave: bool = True

    @classmethod
    def from_json(cls, text: str) -> Calendar:
        """From `{"2026-08-18": "Cuti bersama", ...}`: every year that occurs is replaced whole.

        Raises InvalidData when the text is no such object.
        """
        try:
            days = {date.fromisoformat(day): str(name) for day, name in json.loads(text).items()}
        except (ValueError, AttributeError) as error:
            raise InvalidData(f'takes {{"YYYY-MM-DD": "name", ...}}: {error}') from error
        years: dict[int, dict[date, str]] = {}
        for day, name in days.items():
            years.setdefault(day.year, {})[day] = name
        return cls(years)

    def holiday(self, day: date) -> str | None:
        """The holiday's Indonesian name, or None on an ordinary day."""
        return self.holidays_of(day.year).get(day)

    def holidays_of(self, year: int) -> Mapping[date, str]:
        """All free days of a year with their Indonesian names."""
        replaced = self.override.get(year)
        return _published_year(year, self.collective_leave) if replaced is None else replaced

    def is_working_day(self, day: date) -> bool:
        return day.weekday() < SATURDAY and self.holiday(day) is None

    def working_days_after(self, day: date) -> Iterator[date]:
        """The working days strictly after `day`, without end."""
        while True:
            day += timedelta(days=1)
            if self.is_working_day(day):
                yield day

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (count >= 1)."""
        days = self.working_days_after(day)
        for _ in range(count - 1):
            next(days)
        return next(days)

    def count_back(self, day: date, count: int) -> date:
        """The `count`-th working day up to and including `day`, from the last to the first (count >= 1)."""
        while (count := count - self.is_working_day(day)) > 0:
            day -= timedelta(days=1)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; 0 when `end` is not after `start`."""
        span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(map(self.is_working_day, span))
