"""The domain values as JSON and back, without a line of mapping code."""

from __future__ import annotations

from pydantic import TypeAdapter

from ingest.model import Entry, Plan, Section

ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)
PLAN: TypeAdapter[Plan] = TypeAdapter(Plan)
SECTION: TypeAdapter[Section] = TypeAdapter(Section)
