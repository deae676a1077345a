"""Questions about many tasks, answered by the database as core.queries has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, TextClause, and_, case, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from core.queries import PAGE, PREFIX_FROM, Answer, Filter, View, page_within
from core.reading.values import Nature
from core.summary import Figures, figures_from
from core.tasks import IN_HAND, OPEN, Status
from db.directives import WITH_DIRECTIVE, task_of
from db.inbox import insert_or_ignore
from db.tables import STILL_OPEN, directives, questions, tasks

_BY_DEADLINE = (
    case((tasks.c.due_day.is_(None), 1), else_=0),
    tasks.c.due_day,
    directives.c.number,
    tasks.c.id,
)


class Search:
    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def answer(self, asked: Filter, view: View, page: int = 0) -> Answer:
        """The figures and one page of the list, by deadline; a page beyond the last is the last."""
        spoken_of = await self.figures(asked.of_any_state, view)
        wanted = self.conditions(asked, view)
        counted = select(func.count()).select_from(tasks.join(directives)).where(*wanted)
        total = int((await self._connection.execute(counted)).scalar_one())
        page = page_within(page, total)
        shown = WITH_DIRECTIVE.where(*wanted).order_by(*_BY_DEADLINE).limit(PAGE).offset(page * PAGE)
        rows = await self._connection.execute(shown)
        return Answer(spoken_of, tuple(task_of(row) for row in rows), total, page)

    async def figures(self, asked: Filter, view: View) -> Figures:
        """What has become of the tasks that are asked for."""
        late = late_at(view)
        query = (
            select(tasks.c.status, late.label("late"), func.count().label("n"))
            .select_from(tasks.join(directives))
            .where(*self.conditions(asked, view))
            .group_by(tasks.c.status, late)
        )
        rows = await self._connection.execute(query)
        return figures_from({(Status(row.status), bool(row.late)): row.n for row in rows})

    def conditions(self, asked: Filter, view: View) -> list[ColumnElement[bool] | TextClause]:
        """`asked.admits(task, view)` over tasks joined with their directives."""
        wanted: list[ColumnElement[bool] | TextClause] = []
        if asked.statuses not in (OPEN, frozenset(Status)):
            wanted.append(tasks.c.status.in_(sorted(asked.statuses)))
        if asked.statuses <= OPEN:
            wanted.append(STILL_OPEN)  # in the words of the indexes that hold open tasks alone
        if asked.agencies is not None:
            wanted.append(tasks.c.agency.in_(asked.agencies))
        if asked.due is not None:
            wanted.append(tasks.c.due_day.between(asked.due.first, asked.due.last))
        if asked.late:
            wanted += [tasks.c.status.in_(sorted(IN_HAND)), tasks.c.due_day <= view.today, _passed(view)]
        if asked.quiet:
            wanted += [tasks.c.status.in_(sorted(IN_HAND)), *_unheard_since(view)]
        if asked.words:
            wanted += [self._speak_of(asked.words), _unveiled(view)]
        return wanted

    def _speak_of(self, words: Sequence[str]) -> TextClause:
        if self._connection.dialect.name == "sqlite":
            found = "SELECT rowid FROM directives_fts WHERE directives_fts MATCH :words"
            return text(f"tasks.directive_id IN ({found})").bindparams(words=fts5(words))
        said = "to_tsvector('simple', directives.action || ' ' || directives.text)"
        return text(f"{said} @@ to_tsquery('simple', :words)").bindparams(words=tsquery(words))

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


def fts5(words: Sequence[str]) -> str:
    """All of these words, the longer ones as beginnings; quoted, so that nothing in them is an operator."""
    return " ".join('"{}"{}'.format(word.replace('"', '""'), "*" * _is_prefix(word)) for word in words)


def tsquery(words: Sequence[str]) -> str:
    """The same for PostgreSQL."""
    quoted = ("'{}'{}".format(word.replace("'", "''").replace("\\", "\\\\"), ":*" * _is_prefix(word)) for word in words)
    return " & ".join(quoted)


def _is_prefix(word: str) -> bool:
    return len(word) >= PREFIX_FROM
