"""A small catalogue, a store in memory and an assistant that answers by rote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.services import Services
from bot.answer import Answer, AnswerKind, Citation, Searched
from bot.errors import EmptyMessageError
from index.protocols import DepartmentCount, EntryFilter
from ingest.model import (
    BudgetItem,
    BudgetKind,
    Department,
    Entry,
    Field,
    FieldKind,
    Indicator,
    Plan,
    PlanKind,
    PlanStatus,
    Progress,
    Relation,
    RelationKind,
    Role,
    ScheduleItem,
    Section,
    Source,
)
from ingest.text import squeeze

KITA = Plan(
    "kita-plan", "北野市", "北野市情報化計画（案）", PlanKind.PLAN, ("kita.txt",), PlanStatus.DRAFT, (2017, 2021)
)
MINAMI = Plan("minami-plan", "南原町", "南原町デジタル計画", PlanKind.PLAN, ("minami.txt",), code="999999")


def _field(
    label: str, kind: FieldKind, text: str, line: int, file: str = "kita.txt", doubt: str | None = None
) -> Field:
    return Field(label, kind, text, Source(file, line, line + text.count("\n")), doubt=doubt)


WIFI = Entry(
    id="kita-plan:4",
    plan_id="kita-plan",
    no="4",
    title="公共施設のWi-Fi整備",
    path=("方針①：安全・安心", "災害に強いまちづくり"),
    fields=(
        _field("事業名称", FieldKind.TITLE, "公共施設のWi-Fi整備", 10),
        _field("担当課", FieldKind.DEPARTMENT, "協働部防災課、総務部総務課", 11),
        _field("事業内容", FieldKind.ACTIONS, "公民館に<b>Wi-Fi</b>を整備する。\n運用手順を作る。", 12),
        _field("スケジュール", FieldKind.SCHEDULE, "2017年度\t2018年度\n調査\t整備", 14, doubt="欄がずれています"),
    ),
    departments=(
        Department("防災課", Role.LEAD, 1, division="協働部"),
        Department("総務課", Role.RELATED, 1, division="総務部", sub_item="ア"),
    ),
    schedule=(ScheduleItem(2017, "調査", 3), ScheduleItem(2018, "整備", 3, phase="導入")),
    budget=(BudgetItem("委託料", 1_940_000, BudgetKind.TOTAL, 3, (2017, 2018), note="概算"),),
    indicators=(Indicator("整備施設数", "80%以上", 3, 2018),),
    progress=(Progress(2019, (3,), "防災課", "整備", "3施設で整備した", "報告書", "○"),),
    relations=(Relation(RelationKind.REPEAT_OF, "kita-plan:5"), Relation(RelationKind.COST_AT, "kita-plan:none")),
)
LIBRARY = Entry(
    id="kita-plan:5",
    plan_id="kita-plan",
    no="5",
    title="図書館システムの更新",
    fields=(_field("事業内容", FieldKind.ACTIONS, "=HYPERLINK(1)", 30),),
    departments=(Department("図書課", Role.LEAD, 0),),
    budget=(BudgetItem("事業費", 500, BudgetKind.ANNUAL, 0),),
)
TOWN = Entry(
    id="minami-plan:2-(2)-④",
    plan_id="minami-plan",
    no="2-(2)-④",
    title="電子決裁の導入",
    fields=(_field("担当課", FieldKind.DEPARTMENT, "総務課", 5, file="minami.txt"),),
    departments=(Department("総務課", Role.LEAD, 0),),
)
PERIOD = Section(
    "kita-plan:s1",
    "kita-plan",
    "計画の期間",
    "平成29年度から平成33年度まで\n章\t頁\n1\t8",
    Source("kita.txt", 3, 5),
    ("第1章",),
)
WIFI_CITATION = Citation(
    1,
    WIFI.id,
    None,
    "北野市",
    KITA.title,
    "4",
    WIFI.title,
    "防災課",
    "担当課",
    "協働部防災課",
    WIFI.fields[1].source,
)
PERIOD_CITATION = Citation(
    2, None, PERIOD.id, "北野市", KITA.title, None, PERIOD.title, None, "本文", "平成29年度から", PERIOD.source
)


class MemoryStore:
    """An EntryStore over a few 事業."""

    def __init__(self, entries: Sequence[Entry] = (WIFI, LIBRARY, TOWN)) -> None:
        self._entries = tuple(entries)

    def plans(self) -> Sequence[Plan]:
        return (KITA, MINAMI)

    def entry(self, entry_id: str) -> Entry | None:
        return next((entry for entry in self._entries if entry.id == entry_id), None)

    def section(self, section_id: str) -> Section | None:
        return PERIOD if section_id == PERIOD.id else None

    def entries(self, where: EntryFilter, *, limit: int | None = None, offset: int = 0) -> Sequence[Entry]:
        found = [entry for entry in self._entries if _meets(entry, where)]
        return found[offset : None if limit is None else offset + limit]

    def count(self, where: EntryFilter) -> int:
        return len(self.entries(where))

    def sections(self, municipality: str | None = None) -> Sequence[Section]:
        return (PERIOD,)

    def departments(self, municipality: str | None = None) -> Sequence[DepartmentCount]:
        all_of_them = [
            DepartmentCount("北野市", "防災課", "協働部", 1, 0),
            DepartmentCount("南原町", "総務課", None, 1, 0),
        ]
        return [count for count in all_of_them if municipality in (None, count.municipality)]


def _meets(entry: Entry, where: EntryFilter) -> bool:
    plan = KITA if entry.plan_id == KITA.id else MINAMI
    departments = [d for d in entry.departments if where.role in (None, d.role)]
    return all(
        (
            where.municipality in (None, plan.municipality),
            where.plan_id in (None, plan.id),
            where.department is None or any(d.name == where.department for d in departments),
            where.fiscal_year is None or any(s.fiscal_year == where.fiscal_year for s in entry.schedule),
            where.rating is None or any(p.rating == where.rating for p in entry.progress),
            where.text is None
            or squeeze(where.text) in squeeze(entry.title + "".join(f.text for f in entry.fields)),
        )
    )


class RoteAssistant:
    """Answers every question the same way, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None, str | None]] = []

    def ask(self, message: str, *, session_id: str | None = None, municipality: str | None = None) -> Answer:
        self.asked.append((message, session_id, municipality))
        if "爆発" in message:
            raise RuntimeError("secret detail of the machine")
        if message == "\u200b":
            raise EmptyMessageError
        answer = Answer(
            session_id or "made-by-bot",
            AnswerKind.ANSWER,
            "担当課は防災課です。[1]\n計画の期間は5年です。[2]",
            (WIFI_CITATION, PERIOD_CITATION),
            ("スケジュールは？", "予算は？"),
            Searched(3, 2),
        )
        if "天気" in message:
            return replace(
                answer, kind=AnswerKind.REFUSAL, text="計画には見当たりません。", citations=(), suggestions=()
            )
        return answer


def services(assistant: RoteAssistant | None = None, store: MemoryStore | None = None) -> Services:
    store = store or MemoryStore()
    return Services(store, assistant or RoteAssistant(), tuple(store.plans()), lambda: None)
