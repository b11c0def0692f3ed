"""Every 事業 of the real plans is asked for everything: the right one is cited, and every statement passes the gate."""

import logging
import os
from collections import Counter
from pathlib import Path

import pytest

from bot.answer import AnswerKind
from bot.assistant import open_assistant
from index.build import build_index
from index.opened import open_index
from index.protocols import EntryFilter
from ingest.read import read_plans

PLANS = Path(__file__).parents[3] / "shared" / "plans"
ALWAYS = ("の担当課は？", "はいつから？", "は何をする事業ですか", "の効果は？", "の目標は？", "の関係課は？")
WHERE_PRINTED = ("の予算はいくら？", "の令和2年度の結果は？")


@pytest.mark.skipif(not PLANS.is_dir() and "CI" not in os.environ, reason="the real plans are not here")
def test_every_question_about_every_project_cites_that_project(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    build_index(read_plans([PLANS]).catalogue, tmp_path)
    index = open_index(tmp_path)
    assistant = open_assistant(index)
    cities = {plan.id: plan.municipality for plan in index.store.plans()}
    results: Counter[str] = Counter()
    with caplog.at_level(logging.WARNING, logger="bot.render"):
        for entry in index.store.entries(EntryFilter()):
            name = entry.title.replace("【再掲】", "")
            for asked in ALWAYS + WHERE_PRINTED:
                answer = assistant.ask(name + asked, municipality=cities[entry.plan_id])
                if answer.kind is AnswerKind.REFUSAL:
                    results["refused" if asked in ALWAYS else "not printed"] += 1
                    continue
                titles = {citation.title.replace("【再掲】", "") for citation in answer.citations}
                results["right" if name in titles else "wrong"] += 1
    index.close()
    assert results.total() == 159 * 8
    assert results["right"] >= 1000
    assert results["right"] / (results["right"] + results["wrong"] + results["refused"]) >= 0.98, results
    dropped = [record.getMessage() for record in caplog.records if record.name == "bot.render"]
    assert dropped == []
