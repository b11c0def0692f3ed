from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.formats.registry import read_document
from ingest.model import Catalogue
from ingest.read import ReadResult
from ingest.report.announced import Announcement, find_announcements

FORMS = "\n\n".join(
    f"番号\t{n}\n事業名\t{name}\n担当課\t道路課\n事業概要\t{name}を行います。"
    for n, name in enumerate(("橋の点検", "道の舗装", "川の清掃"), start=1)
)
CONTENTS = "## 目次\n\n### 第1章 取組\n① 橋の点検\t3\n② 道の舗装\t4\n③ 川の清掃\t5\n{more}\n"
BETWEEN = "# 事業\n\nこの計画の事業です。\n\n次に挙げます。\n\n順に述べます。"
Told = Callable[[str], list[Announcement]]


@pytest.fixture
def told(read: Callable[..., ReadResult], tmp_path: Path) -> Told:
    """What a plan of three 事業 announces, with a text before their forms."""

    def _told(before: str) -> list[Announcement]:
        entries = read(plan_txt=f"# みなも市計画\n\n{before}\n\n{BETWEEN}\n\n{FORMS}\n").catalogue.entries
        return find_announcements(read_document(tmp_path / "plan.txt"), entries)

    return _told


def test_a_table_of_contents_announces_what_it_lists(told: Told) -> None:
    (announced,) = told(CONTENTS.format(more=""))
    assert (announced.kind, announced.total, announced.found) == ("目次", 3, 3)


def test_what_is_announced_and_was_not_read_is_named(told: Told) -> None:
    (announced,) = told(CONTENTS.format(more="④ 空き家の活用\t6\n"))
    assert (announced.total, announced.found) == (4, 3)
    assert [item.title for item in announced.missing] == ["空き家の活用"]


def test_a_table_of_policies_and_projects_announces_them(told: Told) -> None:
    (announced,) = told("方針1\t住みよい町\n具体策\t① 橋の点検\n\t② 道の舗装\n\t③ 川の清掃\n")
    assert (announced.kind, announced.total, announced.found) == ("体系表", 3, 3)


def test_a_list_beside_forms_announces_and_says_which_stand_in_it_alone(told: Told) -> None:
    rows = "番号\t事業名\t事業概要\n1\t橋の点検\tあ\n2\t道の舗装\tい\n3\t川の清掃\tう\n4\t空き家の活用\tえ\n"
    (announced,) = told(rows)
    assert (announced.kind, announced.total, announced.found, announced.alone) == ("一覧表", 4, 4, 1)


def test_marked_text_of_other_things_announces_nothing(told: Told) -> None:
    assert told("課題\t① 人口の減少\t② 高齢化\t③ 財政\n") == []


def test_rows_that_are_the_projects_themselves_announce_nothing(
    read: Callable[..., ReadResult], tmp_path: Path
) -> None:
    entries = read(list_csv="番号,事業名,担当課\n1,橋の点検,道路課\n2,道の舗装,道路課\n").catalogue.entries
    assert len(entries) == 2
    assert find_announcements(read_document(tmp_path / "list.csv"), entries) == []


def test_the_real_plans_hold_all_that_they_announce(real: Catalogue, plans_folder: Path) -> None:
    told = {}
    for plan in real.plans:
        entries = [entry for entry in real.entries if entry.plan_id == plan.id]
        for file in plan.files:
            for announced in find_announcements(read_document(plans_folder / file), entries):
                told[plan.files[0][:3], announced.kind] = (announced.found, announced.total)
    assert told == {
        ("000", "一覧表"): (41, 41),
        ("002", "目次"): (51, 51),
        ("003", "体系表"): (26, 26),
        ("004", "一覧表"): (41, 41),
        ("004", "体系表"): (41, 41),
    }
