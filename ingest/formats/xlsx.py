"""Excel workbooks: the visible cells of the visible sheets as they are shown, merged cells as one.

``Source.cell`` is the address (``一覧!B12``); lines are counted over the workbook, one or more a row of a sheet.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from ingest.document import Document
from ingest.formats.display import shown
from ingest.formats.scribe import GridCell, Scribe
from ingest.model import Source

HIDDEN_SHEET = "非表示のシート「{sheet}」は読み込みませんでした"
HIDDEN_ROWS = "シート「{sheet}」の非表示の行{rows}は読み込みませんでした"
HIDDEN_COLUMNS = "シート「{sheet}」の非表示の列{columns}は読み込みませんでした"


def read_xlsx(data: bytes, file: str) -> Document:
    """The rows of all visible sheets; a row with nothing but its first cell is a line of text."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), data_only=True)
    scribe = Scribe(file)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            scribe.notes.append(HIDDEN_SHEET.format(sheet=sheet.title))
        else:
            _read_sheet(scribe, sheet)
    book.close()
    return scribe.document()


def _read_sheet(scribe: Scribe, sheet: Any) -> None:
    scribe.gap = True
    columns = _visible_columns(scribe, sheet)
    merged = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.merged_cells.ranges}
    inner = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    } - merged.keys()
    hidden = [n for n, d in sorted(sheet.row_dimensions.items()) if d.hidden and n <= sheet.max_row]
    if hidden:
        scribe.notes.append(HIDDEN_ROWS.format(sheet=sheet.title, rows=_runs(hidden)))
    open_cells: list[tuple[GridCell, Source]] = []
    last = max(columns, default=0)
    for number, row in enumerate(sheet.iter_rows(max_col=last) if last else (), start=1):
        if number in hidden:
            continue
        own = list(_cells(sheet, row, number, columns, merged, inner))
        open_cells = [(cell, place) for cell, place in open_cells if cell.row + cell.rows > number]
        open_cells += _write(scribe, own, len(columns), open_cells)


def _write(
    scribe: Scribe, own: list[GridCell], width: int, above: list[tuple[GridCell, Source]]
) -> list[tuple[GridCell, Source]]:
    """Write a row down; its cells that reach further down."""
    filled = [cell for cell in own if cell.text.strip()]
    alone = len(filled) == 1 and not above and (filled[0].column == 0 or scribe.gap)
    if alone:
        first = len(scribe.lines) + 1
        scribe.gap = True
        scribe.paragraph(filled[0].text, filled[0].address)
        scribe.gap = True
        places = [Source(scribe.file, first, len(scribe.lines), cell=filled[0].address)] * len(own)
    else:
        places = scribe.row(own, width, above)
    return [(c, p) for c, p in zip(own, places, strict=True) if c.rows > 1 and c.text.strip()]


def _cells(
    sheet: Any,
    row: tuple[Any, ...],
    number: int,
    columns: dict[int, int],
    merged: dict[tuple[int, int], tuple[int, int]],
    inner: set[tuple[int, int]],
) -> Iterator[GridCell]:
    for cell in row:
        if (number, cell.column) in inner or cell.column not in columns:
            continue
        last_row, last_column = merged.get((number, cell.column), (number, cell.column))
        wide = sum(1 for column in range(cell.column, last_column + 1) if column in columns)
        text, address = shown(cell.value, cell.number_format), f"{sheet.title}!{cell.coordinate}"
        yield GridCell(text, number, columns[cell.column], last_row - number + 1, wide, address)


def _visible_columns(scribe: Scribe, sheet: Any) -> dict[int, int]:
    """The columns that are shown and not beyond the last one filled, each with its place among them."""
    from openpyxl.utils import get_column_letter

    rows = sheet.iter_rows(values_only=True)
    last = max((i for row in rows for i, value in enumerate(row, start=1) if value is not None), default=0)
    last = max([last, *(area.max_col for area in sheet.merged_cells.ranges if area.min_col <= last)])
    hidden = {
        column
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden
        for column in range(dimension.min, min(dimension.max, last) + 1)
    }
    if hidden:
        names = "、".join(get_column_letter(column) for column in sorted(hidden))
        scribe.notes.append(HIDDEN_COLUMNS.format(sheet=sheet.title, columns=names))
    shown_columns = (column for column in range(1, last + 1) if column not in hidden)
    return {column: place for place, column in enumerate(shown_columns)}


def _runs(numbers: list[int]) -> str:
    """``[3, 4, 5, 9]`` → ``3～5、9``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}～{run[-1]}" for run in runs)
