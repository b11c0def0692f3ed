"""Amounts, targets, relations and progress of chosen 事業 of the five documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import BudgetKind, Catalogue, Entry, FieldKind, RelationKind

Find = Callable[[str, str], Entry]


@pytest.mark.parametrize(
    ("no", "expected"),
    [
        ("1-(1)-①", [(BudgetKind.ANNUAL, 19_573_000), (BudgetKind.TOTAL, 78_292_000)]),
        (
            "1-(2)-①",
            [(BudgetKind.ANNUAL, 94_255_000), (BudgetKind.ANNUAL, 11_300_000), (BudgetKind.TOTAL, 410_920_000)],
        ),
        ("2-(2)-①", [(BudgetKind.ANNUAL, 993_000), (BudgetKind.TOTAL, 993_000)]),
        (
            "3-(1)-①",
            [(BudgetKind.ANNUAL, 6_090_000), (BudgetKind.ANNUAL, 10_000_000), (BudgetKind.TOTAL, 34_360_000)],
        ),
        ("5-(1)-②", [(BudgetKind.ANNUAL, 800_000), (BudgetKind.TOTAL, 2_400_000)]),
        ("5-(1)-①", [(BudgetKind.ANNUAL, 504_000), (BudgetKind.TOTAL, 3_516_000)]),
        ("2-(1)-①", [(BudgetKind.TOTAL, 0)]),
    ],
)
def test_budgets_add_up(entry: Find, no: str, expected: list[tuple[BudgetKind, int]]) -> None:
    wanted = {BudgetKind.ANNUAL, BudgetKind.TOTAL}
    assert [(b.kind, b.amount_yen) for b in entry("下野市", no).budget if b.kind in wanted] == expected


def test_items_and_references_of_a_budget(entry: Find) -> None:
    items = [b for b in entry("下野市", "1-(1)-①").budget if b.kind is BudgetKind.ITEM]
    assert [i.amount_yen for i in items] == [5_500_000, 7_000_000, 6_700_000, 373_000]
    references = [b for b in entry("下野市", "4-(4)-②").budget if b.kind is BudgetKind.REFERENCE]
    assert (references[0].amount_yen, references[-1].amount_yen) == (194_594_000, 778_376_000)
    one_year = entry("下野市", "3-(1)-②").budget[0]
    assert (one_year.amount_yen, one_year.fiscal_years) == (7_500_000, (2014,))


def test_every_budget_but_one_agrees_with_its_sum(real: Catalogue) -> None:
    doubtful = [e.no for e in real.entries for f in e.fields if f.kind is FieldKind.BUDGET and f.doubt]
    assert doubtful == ["2-(2)-②"]


@pytest.mark.parametrize(
    ("municipality", "no", "kind", "target"),
    [
        ("下野市", "2-(1)-①", RelationKind.COST_AT, "4-(4)-②"),
        ("下野市", "2-(1)-③", RelationKind.COST_AT, "5-(4)-①"),
        ("下野市", "3-(1)-⑥", RelationKind.COST_AT, "3-(1)-①"),
        ("秦野市", "2-3-(2)", RelationKind.REPEAT_OF, "2-2-(2)"),
        ("秦野市", "2-4-(2)", RelationKind.REPEAT_OF, "2-3-(3)"),
        ("秦野市", "3-2-(1)", RelationKind.REPEAT_OF, "2-4-(3)"),
    ],
)
def test_relations_find_their_target(
    entry: Find, municipality: str, no: str, kind: RelationKind, target: str
) -> None:
    assert [(r.kind, r.entry_id) for r in entry(municipality, no).relations] == [
        (kind, entry(municipality, target).id)
    ]


@pytest.mark.parametrize(
    ("no", "name", "targets"),
    [
        ("1-2-(1)", "Twitter フォロワー数", ["7,000", "7,300", "7,600", "7,900", "8,200"]),
        ("3-1-(1)", "新規データ公開数", ["1データ"] * 5),
        ("2-1-(1)", "削減時間(累積)", ["600時間", "1,500時間", "3,300時間", "5,250時間", "7,350時間"]),
        (
            "1-3-(5)",
            "新たな学びの場を求める児童生徒に対するICTを活用した学習支援者数の割合",
            ["25%", "35%", "45%", "55%", "65%"],
        ),
    ],
)
def test_targets_stand_under_their_years(entry: Find, no: str, name: str, targets: list[str]) -> None:
    found = {i.fiscal_year: i.target for i in entry("秦野市", no).indicators if i.name == name}
    assert found == dict(zip(range(2021, 2026), targets, strict=True))


def test_targets_with_a_lost_column_have_no_year(entry: Find) -> None:
    assert [(i.target, i.fiscal_year) for i in entry("秦野市", "1-1-(3)").indicators] == [
        ("70.8%", None),
        ("100%", None),
    ]


def test_new_or_continued_comes_from_the_list(entry: Find, real: Catalogue) -> None:
    status = {
        no: [f.text for f in entry("秦野市", no).fields if f.kind is FieldKind.STATUS]
        for no in ("1-1-(1)", "2-1-(2)", "2-3-(2)", "3-2-(4)")
    }
    assert status == {"1-1-(1)": ["継続"], "2-1-(2)": ["新規"], "2-3-(2)": ["新規"], "3-2-(4)": ["新規"]}


def test_the_literal_ratings(real: Catalogue) -> None:
    owners = {plan.id: plan.municipality for plan in real.plans}
    rated = [e for e in real.entries if any(p.rating == "×" for p in e.progress)]
    assert [(owners[e.plan_id], e.no) for e in rated] == [
        ("加東市", n) for n in ("2", "4", "7", "17", "18", "30", "33")
    ]


@pytest.mark.parametrize(
    ("no", "ratings"), [("5", "○○"), ("14", "○○△"), ("17", "○○×"), ("30", "○×○○○○○○"), ("31", "△○")]
)
def test_a_project_keeps_every_row_of_its_progress(entry: Find, no: str, ratings: str) -> None:
    assert "".join(p.rating or "-" for p in entry("加東市", no).progress) == ratings


def test_rows_that_slid_are_doubted(entry: Find) -> None:
    assert entry("加東市", "5").progress[0].doubt
    assert entry("加東市", "15").progress[0].doubt
    assert entry("加東市", "15").progress[0].rating is None
    assert entry("加東市", "23").progress[0].doubt
    assert entry("加東市", "8").progress[0].doubt is None


def test_policies_that_the_list_gets_wrong_come_from_the_report(entry: Find) -> None:
    assert entry("加東市", "3").path == ("①安全・安心の推進", "災害に強いまちづくり")
    assert [entry("加東市", no).path[0][0] for no in ("18", "25", "26", "36", "37", "41")] == list("④④⑤⑤⑥⑥")


@pytest.mark.parametrize(
    ("title", "inside"),
    [
        ("秦野市情報化推進委員会規則 第2条（委員）", "8 名"),
        ("秦野市ICT推進会議設置要綱 第3条（組織）", "CIO"),
        ("RPA", "Robotic Process Automation"),
        ("スマート自治体", "※1"),
        ("3 計画の期間", "5年間"),
        ("(3) 回答状況", "249通"),
    ],
)
def test_other_text_is_found_under_its_heading(real: Catalogue, title: str, inside: str) -> None:
    assert any(inside in s.text for s in real.sections if s.title == title)
