"""A 事業 prepared for its page: fields with their places, the schedule by year, relations with their titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from api.numbers import show_number
from api.places import places
from api.services import Services
from ingest.model import Entry, Field, Plan, Progress, RelationKind, ScheduleItem, Source

_RELATIONS = {RelationKind.REPEAT_OF: "再掲元", RelationKind.COST_AT: "費用の計上先"}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field, with the source line it starts at where no field above starts at the same one."""

    field: Field
    anchor: int | None


@dataclass(frozen=True, slots=True)
class YearRow:
    """All that is planned for one fiscal year."""

    fiscal_year: int
    items: tuple[ScheduleItem, ...]


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """One row of a progress table with its cells as printed."""

    progress: Progress
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class RelationRow:
    """Another 事業 this one points to; ``title`` is None where it is not in the catalogue."""

    word: str
    entry_id: str
    title: str | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """All that the page of a 事業 shows."""

    entry: Entry
    plan: Plan
    fields: tuple[FieldRow, ...]
    progress: tuple[ProgressRow, ...]
    schedule: tuple[YearRow, ...]
    relations: tuple[RelationRow, ...]
    sources: tuple[Source, ...]


def entry_view(entry: Entry, services: Services) -> EntryView:
    """The view of one 事業."""
    rows = list(_field_rows(entry))
    reported = {index for progress in entry.progress for index in progress.fields}
    return EntryView(
        entry=entry,
        plan=services.plan(entry.plan_id),
        fields=tuple(row for index, row in enumerate(rows) if index not in reported),
        progress=tuple(ProgressRow(p, tuple(rows[index] for index in p.fields)) for p in entry.progress),
        schedule=tuple(_year_rows(entry)),
        relations=tuple(_relation_rows(entry, services)),
        sources=tuple(places(entry)),
    )


def _field_rows(entry: Entry) -> Iterator[FieldRow]:
    taken: set[int] = set()
    for field in entry.fields:
        line = field.source.line_start
        yield FieldRow(field, None if line in taken else line)
        taken.add(line)


def _year_rows(entry: Entry) -> Iterator[YearRow]:
    for year in sorted({item.fiscal_year for item in entry.schedule}):
        yield YearRow(year, tuple(item for item in entry.schedule if item.fiscal_year == year))


def _relation_rows(entry: Entry, services: Services) -> Iterator[RelationRow]:
    for relation in entry.relations:
        other = services.store.entry(relation.entry_id)
        title = f"{show_number(other.no)} {other.title}" if other else None
        yield RelationRow(_RELATIONS[relation.kind], relation.entry_id, title)
