"""The catalogue as the bot and the API read it: an ``EntryStore`` over a read-only SQLite file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from sqlalchemy import ColumnElement, Select, Table, case, create_engine, distinct, exists, func, or_, select

from index import schema
from index.errors import CorruptIndexError
from index.protocols import DepartmentCount, EntryFilter
from index.ratings import rating_key
from index.values import ENTRY, PLAN, SECTION
from ingest.departments import department_key
from ingest.model import Entry, Plan, Role, Section
from ingest.text import squeeze

_CACHED_ENTRIES = 8192
_CACHED_COUNTS = 4096
_CACHED_LISTS = 64
"""Answers of the store that are kept: the file never changes while it is open."""
T = TypeVar("T")


class SqlEntryStore:
    """The shipped ``EntryStore``. The file is never written, so any number of threads may read it."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise CorruptIndexError(path.parent, f"{path.name} がありません")
        self._engine = create_engine(f"sqlite:///file:{path.resolve()}?mode=ro&immutable=1&uri=true")
        self._entry_of = lru_cache(maxsize=_CACHED_ENTRIES)(ENTRY.validate_json)
        self._section_of = lru_cache(maxsize=_CACHED_ENTRIES)(SECTION.validate_json)
        self._entry = lru_cache(maxsize=_CACHED_ENTRIES)(self._read_entry)
        self._section = lru_cache(maxsize=_CACHED_ENTRIES)(self._read_section)
        self._count = lru_cache(maxsize=_CACHED_COUNTS)(self._read_count)
        self._listed = lru_cache(maxsize=_CACHED_LISTS)(self._read_entries)
        self._sections = lru_cache(maxsize=_CACHED_LISTS)(self._read_sections)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def plans(self) -> Sequence[Plan]:
        """All plans, progress reports included."""
        query = select(schema.plans.c.json).order_by(schema.plans.c.position)
        return [PLAN.validate_json(json) for json in self._scalars(query)]

    def entry(self, entry_id: str) -> Entry | None:
        """The 事業 with this id, or None."""
        return self._entry(entry_id)

    def _read_entry(self, entry_id: str) -> Entry | None:
        found = self._scalars(select(schema.entries.c.json).where(schema.entries.c.id == entry_id))
        return self._entry_of(found[0]) if found else None

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or None."""
        return self._section(section_id)

    def _read_section(self, section_id: str) -> Section | None:
        found = self._scalars(select(schema.sections.c.json).where(schema.sections.c.id == section_id))
        return self._section_of(found[0]) if found else None

    def entries(self, where: EntryFilter, *, limit: int | None = None, offset: int = 0) -> Sequence[Entry]:
        """The 事業 that meet every condition, in the order of the plan."""
        return self._listed(where, limit, offset)

    def _read_entries(self, where: EntryFilter, limit: int | None, offset: int) -> tuple[Entry, ...]:
        query = select(schema.entries.c.json).where(*_conditions(where)).order_by(schema.entries.c.position)
        return tuple(self._entry_of(json) for json in self._scalars(query.limit(limit).offset(offset)))

    def count(self, where: EntryFilter) -> int:
        """How many 事業 meet every condition."""
        return self._count(where)

    def _read_count(self, where: EntryFilter) -> int:
        return self._scalars(select(func.count()).select_from(schema.entries).where(*_conditions(where)))[0]

    def sections(self, municipality: str | None = None) -> Sequence[Section]:
        """Sections, of one municipality or of all."""
        return self._sections(municipality)

    def _read_sections(self, municipality: str | None) -> tuple[Section, ...]:
        query = select(schema.sections.c.json).order_by(schema.sections.c.position)
        if municipality is not None:
            query = query.where(schema.sections.c.municipality == municipality)
        return tuple(self._section_of(json) for json in self._scalars(query))

    def departments(self, municipality: str | None = None) -> Sequence[DepartmentCount]:
        """Departments with the numbers of 事業 that ``entries`` would find for them, by municipality and name."""
        table = schema.departments.c
        columns = (table.municipality, func.min(table.name), table.division, _entries_as(Role.LEAD))
        query = select(*columns, _entries_as(Role.RELATED)).group_by(table.municipality, table.full_key)
        if municipality is not None:
            query = query.where(table.municipality == municipality)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.municipality, table.full_key)).all()
        return [DepartmentCount(*row) for row in rows]

    def _scalars(self, query: Select[T]) -> Sequence[T]:
        with self._engine.connect() as connection:
            return list(connection.scalars(query))


def _entries_as(role: Role) -> ColumnElement[int]:
    entry = case((schema.departments.c.role == role.value, schema.departments.c.entry))
    return func.count(distinct(entry))


def _conditions(where: EntryFilter) -> list[ColumnElement[bool]]:
    table = schema.entries.c
    conditions: list[ColumnElement[bool]] = []
    if where.municipality is not None:
        conditions.append(table.municipality == where.municipality)
    if where.plan_id is not None:
        conditions.append(table.plan_id == where.plan_id)
    if where.text is not None:
        conditions.append(func.instr(table.text, squeeze(where.text)) > 0)
    return conditions + _detail_conditions(where)


def _detail_conditions(where: EntryFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if where.department is not None or where.role is not None:
        conditions.append(_takes_part(where.department, where.role))
    if where.fiscal_year is not None:
        conditions.append(_has(schema.years, schema.years.c.fiscal_year == where.fiscal_year))
    if where.rating is not None:
        conditions.append(_has(schema.ratings, schema.ratings.c.rating == rating_key(where.rating)))
    return conditions


def _takes_part(department: str | None, role: Role | None) -> ColumnElement[bool]:
    table = schema.departments.c
    conditions: list[ColumnElement[bool]] = []
    if department is not None:
        key = department_key(department)
        conditions.append(or_(table.key == key, table.full_key == key))
    if role is not None:
        conditions.append(table.role == role.value)
    return _has(schema.departments, *conditions)


def _has(table: Table, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(table.c.entry == schema.entries.c.position, *conditions)
