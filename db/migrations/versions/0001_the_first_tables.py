"""The first tables"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# A migration that rebuilds "directives" drops these triggers with it, and has to make them anew.
SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE directives_fts USING fts5(action, text, content='directives', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')",
        "CREATE TRIGGER directives_fts_insert AFTER INSERT ON directives BEGIN "
        "INSERT INTO directives_fts (rowid, action, text) VALUES (new.id, new.action, new.text); END",
        "CREATE TRIGGER directives_fts_delete AFTER DELETE ON directives BEGIN "
        "INSERT INTO directives_fts (directives_fts, rowid, action, text) "
        "VALUES ('delete', old.id, old.action, old.text); END",
        "CREATE TRIGGER directives_fts_update AFTER UPDATE OF action, text ON directives BEGIN "
        "INSERT INTO directives_fts (directives_fts, rowid, action, text) "
        "VALUES ('delete', old.id, old.action, old.text); "
        "INSERT INTO directives_fts (rowid, action, text) VALUES (new.id, new.action, new.text); END",
    ),
    "postgresql": (
        "CREATE INDEX directives_fts ON directives USING gin (to_tsvector('simple', action || ' ' || text))",
    ),
}
NO_SEARCH = {
    "sqlite": (
        "DROP TRIGGER directives_fts_update",
        "DROP TRIGGER directives_fts_delete",
        "DROP TRIGGER directives_fts_insert",
        "DROP TABLE directives_fts",
    ),
    "postgresql": ("DROP INDEX directives_fts",),
}


def upgrade() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.String(length=32), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lost_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ping_time", sa.Time(), nullable=True),
        sa.Column("ping_days", sa.String(length=7), nullable=True),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", name=op.f("pk_chats")),
    )
    with op.batch_alter_table("chats") as batch_op:
        batch_op.create_index("ix_chats_purpose_agency", ["purpose", "agency"], unique=False)

    op.create_table(
        "counters",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "dialogues",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.String(length=16), nullable=False),
        sa.Column("about", sa.BigInteger(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=True),
        sa.Column("album", sa.String(length=32), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name=op.f("pk_dialogues")),
    )
    op.create_table(
        "directives",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("nature", sa.String(length=16), nullable=False),
        sa.Column("lead", sa.JSON(), nullable=False),
        sa.Column("support", sa.JSON(), nullable=False),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("proposals", sa.JSON(), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("due_at", sa.Time(), nullable=True),
        sa.Column("due_reason", sa.Text(), nullable=True),
        sa.Column("original_day", sa.Date(), nullable=True),
        sa.Column("original_at", sa.Time(), nullable=True),
        sa.Column("milestones", sa.JSON(), nullable=False),
        sa.Column("recurs", sa.String(length=16), nullable=True),
        sa.Column("next_day", sa.Date(), nullable=True),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("giver_name", sa.Text(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directives")),
        sa.UniqueConstraint("number", name=op.f("uq_directives_number")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("directives") as batch_op:
        batch_op.create_index(
            "ix_directives_next_day",
            ["next_day"],
            unique=False,
            sqlite_where=sa.text("next_day IS NOT NULL"),
            postgresql_where=sa.text("next_day IS NOT NULL"),
        )

    op.create_table(
        "inbox",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_inbox")),
        sa.UniqueConstraint("update_id", name=op.f("uq_inbox_update_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.create_index(
            "ix_inbox_new",
            ["seq"],
            unique=False,
            sqlite_where=sa.text("state = 'new'"),
            postgresql_where=sa.text("state = 'new'"),
        )
        batch_op.create_index("ix_inbox_received_at", ["received_at"], unique=False)

    op.create_table(
        "invitations",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.String(length=32), nullable=True),
        sa.Column("title", sa.String(length=16), nullable=True),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_invitations")),
    )
    op.create_table(
        "messages",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages") as batch_op:
        batch_op.create_index("ix_messages_subject", ["subject", "chat_id", "thread_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=128), nullable=True),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.create_index("ix_outbox_chat_id_state", ["chat_id", "state"], unique=False)
        batch_op.create_index(
            "ix_outbox_failed",
            ["settled_at"],
            unique=False,
            sqlite_where=sa.text("state IN ('unknown', 'dead')"),
            postgresql_where=sa.text("state IN ('unknown', 'dead')"),
        )
        batch_op.create_index(
            "ix_outbox_new",
            ["rank", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'new'"),
            postgresql_where=sa.text("state = 'new'"),
        )
        batch_op.create_index(
            "ix_outbox_sending",
            ["lease_until"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index("ix_outbox_settled_at", ["settled_at"], unique=False)

    op.create_table(
        "people",
        sa.Column("user_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_people")),
    )
    op.create_table(
        "pings",
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("thread_id", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "thread_id", "day", "kind", name=op.f("pk_pings")),
    )
    with op.batch_alter_table("pings") as batch_op:
        batch_op.create_index("ix_pings_kind", ["kind", "day"], unique=False)

    op.create_table(
        "offices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("agency", sa.String(length=32), nullable=True),
        sa.Column("title", sa.String(length=16), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["people.user_id"], name=op.f("fk_offices_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offices")),
    )
    with op.batch_alter_table("offices") as batch_op:
        batch_op.create_index(
            "ix_offices_role_agency",
            ["role", "agency"],
            unique=False,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.create_index(
            "ix_offices_user_id",
            ["user_id"],
            unique=False,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "tasks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("directive_id", sa.BigInteger(), nullable=False),
        sa.Column("agency", sa.String(length=32), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("due_at", sa.Time(), nullable=True),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("slips", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name=op.f("fk_tasks_directive_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("tasks") as batch_op:
        batch_op.create_index("ix_tasks_agency_status", ["agency", "status"], unique=False)
        batch_op.create_index("ix_tasks_directive_id", ["directive_id"], unique=False)
        batch_op.create_index(
            "ix_tasks_waiting",
            ["since"],
            unique=False,
            sqlite_where=sa.text("status = 'waiting'"),
            postgresql_where=sa.text("status = 'waiting'"),
        )
        batch_op.create_index(
            "ix_tasks_open",
            ["agency", "due_day"],
            unique=False,
            sqlite_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
            postgresql_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
        )
        batch_op.create_index(
            "ix_tasks_open_due_day",
            ["due_day"],
            unique=False,
            sqlite_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
            postgresql_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
        )

    for statement in SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)

    op.create_table(
        "questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("packed", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questions")),
        sa.UniqueConstraint("packed", name=op.f("uq_questions_packed")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("directive_id", sa.BigInteger(), nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=True),
        sa.Column("agency", sa.String(length=32), nullable=True),
        sa.Column("act", sa.String(length=24), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["directive_id"], ["directives.id"], name=op.f("fk_history_directive_id")),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_history_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("history") as batch_op:
        batch_op.create_index("ix_history_directive_id", ["directive_id"], unique=False)
        batch_op.create_index("ix_history_task_id", ["task_id"], unique=False)
    op.create_table(
        "requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("task_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.Column("by_name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("due_at", sa.Time(), nullable=True),
        sa.Column("blocked", sa.String(length=16), nullable=True),
        sa.Column("unblocker", sa.String(length=32), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("decided_by_id", sa.BigInteger(), nullable=True),
        sa.Column("decided_by_name", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.id"], name=op.f("fk_requests_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("requests") as batch_op:
        batch_op.create_index(
            "ix_requests_open",
            ["at"],
            unique=False,
            sqlite_where=sa.text("outcome = 'open'"),
            postgresql_where=sa.text("outcome = 'open'"),
        )
        batch_op.create_index("ix_requests_task_id", ["task_id"], unique=False)


def downgrade() -> None:
    for statement in NO_SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_table("questions")
    with op.batch_alter_table("requests") as batch_op:
        batch_op.drop_index("ix_requests_task_id")
        batch_op.drop_index("ix_requests_open", sqlite_where=sa.text("outcome = 'open'"))
    op.drop_table("requests")
    with op.batch_alter_table("history") as batch_op:
        batch_op.drop_index("ix_history_task_id")
        batch_op.drop_index("ix_history_directive_id")

    op.drop_table("history")
    with op.batch_alter_table("tasks") as batch_op:
        batch_op.drop_index(
            "ix_tasks_open_due_day",
            sqlite_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
            postgresql_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
        )
        batch_op.drop_index(
            "ix_tasks_open",
            sqlite_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
            postgresql_where=sa.text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')"),
        )
        batch_op.drop_index("ix_tasks_waiting", sqlite_where=sa.text("status = 'waiting'"))
        batch_op.drop_index("ix_tasks_directive_id")
        batch_op.drop_index("ix_tasks_agency_status")

    op.drop_table("tasks")
    with op.batch_alter_table("offices") as batch_op:
        batch_op.drop_index(
            "ix_offices_user_id", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )
        batch_op.drop_index(
            "ix_offices_role_agency", sqlite_where=sa.text("until IS NULL"), postgresql_where=sa.text("until IS NULL")
        )

    op.drop_table("offices")
    with op.batch_alter_table("pings") as batch_op:
        batch_op.drop_index("ix_pings_kind")

    op.drop_table("pings")
    op.drop_table("people")
    with op.batch_alter_table("outbox") as batch_op:
        batch_op.drop_index("ix_outbox_settled_at")
        batch_op.drop_index(
            "ix_outbox_sending",
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.drop_index(
            "ix_outbox_new", sqlite_where=sa.text("state = 'new'"), postgresql_where=sa.text("state = 'new'")
        )
        batch_op.drop_index("ix_outbox_failed", sqlite_where=sa.text("state IN ('unknown', 'dead')"))
        batch_op.drop_index("ix_outbox_chat_id_state")

    op.drop_table("outbox")
    with op.batch_alter_table("messages") as batch_op:
        batch_op.drop_index("ix_messages_subject")

    op.drop_table("messages")
    op.drop_table("invitations")
    with op.batch_alter_table("inbox") as batch_op:
        batch_op.drop_index("ix_inbox_received_at")
        batch_op.drop_index(
            "ix_inbox_new", sqlite_where=sa.text("state = 'new'"), postgresql_where=sa.text("state = 'new'")
        )

    op.drop_table("inbox")
    op.drop_table("directives")
    op.drop_table("dialogues")
    op.drop_table("counters")
    with op.batch_alter_table("chats") as batch_op:
        batch_op.drop_index("ix_chats_purpose_agency")

    op.drop_table("chats")
