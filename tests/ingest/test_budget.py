from __future__ import annotations

import pytest

from ingest.budget import SUM_DIFFERS, read_budget, read_plain_amount
from ingest.model import BudgetKind

YEARS = (2012, 2013, 2014, 2015)


def test_a_budget_has_its_annual_amount_its_items_and_its_total() -> None:
    budget = read_budget(
        "予算額 300 千円/年①\n内訳\n保守料 200 千円\n電気代 100 千円\n計画期間（4年間）予算額 1,200 千円（①×4）",
        7,
        YEARS,
    )
    assert [(i.label, i.amount_yen, i.kind, i.fiscal_years) for i in budget.items] == [
        ("予算額", 300_000, BudgetKind.ANNUAL, YEARS),
        ("保守料", 200_000, BudgetKind.ITEM, ()),
        ("電気代", 100_000, BudgetKind.ITEM, ()),
        ("計画期間（4年間）予算額", 1_200_000, BudgetKind.TOTAL, YEARS),
    ]
    assert budget.doubt is None
    assert {i.field for i in budget.items} == {7}


def test_an_item_for_one_year_makes_the_annual_amount_one_for_that_year() -> None:
    budget = read_budget(
        "予算額 993 千円/年① 内訳 購入費 993 千円 (H24 年度のみ)\n計画期間 (4 年間) 予算額 993 千円 (①×1)",
        0,
        YEARS,
    )
    assert [i.fiscal_years for i in budget.items] == [(2012,), (2012,), YEARS]
    assert budget.items[1].note == "H24 年度のみ"


def test_from_a_year_on_lasts_to_the_end_of_the_plan() -> None:
    budget = read_budget("予算額 800 千円/年①\n内訳\n講習会 800 千円 (H25 年度以降)", 0, YEARS)
    assert budget.items[0].fiscal_years == (2013, 2014, 2015)


def test_what_follows_the_word_reference_is_for_reference() -> None:
    budget = read_budget("予算額 10 千円/年①\n＜参考＞全体の費用\n予算額 90 千円/年②\n内訳 保守 90 千円", 0, YEARS)
    assert [i.kind for i in budget.items] == [BudgetKind.ANNUAL, BudgetKind.REFERENCE, BudgetKind.REFERENCE]


def test_no_cost_keeps_its_reason() -> None:
    budget = read_budget("予算額 0円\n既存の仕組みを使うため、別途予算は発生しません。", 0, YEARS)
    (item,) = budget.items
    assert (item.amount_yen, item.note) == (0, "既存の仕組みを使うため、別途予算は発生しません。")


def test_a_table_read_twice_counts_once() -> None:
    budget = read_budget("予算額 5 千円/年①\n内訳\n紙 5 千円\n紙 5 千円", 0, YEARS)
    assert len(budget.items) == 2


def test_a_total_that_does_not_add_up_is_doubted() -> None:
    assert (
        read_budget("予算額 100 千円/年①\n計画期間（4年間）予算額 100 千円（①×4）", 0, YEARS).doubt == SUM_DIFFERS
    )


@pytest.mark.parametrize(
    ("label", "text", "yen"),
    [
        ("予算額(千円)", "840", 840_000),
        ("事業費（円）", "1,000", 1000),
        ("予算額", "840", None),
        ("予算額(千円)", "未定", None),
    ],
)
def test_the_unit_may_stand_in_the_label(label: str, text: str, yen: int | None) -> None:
    item = read_plain_amount(label, text, 0)
    assert (item.amount_yen if item else None) == yen
