"""Tables of the catalogue database. Whole values are kept as JSON; columns are for conditions and order only."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

plans = Table(
    "plans",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("municipality", Text, nullable=False),
    Column("json", Text, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("plan_id", Text, ForeignKey("plans.id"), nullable=False, index=True),
    Column("municipality", Text, nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("json", Text, nullable=False),
)

sections = Table(
    "sections",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("plan_id", Text, ForeignKey("plans.id"), nullable=False),
    Column("municipality", Text, nullable=False, index=True),
    Column("json", Text, nullable=False),
)

departments = Table(
    "departments",
    metadata,
    Column("entry", Integer, ForeignKey("entries.position"), nullable=False, index=True),
    Column("municipality", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("division", Text),
    Column("role", Text, nullable=False),
    Column("key", Text, nullable=False, index=True),
    Column("full_key", Text, nullable=False, index=True),
)

years = Table(
    "years",
    metadata,
    Column("entry", Integer, ForeignKey("entries.position"), nullable=False),
    Column("fiscal_year", Integer, nullable=False),
    Index("years_by_year", "fiscal_year", "entry"),
)

ratings = Table(
    "ratings",
    metadata,
    Column("entry", Integer, ForeignKey("entries.position"), nullable=False),
    Column("rating", Text, nullable=False),
    Index("ratings_by_rating", "rating", "entry"),
)
