"""Forms whose labels stand above their values, turned into rows of label and value.

Such a form begins with a header that names a 事業, goes on with one row of values, and then with further labels, alone
or side by side, each above its own value. A list has more rows of values there.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.document import Block, Document, Heading, Line, Row
from ingest.forms import first_pair, is_header
from ingest.lexicon import Label, read_label, year_columns
from ingest.model import FieldKind


def with_bands(document: Document) -> Document:
    """The document with such forms as rows; all else as it is."""
    blocks: list[Block] = []
    index = 0
    while index < len(document.blocks):
        rows, end = _form(document.blocks, index)
        blocks.extend(rows)
        index = end
    return replace(document, blocks=tuple(blocks))


def _form(blocks: tuple[Block, ...], start: int) -> tuple[list[Block], int]:
    """The form that begins at ``start`` as rows and the index behind it, or the block itself."""
    head = blocks[start]
    alone: tuple[list[Block], int] = ([head], start + 1)
    if not isinstance(head, Row) or not _names(head) or start + 2 >= len(blocks) or not _labels(blocks[start + 2]):
        return alone
    values = blocks[start + 1]
    if not isinstance(values, Row) or _labels(values) or values.after_gap or first_pair(values)[0]:
        return alone
    rows: list[Block] = list(_pairs(head, values))
    index = start + 2
    while index < len(blocks) and (band := _band(blocks, index)):
        rows.extend(band[0])
        index = band[1]
    return rows, index


def _names(row: Row) -> bool:
    labels = [read_label(cell) for cell in row.cells if cell.strip()]
    return is_header(row) and any(label is not None and label.kind is FieldKind.TITLE for label in labels)


def _labels(block: Block) -> bool:
    """Whether a block holds labels, or years, and nothing else; the head of another form is none."""
    if isinstance(block, Heading):
        return False
    if isinstance(block, Line):
        return _line_label(block) is not None
    filled = [cell for cell in block.cells if cell.strip()]
    return bool(filled) and all(read_label(cell) for cell in filled) and not _names(block)


def _band(blocks: tuple[Block, ...], index: int) -> tuple[list[Block], int] | None:
    """The labels at ``index`` with what stands below them as rows, and the index behind; None if the form ends."""
    head = blocks[index]
    if isinstance(head, Row) and not _labels(head):
        goes_on = first_pair(head)[0] is not None and not _names(head) and not head.after_gap
        return ([head], index + 1) if goes_on else None
    if not _labels(head):
        return None
    end = index + 1
    while end < len(blocks) and _is_value(blocks[end], end == index + 1):
        end += 1
    below = blocks[index + 1 : end]
    if isinstance(head, Row) and len(year_columns(head.cells)) > 1:
        return [_close(block) for block in (head, *below)], end
    return [row for value in below for row in _pairs(head, value)], end


def _is_value(block: Block, first: bool) -> bool:
    if isinstance(block, Heading) or _labels(block):
        return False
    return first or (not block.after_gap and not (isinstance(block, Row) and first_pair(block)[0]))


def _pairs(head: Block, value: Block) -> list[Row]:
    """Every label with the cells below it."""
    if not isinstance(head, Row) or not isinstance(value, Row):
        label = head.cells[0] if isinstance(head, Row) else head.raw
        return [Row((label, value.raw), value.source, exact=True)]
    columns = [column for column, cell in enumerate(head.cells) if cell.strip()]
    rows: list[Row] = []
    for column, end in zip(columns, [*columns[1:], len(value.cells)], strict=True):
        cells = [cell for cell in value.cells[column:end] if cell.strip()]
        if cells:
            place = value.place(column)
            rows.append(Row((head.cells[column], *cells), place, head.after_gap and not rows, exact=True))
    return rows


def _close(block: Block) -> Block:
    return replace(block, after_gap=False)


def _line_label(line: Line) -> Label | None:
    label = read_label(line.raw)
    return label if label is not None and label.kind is not FieldKind.POLICY else None
