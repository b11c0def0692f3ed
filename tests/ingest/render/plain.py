"""A layout as text, markdown and CSV."""

from __future__ import annotations

import csv
import io

from tests.ingest.layouts.kit import H, Layout, P, T


def to_txt(layout: Layout) -> bytes:
    """Headings and paragraphs as lines, tables with tabs; a line end in a cell is a ``<br>``."""
    return _text(layout, "{text}", lambda cells: "\t".join(cells)).encode("cp932")


def to_md(layout: Layout) -> bytes:
    """Markdown with pipes."""
    return _text(layout, "{marks} {text}", lambda cells: f"| {' | '.join(cells)} |").encode()


def to_csv(layout: Layout) -> bytes:
    """As a spreadsheet saves it: merged cells filled at their first cell only."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    width = max((len(row) for block in layout.blocks if isinstance(block, T) for row in block.grid()), default=1)
    for block in layout.blocks:
        if isinstance(block, H | P):
            writer.writerow([block.text] + [""] * (width - 1))
        elif isinstance(block, T):
            for row in block.grid():
                writer.writerow(row + [""] * (width - len(row)))
            writer.writerow([""] * width)
    return buffer.getvalue().encode("utf-16")


def _text(layout: Layout, heading: str, row: object) -> str:
    lines: list[str] = []
    for block in layout.blocks:
        if isinstance(block, H):
            lines += ["", heading.format(marks="#" * block.level, text=block.text), ""]
        elif isinstance(block, P):
            lines += [*block.text.split("\n"), ""]
        elif isinstance(block, T):
            lines += _table(block, row)
    return "\n".join(lines).strip() + "\n"


def _table(table: T, row: object) -> list[str]:
    lines: list[str] = [""]
    grid = table.grid()
    for number, cells in enumerate(grid):
        lines.append(row([cell.replace("\n", "<br>") for cell in cells]))  # type: ignore[operator]
        if number in table.breaks:
            lines += ["", *(row(list(cells)) for cells in grid[: table.header])]  # type: ignore[operator]
    return [*lines, ""]
