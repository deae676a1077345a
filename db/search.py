"""Questions about many tasks, answered by the database as core.queries has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    TextClause,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from core.directives import Directive, State
from core.likeness import Earlier, sought
from core.queries import (
    MOST_FOUND,
    MOST_NOTES,
    PAGE,
    PREFIX_FROM,
    PREFIX_TO,
    Answer,
    Filter,
    Period,
    View,
    folded,
    page_within,
)
from core.reading.values import Nature
from core.requests import Kind, Outcome
from core.summary import Figures, figures_from
from core.tasks import CLOSED, IN_HAND, OPEN, Status, Task
from db.directives import WITH_DIRECTIVE, task_of
from db.inbox import insert_or_ignore
from db.tables import ENDED, IS_ASKED, LET_OFF, STILL_OPEN, directives, questions, requests, tallies, tasks

_LET_OFF = frozenset({Status.NOT_ACTIONABLE, Status.CANCELLED})
_BY_DEADLINE = (tasks.c.due_day.asc().nulls_last(), directives.c.number, tasks.c.id)
_NEWEST_FIRST = (tasks.c.id.desc(),)
Counts = dict[tuple[Status, bool], int]  # tasks by (status, late)
Wanted = list[ColumnElement[bool] | TextClause]

_CANDIDATES = 100  # of the newest directives, looked at for a likeness
_OBSTRUCTED = select(requests.c.task_id).where(
    requests.c.kind == Kind.OBSTACLE, requests.c.outcome == Outcome.OPEN, IS_ASKED
)


class Search:
    """What grows with the years is never counted row by row: closed tasks have tallies, words a limit."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answer(self, asked: Filter, view: View, page: int = 0) -> Answer:
        """The figures and one page of the list; a page beyond the last is the last."""
        counts = await self._counts(asked.of_any_state, view)
        total = await self._total(asked, view, counts)
        page = page_within(page, total)
        found = await self._page(asked, view, page) if total else []
        found_all = not asked.words or await self._reaches(asked.words)
        return Answer(figures_from(counts), tuple(found), total, page, found_all)

    async def figures(self, asked: Filter, view: View) -> Figures:
        """What has become of the tasks that are asked for, whatever their state."""
        return figures_from(await self._counts(asked.of_any_state, view))

    async def _counts(self, asked: Filter, view: View) -> Counts:
        if asked.due or asked.given or asked.words:
            return await self._counted(asked, view, self.conditions(asked, view))
        closed = select(tallies.c.status, func.sum(tallies.c.n).label("n")).group_by(tallies.c.status)
        if asked.agencies is not None:
            closed = closed.where(tallies.c.agency.in_(asked.agencies))
        counts = {(Status(row.status), False): row.n for row in await self._connection.execute(closed)}
        return counts | await self._counted(asked, view, [STILL_OPEN, *self.conditions(asked, view)])

    async def _counted(self, asked: Filter, view: View, wanted: Wanted) -> Counts:
        late = late_at(view)
        query = (
            select(tasks.c.status, late.label("late"), func.count().label("n"))
            .select_from(_source(asked))
            .where(*wanted)
            .group_by(tasks.c.status, late)
        )
        return {(Status(row.status), bool(row.late)): row.n for row in await self._connection.execute(query)}

    async def _total(self, asked: Filter, view: View, counts: Counts) -> int:
        if asked.quiet or asked.unreported or asked.since or asked.blocked:
            counted = select(func.count()).select_from(_source(asked)).where(*self.conditions(asked, view))
            return int((await self._connection.execute(counted)).scalar_one())
        return sum(n for (status, late), n in counts.items() if status in asked.statuses and late >= asked.late)

    async def _page(self, asked: Filter, view: View, page: int) -> list[Task]:
        rows = await self._connection.execute(self.listed(asked, view).limit(PAGE).offset(page * PAGE))
        return [task_of(row) for row in rows]

    def listed(self, asked: Filter, view: View) -> Select[Any]:
        """The tasks in the order of the list."""
        order = _BY_DEADLINE if asked.is_of_open else _NEWEST_FIRST
        return WITH_DIRECTIVE.where(*self.conditions(asked, view)).order_by(*order)

    async def by_agency(self, asked: Filter, view: View) -> list[tuple[str, int]]:
        """Who has such tasks and how many, most first."""
        counted = func.count().label("n")
        query = select(tasks.c.agency, counted).select_from(_source(asked)).where(*self.conditions(asked, view))
        query = query.group_by(tasks.c.agency).order_by(counted.desc(), tasks.c.agency)
        return [(row.agency, row.n) for row in await self._connection.execute(query)]

    async def known(self, asked: Filter, view: View) -> tuple[str, ...]:
        """Those of the words that some directive or note holds which may be found from here, each by itself."""
        found = []
        for word in asked.words:
            by_itself = Filter(asked.agencies, frozenset(Status), words=(word,))
            query = select(tasks.c.id).select_from(_source(by_itself)).where(*self.conditions(by_itself, view))
            if (await self._connection.execute(query.limit(1))).first() or await self.notes(by_itself, view):
                found.append(word)
        return tuple(found)

    async def notes(self, asked: Filter, view: View) -> list[tuple[int, str]]:
        """Numbers and words of the latest notes that hold the words, or were given then."""
        if asked.agencies is not None or not (asked.words or asked.given):
            return []
        wanted: Wanted = [directives.c.state == State.NOTED]
        if asked.words:
            wanted.append(directives.c.id.in_(self._speaking_of(asked.words, MOST_FOUND)))
        if asked.given:
            wanted += _given_in(asked.given, view)
        if not view.chat.shows_secrets:
            wanted.append(directives.c.nature != Nature.SECRET)
        query = select(directives.c.number, directives.c.action).where(*wanted)
        rows = await self._connection.execute(query.order_by(directives.c.number.desc()).limit(MOST_NOTES))
        return [(row.number, row.action) for row in rows]

    async def resembling(self, draft: Directive, agencies: Sequence[str], *, secrets: bool) -> list[Earlier]:
        """Tasks of these agencies, or anybody's, whose directives share most words with the draft; newest first."""
        sets = sought(draft.action)
        if not sets:
            return []
        latest = self._speaking_of_any(sets, _CANDIDATES)
        query = WITH_DIRECTIVE.add_columns(directives.c.said_at).where(
            directives.c.id != draft.id, tasks.c.directive_id.in_(latest)
        )
        if agencies:  # read of the few that were found: the index of agencies would lead to all they ever had
            query = query.where(func.coalesce(tasks.c.agency, "").in_(agencies))
        if not secrets:
            query = query.where(directives.c.nature != Nature.SECRET)
        rows = await self._connection.execute(query.order_by(tasks.c.id.desc()).limit(_CANDIDATES))
        return [Earlier(task_of(row), row.said_at) for row in rows]

    def conditions(self, asked: Filter, view: View) -> Wanted:
        """`asked.admits(task, view)` over tasks joined with their directives."""
        wanted: Wanted = []
        if asked.statuses not in (OPEN, frozenset(Status)):
            wanted.append(tasks.c.status.in_(sorted(asked.statuses)))
        if asked.is_of_open:
            wanted.append(STILL_OPEN)  # in the words of the indexes that hold some tasks alone
        elif asked.statuses <= CLOSED:
            wanted.append(LET_OFF if asked.statuses <= _LET_OFF else ENDED)
        if asked.agencies is not None:
            wanted.append(tasks.c.agency.in_(asked.agencies))
        if asked.due is not None:
            wanted.append(tasks.c.due_day.between(asked.due.first, asked.due.last))
        if asked.given is not None:
            wanted += _given_in(asked.given, view)
        wanted += _in_trouble(asked, view)
        if asked.words:
            wanted += [tasks.c.directive_id.in_(self._speaking_of(asked.words, MOST_FOUND)), _unveiled(view)]
        return wanted

    def _speaking_of(self, words: Sequence[str], limit: int) -> Select[Any]:
        """The newest directives in which all these words stand."""
        return self._speaking_of_any([words], limit)

    def _speaking_of_any(self, sets: Sequence[Sequence[str]], limit: int) -> Select[Any]:
        """The newest directives in which all words of one of the sets stand."""
        if self._connection.dialect.name == "sqlite":
            key: ColumnElement[Any] = literal_column("directives_fts.rowid").label("id")
            said = text("directives_fts MATCH :words").bindparams(
                words=" OR ".join(f"({fts5(words)})" for words in sets)
            )
            found = select(key).select_from(text("directives_fts"))
        else:
            key = directives.c.id
            vector = "array_to_tsvector(string_to_array(directives.words, ' '))"  # as its index has it
            said = text(f"{vector} @@ CAST(CAST(:words AS text) AS tsquery)").bindparams(
                words=" | ".join(f"({tsquery(words)})" for words in sets)
            )
            found = select(key)
        return found.where(said).order_by(key.desc()).limit(limit)

    async def _reaches(self, words: Sequence[str]) -> bool:
        """Whether all directives with these words were looked at."""
        some = self._speaking_of(words, MOST_FOUND + 1).order_by(None).subquery()  # any so many: no order to be made
        query = select(func.count()).select_from(some)
        return int((await self._connection.execute(query)).scalar_one()) <= MOST_FOUND

    # -- questions too long for a button -------------------------------------------------------------------------------

    async def keep(self, packed: str) -> int:
        """Stores a packed question, once; its id."""
        await self._connection.execute(insert_or_ignore(self._connection, questions).values(packed=packed))
        query = select(questions.c.id).where(questions.c.packed == packed)
        return int((await self._connection.execute(query)).scalar_one())

    async def kept(self, question_id: int) -> str | None:
        query = select(questions.c.packed).where(questions.c.id == question_id)
        packed: str | None = (await self._connection.execute(query)).scalar()
        return packed


