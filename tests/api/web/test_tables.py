from __future__ import annotations

from api.web.tables import Block, blocks


def test_lines_with_tabs_become_a_table_of_one_width() -> None:
    assert list(blocks("説明\n年度\t目標\n2017\t\t80%\n注")) == [
        Block(lines=("説明",)),
        Block(rows=(("年度", "目標", ""), ("2017", "", "80%"))),
        Block(lines=("注",)),
    ]


def test_tabs_at_the_ends_make_no_table() -> None:
    assert list(blocks("\t説明\t")) == [Block(lines=("説明",))]
