"""List tables, one 事業 a row: found by their header row and read cell by cell, over page breaks and slid columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.document import Block, Document, Row
from ingest.forms import is_header
from ingest.lexicon import Label, is_path_column, read_label
from ingest.markup import plain
from ingest.model import FieldKind
from ingest.structure import is_number

_PROGRESS = frozenset({FieldKind.PROGRESS_RESULT, FieldKind.RATING})
_TELLING = frozenset(
    {
        FieldKind.DEPARTMENT,
        FieldKind.OVERVIEW,
        FieldKind.ACTIONS,
        FieldKind.SCHEDULE,
        FieldKind.PROGRESS_RESULT,
        FieldKind.RATING,
        FieldKind.BUDGET,
    }
)


@dataclass(slots=True)
class ListTable:
    """A header, printed once or again on further pages, with the rows below it; ``columns`` are the labels by column."""

    columns: dict[int, Label]
    headers: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)

    def column(self, kind: FieldKind) -> int | None:
        """The first column of a kind."""
        return next((i for i, label in sorted(self.columns.items()) if label.kind is kind), None)

    @property
    def is_progress(self) -> bool:
        """Whether the rows tell results or ratings."""
        return any(label.kind in _PROGRESS for label in self.columns.values())


def find_tables(document: Document, skip: frozenset[int]) -> list[ListTable]:
    """The list tables of a document that tell of 事業; a table with another header is none."""
    tables: list[ListTable] = []
    current: ListTable | None = None
    for index, block in enumerate(document.blocks):
        if index in skip or not isinstance(block, Row):
            current = None
        elif is_header(block):
            current = _header(current, index, block)
            if not any(current is table for table in tables):
                tables.append(current)
        elif current is not None and _belongs(document.blocks, index, block):
            current.rows.append(index)
        else:
            current = None
    return [table for table in tables if table.rows and _tells(table)]


def read_columns(cells: tuple[str, ...]) -> dict[int, Label]:
    """The labels of a header row by column; a column of policies is one even where the word could mean more."""
    columns: dict[int, Label] = {}
    seen_key = False
    for column, cell in enumerate(cells):
        label = read_label(cell)
        if label is None:
            continue
        if is_path_column(cell) and not seen_key:
            label = Label(label.text, FieldKind.POLICY)
        seen_key = seen_key or label.kind in {FieldKind.NUMBER, FieldKind.TITLE}
        columns[column] = label
    return columns


def _header(current: ListTable | None, index: int, row: Row) -> ListTable:
    """The table that a header begins; a second header line adds to the first, a repeated header changes nothing."""
    columns = read_columns(row.cells)
    if current is not None and current.columns == columns and not current.is_progress:
        return _extend(current, columns, index)
    if current is not None and not current.rows:
        first = min(columns)
        kept = {i: label for i, label in current.columns.items() if i < first}
        return _extend(current, {**kept, **columns}, index)
    return ListTable(columns, [index])


def _extend(table: ListTable, columns: dict[int, Label], index: int) -> ListTable:
    table.columns = columns
    table.headers.append(index)
    return table


def _belongs(blocks: tuple[Block, ...], index: int, row: Row) -> bool:
    """A row directly below, or one behind a page break that leads on with a number."""
    if not row.after_gap:
        return True
    for block in blocks[index:]:
        if not isinstance(block, Row) or (block is not row and block.after_gap):
            return False
        if any(is_number(plain(cell)) for cell in block.cells[:6] if cell.strip()):
            return True
    return False


def _tells(table: ListTable) -> bool:
    kinds = [label.kind for label in table.columns.values()]
    named = FieldKind.TITLE in kinds or (FieldKind.NUMBER in kinds and table.is_progress)
    if not named:
        return False
    return FieldKind.NUMBER in kinds or len(_TELLING.intersection(kinds)) > 1
