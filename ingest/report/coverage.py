"""Which lines of a document fell into no 事業 and no section. The aim is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ingest.document import Document
from ingest.forms import is_header
from ingest.guard_text import readable
from ingest.markup import clean, plain
from ingest.model import Catalogue, Source
from ingest.toc import find_toc

_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a source as they stand there."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many letters a document has, and the lines that were left out of everything."""

    letters: int
    uncovered: tuple[Excerpt, ...] = ()

    @property
    def share(self) -> float:
        """The share of the letters that were left out."""
        return sum(_letters(excerpt.text) for excerpt in self.uncovered) / self.letters if self.letters else 0.0


def covered_lines(catalogue: Catalogue) -> dict[str, set[int]]:
    """By file, every line that a field or a section was read from."""
    sources = [field.source for entry in catalogue.entries for field in entry.fields]
    sources += [section.source for section in catalogue.sections]
    lines: dict[str, set[int]] = {}
    for source in sources:
        lines.setdefault(source.file, set()).update(range(source.line_start, source.line_end + 1))
    return lines


def coverage_of(document: Document, covered: Collection[int]) -> Coverage:
    """What of a document stands on no covered line; tables of contents and heads of tables are no loss."""
    toc = find_toc(document)
    left, letters = [], 0
    for index, block in enumerate(document.blocks):
        letters += _letters(block.raw)
        source = block.source
        if index in toc or is_header(block) or not _WORD.search(block.raw):
            continue
        if any(line not in covered for line in range(source.line_start, source.line_end + 1)):
            left.append(Excerpt(source, readable(plain(block.raw))))
    return Coverage(letters, tuple(left))


def excerpts(document: Document, wanted: Iterable[Source]) -> dict[Source, str]:
    """The text on the lines of each source as it stands in the document, tags aside."""
    lines = lines_of(document)
    return {
        source: "\n".join(
            readable(clean(lines[number])[0])
            for number in range(source.line_start, source.line_end + 1)
            if lines.get(number, "").strip()
        )
        for source in wanted
    }


def lines_of(document: Document) -> dict[int, str]:
    """The lines of a document by number: as its reader hands them on, else as its blocks tell them."""
    if document.lines:
        return dict(enumerate(document.lines, start=1))
    told: dict[int, str] = {}
    for block in document.blocks:
        start = block.source.line_start
        told[start] = f"{told[start]}\n{block.raw}" if start in told else block.raw
    return told


def _letters(text: str) -> int:
    return len(_WORD.findall(text))
