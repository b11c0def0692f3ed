"""Systems that can be asked: the bot here, a server, and the naive baseline."""

from __future__ import annotations

import json

import httpx
import pytest

from bot.answer import AnswerKind
from eval.grounds import Grounds
from eval.results import Results
from eval.sets import QuestionSet
from eval.systems.base import converse
from eval.systems.http import HttpBot, answer_of
from eval.systems.local import LocalBot
from eval.systems.naive import NaiveRag
from index.opened import Index
from tests.eval.makers import answer, question

TWO_TURNS = question(turns=("のりあい便とは", "その担当課は？"))


def server(*replies: object, seen: list[dict[str, object]]) -> HttpBot:
    waiting = list(replies)

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(json.loads(request.content))
        reply = waiting.pop(0)
        return httpx.Response(reply) if isinstance(reply, int) else httpx.Response(200, json=reply)

    return HttpBot("http://test/", httpx.Client(transport=httpx.MockTransport(handle)))


def test_a_server_is_asked_turn_by_turn_in_one_session() -> None:
    seen: list[dict[str, object]] = []
    bot = server(
        {"session_id": "s1", "kind": "answer"}, {"session_id": "s1", "answer": "交通政策課です。"}, seen=seen
    )
    exchange = bot.converse(TWO_TURNS)
    assert exchange.answer is not None
    assert exchange.answer.text == "交通政策課です。"
    assert [body["message"] for body in seen] == list(TWO_TURNS.turns)
    assert seen[1]["session_id"] == "s1"
    assert seen[0]["municipality"] == "みなも市"


def test_a_server_that_fails_is_a_failed_exchange() -> None:
    exchange = server(500, seen=[]).converse(question())
    assert exchange.answer is None
    assert "500" in (exchange.error or "")


def test_a_reply_of_the_api_becomes_an_answer_whatever_it_leaves_out() -> None:
    whole = answer_of({
        "session_id": "s", "kind": "list", "answer": "全1件 [1]", "suggestions": ["予算は？"],
        "citations": [{"n": 1, "municipality": "みなも市", "no": 7, "title": "題", "field": "担当課", "quote": "課",
                       "source": {"file": "a.txt", "line_start": 4, "line_end": 5}}],
        "searched": {"entries": 24, "plans": 2},
    })  # fmt: skip
    assert (whole.kind, whole.citations[0].no, whole.citations[0].source.line_end) == (AnswerKind.LIST, "7", 5)
    assert answer_of({"kind": "refuse"}).kind is AnswerKind.REFUSAL
    assert answer_of({"refused": True}).kind is AnswerKind.REFUSAL
    assert answer_of({"kind": "poem", "citations": [{}]}).kind is AnswerKind.ANSWER


def test_an_error_while_answering_is_told_and_not_raised() -> None:
    def ask(*_: object) -> object:
        raise RuntimeError("boom")

    exchange = converse(question(), ask)  # type: ignore[arg-type]
    assert (exchange.answer, exchange.error) == (None, "RuntimeError: boom")


def test_each_turn_hands_on_the_session() -> None:
    sessions: list[str | None] = []

    def ask(message: str, session: str | None, city: str | None) -> object:
        sessions.append(session)
        return answer()

    converse(TWO_TURNS, ask)  # type: ignore[arg-type]
    assert sessions == [None, "s"]


def test_the_bot_here_is_watched_while_it_searches(index: Index) -> None:
    exchange = LocalBot(index).converse(question(turns=("トラクターを借りたら1日いくら",)))
    assert exchange.trace is not None
    assert any(exchange.trace.searches)
    assert exchange.trace.dropped == ()


def test_an_unknown_city_is_a_failed_exchange(index: Index) -> None:
    exchange = LocalBot(index).converse(question(municipality="どこか市"))
    assert exchange.answer is None
    assert "UnknownMunicipality" in (exchange.error or "")


def test_the_baseline_answers_with_its_best_chunks_cited_by_the_nearest_heading(grounds: Grounds) -> None:
    exchange = NaiveRag(grounds).converse(question(turns=("トラクターなどの農機具の貸し出し",)))
    assert exchange.answer is not None
    assert 1 <= len(exchange.answer.citations) <= 5
    assert "新しく農業を始める人の応援" in {citation.title for citation in exchange.answer.citations}
    assert {citation.municipality for citation in exchange.answer.citations} == {"みなも市"}
    assert exchange.ranking


def test_the_baseline_says_nothing_where_no_word_is_known(grounds: Grounds) -> None:
    exchange = NaiveRag(grounds).converse(question(turns=("xyzzy",)))
    assert exchange.answer is not None
    assert exchange.answer.kind is AnswerKind.REFUSAL


def test_the_bot_does_better_than_the_baseline(results: Results, sample: QuestionSet) -> None:
    ours, naive = (system.all.rates["pass"] for system in results.systems)
    assert ours.n == naive.n == len(sample.questions)
    assert ours.low > naive.high


@pytest.mark.parametrize("name", ["httpx_module", "ir_measures_module", "splitters_module"])
def test_a_missing_library_is_told_in_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from eval import tools
    from eval.errors import MissingToolError

    def missing(_: str) -> None:
        raise ImportError

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(MissingToolError, match="pip install"):
        getattr(tools, name)()
