"""Comma- and tab-separated tables, as spreadsheets write them."""

from __future__ import annotations

import csv
import io

from ingest.document import Block, Document, Line, Row
from ingest.formats.encoding import decode
from ingest.model import Source


def read_csv(data: bytes, file: str) -> Document:
    """The rows of a comma-separated file; a row with one filled cell only is a line of text."""
    return _read(data, file, ",")


def read_tsv(data: bytes, file: str) -> Document:
    """The rows of a tab-separated file."""
    return _read(data, file, "\t")


def _read(data: bytes, file: str, delimiter: str) -> Document:
    text = decode(data, file)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    blocks: list[Block] = []
    gap, first = True, 1
    for cells in reader:
        source = Source(file, first, reader.line_num)
        first = reader.line_num + 1
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            gap = True
            continue
        alone = len(filled) == 1 and cells[0] == filled[0]
        blocks.append(Line(filled[0], source, True) if alone else Row(tuple(cells), source, gap))
        gap = alone
    return Document(file, tuple(blocks))
