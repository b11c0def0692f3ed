"""Writes down what a reader of a format with cells finds: its lines, counted over the file, and its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from ingest.document import Block, Document, Heading, Line, Reach, Row
from ingest.errors import EmptyFileError
from ingest.model import Source


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table where it begins, with the rows and columns it takes and its address in the format, if any."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    address: str | None = None


@dataclass(slots=True)
class Scribe:
    """The document in the making. ``page`` is set by readers of formats with pages; ``gap`` parts the next block."""

    file: str
    page: int | None = None
    gap: bool = True
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def paragraph(self, text: str, address: str | None = None) -> None:
        """Running text; a line end inside makes a line of its own, an empty text a gap."""
        for line in tidy(text).split("\n"):
            if line.strip():
                self.blocks.append(Line(line, self._write(line, address), self.gap))
                self.gap = False
            else:
                self.gap = True

    def heading(self, text: str, level: int) -> None:
        """A heading that the format marks as one."""
        line = " ".join(tidy(text).split())
        if line:
            self.blocks.append(Heading(line, level, self._write(line), self.gap))
            self.gap = False

    def table(self, cells: Iterable[GridCell]) -> None:
        """A table by its cells; those that reach over several rows are told to each of these."""
        found = [replace(cell, text=tidy(cell.text).strip("\n")) for cell in cells]
        width = max((cell.column + cell.columns for cell in found), default=0)
        by_row: dict[int, list[GridCell]] = {}
        for cell in found:
            by_row.setdefault(cell.row, []).append(cell)
        open_cells: list[tuple[GridCell, Source]] = []
        for number in range(max(by_row, default=-1) + 1):
            own = sorted(by_row.get(number, []), key=lambda cell: cell.column)
            open_cells = [(cell, place) for cell, place in open_cells if cell.row + cell.rows > number]
            places = self.row(own, width, open_cells)
            open_cells += [
                (c, place) for c, place in zip(own, places, strict=True) if c.rows > 1 and c.text.strip()
            ]

    def row(
        self, own: Sequence[GridCell], width: int, above: Sequence[tuple[GridCell, Source]] = ()
    ) -> list[Source]:
        """One row: its own cells, and those that reach down from ``above``; the places of the former."""
        if not any(cell.text.strip() for cell in own):
            self.gap = self.gap or not above
            return [self._here() for _ in own]
        if len(own) == 1 and own[0].columns == width and not above:
            first = len(self.lines) + 1
            self.paragraph(own[0].text, own[0].address)
            return [self._source(first, len(self.lines), own[0].address)]
        return self._row(own, width, above)

    def document(self) -> Document:
        """What was written down; EmptyFileError if that is nothing."""
        if not self.blocks:
            raise EmptyFileError(self.file)
        return Document(self.file, tuple(self.blocks), tuple(self.lines), tuple(self.notes))

    def _row(self, own: Sequence[GridCell], width: int, above: Sequence[tuple[GridCell, Source]]) -> list[Source]:
        start = len(self.lines) + 1
        texts, covered = [""] * width, set[int]()
        for cell in (*own, *(cell for cell, _ in above)):
            covered.update(range(cell.column + 1, cell.column + cell.columns))
        for cell in own:
            texts[cell.column] = cell.text
        written = "\t".join(texts).rstrip("\t")
        self.lines.extend(written.split("\n"))
        places, line = [], start
        addresses = {cell.column: cell.address for cell in own}
        for column, text in enumerate(texts):
            end = min(line + text.count("\n"), len(self.lines))
            places.append(self._source(line, end, addresses.get(column)))
            line = end
        source = self._source(start, len(self.lines))
        carried = tuple(Reach(cell.column, cell.text, place) for cell, place in above)
        verbatim = None if "\n" in written else written
        new = Row(tuple(texts), source, self.gap, verbatim, True, tuple(places), frozenset(covered), carried)
        self.blocks.append(new)
        self.gap = False
        return [places[cell.column] for cell in own]

    def _write(self, line: str, address: str | None = None) -> Source:
        self.lines.append(line)
        return self._source(len(self.lines), len(self.lines), address)

    def _here(self) -> Source:
        return self._source(len(self.lines) + 1, len(self.lines) + 1)

    def _source(self, first: int, last: int, address: str | None = None) -> Source:
        return Source(self.file, first, last, self.page, address)


def tidy(text: str) -> str:
    """Line ends in one spelling, tabs as blanks, without characters that stand for nothing."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\x00", "")
