"""Forms written as lines (事業名：橋の点検) read like the rows of a table."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import Block, Document, Line, Row
from ingest.lexicon import is_path_column, read_label
from ingest.model import FieldKind

_LABELLED = re.compile(
    r"^\s*(?:[・○●◆■]?\s*(?P<label>[^:：【】]{1,20}?)\s*[:：]|[【〔［\[](?P<bracketed>[^】〕］\]]{1,20})[】〕］\]]\s*[:：]?)"
    r"\s*(?P<value>\S.*)$"
)
_NAMING = frozenset({FieldKind.TITLE, FieldKind.DEPARTMENT})


def with_rows(document: Document) -> Document:
    """The document with labelled lines as rows, if one of them names a 事業 or its department; else as it is."""
    rows = [_row(block) for block in document.blocks]
    if not any(row and (label := read_label(row.cells[0])) and label.kind in _NAMING for row in rows):
        return document
    blocks = tuple(row or block for row, block in zip(rows, document.blocks, strict=True))
    return replace(document, blocks=blocks)


def _row(block: Block) -> Row | None:
    match = _LABELLED.match(block.raw) if isinstance(block, Line) else None
    if match is None:
        return None
    printed = match["label"] or match["bracketed"]
    label = None if is_path_column(printed) else read_label(printed)
    if label is None or label.kind in {FieldKind.POLICY, FieldKind.OTHER}:
        return None
    return Row((printed, match["value"]), block.source, block.after_gap, block.raw)
