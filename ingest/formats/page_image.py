"""Pages of a PDF as images, for people who compare an entry with its page."""

from __future__ import annotations

import io

from ingest.errors import FileMissingError


def render_page(data: bytes, file: str, page: int, dpi: int = 110) -> bytes:
    """The page, counted from 1, as PNG; FileMissingError if the document has no such page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= page <= len(document):
            raise FileMissingError(f"{file} p.{page}")
        image = document[page - 1].render(scale=dpi / 72).to_pil()
        buffer = io.BytesIO()
        image.save(buffer, "PNG")
        return buffer.getvalue()
    finally:
        document.close()
