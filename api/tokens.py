"""Cutting a finished answer into pieces for the stream."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(r"[^。、\n]{0,24}[。、\n]?", re.DOTALL)


def tokens(text: str) -> Iterator[str]:
    """Pieces of at most 25 characters that end at a mark where there is one; joined they are ``text`` again."""
    return (match.group() for match in _PIECE.finditer(text) if match.group())
