"""The tables. Times are seconds since 1970."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Integer, MetaData, String, Table, Text

SCHEMA_VERSION = 1

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
)
