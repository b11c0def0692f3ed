from __future__ import annotations

import pytest

from ingest.lexicon import glossary_columns, is_schedule_row_label, read_label, year_columns
from ingest.model import FieldKind


@pytest.mark.parametrize(
    ("printed", "kind", "year"),
    [
        ("事業名", FieldKind.TITLE, None),
        ("事 業 名 称", FieldKind.TITLE, None),
        ("事業 No.", FieldKind.NUMBER, None),
        ("主管課等", FieldKind.DEPARTMENT, None),
        ("関連部署", FieldKind.RELATED_DEPARTMENT, None),
        ("期待される 効 果", FieldKind.EFFECT, None),
        ("計画期間内 予算額(概算)", FieldKind.BUDGET, None),
        ("評価（◎,○,△,×", FieldKind.RATING, None),
        ("6つの 基本方 針", FieldKind.POLICY, None),
        ("まちの未来プラン 重点施策", FieldKind.POLICY, None),
        ("令和2年度取組内容", FieldKind.PROGRESS_PLANNED, 2020),
        ("目標値（令和6年度）", FieldKind.INDICATOR, 2024),
        ("2017(平成 29)年度", FieldKind.SCHEDULE, 2017),
        ("H27 年度以降", FieldKind.SCHEDULE, 2015),
        ("<p>概要</p>", FieldKind.OVERVIEW, None),
    ],
)
def test_labels_mean_the_same_however_printed(printed: str, kind: FieldKind, year: int | None) -> None:
    label = read_label(printed)
    assert label is not None
    assert (label.kind, label.fiscal_year) == (kind, year)


@pytest.mark.parametrize(
    "text", ["", "情報システム課", "道路の名称を改めます。", "令和3年度から令和5年度まで", "1-1-(1)"]
)
def test_other_text_is_no_label(text: str) -> None:
    assert read_label(text) is None


def test_a_row_of_years_is_known_by_its_columns() -> None:
    assert year_columns(("スケジュール", "H24 年度", "H25年度", "")) == {1: 2012, 2: 2013}


def test_rows_below_years_may_carry_a_label() -> None:
    assert is_schedule_row_label("取組内容")
    assert not is_schedule_row_label("具体的な取組内容")


def test_a_glossary_is_known_by_its_header() -> None:
    assert glossary_columns(("No", "用語", "掲載頁", "解説")) == (1, 3)
    assert glossary_columns(("No", "名称", "金額")) is None
