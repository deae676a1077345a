"""History is a chain: every line carries a hash over itself and the line before"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

GENESIS = "0" * 64
SLICE = 1000
NO_COUNTING = ("ALTER TABLE history ALTER COLUMN id DROP DEFAULT", "DROP SEQUENCE history_id_seq")
COUNTING = (
    "CREATE SEQUENCE history_id_seq OWNED BY history.id",
    "ALTER TABLE history ALTER COLUMN id SET DEFAULT nextval('history_id_seq')",
    "SELECT setval('history_id_seq', coalesce(max(id), 1), count(*) > 0) FROM history",
)

history = sa.table(
    "history",
    sa.column("id", sa.BigInteger()),
    sa.column("directive_id", sa.BigInteger()),
    sa.column("task_id", sa.BigInteger()),
    sa.column("agency", sa.String()),
    sa.column("act", sa.String()),
    sa.column("by_id", sa.BigInteger()),
    sa.column("by_name", sa.Text()),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("words", sa.Text()),
    sa.column("percent", sa.Integer()),
    sa.column("evidence", sa.JSON()),
    sa.column("hash", sa.String()),
)


def upgrade() -> None:
    head = op.create_table(
        "history_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("lines", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_head")),
    )
    op.add_column("history", sa.Column("hash", sa.String(length=64), nullable=True))
    lines, last = chain(op.get_bind())
    if lines:
        op.bulk_insert(head, [{"id": 1, "lines": lines, "hash": last}])
    with op.batch_alter_table("history") as batch_op:  # in SQLite the copy no longer counts its ids by itself
        batch_op.alter_column("hash", existing_type=sa.String(length=64), nullable=False)
    if op.get_bind().dialect.name == "postgresql":
        for statement in NO_COUNTING:
            op.execute(statement)


def chain(connection: sa.Connection) -> tuple[int, str]:
    """Chains what is there, and closes the gaps a sequence may have left between the ids; nothing names those."""
    number, last, seen = 0, GENESIS, -1
    query = sa.select(history).order_by(history.c.id).limit(SLICE)
    while rows := connection.execute(query.where(history.c.id > seen)).mappings().all():
        for row in rows:
            seen, number = row["id"], number + 1
            last = digest(last, {**row, "id": number})
            connection.execute(sa.update(history).where(history.c.id == seen).values(id=number, hash=last))
    return number, last


def digest(previous: str, line: dict[str, object]) -> str:
    told = {name: value for name, value in line.items() if value is not None and name != "hash"}
    return sha256(json.dumps([previous, told], sort_keys=True, default=moment).encode()).hexdigest()


def moment(value: datetime) -> str:
    # SQLite gives a naive moment, which is UTC.
    aware = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return aware.isoformat(timespec="microseconds")


def downgrade() -> None:
    with op.batch_alter_table("history", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_column("hash")
    op.drop_table("history_head")
    if op.get_bind().dialect.name == "postgresql":
        for statement in COUNTING:
            op.execute(statement)
