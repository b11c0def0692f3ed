"""The five documents as they are: what must come out of them, and that nothing of them is lost."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.catalogue import read_catalogue, write_catalogue
from ingest.formats.registry import read_document
from ingest.markup import runs
from ingest.model import (
    BudgetKind,
    Catalogue,
    Entry,
    FieldKind,
    PlanKind,
    PlanStatus,
    RelationKind,
    Role,
    Source,
)
from ingest.read import read_plans
from ingest.toc import find_toc

Find = Callable[[str, str], Entry]


def places(catalogue: Catalogue) -> Iterator[tuple[str, tuple[int, ...], Source]]:
    for entry in catalogue.entries:
        for field in entry.fields:
            yield field.text, field.breaks, field.source
    for section in catalogue.sections:
        yield section.text, section.breaks, section.source


@pytest.mark.parametrize(
    ("municipality", "title", "kind", "status", "years", "entries"),
    [
        (
            "加東市",
            "加東市電子自治体推進計画 アクションプラン（案）",
            PlanKind.PLAN,
            PlanStatus.DRAFT,
            (2017, 2021),
            41,
        ),
        ("下野市", "下野市第二次地域情報化計画 (実施計画)", PlanKind.PLAN, PlanStatus.DECIDED, (2012, 2015), 51),
        ("常総市", "第3次常総市地域情報化計画", PlanKind.PLAN, PlanStatus.DECIDED, (2019, 2023), 26),
        ("秦野市", "はだのICT活用推進計画(個別事業)", PlanKind.PLAN, PlanStatus.DRAFT, (2021, 2025), 41),
        (
            "加東市",
            "加東市電子自治体推進計画 アクションプラン（案） 令和2年度 進捗状況",
            PlanKind.PROGRESS,
            PlanStatus.DECIDED,
            (2020, 2020),
            0,
        ),
    ],
)
def test_every_plan_is_whole(
    real: Catalogue,
    municipality: str,
    title: str,
    kind: PlanKind,
    status: PlanStatus,
    years: tuple[int, int],
    entries: int,
) -> None:
    plan = next(p for p in real.plans if (p.municipality, p.kind) == (municipality, kind))
    assert (plan.title, plan.status, plan.fiscal_years) == (title, status, years)
    assert sum(e.plan_id == plan.id for e in real.entries) == entries


def test_every_entry_has_what_an_answer_needs(real: Catalogue) -> None:
    for entry in real.entries:
        assert entry.no, entry
        assert entry.title, entry.no
        assert entry.departments, entry.no
        assert entry.fields, entry.no
        assert entry.path, entry.no
        assert any(f.kind is FieldKind.TITLE for f in entry.fields), entry.no
    assert len({e.id for e in real.entries}) == len(real.entries)
    assert len({s.id for s in real.sections}) == len(real.sections)


def test_everything_points_to_a_field_that_is_there(real: Catalogue) -> None:
    for e in real.entries:
        derived = (*e.departments, *e.sub_items, *e.schedule, *e.budget, *e.indicators)
        assert all(0 <= item.field < len(e.fields) for item in derived)
        assert all(0 <= index < len(e.fields) for row in e.progress for index in row.fields)
        assert {r.entry_id for r in e.relations} <= {other.id for other in real.entries} - {e.id}


def test_every_name_of_a_department_stands_in_its_field(real: Catalogue) -> None:
    for e in real.entries:
        for department in e.departments:
            text = "".join(e.fields[department.field].text.split())
            assert department.name in text, (e.no, department)


def test_every_run_of_text_stands_in_its_source(real: Catalogue, plans_folder: Path) -> None:
    lines = {path.name: path.read_text("utf-8").split("\n") for path in plans_folder.iterdir()}
    for text, breaks, source in places(real):
        raw = "\n".join(lines[source.file][source.line_start - 1 : source.line_end])
        for run in runs(text, breaks):
            assert run in raw, (source, run)


def test_no_line_is_lost(real: Catalogue, plans_folder: Path) -> None:
    covered = {(s.file, n) for _, _, s in places(real) for n in range(s.line_start, s.line_end + 1)}
    lines: set[tuple[str, int]] = set()
    for path in sorted(plans_folder.iterdir()):
        document = read_document(path)
        toc = find_toc(document)
        lines |= {(path.name, b.source.line_start) for i, b in enumerate(document.blocks) if i not in toc}
    assert len(lines - covered) < len(lines) / 100


def test_sections_are_short_enough_to_cite(real: Catalogue) -> None:
    assert max(len(s.text) for s in real.sections) < 1600
    assert all(s.title and s.text for s in real.sections)


def test_reading_takes_seconds(plans_folder: Path) -> None:
    start = time.perf_counter()
    read_plans([plans_folder])
    assert time.perf_counter() - start < 3


def test_the_catalogue_survives_its_file(real: Catalogue, tmp_path: Path) -> None:
    write_catalogue(real, tmp_path / "c.jsonl")
    assert read_catalogue(tmp_path / "c.jsonl") == real


@pytest.mark.parametrize(
    ("municipality", "numbers"),
    [
        ("加東市", [str(n) for n in range(1, 42)]),
        ("常総市", [f"その{p}-{chr(0x2460 + i)}" for p, n in ((1, 4), (2, 9), (3, 5), (4, 8)) for i in range(n)]),
    ],
)
def test_numbers_run_through(real: Catalogue, municipality: str, numbers: list[str]) -> None:
    owners = {plan.id: plan.municipality for plan in real.plans}
    assert [e.no for e in real.entries if owners[e.plan_id] == municipality] == numbers


@pytest.mark.parametrize(
    ("municipality", "no", "title"),
    [
        ("加東市", "10", "ICT を利活用した情報提供や相談対応"),
        ("加東市", "19", "農家台帳システムの更新、利活用による農家への支援体制の拡充"),
        ("下野市", "2-(2)-④", "施設予約システムの拡充"),
        ("下野市", "5-(4)-①", "自治会・NPO・ボランティア等の市民活動情報の提供"),
        ("常総市", "その2-④", "税等収納方法の多様化 公金支払方法の多様化"),
        ("秦野市", "1-3-(4)", "電子書籍の導入検討"),
        ("秦野市", "3-2-(4)", "UAV(ドローン)を活用した鳥獣被害対策"),
    ],
)
def test_titles_are_those_of_the_forms(entry: Find, municipality: str, no: str, title: str) -> None:
    assert entry(municipality, no).title == title


LEAD, RELATED = Role.LEAD, Role.RELATED


@pytest.mark.parametrize(
    ("municipality", "no", "departments"),
    [
        ("加東市", "4", [("防災課", LEAD), ("生涯学習課", LEAD), ("教育総務課", LEAD), ("商工観光課", LEAD)]),
        ("加東市", "6", [("中央図書館", LEAD)]),
        ("加東市", "14", [("全課", LEAD)]),
        ("加東市", "18", [("農政課", LEAD), ("商工観光課", LEAD)]),
        ("加東市", "22", [("商工観光課", LEAD), ("秘書室", LEAD)]),
        ("加東市", "31", [("総務財政課情報管理室", LEAD), ("各電算システム担当主管課", LEAD)]),
        ("下野市", "1-(1)-③", [("総合政策課", LEAD), ("公共施設所管課", RELATED)]),
        ("下野市", "2-(2)-①", [("市民課", LEAD), ("総合政策課", LEAD), ("生涯学習課", RELATED)]),
        ("下野市", "2-(2)-④", [("スポーツ振興課", LEAD), ("生涯学習課", LEAD)]),
        ("下野市", "4-(4)-③", [("総合政策課", LEAD), ("関連課", RELATED)]),
        ("下野市", "5-(2)-①", [("商工観光課", LEAD), ("文化課", LEAD)]),
        (
            "秦野市",
            "1-2-(4)",
            [("教育研究所", LEAD), ("学校教育課", LEAD), ("教育指導課", RELATED), ("教育総務課", RELATED)],
        ),
        (
            "秦野市",
            "2-2-(1)",
            [("行政経営課", LEAD), ("情報システム課", LEAD), ("総合政策課", RELATED), ("各会議主管課等", RELATED)],
        ),
        ("秦野市", "1-1-(4)", [("図書館", LEAD)]),
        ("秦野市", "3-2-(3)", [("国保年金課", LEAD), ("健康づくり課", RELATED), ("高齢介護課", RELATED)]),
    ],
)
def test_departments_have_their_roles(
    entry: Find, municipality: str, no: str, departments: list[tuple[str, Role]]
) -> None:
    assert [(d.name, d.role) for d in entry(municipality, no).departments] == departments


def test_divisions_are_kept_apart(entry: Find) -> None:
    assert [d.division for d in entry("加東市", "15").departments] == ["まち・農整備部"]
    assert {d.division for d in entry("下野市", "3-(2)-①").departments} == {"健康福祉専門部会"}


@pytest.mark.parametrize(
    ("no", "departments"),
    [
        ("その1-③", {"ア": 2, "イ": 1, "ウ": 2, "エ": 1, "オ": 1, "カ": 2}),
        ("その2-④", {"ア": 1, "イ": 4}),
        ("その4-①", {"ア": 1, "イ": 1, "ウ": 1, "オ": 1, "カ": 1, "キ": 1, "ク": 1, "ケ": 2, "コ": 1, "サ": 2}),
        ("その4-⑥", {"ア": 2, "イ": 1, "ウ": 1, "エ": 1, "オ": 2}),
        ("その2-⑧", {None: 1}),
    ],
)
def test_departments_serve_their_sub_items(entry: Find, no: str, departments: dict[str | None, int]) -> None:
    assert Counter(d.sub_item for d in entry("常総市", no).departments) == departments


def test_misread_marks_are_put_right_and_doubted(entry: Find) -> None:
    schedules = [f for f in entry("常総市", "その4-①").fields if f.kind is FieldKind.SCHEDULE]
    assert [f.sub_item for f in schedules] == list("アイウエオカキクケコサ")
    assert [bool(f.doubt) for f in schedules] == [False] * 3 + [True] * 3 + [False] * 4 + [True]
    assert [s.mark for s in entry("常総市", "その4-①").sub_items] == list("アイウエオカキクケコサ")


@pytest.mark.parametrize(
    ("no", "sub_item", "phase", "years"),
    [
        ("その1-③", "ア", "運用", [2021, 2022, 2023]),
        ("その1-③", "カ", "検討", [2021, 2022]),
        ("その4-①", "サ", "導入・実施", [2023]),
        ("その4-①", "キ", "運用", [2019, 2020, 2022, 2023]),
        ("その3-③", "イ", "運用", [2019]),
        ("その2-④", "ア", "運用", [2019]),
        ("その2-⑨", None, "運用", [2022, 2023]),
    ],
)
def test_phases_stand_under_their_years(
    entry: Find, no: str, sub_item: str | None, phase: str, years: list[int]
) -> None:
    items = [s for s in entry("常総市", no).schedule if (s.sub_item, s.phase) == (sub_item, phase)]
    assert [item.fiscal_year for item in items] == years


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
