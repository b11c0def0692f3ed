"""Every measure, in the order in which reports show them."""

from __future__ import annotations

from eval import texts
from eval.measures import (
    cited_entries,
    cited_fields,
    clarification,
    count,
    facts,
    passed,
    quotes,
    refusal,
    retrieval,
    rows,
    support,
)
from eval.measures.base import Measure

MEASURES: tuple[Measure, ...] = (
    *passed.MEASURES,
    *facts.MEASURES,
    *cited_entries.MEASURES,
    *cited_fields.MEASURES,
    *quotes.MEASURES,
    *support.MEASURES,
    *rows.MEASURES,
    *count.MEASURES,
    *refusal.MEASURES,
    *clarification.MEASURES,
    *retrieval.MEASURES,
)
BY_NAME = {measure.name: measure for measure in MEASURES}

OPINION = Measure("llm", texts.LLM, lambda case: None)
"""What a language model thinks, where one is asked (``eval.llm_judge``): shown, but never a threshold."""
SHOWN = (*MEASURES, OPINION)
