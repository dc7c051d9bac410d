"""The tables. Times are seconds since 1970."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, String, Table, Text, false

SCHEMA_VERSION = 6  # see bot/state/migrating.py

metadata = MetaData()

schema_version = Table("schema_version", metadata, Column("version", Integer, primary_key=True))

people = Table(
    "people",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("first_seen_at", Float, nullable=False),
    Column("last_seen_at", Float, nullable=False),
)

updates = Table(
    "updates",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text, nullable=False),  # emptied when finished: it holds what people wrote
    Column("received_at", Float, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("finished_at", Float, index=True),
)

outgoing = Table(
    "outgoing",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("update_id", BigInteger, nullable=False, index=True),
    Column("payload", Text, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("chat_id", BigInteger, nullable=False, index=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("thread_id", BigInteger, nullable=False),
    Column("answered_at", Float, nullable=False, index=True),
    Column("question", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("sources", Text, nullable=False),  # JSON
    Column("in_topic", Boolean, nullable=False),  # whether a follow-up may lean on it
    Column("generation", String(64), nullable=False, server_default=""),
    Column("seconds", Float, nullable=False, server_default="0"),  # that finding it took
    Column("carried_from", String(16), nullable=False, server_default=""),  # whose words these are
    Column("understood", Text, nullable=False, server_default=""),  # a follow-up, with what it leans on
    Column("is_superseded", Boolean, nullable=False, server_default=false()),  # the message was answered anew
)

whole_answers = Table(  # of which a group was shown a short form
    "whole_answers",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("kept_at", Float, nullable=False, index=True),
    Column("messages", Text, nullable=False),  # JSON
)

leanings = Table(  # answers that were understood by what others had asked, with whose words they hold
    "leanings",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False, index=True),
)

group_choices = Table(
    "group_choices",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("is_brief", Boolean, nullable=False),
    Column("only_admins_ask", Boolean, nullable=False),
    Column("is_shared", Boolean, nullable=False),
)

browses = Table(
    "browses",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("thread_id", BigInteger, nullable=False),
    Column("words", Text, nullable=False),  # that the documents were searched by
    Column("opened_at", Float, nullable=False, index=True),
)

sent_replies = Table(  # for as long as a question may be edited
    "sent_replies",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("question_id", BigInteger, nullable=False),
    Column("sent_at", Float, nullable=False, index=True),
)

asked_messages = Table(  # likewise
    "asked_messages",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("question_id", BigInteger, nullable=False, index=True),
    Column("asked_at", Float, nullable=False, index=True),
)

status_messages = Table(  # that say in a group that an update is worked on
    "status_messages",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
)

model_use = Table(
    "model_use",
    metadata,
    Column("day", String(10), primary_key=True),  # 2026-03-10
    Column("tokens", BigInteger, nullable=False),
    Column("cost", Float, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("verdict", String(16), nullable=False),
    Column("given_at", Float, nullable=False),
    Column("reason", String(16), nullable=False, server_default=""),
)

roles = Table(
    "roles",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False),  # as Telegram showed it, for the list of roles
    Column("granted_at", Float, nullable=False),
)

access_requests = Table(
    "access_requests",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("user_id", BigInteger, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("asked_at", Float, nullable=False),
    Column("verdict", String(16), nullable=False),  # "" while it waits
)

staff_questions = Table(
    "staff_questions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("token", String(16), nullable=False, unique=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("thread_id", BigInteger, nullable=False),
    Column("asked_at", Float, nullable=False, index=True),
    Column("replied_at", Float),
    sqlite_autoincrement=True,  # a number that was erased never names another question
)

carried_messages = Table(  # what staff and members wrote to each other, so that each is carried once
    "carried_messages",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("update_id", BigInteger, nullable=False),  # that had it carried
    Column("carried_at", Float, nullable=False, index=True),
)

uploads = Table(  # documents that staff sent, until they are forgotten; the files are on disk
    "uploads",
    metadata,
    Column("token", String(16), primary_key=True),
    Column("user_id", BigInteger, nullable=False, index=True),
    Column("name", Text, nullable=False),  # of the file, as it was sent, made safe
    Column("stage", String(16), nullable=False),
    Column("corrections", Text, nullable=False),  # JSON
    Column("asked_field", String(16), nullable=False),  # whose value the next message is
    Column("file", Text, nullable=False),  # in the corpus, once that is decided
    Column("title", Text, nullable=False),
    Column("traces", Text, nullable=False),  # JSON: what is needed to take it back
    Column("sent_at", Float, nullable=False, index=True),
    Column("changed_at", Float, nullable=False, index=True),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Float, nullable=False, index=True),
    Column("actor_id", BigInteger, index=True),  # none for the command line, and after an erasure
    Column("actor", String(32), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject_id", BigInteger, index=True),
    Column("subject", String(32), nullable=False),
    Column("detail", Text, nullable=False),
)

erasures = Table(
    "erasures",
    metadata,
    Column("receipt", String(16), primary_key=True),
    Column("person", String(32), nullable=False),  # a pseudonym, for backups that are restored
    Column("update_id", BigInteger, nullable=False),  # that asked for it, and holds words until finished
    Column("erased_at", Float, nullable=False),
    Column("counts", Text, nullable=False),  # JSON
    Column("is_scrubbed", Boolean, nullable=False),
)

recent_use = Table(  # of people who had everything erased, for as long as limits count it
    "recent_use",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", String(32), nullable=False, index=True),  # a pseudonym
    Column("use", String(16), nullable=False),
    Column("at", Float, nullable=False, index=True),
)

marks = Table(
    "marks",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("value", Text, nullable=False),
)
