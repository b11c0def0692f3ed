"""Header rows of list tables: what each column holds, told by one row or by two, the upper naming groups of the lower."""

from __future__ import annotations

from ingest.document import Row
from ingest.lexicon import Label, is_path_column, read_label
from ingest.markup import plain
from ingest.model import FieldKind

_LEND = frozenset(
    {
        FieldKind.INDICATOR,
        FieldKind.BUDGET,
        FieldKind.RATING,
        FieldKind.PROGRESS_RESULT,
        FieldKind.PROGRESS_PLANNED,
    }
)
"""Kinds that a group lends to the years below it; any other group leaves them a schedule."""
_NAMING = frozenset({FieldKind.POLICY, FieldKind.OVERVIEW, FieldKind.ACTIONS})
_LONGEST = 20


def read_columns(cells: tuple[str, ...]) -> dict[int, Label]:
    """The labels of a header row by column; a column of policies is one even where the word could mean more."""
    columns: dict[int, Label] = {}
    seen_key = False
    for column, cell in enumerate(cells):
        label = read_label(cell) or Label(plain(cell).strip(), FieldKind.OTHER)
        if not label.text:
            continue
        if is_path_column(cell) and not seen_key:
            label = Label(label.text, FieldKind.POLICY)
        seen_key = seen_key or label.kind in {FieldKind.NUMBER, FieldKind.TITLE}
        columns[column] = label
    return _with_title(columns)


def _with_title(columns: dict[int, Label]) -> dict[int, Label]:
    """Where departments but no names are labelled: the name stands behind the number, else it is the innermost policy."""
    kinds = {label.kind for label in columns.values()}
    if FieldKind.TITLE in kinds or FieldKind.DEPARTMENT not in kinds:
        return columns
    number = next((c for c, label in columns.items() if label.kind is FieldKind.NUMBER), None)
    if number is not None:
        column = number + 1 if number + 1 in columns and columns[number + 1].kind in _NAMING else None
    else:
        policies = [c for c, label in columns.items() if label.kind is FieldKind.POLICY]
        column = policies[-1] if policies and kinds & _NAMING - {FieldKind.POLICY} else None
    return columns if column is None else {**columns, column: Label(columns[column].text, FieldKind.TITLE)}


def is_second_header(row: Row, first: dict[int, Label]) -> bool:
    """Whether a row below a header only names columns inside the groups that the header opens."""
    filled = [column for column, cell in enumerate(row.cells) if cell.strip()]
    if not filled or any(column in first and column + 1 in first for column in filled):
        return False
    texts = [plain(row.cells[column]).strip() for column in filled]
    known = sum(read_label(text) is not None for text in texts)
    return known * 2 >= len(texts) and all(len(text) <= _LONGEST and "。" not in text for text in texts)


def join_headers(first: dict[int, Label], row: Row) -> dict[int, Label]:
    """The columns of a header in two rows: those of the upper one where the lower one says nothing."""
    columns = dict(first)
    for column, cell in enumerate(row.cells):
        if cell.strip():
            group = max((c for c in first if c <= column), default=None)
            columns[column] = _below(first[group] if group is not None else None, cell)
    return columns


def _below(group: Label | None, cell: str) -> Label:
    """A label under a group: a bare year is one of what the group is about, an unknown word is the group's."""
    text = plain(cell).strip()
    label = read_label(cell)
    if label is None:
        return Label(text, group.kind if group is not None else FieldKind.OTHER)
    if group is not None and group.kind in _LEND and label.kind is FieldKind.SCHEDULE and label.fiscal_year:
        return Label(text, group.kind, label.fiscal_year)
    return label
