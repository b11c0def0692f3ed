"""The ways of printing that mean the same brought into one shape before a document is interpreted."""

from __future__ import annotations

from dataclasses import replace

from ingest.bands import with_bands
from ingest.colons import with_rows
from ingest.document import Block, Document, Line, Row
from ingest.grids import fit_grids
from ingest.structure import read_heading


def normalise(document: Document) -> Document:
    """Fine grids as plain tables, policies that take a whole row as lines, labels above or before a colon as rows."""
    document = fit_grids(document)
    document = replace(document, blocks=tuple(map(_separator, document.blocks)))
    return with_bands(with_rows(document))


def _separator(block: Block) -> Block:
    """A row that holds nothing but a policy in its first cell as the line it is."""
    if not isinstance(block, Row) or not block.cells[0].strip() or any(c.strip() for c in block.cells[1:]):
        return block
    line = Line(block.cells[0], block.place(0), block.after_gap)
    title = None if block.carried else read_heading(line)
    return line if title is not None and title.policy else block
