"""Meetings, and the directives that stand in their minutes"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

OF_MEETING = sa.text("meeting_id IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("venue", sa.Text(), nullable=True),
        sa.Column("leader", sa.Text(), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.BigInteger(), nullable=True),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("told_up_to", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meetings_chat_id_source", "meetings", ["chat_id", "source"], unique=True)
    # Alembic would rebuild the table for the reference, and drop the triggers of its search with it.
    op.execute(
        "ALTER TABLE directives ADD COLUMN meeting_id BIGINT "
        "CONSTRAINT fk_directives_meeting_id REFERENCES meetings (id)"
    )
    op.create_index(
        "ix_directives_meeting_id",
        "directives",
        ["meeting_id"],
        sqlite_where=OF_MEETING,
        postgresql_where=OF_MEETING,
    )


def downgrade() -> None:
    op.drop_index("ix_directives_meeting_id", table_name="directives")
    op.execute("ALTER TABLE directives DROP COLUMN meeting_id")
    op.drop_index("ix_meetings_chat_id_source", table_name="meetings")
    op.drop_table("meetings")
