from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest import schedule
from ingest.document import Document
from ingest.form_groups import gather
from ingest.model import ScheduleItem
from ingest.schedule import schedule_items

Make = Callable[[str], Document]


def items(document: Document) -> list[ScheduleItem]:
    (group,) = gather(list(document.blocks))
    return schedule_items(group, 0)[0]


YEARS = "スケジュール\tH24 年度\tH25 年度\tH26 年度\n"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("\t調査\t設計\t工事\n", [(2012, "調査", None), (2013, "設計", None), (2014, "工事", None)]),
        ("\t調査\t\t\n", [(2012, "調査", schedule.ARROW_LOST)]),
        ("\t調査 →\t\t\n", [(2012, "調査 →", schedule.ARROW_LOST)]),
        ("\t<p>調査</p> <p>設計</p>\t\t\n", [(2012, "調査\n設計", schedule.CELLS_MERGED)]),
        (
            "支援の検討\t\t支援の実施\t\n",
            [(2012, "支援の検討", schedule.COLUMN_SLID), (2013, "支援の実施", schedule.COLUMN_SLID)],
        ),
        ("検 討\t→\t\t\n", [(2012, "検討", schedule.ARROW_ALONE)]),
        ("運用\t\t→\t→\n", [(2013, "運用", None), (2014, "運用", None)]),
        (
            "検討 運用\t→\t\t→\n",
            [(2012, "検討運用", schedule.PHASES_MERGED), (2014, "検討運用", schedule.PHASES_MERGED)],
        ),
        ("運用\t\t\t▶\n", [(2014, "運用", schedule.ARROW_END)]),
        ("\t→\t\t→\n", []),
        ("(2021年度削除)\t\t\t\n", []),
    ],
)
def test_what_stands_under_a_year_is_for_that_year(
    make: Make, rows: str, expected: list[tuple[int, str, str | None]]
) -> None:
    assert [(i.fiscal_year, i.text, i.doubt) for i in items(make(YEARS + rows))] == expected


def test_a_lost_column_is_doubted(make: Make) -> None:
    found = items(make("年度ごとの取組\t令和3年度\t令和4年度\n取組内容\t整理\t→\n"))
    assert [(i.fiscal_year, i.phase, i.doubt) for i in found] == [(2021, "整理", schedule.COLUMN_LOST)]


def test_a_theme_is_no_plan_for_a_year(make: Make) -> None:
    found = items(make("2017年度\t2018年度\n取組テーマ：地図の公開\t\n・調査\t・公開\n"))
    assert [(i.fiscal_year, i.text) for i in found] == [(2017, "・調査"), (2018, "・公開")]


def test_a_mark_before_a_phase_names_the_sub_item(make: Make) -> None:
    (found,) = items(make("事業項目\t2019年度\t2020年度\nア) 運用\t\t→\n"))
    assert (found.sub_item, found.phase) == ("ア", "運用")
