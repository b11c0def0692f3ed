"""A small made-up catalogue: two towns, plans with 事業, a progress report and sections; and an index of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.build import build_index
from index.opened import Index, open_index
from ingest.model import (
    Catalogue,
    Department,
    Entry,
    Field,
    FieldKind,
    Plan,
    PlanKind,
    Progress,
    Role,
    ScheduleItem,
    Section,
    Source,
)

PLAN_A = Plan(
    "hinata", "日向野市", "日向野市デジタル化推進計画", PlanKind.PLAN, ("hinata.txt",), fiscal_years=(2020, 2024)
)
PLAN_B = Plan(
    "mizuho", "瑞穂台町", "瑞穂台町情報化計画", PlanKind.PLAN, ("mizuho.txt",), fiscal_years=(2021, 2025)
)
REPORT = Plan("mizuho-r", "瑞穂台町", "瑞穂台町情報化計画 進捗状況", PlanKind.PROGRESS, ("mizuho-r.txt",))


def entry(
    plan: Plan,
    no: str,
    title: str,
    overview: str,
    *,
    lead: tuple[str, ...] = ("情報政策課",),
    related: tuple[str, ...] = (),
    division: str | None = None,
    years: tuple[int, ...] = (2021, 2022),
    rating: str | None = None,
) -> Entry:
    """An entry with a department, an overview, a schedule and perhaps a rating."""
    file = plan.files[0]
    fields = (
        Field("担当課", FieldKind.DEPARTMENT, "、".join((*lead, *related)), Source(file, 1, 1)),
        Field("事業内容", FieldKind.OVERVIEW, overview, Source(file, 2, 2)),
        Field("スケジュール", FieldKind.SCHEDULE, "検討・実施", Source(file, 3, 3)),
    )
    departments = (
        *(Department(name, Role.LEAD, 0, division) for name in lead),
        *(Department(name, Role.RELATED, 0) for name in related),
    )
    return Entry(
        f"{plan.id}/{no}",
        plan.id,
        no,
        title,
        ("暮らしやすいまち",),
        fields,
        departments,
        schedule=tuple(ScheduleItem(year, "実施", 2) for year in years),
        progress=(Progress(2021, (2,), rating=rating),) if rating else (),
    )


def section(plan: Plan, number: int, title: str, text: str) -> Section:
    """A section of a plan."""
    return Section(f"{plan.id}/s{number}", plan.id, title, text, Source(plan.files[0], 100 + number, 101 + number))


ENTRIES = (
    entry(
        PLAN_A,
        "1",
        "上下水道料金のクレジットカード納付",
        "上水道料金および下水道使用料をクレジットカードで納付できるようにし、納付方法を増やします。",
        lead=("水道業務課",),
        division="上下水道部",
    ),
    entry(
        PLAN_A,
        "2",
        "高齢者向けタブレット講習会の開催",
        "高齢者を対象に、タブレット端末の操作を学ぶ講習会を公民館で開きます。",
        lead=("生涯学習課",),
        related=("高齢福祉課",),
        years=(2020, 2021, 2022),
    ),
    entry(
        PLAN_A,
        "3",
        "廃棄物収集日の電子メール通知",
        "家庭から出る廃棄物の収集日を、登録した利用者に電子メールでお知らせします。",
        lead=("環境課",),
    ),
    entry(
        PLAN_A,
        "4",
        "庁内サーバーの仮想化",
        "庁内に散在するサーバーを仮想化技術でまとめ、保守の費用を減らします。",
        lead=("総務課",),
        years=(2023,),
    ),
    entry(
        PLAN_A,
        "5",
        "小中学校の教材のデジタル化",
        "小中学校の教材をデジタル化し、電子黒板で使います。",
        lead=("教育総務課",),
    ),
    entry(
        PLAN_B,
        "1-(1)",
        "防災行政無線のデジタル化",
        "防災行政無線をデジタル方式に切り替え、災害時の情報を確実に届けます。",
        lead=("総務課", "消防防災室"),
        related=("建設課",),
    ),
    entry(
        PLAN_B,
        "1-(2)",
        "公衆無線LANの整備",
        "観光施設と避難所でだれでも使えるWi-Fiを整備します。",
        lead=("商工観光課",),
    ),
    entry(
        REPORT,
        "1-(1)",
        "防災行政無線のデジタル化",
        "親局の更新を終え、屋外子局の半数を更新した。",
        lead=("総務課",),
        years=(),
        rating="○",
    ),
)

SECTIONS = (
    section(PLAN_A, 1, "計画の期間", "本計画の期間は、令和2年度から令和6年度までの5年間とします。"),
    section(PLAN_A, 2, "市民アンケートの結果", "スマートフォンを持つ市民は八割を超えました。"),
    section(PLAN_B, 1, "用語解説", "クラウドとは、ネットワークの向こうにある計算機を使う仕組みです。"),
)

CATALOGUE = Catalogue((PLAN_A, PLAN_B, REPORT), ENTRIES, SECTIONS)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return CATALOGUE


@pytest.fixture(scope="session")
def make_entry() -> Callable[..., Entry]:
    return entry


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("index")
    build_index(CATALOGUE, root)
    return root


@pytest.fixture(scope="session")
def index(built: Path) -> Iterator[Index]:
    opened = open_index(built)
    yield opened
    opened.close()
