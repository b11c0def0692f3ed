"""What a format reader hands on: headings, lines and table rows, each with the place where it stands.

The blocks say nothing about 事業; a reader of another format (PDF, XLSX, DOCX, HTML) only has to produce the same
three. ``after_gap`` is True where a blank line, or the format's own border, parts a block from the one before.

``Document.lines`` are the lines that every ``Source`` counts, from 1 over the whole file: those of the file itself for
text, those that the reader extracted, in reading order, for all other formats. Whatever is quoted stands in them.
"""

from __future__ import annotations

from dataclasses import dataclass

from ingest.model import Source


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that the format itself marks as a heading; ``level`` counts from 1, outermost."""

    raw: str
    level: int
    source: Source
    after_gap: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text, with whatever markup it carries."""

    raw: str
    source: Source
    after_gap: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A cell merged over several rows, as the rows below its first one see it."""

    column: int
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. ``verbatim`` is the line of the source if the row can be quoted as one line.

    Where the format has cells of its own, ``exact`` is True: no column can have slid. Then ``places`` says where each
    cell stands, ``covered`` which columns a wider cell to their left covers, and ``carried`` which cells reach down
    from above; both are blank in ``cells``.
    """

    cells: tuple[str, ...]
    source: Source
    after_gap: bool = False
    verbatim: str | None = None
    exact: bool = False
    places: tuple[Source, ...] = ()
    covered: frozenset[int] = frozenset()
    carried: tuple[Reach, ...] = ()

    def place(self, column: int) -> Source:
        """Where a cell stands: its own place if the format tells it, else that of the row."""
        return self.places[column] if column < len(self.places) else self.source

    def reach(self, column: int) -> Reach | None:
        """The cell that reaches down into a column from above."""
        return next((reach for reach in self.carried if reach.column == column), None)

    @property
    def raw(self) -> str:
        """The row as text: its line in the source, or its filled cells one below the other."""
        return self.verbatim if self.verbatim is not None else "\n".join(c for c in self.cells if c.strip())


Block = Heading | Line | Row


@dataclass(frozen=True, slots=True)
class Document:
    """A file as a row of blocks, in reading order. ``notes`` say in Japanese what the reader left out."""

    file: str
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def span(first: Source, last: Source) -> Source:
    """The place that reaches from ``first`` to ``last``."""
    if first == last:
        return first
    return Source(
        file=first.file,
        line_start=min(first.line_start, last.line_start),
        line_end=max(first.line_end, last.line_end),
        page=first.page,
        cell=first.cell if first.cell == last.cell else None,
    )
