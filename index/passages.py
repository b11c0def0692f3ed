"""What is searched: owners (事業 and sections) and their passages (title, fields, section text)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.model import Catalogue, Entry, FieldKind, Section

TITLE_FIELD = -1
SECTION_FIELD = -2

WEIGHTS: dict[FieldKind, float] = {
    FieldKind.OVERVIEW: 1.0,
    FieldKind.ACTIONS: 1.0,
    FieldKind.AIM: 0.9,
    FieldKind.ISSUES: 0.8,
    FieldKind.EFFECT: 0.8,
    FieldKind.STATUS: 0.8,
    FieldKind.PROGRESS_PLANNED: 0.8,
    FieldKind.PROGRESS_RESULT: 0.8,
    FieldKind.DEPARTMENT: 0.7,
    FieldKind.RELATED_DEPARTMENT: 0.5,
    FieldKind.SCHEDULE: 0.6,
    FieldKind.PROGRESS_EVIDENCE: 0.6,
    FieldKind.INDICATOR: 0.6,
    FieldKind.INDICATOR_BASIS: 0.5,
    FieldKind.BUDGET: 0.5,
    FieldKind.POLICY: 0.5,
    FieldKind.OTHER: 0.6,
}
"""How much a passage of a kind says about what its 事業 is. Kinds left out (number, rating) are not searched."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of an owner: row of the owner, index of the field (or a mark for title and section), weight, words."""

    owner: int
    field: int
    weight: float
    text: str


@dataclass(frozen=True, slots=True)
class Owner:
    """A 事業 or section as a search result: what identifies it and the texts it is found by."""

    id: str
    is_entry: bool
    plan_id: str
    municipality: str
    title: str
    path: tuple[str, ...]
    departments: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def whole(self) -> str:
        """All its words in one text."""
        return "\n".join((self.title, *self.path, *self.departments, *(passage.text for passage in self.passages)))


def owners(catalogue: Catalogue) -> list[Owner]:
    """Every 事業, then every section."""
    return list(_owners(catalogue))


def _owners(catalogue: Catalogue) -> Iterator[Owner]:
    city = {plan.id: plan.municipality for plan in catalogue.plans}
    for row, entry in enumerate(catalogue.entries):
        departments = tuple(dict.fromkeys(department.name for department in entry.departments))
        passages = tuple(_entry_passages(row, entry))
        yield Owner(
            entry.id, True, entry.plan_id, city[entry.plan_id], entry.title, entry.path, departments, passages
        )
    for row, section in enumerate(catalogue.sections, start=len(catalogue.entries)):
        passages = tuple(_section_passages(row, section))
        yield Owner(
            section.id, False, section.plan_id, city[section.plan_id], section.title, section.path, (), passages
        )


def _entry_passages(row: int, entry: Entry) -> Iterator[Passage]:
    for number, field in enumerate(entry.fields):
        weight = WEIGHTS.get(field.kind)
        if weight is not None and field.text.strip():
            yield Passage(row, number, weight, field.text)


def _section_passages(row: int, section: Section) -> Iterator[Passage]:
    if section.text.strip():
        yield Passage(row, SECTION_FIELD, 1.0, section.text)
