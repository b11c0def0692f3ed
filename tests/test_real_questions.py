"""The questions over the five real plans agree with the plans, read here without ``ingest``: neither can hide the other."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
PLANS = ROOT.parent / "shared" / "plans"
QUESTIONS: list[dict[str, Any]] = [
    json.loads(line) for line in (ROOT / "eval/questions/real.jsonl").read_text("utf-8").splitlines()
]
KINDS = {
    "citizen", "staff", "schedule", "budget", "indicator", "progress", "aggregate", "compare", "followup", "noisy",
    "section", "unanswerable", "adversarial",
}  # fmt: skip
FIELDS = {
    "id", "type", "set", "src", "turns", "municipality", "cite", "cite_mode", "any_of", "section", "facts",
    "forbid", "refuse", "ask_back_ok",
}  # fmt: skip
MUNICIPALITIES = {"加東市", "下野市", "常総市", "秦野市", None}
NUMBERS = {
    "加東市": r"[1-9]\d?",
    "下野市": r"[1-5]-\([1-5]\)-[①-⑦]",
    "常総市": r"その[1-4]-[①-⑨](-[ア-サ])?",
    "秦野市": r"[1-3]-[1-5]-\([1-7]\)",
}
COMPUTED = {
    "kato-aggregate-01": "a count of the 事業 with a × in 令和2年度",
    "shimotsuke-aggregate-01": "a count of the 事業 of 商工観光課",
    "shimotsuke-aggregate-02": "a count of the 事業 with a budget of 0 円",
    "shimotsuke-aggregate-03": "a count of the 事業 of 環境課",
    "joso-aggregate-02": "a count of the 事業 of 税務課",
    "joso-aggregate-03": "a count of the 事業 of 施策方針 その3",
    "hadano-aggregate-01": "a count of the 事業 that go on (継続), with or without the one listed again",
    "hadano-aggregate-02": "a count of the 事業 listed again (再掲)",
    "hadano-aggregate-03": "a count of the 事業 of 図書館",
    "hadano-aggregate-04": "a count of the 事業 of 広報広聴課",
}
"""The questions with a fact that is counted and stands nowhere in the plans, and what is counted."""

ANSWERED = [q for q in QUESTIONS if not q.get("refuse")]
PLACE = re.compile(r"(00[0-4]):(\d+)(?:-(\d+))?")

needs_plans = pytest.mark.skipif(
    not PLANS.is_dir() and not os.environ.get("CI"), reason="the real plans are not in this checkout"
)


def squeeze(text: str) -> str:
    folded = unicodedata.normalize("NFKC", re.sub(r"</?[a-z][^>]*>", "", text))
    return re.sub(r"(?<=\d),(?=\d)", "", re.sub(r"\s", "", folded)).lower()


@cache
def lines(prefix: str) -> list[str]:
    return next(PLANS.glob(f"{prefix}_*.txt")).read_text("utf-8").splitlines()


@cache
def everything() -> str:
    return "\n".join(squeeze(path.read_text("utf-8")) for path in sorted(PLANS.glob("*.txt")))


def evidence(question: dict[str, Any]) -> str:
    """The lines that ``src`` names."""
    named = PLACE.findall(question["src"])
    return squeeze("\n".join("\n".join(lines(f)[int(a) - 1 : int(b or a)]) for f, a, b in named))


def entries(question: dict[str, Any]) -> list[dict[str, Any]]:
    """All the 事業 named, in ``cite`` or in a group of ``any_of``."""
    return [*question.get("cite", []), *(entry for group in question.get("any_of", []) for entry in group)]


def missing(question: dict[str, Any], text: str) -> list[list[str]]:
    """The facts of which no alternative is in the text."""
    return [fact for fact in question["facts"] if not any(squeeze(one) in text for one in fact)]


def ids(question: dict[str, Any]) -> str:
    return str(question["id"])


def test_there_are_two_hundred_questions_of_every_kind() -> None:
    assert len(QUESTIONS) == 200
    assert {q["type"] for q in QUESTIONS} == KINDS


def test_questions_have_names_and_wordings_of_their_own() -> None:
    assert len({q["id"] for q in QUESTIONS}) == len(QUESTIONS)
    assert len({(q["municipality"], *q["turns"]) for q in QUESTIONS}) == len(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS, ids=ids)
def test_a_question_keeps_to_the_schema(question: dict[str, Any]) -> None:
    assert set(question) <= FIELDS
    assert question["type"] in KINDS
    assert question["set"] == "real"
    assert question["src"]
    assert question["municipality"] in MUNICIPALITIES
    assert question["turns"]
    assert all(turn.strip() for turn in question["turns"])
    assert len(question["turns"]) == 1 or question["type"] == "followup"
    assert question.get("cite_mode", "all") in {"all", "any"}


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.get("refuse")], ids=ids)
def test_what_is_to_be_refused_names_no_answer(question: dict[str, Any]) -> None:
    assert question["refuse"] is True
    assert question["type"] in {"unanswerable", "adversarial"}
    assert not {"cite", "any_of", "section", "facts"} & set(question)


@pytest.mark.parametrize("question", ANSWERED, ids=ids)
def test_what_is_to_be_answered_names_facts_and_their_place(question: dict[str, Any]) -> None:
    assert question["facts"]
    assert all(fact and all(one.strip() for one in fact) for fact in question["facts"])
    assert entries(question) or question.get("section")
    assert PLACE.search(question["src"])


@pytest.mark.parametrize("question", [q for q in ANSWERED if entries(q)], ids=ids)
def test_a_cited_entry_bears_a_number_of_its_municipality(question: dict[str, Any]) -> None:
    for entry in entries(question):
        municipality = entry.get("municipality") or question["municipality"]
        assert re.fullmatch(NUMBERS[municipality], entry["no"]), entry
        assert entry["title"]


@needs_plans
def test_all_five_plans_are_there() -> None:
    assert len(list(PLANS.glob("*.txt"))) == 5, f"{PLANS} holds no plans"


@needs_plans
@pytest.mark.parametrize("question", [q for q in ANSWERED if entries(q)], ids=ids)
def test_a_cited_title_is_printed_in_the_plans(question: dict[str, Any]) -> None:
    assert [entry for entry in entries(question) if squeeze(entry["title"]) not in everything()] == []


@needs_plans
@pytest.mark.parametrize("question", [q for q in ANSWERED if q["id"] not in COMPUTED], ids=ids)
def test_every_fact_stands_in_the_lines_that_the_source_names(question: dict[str, Any]) -> None:
    assert missing(question, everything()) == []
    assert missing(question, evidence(question)) == []


@needs_plans
@pytest.mark.parametrize("question", [q for q in ANSWERED if q.get("section")], ids=ids)
def test_a_section_named_is_printed_in_the_plans(question: dict[str, Any]) -> None:
    assert squeeze(question["section"]) in everything()


@pytest.mark.parametrize("name", COMPUTED)
def test_a_count_is_the_number_of_the_entries_to_cite(name: str) -> None:
    question = next(q for q in ANSWERED if q["id"] == name)
    assert f"{len(question['cite'])}件" in question["facts"][0]
    assert all(re.fullmatch(r"\d+(件|事業|つ|個|本)", one) for fact in question["facts"] for one in fact)
