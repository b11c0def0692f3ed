"""Citations at the level of the 事業: how many are of a gold 事業, and how many gold groups are cited."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _precision(case: Case) -> float | None:
    if not case.question.golds:
        return None
    good = case.verdict.good
    return sum(good) / len(good) if good else 0.0


def _recall(case: Case) -> float | None:
    if not case.question.golds:
        return None
    return sum(case.verdict.cited) / len(case.verdict.cited)


MEASURES = (
    Measure("cite_precision", texts.CITE_PRECISION, _precision),
    Measure("cite_recall", texts.CITE_RECALL, _recall),
)
