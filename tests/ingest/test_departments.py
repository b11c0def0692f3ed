from __future__ import annotations

import pytest

from ingest.departments import ParsedDepartment, department_key, names_only_departments, split_departments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("防災課", [("防災課", None, None)]),
        (
            "協働部防災課、教育委員会事務局生涯学習課",
            [("防災課", "協働部", None), ("生涯学習課", "教育委員会事務局", None)],
        ),
        ("まち・みどり部公園課", [("公園課", "まち・みどり部", None)]),
        ("企画専門部会 総合政策課", [("総合政策課", "企画専門部会", None)]),
        (
            "福祉専門部会 社会福祉課、健康増進課 教育専門部会 文化課",
            [
                ("社会福祉課", "福祉専門部会", None),
                ("健康増進課", "福祉専門部会", None),
                ("文化課", "教育専門部会", None),
            ],
        ),
        (
            "ア) 市民と語る課 イ) 秘書課・道路課 他",
            [("市民と語る課", None, "ア"), ("秘書課", None, "イ"), ("道路課", None, "イ")],
        ),
        ("ア) 総務課 イ) (2021年度削除) 工) 税務課", [("総務課", None, "ア"), ("税務課", None, "エ")]),
        (
            "全課（※連絡会議関係課：税務課、防災課）",
            [("全課", None, None), ("税務課", None, None), ("防災課", None, None)],
        ),
        ("情報管理室及び各担当主管課", [("情報管理室", None, None), ("各担当主管課", None, None)]),
        ("総合政策課ほか各会議主管課等", [("総合政策課", None, None), ("各会議主管課等", None, None)]),
        ("市民課・他窓口担当部署", [("市民課", None, None), ("窓口担当部署", None, None)]),
        ("全部会 関連課", [("関連課", "全部会", None)]),
        ("情報 システム課", [("情報システム課", None, None)]),
        ("商工部会計課", [("会計課", "商工部", None)]),
        ("内部統制課", [("内部統制課", None, None)]),
        ("南部市民センター", [("南部市民センター", None, None)]),
        ("議会事務局", [("議会事務局", None, None)]),
        ("—", []),
        ("", []),
        ("・システムの運用を検証", []),
        ("校内と地域の居場所教室", []),
    ],
)
def test_a_list_is_taken_apart(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert split_departments(text) == [ParsedDepartment(*parts) for parts in expected]


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("農政課、商工観光課", True),
        ("企画専門部会 総合政策課", True),
        ("環境でのWeb会議の利活用の検証", False),
        ("農政課が行う事業", False),
        ("", False),
    ],
)
def test_a_cell_of_departments_holds_nothing_else(text: str, only: bool) -> None:
    assert names_only_departments(text) is only


def test_keys_fold_width_and_blanks() -> None:
    assert department_key("ＩＣＴ 推進課") == department_key("ICT推進課")
