"""Rows of a progress table that fit their columns."""

from __future__ import annotations

from ingest.departments import names_only_departments
from ingest.document import Row
from ingest.lexicon import Label
from ingest.markup import clean, plain
from ingest.model import FieldKind
from ingest.progress.row import DASH, ProgressRow, keep, rating_mark, title_column
from ingest.rows import cells_of
from ingest.structure import is_number, squeeze_number
from ingest.tables import ListTable

_UNNAMED = Label("", FieldKind.OTHER)


def fits_exactly(rows: list[Row], table: ListTable) -> bool:
    """Whether no row of a table can have slid: the format says so, or every row is as wide as the header and numbered."""
    if all(row.exact for row in rows):
        return True
    number, title, width = table.column(FieldKind.NUMBER), table.column(FieldKind.TITLE), max(table.columns) + 1
    if number is None or title is None or any(len(row.cells) != width for row in rows):
        return False
    return all(is_number(row.cells[number]) and row.cells[title].strip() for row in rows)


def read_straight(row: Row, table: ListTable, *, exact: bool = False) -> ProgressRow | None:
    """A row that fits its columns, or None where a cell cannot be what its column says; ``exact`` rows always fit."""
    new = ProgressRow("", row.source)
    keys = [
        column for column in (table.column(FieldKind.NUMBER), table.column(FieldKind.TITLE)) if column is not None
    ]
    for column, raw, _ in cells_of(row, 0, keys):
        label = table.columns.get(column, _UNNAMED)
        if not exact and not _fits(label.kind, raw):
            return None
        _take(new, label, raw, column, title_column(table))
    if table.column(FieldKind.NUMBER) is None:
        new.name = new.title
    elif not exact and bool(new.title) > bool(new.no):
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
