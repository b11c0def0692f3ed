from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.document import Document
from ingest.model import FieldKind, PlanKind, Role
from ingest.progress.reader import FOREIGN, read_progress
from ingest.progress.row import ProgressRow, rating_mark
from ingest.progress.slid import NO_DEPARTMENT, NO_RATING
from ingest.read import ReadResult
from ingest.tables import find_tables

Make = Callable[[str], Document]
Read = Callable[..., ReadResult]

HEADER = "基本方針\t取組\t事業No.\t計画で定めた取組内容\t担当課\t令和2年度取組内容\t取組結果\t根拠（資料等）\t評価（◎,○,△,×）\n"


def rows(document: Document) -> list[ProgressRow]:
    (table,) = find_tables(document, frozenset())
    return read_progress(document, table)


@pytest.mark.parametrize(
    ("raw", "mark"),
    [
        ("○", "○"),
        ("〇", "○"),
        ("✗", "×"),
        ("✕", "×"),
        ("◎", "◎"),
        ("A", "A"),
        ("—", None),
        ("・物件 8件", None),
        ("", None),
    ],
)
def test_ratings_have_one_spelling(raw: str, mark: str | None) -> None:
    assert rating_mark(raw) == mark


def test_a_row_in_its_columns(make: Make) -> None:
    (row,) = rows(make(HEADER + "① 安心\t備え\t1\t倉庫の整備\t防災課\t・設計\t設計した。\t図面\t◎\n"))
    assert (row.no, row.title, row.department, row.rating) == ("1", "倉庫の整備", "防災課", "◎")
    assert [f.kind for f in row.fields] == [
        FieldKind.POLICY,
        FieldKind.POLICY,
        FieldKind.TITLE,
        FieldKind.DEPARTMENT,
        FieldKind.PROGRESS_PLANNED,
        FieldKind.PROGRESS_RESULT,
        FieldKind.PROGRESS_EVIDENCE,
        FieldKind.RATING,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "① 安心\t備え\t防火\t1 倉庫の整備\t防災課\t・設計\t設計した。\t図面\t△",
        "\t\t1 倉庫の整備\t防災課\t\t・設計\t設計した。\t図面\t△",
        "\t1\t倉庫の整備\t防災課\t\t・設計\t設計した。\t図面\t△",
        "備え\t1\t倉庫の整備\t防災課\t防災課\t・設計\t設計した。\t図面\t△",
        "\t1 倉庫の整備\t防災課\t\t・設計\t設計した。\t図面\t△\t",
    ],
)
def test_a_slid_row_reads_the_same(make: Make, line: str) -> None:
    (row,) = rows(make(HEADER + line + "\n"))
    assert (row.no, row.title, row.department, row.rating) == ("1", "倉庫の整備", "防災課", "△")
    assert row.text(FieldKind.PROGRESS_PLANNED) == "・設計"
    assert row.text(FieldKind.PROGRESS_RESULT) == "設計した。"
    assert row.text(FieldKind.PROGRESS_EVIDENCE) == "図面"


def test_a_row_belongs_to_the_last_number_seen(make: Make) -> None:
    text = HEADER + "\t\t3\t地図の公開\t全課\t・調査\t調べた。\t\t○\n\t\t\t\t\t・公開\t至らなかった。\t\t✗\n"
    _, second = rows(make(text))
    assert (second.no, second.department, second.rating) == ("3", "全課", "×")


def test_text_in_the_rating_column_is_kept_and_doubted(make: Make) -> None:
    (row,) = rows(make(HEADER + "\t2\t空家の活用\t都市課\t\t・広報\t出した。\t便り\t・登録 8件\n"))
    assert row.rating is None
    assert [(f.text, f.doubt) for f in row.fields if f.doubt] == [("・登録 8件", NO_RATING)]


def test_a_dash_says_nothing(make: Make) -> None:
    (row,) = rows(make(HEADER + "にぎわい\t16\t夜市の開催\t商工課\t—\t—\t—\t—\t—\n"))
    assert (row.department, row.rating) == ("商工課", None)
    assert not any(f.doubt or f.text == "—" for f in row.fields)


def test_text_in_the_department_column_is_kept_and_doubted(make: Make) -> None:
    text = (
        HEADER
        + "\t\t30\t決裁の電子化\t総務課\t・導入\t入れた。\t\t○\n\t\t\t\t会議のしかたの検証\t・拡充\t広げた。\t\t○\n"
    )
    _, row = rows(make(text))
    assert row.no == "30"
    assert [(f.text, f.kind, f.doubt) for f in row.fields if f.doubt] == [
        ("会議のしかたの検証", FieldKind.OTHER, NO_DEPARTMENT)
    ]


PLAN = """\
# みなも市電子化計画

事業 No.1

事業名称\t倉庫の整備
担当課\t総務部防災課

事業 No.2

事業名称\t訓練の実施
事業内容\t毎年行います。
"""
REPORT = (
    "みなも市\n\n" + HEADER + "\t\t1\t倉庫の整備\t防災課\t・設計\t【道路課】 塗り直した。\t\t○\n"
    "\t\t2\t訓練の実施\t消防課\t・訓練\t行った。\t\t×\n\t\t9\t広場の開放\t公園課\t・開放\t開いた。\t\t◎\n"
)


def test_progress_joins_the_plan_of_the_same_municipality(read: Read) -> None:
    catalogue = read(plan_txt=PLAN, report_txt=REPORT).catalogue
    plan, report = catalogue.plans
    assert (plan.kind, report.kind) == (PlanKind.PLAN, PlanKind.PROGRESS)
    assert (report.municipality, report.fiscal_years) == ("みなも市", (2020, 2020))
    first, _, third = catalogue.entries
    assert {e.plan_id for e in catalogue.entries} == {plan.id}
    assert [(p.fiscal_year, p.rating, p.department) for p in first.progress] == [(2020, "○", "防災課")]
    assert (third.no, third.title) == ("9", "広場の開放")


def test_departments_of_a_report_count_where_the_plan_names_none(read: Read) -> None:
    first, second, _ = read(plan_txt=PLAN, report_txt=REPORT).catalogue.entries
    assert [(d.name, d.division) for d in first.departments] == [("防災課", "総務部")]
    (department,) = second.departments
    assert (department.name, department.role) == ("消防課", Role.LEAD)
    assert second.fields[department.field].fiscal_year == 2020


def test_a_result_of_another_department_is_doubted(read: Read) -> None:
    first, second, _ = read(plan_txt=PLAN, report_txt=REPORT).catalogue.entries
    assert first.progress[0].doubt == FOREIGN
    assert second.progress[0].doubt is None
