"""What an answer says is looked up in the files themselves, apart from the bot's own check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.answer import AnswerKind
from eval.case import Case
from eval.claims import sentences, unsupported
from eval.grounds import Grounds
from eval.results import Row
from eval.systems.base import Exchange
from ingest.model import Source
from tests.eval.makers import PLAN, answer, citation, question


def test_what_the_bot_answers_is_borne_out(rows: list[Row]) -> None:
    assert {row.question.id: row.unsupported for row in rows if row.unsupported} == {}


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("1日3,000円です。 [1]", "3000円"),
        ("1日2,000円で、7台あります。 [1]", "7"),
        ("令和11年度に始めます。 [1]", "2029年度"),
        ("「無料」で貸し出します。 [1]", "無料"),
        ("担当は広報課です。 [1]", "担当は広報課"),
        ("3,000円です。", "3000円"),
    ],
)
def test_what_stands_in_no_cited_field_is_found(grounds: Grounds, text: str, missing: str) -> None:
    [(_, words)] = unsupported(answer(text), grounds)
    assert words in (missing, missing.removeprefix("担当は"))


def test_what_stands_in_the_cited_lines_is_let_through(grounds: Grounds) -> None:
    assert unsupported(answer("「農機具」を1日2,000円で貸し出します。 [1]\n詳しくは窓口へ。"), grounds) == []


def test_a_count_that_can_be_recounted_is_let_through_and_another_is_not(asked: dict[str, Case]) -> None:
    case = asked["aggregate-01"]
    assert case.answer is not None
    assert case.unsupported == ()
    wrong = replace(case.answer, text=case.answer.text.replace("全3件", "全5千件"))
    assert unsupported(wrong, case.grounds)


def test_a_sentence_without_claims_needs_no_citation() -> None:
    assert sentences(answer("こんにちは。\nそれは2つです。", citations=())) != []
    assert sentences(answer("こんにちは。", citations=())) == []


def test_a_quotation_must_stand_in_the_lines_that_it_names(grounds: Grounds) -> None:
    good, bad = citation(), citation(n=2, quote="トラクターを無料で貸し出します。")
    case = Case(question(), Exchange(answer(citations=(good, bad)), 0.1), grounds)
    assert case.false_quotes == (bad,)


def test_a_refusal_claims_nothing(grounds: Grounds) -> None:
    refusal = answer("計画2件・24事業をお調べしました。", AnswerKind.REFUSAL, ())
    assert Case(question(), Exchange(refusal, 0.1), grounds).unsupported == ()


def test_numbers_side_by_side_are_not_read_as_one(grounds: Grounds) -> None:
    row = citation(n=1, quote="2023(令和5)年度", source=Source(PLAN, 98, 98))
    text = (grounds.printed(row.source) or "").replace("\t", " ")
    assert unsupported(answer(f"{text} [1]", citations=(row,)), grounds) == []
