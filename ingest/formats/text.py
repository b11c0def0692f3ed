"""Plain text and markdown as recognised from PDFs: ``#`` headings, tab-separated or ``|`` table rows, lines."""

from __future__ import annotations

import re

from ingest.document import Block, Document, Heading, Line, Row
from ingest.formats.encoding import decode
from ingest.model import Source

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_PIPED = re.compile(r"^\s*(?:[-*]\s+)?\|(.*)\|\s*$")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_RULE = re.compile(r"^[\s|:+=-]*$")


def read_text(data: bytes, file: str) -> Document:
    """The blocks of a text file."""
    blocks: list[Block] = []
    gap = True
    lines = _NEWLINE.split(decode(data, file))
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            gap = True
            continue
        if _PIPED.match(line) and _RULE.match(line):
            continue
        blocks.append(_block(line, Source(file, number, number), gap))
        gap = False
    return Document(file, tuple(blocks), tuple(lines))


def _block(line: str, source: Source, gap: bool) -> Block:
    if heading := _HEADING.match(line):
        return Heading(heading[2], len(heading[1]), source, gap)
    if "\t" in line:
        return Row(tuple(line.split("\t")), source, gap, line)
    piped = _PIPED.match(line)
    if piped:
        return Row(tuple(cell.strip() for cell in piped[1].split("|")), source, gap, line)
    return Line(line, source, gap)
