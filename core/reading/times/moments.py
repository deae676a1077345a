"""What the words of time mean: days, moments, periods and lengths, counted from when they were said."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from functools import cached_property
from typing import NamedTuple

from core.calendar import Calendar
from core.reading.values import Doubt

PASSED_RECENTLY = timedelta(days=60)
_FRIDAY, _SUNDAY = 4, 6


class Form(Enum):
    """How a moment was said; it decides how much it takes to believe that it is the deadline."""

    WRITTEN = auto()  # 5 Juni 2024
    NUMERIC = auto()  # 05/06/2024
    PAIR = auto()  # 5/6, which may be a fraction or a number of a house
    DAY_NUMBER = auto()  # tgl 5
    WEEKDAY = auto()
    RELATIVE = auto()  # besok, hari ini
    LENGTH = auto()  # 3 hari
    WEEK = auto()
    MONTH = auto()
    BARE_MONTH = auto()  # Juli, with no word beside it
    LONG_PERIOD = auto()  # triwulan II, semester I, tahun ini
    EDGE = auto()  # akhir bulan, pertengahan Juni
    CLOCK = auto()
    PART_OF_DAY = auto()
    FEAST = auto()  # the day itself, often only an occasion
    OFFSET = auto()  # H-7 Lebaran, seminggu sebelum Lebaran
    UNANCHORED = auto()  # H-7 of nothing named
    VAGUE = auto()
    RECURRING = auto()
    STARTING = auto()  # mulai 1 Juli, setelah Lebaran: no limit of its own

    __hash__ = object.__hash__  # by identity, for there is one of each; an enum's own is a function in Python


class When(NamedTuple):
    """A moment as read. `day` is None for words of time that name no day; `limited` when they say a limit themselves
    ("sebelum ..."); `first` is where a range begins; `offset` the days from an event, often one still to be found."""

    day: date | None
    form: Form
    at: time | None = None
    doubts: tuple[Doubt, ...] = ()
    basis: str | None = None
    first: date | None = None
    limited: bool = False
    offset: int | None = None
    dated: bool = False  # the year was written

    def but(self, **changes: object) -> When:
        """This moment with some of its facts changed."""
        return self._replace(**changes)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Period:
    """From `first` to `last`, both included; `named` when by its own name ("Juli", "triwulan II"), not "bulan ini"."""

    first: date
    last: date
    unit: str
    named: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Length:
    """So many days, weeks, ... ; `working` days are those the office works."""

    count: float
    unit: str
    working: bool = False


@dataclass(frozen=True)
class Clock:
    """A time of day; `next_day` for midnight, `part` for a word like "pagi" instead of a clock's time."""

    at: time
    next_day: bool = False
    part: bool = False


@dataclass
class Reference:
    """When something was said, `today`, and the days that are worked."""

    said_at: datetime
    calendar: Calendar
    today: date = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.said_at.date()

    @cached_property
    def working_days(self) -> Calendar:
        """For "hari kerja" collective leave counts as worked: only public holidays are free by law."""
        return replace(self.calendar, collective_leave=False)


IMPOSSIBLE = (Doubt.IMPOSSIBLE_DATE,)


def month_end(year: int, month: int) -> date:
    return date(year, month, months.monthrange(year, month)[1])


def month_of(day: date, ahead: int = 0) -> Period:
    """The calendar month `ahead` months after that of `day`."""
    count = day.year * 12 + day.month - 1 + ahead
    year, month = divmod(count, 12)
    return Period(date(year, month + 1, 1), month_end(year, month + 1), "month")


def week_of(day: date, ahead: int = 0) -> Period:
    """Monday to Sunday, `ahead` weeks after that of `day`."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=ahead)
    return Period(monday, monday + timedelta(days=6), "week")


def add_months(day: date, count: int) -> date:
    """The same day so many months on, or that month's last."""
    month = month_of(day, count)
    return date(month.first.year, month.first.month, min(day.day, month.last.day))


def coming(reference: Reference, weekday: int) -> date:
    """The first such weekday strictly after today."""
    ahead = (weekday - reference.today.weekday() - 1) % 7 + 1
    return reference.today + timedelta(days=ahead)


def dated(reference: Reference, day: int, month: int, year: int | None, form: Form) -> When:
    """A written date; without a year the coming one, unless it passed no more than 60 days ago."""
    if year is not None:
        return _on(year, month, day, form, dated=True)
    this_year = _on(reference.today.year, month, day, form)
    if this_year.day and this_year.day >= reference.today - PASSED_RECENTLY:
        return this_year
    if this_year.day is None and (month, day) != (2, 29):
        return this_year
    passed = this_year.day is not None or month < reference.today.month
    return _on(reference.today.year + 1, month, day, form) if passed else this_year


def _on(year: int, month: int, day: int, form: Form, dated: bool = False) -> When:
    try:
        return When(date(year, month, day), form, dated=dated)
    except ValueError:
        return When(None, form, doubts=IMPOSSIBLE, dated=dated)


def day_number(reference: Reference, day: int) -> When:
    """ "Tanggal 5": the next fifth, today included."""
    month = month_of(reference.today, 0 if day >= reference.today.day else 1)
    return day_of(month, day)


def day_of(month: Period, day: int) -> When:
    return _on(month.first.year, month.first.month, day, Form.DAY_NUMBER)


def end_of(period: Period) -> date:
    """The deadline a period stands for: its last day, of a week its Friday."""
    return period.first + timedelta(days=_FRIDAY) if period.unit == "week" else period.last


def sunday_of(period: Period) -> date:
    return period.first + timedelta(days=_SUNDAY)


def after(reference: Reference, start: datetime, length: Length) -> tuple[date, time | None]:
    """The day (for hours and minutes also the time) a length after `start`."""
    if length.working:
        return reference.working_days.add_working_days(start.date(), max(1, int(length.count))), None
    if length.unit in ("hour", "minute"):
        end = start + timedelta(**{f"{length.unit}s": length.count})
        return end.date(), end.time().replace(second=0, microsecond=0)
    return shifted(start.date(), length), None


def shifted(day: date, length: Length, sign: int = 1) -> date:
    """`day` moved by a length of days or longer; half a month is 15 days."""
    whole = int(length.count)
    half = length.count - whole
    if length.unit == "month":
        return add_months(day, sign * whole) + timedelta(days=sign * int(30 * half))
    if length.unit == "year":
        return add_months(day, sign * int(12 * length.count))
    return day + timedelta(days=sign * int(length.count * (7 if length.unit == "week" else 1)))
