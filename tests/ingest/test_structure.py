from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.document import Document
from ingest.outline import number_from, path_from, read_outline
from ingest.structure import is_number, read_context, read_heading, split_mark
from ingest.toc import find_toc

Make = Callable[[str], Document]


@pytest.mark.parametrize(
    ("line", "rank", "mark"),
    [
        ("第1章 計画の概要", 20, ""),
        ("2 計画の期間", 30, "2"),
        ("(3) 推進体制", 40, "(3)"),
        ("（3）推進体制", 40, "(3)"),
        ("ア 人口の動き", 48, ""),
        ("① 道の手入れ", 56, ""),
        ("問3 お住まいはどこですか。", 58, ""),
        ("みなも市情報化委員会規則", 25, ""),
        ("基本方針1 やさしいまち", 38, "1"),
        ("1-2 道の手入れ", 44, "1-2"),
    ],
)
def test_headings_are_known_by_their_numbers(make: Make, line: str, rank: int, mark: str) -> None:
    title = read_heading(make(line).blocks[0])
    assert title is not None
    assert (title.rank, title.mark) == (rank, mark)


@pytest.mark.parametrize("line", ["2 推進会議に責任者を置き、副市長を充てる。", "ふつうの行です", "- (1) 委員"])
def test_sentences_are_no_headings(make: Make, line: str) -> None:
    assert read_heading(make(line).blocks[0]) is None


@pytest.mark.parametrize(
    ("line", "context"),
    [
        ("方針:①安全の推進", ("方針", "①安全の推進")),
        ("取組：災害への備え", ("取組", "災害への備え")),
        ("事業 No.12", ("", "12")),
        ("事業番号 1-2-(3)", ("", "1-2-(3)")),
        ("出典:総務省", None),
    ],
)
def test_lines_before_a_form_belong_to_it(make: Make, line: str, context: tuple[str, str] | None) -> None:
    assert read_context(make(line).blocks[0]) == context


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", True),
        ("1-1-(3)", True),
        ("その2-⑥", True),
        ("2-(2)-④", True),
        ("④", True),
        ("令和2年", False),
        ("8件", False),
    ],
)
def test_numbers_of_projects_have_many_shapes(text: str, number: bool) -> None:
    assert is_number(text) is number


def test_a_title_may_carry_its_mark() -> None:
    assert split_mark("④ 施設の予約") == ("④", "施設の予約")
    assert split_mark("施設の予約") == ("", "施設の予約")


def test_the_number_of_a_project_is_read_from_the_headings_above(make: Make) -> None:
    document = make("◆施策\n\n2 便利なまち\n\n(1) 窓口の改善\n\n本文です。\n")
    chain = read_outline(document, set()).chains[-1]
    assert number_from(chain, "④") == "2-(1)-④"
    assert [p.title.text for p in path_from(chain)] == ["2 便利なまち", "(1) 窓口の改善"]


def test_a_named_policy_starts_a_number_of_its_own(make: Make) -> None:
    document = make("第5章 展開\n\n3 施策\n\n(1) 施策方針 その1 「みんなで」\n\n本文です。\n")
    assert number_from(read_outline(document, set()).chains[-1], "②") == "その1-②"


def test_a_running_head_closes_nothing(make: Make) -> None:
    document = make("基本方針1 やさしいまち\n\n事業推進計画<2> 窓口\n\n基本方針1 やさしいまち\n\n本文です。\n")
    chain = read_outline(document, set()).chains[-1]
    assert [place.title.text for place in chain] == ["基本方針1 やさしいまち", "事業推進計画<2> 窓口"]
    assert chain[0].source.line_start == 5


def test_tables_of_contents_are_found_whole(make: Make) -> None:
    document = make(
        "目 次\n\n第1章 概要\n1 目的\t1\n2 期間.....2\n\n資料編\n1 歩み\t- 9 -\n\n第1章 概要\n\n1 目的\n\n本文です。\n"
    )
    assert find_toc(document) == frozenset(range(6))
