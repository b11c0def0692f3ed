"""Rows of a progress table whose cells recognition slid aside, read to the letter.

A cell is moved only where its kind tells its place (a number, departments, a rating); what then does not fit its
column is kept with a doubt.
"""

from __future__ import annotations

import re

from ingest.departments import names_only_departments
from ingest.document import Row
from ingest.lexicon import Label
from ingest.markup import clean, plain
from ingest.model import FieldKind
from ingest.progress.row import DASH, ProgressRow, keep, number_column, rating_mark, title_label
from ingest.rows import find_number
from ingest.structure import squeeze_number
from ingest.tables import ListTable
from ingest.text import squeeze

NO_DEPARTMENT = "担当課の欄に課名ではない文があります（表の列がずれている可能性があります）"
NO_RATING = "評価の欄に評価の記号ではない文があります（表の列がずれている可能性があります）"
OTHER_DEPARTMENT = "担当課の欄と課名が食い違います（表の行がずれている可能性があります）"
_NUMBERED = re.compile(r"^\s*(?P<no>\d{1,3})\s+(?P<title>\D.*)$", re.DOTALL)


def read_slid(row: Row, table: ListTable) -> ProgressRow:
    """A row that does not fit its columns: number, departments and rating are found by what they are."""
    new = ProgressRow("", row.source)
    cells = dict(enumerate(row.cells))
    filled = [i for i, cell in cells.items() if cell.strip()]
    start = _take_number(new, row, table, cells)
    rating = table.column(FieldKind.RATING)
    last = filled[-1] if filled else 0
    printed = ""
    if rating is not None and (mark := rating_mark(cells.get(last, ""))) and last > start:
        new.rating, printed = mark, cells.pop(last)
    _take_departments(new, table, cells, start)
    _place(new, table, cells, start)
    if rating is not None and printed:
        keep(new, table.columns[rating], printed)
    return new


def _take_number(new: ProgressRow, row: Row, table: ListTable, cells: dict[int, str]) -> int:
    """Take number, name and the policies before them out of ``cells``; the first column behind."""
    limit = table.column(FieldKind.DEPARTMENT) or len(row.cells)
    found = find_number(row, table)
    if found is not None and found < limit:
        new.no, title = squeeze_number(cells.pop(found)), found + 1
    else:
        joined = next((i for i, c in sorted(cells.items()) if i < limit and _NUMBERED.match(plain(c))), None)
        if joined is None:
            _take_policies(new, table, cells, number_column(table))
            return number_column(table)
        match = _NUMBERED.match(plain(cells[joined]))
        new.no, title = (match["no"] if match else ""), joined
    new.numbered = True
    _take_policies(new, table, cells, title)
    if cells.get(title, "").strip():
        raw = cells.pop(title)
        match = None if found is not None else _NUMBERED.match(plain(raw))
        new.title = (match["title"] if match else plain(raw)).strip()
        keep(new, Label(title_label(table), FieldKind.TITLE), raw)
    return title


def _take_policies(new: ProgressRow, table: ListTable, cells: dict[int, str], before: int) -> None:
    for column in sorted(c for c in cells if c < before):
        raw = cells.pop(column)
        if raw.strip():
            new.policies[column] = raw
            keep(new, Label(_policy_label(table, column), FieldKind.POLICY), raw)


def _policy_label(table: ListTable, column: int) -> str:
    label = table.columns.get(column)
    return label.text if label and label.kind is FieldKind.POLICY else ""


def _take_departments(new: ProgressRow, table: ListTable, cells: dict[int, str], start: int) -> None:
    """The first cell of departments behind the name; a second one that differs has slid in from another row."""
    column = table.column(FieldKind.DEPARTMENT)
    if column is None:
        return
    label = table.columns[column]
    for place in sorted(c for c in cells if start <= c <= column):
        if not names_only_departments(plain(cells[place])):
            continue
        raw = cells.pop(place)
        text = clean(raw.strip())[0]
        if new.department is None:
            new.department = text
            keep(new, label, raw)
        elif squeeze(text) != squeeze(new.department):
            keep(new, Label(label.text, FieldKind.OTHER), raw, OTHER_DEPARTMENT)


def _place(new: ProgressRow, table: ListTable, cells: dict[int, str], start: int) -> None:
    """The cells that are left, by column; all one to the right where the first stands too far left and there is room."""
    department = table.column(FieldKind.DEPARTMENT) or 0
    left = sorted(c for c, raw in cells.items() if raw.strip() and c >= start)
    texts = [c for c in table.columns if c > department and c != table.column(FieldKind.RATING)]
    shift = 1 if left and texts and new.numbered and left[0] == min(texts) - 1 and left[-1] < max(texts) else 0
    for column in left:
        label, raw = table.columns.get(column + shift, Label("", FieldKind.OTHER)), cells[column]
        if DASH.match(raw):
            continue
        if label.kind is FieldKind.RATING:
            keep(new, Label(label.text, FieldKind.PROGRESS_EVIDENCE), raw, NO_RATING)
        elif label.kind is FieldKind.DEPARTMENT:
            keep(new, Label(label.text, FieldKind.OTHER), raw, NO_DEPARTMENT)
        else:
            keep(new, label, raw)
