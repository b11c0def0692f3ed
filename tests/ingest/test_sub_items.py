from __future__ import annotations

import pytest

from ingest.sub_items import find_sub_items, misread, next_mark, split_marks


@pytest.mark.parametrize(
    ("printed", "seen", "mark"),
    [
        ("ア", [], "ア"),
        ("工", list("アイウ"), "エ"),
        ("才", list("アイウエ"), "オ"),
        ("カ", list("アイウエオカキクケコ"), "サ"),
    ],
)
def test_a_misread_mark_is_put_right_by_its_order(printed: str, seen: list[str], mark: str) -> None:
    assert next_mark(printed, seen) == mark


def test_repairs_are_told() -> None:
    assert misread("ア) 甲 イ) 乙 工) 丙") == [("工", "エ")]


def test_text_without_marks_stays_whole() -> None:
    assert split_marks("秘書課") == [(None, "秘書課")]


def test_sub_items_are_the_lines_that_begin_with_a_mark() -> None:
    items = find_sub_items("前置きです。\nア) 地図を作ります。\nイ) 配ります。", 3)
    assert [(i.mark, i.text, i.field) for i in items] == [("ア", "地図を作ります。", 3), ("イ", "配ります。", 3)]
