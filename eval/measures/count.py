"""Exactness of counts: the number stated is the number expected, and stands there on its own (13件 is not 3件)."""

from __future__ import annotations

import re

from eval import texts
from eval.case import Case
from eval.measures.base import Measure
from eval.normalise import text_key


def _exact(case: Case) -> float | None:
    if not case.question.counts:
        return None
    said = text_key(case.answer.text) if case.answer and not case.refused else ""
    return float(all(any(_alone(one, said) for one in alternatives) for alternatives in case.question.counts))


def _alone(count: str, said: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(text_key(count))}", said) is not None


MEASURES = (Measure("count", texts.COUNT, _exact),)
