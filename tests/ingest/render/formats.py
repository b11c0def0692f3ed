"""Which renderer writes which format."""

from __future__ import annotations

from collections.abc import Callable

from tests.ingest.layouts.kit import Layout
from tests.ingest.render.office import to_docx, to_xlsx
from tests.ingest.render.pages import to_pdf
from tests.ingest.render.plain import to_csv, to_md, to_txt
from tests.ingest.render.web import to_html

RENDERERS: dict[str, Callable[[Layout], bytes]] = {
    "txt": to_txt,
    "md": to_md,
    "csv": to_csv,
    "xlsx": to_xlsx,
    "docx": to_docx,
    "html": to_html,
    "pdf": to_pdf,
}
