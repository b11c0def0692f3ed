"""A layout as a workbook and as a Word document."""

from __future__ import annotations

import io

from tests.ingest.layouts.kit import Break, H, Layout, P, T


def to_xlsx(layout: Layout) -> bytes:
    """One sheet, tables below each other with their merged cells."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "計画"
    row = 1
    for block in layout.blocks:
        if isinstance(block, H | P):
            for line in block.text.split("\n"):
                sheet.cell(row, 1, line)
                row += 1
            row += isinstance(block, H)
        elif isinstance(block, T):
            row += 1
            for number, column, cell in block.cells():
                place = sheet.cell(row + number, column + 1)
                place.value = cell.text or None
                place.data_type = "s" if cell.text else "n"
                if cell.rows > 1 or cell.cols > 1:
                    sheet.merge_cells(
                        start_row=row + number,
                        start_column=column + 1,
                        end_row=row + number + cell.rows - 1,
                        end_column=column + cell.cols,
                    )
            row += len(block.rows) + 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def to_docx(layout: Layout) -> bytes:
    """Heading styles, paragraphs, tables with merged cells."""
    from docx import Document

    document = Document()
    for block in layout.blocks:
        if isinstance(block, H):
            document.add_heading(block.text, block.level)
        elif isinstance(block, P):
            for line in block.text.split("\n"):
                document.add_paragraph(line)
        elif isinstance(block, Break):
            document.add_page_break()
        else:
            grid = block.grid()
            table = document.add_table(len(grid), len(grid[0]))
            for number, column, cell in block.cells():
                first = table.cell(number, column)
                if cell.rows > 1 or cell.cols > 1:
                    first = first.merge(table.cell(number + cell.rows - 1, column + cell.cols - 1))
                first.text = cell.text
            document.add_paragraph("")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
