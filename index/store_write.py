"""Writing a catalogue into a new database file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Table, create_engine, insert

from index import schema
from index.departments import department_keys
from index.ratings import rating_key
from index.values import ENTRY, PLAN, SECTION
from ingest.model import Catalogue, Entry
from ingest.text import squeeze

Row = dict[str, Any]


def write_store(catalogue: Catalogue, path: Path) -> None:
    """Write all plans, 事業 and sections of ``catalogue`` into a new SQLite file at ``path``."""
    engine = create_engine(f"sqlite:///{path}")
    municipality = {plan.id: plan.municipality for plan in catalogue.plans}
    try:
        with engine.begin() as connection:
            schema.metadata.create_all(connection)
            _insert(
                connection,
                schema.plans,
                [_head(i, p, PLAN, p.municipality) for i, p in enumerate(catalogue.plans)],
            )
            _insert(connection, schema.sections, _owned(catalogue.sections, SECTION, municipality))
            _insert(connection, schema.entries, _entry_rows(catalogue, municipality))
            for position, entry in enumerate(catalogue.entries):
                _insert_details(connection, position, entry, municipality[entry.plan_id])
    finally:
        engine.dispose()


def _insert(connection: Connection, table: Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _head(position: int, value: Any, adapter: TypeAdapter[Any], municipality: str) -> Row:
    json = adapter.dump_json(value, exclude_defaults=True).decode()
    return {"position": position, "id": value.id, "municipality": municipality, "json": json}


def _owned(values: tuple[Any, ...], adapter: TypeAdapter[Any], municipality: dict[str, str]) -> list[Row]:
    return [
        _head(i, value, adapter, municipality[value.plan_id]) | {"plan_id": value.plan_id}
        for i, value in enumerate(values)
    ]


def _entry_rows(catalogue: Catalogue, municipality: dict[str, str]) -> list[Row]:
    rows = _owned(catalogue.entries, ENTRY, municipality)
    return [row | {"text": _searchable(entry)} for row, entry in zip(rows, catalogue.entries, strict=True)]


def _searchable(entry: Entry) -> str:
    return "\n".join(squeeze(text) for text in (entry.title, *(field.text for field in entry.fields)))


def _insert_details(connection: Connection, position: int, entry: Entry, municipality: str) -> None:
    departments = []
    for department in entry.departments:
        key, full_key = department_keys(department.name, department.division)
        departments.append(
            {
                "entry": position,
                "municipality": municipality,
                "name": department.name,
                "division": department.division,
                "role": department.role.value,
                "key": key,
                "full_key": full_key,
            }
        )
    years = sorted({item.fiscal_year for item in entry.schedule})
    ratings = sorted({rating_key(row.rating) for row in entry.progress if row.rating})
    _insert(connection, schema.departments, departments)
    _insert(connection, schema.years, [{"entry": position, "fiscal_year": year} for year in years])
    _insert(connection, schema.ratings, [{"entry": position, "rating": rating} for rating in ratings])
