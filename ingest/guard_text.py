"""Characters that nobody sees taken out of what is shown and compared, while every quotation stays to the letter.

Zero-width and bidirectional control characters can make a text look like another one, or hide words in it. Before a
document is understood, an empty tag takes their place: from there on they leave the text the way all markup does, with
a break where they stood, and since no quotation crosses a break, what is quoted is still a substring of the source.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import Block, Document, Row
from ingest.guard_notes import BIDIRECTIONAL, CONTROL, INVISIBLE

_UNSEEN = re.compile(f"(?:{'|'.join(pattern.pattern for pattern in (INVISIBLE, BIDIRECTIONAL, CONTROL))})+")
_BREAK = "<b/>"


def without_unseen(document: Document) -> Document:
    """The document without characters that nobody sees; the same object if it holds none."""
    blocks = tuple(map(_cleaned, document.blocks))
    changed = any(new is not old for new, old in zip(blocks, document.blocks, strict=True))
    return replace(document, blocks=blocks) if changed else document


def readable(text: str) -> str:
    """``text`` without unseen characters, for looking at."""
    return _UNSEEN.sub("", text)


def _cleaned(block: Block) -> Block:
    carried = block.carried if isinstance(block, Row) else ()
    if not any(map(_UNSEEN.search, (block.raw, *(reach.text for reach in carried)))):
        return block
    if not isinstance(block, Row):
        return replace(block, raw=_UNSEEN.sub(_BREAK, block.raw))
    return replace(
        block,
        cells=tuple(_UNSEEN.sub(_BREAK, cell) for cell in block.cells),
        verbatim=None if block.verbatim is None else _UNSEEN.sub(_BREAK, block.verbatim),
        carried=tuple(replace(reach, text=_UNSEEN.sub(_BREAK, reach.text)) for reach in carried),
    )
