"""Draft questions come from the catalogue and wait for a person."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from eval.case import Case
from eval.errors import QuestionSetError
from eval.grounds import Grounds
from eval.propose import as_lines, propose
from eval.question_line import parse_line
from eval.sets import read_questions
from eval.stages import Stage, fault_of
from eval.systems.local import LocalBot
from index.opened import Index


def test_drafts_touch_every_kind_and_both_cities(grounds: Grounds) -> None:
    drafts = propose(grounds, 24)
    kinds = Counter(draft["type"] for draft in drafts)
    assert {"staff", "budget", "schedule", "indicator", "progress", "aggregate", "unanswerable"} <= set(kinds)
    assert len({draft["municipality"] for draft in drafts}) == 2
    assert len({draft["id"] for draft in drafts}) == len(drafts) == 24


def test_a_draft_is_refused_until_it_is_accepted(grounds: Grounds, tmp_path: Path) -> None:
    file = tmp_path / "draft.jsonl"
    file.write_text(as_lines(propose(grounds, 30)), "utf-8")
    with pytest.raises(QuestionSetError, match="1行目：まだ採用されていない"):
        read_questions(file)
    file.write_text(file.read_text("utf-8").replace('"accepted": false', '"accepted": true'), "utf-8")
    assert len(read_questions(file)) == 30


def test_what_drafts_expect_was_read_from_the_plans(grounds: Grounds, index: Index) -> None:
    bot = LocalBot(index)
    for draft in propose(grounds, 16):
        question = parse_line(json.dumps(draft | {"accepted": True}), "draft")
        fault = fault_of(Case(question, bot.converse(question), grounds))
        assert fault is None or fault.stage is not Stage.PARSED
