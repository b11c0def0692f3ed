from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.model import Plan, PlanStatus
from ingest.read import ReadResult

Read = Callable[..., ReadResult]
FORM = "\n\n事業名\t橋の点検\n担当課\t道路課\nスケジュール\tR3年度\tR4年度\n\t点検\t修理\n"


def plan(read: Read, text: str) -> Plan:
    return read(plan_txt=text).catalogue.plans[0]


@pytest.mark.parametrize(
    ("text", "municipality", "title"),
    [
        ("# みなも市情報化計画\n", "みなも市", "みなも市情報化計画"),
        ("みなも市第二次情報化計画 (実施計画)\n", "みなも市", "みなも市第二次情報化計画 (実施計画)"),
        ("第 3 次 緑川町まちづくり計画\n\n緑 川 町\n", "緑川町", "第 3 次 緑川町まちづくり計画"),
        ("**(仮称)みなもICTプラン\n(個別事業)**\n\n案\n\nみ な も 市\n", "みなも市", "みなもICTプラン(個別事業)"),
        ("緑川町長のことば\n\n緑川町では、他市の例や都市の姿を学びました。\n", "緑川町", ""),
    ],
)
def test_whose_plan_it_is_and_what_it_is_called(read: Read, text: str, municipality: str, title: str) -> None:
    found = plan(read, text + FORM)
    assert (found.municipality, found.title) == (municipality, title)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("# みなも市情報化計画（案）\n", PlanStatus.DRAFT),
        ("# みなも市情報化計画\n\n案\n", PlanStatus.DRAFT),
        ("# みなも市情報化計画\n\n計画(案)を示した日\n", PlanStatus.DECIDED),
    ],
)
def test_a_draft_says_so(read: Read, text: str, status: PlanStatus) -> None:
    assert plan(read, text + FORM).status is status


def test_the_years_are_those_of_the_schedules(read: Read) -> None:
    assert plan(
        read, "# みなも市計画\n\n令和元年度から令和9年度までの構想の下にあります。\n" + FORM
    ).fiscal_years == (2021, 2022)


def test_without_schedules_the_years_stand_in_a_sentence(read: Read) -> None:
    text = "# みなも市計画\n\n計画期間は、令和3年度から令和7年度までの5年間とします。\n\n事業名\t橋の点検\n担当課\t道路課\n"
    assert plan(read, text).fiscal_years == (2021, 2025)
