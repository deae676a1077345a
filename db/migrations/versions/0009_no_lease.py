"""Who sends a message is known by what its process holds: no lease that would run out"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SENDING = sa.text("state = 'sending'")


def upgrade() -> None:
    op.drop_index("ix_outbox_sending", "outbox")
    op.drop_column("outbox", "lease_until")
    op.create_index("ix_outbox_sending", "outbox", ["chat_id"], sqlite_where=SENDING, postgresql_where=SENDING)


def downgrade() -> None:
    op.drop_index("ix_outbox_sending", "outbox")
    op.add_column("outbox", sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_outbox_sending", "outbox", ["lease_until"], sqlite_where=SENDING, postgresql_where=SENDING)
