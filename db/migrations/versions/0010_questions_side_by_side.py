"""Whoever was asked two things answers either: the earlier one by a reply to it"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

PERSON, QUESTION = ["chat_id", "user_id"], ["asked", "about"]
KEY = "pk_dialogues"


def upgrade() -> None:
    op.add_column("dialogues", sa.Column("current", sa.Boolean(), nullable=True))
    op.execute("UPDATE dialogues SET current = true")
    with op.batch_alter_table("dialogues") as batch_op:
        batch_op.alter_column("current", existing_type=sa.Boolean(), nullable=False)
        batch_op.drop_constraint(op.f(KEY), type_="primary")
        batch_op.create_primary_key(op.f(KEY), PERSON + QUESTION)


def downgrade() -> None:
    op.execute("DELETE FROM dialogues WHERE NOT current")
    with op.batch_alter_table("dialogues") as batch_op:
        batch_op.drop_constraint(op.f(KEY), type_="primary")
        batch_op.create_primary_key(op.f(KEY), PERSON)
        batch_op.drop_column("current")
