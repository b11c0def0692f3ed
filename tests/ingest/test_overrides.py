from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import OverridesError
from ingest.lexicon import read_label
from ingest.overrides import NOTHING, overrides_beside
from ingest.read import read_plans

PLAN = "番号,やること,お問い合わせ,予定\n1,橋の点検,道路課,毎年\n"
TOML = """
["a.csv"]
municipality = "みなも市"
title = "みなも市道路計画"
fiscal_years = [2024, 2026]

["a.csv".labels]
title = ["やること"]
department = ["お問い合わせ"]
"""


def test_a_file_may_be_told_its_city_title_years_and_labels(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, encoding="cp932")
    (tmp_path / "plans.toml").write_text(TOML, encoding="utf-8")
    catalogue = read_plans([tmp_path]).catalogue
    (plan,) = catalogue.plans
    assert (plan.municipality, plan.title, plan.fiscal_years) == ("みなも市", "みなも市道路計画", (2024, 2026))
    assert [(e.no, e.title, e.departments[0].name) for e in catalogue.entries] == [("1", "橋の点検", "道路課")]


def test_labels_of_one_file_hold_for_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.csv").write_text(PLAN, encoding="utf-8")
    (tmp_path / "plans.toml").write_text(TOML, encoding="utf-8")
    assert [p.file for p in read_plans([tmp_path]).problems] == ["b.csv"]
    assert read_label("お問い合わせ") is None
    assert overrides_beside(tmp_path / "b.csv") == NOTHING


@pytest.mark.parametrize(
    "wrong", ['["a.csv"]\ncity = "x"\n', '["a.csv".labels]\nboss = ["x"]\n', "[", '"a.csv" = 3\n']
)
def test_what_cannot_be_understood_is_told(wrong: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAN, encoding="utf-8")
    (tmp_path / "plans.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(OverridesError, match=r"plans\.toml"):
        overrides_beside(tmp_path / "a.csv")
    (problem,) = read_plans([tmp_path]).problems
    assert "a.csv" in problem.message
