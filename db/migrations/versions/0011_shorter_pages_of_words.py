"""Two words are looked for in shorter pages: where the rarer one stands, less is read of the other"""

from collections.abc import Sequence

from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SHORT, AS_SQLITE_HAS_IT = 500, 4050  # bytes


def upgrade() -> None:
    pages_of(SHORT)


def downgrade() -> None:
    pages_of(AS_SQLITE_HAS_IT)


def pages_of(size: int) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"INSERT INTO directives_fts (directives_fts, rank) VALUES ('pgsz', {size})")
        op.execute("INSERT INTO directives_fts (directives_fts) VALUES ('rebuild')")
