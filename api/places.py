"""Where a 事業 stands in its files, told in as few places as say it truly."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.model import Entry, Source

_NEAR = 5
"""Fields at most this many lines apart are told as one place; a table of contents far above the form is another."""


def places(entry: Entry) -> Iterator[Source]:
    """The stretches of lines that the fields of ``entry`` take up, file by file."""
    for file in dict.fromkeys(field.source.file for field in entry.fields):
        found = sorted(
            (field.source.line_start, field.source.line_end) for field in entry.fields if field.source.file == file
        )
        yield from (Source(file, start, end) for start, end in _joined(found))


def _joined(found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = found[0]
    for next_start, next_end in found[1:]:
        if next_start > end + _NEAR:
            yield start, end
            start, end = next_start, next_end
        end = max(end, next_end)
    yield start, end
