"""The gate is attacked: thousands of true statements are falsified, and none of the falsified ones may pass."""

import random
import re
from dataclasses import replace

import pytest

from bot.answer import Assistant
from bot.draft import Draft, Evidence, Statement
from bot.lookup import Lookup
from bot.verify import verify
from index.opened import Index
from ingest.model import (
    BudgetItem,
    BudgetKind,
    Department,
    Entry,
    Field,
    FieldKind,
    Plan,
    PlanKind,
    Progress,
    Role,
    Source,
)

PLAN = Plan("p", "架空市", "架空計画", PlanKind.PLAN, ("plan.txt",), fiscal_years=(2020, 2024))
PLANS = {"p": PLAN}
FIELDS = (
    Field("担当課", FieldKind.DEPARTMENT, "暮らし部 環境課", Source("plan.txt", 1, 1)),
    Field("予算額", FieldKind.BUDGET, "予算額 1,940 千円/年", Source("plan.txt", 2, 2)),
    Field(
        "事業内容",
        FieldKind.OVERVIEW,
        "平成26年度中に「ごみ分別アプリ」を3か所で試します。",
        Source("plan.txt", 3, 3),
    ),
    Field("評価", FieldKind.RATING, "△", Source("plan.txt", 4, 4)),
)
ENTRY = Entry(
    "e",
    "p",
    "7",
    "ごみの分別案内",
    fields=FIELDS,
    departments=(Department("環境課", Role.LEAD, 0, "暮らし部"),),
    budget=(BudgetItem("予算額", 1_940_000, BudgetKind.ANNUAL, 1),),
    progress=(Progress(2020, (3,), rating="△"),),
)


def cite(*fields: int) -> tuple[Evidence, ...]:
    return tuple(Evidence(entry=ENTRY, field=field) for field in fields)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("担当は暮らし部環境課です。", (0,)),
        ("予算額（年額）：1,940千円（194万円）", (1,)),
        ("「ごみ分別アプリ」を平成26年度（2014年度）に試します。", (2,)),
        ("「ごみの分別案内」（架空市 No.7）に記載があります。", (2,)),
        ("令和2年度（2020年度）の評価は「△」です。", (3,)),
    ],
)
def test_a_statement_that_stands_in_its_evidence_passes(text: str, fields: tuple[int, ...]) -> None:
    assert verify(Statement(text, cite(*fields)), PLANS, ("架空市", "空想町")).ok


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("担当は暮らし部水道課です。", (0,)),
        ("担当は環境課です。", (1,)),
        ("予算額（年額）：1,950千円（195万円）", (1,)),
        ("予算額は194円です。", (1,)),
        ("「ごみ収集アプリ」を試します。", (2,)),
        ("平成27年度に試します。", (2,)),
        ("4か所で試します。", (2,)),
        ("評価は「◎」です。", (3,)),
        ("空想町で試します。", (2,)),
        ("平成26年度に試します。", ()),
        ("担当は環境課です。", ()),
    ],
)
def test_a_statement_that_does_not_is_stopped(text: str, fields: tuple[int, ...]) -> None:
    assert not verify(Statement(text, cite(*fields)), PLANS, ("架空市", "空想町")).ok


def test_a_computed_number_passes_only_where_it_is_declared() -> None:
    assert verify(Statement("全12件です。", cite(0), computed=(12,)), PLANS).ok
    assert not verify(Statement("全13件です。", cite(0), computed=(12,)), PLANS).ok


def test_a_citation_that_quotes_nothing_is_stopped() -> None:
    empty = replace(FIELDS[2], text="\n")
    entry = replace(ENTRY, fields=(empty,))
    assert not verify(Statement("試します。", (Evidence(entry=entry, field=0),)), PLANS).ok


def test_ten_thousand_falsified_statements_are_stopped(
    sample_index: Index, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts: list[Draft] = []
    real = Lookup.answer

    def recorded(self: Lookup, *args: object) -> Draft:
        drafts.append(real(self, *args))  # type: ignore[arg-type]
        return drafts[-1]

    monkeypatch.setattr(Lookup, "answer", recorded)
    plans = {plan.id: plan for plan in sample_index.store.plans()}
    for entry in sample_index.store.entries(_everything()):
        for asked in ("の担当課は？", "の予算はいくら？", "はいつから？", "の目標は？", "の評価は？"):
            assistant.ask(entry.title + asked, municipality=plans[entry.plan_id].municipality)
    statements = [s for draft in drafts for s in draft.statements if s.evidence and verify(s, plans).ok]
    attacker = random.Random(20261120)
    falsified = 0
    while falsified < 10_000:
        statement = attacker.choice(statements)
        lie = _falsify(statement.text, attacker)
        if lie is None:
            continue
        falsified += 1
        assert not verify(replace(statement, text=lie), plans).ok, lie


def _everything():  # type: ignore[no-untyped-def]
    from index.protocols import EntryFilter

    return EntryFilter()


def _falsify(text: str, attacker: random.Random) -> str | None:
    """Put a number, a department or a quotation into the text that stands nowhere in the plans."""
    kinds = []
    if re.search(r"\d", text):
        kinds.append(lambda: re.sub(r"\d[\d,]*", lambda m: f"{attacker.randrange(10**6, 10**7)}", text, count=1))
    if re.search(r"[一-龥]課", text):
        kinds.append(lambda: re.sub(r"[一-龥]{2}課", "架空課", text, count=1))
    if "「" in text:
        kinds.append(lambda: re.sub(r"「[^」]+」", f"「架空{attacker.randrange(100)}号」", text, count=1))
    kinds.append(lambda: text + f"費用は{attacker.randrange(10**7, 10**8)}円です。")
    kinds.append(lambda: text + f"{attacker.randrange(2060, 2090)}年度に終わります。")
    lie = attacker.choice(kinds)()
    return lie if lie != text else None
