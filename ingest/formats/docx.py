"""Word documents: paragraphs, headings by their style, tables with merged cells and tables inside cells.

Headers, footers, deleted and hidden text are left out. Numbers that Word counts by itself (第1章, (1), ①) are written
out as they are shown. Lines are counted over the document; Word keeps no pages.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from ingest.document import Document
from ingest.formats.counters import Counters
from ingest.formats.scribe import GridCell, Scribe

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STYLE = re.compile(r"^(?:heading|見出し)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|表題)$", re.IGNORECASE)
_UNREAD = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}rt", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK})


def read_docx(data: bytes, file: str) -> Document:
    """The blocks of the body, in reading order."""
    import docx

    package = docx.Document(io.BytesIO(data))
    reader = _Reader(Scribe(file), package)
    reader.read(package.element.body)
    return reader.scribe.document()


class _Reader:
    """Walks the body; keeps the levels of the styles and the counters of numbered paragraphs."""

    def __init__(self, scribe: Scribe, package: Any) -> None:
        self.scribe = scribe
        self.counters = Counters(package)
        self.levels = {style.style_id: level for style in package.styles if (level := _level(style)) is not None}

    def read(self, container: Any) -> None:
        """The paragraphs and tables in ``container``."""
        for element in _contents(container):
            if element.tag == f"{_W}p":
                self._paragraph(element)
            else:
                self._table(element)

    def _paragraph(self, element: Any) -> None:
        text = self._text(element)
        level = self._heading_level(element)
        if level is not None:
            self.scribe.heading(text, level)
        else:
            self.scribe.paragraph(text)
        for box in _boxes(element):
            self.read(box)

    def _table(self, element: Any) -> None:
        rows = [list(_cells_of_row(row)) for row in element.iterchildren(f"{_W}tr")]
        flat = [cell for row in rows for cell in row]
        self.scribe.gap = True
        if len(flat) == 1:
            self.read(flat[0][0])
        else:
            self.scribe.table(self._grid(rows))
            for tc, *_ in flat:
                for nested in tc.iterchildren(f"{_W}tbl"):
                    self._table(nested)
        self.scribe.gap = True

    def _grid(self, rows: list[list[tuple[Any, int, int, bool]]]) -> Iterator[GridCell]:
        below = {(n, column) for n, row in enumerate(rows) for _, column, _, goes_on in row if goes_on}
        for number, row in enumerate(rows):
            for tc, column, columns, goes_on in row:
                if goes_on:
                    continue
                height = 1
                while (number + height, column) in below:
                    height += 1
                yield GridCell(self._cell_text(tc), number, column, height, columns)

    def _cell_text(self, tc: Any) -> str:
        """The paragraphs of a cell, one a line; tables inside stand by themselves."""
        paragraphs = [element for element in _contents(tc) if element.tag == f"{_W}p"]
        texts = [self._text(p) for p in paragraphs]
        texts += [self._text(p) for top in paragraphs for box in _boxes(top) for p in box.iter(f"{_W}p")]
        return "\n".join(text for text in texts if text.strip())

    def _text(self, paragraph: Any) -> str:
        text = "".join(_pieces(paragraph)).strip("\n")
        return f"{self.counters.number(paragraph)}{text}" if text.strip() else text

    def _heading_level(self, paragraph: Any) -> int | None:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return None
        outline = properties.find(f"{_W}outlineLvl")
        if outline is not None:
            value = int(outline.get(f"{_W}val"))
            return value + 1 if value < 9 else None
        style = properties.find(f"{_W}pStyle")
        return self.levels.get(style.get(f"{_W}val")) if style is not None else None


def _contents(container: Any) -> Iterator[Any]:
    """Paragraphs and tables, also those inside content controls and insertions."""
    for child in container:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}moveTo", f"{_W}customXml"}:
            yield from _contents(child)


def _cells_of_row(row: Any) -> Iterator[tuple[Any, int, int, bool]]:
    """Every cell with its column, its width and whether it goes on with the cell above."""
    column = _value(row, "trPr", "gridBefore")
    for tc in row.iter(f"{_W}tc"):
        if _row_of(tc) is not row:
            continue
        columns = max(1, _value(tc, "tcPr", "gridSpan"))
        merge = tc.find(f"{_W}tcPr/{_W}vMerge")
        yield tc, column, columns, merge is not None and merge.get(f"{_W}val") != "restart"
        column += columns


def _row_of(tc: Any) -> Any:
    parent = tc.getparent()
    while parent.tag != f"{_W}tr":
        parent = parent.getparent()
    return parent


def _value(element: Any, properties: str, name: str) -> int:
    found = element.find(f"{_W}{properties}/{_W}{name}")
    return int(found.get(f"{_W}val") or 0) if found is not None else 0


def _pieces(element: Any) -> Iterator[str]:
    """The text that is shown: no deletions, readings, field codes, hidden runs or text boxes."""
    for child in element:
        if child.tag in _UNREAD or child.tag == f"{_W}txbxContent" or _hidden(child):
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)


def _hidden(run: Any) -> bool:
    vanish = run.find(f"{_W}rPr/{_W}vanish") if run.tag == f"{_W}r" else None
    return vanish is not None and vanish.get(f"{_W}val") not in {"0", "false"}


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            yield box


def _level(style: Any) -> int | None:
    """The level of a heading style, its own or that of the style it is based on."""
    for _ in range(9):
        name = style.name or ""
        if match := _STYLE.match(name):
            return int(match[1])
        if _TITLE.match(name):
            return 1
        style = getattr(style, "base_style", None)
        if style is None:
            break
    return None
