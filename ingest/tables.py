"""List tables, one 事業 a row: found by their header row and read cell by cell, over page breaks and slid columns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from ingest.departments import names_only_departments
from ingest.document import Block, Document, Row
from ingest.forms import first_pair, is_header
from ingest.headers import is_second_header, join_headers, read_columns
from ingest.lexicon import Label
from ingest.markup import plain
from ingest.model import FieldKind
from ingest.structure import is_number, read_heading
from ingest.text import squeeze

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

_LONGEST = 60


@dataclass(slots=True)
class ListTable:
    """A header, printed once or again on further pages, with the rows below it; ``columns`` are the labels by column."""

    columns: dict[int, Label]
    headers: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    first: dict[int, Label] = field(default_factory=dict)
    printed: list[tuple[str, ...]] = field(default_factory=list)

    def column(self, kind: FieldKind) -> int | None:
        """The first column of a kind."""
        return next((i for i, label in sorted(self.columns.items()) if label.kind is kind), None)

    @property
    def is_progress(self) -> bool:
        """Whether the rows tell results or ratings."""
        return any(label.kind in _PROGRESS for label in self.columns.values())


def find_tables(document: Document, skip: Collection[int]) -> list[ListTable]:
    """The list tables of a document that tell of 事業; a table with another header is none."""
    tables: list[ListTable] = []
    current: ListTable | None = None
    for index, block in enumerate(document.blocks):
        if index in skip:
            current = None
        elif not isinstance(block, Row):
            current = current if current is not None and _parts(document.blocks, index, current) else None
        elif current is not None and _printed_again(current, block):
            current.headers.append(index)
        elif current is not None and not current.rows and is_second_header(block, current.first):
            _extend(current, join_headers(current.first, block), index, block)
        elif is_header(block):
            current = _header(current, index, block)
            if not any(current is table for table in tables):
                tables.append(current)
        elif current is not None and _belongs(document.blocks, index, block, current):
            current.rows.append(index)
        else:
            current = None
    return [table for table in tables if table.rows and _tells(table)]


def _header(current: ListTable | None, index: int, row: Row) -> ListTable:
    """The table that a header begins; a second header line adds to the first, a repeated header changes nothing."""
    columns = read_columns(row.cells)
    if current is not None and current.first == columns and not current.is_progress:
        return _extend(current, current.columns, index, row)
    if current is not None and not current.rows:
        first = min(columns)
        kept = {i: label for i, label in current.columns.items() if i < first}
        return _extend(current, {**kept, **columns}, index, row)
    return ListTable(columns, [index], first=columns, printed=[_key(row)])


def _extend(table: ListTable, columns: dict[int, Label], index: int, row: Row) -> ListTable:
    table.columns = columns
    table.headers.append(index)
    table.printed.append(_key(row))
    return table


def _printed_again(table: ListTable, row: Row) -> bool:
    """Whether a row is one of the header rows, printed again on a further page."""
    return bool(table.rows) and not table.is_progress and _key(row) in table.printed


def _key(row: Row) -> tuple[str, ...]:
    """A row for comparison with a header; a long cell stands in none."""
    return tuple(squeeze(cell[:_LONGEST]) for cell in row.cells)


def _parts(blocks: tuple[Block, ...], index: int, table: ListTable) -> bool:
    """Whether a line inside a table names a policy for the rows below it, and the table goes on."""
    title = read_heading(blocks[index])
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if title is None or not isinstance(following, Row) or first_pair(following)[0] is not None:
        return following is not None and title is not None and _printed_again_below(table, following)
    return not blocks[index].after_gap or _fits(following, table)


def _printed_again_below(table: ListTable, row: Block) -> bool:
    return isinstance(row, Row) and not table.is_progress and _key(row) in table.printed


def _belongs(blocks: tuple[Block, ...], index: int, row: Row, table: ListTable) -> bool:
    """A row directly below, one that fits the columns, or one behind a page break that leads on with a number."""
    if not row.after_gap or _fits(row, table):
        return True
    for block in blocks[index:]:
        if not isinstance(block, Row) or (block is not row and block.after_gap):
            return False
        if any(is_number(plain(cell)) for cell in block.cells[:6] if cell.strip()):
            return True
    return False


def _fits(row: Row, table: ListTable) -> bool:
    """Whether an exact row has a name in the column of names, and departments in theirs."""
    title, department = table.column(FieldKind.TITLE), table.column(FieldKind.DEPARTMENT)
    if not row.exact or title is None or department is None or max(title, department) >= len(row.cells):
        return False
    return bool(row.cells[title].strip()) and names_only_departments(plain(row.cells[department]))


def _tells(table: ListTable) -> bool:
    kinds = [label.kind for label in table.columns.values()]
    named = FieldKind.TITLE in kinds or (FieldKind.NUMBER in kinds and table.is_progress)
    if not named:
        return False
    return FieldKind.NUMBER in kinds or len(_TELLING.intersection(kinds)) > 1
