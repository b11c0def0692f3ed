from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from ingest.document import Document, Line, Row
from ingest.errors import EmptyFileError
from ingest.formats.xlsx import read_xlsx

Fill = Callable[[Any], None]


def book(*fills: Fill) -> Document:
    """A workbook with a sheet for each function that fills one."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for number, fill in enumerate(fills, start=1):
        fill(made.create_sheet(f"表{number}"))
    buffer = io.BytesIO()
    made.save(buffer)
    return read_xlsx(buffer.getvalue(), "a.xlsx")


def plain(sheet: Any) -> None:
    for row in (
        ["みなも市計画"],
        [],
        ["番号", "事業名", "開始日"],
        [1, "橋の\n点検", date(2024, 4, 1)],
        [2.0, "植樹", None],
    ):
        sheet.append(row)


def test_every_cell_knows_its_address_and_its_lines() -> None:
    document = book(plain)
    title, header, row, last = document.blocks
    assert isinstance(title, Line)
    assert (title.source.cell, title.source.line_start) == ("表1!A1", 1)
    assert isinstance(header, Row)
    assert isinstance(row, Row)
    assert row.cells[:2] == ("1", "橋の\n点検")
    assert (row.source.line_start, row.source.line_end) == (3, 4)
    assert (row.place(1).cell, row.place(1).line_start, row.place(1).line_end) == ("表1!B4", 3, 4)
    assert row.place(2).line_start == 4
    assert isinstance(last, Row)
    assert last.cells[0] == "2"
    assert document.lines[2:4] == ("1\t橋の", "点検\t2024-04-01")


def test_hidden_sheets_rows_and_columns_are_left_out_and_noted() -> None:
    def hide(sheet: Any) -> None:
        plain(sheet)
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["C"].hidden = True

    def secret(sheet: Any) -> None:
        plain(sheet)
        sheet.sheet_state = "hidden"

    document = book(hide, secret)
    assert [block.cells for block in document.blocks if isinstance(block, Row)] == [
        ("番号", "事業名"),
        ("2", "植樹"),
    ]
    assert len(document.notes) == 3
    assert any("行4" in note for note in document.notes)
    assert any("列C" in note for note in document.notes)
    assert any("表2" in note for note in document.notes)


def test_a_cell_merged_over_rows_reaches_down_and_one_over_columns_covers() -> None:
    def fill(sheet: Any) -> None:
        sheet.append(["課", "事業名", "", "予算"])
        sheet.append(["道路課", "橋の点検", "", 1])
        sheet.append(["", "植樹", "", 2])
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("B1:C1")

    header, _, last = book(fill).blocks
    assert isinstance(header, Row)
    assert header.covered == {2}
    assert isinstance(last, Row)
    reach = last.reach(0)
    assert reach is not None
    assert (reach.text, reach.source.cell) == ("道路課", "表1!A2")


def test_a_workbook_without_text_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        book(lambda sheet: None)
