"""Layouts that none of the five documents has, but others do."""

from __future__ import annotations

from collections.abc import Callable

from ingest.model import FieldKind
from ingest.read import ReadResult

Read = Callable[..., ReadResult]


def test_a_heading_may_be_the_name(read: Read) -> None:
    text = (
        "# みなも市道路計画\n\n## 基本方針1 安全な道\n\n### 1-1 橋の点検\n\n担当課\t道路課\n事業内容\t橋を調べます。\n\n"
        "### 1-2 歩道の整備\n\n担当課\t道路課\n事業内容\t歩道を広げます。\n"
    )
    first, second = read(plan_txt=text).catalogue.entries
    assert (first.no, first.title, first.path) == ("1-1", "橋の点検", ("基本方針1 安全な道",))
    assert (second.no, second.title) == ("1-2", "歩道の整備")
    assert first.fields[0].kind is FieldKind.POLICY


def test_a_form_may_be_written_in_lines(read: Read) -> None:
    text = (
        "みなも市道路計画\n\n事業番号：3\n\n事業名：橋の点検\n担当課：建設部道路課\n事業概要：橋を調べます。\n雨の後にも行います。\n\n"
        "事業名：歩道の整備\n担当課：道路課\n"
    )
    first, second = read(plan_txt=text).catalogue.entries
    assert (first.no, first.title) == ("3", "橋の点検")
    assert [d.name for d in first.departments] == ["道路課"]
    assert (
        next(f.text for f in first.fields if f.kind is FieldKind.OVERVIEW)
        == "橋を調べます。\n雨の後にも行います。"
    )
    assert second.title == "歩道の整備"


def test_the_number_may_stand_before_the_name(read: Read) -> None:
    (entry,) = read(plan_txt="1 安全な道\n\n事業名\t1-2 橋の点検\n担当課\t道路課\n").catalogue.entries
    assert (entry.no, entry.title) == ("1-2", "橋の点検")


def test_a_list_in_pipes_is_read(read: Read) -> None:
    text = (
        "| 事業番号 | 事業名 | 担当課 | 事業概要 |\n|---|---|---|---|\n"
        "| 1 | 橋の点検 | 道路課 | 調べます。 |\n| 2 | 植樹 | 公園課 | 植えます。 |\n"
    )
    entries = read(plan_md=text).catalogue.entries
    assert [(e.no, e.title, e.departments[0].name) for e in entries] == [
        ("1", "橋の点検", "道路課"),
        ("2", "植樹", "公園課"),
    ]


def test_number_and_policy_may_stand_above_the_name(read: Read) -> None:
    text = (
        "基本目標\t安全なまち\n事業番号\t12\n事業名\t橋の点検\n担当課\t道路課\n\n"
        "基本目標\t楽しいまち\n事業番号\t13\n事業名\t夜市\n担当課\t商工課\n"
    )
    entries = read(plan_txt=text).catalogue.entries
    assert [(e.no, e.title, e.path) for e in entries] == [
        ("12", "橋の点検", ("安全なまち",)),
        ("13", "夜市", ("楽しいまち",)),
    ]


def test_number_and_name_may_share_a_row(read: Read) -> None:
    text = "番号\t1\t事業名\t橋の点検\n担当課\t道路課\t関係課\t建設課\n\n番号\t2\t事業名\t植樹\n担当課\t公園課\n"
    entries = read(plan_txt=text).catalogue.entries
    assert [(e.no, e.title, [d.name for d in e.departments]) for e in entries] == [
        ("1", "橋の点検", ["道路課", "建設課"]),
        ("2", "植樹", ["公園課"]),
    ]


def test_a_report_may_have_its_departments_last_and_no_numbers(read: Read) -> None:
    plan = "# みなも市道路計画\n\n事業名\t橋の点検\n担当課\t道路課\n\n事業名\t植樹\n担当課\t公園課\n"
    report = "みなも市\n\n事業名\t令和6年度実績\t評価\t担当課\n橋の点検\t3橋を調べた。\tA\t道路課\n\t残りは次の年とした。\tC\t\n"
    first, second = read(plan_txt=plan, report_txt=report).catalogue.entries
    assert [(p.fiscal_year, p.result, p.rating, p.department) for p in first.progress] == [
        (2024, "3橋を調べた。", "A", "道路課"),
        (2024, "残りは次の年とした。", "C", "道路課"),
    ]
    assert second.progress == ()


def test_a_repeated_header_goes_on_with_the_list(read: Read) -> None:
    header = "分野\t番号\t事業名\t担当課\n"
    text = f"{header}道路\t1\t橋の点検\t道路課\n{header}\t2\t歩道の整備\t道路課\n"
    entries = read(plan_txt=text).catalogue.entries
    assert [(e.no, e.path) for e in entries] == [("1", ("道路",)), ("2", ("道路",))]
