"""History keeps the deadlines it tells of; a part that was split off knows the whole"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("directives", sa.Column("split_from", sa.BigInteger(), nullable=True))
    op.add_column("history", sa.Column("due_day", sa.Date(), nullable=True))
    op.add_column("history", sa.Column("due_at", sa.Time(), nullable=True))


def downgrade() -> None:
    op.drop_column("history", "due_at")
    op.drop_column("history", "due_day")
    op.drop_column("directives", "split_from")
