"""The rows of a list table as records: cells by label, put back in place where recognition slid the columns."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.document import Document, Row
from ingest.lexicon import Label, is_status
from ingest.markup import joined
from ingest.model import FieldKind, Source
from ingest.structure import is_number, squeeze_number
from ingest.tables import ListTable

_SLIDES = frozenset(
    {
        FieldKind.POLICY,
        FieldKind.NUMBER,
        FieldKind.TITLE,
        FieldKind.DEPARTMENT,
        FieldKind.RELATED_DEPARTMENT,
        FieldKind.OTHER,
    }
)
_UNNAMED = Label("", FieldKind.OTHER)


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell with the label of its column and the place where it stands.

    ``years`` are the fiscal years of the columns it takes, where these are years.
    """

    label: Label
    raw: str
    source: Source
    years: tuple[int, ...] = ()


@dataclass(slots=True)
class Record:
    """A row that tells of one 事業, or more of the 事業 above (``no`` empty). ``policies`` are printed beside it."""

    source: Source
    index: int
    after_gap: bool = False
    no: str = ""
    policies: dict[int, tuple[str, Source]] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The name of the 事業 as one line."""
        return next((joined(cell.raw).strip() for cell in self.cells if cell.label.kind is FieldKind.TITLE), "")


def read_records(document: Document, table: ListTable) -> list[Record]:
    """The rows of a list table, in order."""
    rows = [(index, row) for index in table.rows if isinstance(row := document.blocks[index], Row)]
    shifts = _shifts([row for _, row in rows], table)
    return [_record(row, table, shift, index) for (index, row), shift in zip(rows, shifts, strict=True)]


def find_number(row: Row, table: ListTable) -> int | None:
    """The column in which this row really has its number."""
    number = table.column(FieldKind.NUMBER)
    if number is None:
        return None
    if row.exact:
        return number if number < len(row.cells) and is_number(row.cells[number], wide=True) else None
    near = sorted(range(len(row.cells)), key=lambda i: (abs(i - number), i))
    return next((i for i in near if row.cells[i].strip() and is_number(row.cells[i])), None)


def _shifts(rows: list[Row], table: ListTable) -> list[int]:
    """How far each row is slid: told by its number, or by the numbered row nearest on the same page."""
    expected = table.column(FieldKind.NUMBER) or 0
    own = [None if (found := find_number(row, table)) is None else expected - found for row in rows]
    shifts: list[int] = []
    for position, shift in enumerate(own):
        if shift is None:
            above = None if rows[position].after_gap else (shifts[-1] if shifts else None)
            below = next((s for s in _page(own, rows, position) if s is not None), None)
            shift = above if above is not None else below
        shifts.append(shift or 0)
    return shifts


def _page(own: list[int | None], rows: list[Row], position: int) -> list[int | None]:
    """The shifts of the rows below on the same page."""
    end = next((i for i in range(position + 1, len(rows)) if rows[i].after_gap), len(rows))
    return own[position + 1 : end]


def _record(row: Row, table: ListTable, shift: int, index: int) -> Record:
    record = Record(row.source, index, row.after_gap)
    status = table.column(FieldKind.STATUS)
    keys = [table.column(FieldKind.NUMBER), table.column(FieldKind.TITLE)]
    key = min(i for i in keys if i is not None)
    for column, cell, place in cells_of(row, shift, [k for k in keys if k is not None]):
        label = table.columns.get(column, _UNNAMED)
        if status is not None and label.kind in _SLIDES and is_status(cell):
            label = table.columns[status]
        if label.kind is FieldKind.POLICY and column < key:
            record.policies[column] = (cell, place)
            continue
        if label.kind is FieldKind.NUMBER and _numbers(row, cell):
            record.no = squeeze_number(cell)
        record.cells.append(Cell(label, cell, place, _years(row, table, column)))
    return record


def cells_of(row: Row, shift: int, keys: list[int]) -> list[tuple[int, str, Source]]:
    """The filled cells by column. Cells merged with those above count for every row that begins a 事業."""
    cells = [(i + shift, cell, row.place(i)) for i, cell in enumerate(row.cells) if cell.strip()]
    begins = not any(reach.column in keys for reach in row.carried)
    if begins:
        cells.extend((reach.column, reach.text, reach.source) for reach in row.carried)
    return sorted(cells, key=lambda cell: cell[0])


def _numbers(row: Row, cell: str) -> bool:
    return is_number(cell, wide=row.exact)


def _years(row: Row, table: ListTable, column: int) -> tuple[int, ...]:
    """The years of the column of a cell and of those that it covers."""
    years: list[int] = []
    while (label := table.columns.get(column)) is not None and label.fiscal_year is not None:
        years.append(label.fiscal_year)
        column += 1
        if column not in row.covered:
            break
    return tuple(years)
