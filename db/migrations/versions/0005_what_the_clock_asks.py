"""What happened since yesterday, and which cards are on their way, is found through an index"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COMING = sa.text("state IN ('new', 'sending')")


def upgrade() -> None:
    op.create_index("ix_history_at", "history", ["at"])
    op.create_index("ix_outbox_coming", "outbox", ["subject"], sqlite_where=COMING, postgresql_where=COMING)


def downgrade() -> None:
    op.drop_index("ix_outbox_coming", "outbox")
    op.drop_index("ix_history_at", "history")
