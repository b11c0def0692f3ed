"""A part that is broken on purpose is caught by the gate, and named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

import pytest

from bot.answer import AnswerKind
from bot.compose.context import Context
from bot.draft import Draft, Statement
from bot.evidence import of_title
from bot.verify import Verdict
from eval.gate import Breach, below_thresholds
from eval.grounds import Grounds
from eval.question import Question
from eval.results import Row
from eval.run import run
from eval.sets import QuestionSet
from eval.stages import Stage
from eval.summary import summarise
from eval.systems.local import LocalBot
from index.opened import Index
from index.protocols import Hit, Query
from index.search import HybridRetriever
from ingest.model import Entry

THRESHOLDS = {"sample": {"pass": 0.8, "supported": 1.0, "quotes": 1.0, "ndcg": 0.8}}
COMPOSER = "bot.compose.entry.about"
VERIFIER = "bot.render.verify"


class LosingRetriever:
    """Finds what it should not: the hits turned round, the best left out."""

    def __init__(self, retriever: HybridRetriever) -> None:
        self._retriever = retriever

    def search(self, query: Query) -> list[Hit]:
        hits = self._retriever.search(replace(query, limit=24))
        entries = [hit for hit in hits if hit.entry is not None]
        return entries[:11:-1][: query.limit]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._retriever, name)


def says_only_the_title(entry: Entry, context: Context, sub_item: str | None = None) -> Draft:
    return Draft(
        AnswerKind.ANSWER, (Statement(f"「{entry.title}」があります。", (of_title(entry),)),), (), (entry,)
    )


def makes_up_an_amount(entry: Entry, context: Context, sub_item: str | None = None) -> Draft:
    return Draft(AnswerKind.ANSWER, (Statement("予算は777,777円です。", (of_title(entry),)),), (), (entry,))


def adds_an_amount(entry: Entry, context: Context, sub_item: str | None = None) -> Draft:
    return Draft(
        AnswerKind.ANSWER, (Statement(f"{entry.title}は777,777円です。", (of_title(entry),)),), (), (entry,)
    )


def lets_all_through(*_: object) -> Verdict:
    return Verdict(True)


@pytest.fixture
def single(sample: QuestionSet) -> Sequence[Question]:
    """Questions that one 事業 answers."""
    kinds = {"citizen", "staff", "schedule", "budget"}
    return [q for q in sample.questions if q.kind in kinds and len(q.cite) == 1]


def judged(index: Index, grounds: Grounds, questions: Sequence[Question]) -> list[Row]:
    return run(LocalBot(index), questions, grounds, index.retriever, set_name="sample")


def breaches(rows: Sequence[Row]) -> list[Breach]:
    return list(below_thresholds(summarise("ours", rows), THRESHOLDS))


def stages(rows: Sequence[Row]) -> Counter[Stage]:
    return Counter(row.fault.stage for row in rows if row.fault)


def mostly(rows: Sequence[Row]) -> Stage:
    return stages(rows).most_common(1)[0][0]


def test_whole_parts_pass_the_gate(rows: list[Row]) -> None:
    assert breaches(rows) == []


def test_a_broken_retriever_is_caught_and_named(
    index: Index, grounds: Grounds, single: Sequence[Question]
) -> None:
    broken = replace(index, retriever=cast(HybridRetriever, LosingRetriever(index.retriever)))
    rows = judged(broken, grounds, single)
    assert {name for b in breaches(rows) for name in ("合格", "nDCG@10") if name in b.message} == {
        "合格",
        "nDCG@10",
    }
    assert mostly(rows) is Stage.RETRIEVED


def test_a_broken_composer_is_caught_and_named(
    index: Index, grounds: Grounds, single: Sequence[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPOSER, says_only_the_title)
    rows = judged(index, grounds, single)
    assert breaches(rows)
    assert mostly(rows) is Stage.COMPOSED


def test_a_composer_that_invents_is_named_though_the_verifier_stops_it(
    index: Index, grounds: Grounds, single: Sequence[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPOSER, makes_up_an_amount)
    rows = judged(index, grounds, single)
    assert breaches(rows)
    assert mostly(rows) is Stage.COMPOSED
    assert any(row.fault and "検証で止められた" in row.fault.reason for row in rows)


def test_a_verifier_that_sleeps_is_caught_and_named(
    index: Index, grounds: Grounds, single: Sequence[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(COMPOSER, adds_an_amount)
    monkeypatch.setattr(VERIFIER, lets_all_through)
    rows = judged(index, grounds, single)
    assert any("裏付け" in breach.message for breach in breaches(rows))
    assert mostly(rows) is Stage.VERIFIED


def test_a_verifier_that_stops_what_is_true_is_caught_and_named(
    index: Index, grounds: Grounds, single: Sequence[Question], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VERIFIER, lambda *_: Verdict(False, "broken"))
    rows = judged(index, grounds, single)
    assert breaches(rows)
    assert mostly(rows) is Stage.VERIFIED
