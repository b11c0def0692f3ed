"""Showing a field's text as it was printed: lines with tabs were rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of a text that belong together: plain lines, or the rows of a table, all of the same width."""

    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def blocks(text: str) -> Iterator[Block]:
    """The text as plain blocks and tables, in order; nothing but tabs and empty ends is left out."""
    for is_table, group in groupby(text.strip("\n").split("\n"), key=lambda line: "\t" in line.strip()):
        lines = list(group)
        if is_table:
            yield _table([line.split("\t") for line in lines])
        else:
            yield Block(lines=tuple(line.strip("\t") for line in lines))


def _table(rows: list[list[str]]) -> Block:
    width = max(len(row) for row in rows)
    return Block(rows=tuple(tuple(cell.strip() for cell in row + [""] * (width - len(row))) for row in rows))
