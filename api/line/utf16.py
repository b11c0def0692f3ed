"""Lengths as LINE counts them: in UTF-16 units, where most emoji and rare 漢字 count two."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

_SENTENCE_END = re.compile(r"(?<=[。！？!?\n])(?:[ 　]?\[\d{1,3}\])*\n?")
_PAUSE = re.compile(r"(?<=[、，, 　])")


def units(text: str) -> int:
    """The length of ``text`` in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def head(text: str, limit: int) -> str:
    """As many whole characters from the start as fit in ``limit`` units."""
    if units(text) <= limit:
        return text
    wholes = accumulate(units(character) for character in text)
    return text[: bisect_right(list(wholes), limit)]


def shortened(text: str, limit: int) -> str:
    """``text``, with … at its end where it does not fit."""
    return text if units(text) <= limit else head(text, limit - 1).rstrip() + "…"


def cut_out(text: str, index: int, length: int) -> str:
    """``text`` without ``length`` units from unit ``index`` on."""
    raw = text.encode("utf-16-le", "surrogatepass")
    kept = raw[: max(index, 0) * 2] + raw[max(index + length, 0) * 2 :]
    return kept.decode("utf-16-le", "replace")


def split(text: str, limit: int) -> list[str]:
    """``text`` in pieces of at most ``limit`` units: cut after a sentence, else after a pause, else anywhere."""
    pieces: list[str] = []
    while units(text) > limit:
        start = head(text, limit)
        piece = text[: _last_end(start, text)]
        pieces.append(piece.rstrip())
        text = text[len(piece) :].lstrip("\n")
    if text.strip() or not pieces:
        pieces.append(text)
    return [piece for piece in pieces if piece.strip()] or [text]


def _last_end(start: str, text: str) -> int:
    """Where to cut within ``start``: marks [n] stay with their sentence, which may end just where ``start`` does."""
    for pattern in (_SENTENCE_END, _PAUSE):
        ends = [match.end() for match in pattern.finditer(text, 0, len(start)) if match.end()]
        whole = [end for end in ends if not re.match(r"[ 　]?\[\d{1,3}\]|[。、」）]", text[end:])]
        if whole:
            return whole[-1]
    return len(start)
