"""What a made-up layout is made of: headings, paragraphs, tables with merged cells, page breaks, and what must come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

ALL = ("txt", "md", "csv", "xlsx", "docx", "html", "pdf")
WITH_CELLS = ("xlsx", "docx", "html", "pdf")


@dataclass(frozen=True)
class H:
    """A heading."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class P:
    """A paragraph."""

    text: str


@dataclass(frozen=True)
class Break:
    """A new page, where the format has pages."""


@dataclass(frozen=True)
class C:
    """A cell that takes several columns or rows."""

    text: str
    cols: int = 1
    rows: int = 1


@dataclass(frozen=True)
class T:
    """A table; cells that others cover are left out. ``breaks`` are rows behind which a page ends, ``header`` rows are
    printed again on the next one. ``widths`` are the relative widths of the columns.
    """

    rows: Sequence[Sequence[str | C]]
    widths: Sequence[float] = ()
    header: int = 0
    breaks: Sequence[int] = ()

    def cells(self) -> Iterator[tuple[int, int, C]]:
        """Row, column and cell."""
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(self.rows):
            column = 0
            for item in row:
                cell = item if isinstance(item, C) else C(item)
                while (number, column) in taken:
                    column += 1
                taken |= {(number + i, column + j) for i in range(cell.rows) for j in range(cell.cols)}
                yield number, column, cell
                column += cell.cols

    def grid(self) -> list[list[str]]:
        """The texts by row and column, blank where a merged cell covers them."""
        placed = {(row, column): cell for row, column, cell in self.cells()}
        width = max(column + cell.cols for (_, column), cell in placed.items())
        return [
            [placed[r, c].text if (r, c) in placed else "" for c in range(width)] for r in range(len(self.rows))
        ]


Block = H | P | T | Break


@dataclass(frozen=True)
class E:
    """An entry that must come out: departments as printed, ``ア:市民課`` for one of a sub-item."""

    no: str
    title: str
    lead: Sequence[str] = ()
    related: Sequence[str] = ()


@dataclass(frozen=True)
class Layout:
    """A made-up plan and its entries."""

    name: str
    title: str
    blocks: Sequence[Block]
    entries: Sequence[E]
    formats: Sequence[str] = ALL
    municipality: str = "みなも市"
    notes: Sequence[str] = field(default_factory=tuple)
