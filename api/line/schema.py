"""Tables of the LINE channel. No id of LINE's users stands in any of them, only keyed hashes."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, Index, Integer, MetaData, Table, Text

metadata = MetaData()

inbox = Table(
    "line_inbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("event_id", Text, nullable=False, unique=True),
    Column("user_key", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("direct", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("message_id", Text),
    Column("reply_token", Text),
    Column("token_at", Float, nullable=False, doc="when the token came, seconds"),
    Column("rank", Integer, nullable=False, doc="0 before 1: taking back goes before asking"),
    Column("sent_at", Integer, nullable=False, doc="LINE's time of the event, milliseconds"),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", Text, doc="who works on it"),
    Column("leased_until", Float, nullable=False, default=0.0),
    Column("not_before", Float, nullable=False, default=0.0),
    Column("reply", Text, doc="what is to be sent, JSON; gone once it was sent"),
    Column("tried", Text, doc="what was being sent with the token: answer or button"),
    Column("offered", Boolean, nullable=False, default=False),
    Column("error", Text),
    Column("received_at", Float, nullable=False),
    Index("line_inbox_of_user", "state", "user_key"),
    Index("line_inbox_message", "message_id"),
    Index("line_inbox_age", "received_at"),
)

users = Table(
    "line_users",
    metadata,
    Column("user_key", Text, primary_key=True),
    Column("city", Text),
    Column("seen_at", Float, nullable=False),
)

feedback = Table(
    "line_feedback",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("user_key", Text, nullable=False, index=True),
    Column("helpful", Boolean, nullable=False),
    Column("at", Float, nullable=False),
)
