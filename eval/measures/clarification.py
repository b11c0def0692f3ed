"""Asking back where the question could be answered as it stands."""

from __future__ import annotations

from bot.answer import AnswerKind
from eval import texts
from eval.case import Case
from eval.measures.base import Measure


def _needless(case: Case) -> float | None:
    if case.question.refuse or case.question.ask_back_ok:
        return None
    return float(case.answer is None or case.answer.kind is AnswerKind.CLARIFY)


MEASURES = (Measure("asked_back", texts.ASKED_BACK, _needless, error=True),)
