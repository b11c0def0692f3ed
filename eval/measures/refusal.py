"""Refusing: questions that have an answer and were refused, questions that have none and were answered."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _false_refusal(case: Case) -> float | None:
    if case.question.refuse:
        return None
    return float(case.refused or case.answer is None)


def _false_answer(case: Case) -> float | None:
    if not case.question.refuse:
        return None
    return float(not case.refused or bool(case.citations))


MEASURES = (
    Measure("false_refusal", texts.FALSE_REFUSAL, _false_refusal, error=True),
    Measure("false_answer", texts.FALSE_ANSWER, _false_answer, error=True),
)
