"""Finding the ``[n]`` marks of an answer, so that a page can link each to its citation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

_MARK = re.compile(r" ?\[(\d{1,3})\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the answer: plain text, or a mark that refers to citation ``n``."""

    text: str
    n: int | None = None


def pieces(text: str, numbers: Collection[int]) -> Iterator[Piece]:
    """The answer cut at its marks; a mark without a citation stays plain text."""
    end = 0
    for match in _MARK.finditer(text):
        if int(match[1]) in numbers:
            if match.start() > end:
                yield Piece(text[end : match.start()])
            yield Piece(match[0].strip(), int(match[1]))
            end = match.end()
    if end < len(text):
        yield Piece(text[end:])
