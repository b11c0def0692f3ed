"""Drafts from list tables: a 事業 a row, with fields by column; or what a list adds to a 事業 that has its own form."""

from __future__ import annotations

from ingest.document import Document
from ingest.draft import Draft
from ingest.form_reader import add_title
from ingest.markup import clean, plain
from ingest.model import Field, FieldKind, Indicator, ScheduleItem
from ingest.policies import Policy, carry_down
from ingest.rows import Cell, Record, read_records
from ingest.tables import ListTable

CARRIED = "表の結合したセルから読み取ったため、方針の区分が1行ずれている可能性があります"
_NAMED = frozenset({FieldKind.DEPARTMENT, FieldKind.RELATED_DEPARTMENT})


def read_list(document: Document, table: ListTable) -> list[tuple[Draft, list[Record]]]:
    """The 事業 of a list table, each with the rows that tell of it."""
    records = read_records(document, table)
    found: list[tuple[Draft, list[Record]]] = []
    for record, policies in zip(records, carry_down(records), strict=True):
        if record.no or (record.title and table.column(FieldKind.NUMBER) is None):
            draft = Draft(no=record.no, listed=True)
            _add_policies(draft, table, policies)
            _add_cells(draft, record)
            draft.years = tuple(sorted({item.fiscal_year for item in draft.schedule}))
            found.append((draft, [record]))
        elif found:
            _continue(found[-1][0], record)
            found[-1][1].append(record)
    return found


def _add_policies(draft: Draft, table: ListTable, policies: dict[int, Policy]) -> None:
    for column, policy in policies.items():
        text, breaks = clean(policy.raw.strip())
        doubt = CARRIED if policy.unsure else None
        label = table.columns[column].text
        draft.add(Field(label, FieldKind.POLICY, text, policy.source, breaks, doubt=doubt))
    draft.path = tuple(plain(policy.raw).strip() for policy in policies.values())


def _add_cells(draft: Draft, record: Record) -> None:
    name = ""
    for cell in record.cells:
        label = cell.label
        if label.kind is FieldKind.TITLE and not draft.title:
            add_title(draft, label.text, cell.raw, record.source)
            continue
        index = _add(draft, record, cell)
        if label.kind in _NAMED:
            draft.name_departments(index)
        elif label.kind is FieldKind.SCHEDULE and label.fiscal_year:
            text = draft.fields[index].text
            draft.schedule.append(ScheduleItem(label.fiscal_year, text, index))
        elif label.kind is FieldKind.INDICATOR and not label.fiscal_year:
            name = draft.fields[index].text
        elif label.kind is FieldKind.INDICATOR:
            draft.indicators.append(Indicator(name, draft.fields[index].text, index, label.fiscal_year))


def _add(draft: Draft, record: Record, cell: Cell) -> int:
    text, breaks = clean(cell.raw.strip())
    year = cell.label.fiscal_year
    return draft.add(Field(cell.label.text, cell.label.kind, text, record.source, breaks, fiscal_year=year))


def _continue(draft: Draft, record: Record) -> None:
    """A row without a number goes on with the 事業 above: further fields under the same labels."""
    for cell in record.cells:
        index = _add(draft, record, cell)
        if cell.label.kind in _NAMED:
            draft.name_departments(index)
