"""The share of the sentences that the fields they cite bear out (every number, date, amount, department, quotation)."""

from __future__ import annotations

from bot.answer import AnswerKind
from eval import texts
from eval.case import Case
from eval.claims import sentences
from eval.measures.base import Measure


def _supported(case: Case) -> float | None:
    if case.answer is None:
        return 0.0
    if case.answer.kind in (AnswerKind.REFUSAL, AnswerKind.CLARIFY):
        return None
    said = sentences(case.answer)
    return 1.0 - len(case.unsupported) / len(said) if said else None


MEASURES = (Measure("supported", texts.SUPPORTED, _supported),)
