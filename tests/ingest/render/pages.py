"""A layout as a PDF: ruled tables that break over pages, a running head, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from tests.ingest.layouts.kit import Break, H, Layout, P, T

FONT = "HeiseiKakuGo-W5"
WIDTH = 480.0


def to_pdf(layout: Layout) -> bytes:
    """A4 pages."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    document = SimpleDocTemplate(buffer, leftMargin=55, rightMargin=55, topMargin=75, bottomMargin=75)
    furniture = lambda canvas, doc: _furniture(canvas, doc, layout.title)  # noqa: E731
    document.build(list(_story(layout)), onFirstPage=furniture, onLaterPages=furniture)
    return buffer.getvalue()


def _furniture(canvas: Any, document: Any, title: str) -> None:
    canvas.setFont(FONT, 8)
    canvas.drawString(55, 810, title)
    canvas.drawCentredString(297, 30, f"- {document.page} -")


def _story(layout: Layout) -> Iterator[Any]:
    from reportlab.platypus import PageBreak, Spacer

    for block in layout.blocks:
        if isinstance(block, H):
            yield _paragraph(block.text, 18 - 2 * block.level)
        elif isinstance(block, P):
            for line in block.text.split("\n"):
                yield _paragraph(line, 10)
        elif isinstance(block, Break):
            yield PageBreak()
        else:
            yield Spacer(1, 8)
            yield from _tables(block)
        yield Spacer(1, 9)


def _tables(block: T) -> Iterator[Any]:
    """The table, parted where a page ends."""
    from reportlab.platypus import PageBreak

    start = 0
    for end in [*(b + 1 for b in block.breaks), len(block.rows)]:
        repeated = list(range(block.header)) if start else []
        yield _table(block, [*repeated, *range(start, end)])
        if end < len(block.rows):
            yield PageBreak()
        start = end


def _table(block: T, numbers: list[int]) -> Any:
    from reportlab.platypus import Table

    grid = block.grid()
    width = len(grid[0])
    shares = block.widths or [1.0] * width
    data: list[list[Any]] = [["" for _ in range(width)] for _ in numbers]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    for number, column, cell in block.cells():
        rows = [i for i, n in enumerate(numbers) if number <= n < number + cell.rows]
        if number < block.header:
            rows = rows[: cell.rows]
        if not rows:
            continue
        data[rows[0]][column] = (
            [_paragraph(line, 9) for line in cell.text.split("\n")] if number in numbers else ""
        )
        style.append(("SPAN", (column, rows[0]), (column + cell.cols - 1, rows[-1])))
    return Table(data, colWidths=[WIDTH * share / sum(shares) for share in shares], style=style)


def _paragraph(text: str, size: float) -> Any:
    from html import escape

    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle(f"s{size}", fontName=FONT, fontSize=size, leading=size * 1.4, wordWrap="CJK")
    return Paragraph(escape(text), style)
