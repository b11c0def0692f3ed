"""Whether the question passes, by the rule of the project's scorer."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _passed(case: Case) -> float:
    return float(case.verdict.ok)


MEASURES = (Measure("pass", texts.PASS, _passed),)
