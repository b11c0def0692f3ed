"""Every 事業 of the real plans is asked for everything: the right one is cited, and every statement passes the gate."""

import json
import logging
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answer import AnswerKind
from bot.assistant import open_assistant
from index.build import build_index
from index.opened import Index, open_index
from index.protocols import EntryFilter
from ingest.read import read_plans

SHARED = Path(__file__).parents[3] / "shared"
OURS = Path(__file__).parents[2] / "eval" / "questions" / "real.jsonl"
ALWAYS = ("の担当課は？", "はいつから？", "は何をする事業ですか", "の効果は？", "の目標は？", "の関係課は？")
WHERE_PRINTED = ("の予算はいくら？", "の令和2年度の結果は？")

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir() and "CI" not in os.environ, reason="the real plans are not here"
)


@pytest.fixture(scope="module")
def real_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    root = tmp_path_factory.mktemp("real")
    build_index(read_plans([SHARED / "plans"]).catalogue, root)
    index = open_index(root)
    yield index
    index.close()


def dropped(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "bot.render"]


def test_every_question_about_every_project_cites_that_project(
    real_index: Index, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = open_assistant(real_index)
    cities = {plan.id: plan.municipality for plan in real_index.store.plans()}
    results: Counter[str] = Counter()
    with caplog.at_level(logging.WARNING, logger="bot.render"):
        for entry in real_index.store.entries(EntryFilter()):
            name = entry.title.replace("【再掲】", "")
            for asked in ALWAYS + WHERE_PRINTED:
                answer = assistant.ask(name + asked, municipality=cities[entry.plan_id])
                if answer.kind is AnswerKind.REFUSAL:
                    results["refused" if asked in ALWAYS else "not printed"] += 1
                    continue
                titles = {citation.title.replace("【再掲】", "") for citation in answer.citations}
                results["right" if name in titles else "wrong"] += 1
    assert results.total() == 159 * 8
    assert results["right"] >= 1000
    assert results["right"] / (results["right"] + results["wrong"] + results["refused"]) >= 0.98, results
    assert dropped(caplog) == []


@pytest.mark.parametrize("path", [SHARED / "eval" / "dev-questions.jsonl", OURS], ids=lambda path: path.stem)
def test_every_statement_of_every_answer_to_the_question_sets_passes_the_gate(
    real_index: Index, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assistant = open_assistant(real_index)
    with caplog.at_level(logging.WARNING, logger="bot.render"):
        for question in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            session = None
            for turn in question["turns"]:
                answer = assistant.ask(turn, session_id=session, municipality=question.get("municipality"))
                session = answer.session_id
                assert answer.kind is not AnswerKind.REFUSAL or not answer.citations
    assert dropped(caplog) == []
