"""Closed tasks are counted as they close; beginnings of words are searched for as fast as whole ones"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ENDED = sa.text("status IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')")
LET_OFF = sa.text("status IN ('not_actionable', 'cancelled')")

# The beginnings of three to ten letters are kept beside the words: without them the search gathers every directive
# that holds any word which begins so, before it can give the newest.
SEARCH = (
    "CREATE VIRTUAL TABLE directives_fts USING fts5(action, text, content='directives', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2'{})"
)
BEGINNINGS = ", prefix='3 4 5 6 7 8 9 10'"


def upgrade() -> None:
    search_with(BEGINNINGS)
    op.create_table(
        "tallies",
        sa.Column("agency", sa.String(length=32), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("agency", "status", name=op.f("pk_tallies")),
    )
    op.execute(
        "INSERT INTO tallies (agency, status, n) "
        f"SELECT agency, status, count(*) FROM tasks WHERE {ENDED} GROUP BY agency, status"
    )
    op.drop_index("ix_tasks_agency_status", "tasks")
    op.create_index("ix_tasks_let_off", "tasks", ["id"], sqlite_where=LET_OFF, postgresql_where=LET_OFF)
    op.create_index("ix_tasks_ended", "tasks", ["agency", "id"], sqlite_where=ENDED, postgresql_where=ENDED)
    op.create_index("ix_tasks_due_day", "tasks", ["due_day"])


def search_with(option: str) -> None:
    """The triggers that feed it belong to directives, and stay."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE directives_fts")
        op.execute(SEARCH.format(option))
        op.execute("INSERT INTO directives_fts (directives_fts) VALUES ('rebuild')")


def downgrade() -> None:
    search_with("")
    op.drop_index("ix_tasks_due_day", "tasks")
    op.drop_index("ix_tasks_ended", "tasks")
    op.drop_index("ix_tasks_let_off", "tasks")
    op.create_index("ix_tasks_agency_status", "tasks", ["agency", "status"])
    op.drop_table("tallies")
