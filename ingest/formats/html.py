"""Web pages: headings, paragraphs, lists and tables with their merged cells; scripts and navigation are left out."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any

from ingest.document import Document
from ingest.errors import EmptyFileError
from ingest.formats.encoding import decode
from ingest.formats.scribe import GridCell, Scribe

_DROPPED = frozenset(
    {
        *("script", "style", "noscript", "template", "head", "nav", "footer", "aside", "iframe", "svg"),
        *("button", "select", "option", "textarea", "input", "object"),
    }
)
_BLOCKS = frozenset(
    {
        *("p", "div", "ul", "ol", "li", "dl", "dt", "dd", "hr", "pre", "center", "details", "summary", "caption"),
        *(
            "section",
            "article",
            "main",
            "header",
            "figure",
            "figcaption",
            "blockquote",
            "address",
            "form",
            "fieldset",
        ),
        *(
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "body",
            "html",
        ),
    }
)
_HEADING = re.compile(r"^h([1-6])$")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_MOST = {"rowspan": 500, "colspan": 100}
"""The most rows and columns that one cell may claim to take."""


def read_html(data: bytes, file: str) -> Document:
    """The blocks of a page, in reading order."""
    from lxml import html

    text = _decode(data, file)
    if not re.sub(r"<[^>]*>", "", text).strip():
        raise EmptyFileError(file)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, no_network=True, huge_tree=False)
    root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser=parser)
    scribe = Scribe(file)
    _walk(scribe, root)
    return scribe.document()


def _decode(data: bytes, file: str) -> str:
    """The text in the encoding that the page declares, if its bytes are in it, else as any text file."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = declared[1].decode("ascii")
        try:
            return data.decode("cp932" if re.match(r"(?i)(x-)?s(hift)?[_-]?jis", name) else name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, file)


def _walk(scribe: Scribe, element: Any) -> None:
    """Write down an element; text between blocks makes paragraphs of its own."""
    inline = _text_of(element.text)
    for child in element:
        if _dropped(child):
            inline += _text_of(child.tail)
        elif child.tag == "br":
            inline += "\n" + _text_of(child.tail)
        elif child.tag in _BLOCKS or _holds_block(child):
            _flush(scribe, inline)
            _block(scribe, child)
            inline = _text_of(child.tail)
        else:
            inline += _inline(child) + _text_of(child.tail)
    _flush(scribe, inline)


def _block(scribe: Scribe, element: Any) -> None:
    heading = _HEADING.match(element.tag)
    if heading:
        scribe.heading(_inline(element), int(heading[1]))
    elif element.tag == "table":
        _table(scribe, element)
    elif element.tag == "dl":
        _definitions(scribe, element)
    else:
        scribe.gap = scribe.gap or element.tag not in {"li", "div"}
        _walk(scribe, element)


def _table(scribe: Scribe, table: Any) -> None:
    scribe.gap = True
    for caption in table.iterchildren("caption"):
        _walk(scribe, caption)
    cells = list(_cells(table))
    if len(cells) == 1:
        _walk(scribe, cells[0][1])
        return
    scribe.table(cell for cell, _ in cells)
    for _, element in cells:
        for nested in _nested(element):
            _table(scribe, nested)
    scribe.gap = True


def _cells(table: Any) -> Iterator[tuple[GridCell, Any]]:
    """The cells of a table with the row and column in which each begins."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        column = 0
        for element in row.iterchildren("td", "th"):
            while (number, column) in taken:
                column += 1
            rows, columns = _span(element, "rowspan"), _span(element, "colspan")
            taken.update((number + i, column + j) for i in range(rows) for j in range(columns))
            yield GridCell(_inline(element), number, column, rows, columns), element
            column += columns


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from child.iterchildren("tr")


def _definitions(scribe: Scribe, element: Any) -> None:
    """``dt`` and ``dd`` are label and value: the rows of a table."""
    scribe.gap = True
    rows: list[list[str]] = []
    for child in element.iter("dt", "dd"):
        if child.tag == "dt":
            rows.append([_inline(child), ""])
        elif rows:
            rows[-1][1] = "\n".join(part for part in (rows[-1][1], _inline(child)) if part)
    scribe.table(GridCell(text, i, j) for i, row in enumerate(rows) for j, text in enumerate(row))
    scribe.gap = True


def _nested(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == "table":
            yield child
        else:
            yield from _nested(child)


def _inline(element: Any) -> str:
    """The text of an element with a line end for every block or ``br`` in it; tables inside stand by themselves."""
    lines = [" ".join(line.split(" ")).strip(" ") for line in "".join(_pieces(element)).split("\n")]
    return "\n".join(line for line in lines if line.strip())


def _pieces(element: Any) -> Iterator[str]:
    yield _text_of(element.text)
    for child in element:
        if not _dropped(child) and child.tag not in {"table", "rt", "rp"}:
            border = "\n" if child.tag in _BLOCKS or child.tag == "br" else ""
            yield border
            yield from _pieces(child)
            yield border
        yield _text_of(child.tail)


def _flush(scribe: Scribe, text: str) -> None:
    for line in text.split("\n"):
        if line.strip():
            scribe.paragraph(line.strip(" "))


def _holds_block(element: Any) -> bool:
    return any(child.tag in _BLOCKS for child in element.iter() if child is not element)


def _dropped(element: Any) -> bool:
    return not isinstance(element.tag, str) or element.tag in _DROPPED or element.get("hidden") is not None


def _span(element: Any, name: str) -> int:
    value = element.get(name) or "1"
    return max(1, min(int(value), _MOST[name])) if value.isdigit() else 1


def _text_of(text: str | None) -> str:
    """Source text: ASCII white space is one blank, and nothing between Japanese letters."""
    folded = re.sub(r"[ \t\r\n\f]+", " ", text or "")
    return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", folded) if text and "\n" in text else folded
