"""Characters on a page put together: lines, paragraphs that the page broke at its margin, headings by size."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

from ingest.departments import names_only_departments
from ingest.lexicon import read_label

_BLANK, _TAB = 0.65, 1.8
"""Gaps between characters, in their size: a blank of its own, and a jump to another column."""
_STARTS = re.compile(
    r"^\s*(?:[・･○●◎◆◇■□▪※*＊①-⑳➢▶→【〔]|[（(]?[0-9０-９ア-ンa-zA-Zイ-ヿ]{1,3}[)）．.、 ]|第[0-9０-９一-十]+)"
)
_ENDS = re.compile(r"[。：:】]$")
_LONGEST_HEADING = 42
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line with its box and the size of its letters. ``level`` is that of a heading, 0 for running text."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    after_gap: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sizes:
    """What is usual in a document: the size of its text, the distance of its lines, the sizes of its headings."""

    body: float
    distance: float
    headings: tuple[float, ...] = ()


def lines_of(chars: Iterable[Any]) -> list[TextLine]:
    """The lines that characters form, from top to bottom; a wide gap inside a line is a tab."""
    rows: list[list[Any]] = []
    for char in sorted(chars, key=lambda c: ((c["top"] + c["bottom"]) / 2, c["x0"])):
        middle = (char["top"] + char["bottom"]) / 2
        if rows and rows[-1][0]["top"] <= middle <= max(c["bottom"] for c in rows[-1][-8:]):
            rows[-1].append(char)
        else:
            rows.append([char])
    return [line for row in rows if (line := _line(sorted(row, key=lambda c: c["x0"]))) is not None]


def cell_text(chars: list[Any], left: float, right: float) -> str:
    """The text of a cell, lines broken at its border joined; names of departments stay one below the other."""
    lines = [replace(line, text=line.text.replace("\t", " ")) for line in lines_of(chars)]
    whole = "\n".join(line.text for line in lines)
    if len(lines) < 2 or names_only_departments(whole):
        return whole
    padding = min(line.x0 - left for line in lines)
    return "\n".join(line.text for line in _joined(lines, right - padding))


def measure(lines: Sequence[TextLine]) -> Sizes:
    """What is usual among the lines outside tables."""
    weights: Counter[float] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
    body = weights.most_common(1)[0][0] if weights else 0.0
    distances = [b.top - a.bottom for a, b in pairwise(lines)]
    usual = [d for d in distances if 0 <= d < 1.2 * body]
    larger = sorted((size for size in weights if size >= body * _LARGER), reverse=True)
    return Sizes(body, median(usual) if usual else body / 2, tuple(larger))


def paragraphs(lines: Sequence[TextLine], sizes: Sizes) -> Iterator[TextLine]:
    """Lines with their gaps and levels told, those broken at the right margin joined."""
    right = max((line.x1 for line in lines), default=0.0)
    limit = max(sizes.distance * 1.4 + 1, sizes.body * 0.55)
    told: list[TextLine] = []
    for line in lines:
        above = told[-1] if told else None
        apart = above is None or line.top - above.bottom > limit or abs(line.size - above.size) > 0.1 * above.size
        told.append(replace(line, after_gap=apart, level=_level(line, sizes)))
    yield from _joined(told, right)


def _joined(lines: Iterable[TextLine], right: float) -> list[TextLine]:
    found: list[TextLine] = []
    for line in lines:
        above = found[-1] if found else None
        if above is not None and _goes_on(above, line, right):
            text = f"{above.text}{_between(above.text, line.text)}{line.text}"
            found[-1] = replace(above, text=text, x0=min(above.x0, line.x0), x1=line.x1, bottom=line.bottom)
        else:
            found.append(line)
    return found


def _goes_on(above: TextLine, line: TextLine, right: float) -> bool:
    """Whether the margin, and nothing else, broke the text between two lines."""
    if line.after_gap or above.level or line.level or "\t" in above.text or "\t" in line.text:
        return False
    full = right - above.x1 < 1.6 * above.size and line.x0 <= above.x0 + 1.3 * above.size
    return full and not _STARTS.match(line.text) and not _ENDS.search(above.text) and not read_label(above.text)


def _between(above: str, below: str) -> str:
    """A blank between words in Latin letters, nothing between Japanese ones."""
    return " " if above[-1].isascii() and below[0].isascii() and above[-1].isalnum() else ""


def _level(line: TextLine, sizes: Sizes) -> int:
    if len(line.text) > _LONGEST_HEADING or line.size < sizes.body * _LARGER or "\t" in line.text:
        return 0
    return 1 + sum(size > line.size + 0.3 for size in sizes.headings)


def _line(row: list[Any]) -> TextLine | None:
    text, blank, end = "", "", None
    for char in row:
        if not char["text"].strip():
            blank = char["text"] if text else ""
            continue
        size = max(char["size"], 1.0)
        gap = 0.0 if end is None else char["x0"] - end
        text += "\t" if gap > _TAB * size else blank or (" " if gap > _BLANK * size else "")
        text += char["text"]
        blank, end = "", char["x1"]
    inked = [char for char in row if char["text"].strip()]
    if not inked:
        return None
    size = median(char["size"] for char in inked)
    top, bottom = min(c["top"] for c in inked), max(c["bottom"] for c in inked)
    return TextLine(text, inked[0]["x0"], inked[-1]["x1"], top, bottom, size)
