"""Directives are asked for by the day they were given"""

from collections.abc import Sequence

from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_index("ix_directives_said_at", "directives", ["said_at"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_directives_said_at", table_name="directives")
