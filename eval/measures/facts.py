"""The share of the expected facts that are in the answer; a refusal states none."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _facts(case: Case) -> float | None:
    if not case.question.facts:
        return None
    return 0.0 if case.refused else sum(case.verdict.facts) / len(case.question.facts)


MEASURES = (Measure("facts", texts.FACTS, _facts),)
