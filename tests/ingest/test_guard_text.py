"""Characters nobody sees: out of what is shown and compared, while every quotation stays to the letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document import Document, Line, Reach, Row
from ingest.guard_notes import notes_on
from ingest.guard_text import readable, without_unseen
from ingest.markup import clean, runs
from ingest.model import Source
from ingest.read import ReadResult

ZERO, OVERRIDE, END = "\u200b", "\u202e", "\u202c"
PLAIN = "# みなも市計画\n\n事業名\t橋の点検\n担当課\t道路課\n事業概要\t橋を調べます。\n"
DIRTY = f"# みなも市計画\n\n事業{ZERO}名\t橋{ZERO}の点検\n担当課\t道{OVERRIDE}路課{END}\n事業概要\t橋を{ZERO}調べます。\n"


def test_hidden_characters_are_in_no_value_and_every_quotation_stands_in_the_source(
    read: Callable[..., ReadResult],
) -> None:
    (entry,) = read(dirty_txt=DIRTY).catalogue.entries
    assert (entry.title, [d.name for d in entry.departments]) == ("橋の点検", ["道路課"])
    for field in entry.fields:
        assert ZERO not in field.text
        assert OVERRIDE not in field.text
        assert all(run in DIRTY for run in runs(field.text, field.breaks))


def test_a_note_says_what_was_taken_out_and_where(read: Callable[..., ReadResult]) -> None:
    result = read(dirty_txt=DIRTY)
    assert result.problems == ()
    assert [note.file for note in result.notes] == ["dirty.txt", "dirty.txt"]
    assert "見えない文字（ゼロ幅の文字など）が3か所（3行目ほか）" in result.notes[0].message
    assert "向きを変える制御文字が2か所（4行目ほか）" in result.notes[1].message


def test_an_honest_file_gets_no_note_and_is_handed_on_as_it_is(
    read: Callable[..., ReadResult], make: Callable[[str], Document]
) -> None:
    assert read(plain_txt=PLAIN).notes == ()
    document = make(PLAIN)
    assert without_unseen(document) is document


@pytest.mark.parametrize(
    ("raw", "text", "breaks"),
    [
        (f"橋{ZERO}の点検", "橋の点検", (1,)),
        (f"{ZERO}橋{ZERO}", "橋", ()),
        (f"橋{ZERO}{OVERRIDE}の点{END}検", "橋の点検", (1, 3)),
        (f"橋{ZERO}\t道", "橋\t道", (1,)),
    ],
)
def test_a_break_stays_where_a_character_was_taken_out(
    raw: str, text: str, breaks: tuple[int, ...], make: Callable[[str], Document]
) -> None:
    (block,) = without_unseen(make(raw)).blocks
    assert clean(block.raw) == (text, breaks)
    assert readable(raw) == text


@given(st.text(alphabet=f"橋道 \t{ZERO}{OVERRIDE}{END}\x01", min_size=1, max_size=30))
def test_whatever_is_cut_can_be_quoted(raw: str) -> None:
    for block in without_unseen(Document("a.txt", (Line(raw, Source("a.txt", 1, 1)),))).blocks:
        text, breaks = clean(block.raw)
        assert text == readable(text)
        assert all(run in raw for run in runs(text, breaks))


def test_merged_cells_are_cleaned_wherever_they_reach() -> None:
    place = Source("a.xlsx", 1, 1)
    row = Row(("", "橋"), place, carried=(Reach(0, f"方{ZERO}針", place),))
    (cleaned,) = without_unseen(Document("a.xlsx", (row,))).blocks
    assert isinstance(cleaned, Row)
    assert clean(cleaned.carried[0].text) == ("方針", (1,))


def test_what_a_reader_notes_itself_is_passed_on() -> None:
    document = Document("a.xlsx", (), notes=("非表示のシート「控え」を飛ばしました。",))
    assert notes_on(document) == ["非表示のシート「控え」を飛ばしました。"]
