"""Pictures of the places in a PDF that were read with doubt, made in the guarded child process."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ingest.guard_limits import Limits
from ingest.model import Source

_MOST = 60
_SCALE = 1.6
_AROUND = 36
"""Points shown above and below what was found."""
_SOUGHT = 12
"""Letters of a value that are looked for on its page."""


def crop_pages(
    path: Path, limits: Limits, wanted: Sequence[tuple[Source, str]]
) -> dict[tuple[Source, str], bytes]:
    """PNG pictures of the pages on which texts stand, cut to the text where it is found; no more than fit a report."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    pictures = {}
    for source, text in [pair for pair in wanted if pair[0].page and pair[0].file == path.name][:_MOST]:
        if source.page and source.page <= len(document):
            pictures[source, text] = _picture(document[source.page - 1], text)
    document.close()
    return pictures


def _picture(page: Any, text: str) -> bytes:
    """The strip of a page around a text, the whole page if the text is not found on it."""
    height = page.get_height()
    box = _find(page, text)
    bottom, top = (max(box[0] - _AROUND, 0), min(box[1] + _AROUND, height)) if box else (0.0, height)
    image = page.render(scale=_SCALE, crop=(0, bottom, 0, height - top)).to_pil().convert("L")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _find(page: Any, text: str) -> tuple[float, float] | None:
    """Bottom and top of the first line of a text, in points from the foot of the page."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")[:_SOUGHT]
    letters = page.get_textpage()
    found = letters.search(first).get_next() if first else None
    if found is None:
        return None
    start, count = found
    boxes = [letters.get_charbox(index) for index in range(start, start + count)]
    return min(box[1] for box in boxes), max(box[3] for box in boxes)
