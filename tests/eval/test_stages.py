"""The first stage that broke is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import AnswerKind, Citation
from eval.case import Case
from eval.grounds import Grounds
from eval.question import Gold, Question
from eval.stages import Stage, fault_of
from eval.systems.base import Exchange, Trace
from tests.eval.makers import answer, citation, question

ANOTHER = citation(no="12", title="買い物と通院ののりあい便")


def stage(asked: Question, exchange: Exchange, grounds: Grounds, found: tuple[str, ...] = ()) -> Stage | None:
    fault = fault_of(Case(asked, exchange, grounds, found))
    return fault.stage if fault else None


def said(text: str = "1日2,000円です。 [1]", *cited: Citation, kind: AnswerKind = AnswerKind.ANSWER) -> Exchange:
    return Exchange(answer(text, kind, cited), 0.1)


@pytest.fixture
def farmer(grounds: Grounds) -> str:
    return grounds.entries_of(Gold("23", "新しく農業を始める人の応援"), "みなも市")[0].id


def test_a_right_answer_has_no_fault(grounds: Grounds) -> None:
    assert stage(question(), said("1日2,000円です。 [1]", citation()), grounds) is None


def test_no_answer_at_all_is_a_fault_of_the_service(grounds: Grounds) -> None:
    assert stage(question(), Exchange(None, 0.0, "boom"), grounds) is Stage.SERVED


def test_a_project_that_was_not_read_is_a_fault_of_reading(grounds: Grounds) -> None:
    asked = question(cite=(Gold("99", "月面基地の建設"),))
    assert stage(asked, said("知りません。", kind=AnswerKind.REFUSAL), grounds) is Stage.PARSED


def test_a_fact_that_was_not_read_is_a_fault_of_reading(grounds: Grounds) -> None:
    assert stage(question(facts=(("月面基地",),)), said("はい。 [1]", citation()), grounds) is Stage.PARSED


def test_what_no_search_brings_is_a_fault_of_retrieval(grounds: Grounds) -> None:
    assert stage(question(), said("別です。 [1]", ANOTHER), grounds, ("a", "b")) is Stage.RETRIEVED


def test_what_is_found_late_is_a_fault_of_retrieval_and_what_is_found_first_is_not(
    grounds: Grounds, farmer: str
) -> None:
    other = said("別です。 [1]", ANOTHER)
    assert stage(question(), other, grounds, ("a", "b", "c", farmer)) is Stage.RETRIEVED
    assert stage(question(), other, grounds, ("a", farmer)) is Stage.UNDERSTOOD


def test_the_searches_of_the_bot_itself_go_before_a_plain_one(grounds: Grounds, farmer: str) -> None:
    watched = replace(said("別です。 [1]", ANOTHER), trace=Trace(searches=(("a",), (farmer,))))
    assert stage(question(), watched, grounds, ()) is Stage.UNDERSTOOD


def test_refusing_what_was_found_is_a_fault_of_understanding(grounds: Grounds, farmer: str) -> None:
    refusal = said("書かれていません。", kind=AnswerKind.REFUSAL)
    assert stage(question(), refusal, grounds, (farmer,)) is Stage.UNDERSTOOD


def test_answering_what_no_plan_says_is_a_fault_of_understanding(grounds: Grounds) -> None:
    asked = question(refuse=True, cite=(), facts=())
    assert stage(asked, said("1日2,000円です。 [1]", citation()), grounds) is Stage.UNDERSTOOD


def test_asking_back_without_need_is_a_fault_of_understanding(grounds: Grounds, farmer: str) -> None:
    back = said("どれですか。", kind=AnswerKind.CLARIFY)
    assert stage(question(), back, grounds, (farmer,)) is Stage.UNDERSTOOD


def test_wrong_rows_or_counts_are_faults_of_computing(asked: dict[str, Case]) -> None:
    case = asked["aggregate-01"]
    assert case.answer is not None
    fewer = replace(case.answer, citations=case.answer.citations[:-1])
    wrong = replace(case.answer, text=case.answer.text.replace("全3件", "全2件"))
    for changed in (fewer, wrong):
        assert stage(case.question, Exchange(changed, 0.1), case.grounds) is Stage.COMPUTED


def test_a_list_answered_as_one_thing_was_not_understood(asked: dict[str, Case]) -> None:
    case = asked["aggregate-01"]
    assert case.answer is not None
    single = replace(case.answer, kind=AnswerKind.ANSWER, text="あります。", citations=case.answer.citations[:1])
    assert stage(case.question, Exchange(single, 0.1), case.grounds) is Stage.UNDERSTOOD


def test_a_fact_left_out_or_a_forbidden_word_is_a_fault_of_composing(grounds: Grounds) -> None:
    assert stage(question(), said("貸し出します。 [1]", citation()), grounds) is Stage.COMPOSED
    forbidden = question(forbid=("2,000円です",))
    assert stage(forbidden, said("1日2,000円です。 [1]", citation()), grounds) is Stage.COMPOSED


def test_an_unsupported_sentence_in_a_passing_answer_is_a_fault_of_verifying(grounds: Grounds) -> None:
    more = said("1日2,000円です。 [1]\n台数は99台です。 [1]", citation())
    assert stage(question(), more, grounds) is Stage.VERIFIED


def test_a_false_quotation_in_a_passing_answer_is_a_fault_of_verifying(grounds: Grounds) -> None:
    assert stage(question(), said("1日2,000円です。 [1]", citation(quote="無料です")), grounds) is Stage.VERIFIED


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("number 2000 does not stand in the evidence", Stage.VERIFIED),
        ("amount 777円 does not stand in the evidence", Stage.COMPOSED),
        ("quoted words do not stand in the evidence: 月面基地", Stage.COMPOSED),
        ("a citation quotes nothing", Stage.VERIFIED),
    ],
)
def test_what_the_verifier_drops_is_held_against_the_plan(
    grounds: Grounds, farmer: str, reason: str, expected: Stage
) -> None:
    dropped = replace(said("ありません。", kind=AnswerKind.REFUSAL), trace=Trace(((farmer,),), (reason,)))
    assert stage(question(), dropped, grounds) is expected
