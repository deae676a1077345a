"""A directive is found by the same words whatever the database: told apart by the program, indexed as they stand"""

import re
import unicodedata
from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

SLICE = 1000
NO_SEARCH = {
    "sqlite": (
        "DROP TRIGGER directives_fts_update",
        "DROP TRIGGER directives_fts_delete",
        "DROP TRIGGER directives_fts_insert",
        "DROP TABLE directives_fts",
    ),
    "postgresql": ("DROP INDEX directives_fts",),
}


def search(columns: tuple[str, ...], tokens: str) -> tuple[str, ...]:
    """SQLite's index over these columns, and what keeps it true."""
    names, new, old = (", ".join(f"{of}{name}" for name in columns) for of in ("", "new.", "old."))
    insert = f"INSERT INTO directives_fts (rowid, {names}) VALUES (new.id, {new});"
    delete = f"INSERT INTO directives_fts (directives_fts, rowid, {names}) VALUES ('delete', old.id, {old});"
    return (
        f"CREATE VIRTUAL TABLE directives_fts USING fts5({names}, content='directives', content_rowid='id', "
        f"tokenize='{tokens}', prefix='3 4 5 6 7 8 9 10')",
        f"CREATE TRIGGER directives_fts_insert AFTER INSERT ON directives BEGIN {insert} END",
        f"CREATE TRIGGER directives_fts_delete AFTER DELETE ON directives BEGIN {delete} END",
        f"CREATE TRIGGER directives_fts_update AFTER UPDATE OF {names} ON directives BEGIN {delete} {insert} END",
        "INSERT INTO directives_fts (directives_fts) VALUES ('rebuild')",
    )


# "ascii" leaves whatever is no ASCII as it is: the words are told apart already. A migration that rebuilds "directives"
# drops these triggers with it, and has to make them anew.
SEARCH = {
    "sqlite": search(("words",), "ascii"),
    "postgresql": (
        "CREATE INDEX directives_fts ON directives USING gin (array_to_tsvector(string_to_array(words, ' ')))",
    ),
}
SEARCH_BEFORE = {
    "sqlite": search(("action", "text"), "unicode61 remove_diacritics 2"),
    "postgresql": (
        "CREATE INDEX directives_fts ON directives USING gin (to_tsvector('simple', action || ' ' || text))",
    ),
}

directives = sa.table(
    "directives", sa.column("id", sa.BigInteger()), sa.column("action"), sa.column("text"), sa.column("words")
)


def upgrade() -> None:
    connection = op.get_bind()
    run(NO_SEARCH[connection.dialect.name])
    op.add_column("directives", sa.Column("words", sa.Text(), nullable=True))
    fill(connection)
    with op.batch_alter_table("directives", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.alter_column("words", existing_type=sa.Text(), nullable=False)
    run(SEARCH[connection.dialect.name])


def fill(connection: sa.Connection) -> None:
    seen = -1
    query = sa.select(directives).order_by(directives.c.id).limit(SLICE)
    while rows := connection.execute(query.where(directives.c.id > seen)).all():
        for row in rows:
            seen, words = row.id, spoken(f"{row.action} {row.text}")
            connection.execute(sa.update(directives).where(directives.c.id == row.id).values(words=words))


def spoken(text: str) -> str:
    words = (unicodedata.normalize("NFD", word.lower()) for word in re.findall(r"[^\W_]+", text))
    folded = ("".join(letter for letter in word if not unicodedata.combining(letter)) for word in words)
    return " ".join(dict.fromkeys(word[:100] for word in folded))


def run(statements: Sequence[str]) -> None:
    for statement in statements:
        op.execute(statement)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    run(NO_SEARCH[dialect])
    with op.batch_alter_table("directives", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.drop_column("words")
    run(SEARCH_BEFORE[dialect])
