"""Everything that is remembered, for whoever comes after: a row a line, and the list of the evidence.

Not in it: the tokens of invitations, for one that is still open would let its finder in.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from db.tables import directives, history, invitations, metadata, tasks

KEPT_BACK = {invitations.c.token}


async def rows(connection: AsyncConnection) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """Every row with the name of its table, tables after those they refer to."""
    for table in metadata.sorted_tables:
        async for row in _of(connection, table):
            yield table.name, row


async def _of(connection: AsyncConnection, table: Table) -> AsyncIterator[dict[str, Any]]:
    told = [column for column in table.c if column not in KEPT_BACK]
    query = select(*told).order_by(*table.primary_key)
    async with connection.stream(query) as found:
        async for row in found.mappings():
            yield dict(row)


async def evidence(connection: AsyncConnection) -> AsyncIterator[dict[str, Any]]:
    """Every piece of evidence: Telegram's file_id, its kind and name, of which directive's task, given when."""
    query = (
        select(history.c.evidence, directives.c.number, tasks.c.agency, history.c.task_id, history.c.at)
        .join(directives, directives.c.id == history.c.directive_id)
        .outerjoin(tasks, tasks.c.id == history.c.task_id)
        .order_by(history.c.id)
    )
    async with connection.stream(query) as found:
        async for pieces, number, agency, task_id, at in found:
            for piece in pieces:
                yield {**piece, "directive": number, "agency": agency, "task_id": task_id, "at": at}
