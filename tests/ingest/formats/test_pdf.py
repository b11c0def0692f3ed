from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from ingest.departments import department_key
from ingest.document import Document, Heading, Row
from ingest.errors import EmptyFileError, FileMissingError
from ingest.formats.page_image import render_page
from ingest.formats.page_lines import lines_of
from ingest.formats.pdf import read_pdf
from tests.ingest.layouts.kit import Break, H, Layout, P, T
from tests.ingest.render.pages import FONT, to_pdf

SENTENCE = "市内の橋を五年に一度点検し、傷みの大きいものから順に直して、これからも安全に渡れるように手入れを続けていきます。"


def read(*blocks: H | P | T | Break) -> Document:
    return read_pdf(to_pdf(Layout("a", "みなも市計画", blocks, ())), "a.pdf")


def drawn(*pages: Callable[[Any], None]) -> bytes:
    """Pages drawn by hand."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_running_heads_and_page_numbers_are_left_out() -> None:
    document = read(P("一頁目の文です。"), Break(), P("二頁目の文です。"), Break(), P("三頁目の文です。"))
    assert [(b.raw, b.source.page) for b in document.blocks] == [
        ("みなも市計画", 1),
        ("一頁目の文です。", 1),
        ("二頁目の文です。", 2),
        ("三頁目の文です。", 3),
    ]
    assert [b.source.line_start for b in document.blocks] == [1, 2, 3, 4]


def test_a_sentence_broken_at_the_margin_is_one_line() -> None:
    document = read(P(SENTENCE), P("次の文です。"))
    assert SENTENCE in document.lines
    assert "次の文です。" in document.lines


def test_larger_letters_are_headings() -> None:
    document = read(H("第1章 はじめに", 1), P(SENTENCE), H("1 橋", 2), P(SENTENCE))
    assert [(b.raw, b.level) for b in document.blocks if isinstance(b, Heading)] == [
        ("第1章 はじめに", 1),
        ("1 橋", 2),
    ]


def test_sentences_in_cells_are_joined_and_names_of_departments_are_not() -> None:
    document = read(T((("事業概要", SENTENCE), ("担当課", "道路管理課\n公園課"))))
    rows = [block for block in document.blocks if isinstance(block, Row)]
    assert rows[0].cells == ("事業概要", SENTENCE)
    assert rows[1].cells == ("担当課", "道路管理課\n公園課")
    assert rows[0].source.page == 1


def test_a_table_goes_on_over_pages_in_the_same_columns() -> None:
    rows = (("番号", "事業名", "担当課"), ("1", "橋の点検", "道路課"), ("", "", "公園課"), ("2", "植樹", "公園課"))
    found = [b for b in read(T(rows, breaks=(1,))).blocks if isinstance(b, Row)]
    assert [(row.cells, row.source.page, row.after_gap) for row in found[1:3]] == [
        (("1", "橋の点検", "道路課"), 1, False),
        (("", "", "公園課"), 2, False),
    ]


def test_label_and_value_parted_by_a_wide_gap_are_a_row() -> None:
    def page(canvas: Any) -> None:
        canvas.drawString(60, 600, "事業名")
        canvas.drawString(160, 600, "橋の点検")

    (row,) = read_pdf(drawn(page), "a.pdf").blocks
    assert isinstance(row, Row)
    assert row.cells == ("事業名", "橋の点検")


def test_radicals_stay_as_they_are_and_compare_as_letters() -> None:
    chars = [
        {"text": text, "x0": 10.0 * i, "x1": 10.0 * i + 10, "top": 5.0, "bottom": 15.0, "size": 10.0}
        for i, text in enumerate("⽔道課と⾷育課")
    ]
    (line,) = lines_of(chars)
    assert line.text == "⽔道課と⾷育課"
    assert department_key("⽔道課") == department_key("水道課")
    assert department_key("⻑寿課") == department_key("長寿課")


def test_a_scan_without_text_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        read_pdf(drawn(lambda canvas: canvas.rect(60, 60, 200, 200)), "a.pdf")


def test_a_page_is_rendered_as_an_image() -> None:
    data = drawn(lambda canvas: canvas.drawString(60, 600, "橋"))
    assert render_page(data, "a.pdf", 1).startswith(b"\x89PNG")
    with pytest.raises(FileMissingError):
        render_page(data, "a.pdf", 2)
