"""PDF files with text: lines, headings by their size, and tables by their ruled cells, page by page.

``Source.page`` counts from 1; lines are counted over the file in reading order, as extracted: a sentence that the page
breaks at the right margin is one line. Headers, footers and page numbers are left out; Kangxi radicals stay as they are.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from ingest.document import Document
from ingest.formats.page_furniture import drop_furniture
from ingest.formats.page_lines import Sizes, TextLine, cell_text, lines_of, measure, paragraphs
from ingest.formats.scribe import GridCell, Scribe
from ingest.lexicon import read_label

_THIN = 4.0
"""Cells thinner than this lie between double borders."""
_NEAR = 2.5
"""Borders nearer to each other than this are one."""
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class PageTable:
    """A table on a page: its cells by box, with their text. ``top`` places it among the lines."""

    box: Box
    cells: list[tuple[Box, str]]
    follows: PageTable | None = None

    @property
    def top(self) -> float:
        """The upper border."""
        return self.box[1]


@dataclass(slots=True)
class Page:
    """What stands on a page, from top to bottom."""

    number: int
    height: float
    items: list[TextLine | PageTable] = field(default_factory=list)


def read_pdf(data: bytes, file: str) -> Document:
    """The blocks of all pages; EmptyFileError if no page has text, as in a scan."""
    import pdfplumber

    pages: list[Page] = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            pages.append(_read_page(page, number))
            page.close()
    drop_furniture([(page.items, page.height) for page in pages])
    _chain(pages)
    sizes = measure([item for page in pages for item in page.items if isinstance(item, TextLine)])
    scribe = Scribe(file)
    for page in pages:
        _write(scribe, page, sizes)
    return scribe.document()


def _read_page(page: Any, number: int) -> Page:
    chars = [char for char in page.dedupe_chars().chars if char["text"].strip() or char["text"] in " \u3000"]
    free = chars
    items: list[TextLine | PageTable] = []
    for table in page.find_tables():
        boxes = [box for box in table.cells if box[2] - box[0] > _THIN and box[3] - box[1] > _THIN]
        if len(boxes) < 2:
            continue
        filled, free = _fill(boxes, free)
        cells = [(box, cell_text(inside, box[0], box[2])) for box, inside in filled]
        if any(text for _, text in cells):
            items.append(PageTable(table.bbox, cells))
    items.extend(lines_of([char for char in free if char.get("upright", True)]))
    return Page(number, float(page.height), sorted(items, key=lambda item: item.top))


def _fill(boxes: list[Box], chars: list[Any]) -> tuple[list[tuple[Box, list[Any]]], list[Any]]:
    """The characters in each box, and those in none."""
    filled: list[tuple[Box, list[Any]]] = [(box, []) for box in boxes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    free: list[Any] = []
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        inside = left <= x <= right and top <= y <= bottom
        hit = next((b for b in filled if _holds(b[0], x, y)), None) if inside else None
        (hit[1] if hit else free).append(char)
    return filled, free


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]


def _chain(pages: list[Page]) -> None:
    """Find the tables that go on with the last table of the page before."""
    for page, following in pairwise(pages):
        last = page.items[-1] if page.items else None
        first = following.items[0] if following.items else None
        if isinstance(last, PageTable) and isinstance(first, PageTable) and _same_borders(last, first):
            first.follows = last


def _same_borders(one: PageTable, other: PageTable) -> bool:
    outer = abs(one.box[0] - other.box[0]) < _NEAR and abs(one.box[2] - other.box[2]) < _NEAR
    mine, theirs = _borders([one]), _borders([other])
    shared = sum(any(abs(x - y) < _NEAR for y in theirs) for x in mine)
    return outer and shared * 2 > min(len(mine), len(theirs))


def _borders(tables: list[PageTable]) -> list[float]:
    """The left borders of all cells, from left to right, each once."""
    return _distinct(box[0] for table in tables for box, _ in table.cells)


def _distinct(values: Iterator[float] | list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] >= _NEAR:
            found.append(value)
    return found


def _write(scribe: Scribe, page: Page, sizes: Sizes) -> None:
    scribe.page = page.number
    scribe.gap = True
    run: list[TextLine] = []
    for item in page.items:
        if isinstance(item, TextLine):
            run.append(item)
            continue
        _write_lines(scribe, run, sizes)
        run = []
        scribe.gap = item.follows is None or _begins_with_label(item)
        scribe.table(_grid(item))
        scribe.gap = True
    _write_lines(scribe, run, sizes)


def _write_lines(scribe: Scribe, lines: list[TextLine], sizes: Sizes) -> None:
    for line in paragraphs(lines, sizes):
        scribe.gap = scribe.gap or line.after_gap
        pieces = line.text.split("\t")
        if len(pieces) > 1 and read_label(pieces[0]):
            scribe.table(GridCell(piece, 0, column) for column, piece in enumerate(pieces))
        elif line.level:
            scribe.heading(line.text, line.level)
        else:
            scribe.paragraph(line.text)


def _begins_with_label(table: PageTable) -> bool:
    first = min(table.cells, key=lambda cell: (round(cell[0][1]), cell[0][0]))
    return read_label(first[1]) is not None


def _grid(table: PageTable) -> Iterator[GridCell]:
    """The cells by row and column; columns are counted alike in all tables that go on with each other."""
    family = [table]
    while (before := family[-1].follows) is not None:
        family.append(before)
    columns = _borders(family)
    rows = _distinct([box[1] for box, _ in table.cells])
    for (left, top, right, bottom), text in sorted(table.cells, key=lambda cell: (cell[0][1], cell[0][0])):
        first, last = _index(columns, left), _index(columns, right - 2 * _NEAR)
        upper, lower = _index(rows, top), _index(rows, bottom - 2 * _NEAR)
        yield GridCell(text, upper, first, max(1, lower - upper + 1), max(1, last - first + 1))


def _index(borders: list[float], value: float) -> int:
    return max((i for i, border in enumerate(borders) if border <= value + _NEAR), default=0)
