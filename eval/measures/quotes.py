"""Fidelity of quotations: each stands to the letter in the lines of the file that its citation names."""

from __future__ import annotations

from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _faithful(case: Case) -> float | None:
    if case.answer is None:
        return 0.0
    if not case.citations:
        return None
    return 1.0 - len(case.false_quotes) / len(case.citations)


MEASURES = (Measure("quotes", texts.QUOTES, _faithful),)
