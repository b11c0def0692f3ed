"""Drafts from list tables: a 事業 a row, with fields by column; or what a list adds to a 事業 that has its own form."""

from __future__ import annotations

from ingest.document import Document
from ingest.draft import Draft
from ingest.form_reader import HEADING, add_title
from ingest.markup import clean, plain
from ingest.model import Field, FieldKind, Indicator, ScheduleItem, SubItem
from ingest.outline import Outline, Place
from ingest.policies import Policy, carry_down
from ingest.rows import Cell, Record, read_records
from ingest.sub_items import leading_mark, next_mark
from ingest.tables import ListTable

CARRIED = "表の結合したセルから読み取ったため、方針の区分が1行ずれている可能性があります"
_NAMED = frozenset({FieldKind.DEPARTMENT, FieldKind.RELATED_DEPARTMENT})
_TOLD = frozenset({FieldKind.OVERVIEW, FieldKind.ACTIONS})


def read_list(
    document: Document, table: ListTable, outline: Outline | None = None
) -> list[tuple[Draft, list[Record]]]:
    """The 事業 of a list table, each with the rows that tell of it."""
    records = read_records(document, table)
    found: list[tuple[Draft, list[Record]]] = []
    for record, policies in zip(records, carry_down(records), strict=True):
        if _begins(record, table):
            draft = Draft(no=record.no, listed=True)
            _add_policies(draft, table, policies, _above(record, table, policies, outline))
            _add_cells(draft, record)
            found.append((draft, [record]))
        elif found:
            _add_cells(found[-1][0], record)
            found[-1][1].append(record)
    for draft, _ in found:
        draft.years = tuple(sorted({item.fiscal_year for item in draft.schedule}))
    return found


def _begins(record: Record, table: ListTable) -> bool:
    """Whether a row tells of a new 事業: by its number, or its name where the table has no numbers."""
    return bool(record.no or (record.title and table.column(FieldKind.NUMBER) is None))


def _above(record: Record, table: ListTable, policies: dict[int, Policy], outline: Outline | None) -> list[Place]:
    """The policies printed as headings: all above a table without columns of policies, else those inside it."""
    chain = outline.chains[record.index] if outline is not None else ()
    start = 0 if not policies or outline is None else len(outline.chains[table.headers[0]])
    before = () if not policies or outline is None else outline.chains[table.headers[0]]
    return [p for p in chain if p.title.policy and (start == 0 or p not in before)]


def _add_policies(draft: Draft, table: ListTable, policies: dict[int, Policy], above: list[Place]) -> None:
    for place in above:
        draft.add(Field(HEADING, FieldKind.POLICY, place.title.text, place.source))
    for column, policy in policies.items():
        text, breaks = clean(policy.raw.strip())
        doubt = CARRIED if policy.unsure else None
        label = table.columns[column].text
        draft.add(Field(label, FieldKind.POLICY, text, policy.source, breaks, doubt=doubt))
    inner = (plain(policy.raw).strip() for policy in policies.values())
    draft.path = (*(place.title.text for place in above), *inner)


def _add_cells(draft: Draft, record: Record) -> None:
    """The cells of a row as fields; a row without a number goes on with the 事業 above under the same labels."""
    name = ""
    mark = _sub_item(draft, record)
    for cell in record.cells:
        label = cell.label
        if label.kind is FieldKind.TITLE and not draft.title:
            add_title(draft, label.text, cell.raw, cell.source)
            continue
        index = _add(draft, cell, mark)
        text = draft.fields[index].text
        if label.kind in _NAMED:
            draft.name_departments(index, mark)
        elif label.kind is FieldKind.SCHEDULE and label.fiscal_year:
            draft.schedule.extend(ScheduleItem(year, text, index, sub_item=mark) for year in cell.years)
        elif label.kind in _TOLD and mark is not None:
            draft.sub_items.append(SubItem(mark, leading_mark(text)[1].strip(), index))
        elif label.kind is FieldKind.INDICATOR and not _is_target(cell):
            name = text
        elif label.kind is FieldKind.INDICATOR:
            draft.indicators.append(Indicator(name or label.text, text, index, label.fiscal_year))


def _is_target(cell: Cell) -> bool:
    return cell.label.fiscal_year is not None or cell.label.is_value


def _sub_item(draft: Draft, record: Record) -> str | None:
    """The mark (ア, イ …) that the description in a row begins with, if that is all it describes."""
    told = [cell.raw for cell in record.cells if cell.label.kind in _TOLD]
    marks = [mark for raw in told for line in clean(raw)[0].split("\n") if (mark := leading_mark(line)[0])]
    return next_mark(marks[0], [item.mark for item in draft.sub_items]) if len(marks) == 1 else None


def _add(draft: Draft, cell: Cell, mark: str | None) -> int:
    text, breaks = clean(cell.raw.strip())
    year = cell.label.fiscal_year
    return draft.add(Field(cell.label.text, cell.label.kind, text, cell.source, breaks, mark, fiscal_year=year))
