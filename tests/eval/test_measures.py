"""Each measure says what it should, and a failed question is never left out."""

from __future__ import annotations

import pytest

from bot.answer import AnswerKind
from eval.case import Case
from eval.grounds import Grounds
from eval.measures.latency import latency
from eval.measures.registry import BY_NAME, MEASURES
from eval.question import Gold, Question
from eval.results import Row
from eval.systems.base import Exchange
from tests.eval.makers import answer, citation, question

REFUSAL = Exchange(answer("書かれていません。", AnswerKind.REFUSAL, ()), 0.1)
NOTHING = Exchange(None, 0.0, "boom")
UNSAID = question(refuse=True, cite=(), facts=())


def value(
    name: str, asked: Question, exchange: Exchange, grounds: Grounds, found: tuple[str, ...] = ()
) -> float | None:
    return BY_NAME[name].of(Case(asked, exchange, grounds, found))


def test_every_value_lies_between_0_and_1(rows: list[Row]) -> None:
    assert all(0 <= v <= 1 for row in rows for v in row.values.values())
    assert {name for row in rows for name in row.values} == set(BY_NAME)
    assert len(BY_NAME) == len(MEASURES)


def test_an_answer_that_does_not_come_counts_everywhere(grounds: Grounds) -> None:
    for name in (
        "pass",
        "facts",
        "cite_precision",
        "cite_recall",
        "field_precision",
        "field_recall",
        "quotes",
        "supported",
    ):
        assert value(name, question(), NOTHING, grounds) == 0.0
    assert value("false_refusal", question(), NOTHING, grounds) == 1.0
    assert value("asked_back", question(), NOTHING, grounds) == 1.0
    assert value("false_answer", UNSAID, NOTHING, grounds) == 1.0


def test_a_wrong_refusal_counts_against_facts_and_citations(grounds: Grounds) -> None:
    for name in ("pass", "facts", "cite_precision", "cite_recall", "field_precision", "field_recall"):
        assert value(name, question(), REFUSAL, grounds) == 0.0
    assert value("false_refusal", question(), REFUSAL, grounds) == 1.0
    assert value("false_answer", UNSAID, REFUSAL, grounds) == 0.0
    assert value("false_refusal", UNSAID, REFUSAL, grounds) is None


def test_answering_what_should_be_refused_is_a_false_answer(grounds: Grounds) -> None:
    assert value("false_answer", UNSAID, Exchange(answer(), 0.1), grounds) == 1.0


def test_citations_are_measured_by_project(grounds: Grounds) -> None:
    asked = question(cite=(Gold("23", "新しく農業を始める人の応援"), Gold("12", "買い物と通院ののりあい便")))
    cited = (citation(), citation(n=2, no="5", title="古い水道管の取替えと漏水調査"))
    exchange = Exchange(answer(citations=cited), 0.1)
    assert value("cite_precision", asked, exchange, grounds) == 0.5
    assert value("cite_recall", asked, exchange, grounds) == 0.5


def test_citations_are_measured_by_field(grounds: Grounds) -> None:
    title = citation(field="事業名称", quote="新しく農業を始める人の応援")
    title = citation(
        source=title.source.__class__(title.source.file, 488, 488), field="事業名称", quote=title.title
    )
    assert value("field_recall", question(), Exchange(answer(), 0.1), grounds) == 1.0
    assert value("field_recall", question(), Exchange(answer(citations=(title,)), 0.1), grounds) == 0.0
    assert value("field_precision", question(), Exchange(answer(), 0.1), grounds) == 1.0
    unrelated = Exchange(answer("月面基地と海底都市の話です。 [1]"), 0.1)
    assert value("field_precision", question(), unrelated, grounds) == 0.0


@pytest.mark.parametrize(("said", "exact"), [("全3件です。", 1.0), ("全13件です。", 0.0), ("全３事業です。", 1.0)])
def test_a_count_must_stand_there_as_it_is(grounds: Grounds, said: str, exact: float) -> None:
    asked = question(kind="aggregate", facts=(("3件", "3事業"),))
    assert value("count", asked, Exchange(answer(said), 0.1), grounds) == exact


def test_lists_are_measured_by_their_rows(grounds: Grounds) -> None:
    golds = (Gold("23", "新しく農業を始める人の応援"), Gold("12", "買い物と通院ののりあい便"))
    asked = question(kind="aggregate", cite=golds)
    exchange = Exchange(answer(kind=AnswerKind.LIST), 0.1)
    assert value("row_precision", asked, exchange, grounds) == 1.0
    assert value("row_recall", asked, exchange, grounds) == 0.5
    assert value("row_recall", question(), exchange, grounds) is None


def test_retrieval_is_measured_by_the_place_of_the_gold_project(grounds: Grounds) -> None:
    farmer = grounds.entries_of(Gold("23", "新しく農業を始める人の応援"), "みなも市")[0].id
    second = ("other", farmer)
    assert value("mrr", question(), REFUSAL, grounds, second) == 0.5
    assert value("recall3", question(), REFUSAL, grounds, second) == 1.0
    assert value("ndcg", question(), REFUSAL, grounds, (farmer,)) == pytest.approx(1.0)


def test_a_gold_project_that_was_never_read_counts_as_not_found(grounds: Grounds) -> None:
    asked = question(cite=(Gold("99", "月面基地の建設"),))
    assert value("ndcg", asked, REFUSAL, grounds, ("a",)) == 0.0
    assert value("recall10", asked, REFUSAL, grounds, ()) == 0.0


def test_percentiles_are_values_that_were_measured() -> None:
    found = latency([0.4, 0.1, 0.2, 0.3])
    assert (found.p50, found.p95) == (0.2, 0.4)
    assert latency([]).p95 == 0.0
