from __future__ import annotations

import json

import pytest

from .conftest import Jigyo

pytestmark = pytest.mark.usefixtures("catalogue")


@pytest.mark.parametrize("year", ["2018", "平成30年度", "H30"])
def test_entries_are_listed_by_conditions(jigyo: Jigyo, year: str) -> None:
    code, out, _ = jigyo("entries", "--city", "北野市", "--year", year, "--rating", "○", "--department", "防災課")
    assert code == 0
    assert "公共施設のWi-Fi整備" in out
    assert "図書館システム" not in out
    assert "全1件" in out


def test_more_than_is_shown_is_told(jigyo: Jigyo) -> None:
    assert "全3件のうち1件を表示しています。" in jigyo("entries", "--limit", "1")[1]


def test_as_json_it_is_what_the_api_lists(jigyo: Jigyo) -> None:
    page = json.loads(jigyo("entries", "--q", "決裁", "--json")[1])
    assert (page["total"], page["items"][0]["no"]) == (1, "2-(2)-④")


def test_a_year_that_is_none_is_told(jigyo: Jigyo) -> None:
    code, _, err = jigyo("entries", "--year", "いつか")
    assert code == 2
    assert "「いつか」を年度として読み取れません。" in err
