from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.markup import clean, join_pieces, runs, without_marks


@pytest.mark.parametrize(
    ("raw", "text", "breaks"),
    [
        ("", "", ()),
        ("そのまま　ＡＢＣ①", "そのまま　ＡＢＣ①", ()),
        ("<p>一行目</p> <p>二行目</p>", "一行目\n二行目", ()),
        ('<ul style="list-style-type: none;"> <li>・甲</li> <li>・乙</li> </ul>', "・甲\n・乙", ()),
        ("上<br/>下", "上\n下", ()),
        ("<b>太字</b>のあと", "太字のあと", (2,)),
        ("合併^{※3}した町", "合併した町", (2,)),
        ("調和<sup>*</sup>と<sup>\\*</sup>均衡", "調和と均衡", (2, 3)),
        ("面積 10m<sup>2</sup>", "面積 10m2", (6,)),
        ("**強調**と普通", "強調と普通", (2,)),
        ("<基本方針1> 見出し", "<基本方針1> 見出し", ()),
        ("<参考>費用 <http://example.jp/>", "<参考>費用 <http://example.jp/>", ()),
        ("<table><tr><td>電気</td> <td>200 千円</td></tr></table>", "電気 200 千円", (2, 3)),
        ("a &amp; b", "a &amp; b", ()),
        ("\t左が空\t右\t\t", "\t左が空\t右", ()),
    ],
)
def test_markup_goes_and_nothing_else_changes(raw: str, text: str, breaks: tuple[int, ...]) -> None:
    assert clean(raw) == (text, breaks)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("BCP*の作成", "BCPの作成"),
        ("台帳システム※の更新", "台帳システムの更新"),
        ("※注意のある題", "※注意のある題"),
        ("3*4の表", "3*4の表"),
    ],
)
def test_a_footnote_mark_is_no_part_of_a_name(text: str, kept: str) -> None:
    assert without_marks(text)[0] == kept


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<br>", "^{※1}", "<sup>※</sup>", "**", "<td>", "</td>", " ", "\n", "\t", "　"]
)
RAW = st.lists(st.one_of(PIECES, st.text(alphabet="あいう漢字AB12、。<>*^", max_size=6)), max_size=20).map("".join)


@given(RAW)
def test_every_run_stands_in_the_source(raw: str) -> None:
    text, breaks = clean(raw)
    assert all(run in raw for run in runs(text, breaks))
    assert all(0 < b < len(text) for b in breaks)


@given(RAW)
def test_cleaning_twice_adds_no_line(raw: str) -> None:
    text, _ = clean(raw)
    assert "\n\n" not in text
    assert text == text.rstrip()


@given(RAW)
def test_names_without_marks_still_stand_in_the_source(raw: str) -> None:
    assert all(run in raw for run in runs(*without_marks(*clean(raw))))


def test_a_quote_never_crosses_a_break() -> None:
    text, breaks = clean("前<b>中</b>後\n次")
    assert runs(text, breaks) == ["前", "中", "後", "次"]


def test_empty_pieces_leave_no_break() -> None:
    assert join_pieces([["", "甲", "", "乙"], [""], ["丙"]]) == ("甲乙\n丙", (1,))
