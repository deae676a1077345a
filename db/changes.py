"""What happened between two moments, as the leaders' brief tells it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from core.brief import Change
from core.tasks import Act
from db.tables import directives, history


async def changes(connection: AsyncConnection, since: datetime, until: datetime) -> list[Change]:
    """Every line of history of numbered directives, oldest first."""
    query = (
        select(directives.c.number, history.c.agency, history.c.act, history.c.at, history.c.by_name)
        .join(directives, directives.c.id == history.c.directive_id)
        .where(history.c.at >= since, history.c.at < until, directives.c.number.is_not(None))
        .order_by(history.c.at, history.c.id)
    )
    rows = await connection.execute(query)
    return [Change(number, agency, Act(act), at, by_name) for number, agency, act, at, by_name in rows]
