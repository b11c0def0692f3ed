"""Comma- and tab-separated tables, as spreadsheets write them.

Lines are counted as in the file; ``Document.lines`` holds them without the quotation marks around cells.
"""

from __future__ import annotations

import csv
import io

from ingest.document import Block, Document, Line, Row
from ingest.formats.encoding import decode
from ingest.model import Source


def read_csv(data: bytes, file: str) -> Document:
    """The rows of a comma-separated file, or of one that has tabs and no comma; a row with one cell is a line."""
    text = decode(data, file)
    head = text[:4000]
    return _read(text, file, "\t" if "\t" in head and "," not in head else ",")


def read_tsv(data: bytes, file: str) -> Document:
    """The rows of a tab-separated file."""
    return _read(decode(data, file), file, "\t")


def _read(text: str, file: str, delimiter: str) -> Document:
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    blocks: list[Block] = []
    lines: list[str] = []
    gap, first = True, 1
    for cells in reader:
        source = Source(file, first, reader.line_num)
        lines.extend(_lines(cells, delimiter, reader.line_num - first + 1))
        first = reader.line_num + 1
        filled = [cell for cell in cells if cell.strip()]
        if not filled:
            gap = True
            continue
        alone = len(filled) == 1 and cells[0] == filled[0]
        if alone:
            blocks.append(Line(filled[0], source, True))
        else:
            blocks.append(Row(tuple(cells), source, gap, exact=True))
        gap = alone
    return Document(file, tuple(blocks), tuple(lines))


def _lines(cells: list[str], delimiter: str, count: int) -> list[str]:
    """The physical lines of a row, as many as it has in the file."""
    lines = delimiter.join(cells).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [*lines, *[""] * (count - len(lines))][:count]