def _source(asked: Filter) -> FromClause:
    """Where to count: the directives are needed only for their words and their day."""
    return tasks.join(directives) if asked.words or asked.given else tasks


def late_at(view: View) -> Any:
    """1 for tasks that are late, else 0: `task.is_late(view.now)`."""
    return case((and_(tasks.c.status.in_(sorted(IN_HAND)), _passed(view)), 1), else_=0)


def _passed(view: View) -> ColumnElement[bool]:
    minute = view.now.time().replace(second=0, microsecond=0)
    return or_(tasks.c.due_day < view.today, and_(tasks.c.due_day == view.today, tasks.c.due_at < minute))


def _unheard_since(view: View) -> list[ColumnElement[bool]]:
    spoke = (tasks.c.since, tasks.c.accepted_at, tasks.c.reported_at)
    return [or_(at.is_(None), at < view.quiet_before) for at in spoke]


def _unveiled(view: View) -> ColumnElement[bool]:
    shown = directives.c.nature != Nature.SECRET
    if view.chat.shows_secrets:
        return or_(shown, directives.c.nature == Nature.SECRET)
    return or_(shown, tasks.c.agency == view.chat.agency) if view.chat.agency else shown


def _in_trouble(asked: Filter, view: View) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.late or asked.quiet or asked.unreported:
        wanted.append(tasks.c.status.in_(sorted(IN_HAND)))
    if asked.late:
        wanted += [tasks.c.due_day <= view.today, _passed(view)]
    if asked.quiet:
        wanted += _unheard_since(view)
    if asked.unreported:
        before = () if asked.since is None else (tasks.c.reported_at < view.start_of(asked.since),)
        wanted.append(or_(tasks.c.reported_at.is_(None), *before))
    elif asked.since is not None:
        wanted += [tasks.c.status.in_(sorted(OPEN)), tasks.c.reported_at >= view.start_of(asked.since)]
    if asked.blocked:
        wanted.append(tasks.c.id.in_(_OBSTRUCTED))
    return wanted


def _given_in(period: Period, view: View) -> list[ColumnElement[bool]]:
    begins, ends = view.start_of(period.first), view.start_of(period.last + timedelta(days=1))
    return [directives.c.said_at >= begins, directives.c.said_at < ends]


def fts5(words: Sequence[str]) -> str:
    """All of these words, the longer ones as beginnings; quoted, so that nothing in them is an operator."""
    return " ".join('"{}"{}'.format(said.replace('"', '""'), "*" * prefix) for said, prefix in map(_kept, words))


def tsquery(words: Sequence[str]) -> str:
    """The same for PostgreSQL."""
    escaped = ((said.replace("\\", "\\\\").replace("'", "''"), prefix) for said, prefix in map(_kept, words))
    return " & ".join("'{}'{}".format(said, ":*" * prefix) for said, prefix in escaped)


def _kept(word: str) -> tuple[str, bool]:
    """As the words of a directive are kept, and whether it stands for all that begin with it."""
    plain = folded(word)
    return plain[:PREFIX_TO], len(plain) >= PREFIX_FROM
