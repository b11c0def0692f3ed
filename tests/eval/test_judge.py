"""The verdict is that of the project's scorer, for every reply; and what it means, in examples."""

from __future__ import annotations

import importlib.util
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer import Answer, AnswerKind
from eval.judge import judge
from eval.normalise import digits, name_key, text_key
from eval.question import Gold, Question
from eval.results import Row
from tests.eval.makers import answer, citation, question

SCORER = Path(__file__).parents[3] / "shared" / "tools" / "score.py"
needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason="the project's scorer is not at hand")


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def raw_question(asked: Question) -> dict[str, Any]:
    plain = asdict(asked)
    groups = {"any_of": plain["any_of"]} if asked.any_of else {}
    return plain | {"type": asked.kind, "any_of": None} | groups


def raw_reply(given: Answer) -> dict[str, Any]:
    return {"kind": given.kind.value, "answer": given.text, "citations": [asdict(c) for c in given.citations]}


def agree(scorer: ModuleType, asked: Question, given: Answer) -> None:
    theirs, ours = scorer.judge(raw_question(asked), raw_reply(given)), judge(asked, given)
    assert (ours.ok, ours.ok_answer) == (theirs["ok"], theirs["ok_answer"])
    assert list(ours.facts) == theirs["facts"]
    assert list(ours.forbidden) == theirs["forbidden"]
    assert ours.refused == theirs["refused"]
    if not asked.refuse:
        assert list(ours.cited) == theirs["cite"]
    if theirs["cite_precision"] is not None:
        assert sum(ours.good) / len(ours.good) == theirs["cite_precision"]


@needs_scorer
def test_the_scorer_agrees_on_every_answer_to_a_sample_question(scorer: ModuleType, rows: list[Row]) -> None:
    for row in rows:
        given = answer(row.answer, AnswerKind(row.kind or "answer"), row.citations)
        agree(scorer, row.question, given)
        assert row.ok == scorer.judge(raw_question(row.question), raw_reply(given))["ok"]


numbers = st.sampled_from(["7", "2-(2)-④", "2-(2)-4", "その2-⑥", "その2-⑥-エ", "1-1-(3)", ""])
titles = st.sampled_from(
    ["地図の公開", "統合型地図情報の公開と活用", "地図情報の公開と活用【再掲】", "広報紙の発行", "防災"]
)
cities = st.sampled_from(["みなも市", "あおね町", None])
golds = st.builds(Gold, no=numbers, title=titles, municipality=cities)
words = st.sampled_from(["1,000円", "1000円", "総務課", "３件", "3件", "半額 です"])
questions = st.builds(
    question,
    municipality=cities,
    cite=st.lists(golds, max_size=3).map(tuple),
    cite_mode=st.sampled_from(["all", "any"]),
    any_of=st.lists(st.lists(golds, min_size=1, max_size=2).map(tuple), max_size=2).map(tuple),
    section=st.sampled_from(["", "計画の期間"]),
    facts=st.lists(st.lists(words, min_size=1, max_size=2).map(tuple), max_size=3).map(tuple),
    forbid=st.lists(words, max_size=1).map(tuple),
    refuse=st.booleans(),
    ask_back_ok=st.booleans(),
)
citations = st.builds(
    citation,
    municipality=st.sampled_from(["みなも市", "あおね町", ""]),
    no=st.none() | numbers,
    title=titles | st.just(""),
)
answers = st.builds(
    answer,
    text=st.lists(words, max_size=4).map("、".join),
    kind=st.sampled_from(list(AnswerKind)),
    citations=st.lists(citations, max_size=3).map(tuple),
)


@needs_scorer
@settings(max_examples=300, deadline=None)
@given(asked=questions, given_answer=answers)
def test_the_scorer_agrees_on_any_reply(scorer: ModuleType, asked: Question, given_answer: Answer) -> None:
    agree(scorer, asked, given_answer)


@needs_scorer
@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=30) | st.sampled_from(["その２-⑥-エ", "Ｗｅｂ【再掲】", "１，９４０ 千円"]))
def test_the_scorer_folds_words_the_same_way(scorer: ModuleType, text: str) -> None:
    assert (name_key(text), text_key(text), digits(text)) == (
        scorer.norm(text),
        scorer.text_norm(text),
        scorer.digits(text),
    )


def test_a_fact_is_found_in_any_width_and_with_or_without_commas() -> None:
    assert judge(question(facts=(("2,000円",),)), answer("２０００ 円です。")).facts == (True,)


def test_a_refusal_is_right_only_where_nothing_is_to_be_said() -> None:
    refusal = answer("書かれていません。", AnswerKind.REFUSAL, ())
    assert judge(question(refuse=True, cite=(), facts=()), refusal).ok
    assert not judge(question(), refusal).ok


def test_a_citation_of_another_city_is_not_the_one_meant() -> None:
    assert not judge(question(), answer(citations=(citation(municipality="あおね町"),))).ok


def test_a_sub_item_counts_as_its_project() -> None:
    asked = question(cite=(Gold("その2-⑥", "電子申請の拡充"),))
    assert judge(asked, answer(citations=(citation(no="その2-⑥-エ", title="電子申請の拡充"),))).ok
