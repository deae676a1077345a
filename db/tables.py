"""What is remembered. Times are UTC; days and clock times of deadlines are the city's own."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    text,
)

from db.moments import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Serial = BigInteger().with_variant(Integer, "sqlite")  # only an INTEGER key counts up by itself in SQLite


inbox = Table(
    "inbox",
    metadata,
    Column("seq", Serial, primary_key=True, autoincrement=True),
    Column("update_id", BigInteger, nullable=False, unique=True),
    Column("lane", BigInteger, nullable=False),  # what is handled in order: a chat, or a person outside chats
    Column("raw", JSON, nullable=False),
    Column("state", String(16), nullable=False),  # new, done, unreadable, failed
    Column("reason", Text),
    Column("received_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
# Queries take these words as they are: SQLite uses an index of some rows only where it reads the same condition.
WAITING = text("state = 'new'")
Index("ix_inbox_new", inbox.c.seq, sqlite_where=WAITING, postgresql_where=WAITING)
Index("ix_inbox_received_at", inbox.c.received_at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, default=0),
    Column("kind", String(16), nullable=False),  # message, card, edit, answer
    Column("subject", Text),  # what it is about: directive:12, task:31, ping:31,32
    Column("body", JSON, nullable=False),
    Column("key", String(128), unique=True),
    Column("rank", Integer, nullable=False),
    Column("state", String(16), nullable=False),  # new, sending, sent, unknown, dead
    Column("attempts", Integer, nullable=False, default=0),
    Column("not_before", UtcDateTime),
    Column("expires_at", UtcDateTime),
    Column("message_id", BigInteger),
    Column("error", Text),
    Column("created_at", UtcDateTime, nullable=False),
    Column("settled_at", UtcDateTime),
    sqlite_autoincrement=True,
)
Index("ix_outbox_new", outbox.c.rank, outbox.c.id, sqlite_where=WAITING, postgresql_where=WAITING)
SENDING = text("state = 'sending'")
Index("ix_outbox_sending", outbox.c.chat_id, sqlite_where=SENDING, postgresql_where=SENDING)
COMING = text("state IN ('new', 'sending')")
Index("ix_outbox_coming", outbox.c.subject, sqlite_where=COMING, postgresql_where=COMING)
Index("ix_outbox_chat_id_state", outbox.c.chat_id, outbox.c.state)
Index("ix_outbox_settled_at", outbox.c.settled_at)
FAILED = text("state IN ('unknown', 'dead')")
Index("ix_outbox_failed", outbox.c.settled_at, sqlite_where=FAILED, postgresql_where=FAILED)

messages = Table(  # the bot's messages that can be edited or replied to
    "messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("message_id", BigInteger, primary_key=True),
    Column("thread_id", BigInteger, nullable=False, default=0),
    Column("subject", Text, nullable=False),
    Column("current", Boolean, nullable=False),  # the one card of its subject in this place
    Column("sent_at", UtcDateTime, nullable=False),
)
Index("ix_messages_subject", messages.c.subject, messages.c.chat_id, messages.c.thread_id)

chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("thread_id", BigInteger, primary_key=True, default=0),
    Column("purpose", String(16), nullable=False),
    Column("agency", String(32)),
    Column("title", Text, nullable=False, default=""),
    Column("lost_at", UtcDateTime),  # since when nothing can be sent; NULL while it can
    Column("linked_at", UtcDateTime, nullable=False),
    Column("ping_time", Time),  # its own; NULL where the city's holds
    Column("ping_days", String(7)),  # weekdays of its own, Monday is 0: "0123"; NULL for the working week
)
Index("ix_chats_purpose_agency", chats.c.purpose, chats.c.agency)

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
)

offices = Table(
    "offices",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("user_id", BigInteger, ForeignKey(people.c.user_id), nullable=False),
    Column("role", String(16), nullable=False),
    Column("agency", String(32)),
    Column("title", String(16)),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime),  # NULL while it is held
)
_HELD = text("until IS NULL")
Index("ix_offices_user_id", offices.c.user_id, sqlite_where=_HELD, postgresql_where=_HELD)
Index("ix_offices_role_agency", offices.c.role, offices.c.agency, sqlite_where=_HELD, postgresql_where=_HELD)

invitations = Table(
    "invitations",
    metadata,
    Column("token", String(64), primary_key=True),
    Column("role", String(16), nullable=False),
    Column("agency", String(32)),
    Column("title", String(16)),
    Column("by_id", BigInteger, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", UtcDateTime),
)

counters = Table(  # one row a counter: raising it serialises those who want the next number
    "counters",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", BigInteger, nullable=False),
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("title", Text),
    Column("day", Date),
    Column("venue", Text),
    Column("leader", Text),
    Column("by_id", BigInteger, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, default=0),
    Column("source", BigInteger),  # the message that held its minutes; NULL since the group has another id
    Column("unread", Integer, nullable=False, default=0),  # pages that were only pictures
    Column("told_up_to", BigInteger, nullable=False, default=0),  # numbers the agencies have had in a list
    sqlite_autoincrement=True,
)
Index("ix_meetings_chat_id_source", meetings.c.chat_id, meetings.c.source, unique=True)

directives = Table(
    "directives",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("number", BigInteger, unique=True),
    Column("state", String(16), nullable=False),
    Column("text", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("words", Text, nullable=False),  # what it is found by: core.queries.spoken
    Column("nature", String(16), nullable=False),
    Column("lead", JSON, nullable=False),
    Column("support", JSON, nullable=False),
    Column("doubts", JSON, nullable=False),
    Column("proposals", JSON, nullable=False),
    Column("meeting_id", BigInteger, ForeignKey(meetings.c.id)),
    Column("due_day", Date),
    Column("due_at", Time),
    Column("due_reason", Text),
    Column("original_day", Date),
    Column("original_at", Time),
    Column("milestones", JSON, nullable=False),
    Column("recurs", String(16)),
    Column("next_day", Date),  # when a recurring one makes its next tasks
    Column("giver_id", BigInteger, nullable=False),
    Column("giver_name", Text, nullable=False),
    Column("said_at", UtcDateTime, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False, default=0),
    Column("split_from", BigInteger),  # the directive it was a part of
    sqlite_autoincrement=True,
)

_OF_MEETING = text("meeting_id IS NOT NULL")
Index("ix_directives_meeting_id", directives.c.meeting_id, sqlite_where=_OF_MEETING, postgresql_where=_OF_MEETING)
RECURS = text("next_day IS NOT NULL")
Index("ix_directives_said_at", directives.c.said_at)
Index("ix_directives_next_day", directives.c.next_day, sqlite_where=RECURS, postgresql_where=RECURS)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("directive_id", BigInteger, ForeignKey(directives.c.id), nullable=False),
    Column("agency", String(32), nullable=False),
    Column("part", String(16), nullable=False),
    Column("status", String(24), nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("by_id", BigInteger, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("due_day", Date),
    Column("due_at", Time),
    Column("percent", Integer),
    Column("accepted_at", UtcDateTime),
    Column("reported_at", UtcDateTime),
    Column("slips", Integer, nullable=False, default=0),
    sqlite_autoincrement=True,
)
STILL_OPEN = text("status NOT IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')")
Index("ix_tasks_directive_id", tasks.c.directive_id)
Index("ix_tasks_open", tasks.c.agency, tasks.c.due_day, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN)
Index("ix_tasks_open_due_day", tasks.c.due_day, sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN)
ENDED = text("status IN ('done', 'done_ongoing', 'not_actionable', 'cancelled')")
Index("ix_tasks_ended", tasks.c.agency, tasks.c.id, sqlite_where=ENDED, postgresql_where=ENDED)
LET_OFF = text("status IN ('not_actionable', 'cancelled')")  # few among the many that have ended
Index("ix_tasks_let_off", tasks.c.id, sqlite_where=LET_OFF, postgresql_where=LET_OFF)
Index("ix_tasks_due_day", tasks.c.due_day)
NOT_ACCEPTED = text("status = 'waiting'")
Index("ix_tasks_waiting", tasks.c.since, sqlite_where=NOT_ACCEPTED, postgresql_where=NOT_ACCEPTED)

tallies = Table(  # closed tasks are counted as they close: what is closed stays so, and there are ever more of them
    "tallies",
    metadata,
    Column("agency", String(32), primary_key=True),
    Column("status", String(24), primary_key=True),
    Column("n", Integer, nullable=False),
)

history = Table(
    "history",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=False),  # counted by the chain, without gaps
    Column("directive_id", BigInteger, ForeignKey(directives.c.id), nullable=False),
    Column("task_id", BigInteger, ForeignKey(tasks.c.id)),
    Column("agency", String(32)),
    Column("act", String(24), nullable=False),
    Column("by_id", BigInteger, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("words", Text, nullable=False, default=""),
    Column("percent", Integer),
    Column("evidence", JSON, nullable=False),
    Column("due_day", Date),  # the deadline asked for, granted or set
    Column("due_at", Time),
    Column("hash", String(64), nullable=False),  # over this line and the hash of the one before
)
Index("ix_history_directive_id", history.c.directive_id)
Index("ix_history_task_id", history.c.task_id)
Index("ix_history_at", history.c.at)

history_head = Table(  # one row: raising it serialises those who write the next line
    "history_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("lines", BigInteger, nullable=False),
    Column("hash", String(64), nullable=False),
)

requests = Table(  # what is asked about a task and waits for somebody's answer
    "requests",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("task_id", BigInteger, ForeignKey(tasks.c.id), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("by_id", BigInteger, nullable=False),
    Column("by_name", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("due_day", Date),
    Column("due_at", Time),
    Column("blocked", String(16)),
    Column("unblocker", String(32)),
    Column("outcome", String(16), nullable=False),
    Column("decided_by_id", BigInteger),
    Column("decided_by_name", Text),
    Column("decided_at", UtcDateTime),
    sqlite_autoincrement=True,
)
Index("ix_requests_task_id", requests.c.task_id)
IS_ASKED = text("outcome = 'open'")
Index("ix_requests_open", requests.c.at, sqlite_where=IS_ASKED, postgresql_where=IS_ASKED)

questions = Table(  # too long for the button that turns their pages
    "questions",
    metadata,
    Column("id", Serial, primary_key=True, autoincrement=True),
    Column("packed", Text, nullable=False, unique=True),  # core.queries.Filter.pack
    sqlite_autoincrement=True,
)

pings = Table(  # the ledger: what a chat has been told on a day, or of a task ("leaders:31" on its deadline's day)
    "pings",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("thread_id", BigInteger, primary_key=True, default=0),
    Column("day", Date, primary_key=True),
    Column("kind", String(64), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
)
Index("ix_pings_kind", pings.c.kind, pings.c.day)

dialogues = Table(  # what a person was asked in a chat and has not answered yet
    "dialogues",
    metadata,
    Column("chat_id", BigInteger, primary_key=True),
    Column("user_id", BigInteger, primary_key=True),
    Column("asked", String(16), primary_key=True),
    Column("about", BigInteger, primary_key=True, autoincrement=False),  # the id of the directive or task
    Column("current", Boolean, nullable=False),  # the latest: plain words answer it, an earlier one only a reply does
    Column("detail", Text),  # what was chosen or typed before the question
    Column("album", String(32)),  # answered by the first picture of an album: the rest of it belongs to the answer
    Column("at", UtcDateTime, nullable=False),
)
