from __future__ import annotations

from collections.abc import Callable

from ingest.document import Document
from ingest.listed import read_list
from ingest.model import FieldKind
from ingest.policies import same_policy
from ingest.read import ReadResult
from ingest.tables import find_tables

Make = Callable[[str], Document]
Read = Callable[..., ReadResult]

OVER_PAGES = """\
3つの基本方針\t取 組\t事業 No.\t事 業 名 称\t事 業 内 容 等
① 安心\t備え\t1\t倉庫※の整備\t・倉庫を建てる
\t\t2\t訓練の実施\t・毎年行う

② 楽しさ\tにぎわい\t3\t夜市の開催\t・月に一度

\t\t\t・冬は休む
見どころ\t4\t案内板の更新\t・英語を添える
"""


def test_a_row_is_a_project_and_blank_cells_are_as_above(make: Make) -> None:
    document = make(OVER_PAGES)
    (table,) = find_tables(document, frozenset())
    drafts = [draft for draft, _ in read_list(document, table)]
    assert [(d.no, d.title, d.path) for d in drafts] == [
        ("1", "倉庫の整備", ("① 安心", "備え")),
        ("2", "訓練の実施", ("① 安心", "備え")),
        ("3", "夜市の開催", ("② 楽しさ", "にぎわい")),
        ("4", "案内板の更新", ("② 楽しさ", "見どころ")),
    ]


def test_a_row_without_number_goes_on_with_the_project_above(make: Make) -> None:
    document = make(OVER_PAGES)
    (table,) = find_tables(document, frozenset())
    third = [draft for draft, _ in read_list(document, table)][2]
    assert [f.text for f in third.fields if f.kind is FieldKind.OVERVIEW] == ["・月に一度", "・冬は休む"]


def test_a_policy_carried_over_a_page_is_doubted(make: Make) -> None:
    document = make(OVER_PAGES)
    (table,) = find_tables(document, frozenset())
    last = [draft for draft, _ in read_list(document, table)][3]
    doubts = [bool(f.doubt) for f in last.fields if f.kind is FieldKind.POLICY]
    assert doubts == [True, False]


def test_columns_may_stand_in_any_order(read: Read) -> None:
    result = read(
        plan_csv='担当課,予算額(千円),事業名,番号,令和6年度,令和7年度\n道路課,"1,200",橋の点検,2-1,点検,修理\n'
    )
    (entry,) = result.catalogue.entries
    assert (entry.no, entry.title) == ("2-1", "橋の点検")
    assert [d.name for d in entry.departments] == ["道路課"]
    assert [b.amount_yen for b in entry.budget] == [1_200_000]
    assert [(s.fiscal_year, s.text) for s in entry.schedule] == [(2024, "点検"), (2025, "修理")]


def test_other_tables_are_no_lists_of_projects(make: Make) -> None:
    text = "分類\tNo\tサービス名\t概要\n広報\t1\t便り\t毎月出します\n\n事業推進計画\t実施内容\t実施状況\n電子化\t進めた\t全部実施\n"
    assert find_tables(make(text), frozenset()) == []


def test_a_list_of_what_has_its_own_form_makes_no_second_entry(read: Read) -> None:
    text = (
        "番号\t新規/継続\t名称\t主管課等\n1-1-(1)\t継続\t窓口の予約の検討\t市民課\n1-1-(2)\t\t\t新規\t無線の整備\t広報課\n\n"
        "名称\t窓口の予約\t番号\t1-1-(1)\n主管課等\t市民課\t関係課等\t\n\n"
        "名称\t無線の整備\t番号\t1-1-(2)\n主管課等\t広報課\t関係課等\t\n"
    )
    entries = read(plan_txt=text).catalogue.entries
    assert [(e.no, e.title) for e in entries] == [("1-1-(1)", "窓口の予約"), ("1-1-(2)", "無線の整備")]
    assert [[f.text for f in e.fields if f.kind is FieldKind.STATUS] for e in entries] == [["継続"], ["新規"]]


def test_policies_are_the_same_without_their_marks_and_broken_ends() -> None:
    assert same_policy("② 暮らしの質", "暮らしの質の向上")
    assert not same_policy("安心", "にぎわい")
