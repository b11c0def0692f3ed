from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.document import Document, Heading, Line, Row
from ingest.errors import EmptyFileError
from ingest.formats.counters import written
from ingest.formats.docx import read_docx


def saved(document: Any) -> Document:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue(), "a.docx")


def test_headings_paragraphs_and_tables_come_in_order() -> None:
    made = docx.Document()
    made.add_heading("計画", 1)
    made.add_paragraph("本文")
    table = made.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "課"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "広い"
    table.cell(1, 1).text = "一\n二"
    heading, line, first, second = saved(made).blocks
    assert isinstance(heading, Heading)
    assert heading.level == 1
    assert isinstance(line, Line)
    assert isinstance(first, Row)
    assert first.cells == ("課", "広い", "")
    assert first.covered == {2}
    assert isinstance(second, Row)
    assert second.cells == ("", "一\n二", "")
    reach = second.reach(0)
    assert reach is not None
    assert reach.text == "課"


def test_tables_inside_cells_stand_by_themselves_and_frames_are_opened() -> None:
    made = docx.Document()
    frame = made.add_table(1, 1).cell(0, 0)
    frame.text = "枠の中"
    inner = frame.add_table(1, 2)
    inner.cell(0, 0).text = "事業名"
    inner.cell(0, 1).text = "橋の点検"
    line, row = saved(made).blocks
    assert line.raw == "枠の中"
    assert isinstance(row, Row)
    assert row.cells == ("事業名", "橋の点検")


def test_deleted_and_hidden_text_is_left_out_and_inserted_text_is_read() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("橋の")
    for tag, text in (("w:del", "撤去"), ("w:ins", "点検")):
        change, run, piece = OxmlElement(tag), OxmlElement("w:r"), OxmlElement("w:t")
        piece.text = text
        run.append(piece)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run("秘密").font.hidden = True
    assert [block.raw for block in saved(made).blocks] == ["橋の点検"]


def test_numbers_that_word_counts_are_written_out() -> None:
    made = docx.Document()
    for text in ("橋の点検", "植樹"):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("備考", style="List Bullet")
    assert [block.raw for block in saved(made).blocks] == ["1. 橋の点検", "2. 植樹", "・備考"]


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "decimalEnclosedCircle", "④"),
        (12, "decimalFullWidth", "１２"),
        (3, "aiueo", "ウ"),
        (21, "japaneseCounting", "二十一"),
        (10, "japaneseCounting", "十"),
        (2, "upperRoman", "Ⅱ"),
        (2, "lowerRoman", "ⅱ"),
        (2, "lowerLetter", "b"),
        (5, "unheardOf", "5"),
    ],
)
def test_every_way_of_counting_is_written_as_shown(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_a_heading_style_may_be_based_on_another_or_tell_its_level() -> None:
    made = docx.Document()
    style = made.styles.add_style("市の見出し", 1)
    style.base_style = made.styles["Heading 2"]
    made.add_paragraph("一つ目", style="市の見出し")
    paragraph = made.add_paragraph("二つ目")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "2")
    paragraph._p.get_or_add_pPr().append(level)
    assert [(b.raw, b.level) for b in saved(made).blocks if isinstance(b, Heading)] == [
        ("一つ目", 2),
        ("二つ目", 3),
    ]


def test_a_document_without_text_is_empty() -> None:
    with pytest.raises(EmptyFileError):
        saved(docx.Document())
