from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.document import Document
from ingest.draft import Draft
from ingest.form_reader import RUN_TOGETHER, read_form
from ingest.forms import find_forms
from ingest.model import FieldKind, Role
from ingest.outline import read_outline

Make = Callable[[str], Document]

LABELS_LEFT = """\
方針:②楽しいまち

取組:広場づくり

事業 No.7

事業名称\t木陰の広場の整備※
担当課\tまち・みどり部公園課
現状と課題\t木陰が足りません。

#### 年度ごとの取組内容・実施スケジュール

2017(平成 29)年度\t2018(平成 30)年度\t2019(平成 31)年度
・調査\t・設計\t・植樹
期待される効果\t<ul> <li>・涼しくなる。</li> <li>・人が集まる。</li> </ul>

方針:②楽しいまち

事業 No.8

事業名称\t夜市の開催
担当課\t商工課
"""

PAIRED = """\
名称\t窓口の予約\t\t番号\t1-1-(2)\t
主管課等\t市民課\t関係課等\t\t
概要\t<p>窓口を予約できます。</p> <p>電話でも受けます。</p>\t\t\t
年度ごとの取組\t令和3年度\t令和4年度\t令和5年度\t
取組内容\t方針の整理\t→\t\t
\t予約の開始\t\t→\t→
評価指標\t予約件数\t100件\t200件\t300件
\t満足度\t\t検討を踏まえ設定\t
指標の考え方\t実績を基に設定\t\t\t
"""

SUB_ITEMS = """\
実施事業\t② 古い名前の店 新しい名前の店\t\t
実施事業\tア) 税務課 イ) 市民課・会計課 他\t\t
事業概要\t<p>二つあります。</p> <p>ア) 税を納めます。（税務課）</p> <p>イ) 券を買います。</p>\t\t
（※スケジュールは次ページ）

ア) 事業項目\t2019年度\t2020年度\t2021年度
検 討\t→\t\t
運 用\t\t→\t→
実施事業\t2019年度\t2020年度\t2021年度
導入・実施 運用\t→\t\t→
"""


def read(document: Document) -> list[Draft]:
    chains = read_outline(document, set()).chains
    return [read_form(document, form, chains[form.body[0]]) for form in find_forms(document, frozenset())]


def test_labels_on_the_left_with_lines_before(make: Make) -> None:
    first, second = read(make(LABELS_LEFT))
    assert (first.no, first.title, first.path) == ("7", "木陰の広場の整備", ("②楽しいまち", "広場づくり"))
    assert (second.no, second.path) == ("8", ("②楽しいまち",))
    (department,) = first.departments
    assert (department.name, department.division, department.role) == ("公園課", "まち・みどり部", Role.LEAD)
    assert [(item.fiscal_year, item.text) for item in first.schedule] == [
        (2017, "・調査"),
        (2018, "・設計"),
        (2019, "・植樹"),
    ]
    effect = first.fields[-1]
    assert (effect.kind, effect.text) == (FieldKind.EFFECT, "・涼しくなる。\n・人が集まる。")


def test_labels_in_pairs_on_one_row(make: Make) -> None:
    (draft,) = read(make(PAIRED))
    assert (draft.no, draft.title) == ("1-1-(2)", "窓口の予約")
    assert [f.label for f in draft.fields][:4] == ["名称", "番号", "主管課等", "概要"]
    assert [(i.name, i.fiscal_year, i.target) for i in draft.indicators] == [
        ("予約件数", 2021, "100件"),
        ("予約件数", 2022, "200件"),
        ("予約件数", 2023, "300件"),
        ("満足度", None, "検討を踏まえ設定"),
    ]
    assert [(i.phase, i.fiscal_year) for i in draft.schedule] == [
        ("方針の整理", 2021),
        ("予約の開始", 2022),
        ("予約の開始", 2023),
    ]


def test_sub_items_have_departments_and_schedules_of_their_own(make: Make) -> None:
    (draft,) = read(make(SUB_ITEMS))
    assert [(d.name, d.sub_item) for d in draft.departments] == [
        ("税務課", "ア"),
        ("市民課", "イ"),
        ("会計課", "イ"),
    ]
    assert [item.mark for item in draft.sub_items] == ["ア", "イ"]
    assert {item.sub_item for item in draft.schedule} == {"ア", "イ"}


def test_a_wrong_label_is_read_by_its_content_and_doubted(make: Make) -> None:
    (draft,) = read(make(SUB_ITEMS))
    department = next(f for f in draft.fields if f.kind is FieldKind.DEPARTMENT)
    assert department.label == "実施事業"
    assert department.doubt
    last = draft.fields[-1]
    assert (last.kind, last.sub_item) == (FieldKind.SCHEDULE, "イ")
    assert last.doubt


def test_two_names_run_together_are_doubted(make: Make) -> None:
    (draft,) = read(make(SUB_ITEMS))
    assert draft.title == "古い名前の店 新しい名前の店"
    assert next(f for f in draft.fields if f.kind is FieldKind.TITLE).doubt == RUN_TOGETHER


def test_a_note_before_the_next_page_stays_with_its_form(make: Make) -> None:
    (draft,) = read(make(SUB_ITEMS))
    overview = next(f for f in draft.fields if f.kind is FieldKind.OVERVIEW)
    assert overview.text.endswith("次ページ）")


def test_rows_of_arrows_are_no_form(make: Make) -> None:
    assert read(make("個別事業\t→ 毎年度の見直し\t→\n基本理念\t→\t→\n")) == []


@pytest.mark.parametrize("label", ["事業名", "施策名称", "実施事業", "名称", "取組名"])
def test_a_form_begins_with_any_label_for_a_name(make: Make, label: str) -> None:
    assert [d.title for d in read(make(f"{label}\t橋の点検\n担当課\t道路課\n"))] == ["橋の点検"]
