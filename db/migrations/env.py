"""Alembic's door: runs on the connection the program (or `alembic revision`) hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from db.migrating import is_ours
from db.moments import UtcDateTime
from db.tables import metadata

connection: Connection | None = context.config.attributes.get("connection")
if connection is None:
    raise RuntimeError("migrations run through db.migrating.upgrade, on a connection of its own")


def render(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    # A migration must not change its meaning when our types do.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    render_item=render,
    include_name=is_ours,
)
with context.begin_transaction():
    context.run_migrations()
