"""Rows of a progress table that fit their columns."""

from __future__ import annotations

from ingest.departments import names_only_departments
from ingest.document import Row
from ingest.lexicon import Label
from ingest.markup import clean, plain
from ingest.model import FieldKind
from ingest.progress.row import DASH, ProgressRow, keep, rating_mark, title_column
from ingest.structure import is_number, squeeze_number
from ingest.tables import ListTable

_UNNAMED = Label("", FieldKind.OTHER)


def read_straight(row: Row, table: ListTable) -> ProgressRow | None:
    """A row that fits its columns, or None where a cell cannot be what its column says."""
    new = ProgressRow("", row.source)
    for column, raw in enumerate(row.cells):
        label = table.columns.get(column, _UNNAMED)
        if raw.strip() and not _fits(label.kind, raw):
            return None
        if raw.strip():
            _take(new, label, raw, column, title_column(table))
    if table.column(FieldKind.NUMBER) is None:
        new.name = new.title
    elif bool(new.title) > bool(new.no):
        return None
    return new


def _take(new: ProgressRow, label: Label, raw: str, column: int, title: int) -> None:
    if column == title:
        new.title = plain(raw).strip()
        label = Label(label.text, FieldKind.TITLE)
    elif label.kind is FieldKind.NUMBER:
        new.no, new.numbered = squeeze_number(raw), True
        return
    elif label.kind is FieldKind.POLICY and column < title:
        new.policies[column] = raw
    elif label.kind is FieldKind.DEPARTMENT:
        new.department = clean(raw.strip())[0]
    elif label.kind is FieldKind.RATING:
        new.rating = rating_mark(raw)
    if not DASH.match(raw):
        keep(new, label, raw)


def _fits(kind: FieldKind, raw: str) -> bool:
    if DASH.match(raw):
        return kind is not FieldKind.NUMBER
    if kind is FieldKind.NUMBER:
        return is_number(raw)
    if kind is FieldKind.DEPARTMENT:
        return names_only_departments(plain(raw))
    return kind is not FieldKind.RATING or rating_mark(raw) is not None
