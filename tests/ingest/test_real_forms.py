"""Names, departments, sub-items and schedules of chosen 事業 of the five documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from ingest.model import Catalogue, Entry, FieldKind, Role

Find = Callable[[str, str], Entry]


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
