"""The rows of a progress table, read to the letter: a row belongs to the last number seen, its rating is the one in it.

Recognition slides cells of such tables. A cell is moved only where its kind tells its place (a number, departments,
a rating); what then does not fit its column is kept with a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.departments import department_key, names_only_departments, split_departments
from ingest.document import Document, Row
from ingest.lexicon import Label, load
from ingest.markup import clean, plain
from ingest.model import Field, FieldKind, Source
from ingest.rows import find_number
from ingest.structure import squeeze_number
from ingest.tables import ListTable
from ingest.text import squeeze

NO_DEPARTMENT = "担当課の欄に課名ではない文があります（表の列がずれている可能性があります）"
NO_RATING = "評価の欄に評価の記号ではない文があります（表の列がずれている可能性があります）"
OTHER_DEPARTMENT = "担当課の欄と課名が食い違います（表の行がずれている可能性があります）"
FOREIGN = "この事業の担当課ではない課の名前が書かれています（別の事業の行の可能性があります）"
_NUMBERED = re.compile(r"^\s*(?P<no>\d{1,3})\s+(?P<title>\D.*)$", re.DOTALL)
_BRACKETED = re.compile(r"【([^【】]{1,40})】")
_DASH = re.compile(r"^[-ー－―—–\s]*$")


@dataclass(slots=True)
class ProgressRow:
    """One row of a progress table. ``no`` is that of the 事業 it belongs to, ``title`` only where the row prints it."""

    no: str
    source: Source
    title: str = ""
    department: str | None = None
    rating: str | None = None
    fields: list[Field] = field(default_factory=list)
    policies: dict[int, str] = field(default_factory=dict)
    numbered: bool = False
    table: int = 0

    def text(self, kind: FieldKind) -> str | None:
        """The text of the fields of a kind."""
        return "\n".join(f.text for f in self.fields if f.kind is kind) or None


def read_progress(document: Document, table: ListTable, above: ProgressRow | None = None) -> list[ProgressRow]:
    """The rows of one table; rows before its first number go on with the 事業 of the row ``above``."""
    found: list[ProgressRow] = []
    department = above.department if above else None
    no = above.no if above else ""
    for index in table.rows:
        row = document.blocks[index]
        if not isinstance(row, Row):
            continue
        new = _read_row(row, table)
        new.table = above.table + 1 if above else 0
        if new.no and (new.no != no or new.department):
            department = new.department
        no = new.no = new.no or no
        new.department = new.department or department
        found.append(new)
    return found


def rating_mark(raw: str) -> str | None:
    """The rating that a cell is, in one spelling (✗ → ×, 〇 → ○), or None."""
    marks: dict[str, str] = load("structure")["ratings"]["marks"]
    text = squeeze(plain(raw))
    return marks.get(plain(raw).strip()) or (text.upper() if re.fullmatch(r"[a-es]", text) else None)


def mark_foreign(row: ProgressRow, own: set[str]) -> None:
    """Doubt every result that names in 【…】 only departments that are not of this 事業."""
    for position, item in enumerate(row.fields):
        if item.kind not in {FieldKind.PROGRESS_RESULT, FieldKind.PROGRESS_EVIDENCE}:
            continue
        named = {department_key(d.name) for text in _BRACKETED.findall(item.text) for d in split_departments(text)}
        if named and not any(_related(name, other) for name in named for other in own):
            row.fields[position] = _with_doubt(item, FOREIGN)


def _related(name: str, other: str) -> bool:
    everyone = {department_key(word) for word in load("departments")["everyone"]}
    return name in other or other in name or other in everyone


def _read_row(row: Row, table: ListTable) -> ProgressRow:
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
        _keep(new, table.columns[rating], printed)
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
            _take_policies(new, table, cells, _number_column(table))
            return _number_column(table)
        match = _NUMBERED.match(plain(cells[joined]))
        new.no, title = (match["no"] if match else ""), joined
    new.numbered = True
    _take_policies(new, table, cells, title)
    if cells.get(title, "").strip():
        raw = cells.pop(title)
        match = None if found is not None else _NUMBERED.match(plain(raw))
        new.title = (match["title"] if match else plain(raw)).strip()
        _keep(new, Label(_title_label(table), FieldKind.TITLE), raw)
    return title


def _number_column(table: ListTable) -> int:
    return table.column(FieldKind.NUMBER) or 0


def _title_label(table: ListTable) -> str:
    column = table.column(FieldKind.TITLE)
    if column is None:
        column = _number_column(table) + 1
    return table.columns[column].text if column in table.columns else ""


def _take_policies(new: ProgressRow, table: ListTable, cells: dict[int, str], before: int) -> None:
    for column in sorted(c for c in cells if c < before):
        raw = cells.pop(column)
        if raw.strip():
            new.policies[column] = raw
            _keep(new, Label(_policy_label(table, column), FieldKind.POLICY), raw)


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
            _keep(new, label, raw)
        elif squeeze(text) != squeeze(new.department):
            _keep(new, Label(label.text, FieldKind.OTHER), raw, OTHER_DEPARTMENT)


def _place(new: ProgressRow, table: ListTable, cells: dict[int, str], start: int) -> None:
    """The cells that are left, by column; all one to the right where the first stands too far left and there is room."""
    department = table.column(FieldKind.DEPARTMENT) or 0
    left = sorted(c for c, raw in cells.items() if raw.strip() and c >= start)
    texts = [c for c in table.columns if c > department and c != table.column(FieldKind.RATING)]
    shift = 1 if left and texts and new.numbered and left[0] == min(texts) - 1 and left[-1] < max(texts) else 0
    for column in left:
        label = table.columns.get(column + shift, Label("", FieldKind.OTHER))
        if label.kind is FieldKind.RATING and not _DASH.match(cells[column]):
            _keep(new, Label(label.text, FieldKind.PROGRESS_EVIDENCE), cells[column], NO_RATING)
        elif label.kind is FieldKind.DEPARTMENT:
            _keep(new, Label(label.text, FieldKind.OTHER), cells[column], NO_DEPARTMENT)
        elif not _DASH.match(cells[column]):
            _keep(new, label, cells[column])


def _keep(new: ProgressRow, label: Label, raw: str, doubt: str | None = None) -> None:
    text, breaks = clean(raw.strip())
    if text:
        new.fields.append(Field(label.text, label.kind, text, new.source, breaks, doubt=doubt))


def _with_doubt(item: Field, doubt: str) -> Field:
    return Field(
        item.label, item.kind, item.text, item.source, item.breaks, item.sub_item, item.fiscal_year, doubt
    )
