"""Tables with merged cells brought into the shape of plain ones: one column a cell, wherever its borders are drawn.

A form drawn on a fine grid (名称 over two columns, its value over six) becomes label and value. Rows are fitted together
in segments: a segment begins at every row with a label in its first column, so that the rows of a list stay in line
with their header, and the rows of a schedule with their years.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.document import Block, Document, Reach, Row
from ingest.forms import sub_item_label
from ingest.lexicon import read_label


def fit_grids(document: Document) -> Document:
    """The document with its exact rows fitted; the same one if it has none with covered columns."""
    if not any(isinstance(block, Row) and block.covered for block in document.blocks):
        return document
    blocks: list[Block] = []
    segment: list[Row] = []
    for block in document.blocks:
        if not isinstance(block, Row) or not block.exact or not segment or _begins(block):
            blocks.extend(_fitted(segment))
            segment = []
        if isinstance(block, Row) and block.exact:
            segment.append(block)
        else:
            blocks.append(block)
    return replace(document, blocks=(*blocks, *_fitted(segment)))


def _begins(row: Row) -> bool:
    first = row.cells[0]
    return bool(first.strip()) and (read_label(first) is not None or sub_item_label(first) is not None)


def _fitted(rows: list[Row]) -> list[Row]:
    width = max((len(row.cells) for row in rows), default=0)
    kept = [c for c in range(width) if any(c < len(row.cells) and c not in row.covered for row in rows)]
    return rows if len(kept) == width else [_keep(row, kept) for row in rows]


def _keep(row: Row, kept: list[int]) -> Row:
    moved = {column: i for i, column in enumerate(kept)}
    return replace(
        row,
        cells=tuple(row.cells[c] for c in kept if c < len(row.cells)),
        places=tuple(row.places[c] for c in kept if c < len(row.places)),
        covered=frozenset(moved[c] for c in row.covered if c in moved),
        carried=tuple(Reach(moved[r.column], r.text, r.source) for r in row.carried if r.column in moved),
    )
