"""Tables of contents: found so that they are neither read as headings nor kept as text."""

from __future__ import annotations

import re

from ingest.document import Block, Document
from ingest.lexicon import load
from ingest.markup import plain
from ingest.text import fold, squeeze

_AHEAD = 3
_LONGEST = 60
"""Longer blocks are no heading of a table of contents, whatever markup they carry."""


def find_toc(document: Document) -> frozenset[int]:
    """The indices of the blocks that are tables of contents, their headings included."""
    found: set[int] = set()
    blocks = document.blocks
    start = re.compile(load("structure")["toc"]["heading"])
    for index, block in enumerate(blocks):
        short = len(block.raw) <= _LONGEST
        if short and index not in found and start.match(squeeze(plain(block.raw))):
            found.add(index)
            found.update(range(index + 1, _end(blocks, index + 1)))
    return frozenset(found)


def _end(blocks: tuple[Block, ...], index: int) -> int:
    """Past the last entry; a heading inside the table has an entry within the next few lines."""
    while index < len(blocks):
        if _is_entry(blocks[index]) or any(_is_entry(b) for b in blocks[index + 1 : index + 1 + _AHEAD]):
            index += 1
        else:
            break
    return index


def _is_entry(block: Block) -> bool:
    toc = load("structure")["toc"]
    raw = fold(block.raw)
    return bool(re.search(toc["line"], raw) or re.match(toc["separator"], raw))
