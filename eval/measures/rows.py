"""Completeness of lists: of the rows cited how many belong there, of those that belong there how many are cited."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _precision(case: Case) -> float | None:
    if not case.question.is_list:
        return None
    good = case.verdict.good
    return sum(good) / len(good) if good else 0.0


def _recall(case: Case) -> float | None:
    if not case.question.is_list:
        return None
    return sum(case.verdict.cited) / len(case.verdict.cited)


MEASURES = (
    Measure("row_precision", texts.ROW_PRECISION, _precision),
    Measure("row_recall", texts.ROW_RECALL, _recall),
)
