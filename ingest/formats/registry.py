"""Which reader reads which kind of file. A new format is one file beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.errors import FileMissingError, UnsupportedFormatError
from ingest.formats.delimited import read_csv, read_tsv
from ingest.formats.docx import read_docx
from ingest.formats.html import read_html
from ingest.formats.pdf import read_pdf
from ingest.formats.text import read_text
from ingest.formats.xlsx import read_xlsx

Reader = Callable[[bytes, str], Document]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".csv": read_csv,
    ".tsv": read_tsv,
    ".xlsx": read_xlsx,
    ".xlsm": read_xlsx,
    ".docx": read_docx,
    ".pdf": read_pdf,
    ".html": read_html,
    ".htm": read_html,
}


def read_document(path: Path) -> Document:
    """The blocks of a file, by the reader for its suffix."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnsupportedFormatError(path.name, tuple(READERS))
    if not path.is_file():
        raise FileMissingError(path.name)
    return reader(path.read_bytes(), path.name)
