"""Pictures of pages, over a PDF printed on the spot."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from ingest.guard_limits import Limits
from ingest.model import Source
from ingest.report.page_image import crop_pages

PAGE = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 44>>stream
BT /F 18 Tf 60 300 Td (Bridge works) Tj ET \nendstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PAGE)
    return path


def size(picture: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(picture)).size


def test_a_text_is_cut_out_of_its_page_and_a_page_without_it_is_whole(plan: Path) -> None:
    found, lost = (Source("plan.pdf", 1, 1, page=1), "Bridge works"), (Source("plan.pdf", 2, 2, page=1), "River")
    pictures = crop_pages(plan, Limits(), [found, lost])
    width, height = size(pictures[found])
    assert (width, height) < size(pictures[lost])
    assert height < size(pictures[lost])[1] / 3
    assert Image.open(io.BytesIO(pictures[found])).getextrema()[0] < 100


def test_places_without_a_page_have_no_picture(plan: Path) -> None:
    wanted = [
        (Source("plan.pdf", 1, 1), "a"),
        (Source("plan.pdf", 1, 1, page=9), "a"),
        (Source("b", 1, 1, page=1), "a"),
    ]
    assert crop_pages(plan, Limits(), wanted) == {}


def test_a_file_that_is_no_pdf_is_an_error_of_the_child(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"text")
    with pytest.raises(pypdfium2.PdfiumError):
        crop_pages(tmp_path / "a.pdf", Limits(), [])
