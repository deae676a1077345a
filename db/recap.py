"""The recap's numbers, an agency each, as the database adds them up."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.queries import Filter, View
from core.recap import LATEST, AgencyRecap, Course, paces_of
from core.summary import Figures, figures_from
from core.tasks import IN_HAND, VERIFIED, Act, Status
from db.search import Search, late_at
from db.tables import STILL_OPEN, directives, history, tallies, tasks

_TAKEN_UP = (Act.ACCEPTED, Act.REPORTED, Act.CLAIMED)
_VERIFIED = (Act.APPROVED, Act.APPROVED_ONGOING)


class Recap:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def agencies(self, asked: Filter, view: View) -> list[AgencyRecap]:
        """Every agency that has such tasks, whatever has become of them; slips and paces are those of the LATEST."""
        wanted = Search(self._connection).conditions(asked.of_any_state, view)
        figures = await self._figures(asked, wanted, view)
        quiet = await self._quiet(wanted)
        latest = select(tasks.c.id).select_from(tasks.join(directives)).where(*wanted)
        latest = latest.order_by(tasks.c.id.desc()).limit(LATEST)
        slips = await self._slips(latest)
        courses = await self._courses(latest)
        return [
            AgencyRecap(agency, counted, *slips.get(agency, (0, 0)), quiet.get(agency), paces_of(courses[agency]))
            for agency, counted in figures.items()
        ]

    async def _figures(self, asked: Filter, wanted: list[Any], view: View) -> dict[str, Figures]:
        counts: dict[str, dict[tuple[Status, bool], int]] = defaultdict(dict)
        if not (asked.due or asked.given or asked.words):
            closed = select(tallies)
            if asked.agencies is not None:
                closed = closed.where(tallies.c.agency.in_(asked.agencies))
            for row in await self._connection.execute(closed):
                counts[row.agency][Status(row.status), False] = row.n
            wanted = [STILL_OPEN, *wanted]
        late = late_at(view)
        columns = tasks.c.agency, tasks.c.status, late.label("late"), func.count().label("n")
        query = select(*columns).select_from(tasks.join(directives)).where(*wanted)
        for row in await self._connection.execute(query.group_by(tasks.c.agency, tasks.c.status, late)):
            counts[row.agency][Status(row.status), bool(row.late)] = row.n
        return {agency: figures_from(theirs) for agency, theirs in counts.items()}

    async def _slips(self, latest: Select[Any]) -> dict[str, tuple[int, int]]:
        """Extensions granted, and the days between the deadlines as they were and as they are."""
        days = self._days(directives.c.original_day, tasks.c.due_day)
        query = (
            select(tasks.c.agency, func.sum(tasks.c.slips).label("slips"), func.sum(days).label("days"))
            .select_from(tasks.join(directives))
            .where(tasks.c.id.in_(latest), tasks.c.slips > 0)
            .group_by(tasks.c.agency)
        )
        return {row.agency: (int(row.slips), int(row.days or 0)) for row in await self._connection.execute(query)}

    def _days(self, start: ColumnElement[Any], end: ColumnElement[Any]) -> ColumnElement[Any]:
        if self._connection.dialect.name == "sqlite":
            return func.julianday(end) - func.julianday(start)
        return end - start

    async def _quiet(self, wanted: list[Any]) -> dict[str, datetime]:
        """When the task that has been silent longest was last heard of."""
        heard = func.min(_later(_later(tasks.c.since, tasks.c.accepted_at), tasks.c.reported_at)).label("heard")
        query = select(tasks.c.agency, heard).select_from(tasks.join(directives))
        query = query.where(STILL_OPEN, *wanted, tasks.c.status.in_(sorted(IN_HAND))).group_by(tasks.c.agency)
        return {row.agency: row.heard for row in await self._connection.execute(query)}

    async def _courses(self, latest: Select[Any]) -> dict[str, list[Course]]:
        """What the history says of each task that has been given."""
        verified = case((tasks.c.status.in_(sorted(VERIFIED)), _last(*_VERIFIED)))
        query = (
            select(
                tasks.c.agency,
                _first(Act.ASSIGNED).label("given"),
                _first(*_TAKEN_UP).label("accepted"),
                _last(Act.CLAIMED).label("claimed"),
                verified.label("verified"),
            )
            .select_from(tasks.join(history, history.c.task_id == tasks.c.id))
            .where(tasks.c.id.in_(latest))
            .group_by(tasks.c.id, tasks.c.agency, tasks.c.status)
        )
        courses: dict[str, list[Course]] = defaultdict(list)
        for row in await self._connection.execute(query):
            if row.given:
                courses[row.agency].append(Course(row.given, row.accepted, row.claimed, row.verified))
        return courses


def _first(*acts: Act) -> ColumnElement[Any]:
    return func.min(case((history.c.act.in_(acts), history.c.at)))


def _last(*acts: Act) -> ColumnElement[Any]:
    return func.max(case((history.c.act.in_(acts), history.c.at)))


def _later(one: ColumnElement[Any], other: ColumnElement[Any]) -> ColumnElement[Any]:
    return case((and_(other.is_not(None), other > one), other), else_=one)
